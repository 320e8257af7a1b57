import { part } from '../assembly.ts';
import { Mesh } from '../geometry/mesh.ts';
import { catmullRom } from '../geometry/path.ts';
import { tube } from '../geometry/tube.ts';
import { spread, type Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { BaySpots } from './bay-spots.ts';
import { barBetween, boxAt, rodAt } from './shapes.ts';

/** Air filter box and the corrugated duct from it to the throttle body. */
export function airPath({ airBox: [x, y, z] }: BaySpots, throttle: Vec3, via: readonly Vec3[]): CarPart[] {
  const mouth: Vec3 = [x - 0.02, y - 0.11, z + 0.035];
  const path = catmullRom([mouth, [mouth[0], mouth[1] - 0.06, mouth[2]], ...via, throttle], 7);
  const ribs = spread(-0.07, 0.07, 5).map((dy) => boxAt([0.19, 0.009, 0.01], [x, y + dy, z + 0.08]));
  return [
    part(
      'caja-filtro',
      {
        plastic: Mesh.merge(
          boxAt([0.23, 0.19, 0.085], [x, y, z - 0.042], 0.022, 2),
          boxAt([0.22, 0.18, 0.075], [x, y, z + 0.042], 0.024, 2),
          ...ribs,
          rodAt('y', [x - 0.02, y - 0.1, z + 0.035], { radius: 0.034, height: 0.05 }),
          barBetween([x + 0.1, y, z - 0.05], [x + 0.2, y + 0.02, z - 0.03], 0.032),
        ),
        black: boxAt([0.245, 0.205, 0.016], [x, y, z], 0.004),
        steel: Mesh.merge(...[-0.07, 0.07].map((dx) => boxAt([0.016, 0.01, 0.045], [x + dx, y + 0.1, z]))),
      },
      { explode: [0.1, Math.sign(y) * 0.2, 0.32], sequence: 2 },
    ),
    part(
      'ducto-admision',
      {
        rubber: tube(path, (t) => 0.032 + (t > 0.12 && t < 0.88 ? 0.0035 * Math.cos(t * 75) : 0), {
          segments: 12,
        }),
      },
      { explode: [0.06, Math.sign(y) * 0.06, 0.34], sequence: 1 },
    ),
  ];
}
