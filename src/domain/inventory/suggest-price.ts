import { GRADE_BP, type Grade } from '#shared/facts/grading.ts';
import { divideRounded } from '#shared/money.ts';
import type { PriceBasis } from './donor-contract.ts';

/** Prices end in 0 or 5 pesos. */
const STEP_CENTS = 500;
/** What is sold to be repaired, of what a working piece of grade B asks, in hundredths of a percent. Own estimate. */
const FOR_PARTS_BP = 3_500;
const WHOLE_BP = 10_000;

/** The price of a piece of that grade (IVA included) on that basis; without a grade that of B. */
export function suggestPrice(basis: PriceBasis, piece: { grade: Grade | null; isForParts: boolean }): number {
  const shareBp = piece.isForParts ? FOR_PARTS_BP : piece.grade === null ? WHOLE_BP : GRADE_BP[piece.grade];
  const steps = divideRounded(BigInt(basis.baseCents) * BigInt(shareBp), WHOLE_BP * STEP_CENTS);
  return Math.max(STEP_CENTS, steps * STEP_CENTS);
}
