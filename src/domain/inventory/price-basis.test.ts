import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asGradeB, basisOf, median, type AskedPrice } from './price-basis.ts';
import type { PriceBasis } from './donor-contract.ts';
import { HOUSE_FIGURES, priceOf } from './prices/price-figures.ts';

const suggestPrice = (basis: PriceBasis, piece: { grade: 'A' | 'B' | 'C' | null; isForParts: boolean }) =>
  priceOf({ ...piece, basis, newCents: null, ageYears: null }, HOUSE_FIGURES)?.priceCents ?? 0;

const part = { partId: 17, partType: 'faro' };
const asked = (priceCents: number, more: Partial<AskedPrice> = {}): AskedPrice => ({
  ...part,
  grade: 'B',
  priceCents,
  ...more,
});
const known = {
  ofCar: [],
  ofSimilar: [],
  reference: { usedCents: 1_350_00, newCents: 1_490_00 },
  levelBp: 12_800,
};

describe('the basis of a price', () => {
  test('is the middle of the same part, brought to grade B', () => {
    const ofCar = [asked(1_150_00, { grade: 'A' }), asked(740_00, { grade: 'C' }), asked(1_310_00)];
    expect(basisOf(part, { ...known, ofCar })).toEqual({ kind: 'same', count: 3, baseCents: 1_000_00 });
  });

  test('is not one price alone: then its sisters on the car count too', () => {
    const ofCar = [asked(1_100_00), asked(1_300_00, { partId: 19 })];
    expect(basisOf(part, { ...known, ofCar })).toEqual({ kind: 'sides', count: 2, baseCents: 1_200_00 });
  });

  test('is cars like it when its own has none, and never fewer than three of them', () => {
    expect(basisOf(part, { ...known, ofSimilar: [700_00, 1_700_00, 1_100_00] })).toEqual({
      kind: 'similar',
      count: 3,
      baseCents: 1_100_00,
    });
    expect(basisOf(part, { ...known, ofSimilar: [700_00, 1_700_00] })?.kind).toBe('reference');
  });

  test('is the table at the level of the car at last, with its share of the new part', () => {
    expect(basisOf(part, known)).toEqual({ kind: 'reference', newPercent: 91, baseCents: 1_728_00 });
    expect(basisOf(part, { ...known, reference: { usedCents: 2_400_00, newCents: 0 } })).toMatchObject({
      newPercent: null,
    });
    expect(basisOf(part, { ...known, reference: { usedCents: 0, newCents: 520_00 } })).toBeNull();
    expect(basisOf(part, { ...known, reference: undefined })).toBeNull();
  });

  test('takes a price of a dearer car down to this one', () => {
    expect(asGradeB(asked(1_472_00, { grade: 'A' }), { from: 12_800, to: 10_000 })).toBe(1_000_00);
  });
});

describe('a suggested price', () => {
  const basis = { kind: 'same', count: 7, baseCents: 1_003_00 } as const;

  test.each([
    ['A', false, 1_155_00],
    ['B', false, 1_005_00],
    ['C', false, 740_00],
    [null, false, 1_005_00],
    ['C', true, 350_00],
  ] as const)('of grade %s, for parts %s, is %i', (grade, isForParts, expected) => {
    expect(suggestPrice(basis, { grade, isForParts })).toBe(expected);
  });

  test('ends in 0 or 5 pesos, is never nothing, and falls with the grade', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 90_000_000 }), (baseCents) => {
        const of = (grade: 'A' | 'B' | 'C', isForParts = false) =>
          suggestPrice({ ...basis, baseCents }, { grade, isForParts });
        const prices = [of('A'), of('B'), of('C'), of('C', true)];
        for (const price of prices) {
          expect(price % 500).toBe(0);
          expect(price).toBeGreaterThanOrEqual(500);
        }
        expect([...prices].sort((a, b) => b - a)).toEqual(prices);
      }),
    );
  });
});

test('half of the prices are not above the median and half not below', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 61 }),
      (values) => {
        const middle = median(values);
        expect(values.filter((value) => value < middle).length).toBeLessThanOrEqual(values.length / 2);
        expect(values.filter((value) => value > middle).length).toBeLessThanOrEqual(values.length / 2);
      },
    ),
  );
});
