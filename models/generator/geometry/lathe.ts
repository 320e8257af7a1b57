import { grid } from './grid.ts';
import type { Mesh } from './mesh.ts';
import { item, range, TAU, type Vec2, type Vec3 } from './vec.ts';

interface LatheOptions {
  readonly segments?: number;
  readonly creaseDegrees?: number;
}

/**
 * A profile of [radius, height] turned about +y. It faces away from what the profile encloses with its own
 * chord from end to start, so the direction in which it is written does not matter.
 */
export function lathe(profile: readonly Vec2[], options: LatheOptions = {}): Mesh {
  const { segments = 28, creaseDegrees = 35 } = options;
  const rows = profile.map(([radius, height]) =>
    range(segments).map((step): Vec3 => {
      const angle = (step / segments) * TAU;
      return [Math.sin(angle) * radius, height, Math.cos(angle) * radius];
    }),
  );
  return grid(rows, { closed: true, creaseDegrees, reversed: turnedVolume(profile) < 0 });
}

export const latheX = (profile: readonly Vec2[], options?: LatheOptions): Mesh =>
  lathe(profile, options).rotated('z', -90);
export const latheZ = (profile: readonly Vec2[], options?: LatheOptions): Mesh =>
  lathe(profile, options).rotated('x', 90);

/** Profile of a cylinder centred on the origin with bevelled rims (bevel 0: sharp). */
export const rod = (radius: number, height: number, bevel = 0.004): Vec2[] => {
  const top: Vec2[] =
    bevel > 0
      ? [
          [radius - bevel, height / 2],
          [radius, height / 2 - bevel],
        ]
      : [[radius, height / 2]];
  const bottom = top.map(([r, y]): Vec2 => [r, -y]).reverse();
  return [[0, height / 2], ...top, ...bottom, [0, -height / 2]];
};

/** Profile of a bellows of `folds` folds from radius `from` at height 0 to `to` at `height`, not closed. */
export const bellows = (from: number, to: number, height: number, folds = 4): Vec2[] =>
  range(folds * 2 + 1).map((step): Vec2 => {
    const t = step / (folds * 2);
    return [from + (to - from) * t + (step % 2 === 1 ? 0.005 : -0.003), height * t];
  });

/** Sign of ∮ r² dy along the profile and back over the chord: of the volume with the unreversed grid. */
function turnedVolume(profile: readonly Vec2[]): number {
  let sum = 0;
  profile.forEach(([radius, height], index) => {
    const [nextRadius, nextHeight] = item(profile, (index + 1) % profile.length);
    sum += ((radius * radius + radius * nextRadius + nextRadius * nextRadius) / 3) * (nextHeight - height);
  });
  return sum;
}
