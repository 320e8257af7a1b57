import { context, part } from '../../assembly.ts';
import { belt } from '../../geometry/belt.ts';
import { extrudeX } from '../../geometry/extrude.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { smoothOutline } from '../../geometry/path.ts';
import { tube } from '../../geometry/tube.ts';
import { range, spread, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { barBetween, boltsAt, boxAt, cable, ringPoints, rodAt, turnedAt } from '../shapes.ts';
import { pulley } from './belt-drive.ts';
import { starter } from './starter.ts';

/**
 * Air-cooled flat four in the frame of the inline engines: crankshaft along x, +x the pulley end (rear of the
 * car), cylinders to both sides, fan housing above.
 */
export const BOXER_LENGTH = 0.34;
const SIDES = [1, -1] as const;
const CYLINDERS = SIDES.flatMap((side) => [-0.062, 0.062].map((x) => ({ side, x: x - 0.02 - side * 0.012 })));
const GENERATOR_Z = 0.24;

export function boxerEngine(): CarPart[] {
  return [
    part('monoblock', { castalu: crankcase(), iron: barrels() }, { explode: [0, 0, 0], sequence: 12 }),
    part('cabeza', { castalu: cylinderHeads() }, { explode: [0.1, 0, 0.2], sequence: 8 }),
    part('tapa-punterias', { black: rockerCovers() }, { explode: [0.1, 0, -0.16], sequence: 3 }),
    part('carter', sump(), { explode: [0, 0, -0.2], sequence: 9 }),
    part('bomba-aceite', oilPump(), { explode: [0.26, 0, -0.1], sequence: 7 }),
    part('multiple-admision', intake(), { explode: [-0.05, 0, 0.42], sequence: 4 }),
    part('caja-filtro', airCleaner(), { explode: [0, 0, 0.6], sequence: 1 }),
    part('ducto-admision', { rubber: intakeDuct() }, { explode: [0.1, -0.1, 0.5], sequence: 1 }),
    part('polea-damper', { dark: pulley(CRANK, FACE) }, { explode: [0.3, 0, 0], sequence: 2 }),
    part('tensor', beltParts(), { explode: [0.4, 0, 0.06], sequence: 1 }),
    part('alternador', generator(), { explode: [0.2, 0, 0.3], sequence: 3 }),
    context('turbina', { black: fanHousing() }, { warp: 'rigid' }),
    part('bujia', plugs(), { explode: [0, 0, 0.3], sequence: 2 }),
    part('bobina', ignition(), { explode: [0.1, 0.14, 0.34], sequence: 1 }),
    part('multiple-escape', { iron: headers() }, { explode: [0, 0, -0.2], sequence: 3 }),
    part('soporte-motor', mountMeshes(), { explode: [0, 0, -0.26], sequence: 5 }),
    starter([-BOXER_LENGTH / 2 - 0.05, 0.12, 0.1], [0, 0.2, 0.2]),
  ];
}

const FACE = BOXER_LENGTH / 2 + 0.03;
const CRANK = { centre: [0, 0], radius: 0.087 } as const;
const GENERATOR = { centre: [0, GENERATOR_Z], radius: 0.05 } as const;

function crankcase(): Mesh {
  const outline = smoothOutline(
    [
      [-0.1, -0.12],
      [0.1, -0.12],
      [0.135, -0.04],
      [0.13, 0.05],
      [0.09, 0.12],
      [-0.09, 0.12],
      [-0.13, 0.05],
      [-0.135, -0.04],
    ],
    3,
  );
  const ribs = spread(-0.12, 0.12, 5).map((x) => boxAt([0.01, 0.24, 0.012], [x, 0, -0.1], 0.003));
  return extrudeX(outline, { height: BOXER_LENGTH, bevel: 0.01 })
    .at(-BOXER_LENGTH / 2, 0, 0)
    .merge(
      ...ribs,
      boxAt([0.012, 0.02, 0.26], [0, 0.1, 0], 0.004),
      boxAt([0.07, 0.05, 0.2], [0.1, 0.06, 0.2], 0.012),
      turnedAt(
        'x',
        [-BOXER_LENGTH / 2, 0, 0],
        [
          [0.1, 0],
          [0.155, -0.004],
          [0.16, -0.02],
          [0.15, -0.024],
          [0.1, -0.02],
          [0.1, 0],
        ],
      ),
    );
}

/** Finned cylinders. */
function barrels(): Mesh {
  return Mesh.merge(
    ...CYLINDERS.map(({ side, x }) => {
      const fins = range(6).flatMap((index): Vec2[] => {
        const y = 0.01 + index * 0.017;
        return [
          [0.05, y],
          [0.064, y],
          [0.064, y + 0.005],
          [0.05, y + 0.005],
        ];
      });
      return turnedAt(
        'y',
        [x, side * 0.13, 0.005],
        [[0.045, 0], ...fins, [0.05, 0.115], [0.045, 0.115], [0.045, 0]].map(([r = 0, y = 0]): Vec2 => [
          r,
          y * side,
        ]),
      );
    }),
  );
}

function cylinderHeads(): Mesh {
  return Mesh.merge(
    ...SIDES.map((side) => {
      const fins = range(5).map((index) =>
        boxAt([0.28, 0.006, 0.13], [-0.02 - side * 0.012, side * (0.252 + index * 0.013), 0.01], 0.002),
      );
      return Mesh.merge(boxAt([0.25, 0.085, 0.1], [-0.02 - side * 0.012, side * 0.285, 0], 0.014), ...fins);
    }),
  );
}

function rockerCovers(): Mesh {
  return Mesh.merge(
    ...SIDES.map((side) =>
      Mesh.merge(
        boxAt([0.24, 0.05, 0.085], [-0.02 - side * 0.012, side * 0.342, -0.012], 0.02, 2),
        barBetween([-0.13, side * 0.366, -0.02], [0.09, side * 0.366, -0.02], 0.004),
      ),
    ),
  );
}

const sump = () => ({
  dark: Mesh.merge(
    rodAt('z', [0, 0, -0.126], { radius: 0.07, height: 0.014 }),
    boxAt([0.2, 0.16, 0.02], [0, 0, -0.118], 0.006),
  ),
  steel: boltsAt('z', ringPoints('z', [0, 0, -0.133], { radius: 0.058, count: 6 }), { sign: -1 }),
});

const oilPump = () => ({
  castalu: boxAt([0.03, 0.07, 0.07], [BOXER_LENGTH / 2 + 0.006, 0, -0.07], 0.008),
  steel: Mesh.merge(
    rodAt('x', [BOXER_LENGTH / 2 - 0.03, 0.015, -0.07], { radius: 0.016, height: 0.05 }),
    rodAt('x', [BOXER_LENGTH / 2 - 0.03, -0.015, -0.07], { radius: 0.016, height: 0.05 }),
  ),
});

/** Carburettor on a stem with an arm to each head. */
function intake() {
  const arms = SIDES.map((side) =>
    tube(
      [
        [0, 0, 0.16],
        [0, side * 0.08, 0.155],
        [-0.02, side * 0.22, 0.12],
        [-0.02, side * 0.285, 0.06],
      ],
      0.015,
      { smooth: 3, segments: 9 },
    ),
  );
  return {
    steel: Mesh.merge(...arms, rodAt('z', [0, 0, 0.19], { radius: 0.018, height: 0.07 })),
    castalu: Mesh.merge(
      boxAt([0.07, 0.06, 0.06], [0, 0, 0.25], 0.01),
      rodAt('z', [0, 0, 0.29], { radius: 0.026, height: 0.04 }),
      rodAt('y', [0.01, 0.05, 0.25], { radius: 0.022, height: 0.04 }),
    ),
  };
}

const airCleaner = () => ({
  black: turnedAt(
    'z',
    [-0.02, 0, 0.36],
    [
      [0, 0.05],
      [0.08, 0.048],
      [0.094, 0.036],
      [0.096, -0.03],
      [0.07, -0.046],
      [0.03, -0.05],
      [0.028, -0.062],
      [0, -0.062],
    ],
  ),
  steel: turnedAt(
    'z',
    [-0.02, 0, 0.37],
    [
      [0.094, 0.005],
      [0.1, 0.004],
      [0.1, -0.004],
      [0.094, -0.005],
      [0.094, 0.005],
    ],
  ),
});

const intakeDuct = (): Mesh =>
  tube(
    [
      [0.05, -0.06, 0.36],
      [0.1, -0.12, 0.34],
      [0.08, -0.2, 0.24],
      [0.03, -0.24, 0.14],
    ],
    0.022,
    { smooth: 3, segments: 9 },
  );

function beltParts() {
  const loop = belt([CRANK, GENERATOR], { width: 0.012, thickness: 0.006 });
  return {
    rubber: loop
      .map(
        ([a, b, c]): Vec3 => [b, a, c],
        ([a, b, c]): Vec3 => [b, a, c],
      )
      .flippedWinding()
      .at(FACE, 0, 0),
    steel: Mesh.merge(
      pulley(GENERATOR, FACE),
      rodAt('x', [FACE + 0.012, 0, GENERATOR_Z], { radius: 0.014, height: 0.014, segments: 6 }),
    ),
  };
}

const generator = () => ({
  dark: rodAt('x', [0.05, 0, GENERATOR_Z], { radius: 0.047, height: 0.17, bevel: 0.006 }),
  castalu: Mesh.merge(
    rodAt('x', [-0.04, 0, GENERATOR_Z], { radius: 0.049, height: 0.014 }),
    boxAt([0.13, 0.06, 0.05], [0.06, 0, 0.17], 0.008),
  ),
  steel: boxAt([0.05, 0.012, 0.18], [0.06, 0, GENERATOR_Z + 0.001]),
});

/** Sheet housing of the cooling fan, in front of the generator. */
function fanHousing(): Mesh {
  const outline = smoothOutline(
    [
      [-0.3, 0.03],
      [0.3, 0.03],
      [0.27, 0.1],
      [0.17, 0.2],
      [0.13, 0.32],
      [0.06, 0.38],
      [-0.06, 0.38],
      [-0.13, 0.32],
      [-0.17, 0.2],
      [-0.27, 0.1],
    ],
    3,
  );
  return extrudeX(outline, { height: 0.11, bevel: 0.02 })
    .at(-0.16, 0, 0.02)
    .merge(rodAt('x', [-0.165, 0, GENERATOR_Z + 0.02], { radius: 0.085, height: 0.02 }));
}

function plugs() {
  const each = (offset: number, radius: number, height: number): Mesh =>
    Mesh.merge(
      ...CYLINDERS.map(({ side, x }) =>
        rodAt('z', [0, 0, offset], { radius, height, segments: 8 })
          .rotated('x', side * -35)
          .at(x, side * 0.27, 0.055),
      ),
    );
  return { steel: each(0.01, 0.0105, 0.024), white: each(0.042, 0.006, 0.04) };
}

/** Coil on the housing, distributor beside the generator stand, four leads. */
function ignition() {
  const distributor: Vec3 = [0.06, 0.085, 0.16];
  const leads = CYLINDERS.map(({ side, x }) =>
    cable(
      [
        [distributor[0], distributor[1], 0.225],
        [x, side * 0.14, 0.25],
        [x, side * 0.29, 0.14],
        [x, side * 0.296, 0.11],
      ],
      0.004,
    ),
  );
  return {
    black: Mesh.merge(
      turnedAt('z', distributor, [
        [0, 0.065],
        [0.02, 0.062],
        [0.034, 0.05],
        [0.036, 0.02],
        [0.022, 0.01],
        [0.018, -0.05],
        [0, -0.05],
      ]),
      rodAt('z', [-0.05, 0.19, 0.3], { radius: 0.028, height: 0.1 }),
      ...leads,
    ),
    steel: rodAt('z', [-0.05, 0.19, 0.3], { radius: 0.031, height: 0.016 }),
  };
}

/** Where the headers meet the silencer, engine frame. */
export const boxerOutlets = (): Vec3[] => SIDES.map((side): Vec3 => [0.2, side * 0.24, -0.12]);

function headers(): Mesh {
  return Mesh.merge(
    ...SIDES.flatMap((side) => [
      tube(
        [
          [0.085, side * 0.3, -0.02],
          [0.14, side * 0.3, -0.05],
          [0.19, side * 0.28, -0.09],
          [0.21, side * 0.24, -0.12],
        ],
        0.018,
        { smooth: 3, segments: 9 },
      ),
      tube(
        [
          [-0.13, side * 0.3, -0.02],
          [-0.16, side * 0.3, -0.08],
          [-0.1, side * 0.27, -0.13],
          [0.1, side * 0.22, -0.14],
          [0.2, side * 0.2, -0.13],
        ],
        0.019,
        { smooth: 3, segments: 9 },
      ),
    ]),
  );
}

const mountMeshes = () => ({
  iron: boxAt([0.05, 0.34, 0.03], [-BOXER_LENGTH / 2 - 0.05, 0, -0.15], 0.008),
  rubber: Mesh.merge(
    ...SIDES.map((side) => boxAt([0.05, 0.05, 0.04], [-BOXER_LENGTH / 2 - 0.05, side * 0.12, -0.12], 0.01)),
  ),
});
