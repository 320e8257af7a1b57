import { part } from '../../assembly.ts';
import { loft } from '../../geometry/grid.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { convexHull, circle } from '../../geometry/path.ts';
import type { Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, ringPoints, rodAt, turnedAt } from '../shapes.ts';

interface TransferCase {
  readonly parts: readonly CarPart[];
  /** Where the propeller shafts start. */
  readonly rearOutput: Vec3;
  readonly frontOutput: Vec3;
}

/** Chain-driven transfer case behind a gearbox; its front output lies to the right. Car frame, input at `at`. */
export function transferCase(at: Vec3): TransferCase {
  const [x, y, z] = at;
  const drop: [number, number] = [y - 0.19, z - 0.045];
  const outline = convexHull([
    ...circle(0.1, { segments: 24, centre: [y, z] }),
    ...circle(0.078, { segments: 24, centre: drop }),
  ]);
  const ring = (dx: number, size: number): Vec3[] =>
    outline.map(([v, w]): Vec3 => [
      x + dx,
      (v - (y + drop[0]) / 2) * size + (y + drop[0]) / 2,
      (w - z) * size + z,
    ]);
  const flange = (where: Vec3, sign: number): Mesh =>
    turnedAt('x', where, [
      [0, sign * 0.01],
      [0.044, sign * 0.01],
      [0.044, sign * -0.006],
      [0.024, sign * -0.01],
      [0.022, sign * -0.06],
      [0, sign * -0.06],
    ]);
  const rearOutput: Vec3 = [x - 0.27, y, z];
  const frontOutput: Vec3 = [x + 0.07, drop[0], drop[1]];
  return {
    rearOutput,
    frontOutput,
    parts: [
      part(
        'transfer',
        {
          castalu: Mesh.merge(
            loft(
              [
                ring(0, 0.86),
                ring(-0.012, 1),
                ring(-0.06, 1),
                ring(-0.064, 1.06),
                ring(-0.076, 1.06),
                ring(-0.08, 1),
                ring(-0.13, 0.97),
                ring(-0.15, 0.84),
              ],
              38,
            ),
            rodAt('x', [x - 0.19, y, z], { radius: 0.058, height: 0.12, bevel: 0.01 }),
          ),
          steel: Mesh.merge(
            flange(rearOutput, -1),
            flange(frontOutput, 1),
            boltsAt(
              'x',
              ringPoints('x', [x - 0.076, (y + drop[0]) / 2, z - 0.015], { radius: 0.125, count: 8 }),
              { sign: -1 },
            ),
          ),
          black: Mesh.merge(
            rodAt('z', [x - 0.05, y - 0.04, z + 0.11], { radius: 0.034, height: 0.06 }),
            boxAt([0.05, 0.05, 0.04], [x - 0.1, y - 0.06, z + 0.1], 0.008),
          ),
        },
        { explode: [-0.52, -0.1, 0], sequence: 5 },
      ),
    ],
  };
}

/** Right-angle box beside a transverse gearbox that sends power rearwards; output on the centre line. */
export function powerTakeOff(at: Vec3): TransferCase {
  const [x, y, z] = at;
  const output: Vec3 = [x - 0.17, y - 0.05, z + 0.01];
  return {
    rearOutput: output,
    frontOutput: at,
    parts: [
      part(
        'transfer',
        {
          castalu: Mesh.merge(
            turnedAt('y', at, [
              [0, 0.075],
              [0.058, 0.075],
              [0.066, 0.066],
              [0.088, 0.02],
              [0.09, -0.03],
              [0.06, -0.065],
              [0.034, -0.08],
              [0, -0.08],
            ]),
            turnedAt(
              'x',
              [x - 0.06, output[1], output[2]],
              [
                [0, 0.05],
                [0.072, 0.05],
                [0.074, 0],
                [0.05, -0.05],
                [0.036, -0.09],
                [0, -0.09],
              ],
            ),
          ),
          steel: turnedAt('x', output, [
            [0, -0.008],
            [0.044, -0.008],
            [0.044, 0.008],
            [0.02, 0.01],
            [0, 0.03],
          ]).merge(boltsAt('y', ringPoints('y', [x, y + 0.075, z], { radius: 0.075, count: 6 }))),
          black: rodAt('z', [x, y - 0.02, z + 0.09], { radius: 0.016, height: 0.03 }),
        },
        { explode: [-0.2, -0.14, -0.16], sequence: 5 },
      ),
    ],
  };
}
