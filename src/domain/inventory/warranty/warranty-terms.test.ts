import { describe, expect, test } from 'vitest';
import { coreOf, termsOf, type KnownRule } from './warranty-terms.ts';

const rule = (given: Partial<KnownRule>): KnownRule => ({
  system: null,
  partType: null,
  origin: null,
  returnable: null,
  returnDays: null,
  warrantyDays: null,
  restockingBp: null,
  coreCents: null,
  note: null,
  ...given,
});

const door = { partType: 'puerta', kind: 'unit', ownWarrantyDays: 30 } as const;
const starter = { partType: 'marcha', kind: 'bulk', ownWarrantyDays: null } as const;

describe('what is promised of a part', () => {
  test('is the house’s own where no rule says otherwise', () => {
    expect(termsOf([], door)).toEqual({
      returnDays: 30,
      warrantyDays: 30,
      restockingBp: 0,
      coreCents: 0,
      note: null,
    });
    expect(termsOf([], starter)).toMatchObject({ returnDays: 90, warrantyDays: 90 });
    const used = { ...starter, kind: 'unit', ownWarrantyDays: 15 } as const;
    expect(termsOf([], used)).toMatchObject({ returnDays: 15, warrantyDays: 15 });
    const engine = { ...door, partType: 'motor-completo' };
    expect(termsOf([], engine)).toMatchObject({ warrantyDays: 60 });
  });

  test('is each figure of the narrowest rule that says it', () => {
    const rules = [
      rule({ restockingBp: 1_000, warrantyDays: 41, note: 'Todas' }),
      rule({ origin: 'new', warrantyDays: 43 }),
      rule({ system: 'electrico', returnable: false, warrantyDays: 13 }),
      rule({ system: 'electrico', origin: 'new', returnDays: 7 }),
      rule({ partType: 'marcha', coreCents: 300_00 }),
      rule({ partType: 'marcha', origin: 'used', warrantyDays: 5 }),
    ];
    expect(termsOf(rules, door)).toEqual({
      returnDays: 41,
      warrantyDays: 41,
      restockingBp: 1_000,
      coreCents: 0,
      note: 'Todas',
    });
    // Not taken back says more than how many days.
    expect(termsOf(rules, starter)).toEqual({
      returnDays: 0,
      warrantyDays: 13,
      restockingBp: 1_000,
      coreCents: 300_00,
      note: 'Todas',
    });
    const used = { ...starter, kind: 'unit', ownWarrantyDays: 15 } as const;
    expect(termsOf(rules, used)).toMatchObject({ warrantyDays: 5 });
    expect(termsOf([...rules, rule({ partType: 'marcha', returnable: true })], starter)).toMatchObject({
      returnDays: 7,
    });
  });

  test('is nothing of a piece that is sold for parts', () => {
    const rules = [rule({ warrantyDays: 41, returnDays: 41, restockingBp: 1_000 })];
    expect(termsOf(rules, { ...door, ownWarrantyDays: 0 })).toEqual({
      returnDays: 0,
      warrantyDays: 0,
      restockingBp: 0,
      coreCents: 0,
      note: null,
    });
  });

  test('a deposit is for the origin that the rule names', () => {
    const rules = [rule({ partType: 'marcha', origin: 'new', coreCents: 300_00 })];
    expect(coreOf(rules, starter)).toBe(300_00);
    expect(coreOf(rules, { partType: 'marcha', kind: 'unit' })).toBe(0);
    expect(coreOf(rules, door)).toBe(0);
  });
});
