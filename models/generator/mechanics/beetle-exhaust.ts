import { part } from '../assembly.ts';
import { Mesh } from '../geometry/mesh.ts';
import { tube } from '../geometry/tube.ts';
import type { Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { MechanicsLayout } from './mechanics-layout.ts';
import { rodAt, turnedAt } from './shapes.ts';

/** Silencer across the tail of a rear-engined car, heater boxes as catalyst and resonator, two tail pipes. */
export function beetleExhaust({ onEngine }: MechanicsLayout): CarPart[] {
  const [x, , z] = onEngine([0.24, 0, -0.16]);
  const drum = turnedAt(
    'y',
    [x, 0, z],
    [
      [0, 0.3],
      [0.05, 0.3],
      [0.07, 0.285],
      [0.074, 0.26],
      [0.074, -0.26],
      [0.07, -0.285],
      [0.05, -0.3],
      [0, -0.3],
    ],
  );
  const inlets = [1, -1].map((side) =>
    tube(
      [onEngine([0.2, -side * 0.24, -0.12]), [x + 0.02, side * 0.24, z + 0.03], [x, side * 0.22, z]],
      0.02,
      { smooth: 3, segments: 9 },
    ),
  );
  const tip = (side: number): Mesh =>
    tube(
      [
        [x - 0.04, side * 0.17, z - 0.03],
        [x - 0.12, side * 0.17, z - 0.05],
        [x - 0.2, side * 0.17, z - 0.052],
      ],
      0.019,
      { segments: 12 },
    );
  const heater = (side: number): Vec3 => onEngine([-0.03, side * 0.235, -0.135]);
  return [
    part('mofle', { steel: Mesh.merge(drum, ...inlets) }, { explode: [-0.2, 0, -0.1], sequence: 4 }),
    part('tubo-escape', { chrome: Mesh.merge(tip(1), tip(-1)) }, { explode: [-0.36, 0, -0.14], sequence: 5 }),
    part(
      'resonador',
      {
        steel: Mesh.merge(
          ...[1, -1].map((side) => rodAt('x', heater(side), { radius: 0.045, height: 0.2, bevel: 0.012 })),
        ),
      },
      { explode: [0, 0, -0.26], sequence: 3 },
    ),
  ];
}
