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

/** Where to look and how far from, so that all points just fit in the picture, in its middle. */
export function frameOf(points: readonly Point[], direction: Direction, lens: Lens): Framing {
  const back = towardsCamera(direction);
  const right = normalized([back[2], 0, -back[0]]);
  const up = cross(back, right);
  const half = Math.tan((lens.fov * Math.PI) / 360) * (1 - 2 * lens.margin);
  const tall = half * (1 - (lens.headroom ?? 0));
  const wide = half * lens.aspect;
  const seen = points.map((point) => [dot(point, right), dot(point, up), dot(point, back)] as const);
  const depth = middleOf(seen.map((point) => point[2]));
  let x = middleOf(seen.map((point) => point[0]));
  let y = middleOf(seen.map((point) => point[1]));
  let distance = 0;
  // What is near looks larger: the middle of the picture is found by looking again.
  for (let round = 0; round < 4; round += 1) {
    distance = Math.max(
      ...seen.map(([px, py, pz]) => pz - depth + Math.max(Math.abs(px - x) / wide, Math.abs(py - y) / tall)),
    );
    const scale = ([, , pz]: Point) => distance / (distance - (pz - depth));
    x += middleOf(seen.map((point) => (point[0] - x) * scale(point)));
    y += middleOf(seen.map((point) => (point[1] - y) * scale(point)));
  }
  distance = Math.max(
    ...seen.map(([px, py, pz]) => pz - depth + Math.max(Math.abs(px - x) / wide, Math.abs(py - y) / tall)),
  );
  const target: Point = [
    right[0] * x + up[0] * y + back[0] * depth,
    right[1] * x + up[1] * y + back[1] * depth,
    right[2] * x + up[2] * y + back[2] * depth,
  ];
  return { target, distance };
}

function middleOf(values: readonly number[]): number {
  return (Math.min(...values) + Math.max(...values)) / 2;
}

/** The eight corners of a box. */
export function cornersOf(min: Point, max: Point): Point[] {
  return [min[0], max[0]].flatMap((x) =>
    [min[1], max[1]].flatMap((y) => [min[2], max[2]].map((z) => [x, y, z] as const)),
  );
}

const dot = (a: Point, b: Point) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

const cross = (a: Point, b: Point): Point => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];

function normalized(v: Point): Point {
  const length = Math.hypot(...v) || 1;
  return [v[0] / length, v[1] / length, v[2] / length];
}
