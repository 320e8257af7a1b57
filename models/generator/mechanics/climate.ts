import { part } from '../assembly.ts';
import { Mesh } from '../geometry/mesh.ts';
import { range, type Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { MechanicsLayout } from './mechanics-layout.ts';
import { boxAt, rodAt, turnedAt } from './shapes.ts';

/** Heater and evaporator box with its blower, behind the dashboard. */
export function climate({ frame, spec }: MechanicsLayout): CarPart[] {
  const z = Math.min(frame.floorZ + 0.44, frame.beltZ - 0.2);
  const x = Math.min(frame.firewallX - 0.225, frame.dashX + 0.03);
  const blower = blowerMeshes([x + 0.02, -0.34, z - 0.02]);
  const blowerPart = part('soplador', blower, { explode: [-0.02, -0.26, -0.06], sequence: 3 });
  if (spec.engine.cooling === 'air') return [blowerPart];
  return [
    part('evaporador', boxMeshes([x, -0.02, z]), { explode: [-0.16, 0, 0.24], sequence: 4 }),
    blowerPart,
  ];
}

function boxMeshes([x, y, z]: Vec3) {
  const ducts = [-0.11, 0, 0.11].map((dy) =>
    boxAt([0.07, 0.08, 0.06], [x - 0.04, y + dy, z + 0.17], 0.012, 2),
  );
  return {
    plastic: Mesh.merge(
      boxAt([0.2, 0.32, 0.3], [x, y, z], 0.045, 3),
      boxAt([0.2, 0.14, 0.16], [x + 0.01, y - 0.2, z - 0.01], 0.03, 2),
      ...ducts,
      boxAt([0.09, 0.2, 0.06], [x - 0.06, y, z - 0.17], 0.014, 2),
    ),
    black: Mesh.merge(
      boxAt([0.21, 0.012, 0.31], [x, y + 0.06, z], 0.004),
      boxAt([0.05, 0.03, 0.05], [x - 0.03, y + 0.17, z + 0.05], 0.006),
      boxAt([0.05, 0.03, 0.05], [x - 0.03, y + 0.17, z - 0.07], 0.006),
    ),
    castalu: Mesh.merge(
      ...[-0.03, 0.03].map((dy) =>
        rodAt('x', [x + 0.14, y + 0.05 + dy, z - 0.04], { radius: 0.011, height: 0.09 }),
      ),
      ...[-0.02, 0.02].map((dy) =>
        rodAt('x', [x + 0.14, y - 0.12 + dy, z - 0.02], { radius: 0.008, height: 0.09 }),
      ),
    ),
  };
}

function blowerMeshes([x, y, z]: Vec3) {
  const vanes = range(14).map((index) =>
    boxAt([0.003, 0.014, 0.05], [0.058, 0, 0], 0.001)
      .rotated('z', (index / 14) * 360)
      .at(x, y, z + 0.025),
  );
  return {
    black: Mesh.merge(
      turnedAt(
        'z',
        [x, y, z],
        [
          [0, 0],
          [0.08, 0],
          [0.084, -0.006],
          [0.084, -0.016],
          [0.05, -0.02],
          [0.042, -0.06],
          [0.036, -0.07],
          [0, -0.07],
        ],
      ),
      ...vanes,
    ),
    plastic: turnedAt(
      'z',
      [x, y, z + 0.05],
      [
        [0.052, 0.004],
        [0.066, 0.004],
        [0.066, -0.004],
        [0.052, -0.004],
        [0.052, 0.004],
      ],
    ),
    steel: rodAt('z', [x, y, z + 0.03], { radius: 0.006, height: 0.06 }),
  };
}
