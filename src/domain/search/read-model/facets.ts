import type { Position } from '#shared/positions.ts';

/** What a list of stock may be narrowed by, in the order in which it is asked. */
export const FACETS = [
  'branch',
  'condition',
  'position',
  'price',
  'grade',
  'year',
  'engine',
  'colour',
  'photos',
] as const;

export type Facet = (typeof FACETS)[number];

/** What was chosen: one of the values of each facet must hold, of every facet that has any. */
export interface FacetChoice {
  /** Ids, in digits. */
  readonly branch: readonly string[];
  readonly condition: readonly ('used' | 'new')[];
  readonly position: readonly Position[];
  readonly price: readonly PriceStep[];
  readonly grade: readonly ('A' | 'B' | 'C')[];
  /** Model years that a piece must fit. */
  readonly year: readonly number[];
  readonly engine: readonly string[];
  /** As it is named in the stock. */
  readonly colour: readonly string[];
  readonly photos: readonly 'yes'[];
}

export const NOTHING_CHOSEN: FacetChoice = {
  branch: [],
  condition: [],
  position: [],
  price: [],
  grade: [],
  year: [],
  engine: [],
  colour: [],
  photos: [],
};

/** Whole pesos, from the first and below the second; without a price beside them. */
export const PRICE_STEPS = [
  '0-500',
  '500-1000',
  '1000-2500',
  '2500-5000',
  '5000-10000',
  '10000-',
  'none',
] as const;

export type PriceStep = (typeof PRICE_STEPS)[number];

export const PRICE_BOUNDS_CENTS = [50_000, 100_000, 250_000, 500_000, 1_000_000] as const;

/** Index in PRICE_STEPS of a price in cents; negative: none. */
export function priceStep(cents: number): number {
  if (cents < 0) return PRICE_STEPS.length - 1;
  let step = 0;
  while (step < PRICE_BOUNDS_CENTS.length && cents >= (PRICE_BOUNDS_CENTS[step] as number)) step += 1;
  return step;
}

export interface FacetCount {
  readonly value: string;
  /** Rows that are left when it is chosen beside what the other facets say. */
  readonly count: number;
}

export type FacetCounts = Readonly<Record<Facet, FacetCount[]>>;
