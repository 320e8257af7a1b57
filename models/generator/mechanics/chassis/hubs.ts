import { part } from '../../assembly.ts';
import type { CarFrame } from '../../body/car-frame.ts';
import { Mesh } from '../../geometry/mesh.ts';
import type { CarPart } from '../../part.ts';
import { ringPoints, rodAt, turnedAt } from '../shapes.ts';
import type { Stations } from '../stations.ts';

/** Wheel hubs with bearing and studs, front and rear left (mirrored). */
export function hubs(frame: CarFrame, stations: Stations): CarPart[] {
  return (
    [
      ['fl', 0],
      ['rl', frame.rearAxle.x],
    ] as const
  ).map(([position, x]) =>
    part('maza', hub(x, stations.mountY, frame.tyreRadius), {
      position,
      mirrored: true,
      pivot: [x, stations.mountY, frame.tyreRadius],
      explode: [0, 0.56, 0],
      sequence: 2,
    }),
  );
}

function hub(x: number, mountY: number, z: number) {
  const studs = ringPoints('y', [x, mountY + 0.006, z], { radius: 0.05, count: 5, phase: 0.05 });
  return {
    steel: Mesh.merge(
      turnedAt(
        'y',
        [x, mountY, z],
        [
          [0, 0.022],
          [0.026, 0.022],
          [0.029, 0.014],
          [0.03, -0.008],
          [0.066, -0.009],
          [0.068, -0.012],
          [0.066, -0.02],
          [0.036, -0.026],
          [0.032, -0.05],
          [0, -0.05],
        ],
      ),
      ...studs.map((point) => rodAt('y', point, { radius: 0.006, height: 0.036 })),
    ),
    dark: turnedAt(
      'y',
      [x, mountY, z],
      [
        [0.024, -0.046],
        [0.04, -0.046],
        [0.041, -0.05],
        [0.041, -0.084],
        [0.024, -0.086],
        [0.024, -0.046],
      ],
    ),
  };
}
