import { context, part } from '../../assembly.ts';
import type { CarFrame } from '../../body/car-frame.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { tube } from '../../geometry/tube.ts';
import type { Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { bothSides } from '../both-sides.ts';
import { barBetween, boxAt, rodAt, turnedAt } from '../shapes.ts';
import type { Stations } from '../stations.ts';
import { damper } from './rear-beam.ts';

/** Front axle of two torsion tubes with trailing arms, and swing axles on a rear torsion tube. */
export function torsionChassis(frame: CarFrame, stations: Stations): CarPart[] {
  return [...frontAxle(frame, stations), ...rearAxle(frame, stations)];
}

function frontAxle(frame: CarFrame, { discY }: Stations): CarPart[] {
  const r = frame.tyreRadius;
  const x = 0.15;
  const heights = [r - 0.055, r + 0.085] as const;
  const reach = discY - 0.16;
  const tower: Vec3 = [x - 0.005, reach - 0.01, r + 0.26];
  const arms = heights.map((z) =>
    tube(
      [
        [x, reach, z],
        [x - 0.02, reach + 0.035, z],
        [0.02, discY - 0.1, z - 0.012],
      ],
      (t) => 0.026 - 0.008 * t,
      { smooth: 2, segments: 8 },
    ),
  );
  return [
    context(
      'eje-delantero',
      {
        black: Mesh.merge(
          ...heights.map((z) => rodAt('y', [x, 0, z], { radius: 0.032, height: reach * 2 })),
          bothSides(boxAt([0.05, 0.02, 0.38], [x, reach - 0.02, r + 0.1], 0.006)),
          boxAt([0.04, 0.1, 0.16], [x - 0.01, 0, r + 0.015], 0.008),
        ),
      },
      { warp: 'rigid' },
    ),
    part(
      'horquilla',
      { iron: Mesh.merge(...arms) },
      { position: 'l', mirrored: true, explode: [0.08, 0.16, -0.1], sequence: 6 },
    ),
    part(
      'mango',
      {
        iron: Mesh.merge(
          barBetween([0.015, discY - 0.085, r - 0.09], [0.015, discY - 0.085, r + 0.1], 0.024),
          turnedAt(
            'y',
            [0, discY - 0.05, r],
            [
              [0, 0.07],
              [0.014, 0.07],
              [0.022, 0.02],
              [0.06, 0.01],
              [0.06, -0.01],
              [0.03, -0.03],
              [0, -0.03],
            ],
          ),
          tube(
            [
              [-0.02, discY - 0.08, r - 0.01],
              [-0.08, discY - 0.09, r - 0.02],
              [-0.12, discY - 0.097, r - 0.025],
            ],
            0.012,
            { smooth: 2, segments: 8 },
          ),
        ),
      },
      { position: 'l', mirrored: true, explode: [0, 0.36, 0], sequence: 4 },
    ),
    part('amortiguador', damper([0.02, discY - 0.13, r - 0.06], tower), {
      position: 'fl',
      mirrored: true,
      explode: [-0.14, 0.24, 0.16],
      sequence: 2,
    }),
    part(
      'barra-estab',
      {
        dark: tube(
          [
            [0.03, discY - 0.12, r - 0.085],
            [0.16, discY - 0.16, r - 0.1],
            [0.19, discY - 0.22, r - 0.1],
            [0.19, -discY + 0.22, r - 0.1],
            [0.16, 0.16 - discY, r - 0.1],
            [0.03, 0.12 - discY, r - 0.085],
          ],
          0.008,
          { smooth: 3, segments: 8 },
        ),
      },
      { position: 'f', explode: [0.2, 0, -0.14], sequence: 5 },
    ),
  ];
}

function rearAxle(frame: CarFrame, { discY }: Stations): CarPart[] {
  const { x } = frame.rearAxle;
  const r = frame.tyreRadius;
  const tubeX = x + 0.4;
  const plateY = discY - 0.17;
  return [
    context(
      'tubo-torsion',
      {
        black: Mesh.merge(
          rodAt('y', [tubeX, 0, r + 0.03], { radius: 0.045, height: plateY * 2 }),
          bothSides(boxAt([0.12, 0.02, 0.16], [tubeX, plateY, r + 0.03], 0.01)),
        ),
      },
      { warp: 'rigid' },
    ),
    part(
      'horquilla',
      {
        dark: boxAt([0.46, 0.012, 0.09], [x + 0.2, plateY + 0.018, r + 0.012], 0.004),
        rubber: rodAt('y', [tubeX, plateY + 0.02, r + 0.03], { radius: 0.06, height: 0.03 }),
      },
      { position: 'l', twin: 2, mirrored: true, explode: [0.1, 0.24, 0.06], sequence: 5 },
    ),
    part('amortiguador', damper([x - 0.06, plateY - 0.03, r - 0.07], [x + 0.06, plateY - 0.05, r + 0.3]), {
      position: 'rl',
      mirrored: true,
      explode: [-0.12, 0.2, 0.16],
      sequence: 2,
    }),
  ];
}
