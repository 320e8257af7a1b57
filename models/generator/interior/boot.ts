import { part } from '../assembly.ts';
import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import { Mesh } from '../geometry/mesh.ts';
import type { Vec3 } from '../geometry/vec.ts';
import { barBetween, boxAt, rodAt } from '../mechanics/shapes.ts';
import type { CarPart } from '../part.ts';
import { spareWheel } from '../wheels/wheel-set.ts';

/** Spare wheel and jack, where this body keeps them. */
export function boot(spec: FamilySpec, frame: CarFrame): CarPart[] {
  const { at, tilt } = sparePlace(spec, frame);
  const size = {
    diameter: frame.tyreRadius * 2 * 0.97,
    width: Math.min(frame.tyreWidth, 0.16),
    rimDiameter: frame.rimRadius * 2,
  };
  const meshes = Object.fromEntries(
    Object.entries(spareWheel(size)).map(([role, mesh]) => [
      role,
      mesh
        .rotated('x', 90)
        .rotated('y', tilt)
        .at(...at),
    ]),
  );
  const isBelow = spec.kind === 'pickup' || spec.kind === 'van';
  const side = frame.cargo.halfWidth - 0.08;
  const jackAt: Vec3 = isBelow
    ? [frame.cabin.rear + 0.12, side - 0.24, frame.floorZ + 0.09]
    : [at[0] + (frame.engineAt === 'rear' ? -0.3 : 0.1), side - 0.04, at[2] + 0.02];
  return [
    part('refaccion', meshes, { explode: isBelow ? [-0.3, 0, -0.24] : [-0.2, 0, 0.4], sequence: 4 }),
    part('gato', jack(jackAt), { explode: isBelow ? [0, 0.3, 0.2] : [-0.24, 0.2, 0.5], sequence: 4 }),
  ];
}

function sparePlace(spec: FamilySpec, frame: CarFrame): { at: Vec3; tilt: number } {
  const rear = (frame.rearAxle.x - 0.4 + frame.tail) / 2;
  if (frame.engineAt === 'rear')
    return { at: [frame.cargo.front - 0.16, 0, frame.tyreRadius + 0.12], tilt: 62 };
  if (spec.kind === 'pickup' || spec.kind === 'van')
    return { at: [Math.max(rear, frame.tail + 0.22 + frame.tyreRadius), 0, frame.sillZ + 0.1], tilt: 0 };
  return {
    at: [Math.max(rear, frame.tail + 0.12 + frame.tyreRadius), 0, frame.cargo.bottom + 0.09],
    tilt: 0,
  };
}

/** Scissor jack, folded, with its crank and wheel wrench. */
function jack([x, y, z]: Vec3) {
  const arm = (from: Vec3, to: Vec3): Mesh => barBetween(from, to, 0.012);
  return {
    iron: Mesh.merge(
      boxAt([0.1, 0.07, 0.012], [x, y, z - 0.05], 0.003),
      boxAt([0.06, 0.04, 0.02], [x, y, z + 0.05], 0.005),
      arm([x - 0.03, y, z - 0.04], [x - 0.14, y, z]),
      arm([x + 0.03, y, z - 0.04], [x + 0.14, y, z]),
      arm([x - 0.03, y, z + 0.04], [x - 0.14, y, z]),
      arm([x + 0.03, y, z + 0.04], [x + 0.14, y, z]),
    ),
    steel: Mesh.merge(
      rodAt('x', [x + 0.02, y, z], { radius: 0.008, height: 0.36 }),
      barBetween([x - 0.16, y - 0.07, z - 0.03], [x + 0.18, y - 0.07, z - 0.03], 0.008),
      rodAt('z', [x + 0.18, y - 0.07, z - 0.02], { radius: 0.014, height: 0.04 }),
    ),
  };
}
