/** Metres. */
export type Point = readonly [x: number, y: number, z: number];

export interface Lens {
  /** Vertical, in degrees. */
  readonly fov: number;
  readonly aspect: number;
  /** Share of the picture that stays empty on each side. */
  readonly margin: number;
  /** Share of the picture's height that is covered at its top. */
  readonly headroom?: number;
}

export interface Direction {
  /** Degrees around the car: 0 looks at its front, 90 at its left side. */
  readonly azimuth: number;
  /** Degrees from straight above. */
  readonly polar: number;
}

/** Unit vector from what is looked at to the camera. */
export function towardsCamera({ azimuth, polar }: Direction): Point {
  const a = (azimuth * Math.PI) / 180;
  const p = (polar * Math.PI) / 180;
  return [Math.sin(p) * Math.sin(a), Math.cos(p), Math.sin(p) * Math.cos(a)];
}

export interface Framing {
  readonly target: Point;
  readonly distance: number;
}

/** What must be in the picture: boxes, six numbers each, their least corner and their greatest. */
export type Boxes = readonly number[];

/** Rounds in which the middle of the looser side is found; each comes several times nearer. */
const ROUNDS = 4;

/**
 * Where to look and how far from, so that all boxes just fit in the picture, in its middle. A corner is just in the
 * picture at the distance of its depth and its offset over the half width of the lens: one sum for each side, of
 * which a box is greatest in one corner, so no corner is looked at by itself.
 */
export function frameOf(boxes: Boxes, direction: Direction, lens: Lens): Framing {
  const back = towardsCamera(direction);
  const right = normalized([back[2], 0, -back[0]]);
  const up = cross(back, right);
  const half = Math.tan((lens.fov * Math.PI) / 360) * (1 - 2 * lens.margin);
  const tall = half * (1 - (lens.headroom ?? 0));
  const wide = half * lens.aspect;
  const depth = (farthest(boxes, back) - farthest(boxes, [-back[0], -back[1], -back[2]])) / 2;
  const across = sideOf(boxes, back, right, wide);
  const along = sideOf(boxes, back, up, tall);
  const reach = Math.max(across.reach, along.reach);
  // The side with room to spare is looked at from farther than it needs.
  const x = middleAt(reach, across, (open) => sideOf(boxes, back, right, open));
  const y = middleAt(reach, along, (open) => sideOf(boxes, back, up, open));
  const target: Point = [
    right[0] * x + up[0] * y + back[0] * depth,
    right[1] * x + up[1] * y + back[1] * depth,
    right[2] * x + up[2] * y + back[2] * depth,
  ];
  return { target, distance: reach - depth };
}

/** A pair of sides of the picture: how far back the camera must be for both, and what lies between them. */
interface Side {
  readonly open: number;
  readonly reach: number;
  readonly middle: number;
}

function sideOf(boxes: Boxes, back: Point, axis: Point, open: number): Side {
  const far = farthest(boxes, leaning(back, axis, 1 / open));
  const near = farthest(boxes, leaning(back, axis, -1 / open));
  return { open, reach: (far + near) / 2, middle: (open * (far - near)) / 2 };
}

/** The middle of a side that is looked at from so far: that of a lens for which it would be just far enough. */
function middleAt(reach: number, side: Side, narrowed: (open: number) => Side): number {
  let found = side;
  let nearest = found;
  // Of nothing, or of what has no width, no lens is narrow enough.
  const flat = narrowed(Number.MAX_VALUE).reach;
  for (let round = 0; round < ROUNDS && reach - flat > 1e-9; round += 1) {
    found = narrowed((found.open * (found.reach - flat)) / (reach - flat));
    if (!(found.open > 0)) break;
    nearest = found;
  }
  return nearest.middle;
}

const leaning = (back: Point, axis: Point, by: number): Point => [
  back[0] + axis[0] * by,
  back[1] + axis[1] * by,
  back[2] + axis[2] * by,
];

/** How far the boxes go in a direction. */
function farthest(boxes: Boxes, [x, y, z]: Point): number {
  // Where each corner stands among the six numbers of its box.
  const [atX, atY, atZ] = [x > 0 ? 3 : 0, y > 0 ? 4 : 1, z > 0 ? 5 : 2];
  let most = Number.NEGATIVE_INFINITY;
  for (let box = 0; box < boxes.length; box += 6) {
    const far =
      (boxes[box + atX] as number) * x + (boxes[box + atY] as number) * y + (boxes[box + atZ] as number) * z;
    if (far > most) most = far;
  }
  return most;
}

/** The eight corners of a box. */
export function cornersOf(min: Point, max: Point): Point[] {
  return [min[0], max[0]].flatMap((x) =>
    [min[1], max[1]].flatMap((y) => [min[2], max[2]].map((z) => [x, y, z] as const)),
  );
}

const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

function normalized(v: Point): Point {
  const length = Math.hypot(...v) || 1;
  return [v[0] / length, v[1] / length, v[2] / length];
}
