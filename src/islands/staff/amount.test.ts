import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount, plainAmount } from './amount.ts';

describe('an amount typed by a person', () => {
  it.each([
    ['2850', 285_000],
    ['2,850.50', 285_050],
    ['$ 1,299.9', 129_990],
    ['.75', 75],
    ['13.', 1_300],
  ])('%s is %i centavos', (typed, expected) => {
    expect(parseAmount(typed)).toBe(expected);
  });

  it.each(['', '-5', '1.234', '2x', '1e3', '12345678901'])('"%s" is not an amount', (typed) => {
    expect(parseAmount(typed)).toBeNull();
  });

  it('reads back what it writes, to the centavo', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 999_999_999_999 }), (amount) => {
        expect(parseAmount(plainAmount(amount))).toBe(amount);
      }),
    );
  });
});
