import { positionsOf, type PartTypeFact } from '#shared/facts/part-types.ts';
import type { Position } from '#shared/positions.ts';
import { placesAround } from '../../../viewer/look.ts';

/** The catalog's place of a node: the front left brake disc is `fl`, its hub cap only a hub cap. */
export function catalogPlace(type: PartTypeFact, node: Position): Position | undefined {
  const places = positionsOf(type);
  return placesAround(node).find((place) => place !== 'c' && places.includes(place));
}
