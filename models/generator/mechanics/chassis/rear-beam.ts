import { context, part } from '../../assembly.ts';
import type { CarFrame } from '../../body/car-frame.ts';
import { loft } from '../../geometry/grid.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { tube } from '../../geometry/tube.ts';
import { mix, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { bothSides } from '../both-sides.ts';
import { barBetween, boxAt, rodAt, turnedBetween } from '../shapes.ts';
import type { Stations } from '../stations.ts';
import { coil } from './front-strut.ts';

/** Twist beam with trailing arms, separate springs and dampers; coupés' catalog has no axle, theirs is context. */
export function rearBeam(frame: CarFrame, stations: Stations, isContext = false): CarPart[] {
  const { x } = frame.rearAxle;
  const r = frame.tyreRadius;
  const armY = stations.discY - 0.12;
  const springFoot: Vec3 = [x + 0.09, armY - 0.1, r - 0.035];
  const springTop: Vec3 = [springFoot[0], springFoot[1], r + 0.15];
  const damperFoot: Vec3 = [x - 0.11, armY - 0.02, r - 0.035];
  const damperTop: Vec3 = [x - 0.03, armY - 0.06, Math.min(r + 0.4, frame.beltZ - 0.2)];
  return [
    isContext
      ? context('eje-trasero', beam(frame, armY), { warp: 'rigid' })
      : part('eje-tras', beam(frame, armY), { explode: [0, 0, -0.24], sequence: 6 }),
    part('resorte', springParts(springFoot, springTop), {
      position: 'rl',
      mirrored: true,
      explode: [0.06, 0.1, 0.24],
      sequence: 3,
    }),
    part('amortiguador', damper(damperFoot, damperTop), {
      position: 'rl',
      mirrored: true,
      explode: [-0.16, 0.16, 0.14],
      sequence: 2,
    }),
    part('barra-estab', rearBar(x, r, armY), { position: 'b', explode: [0.16, 0, -0.34], sequence: 5 }),
  ];
}

function springParts(foot: Vec3, top: Vec3) {
  return {
    red: coil(foot, top, 0.054),
    rubber: Mesh.merge(
      rodAt('z', [foot[0], foot[1], foot[2] - 0.004], { radius: 0.06, height: 0.012 }),
      rodAt('z', [top[0], top[1], top[2] + 0.004], { radius: 0.06, height: 0.012 }),
    ),
  };
}

/** Twin-tube damper with eyes at both ends. */
export function damper(foot: Vec3, top: Vec3) {
  const on = (t: number): Vec3 => mix(foot, top, t);
  return {
    dark: turnedBetween(on(0.03), on(0.58), [
      [0, 0],
      [0.022, 0.02],
      [0.025, 0.07],
      [0.025, 0.97],
      [0.02, 1],
      [0, 1],
    ]),
    black: turnedBetween(on(0.5), on(0.93), [
      [0.028, 0],
      [0.0295, 0.02],
      [0.0295, 0.96],
      [0.024, 1],
      [0, 1],
    ]),
    chrome: barBetween(on(0.56), on(0.98), 0.0085),
    rubber: Mesh.merge(
      rodAt('y', foot, { radius: 0.021, height: 0.034 }),
      rodAt('y', top, { radius: 0.02, height: 0.034 }),
    ),
    steel: Mesh.merge(
      rodAt('y', foot, { radius: 0.008, height: 0.05 }),
      rodAt('y', top, { radius: 0.008, height: 0.05 }),
    ),
  };
}

function beam(frame: CarFrame, armY: number) {
  const { x } = frame.rearAxle;
  const r = frame.tyreRadius;
  const section: Vec2[] = [
    [-0.052, -0.042],
    [-0.034, -0.046],
    [0, 0.008],
    [0.034, -0.046],
    [0.052, -0.042],
    [0.01, 0.036],
    [-0.01, 0.036],
  ];
  const channel = loft(
    [-armY - 0.01, -armY * 0.6, 0, armY * 0.6, armY + 0.01].map((y): Vec3[] =>
      section.map(([u, v]): Vec3 => [x + 0.17 + u, y, r - 0.02 + v]),
    ),
  );
  const arm = tube(
    [
      [x + 0.43, armY - 0.03, r + 0.02],
      [x + 0.28, armY - 0.01, r - 0.005],
      [x + 0.1, armY + 0.005, r - 0.02],
      [x - 0.12, armY + 0.01, r - 0.02],
    ],
    (t) => 0.033 - 0.008 * t,
    { smooth: 3, segments: 9 },
  );
  const pan = rodAt('z', [x + 0.09, armY - 0.09, r - 0.05], { radius: 0.07, height: 0.014 });
  const plate = boxAt([0.12, 0.02, 0.12], [x, armY + 0.045, r], 0.008);
  const spindle = rodAt('y', [x, armY + 0.03, r], { radius: 0.045, height: 0.07 });
  return {
    iron: Mesh.merge(channel, bothSides(Mesh.merge(arm, pan, plate, spindle))),
    rubber: bothSides(rodAt('y', [x + 0.43, armY - 0.03, r + 0.02], { radius: 0.045, height: 0.07 })),
    steel: bothSides(rodAt('y', [x + 0.43, armY - 0.03, r + 0.02], { radius: 0.016, height: 0.085 })),
  };
}

function rearBar(x: number, r: number, armY: number) {
  return {
    dark: bothSides(
      tube(
        [
          [x + 0.06, armY - 0.03, r - 0.035],
          [x + 0.18, armY - 0.06, r - 0.05],
          [x + 0.2, armY - 0.14, r - 0.062],
          [x + 0.2, 0, r - 0.062],
        ],
        0.009,
        { smooth: 3, segments: 8 },
      ),
    ),
  };
}
