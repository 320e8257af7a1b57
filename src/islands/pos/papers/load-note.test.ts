import { expect, test } from 'vitest';
import type { LoadedQuote } from '#contract/sales';
import { noteOfQuote } from './load-note.ts';

const line = (lineNo: number, description: string) => ({ lineNo, description });
const item = (stockItemId: string, priceCents: number | null, available: number) => ({
  stockItemId,
  code: stockItemId.toUpperCase(),
  kind: 'bulk' as const,
  priceCents,
  available,
});

const loaded = {
  quote: {
    state: 'open',
    customerName: 'Rosa',
    car: null,
    lines: [line(1, 'Faro'), line(2, 'Balatas'), line(3, 'Puerta'), line(4, 'Cofre')],
  },
  lines: [
    {
      lineNo: 1,
      quantity: 1,
      quotedPriceCents: 211_00,
      discountCents: 11_00,
      item: item('faro', 211_00, 3),
      elsewhere: null,
    },
    {
      lineNo: 2,
      quantity: 2,
      quotedPriceCents: 307_00,
      discountCents: 0,
      item: item('balatas', 331_00, 5),
      elsewhere: null,
    },
    {
      lineNo: 3,
      quantity: 1,
      quotedPriceCents: 907_00,
      discountCents: 0,
      item: item('puerta', 907_00, 0),
      elsewhere: null,
    },
    {
      lineNo: 4,
      quantity: 1,
      quotedPriceCents: 503_00,
      discountCents: 0,
      item: null,
      elsewhere: 'Querétaro',
    },
  ],
} as unknown as LoadedQuote;

test('a quote becomes a note at its prices, and says of each line what is different today', () => {
  const { note, changed, elsewhere } = noteOfQuote(loaded, 'the-id', '2026-11-22T18:00:00.000Z');
  expect(note).toMatchObject({ id: 'the-id', customerName: 'Rosa' });
  expect(note.lines).toMatchObject([
    { name: 'Faro', unitPriceCents: 211_00, discountCents: 11_00, quantity: 1 },
    { name: 'Balatas', unitPriceCents: 307_00, trouble: { kind: 'price', priceCents: 331_00 } },
    { name: 'Puerta', trouble: { kind: 'short', available: 0 } },
  ]);
  expect(note.lines[0]).not.toHaveProperty('trouble');
  expect([changed, elsewhere]).toEqual([2, 1]);
});

test('a quote that is over comes at the prices of today, without its discounts', () => {
  const over = { ...loaded, quote: { ...loaded.quote, state: 'expired' } } as LoadedQuote;
  const { note, changed } = noteOfQuote(over, 'the-id', '2026-11-22T18:00:00.000Z');
  expect(note.lines).toMatchObject([
    { unitPriceCents: 211_00, discountCents: 0 },
    { unitPriceCents: 331_00 },
    { unitPriceCents: 907_00, trouble: { kind: 'short' } },
  ]);
  expect(changed).toBe(1);
});
