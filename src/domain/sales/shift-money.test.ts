import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countedCents, DENOMINATIONS, expectedCash } from '#shared/cash.ts';
import { discountOver } from './discount-limit.ts';
import { gapsIn } from './shift-report.ts';

const amount = fc.integer({ min: 1, max: 5_000_000 });

describe('the cash of a shift', () => {
  test('is float + received − refunded + in − out, whatever the order of the day (I12)', () => {
    const act = fc.oneof(
      fc.record({ kind: fc.constant('sale' as const), amountCents: amount }),
      fc.record({ kind: fc.constant('refund' as const), amountCents: amount }),
      fc.record({ kind: fc.constant('in' as const), amountCents: amount }),
      fc.record({ kind: fc.constant('out' as const), amountCents: amount }),
    );
    fc.assert(
      fc.property(fc.nat(1_000_000), fc.array(act, { maxLength: 200 }), (floatCents, day) => {
        // The slow oracle: a drawer that somebody puts money into and takes it out of.
        let drawer = floatCents;
        for (const { kind, amountCents } of day)
          drawer += kind === 'sale' || kind === 'in' ? amountCents : -amountCents;
        const sumOf = (kind: string) =>
          day.reduce((sum, each) => (each.kind === kind ? sum + each.amountCents : sum), 0);
        const expected = expectedCash({
          floatCents,
          receivedCents: sumOf('sale'),
          refundedCents: sumOf('refund'),
          inCents: sumOf('in'),
          outCents: sumOf('out'),
        });
        expect(expected).toBe(drawer);
      }),
    );
  });

  test('is worth what its notes and coins are', () => {
    const pieces = fc.array(fc.nat(500), {
      minLength: DENOMINATIONS.length,
      maxLength: DENOMINATIONS.length,
    });
    fc.assert(
      fc.property(pieces, (numbers) => {
        const counts = DENOMINATIONS.map((each, index) => ({ ...each, pieces: numbers[index] ?? 0 }));
        const coins = counts.flatMap(({ faceCents, pieces: n }) => Array<number>(n).fill(faceCents));
        expect(countedCents(counts)).toBe(coins.reduce((sum, face) => sum + face, 0));
      }),
      { numRuns: 30 },
    );
    expect(DENOMINATIONS.filter(({ faceCents }) => faceCents === 2_000)).toHaveLength(2);
  });
});

test.each([
  [[1, 2, 3], []],
  [
    [7, 8, 11, 12, 14],
    [9, 10, 13],
  ],
  [[], []],
  [[41], []],
])('of the numbers %j these are missing: %j', (sequences, missing) => {
  expect(gapsIn(sequences)).toEqual(missing);
});

describe('a discount', () => {
  const line = (quantity: number, unitPriceCents: number, discountCents: number) => {
    return { quantity, unitPriceCents, discountCents };
  };

  test.each([
    ['none', [line(1, 997_00, 0)], 500, null],
    ['exactly the limit', [line(2, 100_00, 10_00)], 500, null],
    ['a centavo more', [line(2, 100_00, 10_01)], 500, 501],
    ['one line of many', [line(1, 900_00, 0), line(1, 100_00, 13_00)], 500, 1_300],
    ['the whole line', [line(3, 19_00, 57_00)], 9_999, 10_000],
    ['any where none is allowed', [line(1, 500_00, 1)], 0, 1],
  ] as const)('%s', (_what, lines, limitBp, neededBp) => {
    expect(discountOver(lines, limitBp)).toBe(neededBp);
  });

  test('is allowed by the limit that it needs', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), amount, fc.nat(10_000), (quantity, price, shareBp) => {
        const discount = Math.floor((quantity * price * shareBp) / 10_000);
        const needed = discountOver([line(quantity, price, discount)], 0);
        expect(needed === null).toBe(discount === 0);
        if (needed !== null) expect(discountOver([line(quantity, price, discount)], needed)).toBeNull();
      }),
    );
  });
});
