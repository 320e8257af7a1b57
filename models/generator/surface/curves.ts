import { lerp } from '../geometry/vec.ts';

/** A point of a human-drawn curve: position, value. */
export type Knot = readonly [at: number, value: number];

export type Curve = (at: number) => number;

const STEP = 0.005;
const MARGIN = 0.3;

/** `steps` + 1 numbers from one end to the other. */
export function range(from: number, to: number, steps: number): number[] {
  return Array.from({ length: steps + 1 }, (_, index) => lerp(from, to, index / steps));
}

/**
 * Straight lines between knots, blurred with a Gaussian of width `sigma`: never overshoots its knots and has no
 * kink a reflection would show. Continues straight outside.
 */
export function smoothCurve(knots: readonly Knot[], sigma: number): Curve {
  const sorted = [...knots].sort((a, b) => a[0] - b[0]);
  const start = (sorted[0]?.[0] ?? 0) - MARGIN;
  const end = (sorted.at(-1)?.[0] ?? 0) + MARGIN;
  const count = Math.ceil((end - start) / STEP);
  const raw = Array.from({ length: count + 1 }, (_, index) => polyline(sorted, start + index * STEP));
  return lookup(blur(raw, sigma / STEP), start);
}

function polyline(knots: readonly Knot[], at: number): number {
  const after = knots.findIndex((knot, index) => index > 0 && at <= knot[0]);
  const index = after === -1 ? knots.length - 1 : after;
  const a = knots[index - 1] ?? knots[index];
  const b = knots[index];
  if (!a || !b) return 0;
  return a === b ? b[1] : lerp(a[1], b[1], (at - a[0]) / (b[0] - a[0]));
}

function blur(raw: readonly number[], sigma: number): Float64Array {
  const reach = Math.ceil(sigma * 3);
  const weights = Array.from({ length: 2 * reach + 1 }, (_, j) =>
    Math.exp(-0.5 * ((j - reach) / sigma) ** 2),
  );
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const last = raw.length - 1;
  const first = raw[0] ?? 0;
  const firstSlope = (raw[1] ?? first) - first;
  const final = raw[last] ?? 0;
  const finalSlope = final - (raw[last - 1] ?? final);
  const sample = (index: number) => {
    if (index < 0) return first + firstSlope * index;
    return index > last ? final + finalSlope * (index - last) : (raw[index] ?? 0);
  };
  return Float64Array.from(raw, (_, index) => {
    let sum = 0;
    for (let j = -reach; j <= reach; j++) sum += (weights[j + reach] ?? 0) * sample(index + j);
    return sum / total;
  });
}

/** Catmull-Rom through the table: continuous slope, so normals do not step. */
function lookup(table: Float64Array, start: number): Curve {
  const last = table.length - 1;
  const value = (index: number) => table[index] as number;
  return (at) => {
    const position = (at - start) / STEP;
    if (position <= 1) return value(1) + (position - 1) * (value(1) - value(0));
    if (position >= last - 1) {
      return value(last - 1) + (position - last + 1) * (value(last) - value(last - 1));
    }
    const index = Math.floor(position);
    const u = position - index;
    const a = value(index - 1);
    const b = value(index);
    const c = value(index + 1);
    const d = value(index + 2);
    return (
      0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u * u + (3 * b - a - 3 * c + d) * u * u * u)
    );
  };
}
