import { describe, expect, it } from 'vitest';
import type { BranchStockPage, BranchStockRow } from '#contract/inventory';
import { csvOf, priceCell, readAllStock } from './stock-csv.ts';
import { filterOfSearch } from './stock-filter.ts';

const row = { code: 'QRO-P-000017', bin: '=1+1', onHand: 3, priceCents: 285_050 } as BranchStockRow;

describe('the stock as a file', () => {
  it('is whole numbers, decimals and quoted text', () => {
    const text = csvOf(
      [row],
      [
        { head: 'Código', cell: ({ code }) => code },
        { head: 'Pieza, "nombre"', cell: () => 'Faro 5" izq, Tsuru' },
        { head: 'Existencia', cell: ({ onHand }) => onHand },
        { head: 'Precio', cell: priceCell },
      ],
    );
    expect(text).toBe(
      '\uFEFFCódigo,"Pieza, ""nombre""",Existencia,Precio\r\nQRO-P-000017,"Faro 5"" izq, Tsuru",3,2850.50\r\n',
    );
  });

  it('runs no formula in the spreadsheet of whoever opens it', () => {
    expect(csvOf([row], [{ head: 'Ubicación', cell: ({ bin }) => bin }])).toContain("'=1+1");
  });

  it('reads every page', async () => {
    const pages: Record<string, unknown>[] = [
      { items: [row, row], next: 'b', totals: { rows: 3 } },
      { items: [row], next: null, totals: { rows: 3 } },
    ];
    const asked: string[] = [];
    const api = {
      get: (path: string) => {
        asked.push(path);
        return Promise.resolve(pages.shift() as BranchStockPage as never);
      },
      send: () => Promise.reject(new Error('not here')),
    };
    const seen: number[] = [];
    const rows = await readAllStock(api, filterOfSearch('', ['QRO']), new AbortController().signal, (count) =>
      seen.push(count),
    );
    expect(rows).toHaveLength(3);
    expect(seen).toEqual([2, 3]);
    expect(asked[1]).toContain('after=b');
  });
});
