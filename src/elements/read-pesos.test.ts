import { expect, test } from 'vitest';
import { readPesos } from './read-pesos.ts';

test.each([
  ['1,234.5', 123_450],
  ['$ 12 000', 1_200_000],
  ['7.07', 707],
  ['0', null],
  ['', null],
  ['1.234', null],
  ['doce', null],
  ['-5', null],
  ['9999999999', null],
])('%j is %j centavos', (typed, amount) => {
  expect(readPesos(typed)).toBe(amount);
});
