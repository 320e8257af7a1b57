import { part } from '../../assembly.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { tube } from '../../geometry/tube.ts';
import { lerp, type Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, rodAt, turnedAt } from '../shapes.ts';
import { onBothBanks } from './v-block.ts';
import { onBank, type VSize } from './v-size.ts';

const SIDES = [1, -1] as const;
const PLENUM_Z = 0.33;

/** Intake in the valley, exhaust manifolds outside, fuel rails, coils and plugs. */
export function vBreathing(size: VSize): CarPart[] {
  return [
    part(
      'multiple-admision',
      { plastic: intake(size), steel: intakeBolts(size) },
      { explode: [0, 0, 0.56], sequence: 2 },
    ),
    part('cuerpo-aceleracion', throttle(size), { explode: [0.26, 0, 0.56], sequence: 1 }),
    part('riel-inyectores', rails(size), { explode: [0, 0, 0.34], sequence: 1 }),
    part('inyector', injectors(size), { explode: [0, 0, 0.22], sequence: 2 }),
    part('multiple-escape', { iron: exhaust(size) }, { explode: [0, 0, -0.14], sequence: 2 }),
    part('bobina', { black: coils(size) }, { explode: [0, 0, 0.36], sequence: 1 }),
    part('bujia', plugs(size), { explode: [0, 0, 0.2], sequence: 2 }),
  ];
}

const innerPort = (size: VSize, side: 1 | -1, x: number): Vec3 => [
  x,
  ...onBank(side, [-0.1, size.deck + 0.052]),
];
const outerPort = (size: VSize, side: 1 | -1, x: number): Vec3 => [
  x,
  ...onBank(side, [0.104, size.deck + 0.045]),
];

function intake(size: VSize): Mesh {
  const { length, bores } = size;
  const mesh = boxAt([length * 0.9, 0.15, 0.1], [0.01, 0, PLENUM_Z], 0.04, 3);
  for (const side of SIDES) {
    for (const x of bores) {
      const [px, py, pz] = innerPort(size, side, x);
      mesh.merge(
        tube(
          [
            [px, py, pz],
            [x, side * 0.075, pz + 0.05],
            [x, side * 0.1, PLENUM_Z + 0.002],
            [x, side * 0.05, PLENUM_Z + 0.012],
          ],
          (t) => lerp(0.024, 0.028, t),
          { smooth: 3, segments: 9 },
        ),
      );
    }
  }
  for (const x of bores)
    mesh.merge(boxAt([0.016, 0.1, 0.012], [x + size.pitch / 2, 0, PLENUM_Z + 0.05], 0.004));
  return mesh;
}

const intakeBolts = (size: VSize): Mesh =>
  Mesh.merge(
    ...SIDES.map((side) =>
      boltsAt(
        'z',
        size.bores.map((x): Vec3 => [x + 0.035, side * 0.1, size.deck + 0.03]),
        { radius: 0.006 },
      ),
    ),
  );

function throttle({ length }: VSize) {
  const x = length * 0.45 + 0.01;
  return {
    castalu: turnedAt(
      'x',
      [x, 0, PLENUM_Z],
      [
        [0.034, 0],
        [0.05, 0],
        [0.05, 0.01],
        [0.041, 0.014],
        [0.041, 0.06],
        [0.045, 0.062],
        [0.045, 0.072],
        [0.034, 0.072],
        [0.034, 0],
      ],
    ),
    black: boxAt([0.05, 0.03, 0.07], [x + 0.036, 0.055, PLENUM_Z], 0.008, 2),
    brass: rodAt('x', [0, 0, 0], { radius: 0.034, height: 0.0024, bevel: 0 })
      .rotated('y', 20)
      .at(x + 0.03, 0, PLENUM_Z),
  };
}

