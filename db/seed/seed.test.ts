import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '../../src/domain/shared/facts/generations.ts';
import { bodyGrade, mechanicalGrade } from '../../src/domain/shared/facts/grading.ts';
import { isLostTo } from '../../src/domain/shared/facts/impact.ts';
import { PART_TYPES } from '../../src/domain/shared/facts/part-types.ts';
import { hasValidCheckDigit } from '../../src/domain/shared/vin.ts';
import { demoBranches } from './demo-branches.ts';
import { newPassword } from './demo-people.ts';
import { inspect } from './grading.ts';
import { stockingBranches } from './new-parts.ts';
import { NUMBER_FORMATS, TRADE_LIST } from './price-list.ts';
import { classFactor, newPriceCents, priceRowOf, usedPriceCents } from './pricing.ts';
import { createRandom, uuidHexAt, weightedPicker } from './random.ts';
import { VIN_PATTERNS } from './vin-patterns.ts';
import { addDays, localInstantMs, openMinutes } from './yard-calendar.ts';

describe('chance of the demo', () => {
  it('repeats itself from the same seed and not from its neighbour', () => {
    const run = (...seeds: number[]) => {
      const random = createRandom(...seeds);
      return Array.from({ length: 5 }, () => random.bits());
    };
    expect(run(7, 3)).toEqual(run(7, 3));
    expect(run(7, 3)).not.toEqual(run(7, 4));
  });

  it('is fair enough', () => {
    const random = createRandom(11);
    const counts = new Array<number>(7).fill(0);
    for (let throwNo = 0; throwNo < 7_000; throwNo++) counts[random.between(0, 6)]! += 1;
    for (const count of counts) expect(Math.abs(count - 1_000)).toBeLessThan(150);
  });

  it('picks by weight and never what weighs nothing', () => {
    const pick = weightedPicker(
      ['never', 'rare', 'common'],
      (item) => ({ never: 0, rare: 1, common: 9 })[item] ?? 0,
    );
    const random = createRandom(13);
    const picked = Array.from({ length: 1_000 }, () => pick(random));
    expect(picked).not.toContain('never');
    expect(picked.filter((item) => item === 'rare').length).toBeGreaterThan(50);
    expect(picked.filter((item) => item === 'rare').length).toBeLessThan(170);
  });

  it('makes UUIDv7 that carry their instant', () => {
    const hex = uuidHexAt(Date.UTC(2026, 10, 22), createRandom(17));
    expect(hex).toMatch(/^[0-9a-f]{12}7[0-9a-f]{3}[89ab][0-9a-f]{15}$/);
    expect(Number.parseInt(hex.slice(0, 12), 16)).toBe(Date.UTC(2026, 10, 22));
  });
});

