import type { Grade } from '#shared/facts/grading.ts';
import { invariant } from '#shared/errors.ts';
import type { PriceBasis } from './donor-contract.ts';
import { HOUSE_FIGURES, priceOf } from './prices/price-figures.ts';

/** The price of a piece of that grade (IVA included) on that basis by the house's figures; without a grade that of B. */
export function suggestPrice(basis: PriceBasis, piece: { grade: Grade | null; isForParts: boolean }): number {
  const priced = priceOf({ ...piece, basis, newCents: null, ageYears: null }, HOUSE_FIGURES);
  invariant(priced, 'a basis gives a price');
  return priced.priceCents;
}
