import { expect, test } from 'vitest';
import { factsOf } from './audit-facts.ts';

const words = {
  money: (cents: number) => `$${(cents / 100).toFixed(2)}`,
  count: (value: number) => value.toLocaleString('en'),
  moment: (instant: string) => `at ${instant.slice(0, 10)}`,
  yes: 'sí',
  no: 'no',
};

const facts = (detail: Record<string, unknown>) => factsOf(detail, words);

test('says what it came to, without what is empty and without the ids of rows', () => {
  expect(facts({ folio: 'QRO-1', totalCents: 32_050, isNew: true, note: '', saleId: '01a2' })).toEqual([
    { name: 'folio', value: 'QRO-1' },
    { name: 'totalCents', value: '$320.50' },
    { name: 'isNew', value: 'sí' },
  ]);
});

test('a change is told as before and after, and what stayed is left out', () => {
  const detail = { before: { priceCents: 100, bin: 'A1' }, after: { priceCents: 250, bin: 'A1' } };
  expect(facts(detail)).toEqual([{ name: 'priceCents', value: '$2.50', was: '$1.00' }]);
});

test('what was made is told as it is; years have no thousands, instants are those of the place', () => {
  expect(facts({ after: { name: 'Ana', modelYear: 2005, onHand: 1_200, generationId: 7 } })).toEqual([
    { name: 'name', value: 'Ana' },
    { name: 'modelYear', value: '2005' },
    { name: 'onHand', value: '1,200' },
  ]);
  expect(facts({ before: '2026-12-09T05:59:59.000Z', after: '2026-12-16T05:59:59.000Z' })).toEqual([
    { name: '', value: 'at 2026-12-16', was: 'at 2026-12-09' },
  ]);
});

test('what is long is shortened, and lists stay readable', () => {
  const [long, list, lines] = facts({
    text: 'x'.repeat(400),
    codes: ['a', 'b'],
    lines: [{ line: 1, sentCents: 200 }],
  });
  expect(long?.value).toHaveLength(161);
  expect(list?.value).toBe('a · b');
  expect(lines?.value).toBe('line 1, sentCents $2.00');
});
