import type { Vec3 } from '../geometry/vec.ts';

/** About the signed distance to a surface, metres: negative inside. */
export type Field = (x: number, y: number, z: number) => number;

/** Intersection of two half spaces whose edge is rounded with `radius`. */
export function roundIntersection(radius: number, a: number, b: number): number {
  const outside = Math.hypot(Math.max(a + radius, 0), Math.max(b + radius, 0));
  return Math.min(Math.max(a, b), -radius) + outside;
}

/** Union with a fillet of about `radius` in the valley between. */
export function smoothUnion(radius: number, a: number, b: number): number {
  const overlap = Math.max(radius - Math.abs(a - b), 0) / radius;
  return Math.min(a, b) - overlap * overlap * radius * 0.25;
}

const GRADIENT_STEP = 0.0015;

/** Outward unit normal of the level set through a point (tetrahedral differences: four samples). */
export function normalAt(field: Field, [x, y, z]: Vec3): Vec3 {
  const e = GRADIENT_STEP;
  const a = field(x + e, y - e, z - e);
  const b = field(x - e, y - e, z + e);
  const c = field(x - e, y + e, z - e);
  const d = field(x + e, y + e, z + e);
  const nx = a - b - c + d;
  const ny = -a - b + c + d;
  const nz = -a + b - c + d;
  const length = Math.hypot(nx, ny, nz) || 1;
  return [nx / length, ny / length, nz / length];
}

/** x of the zero of a monotonous function between two bounds. */
export function bisect(value: (at: number) => number, from: number, to: number): number {
  let low = from;
  let high = to;
  const positive = value(low) > 0;
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (value(middle) > 0 === positive) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
