import { part } from '../../assembly.ts';
import { Mesh } from '../../geometry/mesh.ts';
import type { Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, rodAt, turnedAt } from '../shapes.ts';
import type { InlineSize } from './inline-size.ts';

/** Water outlet on the gearbox end of the head with the thermostat in its mouth; the neck looks forward (+y). */
export function thermostat([x, y, z]: Vec3): CarPart {
  const housing = Mesh.merge(
    boxAt([0.014, 0.09, 0.056], [x - 0.007, y, z], 0.01, 2),
    rodAt('x', [x - 0.03, y, z], { radius: 0.026, height: 0.045 }),
    turnedAt(
      'y',
      [x - 0.034, y + 0.045, z + 0.004],
      [
        [0, -0.04],
        [0.02, -0.04],
        [0.018, 0.02],
        [0.02, 0.026],
        [0.018, 0.034],
        [0, 0.034],
      ],
    ),
  );
  return part(
    'termostato',
    {
      castalu: housing,
      steel: boltsAt(
        'x',
        [
          [x - 0.013, y + 0.034, z],
          [x - 0.013, y - 0.034, z],
        ],
        { sign: -1, radius: 0.006 },
      ),
      brass: rodAt('x', [x + 0.004, y, z], { radius: 0.02, height: 0.016 }),
    },
    { explode: [-0.18, 0.1, 0.12], sequence: 4 },
  );
}

/** Mouth of the neck, engine frame: where the upper hose ends. */
export const thermostatNeck = ({ length, deckZ }: InlineSize): Vec3 => [
  -length / 2 - 0.036,
  0.045 + 0.085,
  deckZ + 0.054,
];
