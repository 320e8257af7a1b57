import { GRADE_BP, type Grade } from '../../src/domain/shared/facts/grading.ts';
import { priceLevelOf, referencePriceOf } from '../../src/domain/shared/facts/reference-prices.ts';
import { TRADE_LIST } from './price-list.ts';

/** used and fresh in pesos, then how the part trades. */
type PriceRow = readonly [used: number, fresh: number, pull: number, makers: readonly string[]];

const LOWEST_FACTOR = 0.65;
const HIGHEST_FACTOR = 1.88;
const STEP_CENTS = 500;

export const classFactor = priceLevelOf;

export function priceRowOf(partTypeCode: string): PriceRow {
  const price = referencePriceOf(partTypeCode);
  const trade = TRADE_LIST[partTypeCode];
  if (!price || !trade) throw new Error(`No demo price for ${partTypeCode}`);
  return [price.usedCents / 100, price.newCents / 100, ...trade];
}

/** Price with IVA of a used piece, in centavos, ending in 0 or 5 pesos. `luck` is 0…1. */
export function usedPriceCents(
  partTypeCode: string,
  piece: { factor: number; grade: Grade; luck: number },
): number {
  const gradeFactor = GRADE_BP[piece.grade] / 10_000;
  return rounded(priceRowOf(partTypeCode)[0], piece.factor * gradeFactor * spread(piece.luck));
}

/** Price with IVA of a new part, in centavos, ending in 0 or 5 pesos. `luck` is 0…1. */
export function newPriceCents(partTypeCode: string, part: { factor: number; luck: number }): number {
  return rounded(priceRowOf(partTypeCode)[1], part.factor * spread(part.luck));
}

const spread = (luck: number) => 0.9 + luck * 0.2;

function rounded(basePesos: number, factor: number): number {
  const within = Math.min(HIGHEST_FACTOR, Math.max(LOWEST_FACTOR, factor));
  return Math.max(STEP_CENTS, Math.round((basePesos * within * 100) / STEP_CENTS) * STEP_CENTS);
}
