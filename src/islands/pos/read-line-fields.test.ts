import { describe, expect, it } from 'vitest';
import { readDiscount, readQuantity } from './read-line-fields.ts';

const LINE_CENTS = 123_500;

describe('a discount as typed', () => {
  it.each([
    ['', 0],
    ['150', 15_000],
    ['$1,235', 123_500],
    ['10%', 12_350],
    ['12.5 %', 15_438],
    ['100%', 123_500],
  ])('%s is read', (text, discountCents) => {
    expect(readDiscount(text, LINE_CENTS)).toEqual({ discountCents });
  });

  it.each(['-50', 'abc', '10%%', '1.234', '%'])('%s is said not to be one', (text) => {
    expect(readDiscount(text, LINE_CENTS)).toEqual({ problem: 'counter.discountBad' });
  });

  it.each(['150%', '100.01%', '5000', '1235.01'])('%s is more than the line', (text) => {
    expect(readDiscount(text, LINE_CENTS)).toEqual({ problem: 'counter.discountTooMuch' });
  });
});

describe('a quantity as typed', () => {
  it('is whole pieces', () => {
    expect(readQuantity(' 15 ')).toEqual({ quantity: 15 });
  });

  it.each(['1.5', '-3', '', '3 o 4', '1e3'])('%s is no quantity, and no other number either', (text) => {
    expect(readQuantity(text)).toEqual({ problem: 'counter.quantityBad' });
  });

  it('is not zero', () => {
    expect(readQuantity('0')).toEqual({ problem: 'counter.quantityZero' });
  });
});
