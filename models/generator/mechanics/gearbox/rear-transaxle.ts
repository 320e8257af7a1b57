import { part } from '../../assembly.ts';
import { loft } from '../../geometry/grid.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { roundedRectangle } from '../../geometry/path.ts';
import type { Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, ringPoints, rodAt, turnedAt } from '../shapes.ts';
import { coupling } from './coupling.ts';

/** Distance from the flange to the differential of a rear-engined car. */
export const REAR_DIFFERENTIAL = 0.25;

const RINGS = [
  [0.1, 0.26, 0.25],
  [0.2, 0.25, 0.24],
  [0.3, 0.24, 0.23],
  [0.34, 0.18, 0.2],
  [0.5, 0.15, 0.18],
  [0.62, 0.13, 0.16],
  [0.66, 0.09, 0.11],
] as const;

/** Gearbox with the differential between engine and gears, in the engine frame, towards −x from `start`. */
export function rearTransaxle(start: number): CarPart[] {
  const rings = RINGS.map(([depth, width, height]): Vec3[] =>
    roundedRectangle(width, height, 0.06, 4).map(([y, z]): Vec3 => [start - depth, y, z - 0.01]),
  );
  const x = start - REAR_DIFFERENTIAL;
  const ribs = [0.38, 0.44, 0.5, 0.56].map((depth) =>
    boxAt([0.008, 0.16, 0.19], [start - depth, 0, -0.01], 0.003),
  );
  return [
    part(
      'caja',
      {
        castalu: Mesh.merge(
          turnedAt(
            'x',
            [start, 0, 0],
            [
              [0.14, 0],
              [0.16, 0],
              [0.16, -0.014],
              [0.148, -0.03],
              [0.13, -0.1],
              [0, -0.1],
            ],
          ),
          loft(rings, 40),
          rodAt('y', [x, 0, 0], { radius: 0.085, height: 0.32, bevel: 0.014 }),
          ...ribs,
        ),
        steel: boltsAt('x', ringPoints('x', [start - 0.014, 0, 0], { radius: 0.15, count: 6 }), { sign: -1 }),
        rubber: rodAt('x', [start - 0.68, 0, -0.01], { radius: 0.03, height: 0.05 }),
      },
      { explode: [-0.3, 0, 0], sequence: 4 },
    ),
    ...coupling(start, 'manual'),
    part(
      'soporte-caja',
      {
        iron: boxAt([0.03, 0.24, 0.06], [start - 0.7, 0, -0.05], 0.008),
        rubber: Mesh.merge(
          ...[1, -1].map((side) => boxAt([0.05, 0.06, 0.05], [start - 0.69, side * 0.09, -0.02], 0.012)),
        ),
      },
      { explode: [-0.36, 0, -0.16], sequence: 2 },
    ),
  ];
}
