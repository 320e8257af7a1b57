import type { Generation } from '#contract/catalog';
import type { StockSummary } from '#contract/inventory';
import { SYSTEMS } from '#shared/facts/systems.ts';
import { stockView, totalOf } from './stock-view.ts';

/** A generation and what the chain has for it. */
export interface StockedGeneration {
  readonly generation: Generation;
  readonly stock: StockSummary | null;
}

const SYSTEM_CODES = SYSTEMS.map(({ code }) => code);

/** Pieces for sale for a generation. */
export function piecesOf({ stock }: StockedGeneration): number {
  return stock ? totalOf(stockView(stock), SYSTEM_CODES).available : 0;
}
