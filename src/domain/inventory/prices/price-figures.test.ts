import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figuresFor, HOUSE_FIGURES, priceOf, type PricedThing } from './price-figures.ts';

const thing = (change: Partial<PricedThing> = {}): PricedThing => ({
  basis: { kind: 'same', count: 7, baseCents: 1_003_00 },
  newCents: 1_490_00,
  grade: 'B',
  isForParts: false,
  ageYears: 9,
  ...change,
});
const place = { branch: 'QRO', system: 'frenos', partType: 'balatas', origin: 'used' as const };
const rule = (scope: Partial<typeof place>, figures: object) => ({
  branch: null,
  system: null,
  partType: null,
  origin: null,
  ...scope,
  figures,
});

describe('the figures of a price', () => {
  test('are the house’s where no rule says anything, and give today’s prices', () => {
    expect(figuresFor([], place)).toEqual(HOUSE_FIGURES);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 90_000_000 }),
        fc.constantFrom('A', 'B', 'C', null),
        fc.boolean(),
        (baseCents, grade, isForParts) => {
          const basis = { kind: 'same', count: 3, baseCents } as const;
          const percent = isForParts ? 35 : { A: 115, B: 100, C: 74 }[grade ?? 'B'];
          const inFives = Math.max(500, Math.round((baseCents * percent) / 50_000) * 500);
          expect(priceOf(thing({ basis, grade, isForParts }), HOUSE_FIGURES)?.priceCents).toBe(inFives);
        },
      ),
    );
  });

  test('come from the narrowest rule, figure by figure', () => {
    const rules = [
      rule({ partType: 'balatas' }, { floorCents: 70_00 }),
      rule({}, { stepCents: 10_00, floorCents: 50_00 }),
      rule({ branch: 'QRO' }, { endingCents: 9_00, floorCents: 60_00 }),
      rule({ branch: 'CEL' }, { stepCents: 1_00 }),
      rule({ origin: 'used' }, { forPartsBp: 2_000, stepCents: 20_00 }),
    ];
    expect(figuresFor(rules, place)).toMatchObject({
      floorCents: 70_00,
      endingCents: 9_00,
      stepCents: 20_00,
      forPartsBp: 2_000,
    });
  });

  test('price from the new part, less for age and grade, with the ending of the yard, and say so', () => {
    const figures = {
      ...HOUSE_FIGURES,
      newPercentBp: 4_500,
      ageCurve: [
        { years: 0, bp: 10_000 },
        { years: 5, bp: 9_000 },
        { years: 15, bp: 7_000 },
      ],
      stepCents: 100_00,
      endingCents: 90_00,
    };
    // 1,490 × 45 % × 74 % × 90 % = 446.55 → 490
    expect(priceOf(thing({ grade: 'C' }), figures)).toEqual({
      priceCents: 490_00,
      why: [
        { kind: 'of-new', bp: 4_500, cents: 1_490_00 },
        { kind: 'grade', grade: 'C', bp: 7_400 },
        { kind: 'age', years: 9, bp: 9_000 },
      ],
    });
    expect(priceOf(thing({ newCents: null }), figures)?.why[0]).toMatchObject({ kind: 'same' });
    expect(priceOf(thing({ newCents: null, basis: null }), figures)).toBeNull();
  });

  test('never go below the floor, and end as they must', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5_000_000 }),
        fc.integer({ min: 100, max: 50_000 }),
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 200_000 }),
        (baseCents, stepCents, ending, floorCents) => {
          const endingCents = Math.floor((stepCents * ending) / 100);
          const figures = { ...HOUSE_FIGURES, stepCents, endingCents, floorCents };
          const basis = { kind: 'same', count: 3, baseCents } as const;
          const price = priceOf(thing({ basis }), figures)?.priceCents ?? 0;
          expect(price).toBeGreaterThanOrEqual(Math.max(1, floorCents));
          expect((price - endingCents) % stepCents).toBe(0);
        },
      ),
    );
  });
});
