import type { StockSummary } from '#contract/inventory';

export type SummaryItem = StockSummary['items'][number];

const FRESH_MS = 15_000;
const answers = new Map<string, { readonly atMs: number; readonly items: Promise<readonly SummaryItem[]> }>();

/**
 * What the chain has, of a generation if one is given, at every level under the system or part type asked for. Answers are shared
 * for 15 s, as long as live stock is; a failed one is forgotten at once.
 */
export function fetchSummary(query: {
  readonly generation?: string;
  readonly system?: string;
  readonly partType?: string;
}): Promise<readonly SummaryItem[]> {
  const url = `/api/v1/stock/summary?${new URLSearchParams(query).toString()}`;
  const known = answers.get(url);
  if (known && Date.now() - known.atMs < FRESH_MS) return known.items;
  const items = fetch(url).then(async (response) => {
    if (!response.ok) throw new Error(String(response.status));
    return ((await response.json()) as StockSummary).items;
  });
  answers.set(url, { atMs: Date.now(), items });
  items.catch(() => answers.delete(url));
  return items;
}
