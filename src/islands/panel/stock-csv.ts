import type { BranchStockPage, BranchStockRow } from '#contract/inventory';
import { CSV_MARK, csvLine, type CsvCell } from '#shared/csv.ts';
import type { StaffApi } from '../staff/api-client.ts';
import { plainAmount } from '../staff/amount.ts';
import { PAGE_SIZE } from './use-stock-list.ts';
import { stockPath, type StockFilter } from './stock-filter.ts';

/** Reads every row of a filter. `onProgress` hears how many are here; aborting throws AbortError. */
export async function readAllStock(
  api: StaffApi,
  filter: StockFilter,
  signal: AbortSignal,
  onProgress: (count: number, total: number) => void,
): Promise<BranchStockRow[]> {
  const rows: BranchStockRow[] = [];
  let after: string | null = null;
  do {
    const page: BranchStockPage = await api.get<BranchStockPage>(stockPath(filter, after, PAGE_SIZE), signal);
    rows.push(...page.items);
    onProgress(rows.length, page.totals.rows);
    after = page.next;
  } while (after !== null);
  return rows;
}

export interface CsvColumn<Row = BranchStockRow> {
  readonly head: string;
  readonly cell: (row: Row) => CsvCell;
}

/** What the screen shows as a file for spreadsheets; a whole branch, to come in again, is an export of exchange. */
export function csvOf<Row>(rows: readonly Row[], columns: readonly CsvColumn<Row>[]): string {
  const lines = rows.map((row) => csvLine(columns.map(({ cell }) => cell(row))));
  return CSV_MARK + csvLine(columns.map(({ head }) => head)) + lines.join('');
}

/** The price as a plain decimal; empty while there is none. */
export function priceCell(row: BranchStockRow): string | null {
  return row.priceCents === null ? null : plainAmount(row.priceCents);
}

export function downloadCsv(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
