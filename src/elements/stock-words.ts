/** The states a badge can have; each has a colour and a mark, and always a word. */
export const STOCK_STATES = ['available', 'last', 'held', 'transit', 'sold', 'review'] as const;

export type StockStateName = (typeof STOCK_STATES)[number];

/** Stock of a system, a part type or a position, over the chain and at the chosen branch. */
export interface StockSummaryItem {
  /** `frenos` · `frenos/balatas` · `frenos/balatas/f`. */
  readonly key: string;
  /** Pieces that can be sold, in the whole chain. */
  readonly available: number;
  /** The same at the branch asked for; null when none was. */
  readonly here: number | null;
  readonly fromCents: number | null;
  readonly branches: readonly { code: string; available: number; fromCents: number | null }[];
}

export type StockWord =
  | { state: 'available'; count: number }
  | { state: 'last' }
  | { state: 'sold' }
  /** None at the chosen branch; `code` is the branch with most of them. */
  | { state: 'elsewhere'; code: string; count: number };

/** What the badge says. "Última pieza" is only the last one of the whole chain. */
export function stockWord(item: StockSummaryItem): StockWord {
  if (item.available <= 0) return { state: 'sold' };
  if (item.here === 0) {
    const most = [...item.branches].sort((a, b) => b.available - a.available)[0];
    if (most && most.available > 0) return { state: 'elsewhere', code: most.code, count: most.available };
  }
  if (item.available === 1) return { state: 'last' };
  return { state: 'available', count: item.here || item.available };
}

/** The price "desde": of the chosen branch when it has the piece, else of the chain. */
export function fromPrice(item: StockSummaryItem, branchCode: string | null): number | null {
  const here = item.branches.find((branch) => branch.code === branchCode && branch.available > 0);
  return here?.fromCents ?? item.fromCents;
}
