import { roundedBox } from '../geometry/box.ts';
import { Mesh } from '../geometry/mesh.ts';
import type { Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { Position } from '#shared/positions.ts';
import { HALF_GAP, type Draft } from './draft.ts';
import { hinges, latch, regulator } from './door-mechanism.ts';
import { bodyPart, type Layer } from './parts.ts';
import type { DoorCut, SideCuts } from './side-cuts.ts';

export function doorParts(draft: Draft, sides: SideCuts): CarPart[] {
  return sides.doors.flatMap((door) => {
    const parts = oneDoor(draft, door);
    return door.slides ? parts.map(toRightSide) : parts;
  });
}

/** A part drawn on the left that exists on the right only. */
function toRightSide(part: CarPart): CarPart {
  const { pivot, ...rest } = part;
  const [x, y, z] = part.explode;
  return {
    ...rest,
    mirrored: false,
    position: 'rr',
    meshes: part.meshes.map(({ material, mesh }) => ({ material, mesh: mesh.mirroredY() })),
    explode: [x, -y, z],
    ...(pivot ? { pivot: [pivot[0], -pivot[1], pivot[2]] as Vec3 } : {}),
  };
}

interface Place {
  readonly position: Position;
  readonly mirrored: true;
}

function oneDoor(draft: Draft, door: DoorCut): CarPart[] {
  const place: Place = { position: door.end === 'front' ? 'fl' : 'rl', mirrored: true };
  const part = (type: string, layers: readonly Layer[], explode: Vec3, sequence: number) =>
    bodyPart(type, layers, { ...place, explode, sequence });
  const inside = (type: string, layers: readonly Layer[], explode: Vec3, sequence: number) =>
    bodyPart(type, layers, { ...place, explode, sequence, inside: true, warp: 'stretch' });
  return [
    { ...part('puerta', doorLayers(draft, door), [0, 0.75, 0], 6), pivot: hingePivot(draft, door) },
    part('manija-ext', [handle(draft, door)], [0, 0.95, 0], 1),
    part('cristal-puerta', [['glass', pane(draft, door)]], [0, 0.5, 0.25], 4),
    inside('chapa', [['steel', latch(draft, door)]], [-0.05, 0.6, 0], 3),
    inside('elevador', regulator(draft, door), [0, 0.55, -0.05], 3),
    inside('tapa-puerta', trimPanel(draft, door), [0, 0.3, 0], 2),
    ...(door.slides ? [] : [inside('bisagra-puerta', [['steel', hinges(draft, door)]], [0.1, 0.35, 0], 5)]),
  ];
}

function hingePivot(draft: Draft, door: DoorCut): Vec3 {
  const z = draft.stations.sideZ(0.55);
  const [x, y] = draft.on(draft.charts.side, [door.hingeX, z]);
  return [x, y - 0.03, z];
}

function doorLayers(draft: Draft, door: DoorCut): Layer[] {
  const { charts } = draft;
  const { outline, glass } = door;
  const skin = outline.grow(-HALF_GAP).minus(glass.grow(0.012));
  const channel = glass.grow(0.0125).minus(glass.grow(-0.004));
  const shell = outline.grow(-0.03).minus(glass);
  const layers: Layer[] = [
    ['paint', draft.patch(charts.side, skin)],
    [
      'black',
      draft.patch(charts.side, channel, {
        offset: -0.006,
        thickness: 0.012,
        edgeRadius: 0.001,
        tolerance: 0.002,
      }),
    ],
    [
      'structure',
      draft.patch(charts.side, shell, { offset: -0.05, thickness: 0.02, tolerance: 0.005, spacing: 0.22 }),
    ],
  ];
  return [...layers, ...cladding(draft, door)];
}

/** Black lower edge of the door of a car with clad wheel openings. */
function cladding(draft: Draft, { outline }: DoorCut): Layer[] {
  if (!draft.spec.features.wheelArchCladding) return [];
  const { stations: s, pool, charts } = draft;
  const band = outline
    .grow(-HALF_GAP)
    .meet(pool.rectangle([-9, 0], [9, s.sideZ(0.24)]))
    .withoutSlivers(0.006);
  return [['black', draft.patch(charts.side, band, { offset: 0.008, thickness: 0.02, edgeRadius: 0.004 })]];
}

function pane(draft: Draft, { glass }: DoorCut): Mesh {
  return draft.patch(draft.charts.side, glass.grow(-0.001), {
    offset: -0.008,
    thickness: 0.004,
    edgeRadius: 0.001,
    tolerance: 0.0018,
  });
}

/** Lower edge of a door handle: below the crease, near the latch. */
function handle(draft: Draft, door: DoorCut): Layer {
  const { stations: s, charts, spec } = draft;
  const flap = spec.features.handles === 'flap';
  const x = door.slides ? door.hingeX - 0.16 : door.latchX + 0.135;
  const z = s.sideZ(door.end === 'front' ? 0.85 : 0.87);
  const { point, normal } = draft.near(charts.side, [x, z], flap ? 0.004 : 0.015);
  const size: Vec3 = flap ? [0.15, 0.014, 0.055] : [0.2, 0.026, 0.026];
  const grip = roundedBox(size, { radius: flap ? 0.006 : 0.012, steps: 2 });
  const feet = flap
    ? []
    : [-0.075, 0.075].map((dx) =>
        roundedBox([0.034, 0.03, 0.022], { radius: 0.008, steps: 1 }).at(dx, -0.014, 0),
      );
  const yaw = (Math.atan2(normal[0], normal[1]) * -180) / Math.PI;
  const mesh = Mesh.merge(grip, ...feet)
    .rotated('z', yaw)
    .at(...point);
  return [spec.era === 'classic' ? 'black' : 'paint', mesh];
}

function trimPanel(draft: Draft, door: DoorCut): Layer[] {
  const { charts, stations: s, pool } = draft;
  const lower = door.outline
    .grow(-0.045)
    .meet(pool.rectangle([-9, 0], [9, s.beltZ + 0.01]))
    .minus(door.glass.grow(0.012))
    .largest();
  const card = draft.patch(charts.side, lower.rounded(0.03), {
    offset: -0.11,
    thickness: 0.012,
    tolerance: 0.005,
    spacing: 0.2,
  });
  const middle = (door.hingeX + door.latchX) / 2;
  const [, y] = draft.on(charts.side, [middle, s.sideZ(0.7)]);
  const rest = roundedBox([Math.min(0.5, (door.hingeX - door.latchX) * 0.55), 0.06, 0.05], {
    radius: 0.02,
    steps: 3,
  });
  const armrest = rest.at(middle - 0.05, y - 0.14, s.sideZ(0.66));
  return [
    ['trim', card],
    ['trim-light', armrest],
  ];
}
