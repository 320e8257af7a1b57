import type { SaleList } from '#contract/sales';
import { queryString, type StaffApi } from '../staff/api-client.ts';
import { rangeOfSearch, type DayRange } from './day-range.ts';

const EXPORT_PAGE = 200;

export interface SaleFilter extends DayRange {
  readonly q: string;
}

export function saleFilterOfSearch(search: string): SaleFilter {
  return { ...rangeOfSearch(search), q: new URLSearchParams(search).get('q')?.slice(0, 120) ?? '' };
}

/** The same filter as an address of the page, so that a reload or a link shows the same notes. */
export function searchOfSaleFilter({ q, from, to }: SaleFilter, branch: string): string {
  return queryString({ sucursal: branch, q: q.trim(), desde: from, hasta: to });
}

export function salesPath(branch: string, { q, from, to }: SaleFilter, limit: number): string {
  return `/branches/${branch}/sales${queryString({ q: q.trim(), from, to, limit })}`;
}

/** Every note of a filter. `onProgress` hears how many are here; aborting throws AbortError. */
export async function readAllSales(
  api: StaffApi,
  path: { readonly branch: string; readonly filter: SaleFilter },
  signal: AbortSignal,
  onProgress: (count: number, total: number) => void,
): Promise<SaleList['sales']> {
  const start = salesPath(path.branch, path.filter, EXPORT_PAGE);
  const rows: SaleList['sales'] = [];
  let total = 0;
  let next: string | null = null;
  do {
    const page: SaleList = await api.get<SaleList>(next ? `${start}&after=${next}` : start, signal);
    rows.push(...page.sales);
    total = page.totals?.sales ?? total;
    onProgress(rows.length, total);
    next = page.next;
  } while (next !== null);
  return rows;
}
