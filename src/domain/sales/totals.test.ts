import fc from 'fast-check';
import { expect, test } from 'vitest';
import { basisPoints, cents } from '#shared/money.ts';
import { totalSale } from './totals.ts';

const line = fc
  .record({
    quantity: fc.integer({ min: 1, max: 50 }),
    unitPriceCents: fc.integer({ min: 0, max: 5_000_000 }),
    share: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ quantity, unitPriceCents, share }) => ({
    quantity,
    unitPriceCents: cents(unitPriceCents),
    discountCents: cents(Math.floor((quantity * unitPriceCents * share) / 100)),
  }));

test('totals, taxes and discounts of the lines add up to those of the sale', () => {
  fc.assert(
    fc.property(
      fc.array(line, { minLength: 1, maxLength: 40 }),
      fc.constantFrom(0, 800, 1600),
      (lines, rate) => {
        const totals = totalSale(lines, basisPoints(rate));
        const sum = (pick: (entry: (typeof totals.lines)[number]) => number) =>
          totals.lines.reduce((all, entry) => all + pick(entry), 0);
        expect(sum((entry) => entry.totalCents)).toBe(totals.totalCents);
        expect(sum((entry) => entry.taxCents)).toBe(totals.taxCents);
        const gross = lines.reduce((all, entry) => all + entry.quantity * entry.unitPriceCents, 0);
        expect(totals.totalCents + totals.discountCents).toBe(gross);
      },
    ),
  );
});

test('a discount larger than its line is a bug', () => {
  expect(() =>
    totalSale([{ quantity: 1, unitPriceCents: cents(5), discountCents: cents(6) }], basisPoints(1600)),
  ).toThrow(RangeError);
});
