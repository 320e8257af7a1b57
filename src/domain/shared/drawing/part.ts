import type { InkClass, Stroke } from './types.ts';

/** What one system draws before callouts are laid out. */
export interface Part {
  readonly art: readonly Stroke[];
  /** Path data of the area that takes the pointer. */
  readonly hit: string;
  /** Millimetres; where the leader ends. */
  readonly anchor: readonly [number, number];
  /** Row of the sheet the callout stands in; without it the system's usual one. */
  readonly side?: 'top' | 'bottom';
}

export const ink = (c: InkClass, ...d: readonly string[]): Stroke => ({ c, d: d.join('') });

/** Pipes and hoses: a dark stroke with a light one inside. */
export const pipes = (...d: readonly string[]): Stroke[] => [ink('p', ...d), ink('q', ...d)];

/** `count` numbers from first to last, both included. */
export const spread = (first: number, last: number, count: number): number[] =>
  Array.from({ length: count }, (_, i) => first + ((last - first) * i) / (count - 1));

/** Element that is known to be there; a negative index counts from the end. */
export function nth<T>(list: readonly T[], index: number): T {
  const found = list.at(index);
  if (found === undefined) throw new RangeError(`No element ${index} in a list of ${list.length}`);
  return found;
}

/** Angle in degrees, rear half, at which a circle about height `cy` stands `y` high; beyond it, its foot or top. */
export const angleAtHeight = (cy: number, r: number, y: number): number =>
  (Math.asin(Math.max(-0.96, Math.min(0.96, (y - cy) / r))) * 180) / Math.PI;

/** Value at `y` on the straight line through two points given as [x, y]. */
export const xOnLine = (
  a: readonly [number, number, number?],
  b: readonly [number, number, number?],
  y: number,
): number => a[0] + ((b[0] - a[0]) * (y - a[1])) / (b[1] - a[1]);
