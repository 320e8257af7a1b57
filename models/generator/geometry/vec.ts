export type Vec2 = readonly [number, number];
export type Vec3 = readonly [number, number, number];

export const TAU = Math.PI * 2;

export const add = (a: Vec3, b: Vec3): Vec3 => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];
export const sub = (a: Vec3, b: Vec3): Vec3 => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];
export const scale = (a: Vec3, factor: number): Vec3 => [a[0] * factor, a[1] * factor, a[2] * factor];
export const dot = (a: Vec3, b: Vec3): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
export const cross = (a: Vec3, b: Vec3): Vec3 => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
export const length = (a: Vec3): number => Math.hypot(a[0], a[1], a[2]);
export const distance = (a: Vec3, b: Vec3): number => length(sub(a, b));
export const normalize = (a: Vec3): Vec3 => scale(a, 1 / (length(a) || 1));

export const lerp = (a: number, b: number, t: number): number => a + (b - a) * t;
export const mix = (a: Vec3, b: Vec3, t: number): Vec3 => [
  lerp(a[0], b[0], t),
  lerp(a[1], b[1], t),
  lerp(a[2], b[2], t),
];
export const clamp = (x: number, low = 0, high = 1): number => Math.max(low, Math.min(high, x));
/** 0 at `from`, 1 at `to` (either order), smooth at both ends. */
export const smoothstep = (from: number, to: number, x: number): number => {
  const t = clamp((x - from) / (to - from));
  return t * t * (3 - 2 * t);
};
/** Bell of height 1 that falls to 1/e at `width`. */
export const gauss = (x: number, width: number): number => Math.exp(-(x * x) / (width * width));

export const range = (count: number): number[] => Array.from({ length: count }, (_, index) => index);
/** `count` numbers from `from` to `to`, both included. */
export const spread = (from: number, to: number, count: number): number[] =>
  range(count).map((index) => (count === 1 ? (from + to) / 2 : lerp(from, to, index / (count - 1))));

/** The item that must be there. */
export function item<Item>(items: ArrayLike<Item>, index: number): Item {
  const found = items[index];
  if (found === undefined) throw new RangeError(`no item ${index} of ${items.length}`);
  return found;
}
