import type { Frame } from './frame.ts';
import { spread, xOnLine, nth } from './part.ts';
import type { Knot } from './pen.ts';

/** x of a window's or door's edge at height y. */
export type Edge = (y: number) => number;

/** Where the side of the car is cut into doors and windows, front to rear, millimetres. */
interface Side {
  readonly windowFront: Edge;
  readonly windowRear: Edge;
  /** Centre lines of the pillars between windows; the last ones may carry fixed glass. */
  readonly pillars: readonly number[];
  readonly doorFront: number;
  /** Rear edges of the doors at the belt. */
  readonly doorRear: readonly number[];
}

const GLASS_FOOT = 14;

/**
 * Front edge of the side glass. The windshield is bowed, so its side edge stands behind the outline: far at the
 * cowl, little at the roof.
 */
export function pillarLine(f: Frame): Edge {
  const { silhouette } = f.profile;
  const van = silhouette === 'van';
  const flat = silhouette === 'beetle';
  const foot: Knot = [f.cowl[0] + (van ? 190 : flat ? 130 : 235), f.cowl[1]];
  const head: Knot = [f.header[0] + (van ? 130 : flat ? 90 : 105), f.header[1]];
  return (y) => xOnLine(foot, head, y);
}

export function sideOf(f: Frame): Side {
  const { silhouette, soft } = f.profile;
  const a = pillarLine(f);
  const slant =
    (x: number, lean: number): Edge =>
    (y) =>
      x - (y - f.height * 0.65) * lean;
  const back =
    (offset: number): Edge =>
    (y) =>
      xOnLine(f.roofEnd, f.glassEnd, y) - offset;
  const doorFront = f.front + f.arch + 95;
  switch (silhouette) {
    case 'coupe': {
      const end = f.along(f.spec.drivetrain === 'RWD' ? 0.86 : 0.76);
      return {
        windowFront: a,
        windowRear: back(230),
        pillars: [end - 20],
        doorFront: doorFront + 20,
        doorRear: [end],
      };
    }
    case 'pickup': {
      const cab = f.roofEnd[0];
      if (f.spec.doors > 2) {
        const b = f.cowl[0] + (cab - f.cowl[0]) * 0.515;
        return { windowFront: a, windowRear: back(110), pillars: [b], doorFront, doorRear: [b, cab - 10] };
      }
      const b = f.cowl[0] + (cab - f.cowl[0]) * 0.66;
      return { windowFront: a, windowRear: back(130), pillars: [b], doorFront, doorRear: [b] };
    }
    case 'van': {
      const b = f.front + f.arch + 30;
      const slide = b + (f.rear - f.arch - b) * 0.72;
      return {
        windowFront: a,
        windowRear: (y) => xOnLine(f.roofEnd, f.glassEnd, y) - 110,
        pillars: [b, slide, (slide + f.length) / 2 + 30],
        doorFront: f.along(-0.62),
        doorRear: [b, slide],
      };
    }
    case 'mpv':
    case 'suv': {
      const b = f.along(0.5);
      const c = f.along(0.93);
      const end = silhouette === 'mpv' ? slant(f.along(1.62), 0.18) : slant(f.along(1.5), 0.55);
      return { windowFront: a, windowRear: end, pillars: [b, c], doorFront, doorRear: [b, f.along(0.99)] };
    }
    case 'hatch': {
      if (f.spec.doors <= 3) {
        const end = f.along(0.74);
        return {
          windowFront: a,
          windowRear: slant(f.along(1.2), 0.5),
          pillars: [end - 20],
          doorFront,
          doorRear: [end],
        };
      }
      const b = f.along(0.515);
      return {
        windowFront: a,
        windowRear: slant(f.along(soft < 0.7 ? 1.16 : 1.22), 0.5),
        pillars: [b, f.along(0.92)],
        doorFront,
        doorRear: [b, f.along(1)],
      };
    }
    case 'beetle': {
      const end = f.along(0.585);
      return {
        windowFront: a,
        windowRear: back(150),
        pillars: [end - 12],
        doorFront: f.along(0.225),
        doorRear: [end],
      };
    }
    case 'sedan': {
      const b = f.along(soft < 0.5 ? 0.5 : 0.515);
      const c = f.along(soft < 0.5 ? 0.9 : 0.95);
      return {
        windowFront: a,
        windowRear: back(soft < 0.5 ? 190 : 270),
        pillars: [b, c],
        doorFront,
        doorRear: [b, f.along(soft < 0.5 ? 0.97 : 1.02)],
      };
    }
  }
}

