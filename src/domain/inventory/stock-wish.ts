import type { Position } from '#shared/positions.ts';

/** What a search wants of stock. Everything in it must hold; what is left out and empty lists ask for nothing. */
export interface StockWish {
  /** One of these part types, each in one of its places. */
  readonly parts: readonly { readonly partType: string; readonly positions: readonly Position[] }[];
  readonly system?: string;
  /** Places on the car, where no part type was named. */
  readonly positions: readonly Position[];
  readonly car?: WantedCar;
  readonly kind?: 'unit' | 'bulk';
  /** How the name of the colour begins. */
  readonly colour?: string;
  /** Each fits a piece in one of its ways. */
  readonly words: readonly WantedWord[];
  /** Part types that are listed before all others. */
  readonly firstTypes: readonly string[];
}

/** One of these generations, in one of the years if any was said. No generation: nothing fits. */
export interface WantedCar {
  readonly generationIds: readonly number[];
  readonly years: readonly number[];
  /** Vehicles of them; absent: whichever engine it has. */
  readonly vehicleIds?: readonly number[];
}

/** A word that names nothing whole: it may begin a code, a shelf, a maker, a colour, or name one of these. */
export interface WantedWord {
  readonly text: string;
  readonly partTypes: readonly string[];
  readonly generationIds: readonly number[];
}

export const ANY_STOCK: StockWish = { parts: [], positions: [], words: [], firstTypes: [] };
