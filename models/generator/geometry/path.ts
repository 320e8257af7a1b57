import { clamp, item, range, TAU, type Vec2, type Vec3 } from './vec.ts';

/** A smooth path through the points with `steps` pieces between each two. */
export function catmullRom(points: readonly Vec3[], steps: number, closed = false): Vec3[] {
  const count = points.length;
  const at = (index: number): Vec3 =>
    item(points, closed ? (index + count) % count : clamp(index, 0, count - 1));
  const path: Vec3[] = [];
  for (let index = 0; index < (closed ? count : count - 1); index++) {
    for (let step = 0; step < steps; step++) {
      path.push(between([at(index - 1), at(index), at(index + 1), at(index + 2)], step / steps));
    }
  }
  return closed ? path : [...path, at(count - 1)];
}

function between([a, b, c, d]: readonly [Vec3, Vec3, Vec3, Vec3], t: number): Vec3 {
  const along = (k: 0 | 1 | 2): number =>
    0.5 *
    (2 * b[k] +
      (c[k] - a[k]) * t +
      (2 * a[k] - 5 * b[k] + 4 * c[k] - d[k]) * t * t +
      (3 * b[k] - a[k] - 3 * c[k] + d[k]) * t * t * t);
  return [along(0), along(1), along(2)];
}

/** A closed smooth outline through the points. */
export const smoothOutline = (points: readonly Vec2[], steps: number): Vec2[] =>
  catmullRom(
    points.map(([u, v]): Vec3 => [u, v, 0]),
    steps,
    true,
  ).map(([u, v]) => [u, v]);

interface CircleOptions {
  readonly segments?: number;
  readonly centre?: Vec2;
}

/** Counter-clockwise. */
export function circle(radius: number, { segments = 28, centre = [0, 0] }: CircleOptions = {}): Vec2[] {
  return range(segments).map((step): Vec2 => {
    const angle = (step / segments) * TAU;
    return [centre[0] + Math.cos(angle) * radius, centre[1] + Math.sin(angle) * radius];
  });
}

/** A rectangle with round corners of `steps` pieces each, counter-clockwise about the origin. */
export function roundedRectangle(width: number, height: number, radius: number, steps = 4): Vec2[] {
  const r = Math.min(radius, width / 2, height / 2);
  const corners: readonly Vec2[] = [
    [1, 1],
    [-1, 1],
    [-1, -1],
    [1, -1],
  ];
  return corners.flatMap(([sx, sy], corner) =>
    range(steps + 1).map((step): Vec2 => {
      const angle = ((corner + step / steps) * Math.PI) / 2;
      return [sx * (width / 2 - r) + Math.cos(angle) * r, sy * (height / 2 - r) + Math.sin(angle) * r];
    }),
  );
}

/** Twice the area, positive when counter-clockwise. */
export const signedArea = (outline: readonly Vec2[]): number =>
  outline.reduce((sum, [u, v], index) => {
    const [nextU, nextV] = item(outline, (index + 1) % outline.length);
    return sum + u * nextV - nextU * v;
  }, 0);

/** The outline of the points that no straight band could go inside of, counter-clockwise. */
export function convexHull(points: readonly Vec2[]): Vec2[] {
  const sorted = [...points].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return [...halfHull(sorted), ...halfHull(sorted.reverse())];
}

function halfHull(points: readonly Vec2[]): Vec2[] {
  const hull: Vec2[] = [];
  for (const point of points) {
    while (hull.length > 1 && turn(item(hull, hull.length - 2), item(hull, hull.length - 1), point) <= 0) {
      hull.pop();
    }
    hull.push(point);
  }
  return hull.slice(0, -1);
}

const turn = (a: Vec2, b: Vec2, c: Vec2): number =>
  (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
