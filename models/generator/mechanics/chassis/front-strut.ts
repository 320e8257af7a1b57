import { part } from '../../assembly.ts';
import type { CarFrame } from '../../body/car-frame.ts';
import { extrude } from '../../geometry/extrude.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { smoothOutline } from '../../geometry/path.ts';
import { spring, tube } from '../../geometry/tube.ts';
import { mix, sub, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { barBetween, boxAt, rodAt, turnedAt, turnedBetween } from '../shapes.ts';
import type { Stations } from '../stations.ts';

/** McPherson front suspension, left side (mirrored), and the anti-roll bar between both. */
export function frontStruts(frame: CarFrame, stations: Stations): CarPart[] {
  const { tyreRadius: r } = frame;
  const foot: Vec3 = [-0.01, stations.discY - 0.075, r + 0.03];
  const top = stations.towerTop;
  const armZ = Math.max(frame.groundClearance + 0.05, r - 0.115);
  const ballJoint: Vec3 = [0, stations.discY - 0.055, armZ];
  return [
    ...strut(foot, top),
    part('horquilla', controlArm(ballJoint), {
      position: 'l',
      mirrored: true,
      explode: [0.06, 0.18, -0.24],
      sequence: 6,
    }),
    part('mango', knuckle(frame, stations, ballJoint), {
      position: 'l',
      mirrored: true,
      explode: [0, 0.42, 0],
      sequence: 4,
    }),
    ...antiRollBar(foot, armZ),
  ];
}

function strut(foot: Vec3, top: Vec3): CarPart[] {
  const options = { position: 'fl', mirrored: true } as const;
  const on = (t: number): Vec3 => mix(foot, top, t);
  const seat = turnedBetween(on(0.42), on(0.46), [
    [0, 0],
    [0.05, 0.1],
    [0.086, 0.9],
    [0.086, 1],
    [0.03, 1],
  ]);
  return [
    part(
      'amortiguador',
      {
        dark: Mesh.merge(
          turnedBetween(foot, on(0.6), [
            [0, 0],
            [0.026, 0.02],
            [0.0275, 0.05],
            [0.0275, 0.96],
            [0.022, 1],
            [0, 1],
          ]),
          boxAt([0.03, 0.05, 0.11], [foot[0], foot[1] + 0.025, foot[2] + 0.045], 0.006),
        ),
        iron: seat,
        chrome: barBetween(on(0.58), on(0.95), 0.0105),
        rubber: turnedBetween(on(0.72), on(0.93), [
          [0.014, 0],
          [0.024, 0.1],
          [0.02, 0.3],
          [0.026, 0.45],
          [0.022, 0.65],
          [0.03, 0.8],
          [0.03, 1],
          [0.014, 1],
        ]),
      },
      { ...options, explode: [0, 0.3, 0], sequence: 3 },
    ),
    part(
      'resorte',
      { red: coil(on(0.44), on(0.91), 0.066) },
      { ...options, explode: [0, 0.3, 0.22], sequence: 2 },
    ),
    part('base-amortiguador', strutMount(on(0.93), top), {
      position: 'l',
      mirrored: true,
      explode: [0, 0.3, 0.4],
      sequence: 1,
    }),
  ];
}

/** A coil spring that stands from one point to the other. */
export function coil(from: Vec3, to: Vec3, radius: number): Mesh {
  const direction = sub(to, from);
  const height = Math.hypot(...direction);
  return spring({ radius, wire: 0.0068, height, turns: Math.max(4, Math.min(6.5, height / 0.052)) })
    .rotated('x', -90)
    .alongAxis({ origin: from, direction });
}

function strutMount(from: Vec3, to: Vec3) {
  const studs = [-0.05, 0.05].map((dx) =>
    rodAt('z', [to[0] + dx, to[1], to[2] + 0.012], { radius: 0.005, height: 0.03 }),
  );
  return {
    rubber: turnedBetween(from, to, [
      [0, 0],
      [0.06, 0.05],
      [0.075, 0.3],
      [0.05, 0.75],
      [0.034, 1],
      [0, 1],
    ]),
    steel: Mesh.merge(
      turnedBetween(mix(from, to, 0.6), mix(from, to, 0.7), [
        [0, 0],
        [0.072, 0],
        [0.072, 1],
        [0, 1],
      ]),
      rodAt('z', [to[0], to[1], to[2] + 0.008], { radius: 0.009, height: 0.03, segments: 6 }),
      ...studs,
    ),
  };
}

/** Pressed arm: ball joint outside, two bushes inside. */
function controlArm([x, y, z]: Vec3) {
  const inner = y - 0.27;
  const outline: Vec2[] = [
    [x + 0.03, y - 0.015],
    [x + 0.045, y - 0.12],
    [x + 0.085, inner + 0.06],
    [x + 0.11, inner],
    [x + 0.07, inner - 0.015],
    [x + 0.01, inner + 0.05],
    [x - 0.08, inner + 0.07],
    [x - 0.18, inner + 0.02],
    [x - 0.25, inner - 0.02],
    [x - 0.275, inner + 0.015],
    [x - 0.2, inner + 0.1],
    [x - 0.09, y - 0.12],
    [x - 0.03, y - 0.015],
    [x, y + 0.008],
  ];
  const hole: Vec2[] = smoothOutline(
    [
      [x + 0.01, y - 0.09],
      [x + 0.03, inner + 0.09],
      [x - 0.06, inner + 0.1],
      [x - 0.05, inner + 0.13],
    ],
    2,
  );
  return {
    iron: extrude(smoothOutline(outline, 2), { height: 0.03, bevel: 0.006, holes: [hole] }).at(
      0,
      0,
      z - 0.03,
    ),
    steel: Mesh.merge(
      turnedAt(
        'z',
        [x, y - 0.008, z],
        [
          [0, 0.05],
          [0.008, 0.05],
          [0.01, 0.02],
          [0.022, 0.014],
          [0.024, -0.012],
          [0, -0.016],
        ],
      ),
      rodAt('x', [x + 0.092, inner, z - 0.015], { radius: 0.011, height: 0.075 }),
      rodAt('z', [x - 0.262, inner, z - 0.015], { radius: 0.012, height: 0.065 }),
    ),
    rubber: Mesh.merge(
      rodAt('x', [x + 0.092, inner, z - 0.015], { radius: 0.026, height: 0.055 }),
      rodAt('z', [x - 0.262, inner, z - 0.015], { radius: 0.031, height: 0.05 }),
    ),
  };
}

/** Upright: eye for the bearing, clamp for the strut above, lug for the ball joint, arm for the tie rod. */
function knuckle({ tyreRadius: r }: CarFrame, { discY, rackX }: Stations, ballJoint: Vec3) {
  const y = discY - 0.045;
  const arm = Math.sign(rackX) * 0.12;
  return {
    iron: Mesh.merge(
      turnedAt(
        'y',
        [0, y, r],
        [
          [0.034, 0.025],
          [0.056, 0.025],
          [0.06, 0.018],
          [0.06, -0.022],
          [0.05, -0.03],
          [0.034, -0.03],
          [0.034, 0.025],
        ],
      ),
      tube(
        [
          [0, y - 0.012, r + 0.045],
          [-0.006, y - 0.028, r + 0.09],
          [-0.01, y - 0.03, r + 0.14],
        ],
        (t) => 0.027 - 0.005 * t,
        { smooth: 2, segments: 8 },
      ),
      tube(
        [
          [0, y - 0.008, r - 0.045],
          [0, ballJoint[1], ballJoint[2] + 0.045],
          [0, ballJoint[1], ballJoint[2] + 0.026],
        ],
        0.021,
        { smooth: 2, segments: 8 },
      ),
      tube(
        [
          [arm * 0.3, y - 0.01, r - 0.01],
          [arm * 0.75, y - 0.02, r - 0.02],
          [arm, y - 0.05, r - 0.025],
        ],
        (t) => 0.02 - 0.007 * t,
        { smooth: 2, segments: 8 },
      ),
      rodAt('z', [arm, y - 0.052, r - 0.025], { radius: 0.015, height: 0.03 }),
      ...[0.06, -0.06].map((dz) => boxAt([0.03, 0.024, 0.03], [-arm * 0.5, y + 0.004, r + dz], 0.008)),
    ),
    steel: rodAt('y', [0, y, r], { radius: 0.033, height: 0.05, bevel: 0.002 }),
  };
}

/** Bar across the car with its rubbers, and a link to each strut. */
function antiRollBar(foot: Vec3, armZ: number): CarPart[] {
  const barZ = armZ + 0.06;
  const end: Vec3 = [-0.12, foot[1] - 0.05, barZ + 0.01];
  const half: Vec3[] = [
    end,
    [-0.2, foot[1] - 0.1, barZ],
    [-0.29, foot[1] - 0.2, barZ - 0.005],
    [-0.31, foot[1] - 0.32, barZ - 0.005],
  ];
  const right = half.map(([x, y, z]): Vec3 => [x, -y, z]).reverse();
  const head: Vec3 = [-0.07, foot[1] - 0.03, foot[2] + 0.17];
  const eye = (at: Vec3): Mesh => rodAt('y', at, { radius: 0.014, height: 0.024 });
  return [
    part(
      'barra-estab',
      {
        dark: tube([...half, ...right], 0.0115, { smooth: 3, segments: 8 }),
        rubber: Mesh.merge(
          ...[1, -1].map((side) =>
            boxAt([0.036, 0.04, 0.04], [-0.308, side * (foot[1] - 0.3), barZ - 0.004], 0.008),
          ),
        ),
      },
      { position: 'f', explode: [-0.22, 0, -0.12], sequence: 5 },
    ),
    part(
      'tornillo-estab',
      {
        steel: Mesh.merge(barBetween(end, head, 0.006), eye(end), eye(head)),
        rubber: Mesh.merge(
          rodAt('y', end, { radius: 0.0165, height: 0.012 }),
          rodAt('y', head, { radius: 0.0165, height: 0.012 }),
        ),
      },
      { position: 'l', mirrored: true, explode: [-0.12, 0.24, -0.06], sequence: 4 },
    ),
  ];
}
