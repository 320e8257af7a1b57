import { expect, test } from 'vitest';
import { normalizePartNumber } from '#shared/part-number.ts';
import { numberOrder, numberRange, type Direction } from './number-order.ts';
import { randomOf } from './stock-sample.fixture.ts';

const SEED = 77_031;
const random = randomOf(SEED);
const SIGNS = Array.from('AB09Zz-. /');

/** Long ones go on alike beyond the ten symbols that are sorted as numbers. */
const printed = [
  ...Array.from({ length: 3_000 }, () =>
    Array.from({ length: 1 + random.below(16) }, () => random.pick(SIGNS)).join(''),
  ),
  ...['', '-', 'MP-AAAAA-111', 'mp aaaaa 112', 'MP.AAAAA.11', 'MPAAAAA1110', 'MPAAAAA1111', '0MPAAAAA111'],
];
const numberFrom = new Uint32Array(printed.length + 1);
printed.forEach((number, at) => (numberFrom[at + 1] = (numberFrom[at] as number) + number.length));
const parts = {
  count: printed.length,
  numbers: Uint8Array.from(Buffer.from(printed.join(''), 'ascii')),
  numberFrom,
};
const compared = printed.map(normalizePartNumber);
const reversed = compared.map((number) => Array.from(number).reverse().join(''));

test.each<[string, Direction, readonly string[]]>([
  ['beginnings', 1, compared],
  ['endings', -1, reversed],
])('by their %s, numbers stand as their texts would', (_, direction, texts) => {
  const { order, rank } = numberOrder(parts, direction);
  const expected = texts
    .map((text, at) => ({ text, at }))
    .sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : a.at - b.at))
    .map(({ at }) => at);
  expect([...order]).toEqual(expected);
  expect([...order].map((part) => rank[part])).toEqual(expected.map((_each, at) => at));
});

test.each(['MPAAAAA', 'MPAAAAA11', 'MPAAAAA111', 'A', '0', 'ZZ', '9B0', 'NONE', 'MPAAAAA11111'])(
  'those that begin or end with %s are found side by side',
  (text) => {
    const found = (direction: Direction) => {
      const { order } = numberOrder(parts, direction);
      const { from, to } = numberRange(parts, order, text, direction);
      return [...order.subarray(from, to)].sort((a, b) => a - b);
    };
    const expected = (holds: (number: string) => boolean) =>
      compared.flatMap((number, at) => (holds(number) ? [at] : []));
    expect(found(1)).toEqual(expected((number) => number.startsWith(text)));
    expect(found(-1)).toEqual(expected((number) => number.endsWith(text)));
  },
);
