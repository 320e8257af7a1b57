import type { Frame } from './frame.ts';
import { angleAtHeight, ink, spread, type Part, nth } from './part.ts';
import type { Knot } from './pen.ts';
import type { Stroke } from './types.ts';

/**
 * The body with separate fenders, running boards and tube bumpers. Its curves were set out on a car of these
 * millimetres; `set` carries them over to the dimensions at hand, end by end.
 */
const SET_OUT = { front: 763, wheelbase: 2400, length: 4060, height: 1500 } as const;

type Set = (xMm: number, yMm: number, round?: number) => Knot;

function setOf(f: Frame): Set {
  const { front, wheelbase, length, height } = SET_OUT;
  return (x, y, round = 0) => {
    const t =
      x < front
        ? x / front - 1
        : x < front + wheelbase
          ? (x - front) / wheelbase
          : 1 + (x - front - wheelbase) / (length - front - wheelbase);
    return [f.along(t), (y * f.height) / height, round];
  };
}

const frontFender = (set: Set): Knot[] => [
  set(215, 330, 40),
  set(150, 470, 120),
  set(190, 690, 200),
  set(480, 805, 260),
  set(800, 815, 260),
  set(1060, 720, 260),
  set(1190, 470, 240),
  set(1265, 300, 20),
  set(1235, 250, 20),
];

const rearFender = (set: Set): Knot[] => [
  set(2690, 250, 20),
  set(2670, 300, 20),
  set(2740, 520, 240),
  set(2900, 740, 280),
  set(3180, 845, 300),
  set(3520, 790, 280),
  set(3720, 610, 200),
  set(3730, 420, 120),
  set(3650, 330, 40),
];

/** Outline of the body and of both fenders with the arch cut out; each closes for itself. */
function shells(f: Frame): { body: string; fenders: string[] } {
  const { pen } = f;
  const set = setOf(f);
  const cy = f.tyre + 8;
  const r = f.arch * 0.97;
  const foot = (y: number): number => angleAtHeight(cy, r, y);
  const arched = (knots: Knot[], cx: number): string =>
    pen.outline(knots, [
      { cx, cy, r, fromDeg: foot(nth(knots, -1)[1]), toDeg: 180 - foot(nth(knots, 0)[1]) },
    ]);
  return {
    body: pen.area(f.skyline),
    fenders: [arched(frontFender(set), f.front), arched(rearFender(set), f.rear)],
  };
}

export const beetleSilhouette = (f: Frame): string => {
  const { body, fenders } = shells(f);
  return body + fenders.join('') + bumpers(f) + runningBoard(f);
};

const runningBoard = (f: Frame): string => {
  const set = setOf(f);
  return f.pen.area([set(1200, 262, 10), set(1215, 300, 10), set(2700, 300, 10), set(2710, 262, 10)]);
};

const bumpers = (f: Frame): string => {
  const set = setOf(f);
  const tube = (x0: number, x1: number): string =>
    f.pen.area([set(x0, 385, 20), set(x0, 455, 20), set(x1, 455, 20), set(x1, 385, 20)]);
  const horn = (x: number): string =>
    f.pen.area([set(x, 350, 24), set(x, 510, 24), set(x + 52, 510, 24), set(x + 52, 350, 24)]);
  return tube(14, 330) + tube(3690, 4046) + horn(0) + horn(4008);
};

/** Body shell of the beetle, in place of the one that `body.ts` draws. */
export function beetleBody(f: Frame): Part {
  const { pen } = f;
  const set = setOf(f);
  const { body, fenders } = shells(f);
  const lines: Stroke[] = [
    ink('g', pen.line([set(330, 690), set(470, 770, 80), set(800, 850, 300), set(1215, 905)])),
    ink('g', pen.line([set(2960, 1175), set(3060, 1080, 60), set(3330, 800)])),
    ink(
      'f',
      pen.strokes(
        spread(0, 5, 6).map((i) => {
          const [x, y] = set(3010 + i * 36, 1060 - i * 40);
          return [x, y, x + 70, y - 34] as const;
        }),
      ),
    ),
    ink('f', pen.line([set(1290, 905), set(2100, 915, 200), set(2900, 900, 300), set(3060, 880)])),
    ink('g', pen.box(set(1180, 0)[0], set(0, 745)[1], set(1255, 0)[0], set(0, 815)[1], 18)),
  ];
  const [mx, my] = set(1395, 985);
  return {
    art: [
      ink('o', bumpers(f)),
      ink('o', body),
      ...lines,
      ink(
        'a1',
        pen.line([
          [mx, my],
          [mx - 30, my + 40],
        ]),
        pen.area([
          [mx - 75, my + 30, 30],
          [mx - 75, my + 125, 30],
          [mx + 15, my + 125, 30],
          [mx + 15, my + 30, 30],
        ]),
      ),
      ink('o', runningBoard(f), ...fenders),
    ],
    hit: beetleSilhouette(f),
    anchor: [f.along(0.82), f.topAt(f.along(0.82)) - f.height * 0.022],
  };
}

/** Round headlamps in the fenders, direction lamps on top of them, tail lamps on the rear ones. */
export function beetleLamps(f: Frame): Part {
  const { pen } = f;
  const set = setOf(f);
  const at = set(262, 640);
  const tail = set(3640, 640);
  return {
    art: [
      ink(
        'a1',
        pen.area([
          [at[0] - 70, at[1] - 85, 30],
          [at[0] - 42, at[1] + 88, 30],
          [at[0] + 42, at[1] + 66, 60],
          [at[0] + 26, at[1] - 74, 60],
        ]),
      ),
      ink(
        'f',
        pen.line([
          [at[0] - 48, at[1] - 80],
          [at[0] - 18, at[1] + 82],
        ]),
      ),
      ink('a1', pen.area([set(430, 806, 16), set(440, 850, 30), set(560, 850, 40), set(590, 816, 10)])),
      ink('a1', pen.area([set(3560, 560, 40), set(3570, 745, 60), set(3680, 720, 60), set(3735, 570, 40)])),
      ink('f', pen.strokes([[...pair(set(3570, 640)), ...pair(set(3712, 640))]])),
    ],
    hit:
      pen.box(at[0] - 130, at[1] - 130, at[0] + 110, at[1] + 130) +
      pen.box(tail[0] - 120, tail[1] - 130, tail[0] + 130, tail[1] + 150) +
      pen.box(at[0] + 110, at[1] + 130, at[0] + 360, at[1] + 240),
    anchor: [at[0], at[1]],
  };
}

const pair = (knot: Knot): [number, number] => [knot[0], knot[1]];