/** Follows the roof at `drop` below it, from one edge to another. */
function roofLine(f: Frame, left: Edge, right: Edge, drop: number, round: number): Knot[] {
  const meet = (edge: Edge): number => {
    let y = f.height * 0.9;
    for (let i = 0; i < 5; i++) y = Math.max(f.topAt(edge(y)) - drop, f.beltAt(edge(y)) + 40);
    return edge(y);
  };
  const x0 = meet(left);
  const x1 = Math.max(meet(right), x0 + 20);
  const count = x1 - x0 > 500 ? 5 : 3;
  return spread(x0, x1, count).map((x, i) => [
    x,
    Math.max(f.topAt(x) - drop, f.beltAt(x) + 40),
    i === 0 || i === count - 1 ? round : 300,
  ]);
}

/** Window between two edges, from the belt to `drop` below the roof. */
function windowKnots(f: Frame, left: Edge, right: Edge, drop: number): Knot[] {
  const foot = (edge: Edge): number => {
    const y = f.beltAt(edge(f.height * 0.65)) + GLASS_FOOT;
    return edge(y);
  };
  const x0 = foot(left);
  const x1 = Math.max(foot(right), x0 + 30);
  return [
    [x0, f.beltAt(x0) + GLASS_FOOT, 20],
    ...roofLine(f, left, right, drop, 45),
    [x1, f.beltAt(x1) + GLASS_FOOT, 30],
  ];
}

/** Upper frame of a door: from its front edge at the belt over the top to its rear edge at the belt. */
export function doorFrame(f: Frame, left: Edge, right: Edge, drop: number): Knot[] {
  const y = f.height * 0.65;
  const x0 = left(f.beltAt(left(y)));
  const x1 = right(f.beltAt(right(y)));
  return [[x0, f.beltAt(x0), 60], ...roofLine(f, left, right, drop, 60), [x1, f.beltAt(x1), 30]];
}

/** Slanted strokes that say "glass", inside a window near its upper rear corner. */
function glint(
  f: Frame,
  x: number,
  count: number,
  drop: number,
): (readonly [number, number, number, number])[] {
  const foot = f.beltAt(x) + f.height * 0.055;
  const rise = f.height * 0.1;
  const end = x + (count - 1) * f.height * 0.03 + rise * 0.62;
  if (f.topAt(end) - drop < foot + rise * 1.35) return [];
  return spread(0, count - 1, count).map((i) => {
    const shift = i * f.height * 0.03;
    const low = foot + shift * 0.35;
    return [x + shift, low, x + shift + rise * 0.62, low + rise] as const;
  });
}

/** How far the side glass ends below the skin of the roof. */
export const roofDrop = (f: Frame): number =>
  f.height * (f.profile.silhouette === 'van' ? 0.07 : 0.042 + 0.014 * f.profile.soft) + 12;

/** Panes of the side glass as path data, front to rear, and the strokes that make the wide ones shine. */
export function sideWindows(
  f: Frame,
  side: Side = sideOf(f),
): { panes: string[]; glints: (readonly [number, number, number, number])[] } {
  const drop = roofDrop(f);
  const edges: Edge[] = [
    side.windowFront,
    ...side.pillars.map(
      (x): Edge =>
        () =>
          x,
    ),
    side.windowRear,
  ];
  const panes: string[] = [];
  const glints: (readonly [number, number, number, number])[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const left: Edge = i === 0 ? nth(edges, i) : (y) => nth(edges, i)(y) + 34;
    const right: Edge = i + 2 === edges.length ? nth(edges, i + 1) : (y) => nth(edges, i + 1)(y) - 34;
    const knots = windowKnots(f, left, right, drop);
    const last = nth(knots, -1);
    const width = last[0] - nth(knots, 0)[0];
    if (width < 60) continue;
    panes.push(f.pen.area(knots));
    const upper = nth(knots, -2)[0] - nth(knots, 1)[0];
    if (Math.min(width, upper) > 330) glints.push(...glint(f, last[0] - width * 0.42, 3, drop));
  }
  return { panes, glints };
}
