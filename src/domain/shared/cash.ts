import { addCents, cents, multiplyCents, subtractCents, ZERO_CENTS, type Cents } from './money.ts';

/** A kind of note or coin. */
export interface Denomination {
  readonly form: 'note' | 'coin';
  readonly faceCents: number;
}

/** Mexican pesos in circulation, largest first. Twenty pesos come as a note and as a coin. */
export const DENOMINATIONS: readonly Denomination[] = [
  ...[1000, 500, 200, 100, 50, 20].map((pesos) => ({ form: 'note' as const, faceCents: pesos * 100 })),
  ...[2000, 1000, 500, 200, 100, 50].map((faceCents) => ({ form: 'coin' as const, faceCents })),
];

/**
 * Nobody gets more back than the largest note is worth: whoever hands over a note that is not needed gets it back at
 * once, and an amount with a digit too many is not written down.
 */
export const MAX_CHANGE_CENTS = Math.max(...DENOMINATIONS.map(({ faceCents }) => faceCents));

export interface CountedPieces extends Denomination {
  readonly pieces: number;
}

/** What a count is worth. */
export function countedCents(counts: readonly CountedPieces[]): Cents {
  return addCents(
    ZERO_CENTS,
    ...counts.map(({ faceCents, pieces }) => multiplyCents(cents(faceCents), pieces)),
  );
}

/** Everything that goes through the drawer of a shift. */
export interface CashFlow {
  readonly floatCents: number;
  /** Cash payments of documents, less the change given. */
  readonly receivedCents: number;
  readonly refundedCents: number;
  readonly inCents: number;
  readonly outCents: number;
}

/** The cash that must be in the drawer: float + received − refunded + in − out (invariant I12). */
export function expectedCash(flow: CashFlow): Cents {
  const into = addCents(cents(flow.floatCents), cents(flow.receivedCents), cents(flow.inCents));
  return subtractCents(into, addCents(cents(flow.refundedCents), cents(flow.outCents)));
}
