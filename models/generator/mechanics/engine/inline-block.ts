import { part } from '../../assembly.ts';
import { extrude, extrudeX } from '../../geometry/extrude.ts';
import { loft } from '../../geometry/grid.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { circle, convexHull, roundedRectangle } from '../../geometry/path.ts';
import { tube } from '../../geometry/tube.ts';
import { lerp, range, smoothstep, spread, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, ringPoints, rodAt, turnedAt } from '../shapes.ts';
import type { InlineSize } from './inline-size.ts';

/** Crankcase and cylinders, oil pan and oil pump. Engine frame: see `inline-size.ts`. */
export function inlineBottom(size: InlineSize): CarPart[] {
  return [
    part(
      'monoblock',
      { iron: blockCasting(size), castalu: deck(size), steel: pistons(size), orange: oilFilter(size) },
      { explode: [0, 0, 0], sequence: 12 },
    ),
    part('carter', { dark: oilPan(size), steel: panBolts(size) }, { explode: [0, 0, -0.26], sequence: 9 }),
    part('bomba-aceite', oilPump(size), { explode: [0.3, 0, -0.16], sequence: 10 }),
  ];
}

/** The bulge of a cylinder; its ends are inside the casting. */
const BARREL: readonly Vec2[] = [
  [0.05, 0.065],
  [0.05, -0.065],
];

function blockCasting(size: InlineSize): Mesh {
  const { length, bores, deckZ } = size;
  const half: Vec2[] = [
    [0.126, -0.056],
    [0.136, -0.044],
    [0.136, 0.012],
    [0.112, 0.05],
    [0.088, 0.07],
    [0.086, deckZ - 0.03],
    [0.102, deckZ - 0.018],
  ];
  const section = [...half, ...half.map(([y, z]): Vec2 => [-y, z]).reverse()];
  const mesh = extrudeX(section, { height: length, bevel: 0.006 }).at(-length / 2, 0, 0);
  for (const x of bores) {
    for (const side of [-1, 1]) {
      mesh.merge(turnedAt('z', [x, side * 0.05, 0.115], BARREL));
    }
    mesh.merge(rodAt('y', [x, 0.098, 0.1], { radius: 0.017, height: 0.014, bevel: 0.004, segments: 12 }));
  }
  for (const x of spread(-length / 2 + 0.01, length / 2 - 0.01, bores.length + 1)) {
    for (const side of [-1, 1]) {
      mesh.merge(boxAt([0.012, 0.014, 0.085], [x, side * 0.137, -0.008], 0.004));
      mesh.merge(rodAt('z', [x, side * 0.094, deckZ - 0.09], { radius: 0.009, height: 0.14, segments: 8 }));
    }
  }
  return mesh.merge(bellFlange(size), boxAt([length, 0.27, 0.014], [0, 0, -0.053], 0.003));
}

/** Plate at the gearbox end, as wide as the flywheel. */
function bellFlange({ length, deckZ }: InlineSize): Mesh {
  const outline = convexHull([
    ...circle(0.158, { segments: 36, centre: [0, 0.012] }),
    [0.1, deckZ - 0.03],
    [-0.1, deckZ - 0.03],
  ]);
  const bolts = ringPoints('x', [-length / 2 + 0.012, 0, 0.012], { radius: 0.146, count: 8, phase: 0.06 });
  return extrudeX(outline, { height: 0.018, bevel: 0.003 })
    .at(-length / 2 - 0.006, 0, 0)
    .merge(boltsAt('x', bolts));
}

/** Top face with its bores, seen when the head is off. */
function deck({ length, bores, deckZ }: InlineSize): Mesh {
  const outline = roundedRectangle(length, 0.216, 0.012);
  const holes = bores.map((x) => circle(0.0385, { segments: 22, centre: [x, 0] }));
  return extrude(outline, { height: 0.02, bevel: 0.002, holes }).at(0, 0, deckZ - 0.02);
}

function pistons({ bores, deckZ }: InlineSize): Mesh {
  return Mesh.merge(
    ...bores.map((x, index) =>
      rodAt('z', [x, 0, deckZ - 0.012 - (index % 2) * 0.004], { radius: 0.037, height: 0.012, segments: 22 }),
    ),
  );
}

function oilFilter({ length }: InlineSize): Mesh {
  return turnedAt(
    'y',
    [length * 0.28, 0.13, -0.005],
    [
      [0, 0.1],
      [0.024, 0.1],
      [0.034, 0.092],
      [0.036, 0.084],
      [0.036, 0.008],
      [0.039, 0.004],
      [0.039, -0.004],
      [0, -0.004],
    ],
  );
}

function oilPan({ length }: InlineSize): Mesh {
  const rings = [0, 0.08, 0.3, 0.55, 0.85, 1].map((t): Vec3[] => {
    const narrow = smoothstep(0.15, 0.75, t);
    const outline = roundedRectangle(lerp(length - 0.02, length * 0.5, narrow), lerp(0.262, 0.19, t), 0.03);
    return outline.map(([x, y]): Vec3 => [x - 0.2 * length * narrow, y, -0.062 - 0.125 * t]);
  });
  const mesh = loft(rings).merge(boxAt([length + 0.006, 0.282, 0.01], [0, 0, -0.065], 0.003));
  for (const x of spread(-0.4 * length, 0, 4)) {
    mesh.merge(boxAt([0.006, 0.15, 0.012], [x, 0, -0.185], 0.003));
  }
  return mesh.merge(rodAt('y', [-0.25 * length, 0.09, -0.165], { radius: 0.011, height: 0.03, segments: 6 }));
}

function panBolts({ length }: InlineSize): Mesh {
  const points = spread(-length / 2 + 0.02, length / 2 - 0.02, 6).flatMap((x) =>
    [-0.133, 0.133].map((y): Vec3 => [x, y, -0.07]),
  );
  return boltsAt('z', points, { sign: -1, radius: 0.006 });
}

/** Gerotor housing behind the crank pulley with its suction pipe into the pan. */
function oilPump({ length }: InlineSize) {
  const x = length / 2 - 0.008;
  const lobes = range(8).map((index) => {
    const angle = (index / 8) * Math.PI * 2;
    return rodAt('x', [x + 0.012, Math.cos(angle) * 0.036, Math.sin(angle) * 0.036], {
      radius: 0.011,
      height: 0.02,
      segments: 8,
    });
  });
  const housing = turnedAt(
    'x',
    [x, 0, 0],
    [
      [0.024, -0.012],
      [0.06, -0.012],
      [0.064, -0.008],
      [0.064, 0.006],
      [0.056, 0.01],
      [0.056, 0.006],
      [0.024, 0.006],
      [0.024, -0.012],
    ],
  );
  const pipe = tube(
    [
      [x - 0.004, 0, -0.06],
      [x - 0.02, 0, -0.09],
      [x - 0.14, 0, -0.105],
      [-0.2 * length, 0, -0.12],
      [-0.2 * length, 0, -0.145],
    ],
    0.009,
    { smooth: 4, segments: 8 },
  );
  const strainer = turnedAt(
    'z',
    [-0.2 * length, 0, -0.155],
    [
      [0, 0.016],
      [0.02, 0.014],
      [0.034, 0],
      [0.034, -0.008],
      [0, -0.008],
    ],
  );
  return {
    castalu: Mesh.merge(housing, boxAt([0.02, 0.05, 0.06], [x - 0.002, 0, -0.06], 0.006)),
    steel: Mesh.merge(...lobes, pipe, strainer),
  };
}
