import { grid } from '../geometry/grid.ts';
import { lathe } from '../geometry/lathe.ts';
import { Mesh } from '../geometry/mesh.ts';
import { lerp, range, TAU, type Vec2, type Vec3 } from '../geometry/vec.ts';
import type { WheelSize } from './tyre.ts';

const SEGMENTS = 40;
/** y of the face that lies on the hub, from the middle of the tyre. */
export const MOUNT_Y = 0.012;

/** Barrel with both flanges, open at the outer face. */
export function barrel({ rimDiameter, width }: WheelSize, segments = SEGMENTS): Mesh {
  const r = rimDiameter / 2 + 0.004;
  const half = width / 2;
  const profile: Vec2[] = [
    [r - 0.02, half - 0.03],
    [r - 0.012, half - 0.014],
    [r - 0.002, half - 0.009],
    [r + 0.002, half - 0.013],
    [r - 0.003, half - 0.02],
    [r - 0.02, half - 0.034],
    [r - 0.028, half - 0.06],
    [r - 0.03, 0],
    [r - 0.022, 0.05 - half],
    [r - 0.004, 0.026 - half],
    [r - 0.002, 0.014 - half],
    [r - 0.014, 0.016 - half],
    [r - 0.028, 0.05 - half],
    [r - 0.036, 0],
    [r - 0.034, half - 0.06],
    [r - 0.02, half - 0.03],
  ];
  return lathe(profile, { segments, creaseDegrees: 40 });
}

export interface SpokeStyle {
  readonly count: number;
  /** Half widths at hub and rim. */
  readonly widths: readonly [number, number];
  /** Sideways distance of the two halves of a split spoke, at hub and rim; 0: one bar. */
  readonly split: readonly [number, number];
  /** How far the face bulges out between hub and rim. */
  readonly dish: number;
  readonly thickness: number;
  /** Degrees that a spoke leans around the hub. */
  readonly twist?: number;
}

/** Cast spokes with the hub they grow from. */
export function spokedFace(size: WheelSize, style: SpokeStyle): Mesh {
  const bars = range(style.count).flatMap((index) => {
    const angle = (index / style.count) * TAU;
    const sides = style.split[1] === 0 ? [0] : [-1, 1];
    return sides.map((side) => spoke(size, style, { angle, side }));
  });
  return Mesh.merge(hub(size), ...bars);
}

function hub({ width }: WheelSize): Mesh {
  const face = faceY(width);
  return lathe(
    [
      [0, face - 0.012],
      [0.024, face - 0.012],
      [0.026, face - 0.004],
      [0.034, face - 0.004],
      [0.06, face - 0.012],
      [0.07, face - 0.022],
      [0.074, face - 0.034],
      [0.074, MOUNT_Y],
      [0, MOUNT_Y],
    ],
    { segments: 30 },
  );
}

/** y of the outer face at the hub. */
const faceY = (width: number): number => width / 2 - 0.03;

interface SpokePlace {
  readonly angle: number;
  readonly side: number;
}

function spoke({ rimDiameter, width }: WheelSize, style: SpokeStyle, { angle, side }: SpokePlace): Mesh {
  const rim = rimDiameter / 2 - 0.014;
  const steps = 6;
  const rows = range(steps + 1).map((step): Vec3[] => {
    const t = step / steps;
    const radius = lerp(0.045, rim, t);
    const half = lerp(style.widths[0], style.widths[1], t);
    const offset = side * lerp(style.split[0], style.split[1], t);
    const y = faceY(width) - 0.01 + style.dish * Math.sin(t * Math.PI * 0.6) + 0.008 * t;
    const depth = lerp(style.thickness, style.thickness * 0.55, t);
    const turn = angle + (t * (style.twist ?? 0) * Math.PI) / 180;
    const place = (u: number, v: number): Vec3 => [
      Math.sin(turn) * radius + Math.cos(turn) * (offset + u),
      y + v,
      Math.cos(turn) * radius - Math.sin(turn) * (offset + u),
    ];
    return [
      place(-half, -depth),
      place(-half, -0.006),
      place(-half + 0.005, 0),
      place(half - 0.005, 0),
      place(half, -0.006),
      place(half, -depth),
    ];
  });
  return grid(rows, { closed: true, creaseDegrees: 35 }).outward();
}

/** Pressed steel disc with hand holes and a raised nave. */
export function steelDisc(size: WheelSize, holes: number): Mesh {
  const rim = size.rimDiameter / 2 - 0.026;
  const face = size.width / 2 - 0.055;
  const rows = [
    [0.03, face - 0.004],
    [0.04, face + 0.004],
    [0.075, face + 0.004],
    [0.086, face - 0.012],
    [rim * 0.66, face + 0.012],
    [rim * 0.76, face + 0.012],
    [rim * 0.86, face + 0.004],
    [rim, face - 0.012],
  ] as const;
  const steps = holes * 4;
  const mesh = grid(
    rows.map(([radius, y]) =>
      range(steps).map((step): Vec3 => {
        const angle = (step / steps) * TAU;
        return [Math.sin(angle) * radius, y, Math.cos(angle) * radius];
      }),
    ),
    { closed: true, creaseDegrees: 50, reversed: true },
  );
  return twoSided(withoutHoles(mesh, { inner: rim * 0.64, outer: rim * 0.88, holes }));
}

/** Leaves out the faces of every other pair of sectors between two radii. */
function withoutHoles(
  mesh: Mesh,
  { inner, outer, holes }: { inner: number; outer: number; holes: number },
): Mesh {
  const kept = new Mesh();
  kept.positions.push(...mesh.positions);
  kept.normals.push(...mesh.normals);
  for (let index = 0; index < mesh.indices.length; index += 3) {
    const corners = mesh.indices.slice(index, index + 3);
    const points = corners.map((corner) => mesh.point(corner));
    const x = points.reduce((sum, p) => sum + p[0], 0) / 3;
    const z = points.reduce((sum, p) => sum + p[2], 0) / 3;
    const sector = ((((Math.atan2(x, z) / TAU) * holes) % 1) + 1) % 1;
    const radius = Math.hypot(x, z);
    if (radius > inner && radius < outer && sector < 0.5) continue;
    kept.indices.push(...corners);
  }
  return kept;
}

/** A sheet that can be seen from behind as well. */
const twoSided = (sheet: Mesh): Mesh => Mesh.merge(sheet, sheet.reversed().at(0, -0.003, 0));

/** Plastic cover clipped over a steel wheel: shallow spokes raised from a disc. */
export function wheelCover(size: WheelSize, spokes: number): Mesh {
  const rim = size.rimDiameter / 2 - 0.008;
  const face = size.width / 2 - 0.026;
  const plate = lathe(
    [
      [0, face + 0.004],
      [0.05, face + 0.003],
      [rim * 0.6, face - 0.004],
      [rim * 0.86, face - 0.012],
      [rim * 0.9, face + 0.002],
      [rim * 0.97, face + 0.002],
      [rim, face - 0.008],
      [rim, face - 0.014],
      [0, face - 0.02],
    ],
    { segments: SEGMENTS },
  );
  const bars = range(spokes).map((index) =>
    spoke({ ...size, rimDiameter: size.rimDiameter * 0.97 }, COVER_SPOKE, {
      angle: (index / spokes) * TAU,
      side: 0,
    }).at(0, 0.004, 0),
  );
  return Mesh.merge(plate, ...bars);
}

const COVER_SPOKE: SpokeStyle = {
  count: 7,
  widths: [0.013, 0.027],
  split: [0, 0],
  dish: 0.006,
  thickness: 0.02,
};
