import type { Vec3 } from '../generator/geometry/vec.ts';

/** Generator frame (x forward, y left, z up) → GLB frame (+X left, +Y up, +Z forward): a turn, nothing mirrored. */
export const toGlbFrame = ([x, y, z]: Vec3): Vec3 => [y, z, x];

/** The right copy of a point of the GLB frame. */
export const mirroredX = ([x, y, z]: Vec3): Vec3 => [-x, y, z];

/** Whole millimetres: what extras carry. */
export const inMillimetres = ([x, y, z]: Vec3): [number, number, number] => [mm(x), mm(y), mm(z)];

// `+ 0`: no negative zeros in the file.
const mm = (metres: number): number => Math.round(metres * 1000) / 1000 + 0;
