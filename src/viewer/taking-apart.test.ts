import { expect, it } from 'vitest';
import { ordersOf, partProgress } from './taking-apart.ts';

it('starts with the first part and ends with the last', () => {
  expect(partProgress(0.2, 0)).toBeGreaterThan(0.3);
  expect(partProgress(0.2, 1)).toBe(0);
  expect(partProgress(0.65, 0)).toBe(1);
  expect(partProgress(0.9, 1)).toBeLessThan(1);
  expect(partProgress(1, 1)).toBe(1);
});

it('never goes back on the way', () => {
  for (const order of [0, 0.5, 1]) {
    const steps = Array.from({ length: 50 }, (_, index) => partProgress(index / 49, order));
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
  }
});

it('spreads any numbering evenly', () => {
  expect(ordersOf([10, 3, 3, 7])).toEqual([1, 0, 0, 0.5]);
  expect(ordersOf([4])).toEqual([0]);
});
