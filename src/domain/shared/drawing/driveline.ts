import { engineBox, floorY, mountingOf } from './bay.ts';
import type { Frame } from './frame.ts';
import { ink, spread, type Part } from './part.ts';
import type { Knot } from './pen.ts';
import type { Stroke } from './types.ts';

/** Gearbox, shafts, final drive and gear lever. */
export function driveline(f: Frame): Part {
  switch (mountingOf(f)) {
    case 'transverse':
      return transaxle(f);
    case 'rear-boxer':
      return rearTransaxle(f);
    case 'longitudinal':
    case 'underseat':
      return inLine(f);
  }
}

const lever = (f: Frame, x: number): Stroke[] => {
  const y = floorY(f) + 40;
  const top = y + f.height * 0.2;
  return [
    ink(
      'a1',
      f.pen.area([
        [x - 70, y],
        [x - 30, y + 90, 20],
        [x + 40, y + 90, 20],
        [x + 80, y],
      ]),
    ),
    ink('l', f.pen.strokes([[x, y + 90, x + 25, top]])),
    ink('a2', f.pen.circle(x + 28, top + 14, 22)),
  ];
};

const shaft = (f: Frame, x0: number, y0: number, x1: number, y1: number, thick: number): Stroke[] => [
  ink(
    'a0',
    f.pen.area([
      [x0, y0 - thick],
      [x0, y0 + thick],
      [x1, y1 + thick],
      [x1, y1 - thick],
    ]),
  ),
  ink('a2', f.pen.circle(x0, y0, thick * 1.5), f.pen.circle(x1, y1, thick * 1.5)),
  ink('f', f.pen.strokes([[x0 + thick * 2, y0 + thick * 0.3, x1 - thick * 2, y1 + thick * 0.3]])),
];

function transaxle(f: Frame): Part {
  const { pen, front, tyre } = f;
  const behind = front + tyre;
  const low = f.sill + 10;
  const high = tyre * 1.62;
  const end = behind + 185;
  const leverX = f.along(0.4);
  const art: Stroke[] = [
    ink(
      'l',
      pen.line([
        [end - 40, high - 60],
        [end + 120, high - 40, 120],
        [leverX - 90, floorY(f) + 60, 120],
        [leverX - 30, floorY(f) + 70],
      ]),
    ),
    ink(
      'a1',
      pen.area([
        [behind - 170, low + 40, 60],
        [behind - 170, high + 60, 60],
        [behind - 10, high + 40, 60],
        [behind + 110, high - 30, 40],
        [end, high - 60, 40],
        [end, low + 80, 40],
        [behind + 90, low, 60],
        [behind - 80, low - 10, 60],
      ]),
    ),
    ink('f', pen.strokes(spread(behind + 20, end - 40, 5).map((x) => [x, low + 70, x, high - 110] as const))),
    ink(
      'a2',
      pen.area([
        [end - 60, high - 150, 10],
        [end - 60, low + 130, 10],
        [end + 26, low + 140, 14],
        [end + 26, high - 160, 14],
      ]),
    ),
    ...lever(f, leverX),
  ];
  if (f.spec.drivetrain === 'AWD') {
    const y = floorY(f) - 45;
    art.push(...shaft(f, end + 30, y + 60, f.rear - tyre - 70, y + 10, 20));
    art.push(
      ink(
        'a1',
        pen.area([
          [f.rear - tyre - 90, y - 50, 40],
          [f.rear - tyre - 60, y + 100, 50],
          [f.rear - 60, y + 130, 60],
          [f.rear - 60, y - 80, 60],
        ]),
      ),
    );
  }
  return { art, hit: pen.box(behind - 30, low - 40, end + 70, high + 60), anchor: [behind + 95, low + 60] };
}

