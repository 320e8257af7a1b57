import fc from 'fast-check';
import { expect, test } from 'vitest';
import { balanceOf, keptOf, leastDepositOf } from './hold-money.ts';

const figures = (given: Partial<Parameters<typeof balanceOf>[0]>) =>
  balanceOf({ isActive: true, totalCents: 1_009_07, paidCents: 0, keptCents: 0, refundedCents: 0, ...given });

test.each([
  ['nothing paid yet', {}, 1_009_07, 0],
  ['a deposit', { paidCents: 211_00 }, 798_07, 0],
  ['all of it', { paidCents: 1_009_07 }, 0, 0],
  ['paid twice at two branches', { paidCents: 1_109_07 }, 0, 100_00],
  ['and given back', { paidCents: 1_109_07, refundedCents: 100_00 }, 0, 0],
  ['cancelled, a tenth kept', { isActive: false, paidCents: 211_00, keptCents: 21_10 }, 0, 189_90],
  [
    'cancelled and given back',
    { isActive: false, paidCents: 211_00, keptCents: 21_10, refundedCents: 189_90 },
    0,
    0,
  ],
  [
    'money that came after the end',
    { isActive: false, paidCents: 311_00, keptCents: 21_10, refundedCents: 189_90 },
    0,
    100_00,
  ],
  ['sold', { isActive: false, paidCents: 211_00, keptCents: 211_00 }, 0, 0],
] as const)('what is owed: %s', (_name, given, dueCents, refundableCents) => {
  expect(figures(given)).toEqual({ dueCents, refundableCents });
});

test('kept and given back are always the whole deposit, to the centavo', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 100_000_000 }),
      fc.integer({ min: 0, max: 10_000 }),
      (paidCents, keptBp) => {
        const keptCents = keptOf(paidCents, keptBp);
        const { refundableCents } = figures({ isActive: false, paidCents, keptCents });
        expect(keptCents + refundableCents).toBe(paidCents);
        expect(keptCents).toBeGreaterThanOrEqual(0);
      },
    ),
  );
});

test('the least deposit is of the total', () => {
  expect(leastDepositOf(1_009_07, 1_000)).toBe(100_91);
  expect(leastDepositOf(1_009_07, 0)).toBe(0);
});
