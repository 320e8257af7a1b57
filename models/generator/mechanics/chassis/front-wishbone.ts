import { part } from '../../assembly.ts';
import type { CarFrame } from '../../body/car-frame.ts';
import { extrude } from '../../geometry/extrude.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { smoothOutline } from '../../geometry/path.ts';
import { tube } from '../../geometry/tube.ts';
import { mix, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { bothSides } from '../both-sides.ts';
import { barBetween, boxAt, rodAt, turnedAt, turnedBetween } from '../shapes.ts';
import type { Stations } from '../stations.ts';
import { coil } from './front-strut.ts';

/** Two wishbones with a coil-over between them, on the frame's side members; left side mirrored. */
export function frontWishbones(frame: CarFrame, stations: Stations): CarPart[] {
  const r = frame.tyreRadius;
  const outer = stations.discY - 0.06;
  const inner = Math.min(frame.rails.y + 0.03, outer - 0.24);
  const low = r - 0.105;
  const high = r + 0.19;
  const top: Vec3 = [-0.02, inner + 0.06, Math.min(frame.rails.z + 0.36, stations.hoodZ(0) - 0.08)];
  const foot: Vec3 = [0, (inner + outer) / 2 + 0.03, low + 0.02];
  const on = (t: number): Vec3 => mix(foot, top, t);
  return [
    part('horquilla', arms({ inner, outer, low, high }), {
      position: 'l',
      mirrored: true,
      explode: [0.04, 0.2, -0.2],
      sequence: 6,
    }),
    part('mango', upright(r, outer, { low, high, steerX: Math.sign(stations.rackX) * 0.12 }), {
      position: 'l',
      mirrored: true,
      explode: [0, 0.42, 0],
      sequence: 4,
    }),
    part(
      'amortiguador',
      {
        dark: turnedBetween(on(0.05), on(0.6), [
          [0, 0],
          [0.026, 0.02],
          [0.03, 0.06],
          [0.03, 0.96],
          [0.022, 1],
          [0, 1],
        ]),
        iron: turnedBetween(on(0.38), on(0.41), [
          [0, 0],
          [0.06, 0.1],
          [0.068, 1],
          [0, 1],
        ]),
        chrome: barBetween(on(0.58), on(0.97), 0.0105),
        rubber: Mesh.merge(
          rodAt('x', on(0.02), { radius: 0.026, height: 0.05 }),
          turnedBetween(on(0.78), on(0.93), [
            [0, 0],
            [0.024, 0.05],
            [0.02, 0.4],
            [0.028, 0.6],
            [0.026, 1],
            [0, 1],
          ]),
        ),
      },
      { position: 'fl', mirrored: true, explode: [0, 0.28, 0.02], sequence: 3 },
    ),
    part(
      'resorte',
      { red: coil(on(0.4), on(0.92), 0.056) },
      { position: 'fl', mirrored: true, explode: [0, 0.28, 0.22], sequence: 2 },
    ),
    part(
      'base-amortiguador',
      {
        rubber: turnedBetween(on(0.92), on(0.99), [
          [0, 0],
          [0.06, 0.05],
          [0.066, 0.5],
          [0.045, 1],
          [0, 1],
        ]),
        steel: Mesh.merge(
          ...[-0.045, 0.045].map((dx) =>
            rodAt('z', [top[0] + dx, top[1], top[2] + 0.01], { radius: 0.006, height: 0.034 }),
          ),
        ),
      },
      { position: 'l', mirrored: true, explode: [0, 0.28, 0.36], sequence: 1 },
    ),
    ...bar(frame, { inner, outer, low }),
    crossmember(frame, inner, low),
  ];
}

interface ArmPlace {
  readonly inner: number;
  readonly outer: number;
  readonly low: number;
  readonly high: number;
}

function arms({ inner, outer, low, high }: ArmPlace) {
  const lower: Vec2[] = [
    [0.03, outer],
    [0.1, inner + 0.1],
    [0.19, inner + 0.02],
    [0.19, inner - 0.02],
    [0.14, inner - 0.01],
    [0, inner + 0.07],
    [-0.14, inner - 0.01],
    [-0.19, inner - 0.02],
    [-0.19, inner + 0.02],
    [-0.1, inner + 0.1],
    [-0.03, outer],
  ];
  const upper = [1, -1].map((side) =>
    tube(
      [
        [0, outer - 0.02, high],
        [side * 0.06, (inner + outer) / 2, high + 0.004],
        [side * 0.11, inner + 0.03, high],
      ],
      0.017,
      { smooth: 3, segments: 8 },
    ),
  );
  const bushes: Vec3[] = [
    [0.17, inner, low],
    [-0.17, inner, low],
  ];
  const upperBushes: Vec3[] = [
    [0.11, inner + 0.02, high],
    [-0.11, inner + 0.02, high],
  ];
  const joint = (at: Vec3): Mesh =>
    turnedAt('z', at, [
      [0, 0.036],
      [0.009, 0.036],
      [0.012, 0.016],
      [0.024, 0.012],
      [0.026, -0.014],
      [0, -0.018],
    ]);
  return {
    iron: Mesh.merge(
      extrude(smoothOutline(lower, 2), { height: 0.036, bevel: 0.008 }).at(0, 0, low - 0.018),
      ...upper,
    ),
    rubber: Mesh.merge(
      ...bushes.map((at) => rodAt('x', at, { radius: 0.03, height: 0.06 })),
      ...upperBushes.map((at) => rodAt('x', at, { radius: 0.022, height: 0.05 })),
    ),
    steel: Mesh.merge(
      ...[...bushes, ...upperBushes].map((at) => rodAt('x', at, { radius: 0.012, height: 0.08 })),
      joint([0, outer, low + 0.01]),
      joint([0, outer - 0.02, high - 0.01]),
    ),
  };
}

function upright(
  r: number,
  outer: number,
  { low, high, steerX }: { low: number; high: number; steerX: number },
) {
  const y = outer + 0.018;
  return {
    iron: Mesh.merge(
      turnedAt(
        'y',
        [0, y - 0.005, r],
        [
          [0.034, 0.028],
          [0.06, 0.028],
          [0.064, 0.02],
          [0.064, -0.02],
          [0.052, -0.03],
          [0.034, -0.03],
          [0.034, 0.028],
        ],
      ),
      tube(
        [
          [0, y - 0.004, r + 0.05],
          [0.004, y - 0.03, r + 0.12],
          [0, outer - 0.02, high - 0.02],
        ],
        (t) => 0.028 - 0.01 * t,
        { smooth: 3, segments: 8 },
      ),
      tube(
        [
          [0, y - 0.004, r - 0.045],
          [0, outer, low + 0.045],
        ],
        0.025,
        { segments: 8 },
      ),
      tube(
        [
          [steerX * 0.3, y - 0.008, r - 0.01],
          [steerX * 0.75, y - 0.03, r - 0.018],
          [steerX, outer - 0.037, r - 0.025],
        ],
        (t) => 0.022 - 0.008 * t,
        { smooth: 2, segments: 8 },
      ),
    ),
    steel: rodAt('y', [0, y, r], { radius: 0.033, height: 0.05, bevel: 0.002 }),
  };
}

function bar(frame: CarFrame, { inner, outer, low }: Omit<ArmPlace, 'high'>): CarPart[] {
  const z = Math.min(low + 0.1, frame.rails.z - 0.09);
  const end: Vec3 = [0.06, (inner + outer) / 2 + 0.04, z];
  const half: Vec3[] = [
    end,
    [0.2, end[1] - 0.03, z + 0.01],
    [0.32, inner, z + 0.02],
    [0.34, inner - 0.1, z + 0.02],
  ];
  const foot: Vec3 = [0.05, end[1], low + 0.015];
  return [
    part(
      'barra-estab',
      {
        dark: tube([...half, ...half.map(([x, y, w]): Vec3 => [x, -y, w]).reverse()], 0.014, {
          smooth: 3,
          segments: 8,
        }),
        rubber: bothSides(boxAt([0.04, 0.045, 0.045], [0.34, inner - 0.08, z + 0.02], 0.01)),
      },
      { position: 'f', explode: [0.26, 0, 0.04], sequence: 5 },
    ),
    part(
      'tornillo-estab',
      {
        steel: Mesh.merge(barBetween(end, foot, 0.007), rodAt('z', end, { radius: 0.014, height: 0.016 })),
        rubber: Mesh.merge(
          rodAt('z', [end[0], end[1], z - 0.02], { radius: 0.016, height: 0.016 }),
          rodAt('z', [foot[0], foot[1], low + 0.03], { radius: 0.016, height: 0.016 }),
        ),
      },
      { position: 'l', mirrored: true, explode: [0.12, 0.26, -0.04], sequence: 4 },
    ),
  ];
}

/** Beam under the engine that ties the inner joints of both sides. */
function crossmember(frame: CarFrame, inner: number, low: number): CarPart {
  const half = tube(
    [
      [0.02, 0, low - 0.01],
      [0.02, inner * 0.5, low - 0.012],
      [0.01, inner - 0.05, low],
      [0, inner - 0.02, frame.rails.z - 0.08],
    ],
    (t) => 0.05 - 0.01 * t,
    { smooth: 3, segments: 9 },
  );
  return part(
    'puente',
    {
      iron: Mesh.merge(bothSides(half), bothSides(boxAt([0.34, 0.05, 0.05], [0, inner - 0.05, low], 0.012))),
    },
    { explode: [0, 0, -0.32], sequence: 8 },
  );
}
