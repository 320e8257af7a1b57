import { catmullRom } from './path.ts';
import { grid } from './grid.ts';
import type { Mesh } from './mesh.ts';
import { add, cross, item, normalize, range, scale, sub, TAU, type Vec3 } from './vec.ts';

interface TubeOptions {
  readonly segments?: number;
  /** Points put between each two of the path; 0 keeps the corners. */
  readonly smooth?: number;
  readonly open?: boolean;
}

/** A round bar or hose along a path; the radius may change along it (t from 0 to 1). */
export function tube(
  path: readonly Vec3[],
  radius: number | ((t: number) => number),
  options: TubeOptions = {},
): Mesh {
  const { segments = 8, smooth = 0, open = false } = options;
  const points = smooth > 0 ? catmullRom(path, smooth) : path;
  const radiusAt = typeof radius === 'number' ? () => radius : radius;
  const frames = framesAlong(points);
  const rows = frames.map(({ point, side, up }, index) =>
    range(segments).map((step): Vec3 => {
      const angle = (step / segments) * TAU;
      const r = radiusAt(index / (points.length - 1));
      return add(point, add(scale(side, Math.cos(angle) * r), scale(up, Math.sin(angle) * r)));
    }),
  );
  const caps = [item(points, 0), item(points, points.length - 1)].map((end) =>
    range(segments).map(() => end),
  );
  const all = open ? rows : [item(caps, 0), ...rows, item(caps, 1)];
  return grid(all, { closed: true, creaseDegrees: 50 });
}

interface PathFrame {
  readonly point: Vec3;
  readonly side: Vec3;
  readonly up: Vec3;
}

/** Frames that do not twist: each takes its up from the one before. */
function framesAlong(points: readonly Vec3[]): PathFrame[] {
  let up: Vec3 | undefined;
  return points.map((point, index) => {
    const before = item(points, Math.max(index - 1, 0));
    const after = item(points, Math.min(index + 1, points.length - 1));
    const ahead = normalize(sub(after, before));
    up ??= Math.abs(ahead[2]) < 0.9 ? [0, 0, 1] : [1, 0, 0];
    const side = normalize(cross(up, ahead));
    up = normalize(cross(ahead, side));
    return { point, side, up };
  });
}

interface SpringOptions {
  readonly radius: number;
  readonly wire: number;
  readonly height: number;
  readonly turns: number;
}

/** A coil spring that stands on the origin along +z, its end coils closed. */
export function spring({ radius, wire, height, turns }: SpringOptions): Mesh {
  const steps = Math.round(turns * 13);
  const path = range(steps + 1).map((step): Vec3 => {
    const angle = (step / steps) * turns * TAU;
    const t = clampedRise(step / steps, 0.75 / turns);
    return [Math.cos(angle) * radius, Math.sin(angle) * radius, wire + t * (height - 2 * wire)];
  });
  return tube(path, wire, { segments: 6 });
}

/** 0..1 that stays flat for `rest` at both ends. */
const clampedRise = (t: number, rest: number): number =>
  Math.max(0, Math.min(1, (t - rest) / (1 - 2 * rest)));
