import { part } from '../assembly.ts';
import { loft } from '../geometry/grid.ts';
import { Mesh } from '../geometry/mesh.ts';
import { roundedRectangle } from '../geometry/path.ts';
import { tube } from '../geometry/tube.ts';
import type { Vec2, Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import { boltsAt, ringPoints, rodAt, turnedAt } from './shapes.ts';
import type { MechanicsLayout } from './mechanics-layout.ts';

const PIPE = 0.024;

/** Where the exhaust runs under the floor. */
interface ExhaustRoute {
  /** Lower ends of the manifolds; two for a V engine. */
  readonly outlets: readonly Vec3[];
  /** y of the pipe under the cabin and of the muffler. */
  readonly middleY: number;
  readonly mufflerY: number;
  readonly z: number;
  /** x of the catalyst and the resonator. */
  readonly catalystX: number;
  readonly resonatorX: number;
}

export function exhaustRoute(layout: MechanicsLayout, outlets: readonly Vec3[]): ExhaustRoute {
  const { frame, spec } = layout;
  const isLadder = spec.chassis.frame === 'ladder';
  const first = outlets[0] ?? [0, 0, 0.3];
  const middleY = isLadder ? -frame.rails.y * 0.62 : spec.drive === 'FWD' ? -0.02 : -0.16;
  const catalystX = Math.min(frame.firewallX - 0.14, first[0] - 0.32);
  return {
    outlets,
    middleY,
    mufflerY: isLadder ? middleY : 0.02,
    z: isLadder ? frame.rails.z - 0.16 : frame.groundClearance + 0.055,
    catalystX,
    resonatorX: (catalystX + frame.rearAxle.x) / 2 - 0.1,
  };
}

/** From the manifold to the tail pipe. */
export function exhaust(layout: MechanicsLayout, route: ExhaustRoute): CarPart[] {
  const { catalystX: x, middleY: y, z } = route;
  return [
    part('catalizador', catalyst(route), { explode: [0, 0, -0.14], sequence: 3 }),
    part('resonador', resonator(route), { explode: [0, 0, -0.26], sequence: 4 }),
    part('tubo-escape', tailPipe(layout, route), { explode: [0, 0, -0.2], sequence: 5, warp: 'stretch' }),
    part('mofle', muffler(layout, route), { explode: [-0.16, 0, -0.26], sequence: 6 }),
    oxygenSensor([x + 0.15, y, z + PIPE], 1),
    oxygenSensor([x - 0.15, y, z + PIPE], 2),
  ];
}

const ellipse = (mesh: Mesh, at: Vec3): Mesh => mesh.scaled(1, 1.25, 0.82).at(...at);

function flange(at: Vec3): Mesh {
  return Mesh.merge(
    rodAt('x', at, { radius: 0.042, height: 0.012, bevel: 0.002 }),
    boltsAt('x', ringPoints('x', [at[0] + 0.006, at[1], at[2]], { radius: 0.034, count: 3 })),
  );
}

function catalyst({ outlets, catalystX: x, middleY: y, z }: ExhaustRoute) {
  const shell: Vec2[] = [
    [0, 0.14],
    [PIPE, 0.14],
    [PIPE + 0.002, 0.12],
    [0.056, 0.075],
    [0.06, 0.065],
    [0.06, -0.065],
    [0.056, -0.075],
    [PIPE + 0.002, -0.12],
    [PIPE, -0.14],
    [0, -0.14],
  ];
  const down = outlets.map((outlet) =>
    tube(
      [
        outlet,
        [outlet[0] - 0.015, outlet[1], Math.max(z + 0.04, outlet[2] - 0.09)],
        [outlet[0] - 0.09, outlet[1] * 0.8 + y * 0.2, z + 0.012],
        [(outlet[0] + x) / 2, (outlet[1] + y) / 2, z],
        [x + 0.135, y, z],
      ],
      PIPE,
      { smooth: 3, segments: 9 },
    ),
  );
  return {
    steel: Mesh.merge(ellipse(turnedAt('x', [0, 0, 0], shell), [x, y, z]), flange([x - 0.145, y, z])),
    iron: Mesh.merge(
      ...down,
      ...outlets.map((outlet) => rodAt('z', outlet, { radius: 0.046, height: 0.012, bevel: 0.002 })),
    ),
  };
}

function resonator({ catalystX, resonatorX: x, middleY: y, z }: ExhaustRoute) {
  const shell: Vec2[] = [
    [0, 0.21],
    [PIPE + 0.003, 0.21],
    [0.06, 0.185],
    [0.066, 0.17],
    [0.066, -0.17],
    [0.06, -0.185],
    [PIPE + 0.003, -0.21],
    [0, -0.21],
  ];
  return {
    steel: Mesh.merge(
      ellipse(turnedAt('x', [0, 0, 0], shell), [x, y, z]),
      tube(
        [
          [catalystX - 0.152, y, z],
          [x + 0.2, y, z],
        ],
        PIPE,
        { segments: 12 },
      ),
      flange([catalystX - 0.16, y, z]),
      flange([x - 0.215, y, z]),
    ),
  };
}

/** From resonator over or under the rear axle to the muffler. */
function tailPipe({ frame, spec }: MechanicsLayout, { resonatorX, middleY, mufflerY, z }: ExhaustRoute) {
  const rear = frame.rearAxle.x;
  const isBeam = spec.chassis.rearSuspension === 'beam';
  const over = isBeam ? z + 0.01 : Math.min(frame.rearAxle.z + 0.15, frame.rails.z - 0.02);
  const end = mufflerPlace(frame, mufflerY, spec.chassis.frame === 'ladder');
  const path: Vec3[] = [
    [resonatorX - 0.2, middleY, z],
    [(resonatorX + rear) / 2 + 0.1, middleY, z],
    [rear + 0.28, middleY, z + 0.01],
    [rear, middleY - (isBeam ? 0 : 0.03), over],
    [rear - 0.2, middleY * 0.6 + end[1] * 0.4 + 0.04, (over + end[2]) / 2],
    [end[0] + 0.14, end[1] + 0.06, end[2]],
    [end[0] + 0.09, end[1] + 0.06, end[2]],
  ];
  const hanger = (x: number): Mesh => rodAt('y', [x, middleY, z + 0.05], { radius: 0.012, height: 0.03 });
  return {
    steel: Mesh.merge(tube(path, PIPE, { smooth: 3, segments: 9 }), flange([resonatorX - 0.2, middleY, z])),
    rubber: Mesh.merge(hanger(resonatorX - 0.35), hanger(rear + 0.3)),
  };
}

function mufflerPlace(frame: MechanicsLayout['frame'], mufflerY: number, isLadder: boolean): Vec3 {
  if (isLadder) return [frame.rearAxle.x - 0.52, mufflerY, frame.rails.z - 0.14];
  const x = Math.max(frame.tail + 0.32, frame.rearAxle.x - 0.56);
  return [x, mufflerY, Math.max(frame.groundClearance + 0.11, frame.sillZ + 0.06)];
}

function muffler({ frame, spec }: MechanicsLayout, { mufflerY }: ExhaustRoute) {
  const [x, y, z] = mufflerPlace(frame, mufflerY, spec.chassis.frame === 'ladder');
  const isLong = spec.chassis.frame === 'ladder';
  const half = isLong ? 0.24 : 0.26;
  const rings = [
    [-1, 0.6],
    [-0.94, 0.95],
    [-0.88, 1],
    [-0.86, 1.03],
    [-0.84, 1],
    [0.84, 1],
    [0.86, 1.03],
    [0.88, 1],
    [0.94, 0.95],
    [1, 0.6],
  ].map(([along = 0, size = 1]): Vec3[] =>
    roundedRectangle(0.2 * size, 0.135 * size, 0.06 * size, 4).map(([u, v]): Vec3 =>
      isLong ? [x + along * half, y + u, z + v] : [x + u, y + along * half, z + v],
    ),
  );
  const tipX = frame.tail + 0.05;
  const tipY = isLong ? y : y + 0.34;
  const start: Vec3 = isLong ? [x - half + 0.02, y, z] : [x - 0.06, y + half - 0.06, z - 0.01];
  const tip: Vec2[] = [
    [0.021, -0.06],
    [0.029, -0.062],
    [0.031, -0.056],
    [0.029, 0.045],
    [0.023, 0.05],
    [0.021, 0.045],
    [0.021, -0.06],
  ];
  return {
    steel: Mesh.merge(
      loft(rings, 40),
      tube(
        [
          start,
          [start[0] - 0.06, (start[1] + tipY) / 2 + 0.02, z - 0.015],
          [tipX + 0.1, tipY, z - 0.025],
          [tipX + 0.04, tipY, z - 0.026],
        ],
        0.0205,
        { smooth: 3, segments: 9 },
      ),
    ),
    chrome: turnedAt('x', [tipX + 0.03, tipY, z - 0.026], tip),
    rubber: Mesh.merge(
      ...[-0.7, 0.7].map((t) =>
        rodAt('y', isLong ? [x + t * half, y, z + 0.09] : [x, y + t * half, z + 0.09], {
          radius: 0.016,
          height: 0.03,
        }),
      ),
    ),
  };
}

function oxygenSensor([x, y, z]: Vec3, twin: number): CarPart {
  const body = Mesh.merge(
    turnedAt(
      'z',
      [0, 0, 0],
      [
        [0, 0.056],
        [0.006, 0.056],
        [0.0075, 0.03],
        [0.0075, 0.02],
        [0.006, 0.018],
        [0.006, 0],
        [0, 0],
      ],
    ),
    rodAt('z', [0, 0, 0.013], { radius: 0.012, height: 0.012, segments: 6 }),
  );
  const tilt = (mesh: Mesh): Mesh => mesh.rotated('x', -35).at(x, y, z - 0.002);
  return part(
    'sensor-oxigeno',
    {
      steel: tilt(body),
      black: tilt(
        tube(
          [
            [0, 0, 0.054],
            [0, 0.004, 0.1],
            [-0.03, 0.02, 0.13],
            [-0.08, 0.03, 0.135],
          ],
          0.0045,
          { smooth: 3, segments: 6 },
        ),
      ),
    },
    { twin, explode: [0, 0.16, 0.06], sequence: 1 },
  );
}
