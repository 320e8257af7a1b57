import { part } from '../../assembly.ts';
import { extrudeX } from '../../geometry/extrude.ts';
import { loft } from '../../geometry/grid.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { circle, convexHull, roundedRectangle, smoothOutline } from '../../geometry/path.ts';
import { lerp, smoothstep, spread, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, rodAt, turnedAt } from '../shapes.ts';
import { onBank, type VSize } from './v-size.ts';

const SIDES = [1, -1] as const;

/** A piece modelled upright over the crankshaft, laid onto both banks. */
export const onBothBanks = (upright: (side: 1 | -1) => Mesh): Mesh =>
  Mesh.merge(...SIDES.map((side) => upright(side).rotated('x', side * -45)));

/** Crankcase, pan, heads, covers and timing cover of a V engine. */
export function vCastings(size: VSize): CarPart[] {
  return [
    part('monoblock', { iron: block(size), steel: decks(size) }, { explode: [0, 0, 0], sequence: 12 }),
    part('carter', { dark: pan(size), steel: panBolts(size) }, { explode: [0, 0, -0.26], sequence: 9 }),
    part('bomba-aceite', oilPump(size), { explode: [0.32, 0, -0.16], sequence: 10 }),
    part('cabeza', { castalu: heads(size), steel: rockers(size) }, { explode: [0, 0, 0.2], sequence: 8 }),
    part(
      'tapa-punterias',
      { black: covers(size), steel: coverBolts(size) },
      { explode: [0, 0, 0.42], sequence: 3 },
    ),
    part('tapa-distribucion', timingCover(size), { explode: [0.24, 0, 0.02], sequence: 7 }),
  ];
}

function block(size: VSize): Mesh {
  const { length, deck, bores } = size;
  const half: Vec2[] = [
    [0.118, -0.075],
    [0.14, -0.06],
    [0.142, 0.005],
    onBank(1, [0.082, deck - 0.035]),
    onBank(1, [0.088, deck - 0.02]),
    onBank(1, [0.088, deck - 0.002]),
    onBank(1, [-0.08, deck - 0.002]),
    [0.04, 0.13],
  ];
  const outline = [...half, ...half.map(([y, z]): Vec2 => [-y, z]).reverse()];
  const bell = convexHull([
    ...circle(0.16, { segments: 30, centre: [0, 0.012] }),
    onBank(1, [0.03, deck - 0.03]),
    onBank(-1, [0.03, deck - 0.03]),
  ]);
  const mesh = extrudeX(outline, { height: length, bevel: 0.006 }).at(-length / 2, 0, 0);
  for (const x of bores) {
    mesh.merge(
      onBothBanks(() => rodAt('z', [x, 0.052, 0.14], { radius: 0.048, height: 0.12, segments: 18 })),
    );
    mesh.merge(
      onBothBanks((side) =>
        rodAt('y', [x, side * 0.098, 0.13], { radius: 0.018, height: 0.012, segments: 12 }),
      ),
    );
  }
  for (const x of spread(-length / 2 + 0.02, length / 2 - 0.02, bores.length + 1)) {
    for (const side of SIDES) mesh.merge(boxAt([0.014, 0.016, 0.1], [x, side * 0.142, -0.02], 0.004));
  }
  return mesh.merge(
    extrudeX(bell, { height: 0.018 }).at(-length / 2 - 0.006, 0, 0),
    boxAt([length, 0.276, 0.014], [0, 0, -0.074], 0.003),
  );
}

/** Deck faces with the bores, and pistons in them. */
function decks({ bores, deck }: VSize): Mesh {
  return onBothBanks((side) =>
    Mesh.merge(
      ...bores.map((x) =>
        turnedAt(
          'z',
          [x + side * 0.008, 0, deck],
          [
            [0.045, 0.0015],
            [0.05, 0.0015],
            [0.05, -0.002],
            [0.045, -0.002],
            [0.045, 0.0015],
          ],
        ),
      ),
      ...bores.map((x) =>
        rodAt('z', [x + side * 0.008, 0, deck - 0.003], { radius: 0.043, height: 0.006, segments: 20 }),
      ),
    ),
  );
}

function pan({ length }: VSize): Mesh {
  const rings = [0, 0.08, 0.3, 0.55, 0.85, 1].map((t): Vec3[] => {
    const narrow = smoothstep(0.15, 0.7, t);
    return roundedRectangle(lerp(length - 0.02, length * 0.5, narrow), lerp(0.266, 0.19, t), 0.03).map(
      ([x, y]): Vec3 => [x - 0.22 * length * narrow, y, -0.08 - 0.11 * t],
    );
  });
  return loft(rings).merge(boxAt([length + 0.004, 0.286, 0.01], [0, 0, -0.086], 0.003));
}

const panBolts = ({ length }: VSize): Mesh =>
  boltsAt(
    'z',
    spread(0.03 - length / 2, length / 2 - 0.03, 6).flatMap((x) =>
      SIDES.map((side): Vec3 => [x, side * 0.136, -0.091]),
    ),
    { sign: -1, radius: 0.006 },
  );

