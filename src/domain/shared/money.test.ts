import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addCents, allocate, basisPoints, cents, divideRounded, rateOf, taxIncludedIn } from './money.ts';

const amount = fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }).map(cents);
const weights = fc.array(fc.integer({ min: 0, max: 10_000_000 }), { minLength: 1, maxLength: 30 });

describe('allocating an amount', () => {
  test('loses no centavo and gives nobody more than one above their share', () => {
    fc.assert(
      fc.property(amount, weights, (total, shares) => {
        const parts = allocate(total, shares);
        expect(addCents(...parts)).toBe(total);
        const sum = shares.reduce((a, b) => a + b, 0);
        if (sum === 0) return;
        parts.forEach((part, index) => {
          expect(Math.abs(part - (total * (shares[index] ?? 0)) / sum)).toBeLessThanOrEqual(1);
        });
      }),
    );
  });

  test('gives leftovers to the largest remainders, then to the first', () => {
    expect(allocate(cents(100), [1, 1, 1])).toEqual([34, 33, 33]);
    expect(allocate(cents(-100), [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(allocate(cents(7), [0, 0])).toEqual([4, 3]);
  });
});

describe('tax inside a price', () => {
  test.each([
    [116_00, 1600, 16_00],
    [2_850_00, 1600, 393_10],
    [108_00, 800, 8_00],
    [1, 1600, 0],
    [0, 1600, 0],
    [99_99, 0, 0],
  ])('of %i centavos at %i basis points is %i', (total, rate, tax) => {
    expect(taxIncludedIn(cents(total), basisPoints(rate))).toBe(tax);
  });

  test('and the price without it make the price', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 1_000_000_000 }),
        fc.integer({ min: 0, max: 10_000 }),
        (total, rate) => {
          const tax = taxIncludedIn(cents(total), basisPoints(rate));
          const net = total - tax;
          expect(Math.abs((net * rate) / 10_000 - tax)).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

test('rounding is half away from zero, exactly', () => {
  expect([divideRounded(5, 2), divideRounded(-5, 2), divideRounded(4, 3), divideRounded(-4, 3)]).toEqual([
    3, -3, 1, -1,
  ]);
  expect(rateOf(cents(333), basisPoints(1_500))).toBe(50);
});

test('only whole, safe amounts are money', () => {
  expect(() => cents(1.5)).toThrow(RangeError);
  expect(() => cents(2 ** 53)).toThrow(RangeError);
  expect(() => cents(Number.NaN)).toThrow(RangeError);
  expect(Object.is(cents(-0), 0)).toBe(true);
});

test('the tax inside any amount that exists is found exactly', () => {
  const total = cents(9_000_000_000_000_007);
  const net = (BigInt(total) * 10_000n * 2n + 11_600n) / (11_600n * 2n);
  expect(taxIncludedIn(total, basisPoints(1_600))).toBe(total - Number(net));
});
