import { part } from '../../assembly.ts';
import type { CarFrame } from '../../body/car-frame.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { tube } from '../../geometry/tube.ts';
import type { Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { bothSides } from '../both-sides.ts';
import { boltsAt, boxAt, rodAt } from '../shapes.ts';
import type { Stations } from '../stations.ts';

/** Cradle under the engine that carries rack, arms and the rear engine mount. */
export function subframe(frame: CarFrame, stations: Stations): CarPart {
  const z = Math.max(frame.groundClearance + 0.035, frame.tyreRadius - 0.135);
  const y = Math.min(frame.rails.y - 0.09, stations.discY - 0.33);
  const side = tube(
    [
      [-0.33, y + 0.03, z + 0.02],
      [-0.15, y + 0.01, z],
      [0.1, y - 0.02, z],
      [0.3, y + 0.02, z + 0.02],
      [0.36, y + 0.04, z + 0.04],
    ],
    0.028,
    { smooth: 3, segments: 8 },
  );
  const corners: Vec3[] = [
    [-0.33, y + 0.03, z + 0.03],
    [0.36, y + 0.04, z + 0.05],
  ];
  return part(
    'puente',
    {
      iron: Mesh.merge(
        bothSides(side),
        boxAt([0.15, y * 2, 0.045], [-0.24, 0, z + 0.006], 0.018, 2),
        boxAt([0.07, y * 2, 0.045], [0.31, 0, z + 0.016], 0.018, 2),
        bothSides(boxAt([0.06, 0.06, 0.05], [0.08, y - 0.01, z + 0.02], 0.012)),
      ),
      steel: bothSides(
        boltsAt(
          'z',
          corners.map(([x, v, w]): Vec3 => [x, v, w - 0.062]),
          { radius: 0.011, sign: -1 },
        ),
      ),
      rubber: bothSides(
        Mesh.merge(...corners.map((corner) => rodAt('z', corner, { radius: 0.036, height: 0.06 }))),
      ),
    },
    { explode: [0, 0, -0.36], sequence: 8 },
  );
}
