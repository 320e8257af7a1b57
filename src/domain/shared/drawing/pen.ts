/**
 * A pen that draws in millimetres (x from the front bumper backwards, y up from the ground) and writes SVG path
 * data in sheet units (y down). Every number has at most one decimal, so equal cars give equal bytes.
 */

import { nth } from './part.ts';

/** x, y in millimetres; the third number is how far (mm) the corner is rounded back along both sides. */
export type Knot = readonly [x: number, y: number, round?: number];

export interface Pen {
  /** Sheet units per millimetre. */
  readonly scale: number;
  x(xMm: number): number;
  y(yMm: number): number;
  /** Polygon with rounded corners. */
  area(knots: readonly Knot[]): string;
  /** Open line with rounded corners. */
  line(knots: readonly Knot[]): string;
  /** Separate straight strokes, each [x1, y1, x2, y2]. */
  strokes(segments: readonly (readonly [number, number, number, number])[]): string;
  circle(cx: number, cy: number, r: number): string;
  box(x0: number, y0: number, x1: number, y1: number, round?: number): string;
  /** Arc between two angles. */
  arc(cx: number, cy: number, r: number, fromDeg: number, toDeg: number): string;
  /** Piece of a ring between two angles. */
  sector(cx: number, cy: number, rIn: number, rOut: number, fromDeg: number, toDeg: number): string;
  /** Closed shape: a rounded line, then arcs one after the other back to its start. */
  outline(knots: readonly Knot[], arches: readonly ArcSpec[]): string;
}

/** Angles in degrees, counter-clockwise from the rear (+x). */
export interface ArcSpec {
  readonly cx: number;
  readonly cy: number;
  readonly r: number;
  readonly fromDeg: number;
  readonly toDeg: number;
}

export const round1 = (value: number): number => {
  const rounded = Math.round(value * 10) / 10;
  return rounded === 0 ? 0 : rounded;
};

export const fmt = (value: number): string => String(round1(value)).replace(/^(-?)0\./, '$1.');

const dist = (a: Knot, b: Knot): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

const toward = (from: Knot, to: Knot, length: number): readonly [number, number] => {
  const full = dist(from, to);
  const part = full === 0 ? 0 : length / full;
  return [from[0] + (to[0] - from[0]) * part, from[1] + (to[1] - from[1]) * part];
};

const radians = (deg: number): number => (deg * Math.PI) / 180;

const polar = (cx: number, cy: number, r: number, deg: number): readonly [number, number] => [
  cx + r * Math.cos(radians(deg)),
  cy + r * Math.sin(radians(deg)),
];

/** How far each corner may be cut back so that two neighbours never overlap on their common side. */
function cutBacks(knots: readonly Knot[], closed: boolean): number[] {
  const count = knots.length;
  const wanted = knots.map((knot, i) => (!closed && (i === 0 || i === count - 1) ? 0 : (knot[2] ?? 0)));
  return wanted.map((cut, i) => {
    if (cut === 0) return 0;
    const share = (j: number): number => {
      const other = (j + count) % count;
      const side = dist(nth(knots, i), nth(knots, other));
      const sum = cut + nth(wanted, other);
      return sum > side ? (cut * side) / sum : cut;
    };
    return Math.min(share(i - 1), share(i + 1));
  });
}

/** Path data with relative commands between rounded places, so that rounding never adds up. Places in tenths. */
function pathData() {
  let d = '';
  let cx = 0;
  let cy = 0;
  const tenths = (value: number): string => fmt(value / 10);
  const put = (command: string, values: readonly number[]): void => {
    d += command;
    values.forEach((value, i) => {
      const text = tenths(value);
      d += i > 0 && !text.startsWith('-') ? ` ${text}` : text;
    });
  };
  return {
    move(x: number, y: number): void {
      put('M', [x, y]);
      [cx, cy] = [x, y];
    },
    line(x: number, y: number): void {
      const [dx, dy] = [x - cx, y - cy];
      if (dx === 0 && dy === 0) return;
      if (dy === 0) put('h', [dx]);
      else if (dx === 0) put('v', [dy]);
      else put('l', [dx, dy]);
      [cx, cy] = [x, y];
    },
    curve(x1: number, y1: number, x: number, y: number): void {
      put('q', [x1 - cx, y1 - cy, x - cx, y - cy]);
      [cx, cy] = [x, y];
    },
    arc(r: number, big: boolean, clockwise: boolean, x: number, y: number): void {
      put('a', [r, r]);
      d += ` 0 ${big ? 1 : 0} ${clockwise ? 1 : 0}`;
      const rest = [x - cx, y - cy].map(tenths);
      d += rest.map((text) => (text.startsWith('-') ? text : ` ${text}`)).join('');
      [cx, cy] = [x, y];
    },
    close(): void {
      d += 'z';
    },
    get value(): string {
      return d;
    },
  };
}

