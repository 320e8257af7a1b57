import type { StockWish } from '#domain/inventory';
import type { FacetChoice } from './facets.ts';

/**
 * `best`: the branch asked for first, then the colour said, then cheapest. `near`: branch by branch as far as they are
 * from one, the cheapest of each first. Unpriced last by price, unknown mileage last by mileage; then by branch and id.
 */
export const STOCK_ORDERS = ['best', 'near', 'price', 'price-down', 'km', 'newest'] as const;

export type StockOrder = (typeof STOCK_ORDERS)[number];

/** Where a page of a list ended. */
export interface StockCursor {
  readonly key: number;
  readonly branchId: number;
  /** Hexadecimal. */
  readonly id: string;
}

/** What is asked of the chain's stock that can be sold. */
export interface StockQuery {
  /** All of it must hold; colours are not asked for here. */
  readonly wish: StockWish;
  readonly chosen: FacetChoice;
  readonly order: StockOrder;
  /** Id of the branch whose pieces come first in the order `best`. */
  readonly nearBranch?: number | undefined;
  /** Ids of all branches, the nearest first; of the order `near`. */
  readonly nearness?: readonly number[] | undefined;
  /** How the name of a colour begins whose pieces come first in the order `best`. */
  readonly likedColour?: string | undefined;
  readonly after?: StockCursor | undefined;
  readonly limit: number;
  /** Part must be of one of these interchange groups instead of fitting the car. */
  readonly interchange?: boolean | undefined;
}

/** Orders compare one number, so that a page can go on after it. */
export const NO_PRICE = 2 ** 31;
export const NO_KM = 2 ** 32;
export const BEFORE_ALL_PRICES = 2 ** 32;
/** From one branch to the next in the order `near`; more than any price. */
export const NEXT_BRANCH = 2 ** 32;
