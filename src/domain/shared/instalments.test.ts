import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cents } from './money.ts';
import { effectiveAnnualBp, instalmentsOf } from './instalments.ts';

test('six months without interest after a fifth', () => {
  const terms = { months: 6, downPaymentBp: 2_000, annualRateBp: 0 };
  expect(instalmentsOf(cents(700_003), terms)).toEqual({
    downPaymentCents: 140_001,
    monthlyCents: 93_334,
    totalCents: 700_003,
  });
});

// 10 000 at 24 % a year over 12 months: 945.60 a month, by any annuity table.
test('twelve months at two per cent a month', () => {
  const terms = { months: 12, downPaymentBp: 0, annualRateBp: 2_400 };
  expect(instalmentsOf(cents(1_000_000), terms)).toEqual({
    downPaymentCents: 0,
    monthlyCents: 94_560,
    totalCents: 1_134_720,
  });
  expect(effectiveAnnualBp(2_400)).toBe(2_682);
  expect(effectiveAnnualBp(0)).toBe(0);
});

test('paid by its plan, what is left at the end is less than a centavo a month', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1_00, max: 500_000_00 }),
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 20_000 }),
      fc.integer({ min: 0, max: 9_000 }),
      (price, months, annualRateBp, downPaymentBp) => {
        const paid = instalmentsOf(cents(price), { months, annualRateBp, downPaymentBp });
        const rate = annualRateBp / 10_000 / 12;
        let owed = price - paid.downPaymentCents;
        for (let month = 0; month < months; month += 1) owed = owed * (1 + rate) - paid.monthlyCents;
        const slack = 0.51 * (((1 + rate) ** months - 1) / rate) + 1e-3;
        expect(Math.abs(owed)).toBeLessThanOrEqual(slack);
        expect(paid.totalCents).toBe(paid.downPaymentCents + paid.monthlyCents * months);
      },
    ),
  );
});
