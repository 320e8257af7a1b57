import type { Vec2, Vec3 } from '../geometry/vec.ts';
import { type Field } from './field.ts';

export interface Ray {
  readonly from: Vec3;
  readonly along: Vec3;
}

/** Maps (u, v), about metres on the surface, to a ray from inside the body outwards; and a point back. */
export interface Chart {
  ray(u: number, v: number): Ray;
  inverse(point: Vec3): Vec2;
}

/** Seen from the left: u = x, v = z. */
export const sideChart: Chart = {
  ray: (u, v) => ({ from: [u, 0.05, v], along: [0, 1, 0] }),
  inverse: ([x, , z]) => [x, z],
};

/** Seen from above: u = x, v = y. */
export const topChart = (baseZ: number): Chart => ({
  ray: (u, v) => ({ from: [u, v, baseZ], along: [0, 0, 1] }),
  inverse: ([x, y]) => [x, y],
});

/** Seen from the front (1) or from behind (−1): u = y, v = z. */
export const facingChart = (baseX: number, direction: 1 | -1): Chart => ({
  ray: (u, v) => ({ from: [baseX, u, v], along: [direction, 0, 0] }),
  inverse: ([, y, z]) => [y, z],
});

/** Fan around a vertical axis at the front (1) or rear (−1) end: bumpers, lamps. u = angle × radius, v = z. */
export const endChart = (axisX: number, radius: number, direction: 1 | -1): Chart => ({
  ray: (u, v) => ({
    from: [axisX, 0, v],
    along: [direction * Math.cos(u / radius), Math.sin(u / radius), 0],
  }),
  inverse: ([x, y, z]) => [Math.atan2(y, direction * (x - axisX)) * radius, z],
});

/** Fan around a lateral axis: lids and screens. u = angle × radius upward from horizontal, v = y. */
export const lidChart = (axis: Vec2, radius: number, direction: 1 | -1): Chart => ({
  ray: (u, v) => ({
    from: [axis[0], v, axis[1]],
    along: [direction * Math.cos(u / radius), 0, Math.sin(u / radius)],
  }),
  inverse: ([x, y, z]) => [Math.atan2(z - axis[1], direction * (x - axis[0])) * radius, y],
});

export interface Capsule {
  readonly rear: number;
  readonly front: number;
  readonly axisZ: number;
  readonly radius: number;
}

/** Cylinder around the long axis, continued by spherical fans at both ends: half a car in one chart. */
export function capsuleChart({ rear, front, axisZ, radius }: Capsule): Chart {
  return {
    ray: (u, v) => {
      const level = Math.cos(v / radius);
      const rise = Math.sin(v / radius);
      if (u >= rear && u <= front) return { from: [u, 0, axisZ], along: [0, level, rise] };
      const centre = u > front ? front : rear;
      const turn = (u - centre) / radius;
      return { from: [centre, 0, axisZ], along: [Math.sin(turn) * level, Math.cos(turn) * level, rise] };
    },
    inverse: ([x, y, z]) => {
      if (x >= rear && x <= front) return [x, Math.atan2(z - axisZ, y) * radius];
      const centre = x > front ? front : rear;
      const ahead = x - centre;
      return [centre + Math.atan2(ahead, y) * radius, Math.atan2(z - axisZ, Math.hypot(ahead, y)) * radius];
    },
  };
}

const REACH = 4;
const SMALLEST_STEP = 0.004;
const LARGEST_STEP = 0.12;
const PRECISION = 2e-5;

/** The first point where the chart's ray leaves the body. */
export function lift(field: Field, chart: Chart, u: number, v: number): Vec3 {
  const { from, along } = chart.ray(u, v);
  const value = (t: number) => field(from[0] + along[0] * t, from[1] + along[1] * t, from[2] + along[2] * t);
  const t = exitAlong(value);
  return [from[0] + along[0] * t, from[1] + along[1] * t, from[2] + along[2] * t];
}

function exitAlong(value: (t: number) => number): number {
  let at = value(0);
  const direction = at > 0 ? -1 : 1;
  let t = 0;
  // Started outside: walk back to the body; otherwise outwards to its skin.
  while (direction * t < (direction > 0 ? REACH : 1)) {
    const [left, before] = [t, at];
    t += direction * Math.min(LARGEST_STEP, Math.max(SMALLEST_STEP, Math.abs(at) * 0.7));
    at = value(t);
    if (at > 0 !== before > 0) {
      return direction > 0
        ? crossing(value, [left, before], [t, at])
        : crossing(value, [t, at], [left, before]);
    }
  }
  return 0;
}

/** Root between a point inside and one outside: secant steps kept in the bracket (Illinois). */
function crossing(value: (t: number) => number, inner: Vec2, outer: Vec2): number {
  let [a, fa] = inner;
  let [b, fb] = outer;
  let side = 0;
  let t = b;
  for (let round = 0; round < 24 && Math.abs(b - a) > PRECISION; round++) {
    t = fb === fa ? (a + b) / 2 : (a * fb - b * fa) / (fb - fa);
    const ft = value(t);
    if (Math.abs(ft) < PRECISION / 4) return t;
    if (ft > 0) {
      [b, fb] = [t, ft];
      if (side === 1) fa /= 2;
      side = 1;
    } else {
      [a, fa] = [t, ft];
      if (side === -1) fb /= 2;
      side = -1;
    }
  }
  return t;
}
