import { part } from '../../assembly.ts';
import { Mesh } from '../../geometry/mesh.ts';
import type { Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, rodAt, turnedAt } from '../shapes.ts';

/** Starter with its solenoid; nose towards +x from `at` reversed: it lies along x and bites at the −x end. */
export function starter(at: Vec3, explode: Vec3): CarPart {
  const [x, y, z] = at;
  return part(
    'marcha',
    {
      dark: Mesh.merge(
        rodAt('x', [x + 0.05, y, z], { radius: 0.037, height: 0.11, bevel: 0.005 }),
        rodAt('x', [x + 0.045, y, z + 0.056], { radius: 0.023, height: 0.085, bevel: 0.005 }),
      ),
      castalu: turnedAt(
        'x',
        [x, y, z],
        [
          [0, 0],
          [0.036, 0],
          [0.04, -0.012],
          [0.026, -0.05],
          [0.022, -0.07],
          [0, -0.07],
        ],
      ).merge(boxAt([0.014, 0.055, 0.125], [x - 0.004, y, z + 0.022], 0.005)),
      steel: rodAt('x', [x - 0.06, y, z], { radius: 0.014, height: 0.03, segments: 12 }),
      copper: boltsAt(
        'x',
        [
          [x + 0.088, y + 0.01, z + 0.062],
          [x + 0.088, y - 0.01, z + 0.05],
        ],
        { radius: 0.005, height: 0.014 },
      ),
    },
    { explode, sequence: 4 },
  );
}
