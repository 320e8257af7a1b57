import { expect, test } from 'vitest';
import type { SaleList } from '#contract/sales';
import { readAllSales, saleFilterOfSearch, salesPath, searchOfSaleFilter } from './sale-filter.ts';

test('an address of the sales says the same filter again', () => {
  const filter = { q: 'Gómez & 50 %', from: '2026-11-02', to: '2026-11-08' };
  const search = searchOfSaleFilter(filter, 'QRO');
  expect(saleFilterOfSearch(search)).toEqual(filter);
  expect(new URLSearchParams(search).get('sucursal')).toBe('QRO');
  expect(saleFilterOfSearch('')).toEqual({ q: '', from: '', to: '' });
  expect(salesPath('QRO', { q: ' ', from: '', to: '' }, 50)).toBe('/branches/QRO/sales?limit=50');
});

test('an export reads page after page with the same filter and tells how far it is', async () => {
  const asked: string[] = [];
  const note = (id: string) => ({ id }) as SaleList['sales'][number];
  const api = {
    get: (path: string) => {
      asked.push(path);
      return Promise.resolve(
        asked.length === 1
          ? { sales: [note('b'), note('a')], totals: { sales: 3, totalCents: 9 }, next: 'a' }
          : { sales: [note('0')], totals: null, next: null },
      );
    },
  } as unknown as Parameters<typeof readAllSales>[0];
  const heard: [number, number][] = [];
  const filter = { q: 'rosa', from: '2026-11-02', to: '' };
  const rows = await readAllSales(api, { branch: 'QRO', filter }, new AbortController().signal, (...at) =>
    heard.push(at),
  );
  expect(rows.map(({ id }) => id)).toEqual(['b', 'a', '0']);
  expect(asked).toEqual([
    '/branches/QRO/sales?q=rosa&from=2026-11-02&limit=200',
    '/branches/QRO/sales?q=rosa&from=2026-11-02&limit=200&after=a',
  ]);
  expect(heard).toEqual([
    [2, 3],
    [3, 3],
  ]);
});
