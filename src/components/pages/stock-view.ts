import type { StockSummary } from '#contract/inventory';

export interface StockCell {
  readonly available: number;
  /** IVA included; null when nothing priced is left. */
  readonly fromCents: number | null;
}

/** A stock summary as pages read it: any key answers, zero when nothing is listed. */
export interface StockView {
  readonly asOf: string;
  cell(key: string): StockCell;
  /** Pieces of one branch under a key. */
  atBranch(key: string, branch: string): number;
}

const EMPTY: StockCell = { available: 0, fromCents: null };

export function stockView(summary: StockSummary): StockView {
  const byKey = new Map(summary.items.map((item) => [item.key, item]));
  return {
    asOf: summary.asOf,
    cell: (key) => byKey.get(key) ?? EMPTY,
    atBranch: (key, branch) => byKey.get(key)?.branches.find((at) => at.code === branch)?.available ?? 0,
  };
}

/** Sum over keys; the price is the lowest. */
export function totalOf(view: StockView, keys: readonly string[]): StockCell {
  return keys
    .map((key) => view.cell(key))
    .reduce(
      (sum, cell) => ({
        available: sum.available + cell.available,
        fromCents: lowest(sum.fromCents, cell.fromCents),
      }),
      EMPTY,
    );
}

function lowest(a: number | null, b: number | null): number | null {
  if (a === null || b === null) return a ?? b;
  return Math.min(a, b);
}