function inLine(f: Frame): Part {
  const { pen, height: h } = f;
  const box = engineBox(f);
  const mid = box.y0 + (box.y1 - box.y0) * 0.36;
  const big = Math.min(215, (box.y1 - box.y0) * 0.36);
  const x0 = box.x1 - 10;
  const x1 = x0 + 200;
  const x2 = x0 + Math.min(620, f.wheelbase * 0.22);
  const four = f.spec.drivetrain === '4WD' || f.spec.drivetrain === 'AWD';
  const x3 = four ? x2 + 230 : x2;
  const thick = h * 0.017;
  const rearX = f.rear - f.tyre * 0.5;
  const rearY = f.tyre + 15;
  const art: Stroke[] = [];
  art.push(...shaft(f, x3 + 60, mid - 20, rearX, rearY, thick));
  const bearing = (x3 + rearX) / 2;
  art.push(
    ink('a2', pen.box(bearing - 28, (mid + rearY) / 2 - 48, bearing + 28, (mid + rearY) / 2 + 36, 20)),
  );
  art.push(
    ink(
      'a1',
      pen.area([
        [rearX - 30, rearY - 50, 20],
        [rearX - 30, rearY + 50, 20],
        [rearX + 90, rearY + 130, 60],
        [f.rear, rearY + 150, 60],
        [f.rear, rearY - 150, 60],
        [rearX + 90, rearY - 130, 60],
      ]),
    ),
  );
  if (four) {
    art.push(...shaft(f, x2 + 70, mid - 110, f.front + f.tyre * 0.35, f.tyre + 20, thick * 0.85));
    art.push(
      ink(
        'a1',
        pen.area([
          [x2 - 20, mid - 175, 40],
          [x2 - 20, mid + 110, 40],
          [x3 + 40, mid + 80, 50],
          [x3 + 70, mid - 110, 50],
          [x2 + 120, mid - 190, 50],
        ]),
      ),
    );
    art.push(ink('f', pen.circle(x2 + 90, mid - 100, 46), pen.circle(x2 + 90, mid + 10, 56)));
  }
  art.push(
    ink(
      'a1',
      pen.area([
        [x0, mid - big, 10],
        [x0, mid + big, 10],
        [x1, mid + big * 0.62, 50],
        [x2, mid + big * 0.5, 40],
        [x2 + 40, mid + 60, 20],
        [x2 + 40, mid - 70, 20],
        [x2 - 30, mid - big * 0.62, 60],
        [x1, mid - big * 0.75, 60],
      ]),
    ),
    ink(
      'f',
      pen.strokes([
        [x1, mid - big * 0.72, x1, mid + big * 0.6],
        [x0 + 40, mid - big * 0.9, x0 + 40, mid + big * 0.88],
      ]),
      pen.strokes(spread(x1 + 60, x2 - 60, 5).map((x) => [x, mid - big * 0.4, x, mid + big * 0.3] as const)),
    ),
    ink(
      'a2',
      pen.area([
        [x1 + 60, mid - big * 0.68, 10],
        [x1 + 90, mid - big * 0.98, 20],
        [x2 - 110, mid - big * 0.98, 20],
        [x2 - 70, mid - big * 0.64, 10],
      ]),
    ),
  );
  art.push(...lever(f, Math.max(x2 - 90, f.along(0.3))));
  return {
    art,
    hit:
      pen.box(x0, mid - big - 40, x3 + 120, mid + big) +
      pen.box(x3, Math.min(mid, rearY) - 110, rearX + 60, Math.max(mid, rearY) + 90),
    anchor: [x1 + 25, mid - big * 0.2],
  };
}

function rearTransaxle(f: Frame): Part {
  const { pen } = f;
  const y = f.tyre + 10;
  const x1 = f.rear + 40;
  const x0 = f.rear - f.tyre - 330;
  const case0: Knot[] = [
    [x1, y - 160, 10],
    [x1, y + 170, 10],
    [x1 - 120, y + 110, 60],
    [x0 + 160, y + 90, 60],
    [x0, y + 50, 30],
    [x0, y - 50, 30],
    [x0 + 160, y - 110, 60],
    [x1 - 120, y - 130, 60],
  ];
  const leverX = f.along(0.33);
  return {
    art: [
      ink('l', pen.strokes([[leverX, floorY(f) + 20, x0, y + 10]])),
      ink('a1', pen.area(case0)),
      ink('f', pen.strokes(spread(x0 + 60, x0 + 280, 6).map((x) => [x, y - 60, x, y + 60] as const))),
      ...lever(f, leverX),
    ],
    hit: pen.box(x0 - 60, y - 160, f.rear - f.tyre, y + 150),
    anchor: [x0 + 130, y - 40],
  };
}