type PathData = ReturnType<typeof pathData>;

export function createPen(originX: number, originY: number, scale: number): Pen {
  const x = (mm: number): number => originX + mm * scale;
  const y = (mm: number): number => originY - mm * scale;
  const tx = (mm: number): number => Math.round(x(mm) * 10);
  const ty = (mm: number): number => Math.round(y(mm) * 10);
  const tr = (mm: number): number => Math.round(mm * scale * 10);

  const trace = (path: PathData, knots: readonly Knot[], closed: boolean): void => {
    const cuts = cutBacks(knots, closed);
    const count = knots.length;
    let started = false;
    const go = (px: number, py: number): void => {
      if (started) path.line(tx(px), ty(py));
      else path.move(tx(px), ty(py));
      started = true;
    };
    knots.forEach((knot, i) => {
      const cut = nth(cuts, i);
      if (cut === 0) {
        go(knot[0], knot[1]);
        return;
      }
      const enter = toward(knot, nth(knots, (i - 1 + count) % count), cut);
      const leave = toward(knot, nth(knots, (i + 1) % count), cut);
      go(enter[0], enter[1]);
      path.curve(tx(knot[0]), ty(knot[1]), tx(leave[0]), ty(leave[1]));
    });
    if (closed) path.close();
  };

  const arcTo = (path: PathData, a: ArcSpec, start: 'move' | 'line'): void => {
    const [x0, y0] = polar(a.cx, a.cy, a.r, a.fromDeg);
    const [x1, y1] = polar(a.cx, a.cy, a.r, a.toDeg);
    path[start](tx(x0), ty(y0));
    path.arc(tr(a.r), Math.abs(a.toDeg - a.fromDeg) > 180, a.toDeg < a.fromDeg, tx(x1), ty(y1));
  };

  const drawn = (draw: (path: PathData) => void): string => {
    const path = pathData();
    draw(path);
    return path.value;
  };

  return {
    scale,
    x,
    y,
    area: (knots) => drawn((path) => trace(path, knots, true)),
    line: (knots) => drawn((path) => trace(path, knots, false)),
    strokes: (segments) =>
      drawn((path) => {
        for (const [x0, y0, x1, y1] of segments) {
          path.move(tx(x0), ty(y0));
          path.line(tx(x1), ty(y1));
        }
      }),
    circle: (cx, cy, r) =>
      drawn((path) => {
        path.move(tx(cx - r), ty(cy));
        path.arc(tr(r), true, true, tx(cx - r) + 2 * tr(r), ty(cy));
        path.arc(tr(r), true, true, tx(cx - r), ty(cy));
        path.close();
      }),
    box: (x0, y0, x1, y1, round = 0) =>
      drawn((path) =>
        trace(
          path,
          [
            [x0, y0, round],
            [x0, y1, round],
            [x1, y1, round],
            [x1, y0, round],
          ],
          true,
        ),
      ),
    arc: (cx, cy, r, fromDeg, toDeg) => drawn((path) => arcTo(path, { cx, cy, r, fromDeg, toDeg }, 'move')),
    sector: (cx, cy, rIn, rOut, fromDeg, toDeg) =>
      drawn((path) => {
        arcTo(path, { cx, cy, r: rOut, fromDeg, toDeg }, 'move');
        arcTo(path, { cx, cy, r: rIn, fromDeg: toDeg, toDeg: fromDeg }, 'line');
        path.close();
      }),
    outline: (knots, arches) =>
      drawn((path) => {
        trace(path, knots, false);
        for (const arch of arches) arcTo(path, arch, 'line');
        path.close();
      }),
  };
}
