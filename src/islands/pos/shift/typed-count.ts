import { countedCents, DENOMINATIONS, type CountedPieces, type Denomination } from '#shared/cash.ts';

/** Pieces as typed, by denomination; what is empty is none. */
export type TypedCount = Readonly<Record<string, string>>;

const MAX_DIGITS = 4;

export function countKey({ form, faceCents }: Denomination): string {
  return `${form} ${faceCents}`;
}

/** Keeps the digits of what was typed: a count has no signs or points. */
export function typePieces(typed: TypedCount, of: Denomination, text: string): TypedCount {
  return { ...typed, [countKey(of)]: text.replaceAll(/\D/g, '').slice(0, MAX_DIGITS) };
}

export function piecesOf(typed: TypedCount, of: Denomination): number {
  return Number(typed[countKey(of)] ?? '') || 0;
}

/** The count as the server takes it, largest first. */
export function readCount(typed: TypedCount): CountedPieces[] {
  return DENOMINATIONS.map((each) => ({ ...each, pieces: piecesOf(typed, each) })).filter(
    ({ pieces }) => pieces > 0,
  );
}

export function typedCents(typed: TypedCount): number {
  return countedCents(readCount(typed));
}
