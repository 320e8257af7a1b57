import type { Position } from '../positions.ts';
import type { FittedPart } from './applicability.ts';

/** The chain's own number of a genuine part; never the car maker's. */
export function genuineNumber(slug: string, { type, position, variant }: FittedPart): string {
  const base = `MP-${slugMark(slug)}-${placeMark(type.ordinal, position)}`;
  return variant === 1 ? base : `${base}-${variant}`;
}

/** `012FL`: ordinal of the type and place. */
export const placeMark = (ordinal: number, position: Position) =>
  String(ordinal).padStart(3, '0') + (position === 'c' ? '' : position.toUpperCase());

/** Five letters and digits that stand for a frozen slug on every installation (FNV-1a). */
export function slugMark(slug: string): string {
  let hash = 0x811c9dc5;
  for (const character of slug) hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193);
  return (hash >>> 0).toString(36).toUpperCase().padStart(7, '0').slice(-5);
}