describe('branches of the demo', () => {
  it('are the six yards first, with telephones that ring nowhere', () => {
    const branches = demoBranches(6);
    expect(branches.map((each) => each.code)).toEqual(['QRO', 'IZT', 'PUE', 'MTY', 'GDL', 'MID']);
    for (const branch of branches) {
      expect(branch.phone).toMatch(/^\d{2,3}5{3,4}0\d{3}$/);
      expect(branch.phone).toHaveLength(10);
      expect(branch.taxRateBp).toBe(1600);
    }
  });

  it('grow to a hundred with codes and names of their own, border yards at 8 %', () => {
    const branches = demoBranches(100);
    for (const key of ['code', 'slug', 'name', 'id'] as const) {
      expect(new Set(branches.map((each) => each[key])).size, key).toBe(100);
    }
    for (const branch of branches) {
      expect(branch.code).toMatch(/^[A-Z]{3}$/);
      expect(branch.slug).toMatch(/^[a-z-]+$/);
      expect(() => localInstantMs('2026-11-20', 600, branch.timeZone)).not.toThrow();
    }
    expect(branches.find((each) => each.code === 'TIJ')?.taxRateBp).toBe(800);
  });

  it('have codes for a chain of a thousand', () => {
    expect(new Set(demoBranches(1_000).map((each) => each.code)).size).toBe(1_000);
    expect(new Set(demoBranches(1_000).map((each) => each.slug)).size).toBe(1_000);
  });

  it('keep Mexican hours', () => {
    const [queretaro] = demoBranches(1);
    if (!queretaro) throw new Error('No branch');
    expect(openMinutes(queretaro, '2026-11-20')).toEqual([540, 1080]);
    expect(openMinutes(queretaro, '2026-11-22')).toBeNull();
    expect(localInstantMs('2026-11-20', 540, queretaro.timeZone)).toBe(Date.UTC(2026, 10, 20, 15));
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  it.each([6, 7, 40, 100])('stock each part in at least two of %i branches', (count) => {
    for (let part = 0; part < 500; part++) {
      const indexes = stockingBranches(part, count);
      expect(indexes.length).toBeGreaterThanOrEqual(2);
      expect(new Set(indexes).size).toBe(indexes.length);
      expect(Math.max(...indexes)).toBeLessThan(count);
    }
  });
});

describe('prices of the demo', () => {
  it('exist for all part types and no others, each new one with makers', () => {
    expect(Object.keys(TRADE_LIST).sort()).toEqual(PART_TYPES.map((type) => type.code).sort());
    for (const code of Object.keys(TRADE_LIST)) {
      const [used, fresh, pull, makers] = priceRowOf(code);
      expect(fresh > 0, code).toBe(makers.length > 0);
      expect(used > 0, code).toBe(pull > 0);
      for (const maker of makers) expect(NUMBER_FORMATS, code).toHaveProperty([maker]);
    }
  });

  it.each([
    ['puerta', 1_500, 4_600],
    ['motor-completo', 9_000, 28_000],
    ['faro', 850, 2_600],
  ])('a used %s costs between %i and %i pesos, in steps of five', (code, low, high) => {
    for (const generation of GENERATIONS) {
      const factor = classFactor(generation, 2026);
      for (const grade of ['A', 'B', 'C'] as const) {
        for (const luck of [0, 0.5, 0.999]) {
          const price = usedPriceCents(code, { factor, grade, luck });
          expect(price % 500).toBe(0);
          expect(price).toBeGreaterThanOrEqual(low * 100);
          expect(price).toBeLessThanOrEqual(high * 100);
        }
      }
    }
  });

  it('new brake pads cost between 300 and 1,000 pesos', () => {
    for (const generation of GENERATIONS) {
      const price = newPriceCents('balatas', { factor: classFactor(generation, 2026), luck: 0.3 });
      expect(price).toBeGreaterThanOrEqual(300_00);
      expect(price).toBeLessThanOrEqual(1_000_00);
    }
  });
});

describe('pieces of the demo', () => {
  it.each([
    [60_000, 2, 'A'],
    [200_000, 12, 'A'],
    [200_000, 5, 'B'],
    [322_001, 30, 'C'],
  ] as const)('a mechanical piece of %i km in %i years is %s', (km, years, grade) => {
    expect(mechanicalGrade(km, years)).toBe(grade);
  });

  it.each([
    [0, 'A'],
    [1, 'A'],
    [2, 'B'],
    [3, 'C'],
  ] as const)('a body piece with %i cards of damage is %s', (units, grade) => {
    expect(bodyGrade(units)).toBe(grade);
  });

  it('write damage as ARA does and never a B on glass', () => {
    const random = createRandom(19);
    for (let piece = 0; piece < 500; piece++) {
      const body = inspect('body', { odometerKm: 90_000, ageYears: 7 }, random);
      for (const code of body.damageCodes) expect(code).toMatch(/^[1-9][PSDECR][1-3]$/);
      expect(inspect('glass', { odometerKm: 90_000, ageYears: 7 }, random).grade).not.toBe('B');
    }
  });

  it('are spoilt where the blow came', () => {
    expect(isLostTo('front', 'faro', 'l')).toBe(true);
    expect(isLostTo('front', 'calavera', 'l')).toBe(false);
    expect(isLostTo('left', 'puerta', 'fl')).toBe(true);
    expect(isLostTo('left', 'puerta', 'fr')).toBe(false);
    expect(isLostTo('none', 'cofre', 'c')).toBe(false);
  });

  it('have a VIN pattern for every generation', () => {
    expect(Object.keys(VIN_PATTERNS).sort()).toEqual(GENERATIONS.map((each) => each.slug).sort());
    for (const [manufacturer, descriptor, plant] of Object.values(VIN_PATTERNS)) {
      const open = `${manufacturer}${descriptor}0H${plant}123456`;
      expect(open).toMatch(/^[A-HJ-NPR-Z0-9]{17}$/);
      expect(
        Array.from('0123456789X').some((digit) =>
          hasValidCheckDigit(open.slice(0, 8) + digit + open.slice(9)),
        ),
      ).toBe(true);
    }
  });
});

describe('people of the demo', () => {
  it('get passwords nobody can guess or misread', () => {
    const passwords = new Set(Array.from({ length: 200 }, newPassword));
    expect(passwords.size).toBe(200);
    for (const password of passwords)
      expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
  });
});
