export type Pixel = readonly [x: number, y: number];

export interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface TraceOptions {
  readonly isInside: (x: number, y: number) => boolean;
  /** Pixels outside of it are outside of the region. */
  readonly within: Window;
  /** Rings that enclose fewer pixels are left out. */
  readonly smallest: number;
  /** Pixels by which the outline may be straightened. */
  readonly tolerance: number;
}

/** Outlines of a region of pixels, straightened; holes run the other way round. */
export function traceRegion(options: TraceOptions): Pixel[][] {
  return rings(options)
    .filter((ring) => Math.abs(areaOf(ring)) >= options.smallest)
    .map((ring) => straightened(ring, options.tolerance))
    .filter((ring) => ring.length > 2);
}

// Steps along pixel borders, the region on the right hand: east, south, west, north.
const STEPS: readonly Pixel[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

/** Closed walks along the borders between inside and outside. */
function rings({ isInside, within }: TraceOptions): Pixel[][] {
  const { left, top, right, bottom } = within;
  const width = right - left + 2;
  const inside = (x: number, y: number) =>
    x >= left && x <= right && y >= top && y <= bottom && isInside(x, y);
  const done = new Set<number>();
  const found: Pixel[][] = [];
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      // Every ring has an upper border somewhere.
      if (!inside(x, y) || inside(x, y - 1) || done.has((y - top) * width + (x - left))) continue;
      found.push(walk([x, y], inside, (px, py) => done.add((py - top) * width + (px - left))));
    }
  }
  return found;
}

/** From the upper left corner of a pixel along its upper border, and on until back there. */
function walk(
  start: Pixel,
  inside: (x: number, y: number) => boolean,
  markUpperBorder: (x: number, y: number) => void,
): Pixel[] {
  const ring: Pixel[] = [];
  let [x, y] = start;
  let heading = 0;
  do {
    ring.push([x, y]);
    if (heading === 0) markUpperBorder(x, y);
    const [dx, dy] = STEPS[heading] ?? [0, 0];
    x += dx;
    y += dy;
    heading = nextHeading(x, y, heading, inside);
  } while (x !== start[0] || y !== start[1] || heading !== 0);
  return ring;
}

/** Keeps the region on the right: turns right where it can, else goes on, else turns left. */
function nextHeading(
  x: number,
  y: number,
  heading: number,
  inside: (x: number, y: number) => boolean,
): number {
  const isAhead = (turn: number) => {
    // The pixels right and left of the border that starts here in this direction.
    const [rx, ry] = RIGHT_OF[turn] ?? [0, 0];
    const [lx, ly] = LEFT_OF[turn] ?? [0, 0];
    return inside(x + rx, y + ry) && !inside(x + lx, y + ly);
  };
  return [1, 0, 3].map((turn) => (heading + turn) % 4).find(isAhead) ?? (heading + 2) % 4;
}

const RIGHT_OF: readonly Pixel[] = [
  [0, 0],
  [-1, 0],
  [-1, -1],
  [0, -1],
];
const LEFT_OF: readonly Pixel[] = [
  [0, -1],
  [0, 0],
  [-1, 0],
  [-1, -1],
];

function areaOf(ring: readonly Pixel[]): number {
  let sum = 0;
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [0, 0];
    sum += x * nextY - nextX * y;
  });
  return sum / 2;
}

/** Douglas–Peucker on a closed ring, from its two corners that lie farthest apart. */
function straightened(ring: readonly Pixel[], tolerance: number): Pixel[] {
  const first = extreme(ring, ([x, y]) => x + y);
  const second = extreme(ring, ([x, y]) => distanceBetween([x, y], ring[first] ?? [0, 0]));
  const turned = [...ring.slice(first), ...ring.slice(0, first)];
  const middle = (second - first + ring.length) % ring.length;
  const closed = [...turned, turned[0] ?? [0, 0]];
  return [
    ...simplified(closed.slice(0, middle + 1), tolerance).slice(0, -1),
    ...simplified(closed.slice(middle), tolerance).slice(0, -1),
  ];
}

function simplified(line: readonly Pixel[], tolerance: number): Pixel[] {
  const kept = new Set([0, line.length - 1]);
  const pending: [number, number][] = [[0, line.length - 1]];
  for (let span = pending.pop(); span; span = pending.pop()) {
    const [from, to] = span;
    let farthest = -1;
    let most = tolerance;
    for (let index = from + 1; index < to; index += 1) {
      const away = distanceToLine(line[index], line[from], line[to]);
      if (away > most) [farthest, most] = [index, away];
    }
    if (farthest < 0) continue;
    kept.add(farthest);
    pending.push([from, farthest], [farthest, to]);
  }
  return line.filter((_, index) => kept.has(index));
}

function distanceToLine(p: Pixel = [0, 0], a: Pixel = [0, 0], b: Pixel = [0, 0]): number {
  const length = distanceBetween(a, b);
  if (length === 0) return distanceBetween(p, a);
  return Math.abs((b[0] - a[0]) * (a[1] - p[1]) - (a[0] - p[0]) * (b[1] - a[1])) / length;
}

const distanceBetween = (a: Pixel, b: Pixel): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

function extreme(ring: readonly Pixel[], value: (point: Pixel) => number): number {
  let best = 0;
  ring.forEach((point, index) => {
    if (value(point) > value(ring[best] ?? [0, 0])) best = index;
  });
  return best;
}
