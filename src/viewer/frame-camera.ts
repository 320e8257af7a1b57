/** Metres. */
type Point = readonly [x: number, y: number, z: number];

export interface Lens {
  /** Vertical, in degrees. */
  readonly fov: number;
  readonly aspect: number;
  /** Share of the picture that stays empty on each side. */
  readonly margin: number;
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

/** How far from `target` the camera must stand so that all points are in the picture. */
export function distanceToFit(
  points: readonly Point[],
  target: Point,
  view: { readonly direction: Direction; readonly lens: Lens },
): number {
  const { direction, lens } = view;
  const back = towardsCamera(direction);
  const right = normalized([back[2], 0, -back[0]]);
  const up = cross(back, right);
  const tall = Math.tan((lens.fov * Math.PI) / 360) * (1 - 2 * lens.margin);
  const wide = tall * lens.aspect;
  const needed = points.map((point) => {
    const offset: Point = [point[0] - target[0], point[1] - target[1], point[2] - target[2]];
    return dot(offset, back) + Math.max(Math.abs(dot(offset, right)) / wide, Math.abs(dot(offset, up)) / tall);
  });
  return Math.max(...needed);
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