function rails(size: VSize) {
  const at = (side: 1 | -1): Vec3 => [0, side * 0.118, size.deck + 0.078];
  return {
    steel: Mesh.merge(
      ...SIDES.map((side) =>
        rodAt('x', at(side), { radius: 0.012, height: size.length * 0.88, segments: 12 }),
      ),
      tube(
        [
          [size.length * 0.42, 0.118, size.deck + 0.078],
          [size.length * 0.47, 0.06, PLENUM_Z + 0.02],
          [size.length * 0.47, -0.06, PLENUM_Z + 0.02],
          [size.length * 0.42, -0.118, size.deck + 0.078],
        ],
        0.006,
        { smooth: 3, segments: 8 },
      ),
    ),
    black: Mesh.merge(
      ...SIDES.map((side) =>
        rodAt('x', [-size.length * 0.46, side * 0.118, size.deck + 0.078], { radius: 0.015, height: 0.03 }),
      ),
    ),
  };
}

function injectors(size: VSize) {
  const each = (mesh: Mesh): Mesh =>
    Mesh.merge(
      ...SIDES.flatMap((side) =>
        size.bores.map((x) => mesh.rotated('x', side * 18).at(x, side * 0.113, size.deck + 0.044)),
      ),
    );
  return {
    dark: each(rodAt('z', [0, 0, 0], { radius: 0.009, height: 0.05 })),
    orange: each(boxAt([0.014, 0.018, 0.018], [0, 0, 0.018], 0.003)),
  };
}

/** Where the exhaust manifolds end, engine frame: left and right. */
export const vOutlets = (size: VSize): Vec3[] =>
  SIDES.map((side): Vec3 => [-size.length / 2 + 0.05, side * 0.285, -0.04]);

function exhaust(size: VSize): Mesh {
  const mesh = new Mesh();
  vOutlets(size).forEach((outlet, index) => {
    const side = index === 0 ? 1 : -1;
    const log = 0.27 * side;
    for (const x of size.bores) {
      const [px, py, pz] = outerPort(size, side, x);
      mesh.merge(
        boxAt([0.056, 0.02, 0.05], [px, py, pz], 0.006),
        tube(
          [
            [px, py, pz],
            [px - 0.01, py + side * 0.03, pz - 0.012],
            [px - 0.04, log, 0.06],
          ],
          0.02,
          { smooth: 3, segments: 9 },
        ),
      );
    }
    mesh.merge(
      tube(
        [
          [(size.bores.at(-1) ?? 0) - 0.02, log, 0.066],
          [-0.03, log, 0.056],
          [outlet[0] + 0.03, log + side * 0.006, 0.03],
          [outlet[0], outlet[1], outlet[2]],
        ],
        (t) => lerp(0.022, 0.03, t),
        { smooth: 3, segments: 9 },
      ),
      rodAt('z', outlet, { radius: 0.044, height: 0.012 }),
    );
  });
  return mesh;
}

function coils(size: VSize): Mesh {
  return onBothBanks((side) =>
    Mesh.merge(
      ...size.bores.map((x) =>
        Mesh.merge(
          boxAt([0.055, 0.05, 0.03], [x, side * 0.02, size.cover + 0.022], 0.007),
          tube(
            [
              [x, side * 0.045, size.cover + 0.016],
              [x, side * 0.1, size.cover - 0.02],
              [x, side * 0.118, size.deck + 0.09],
            ],
            0.0055,
            { smooth: 3, segments: 6 },
          ),
        ),
      ),
    ),
  );
}

function plugs(size: VSize) {
  const each = (make: (x: number, side: 1 | -1) => Mesh): Mesh =>
    onBothBanks((side) => Mesh.merge(...size.bores.map((x) => make(x + 0.026, side))));
  return {
    steel: each((x, side) =>
      rodAt('y', [x, side * 0.095, size.deck + 0.066], { radius: 0.011, height: 0.02, segments: 6 }),
    ),
    white: each((x, side) =>
      rodAt('y', [x, side * 0.122, size.deck + 0.066], { radius: 0.006, height: 0.036 }),
    ),
  };
}
