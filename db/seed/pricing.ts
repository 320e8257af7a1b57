import type { GenerationFact } from '../../src/domain/shared/facts/generations.ts';
import { PRICE_LIST, type PriceRow } from './price-list.ts';

export type Grade = 'A' | 'B' | 'C';

const BODY_FACTOR: Readonly<Record<GenerationFact['bodyStyle'], number>> = {
  hatchback: 0.88,
  sedan: 1,
  coupe: 1.1,
  'van-mpv': 1.05,
  suv: 1.28,
  van: 1.2,
  'pickup-regular': 0.95,
  'pickup-crew': 1.4,
};
const GRADE_FACTOR: Readonly<Record<Grade, number>> = { A: 1.15, B: 1, C: 0.74 };
const LOWEST_FACTOR = 0.65;
const HIGHEST_FACTOR = 1.88;
const STEP_CENTS = 500;

export function priceRowOf(partTypeCode: string): PriceRow {
  const row = PRICE_LIST[partTypeCode];
  if (!row) throw new Error(`No demo price for ${partTypeCode}`);
  return row;
}

/** How dear the parts of a car are beside those of a middle-sized saloon of ten years. */
export function classFactor(generation: GenerationFact, yearOfToday: number): number {
  const size = (generation.lengthMm / 4_450) ** 0.6;
  const age = yearOfToday - (generation.yearTo ?? yearOfToday);
  const youth = age <= 2 ? 1.16 : age <= 8 ? 1 : 0.86;
  const hasV8 = generation.vehicles.some((vehicle) => vehicle.cylinders === 8);
  return BODY_FACTOR[generation.bodyStyle] * size * youth * (hasV8 ? 1.2 : 1);
}

/** Price with IVA of a used piece, in centavos, ending in 0 or 5 pesos. `luck` is 0…1. */
export function usedPriceCents(
  partTypeCode: string,
  piece: { factor: number; grade: Grade; luck: number },
): number {
  return rounded(priceRowOf(partTypeCode)[0], piece.factor * GRADE_FACTOR[piece.grade] * spread(piece.luck));
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
