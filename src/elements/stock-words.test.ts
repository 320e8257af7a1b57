import { describe, expect, test } from 'vitest';
import { fromPrice, stockWord, type StockSummaryItem } from './stock-words.ts';

function item(over: Partial<StockSummaryItem> = {}): StockSummaryItem {
  return { key: 'frenos/balatas', available: 7, here: null, fromCents: 41_900, branches: [], ...over };
}
const queretaro = { code: 'QRO', available: 2, fromCents: 53_900 };
const puebla = { code: 'PUE', available: 5, fromCents: 41_900 };

describe('the word of a badge', () => {
  test('counts the chain while no branch is chosen', () => {
    expect(stockWord(item())).toEqual({ state: 'available', count: 7 });
  });
  test('counts the chosen branch', () => {
    expect(stockWord(item({ here: 2, branches: [queretaro, puebla] }))).toEqual({
      state: 'available',
      count: 2,
    });
  });
  test('is "Última pieza" only for the last one of the chain', () => {
    expect(stockWord(item({ available: 1, here: 1 }))).toEqual({ state: 'last' });
    expect(stockWord(item({ available: 3, here: 1 }))).toEqual({ state: 'available', count: 1 });
  });
  test('names the branch with most of them when the chosen one has none', () => {
    const none = { code: 'GDL', available: 0, fromCents: null };
    expect(stockWord(item({ here: 0, branches: [none, queretaro, puebla] }))).toEqual({
      state: 'elsewhere',
      code: 'PUE',
      count: 5,
    });
  });
  test('is sold out at zero', () => {
    expect(stockWord(item({ available: 0, here: 0 }))).toEqual({ state: 'sold' });
  });
});

describe('the price "desde"', () => {
  test('is the chosen branch’s when it has the piece', () => {
    expect(fromPrice(item({ branches: [queretaro, puebla] }), 'QRO')).toBe(53_900);
  });
  test('is the chain’s otherwise', () => {
    expect(fromPrice(item({ branches: [puebla] }), 'QRO')).toBe(41_900);
    expect(fromPrice(item(), null)).toBe(41_900);
  });
});
