import { part } from '../../assembly.ts';
import type { CarFrame } from '../../body/car-frame.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { tube } from '../../geometry/tube.ts';
import { lerp, spread, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { bothSides } from '../both-sides.ts';
import { barBetween, boltAt, boxAt, rodAt, turnedAt } from '../shapes.ts';
import type { Stations } from '../stations.ts';
import { coil } from './front-strut.ts';
import { damper } from './rear-beam.ts';

/** Rigid rear axle on leaf springs. */
export function leafSprungAxle(frame: CarFrame, stations: Stations): CarPart[] {
  const { x } = frame.rearAxle;
  const r = frame.tyreRadius;
  const y = Math.min(frame.rails.y + 0.045, stations.discY - 0.17);
  const eyeZ = Math.min(frame.rails.z - 0.04, r + 0.15);
  return [
    part('eje-tras', axleTube(frame, stations, y), { explode: [0, 0, -0.26], sequence: 6 }),
    part('muelle', leaves({ x, y, r, eyeZ }), {
      position: 'l',
      mirrored: true,
      explode: [0, 0.3, 0.08],
      sequence: 4,
    }),
    part(
      'amortiguador',
      damper([x + 0.07, y - 0.1, r - 0.07], [x + 0.24, y - 0.13, Math.min(frame.rails.z + 0.1, r + 0.32)]),
      {
        position: 'rl',
        mirrored: true,
        explode: [0.12, 0.2, 0.24],
        sequence: 2,
      },
    ),
  ];
}

/** Rigid rear axle on coils, held by trailing links and a lateral rod. */
export function coilSprungAxle(frame: CarFrame, stations: Stations): CarPart[] {
  const { x } = frame.rearAxle;
  const r = frame.tyreRadius;
  const y = stations.discY - 0.2;
  const foot: Vec3 = [x + 0.02, y, r + 0.06];
  const top: Vec3 = [x + 0.02, y - 0.01, r + 0.25];
  const link = barBetween([x + 0.06, y + 0.02, r - 0.06], [x + 0.52, y + 0.03, r - 0.03], 0.017);
  const upper = barBetween([x + 0.05, y - 0.14, r + 0.07], [x + 0.36, y - 0.1, r + 0.1], 0.014);
  return [
    part('eje-tras', axleTube(frame, stations, y), { explode: [0, 0, -0.26], sequence: 6 }),
    part(
      'resorte',
      { red: coil(foot, top, 0.058), rubber: rodAt('z', top, { radius: 0.062, height: 0.014 }) },
      { position: 'rl', mirrored: true, explode: [0, 0.12, 0.26], sequence: 3 },
    ),
    part('amortiguador', damper([x - 0.09, y + 0.02, r - 0.04], [x - 0.14, y - 0.06, r + 0.34]), {
      position: 'rl',
      mirrored: true,
      explode: [-0.16, 0.16, 0.14],
      sequence: 2,
    }),
    part(
      'horquilla',
      {
        iron: Mesh.merge(link, upper),
        rubber: Mesh.merge(
          ...[
            [x + 0.52, y + 0.03, r - 0.03],
            [x + 0.36, y - 0.1, r + 0.1],
          ].map((at) => rodAt('y', at as unknown as Vec3, { radius: 0.03, height: 0.05 })),
        ),
      },
      { position: 'l', twin: 2, mirrored: true, explode: [0.16, 0.12, -0.16], sequence: 5 },
    ),
    part(
      'barra-estab',
      {
        dark: Mesh.merge(
          barBetween([x - 0.1, y, r + 0.02], [x - 0.1, -y + 0.04, r + 0.14], 0.014),
          rodAt('x', [x - 0.1, y, r + 0.02], { radius: 0.026, height: 0.04 }),
          rodAt('x', [x - 0.1, 0.04 - y, r + 0.14], { radius: 0.026, height: 0.04 }),
        ),
      },
      { position: 'b', explode: [-0.26, 0, 0.06], sequence: 5 },
    ),
  ];
}

/** Housing tubes with spring pads and brake flanges; the differential sits between. */
function axleTube(frame: CarFrame, { discY }: Stations, padY: number) {
  const { x } = frame.rearAxle;
  const r = frame.tyreRadius;
  const profile: Vec2[] = [
    [0, 0.1],
    [0.075, 0.1],
    [0.07, 0.14],
    [0.042, 0.2],
    [0.039, 0.26],
    [0.037, discY - 0.1],
    [0.05, discY - 0.085],
    [0.05, discY - 0.05],
    [0, discY - 0.05],
  ];
  const flange: Vec2[] = [
    [0.036, discY - 0.06],
    [0.078, discY - 0.06],
    [0.078, discY - 0.046],
    [0.036, discY - 0.046],
    [0.036, discY - 0.06],
  ];
  return {
    iron: Mesh.merge(
      turnedAt('x', [x, 0, r], BANJO),
      bothSides(turnedAt('y', [x, 0, r], profile)),
      bothSides(turnedAt('y', [x, 0, r], flange)),
      bothSides(boxAt([0.13, 0.07, 0.025], [x, padY, r + 0.045], 0.006)),
      bothSides(boxAt([0.03, 0.04, 0.08], [x + 0.07, padY - 0.1, r - 0.04], 0.006)),
    ),
  };
}

/** Ring around the differential that joins the two tubes. */
const BANJO: readonly Vec2[] = [
  [0.128, 0.03],
  [0.142, 0.026],
  [0.142, -0.026],
  [0.128, -0.03],
  [0.128, 0.03],
];

interface LeafPlace {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly eyeZ: number;
}

/** Pack of leaves with eyes, shackle, clamp plate and U-bolts. */
function leaves({ x, y, r, eyeZ }: LeafPlace) {
  const seat = r + 0.075;
  const half = 0.62;
  const arcZ = (t: number): number => lerp(seat + 0.03, eyeZ, t * t);
  const leaf = (reach: number, drop: number): Mesh =>
    Mesh.merge(
      ...spread(-1, 1, 9)
        .slice(0, -1)
        .map((t, index) => {
          const next = spread(-1, 1, 9)[index + 1] ?? 1;
          const at = (s: number): Vec3 => [x + s * reach * half, y, arcZ(Math.abs(s) * reach) - drop];
          const [a, b] = [at(t), at(next)];
          const size = Math.hypot(b[0] - a[0], b[2] - a[2]);
          return boxAt([size * 1.03, 0.058, 0.0078], [0, 0, 0])
            .rotated('y', (-Math.atan2(b[2] - a[2], b[0] - a[0]) * 180) / Math.PI)
            .at((a[0] + b[0]) / 2, y, (a[2] + b[2]) / 2);
        }),
    );
  const eyes: Vec3[] = [
    [x + half, y, eyeZ],
    [x - half, y, eyeZ],
  ];
  const uBolt = (dx: number): Mesh =>
    tube(
      [
        [x + dx, y - 0.036, r - 0.07],
        [x + dx, y - 0.036, seat + 0.04],
        [x + dx, y - 0.02, seat + 0.056],
        [x + dx, y + 0.02, seat + 0.056],
        [x + dx, y + 0.036, seat + 0.04],
        [x + dx, y + 0.036, r - 0.07],
      ],
      0.0065,
      { smooth: 2, segments: 6 },
    );
  return {
    dark: Mesh.merge(
      leaf(1, 0),
      leaf(0.86, 0.0085),
      leaf(0.64, 0.017),
      leaf(0.42, 0.0255),
      ...eyes.map((at) => rodAt('y', at, { radius: 0.026, height: 0.058 })),
    ),
    steel: Mesh.merge(
      uBolt(0.045),
      uBolt(-0.045),
      boxAt([0.14, 0.1, 0.014], [x, y, r - 0.062]),
      ...[0.045, -0.045].flatMap((dx) =>
        [0.036, -0.036].map((dy) => boltAt('z', [x + dx, y + dy, r - 0.07], { sign: -1 })),
      ),
      ...[0.04, -0.04].map((dy) =>
        barBetween([x - half, y + dy, eyeZ], [x - half - 0.015, y + dy, eyeZ + 0.07], 0.01),
      ),
    ),
    rubber: Mesh.merge(...eyes.map((at) => rodAt('y', at, { radius: 0.016, height: 0.07 }))),
  };
}
