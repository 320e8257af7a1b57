import { roundedBox } from '../geometry/box.ts';
import { Mesh } from '../geometry/mesh.ts';
import type { Vec2 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import { range } from '../surface/curves.ts';
import { bedDepth } from './car-frame.ts';
import { HALF_GAP, type Draft } from './draft.ts';
import type { AllCuts, FlankCuts } from './flank-cuts.ts';
import { bodyPart, contextPart, type Layer } from './parts.ts';

/** Cargo box of a pickup and the rear wall of its cab. */
export function bedParts(draft: Draft, cuts: AllCuts, { bedSide }: FlankCuts): CarPart[] {
  const { cabEnd } = draft.spec.anchors;
  if (cabEnd === undefined || !bedSide) return [];
  const left = draft.patch(draft.charts.body, bedSide, { thickness: 0.03 });
  const layers: Layer[] = [
    ['paint', Mesh.merge(left, left.mirroredY())],
    ['dark', liner(draft, cabEnd)],
    ['black', rails(draft, cabEnd)],
  ];
  return [bodyPart('caja-pickup', layers, { explode: [-0.4, 0, 0.5], sequence: 9 }), cabBack(draft, cuts)];
}

function liner({ stations: s, surface, spec }: Draft, cabEnd: number): Mesh {
  const rear = s.tail + 0.075;
  const length = cabEnd - rear - 0.02;
  const middle = rear + length / 2;
  const top = surface.shoulder(middle) + 0.004;
  const depth = bedDepth(spec);
  const floor = top - depth;
  const half = s.y(0.79);
  const wall = (sign: number) =>
    roundedBox([length, 0.03, depth], { radius: 0.008, steps: 1 }).at(middle, sign * half, floor + depth / 2);
  const arch = (sign: number) =>
    roundedBox([s.archRadius * 2.05, 0.2, 0.26], { radius: 0.06, steps: 2 }).at(
      s.rearAxle.x,
      sign * (half - 0.09),
      floor + 0.1,
    );
  const ribs = range(-half + 0.12, half - 0.12, 9).map((y) =>
    roundedBox([length - 0.06, 0.05, 0.012], { radius: 0.005, steps: 1 }).at(middle, y, floor + 0.02),
  );
  return Mesh.merge(
    roundedBox([length, half * 2, 0.03], { radius: 0.008, steps: 1 }).at(middle, 0, floor),
    roundedBox([0.035, half * 2, depth], { radius: 0.01, steps: 1 }).at(cabEnd - 0.035, 0, floor + depth / 2),
    wall(1),
    wall(-1),
    arch(1),
    arch(-1),
    ...ribs,
  );
}

function rails({ stations: s, surface }: Draft, cabEnd: number): Mesh {
  const rear = s.tail + 0.06;
  const length = cabEnd - rear - 0.02;
  const middle = rear + length / 2;
  const z = surface.shoulder(middle) + 0.012;
  return Mesh.merge(
    ...[1, -1].map((sign) =>
      roundedBox([length, 0.085, 0.022], { radius: 0.009, steps: 2 }).at(middle, sign * s.y(0.835), z),
    ),
  );
}

function cabBack(draft: Draft, { house }: AllCuts): CarPart {
  const { charts, surface, stations: s, spec } = draft;
  const chart = charts.backGlass;
  const low = s.beltZ + 0.02;
  const wide = s.y(0.86);
  const edge = range(s.beltZ + 0.06, spec.anchors.rearHeader[1] - 0.05, 10).map((z): Vec2 => {
    const x = surface.backCorner(z);
    return chart.inverse([x, surface.side(x, z) - 0.028, z]);
  });
  const top = draft.convert(
    charts.top,
    chart,
    range(edge.at(-1)?.[1] ?? 0.5, 0, 10).map((y): Vec2 => [surface.roofRear(y) - 0.008, y]),
  );
  const x = surface.backCorner(low);
  const bottom = range(0, wide, 8).map((y): Vec2 => chart.inverse([x, y, low]));
  const wall = draft
    .symmetric([...bottom, ...edge, ...top], 'v')
    .rounded(0.03)
    .minus(house.backGlass.grow(0.003));
  const mesh = draft.patch(chart, wall.grow(-HALF_GAP), { thickness: 0.02 });
  return contextPart('pared-cabina', [['paint', mesh]], { explode: [-0.3, 0, 0.2], inside: false });
}
