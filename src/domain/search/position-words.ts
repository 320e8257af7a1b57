import { positionsOf, type PartTypeFact } from '#shared/facts/part-types.ts';
import { POSITIONS, type Position } from '#shared/positions.ts';

export type End = 'f' | 'b';
export type Side = 'l' | 'r';

/** What a sentence says about the place. `byPerson`: named by who sits there ("piloto"), so the front is meant. */
export interface Place {
  readonly end?: End;
  readonly side?: Side;
  readonly byPerson?: boolean;
}

const listed = (words: string) => words.split(' ');

const WORDS: ReadonlyMap<string, Place> = new Map<string, Place>([
  ...listed('delantera delantero delanteras delanteros delante adelante frontal frontales front').map(
    (w) => [w, { end: 'f' }] as const,
  ),
  ...listed('trasera trasero traseras traseros tras atras detras posterior posteriores rear back').map(
    (w) => [w, { end: 'b' }] as const,
  ),
  ...listed('izquierda izquierdo izquierdas izquierdos izq izqda izqdo left lh').map(
    (w) => [w, { side: 'l' }] as const,
  ),
  ...listed('derecha derecho derechas derechos der dcha dcho right rh').map(
    (w) => [w, { side: 'r' }] as const,
  ),
  ...listed('piloto chofer conductor driver drivers').map((w) => [w, { side: 'l', byPerson: true }] as const),
  ...listed('copiloto pasajero acompanante passenger passengers').map(
    (w) => [w, { side: 'r', byPerson: true }] as const,
  ),
]);

export const POSITION_WORDS: readonly string[] = [...WORDS.keys()];

export function placeOfWord(word: string): Place | undefined {
  return WORDS.get(word);
}

/** The places on the car where a part of this type can sit, given what was said. Never empty. */
export function positionsFor(type: PartTypeFact, said: Place): readonly Position[] {
  const all = positionsOf(type);
  const isDoorPart =
    type.axes === 'side+end' && type.system !== 'frenos' && type.system !== 'suspension-direccion';
  const end = said.end ?? (said.byPerson && isDoorPart ? 'f' : undefined);
  const agreeing = all.filter((position) => hasEnd(position, end) && hasSide(position, said.side));
  return agreeing.length > 0 ? agreeing : all;
}

/** The places that a part of any type can have there: "delantero" is `f`, `fl` and `fr`. Empty: nothing was said. */
export function positionsSaid({ end, side }: Place): readonly Position[] {
  if (!end && !side) return [];
  return POSITIONS.filter(
    (position) =>
      position !== 'c' &&
      (!end || (position !== 'l' && position !== 'r' && hasEnd(position, end))) &&
      (!side || (position !== 'f' && position !== 'b' && hasSide(position, side))),
  );
}

/** Single letters name one axis; of two letters the first is the end (`f`, or `r` for rear), the second the side. */
function hasEnd(position: Position, end: End | undefined): boolean {
  if (end === undefined || position === 'l' || position === 'r') return true;
  return position.startsWith('f') === (end === 'f');
}

function hasSide(position: Position, side: Side | undefined): boolean {
  if (side === undefined || position === 'f' || position === 'b') return true;
  return position.endsWith(side);
}