function oilPump({ length }: VSize) {
  const x = length / 2 - 0.01;
  return {
    castalu: turnedAt(
      'x',
      [x, 0, 0],
      [
        [0.026, -0.014],
        [0.068, -0.014],
        [0.07, 0.008],
        [0.058, 0.012],
        [0.026, 0.012],
        [0.026, -0.014],
      ],
    ).merge(boxAt([0.03, 0.06, 0.05], [x, 0.03, -0.07], 0.008)),
    steel: Mesh.merge(
      rodAt('x', [-0.06, 0.03, -0.1], { radius: 0.01, height: length * 0.9, segments: 10 }),
      turnedAt(
        'z',
        [-0.28 * length - 0.06, 0.03, -0.15],
        [
          [0, 0.04],
          [0.012, 0.04],
          [0.036, 0],
          [0.036, -0.008],
          [0, -0.008],
        ],
      ),
    ),
  };
}

function heads({ length, bores, deck, head }: VSize): Mesh {
  const outline: Vec2[] = [
    [0.084, deck + 0.003],
    [0.09, deck + 0.02],
    [0.082, deck + 0.04],
    [0.092, head - 0.014],
    [0.092, head - 0.001],
    [-0.088, head - 0.001],
    [-0.088, head - 0.03],
    [-0.08, deck + 0.03],
    [-0.084, deck + 0.003],
  ];
  return onBothBanks((side) => {
    const section = outline.map(([out, along]): Vec2 => [side * out, along]);
    const casting = extrudeX(section, { height: length - 0.03, bevel: 0.004 }).at(-length / 2 + 0.015, 0, 0);
    const ports = bores.flatMap((x) => [
      boxAt([0.056, 0.03, 0.044], [x, side * 0.09, deck + 0.045], 0.01),
      boxAt([0.05, 0.034, 0.046], [x, side * -0.088, deck + 0.052], 0.01),
    ]);
    return casting.merge(...ports);
  });
}

function rockers({ length, bores, head }: VSize): Mesh {
  return onBothBanks(() =>
    Mesh.merge(
      rodAt('x', [0, 0, head + 0.014], { radius: 0.011, height: length * 0.86 }),
      ...bores.flatMap((x) =>
        [-0.02, 0.02].map((dx) => boxAt([0.014, 0.09, 0.016], [x + dx, 0, head + 0.02])),
      ),
      ...bores.flatMap((x) =>
        [-0.02, 0.02].map((dx) =>
          rodAt('z', [x + dx, -0.035, head + 0.002], { radius: 0.013, height: 0.03 }),
        ),
      ),
    ),
  );
}

function covers({ length, bores, head, cover }: VSize): Mesh {
  const section: Vec2[] = [
    [0.094, head],
    [0.094, head + 0.01],
    [0.08, head + 0.014],
    [0.076, cover - 0.02],
    [0.056, cover],
    [-0.056, cover],
    [-0.076, cover - 0.02],
    [-0.08, head + 0.014],
    [-0.09, head + 0.01],
    [-0.09, head],
  ];
  return onBothBanks((side) => {
    const outline = section.map(([out, along]): Vec2 => [side * out, along]);
    const shell = extrudeX(outline, { height: length - 0.026, bevel: 0.007, creaseDegrees: 48 }).at(
      0.013 - length / 2,
      0,
      0,
    );
    const ribs = bores.map((x) => boxAt([0.008, 0.11, 0.01], [x, 0, cover], 0.003));
    const cap =
      side === -1 ? [rodAt('z', [length * 0.36, 0, cover + 0.012], { radius: 0.026, height: 0.026 })] : [];
    return shell.merge(...ribs, ...cap);
  });
}

const coverBolts = ({ length, bores, head }: VSize): Mesh =>
  onBothBanks(() =>
    boltsAt(
      'z',
      spread(0.03 - length / 2, length / 2 - 0.03, bores.length + 1).flatMap((x) =>
        [-0.085, 0.087].map((y): Vec3 => [x, y, head + 0.01]),
      ),
      { radius: 0.0055 },
    ),
  );

function timingCover({ length, deck }: VSize) {
  const outline = smoothOutline(
    [
      [-0.1, -0.078],
      [0.1, -0.078],
      [0.142, 0],
      onBank(1, [0.06, deck - 0.02]),
      onBank(1, [-0.03, deck]),
      [0, 0.15],
      onBank(-1, [-0.03, deck]),
      onBank(-1, [0.06, deck - 0.02]),
      [-0.142, 0],
    ],
    3,
  );
  const front = length / 2;
  return {
    castalu: extrudeX(outline, { height: 0.034, bevel: 0.008 })
      .at(front, 0, 0)
      .merge(
        turnedAt(
          'x',
          [front + 0.03, 0, 0],
          [
            [0.03, 0.01],
            [0.054, 0.01],
            [0.064, 0],
            [0.03, 0],
          ],
        ),
        boxAt([0.014, 0.014, 0.12], [front + 0.034, 0.06, 0.06], 0.004),
        boxAt([0.014, 0.014, 0.12], [front + 0.034, -0.06, 0.06], 0.004),
      ),
    steel: boltsAt(
      'x',
      outline
        .filter((_, index) => index % 3 === 0)
        .map(([y, z]): Vec3 => [front + 0.03, y * 0.93, z * 0.93 + 0.004]),
    ),
  };
}
