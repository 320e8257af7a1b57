/** CSS pixels on the stage. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

interface Box extends Spot {
  readonly width: number;
  readonly height: number;
}

export interface Pointer {
  readonly key: string;
  /** What the label points at. */
  readonly at: Spot;
  readonly width: number;
  readonly height: number;
}

export interface PlacedLabel {
  readonly key: string;
  readonly at: Spot;
  /** Left top corner. */
  readonly corner: Spot;
  /** Where the line leaves the label: the middle of its ball. */
  readonly ball: Spot;
  /** The name stands left of the ball. */
  readonly isMirrored: boolean;
}

export interface Sheet {
  readonly width: number;
  readonly height: number;
  /** Kept free at the edges: caption, tools. */
  readonly inset: {
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
    readonly left: number;
  };
  /** The figure, as a hull of points; labels stand outside of it where they can. */
  readonly outline: readonly Spot[];
}

const DIRECTIONS = 24;
const REACHES = [34, 52, 74, 100, 132, 170, 214, 262, 316];
const GAP = 6;

/** Gives every pointer a place near what it points at, off the figure, clear of the others; quietest first. */
export function placeLabels(pointers: readonly Pointer[], sheet: Sheet): PlacedLabel[] {
  const inside = pointers.filter(({ at }) => isOnSheet(at, sheet));
  const middle = meanOf(inside.map(({ at }) => at));
  const outward = (pointer: Pointer) => Math.hypot(pointer.at.x - middle.x, pointer.at.y - middle.y);
  const hull = hullOf(sheet.outline);
  const placed: Candidate[] = [];
  for (const pointer of [...inside].sort((a, b) => outward(b) - outward(a))) {
    const best = candidatesOf(pointer, middle)
      .map((candidate) => ({
        candidate,
        cost: costOf(candidate, { pointer, placed, pointers: inside, sheet, hull, middle }),
      }))
      .reduce((least, each) => (each.cost < least.cost ? each : least));
    if (best.cost < IMPOSSIBLE) placed.push(best.candidate);
  }
  return placed.map(({ key, at, corner, ball, isMirrored }) => ({ key, at, corner, ball, isMirrored }));
}

const IMPOSSIBLE = 1e5;

type Candidate = PlacedLabel & { readonly box: Box };

function candidatesOf({ key, at, width, height }: Pointer, middle: Spot): Candidate[] {
  return Array.from({ length: DIRECTIONS }, (_, index) => (index * 2 * Math.PI) / DIRECTIONS).flatMap(
    (angle) =>
      REACHES.map((reach) => {
        const ball = { x: at.x + Math.cos(angle) * reach, y: at.y + Math.sin(angle) * reach };
        const isMirrored = width > height && ball.x < Math.min(at.x, middle.x);
        const x = isMirrored ? ball.x + height / 2 - width : ball.x - height / 2;
        const box = { x, y: ball.y - height / 2, width, height };
        return { key, at, corner: { x: box.x, y: box.y }, ball, isMirrored, box };
      }),
  );
}

interface Situation {
  readonly pointer: Pointer;
  readonly placed: readonly Candidate[];
  readonly pointers: readonly Pointer[];
  readonly sheet: Sheet;
  readonly hull: readonly Spot[];
  readonly middle: Spot;
}

function costOf(
  { box, ball, at }: Candidate,
  { pointer, placed, pointers, sheet, hull, middle }: Situation,
): number {
  if (!fits(box, sheet)) return IMPOSSIBLE;
  let cost = Math.hypot(ball.x - at.x, ball.y - at.y) / 2;
  for (const other of placed) {
    if (overlaps(box, other.box, GAP)) return IMPOSSIBLE;
    if (crosses(ball, at, other.ball, other.at)) cost += 120;
    if (lineHitsBox(ball, at, other.box)) cost += 160;
    if (lineHitsBox(other.ball, other.at, box)) cost += 160;
  }
  for (const other of pointers) {
    if (other !== pointer && overlaps(box, around(other.at, 8), 2)) cost += 60;
  }
  // A name is read on paper; a ball alone may lie on the figure.
  cost += (box.width > box.height ? 240 : 70) * shareInside(box, hull);
  // Away from the middle of the figure, so that lines fan out instead of crossing it.
  const away = Math.hypot(at.x - middle.x, at.y - middle.y) || 1;
  const turn = ((ball.x - at.x) * (at.x - middle.x) + (ball.y - at.y) * (at.y - middle.y)) / away;
  return cost - 0.25 * turn;
}

const around = ({ x, y }: Spot, by: number): Box => ({ x: x - by, y: y - by, width: 2 * by, height: 2 * by });

function isOnSheet({ x, y }: Spot, { width, height }: Sheet): boolean {
  return x >= 0 && y >= 0 && x <= width && y <= height;
}

function fits(box: Box, { width, height, inset }: Sheet): boolean {
  return (
    box.x >= inset.left &&
    box.y >= inset.top &&
    box.x + box.width <= width - inset.right &&
    box.y + box.height <= height - inset.bottom
  );
}

function overlaps(a: Box, b: Box, gap: number): boolean {
  return (
    a.x < b.x + b.width + gap &&
    b.x < a.x + a.width + gap &&
    a.y < b.y + b.height + gap &&
    b.y < a.y + a.height + gap
  );
}

function shareInside(box: Box, hull: readonly Spot[]): number {
  if (hull.length < 3) return 0;
  const corners = [
    { x: box.x, y: box.y },
    { x: box.x + box.width, y: box.y },
    { x: box.x, y: box.y + box.height },
    { x: box.x + box.width, y: box.y + box.height },
  ];
  return corners.filter((corner) => isWithin(corner, hull)).length / corners.length;
}

const side = (a: Spot, b: Spot, p: Spot) => (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);

/** Corners of the tightest convex outline, in order. */
export function hullOf(points: readonly Spot[]): Spot[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  const half = (list: readonly Spot[]) => {
    const chain: Spot[] = [];
    for (const point of list) {
      while (chain.length > 1 && side(chain.at(-2) as Spot, chain.at(-1) as Spot, point) <= 0) chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return [...half(sorted), ...half([...sorted].reverse())];
}

function isWithin(point: Spot, hull: readonly Spot[]): boolean {
  return hull.every((corner, index) => side(corner, hull[(index + 1) % hull.length] as Spot, point) >= 0);
}

function crosses(a: Spot, b: Spot, c: Spot, d: Spot): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

function lineHitsBox(a: Spot, b: Spot, { x, y, width, height }: Box): boolean {
  const corners = [
    { x, y },
    { x: x + width, y },
    { x: x + width, y: y + height },
    { x, y: y + height },
  ] as const;
  return corners.some((corner, index) => crosses(a, b, corner, corners[(index + 1) % 4] as Spot));
}

function meanOf(spots: readonly Spot[]): Spot {
  const count = Math.max(1, spots.length);
  return {
    x: spots.reduce((sum, { x }) => sum + x, 0) / count,
    y: spots.reduce((sum, { y }) => sum + y, 0) / count,
  };
}
