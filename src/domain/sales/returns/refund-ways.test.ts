import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isAsPaid, openCents, REFUND_METHODS, refundAsPaid, type MoneyWay } from './refund-ways.ts';

const way = (method: MoneyWay['method'], paidCents: number, refundedCents = 0): MoneyWay => {
  return { method, paidCents, refundedCents };
};
const mixed = [way('card', 2_000_00), way('cash', 1_391_00)];

describe('what is given back as it was paid', () => {
  test('goes by the means that covers it, to the card before cash', () => {
    expect(refundAsPaid(mixed, 1_700_00)).toEqual([{ method: 'card', amountCents: 1_700_00 }]);
    expect(refundAsPaid([way('card', 100_00), way('cash', 900_00)], 700_00)).toEqual([
      { method: 'cash', amountCents: 700_00 },
    ]);
    expect(refundAsPaid(mixed, 0)).toEqual([]);
  });

  test('by several where none covers it, and a vale has what none covers', () => {
    expect(refundAsPaid(mixed, 3_391_00)).toEqual([
      { method: 'card', amountCents: 2_000_00 },
      { method: 'cash', amountCents: 1_391_00 },
    ]);
    expect(refundAsPaid([way('cash', 500_00, 200_00)], 400_00)).toEqual([
      { method: 'cash', amountCents: 300_00 },
      { method: 'store_credit', amountCents: 100_00 },
    ]);
  });

  test('needs nobody; a centavo more in cash, to a card or by transfer does, a vale never', () => {
    expect(isAsPaid([{ method: 'cash', amountCents: 1_391_00 }], mixed)).toBe(true);
    expect(isAsPaid([{ method: 'cash', amountCents: 1_391_01 }], mixed)).toBe(false);
    expect(isAsPaid([{ method: 'card', amountCents: 2_000_01 }], mixed)).toBe(false);
    expect(isAsPaid([{ method: 'transfer', amountCents: 1 }], mixed)).toBe(false);
    expect(isAsPaid([{ method: 'store_credit', amountCents: 3_391_00 }], mixed)).toBe(true);
    const before = [way('card', 2_000_00), way('cash', 1_391_00, 1_000_00)];
    expect(isAsPaid([{ method: 'cash', amountCents: 391_00 }], before)).toBe(true);
    expect(isAsPaid([{ method: 'cash', amountCents: 391_01 }], before)).toBe(false);
    // A supervisor allowed more than was paid: nothing is left, not less than nothing.
    expect(openCents([way('cash', 100_00, 300_00)], 'cash')).toBe(0);
  });

  test('adds up to the centavo and is as it was paid, whatever was', () => {
    const amount = fc.integer({ min: 0, max: 9_999_99 });
    const ways = fc.tuple(...REFUND_METHODS.map((method) => fc.tuple(fc.constant(method), amount, amount)));
    fc.assert(
      fc.property(ways, fc.integer({ min: 1, max: 30_000_00 }), (list, refundCents) => {
        const known = list.map(([method, paid, back]) => way(method, paid, back));
        const parts = refundAsPaid(known, refundCents);
        expect(parts.reduce((sum, part) => sum + part.amountCents, 0)).toBe(refundCents);
        expect(parts.every(({ amountCents }) => amountCents > 0)).toBe(true);
        expect(isAsPaid(parts, known)).toBe(true);
      }),
    );
  });
});
