import { part } from '../assembly.ts';
import { roundedBox } from '../geometry/box.ts';
import { creased } from '../geometry/crease.ts';
import { Mesh } from '../geometry/mesh.ts';
import { tube } from '../geometry/tube.ts';
import { gauss, range, type Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { MechanicsLayout } from './mechanics-layout.ts';
import { barBetween, boxAt, cable, rodAt, turnedAt } from './shapes.ts';

interface TankPlace {
  readonly at: Vec3;
  readonly size: Vec3;
  /** Raised middle that lets exhaust or propeller shaft pass below. */
  readonly isSaddle: boolean;
  /** Mouth of the filler neck at the skin. */
  readonly mouth: Vec3;
}

/** Tank, pump, filler neck and vapour canister. The filler is on the right, on pickups on the left. */
export function fuelSystem(layout: MechanicsLayout, canister: Vec3): CarPart[] {
  const place = tankPlace(layout);
  const [x, y, z] = place.at;
  const top: Vec3 = [
    x + place.size[0] * 0.12,
    y - place.size[1] * (place.isSaddle ? 0.24 : 0),
    z + place.size[2] / 2,
  ];
  return [
    part('tanque', tankMeshes(place), { explode: [0, 0, -0.3], sequence: 5 }),
    part('bomba-gasolina', pump(top, place.size[2]), { explode: [0, 0, 0.26], sequence: 2 }),
    part('cuello-llenado', filler(place), {
      explode: [-0.06, Math.sign(place.mouth[1]) * 0.22, 0.08],
      sequence: 3,
    }),
    ...(layout.spec.engine.cooling === 'water'
      ? [part('canister', canisterMeshes(canister), { explode: [-0.14, 0.22, 0.04], sequence: 4 })]
      : []),
  ];
}

function tankPlace({ frame, spec }: MechanicsLayout): TankPlace {
  const rear = frame.rearAxle.x;
  if (frame.engineAt === 'rear') {
    const z = Math.min(frame.cargo.top - 0.16, frame.tyreRadius + 0.36);
    return { at: [0.12, 0, z], size: [0.42, 0.72, 0.2], isSaddle: false, mouth: [0.36, -0.22, z + 0.14] };
  }
  if (spec.chassis.frame === 'ladder') {
    const y = frame.rails.y * 0.52;
    const at: Vec3 = [rear + 0.95, y, frame.rails.z - 0.07];
    return {
      at,
      size: [0.92, frame.rails.y * 0.62, 0.25],
      isSaddle: false,
      mouth: [rear + 0.5, frame.halfWidth - 0.06, frame.beltZ - 0.2],
    };
  }
  const bottom = frame.groundClearance + 0.09;
  const width = Math.min(1.02, 2 * (frame.halfWidth - 0.36));
  const at: Vec3 = [rear + 0.56, 0, bottom + 0.1];
  return {
    at,
    size: [0.5, width, 0.19],
    isSaddle: true,
    mouth: [rear - 0.04, -(frame.halfWidth - 0.075), frame.beltZ - 0.16],
  };
}

function tankMeshes({ at, size, isSaddle }: TankPlace) {
  const shell = roundedBox(size, { radius: 0.06, steps: 2 });
  const shaped = isSaddle
    ? creased(
        finerAcross(size).map((p): Vec3 => [p[0], p[1], p[2] < 0 ? p[2] + 0.085 * gauss(p[1], 0.13) : p[2]]),
        60,
      )
    : shell;
  const straps = [0.32, -0.32].map((t) =>
    isSaddle
      ? roundedBox([size[0] + 0.012, 0.032, size[2] + 0.008], { radius: 0.06, steps: 2 }).at(
          at[0],
          at[1] + t * size[1],
          at[2],
        )
      : roundedBox([0.032, size[1] + 0.012, size[2] + 0.008], { radius: 0.06, steps: 2 }).at(
          at[0] + t * size[0],
          at[1],
          at[2],
        ),
  );
  return { black: shaped.at(...at), steel: Mesh.merge(...straps) };
}

/** The tank as a row of slices, so that its underside can arch. */
function finerAcross(size: Vec3): Mesh {
  const slices = 8;
  const whole = roundedBox(size, { radius: 0.06, steps: 2 });
  const flat = size[1] / 2 - 0.06;
  const mesh = new Mesh();
  for (let index = 0; index < whole.indices.length; index += 3) {
    const [a, b, c] = [0, 1, 2].map((k) => whole.point(whole.indices[index + k] ?? 0));
    if (!a || !b || !c) continue;
    addSliced(mesh, [a, b, c], { flat, slices });
  }
  return mesh;
}

/** Cuts a triangle that spans the flat middle into strips across y; others stay whole. */
function addSliced(
  mesh: Mesh,
  corners: readonly [Vec3, Vec3, Vec3],
  { flat, slices }: { flat: number; slices: number },
): void {
  const ys = corners.map((p) => p[1]);
  if (Math.max(...ys) - Math.min(...ys) < flat) {
    const [a, b, c] = corners.map((p) => mesh.vertex(p, [0, 0, 1]));
    mesh.triangle(a ?? 0, b ?? 0, c ?? 0);
    return;
  }
  for (const cut of range(slices)) {
    const low = -flat + (2 * flat * cut) / slices;
    const high = -flat + (2 * flat * (cut + 1)) / slices;
    const piece = clip(clip([...corners], low, 1), high, -1);
    for (let k = 1; k + 1 < piece.length; k++) {
      const [a, b, c] = [piece[0], piece[k], piece[k + 1]].map((p) => mesh.vertex(p ?? [0, 0, 0], [0, 0, 1]));
      mesh.triangle(a ?? 0, b ?? 0, c ?? 0);
    }
  }
}

/** The part of a polygon on one side of the plane y = limit. */
function clip(points: readonly Vec3[], limit: number, sense: 1 | -1): Vec3[] {
  return points.flatMap((point, index) => {
    const next = points[(index + 1) % points.length] ?? point;
    const [here, there] = [(point[1] - limit) * sense, (next[1] - limit) * sense];
    const kept = here >= 0 ? [point] : [];
    if (here * there >= 0) return kept;
    const t = here / (here - there);
    const cut: Vec3 = [point[0] + (next[0] - point[0]) * t, limit, point[2] + (next[2] - point[2]) * t];
    return [...kept, cut];
  });
}

function pump([x, y, z]: Vec3, depth: number) {
  return {
    black: Mesh.merge(
      turnedAt(
        'z',
        [x, y, z],
        [
          [0, 0.02],
          [0.05, 0.018],
          [0.064, 0.012],
          [0.066, 0],
          [0, -0.002],
        ],
      ),
      rodAt('z', [x, y, z - depth * 0.42], { radius: 0.042, height: depth * 0.74 }),
      cable(
        [
          [x + 0.03, y, z + 0.016],
          [x + 0.06, y, z + 0.04],
          [x + 0.12, y + 0.02, z + 0.034],
        ],
        0.006,
      ),
    ),
    steel: Mesh.merge(
      turnedAt(
        'z',
        [x, y, z + 0.006],
        [
          [0.066, 0.006],
          [0.072, 0.006],
          [0.072, -0.006],
          [0.066, -0.006],
          [0.066, 0.006],
        ],
      ),
      ...[0.5, 2.6].map((angle) =>
        rodAt('z', [x + Math.cos(angle) * 0.05, y + Math.sin(angle) * 0.05, z - depth * 0.36], {
          radius: 0.005,
          height: depth * 0.7,
        }),
      ),
    ),
    white: boxAt([0.05, 0.02, 0.06], [x + 0.01, y + 0.052, z - depth * 0.5], 0.004),
    brass: boxAt([0.1, 0.004, 0.004], [x + 0.05, y + 0.07, z - depth * 0.6]),
  };
}

function filler({ at, size, mouth }: TankPlace) {
  const side = Math.sign(mouth[1]);
  const start: Vec3 = [at[0] - size[0] * 0.3, at[1] + side * (size[1] / 2 - 0.05), at[2] + size[2] * 0.3];
  const inward: Vec3 = [mouth[0] - 0.01, mouth[1] - side * 0.12, mouth[2] - 0.05];
  const path: Vec3[] = [
    start,
    [start[0] - 0.07, start[1] + side * 0.04, start[2] + 0.05],
    [(start[0] + inward[0]) / 2 - 0.03, start[1] * 0.5 + inward[1] * 0.5, (start[2] + inward[2]) / 2 + 0.02],
    inward,
    mouth,
  ];
  return {
    dark: tube(path, (t) => 0.022 + 0.008 * Math.max(0, t - 0.85) * 6, { smooth: 3, segments: 9 }),
    rubber: Mesh.merge(barBetween(path[0] ?? start, path[1] ?? start, 0.027)),
    black: rodAt('y', [mouth[0], mouth[1] + side * 0.006, mouth[2]], { radius: 0.034, height: 0.028 }),
    steel: cable(
      path.slice(0, 4).map(([x, y, z]): Vec3 => [x + 0.035, y, z + 0.012]),
      0.006,
    ),
  };
}

function canisterMeshes([x, y, z]: Vec3) {
  return {
    black: Mesh.merge(
      boxAt([0.2, 0.11, 0.11], [x, y, z], 0.024, 2),
      ...[-0.05, 0, 0.05].map((dx) => boxAt([0.008, 0.115, 0.115], [x + dx, y, z], 0.02)),
      rodAt('x', [x + 0.115, y + 0.02, z + 0.02], { radius: 0.01, height: 0.04 }),
      rodAt('x', [x + 0.115, y - 0.025, z + 0.02], { radius: 0.01, height: 0.04 }),
    ),
    white: rodAt('z', [x - 0.06, y, z + 0.07], { radius: 0.018, height: 0.04 }),
  };
}
