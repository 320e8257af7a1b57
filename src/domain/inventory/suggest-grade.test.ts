import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PartClass } from '#shared/facts/part-types.ts';
import { damageUnits, isGradedByDamage, suggestGrade, type SeenPiece } from './suggest-grade.ts';

const WHOLE: SeenPiece = { isDamaged: false, damageCodes: [], works: null };
const damaged = (...damageCodes: string[]): SeenPiece => ({ isDamaged: true, damageCodes, works: null });
const car = (odometerKm: number | null, ageYears = 7) => ({ odometerKm, ageYears });

describe('a body part', () => {
  test.each([
    [WHOLE, 'A', 'no-damage'],
    [damaged('5D1'), 'A', 'damage-units'],
    [damaged('5D2'), 'B', 'damage-units'],
    [damaged('5D1', '2S1'), 'B', 'damage-units'],
    [damaged('5D1', '2S2'), 'C', 'damage-units'],
    [damaged(), 'C', 'not-detailed'],
  ] as const)('%j is %s because of %s', (seen, grade, reason) => {
    expect(suggestGrade('body', seen, car(400_000))).toMatchObject({ grade, reason });
  });
});

test('glass is whole or it is not', () => {
  expect(suggestGrade('glass', WHOLE, car(5_000)).grade).toBe('A');
  expect(suggestGrade('glass', damaged('5S1'), car(5_000))).toMatchObject({
    grade: 'C',
    reason: 'glass-damaged',
  });
});

describe('a mechanical part', () => {
  test.each([
    [car(96_600), 'A', 'low-km'],
    [car(96_601, 13), 'A', 'normal-use'],
    [car(168_700, 7), 'A', 'normal-use'],
    [car(168_701, 7), 'B', 'hard-use'],
    [car(322_000, 5), 'B', 'hard-use'],
    [car(322_001, 29), 'C', 'high-km'],
    [car(null), null, 'unknown-km'],
  ] as const)('of %j is %s because of %s', (of, grade, reason) => {
    expect(suggestGrade('mechanical', WHOLE, of)).toMatchObject({ grade, reason });
  });

  test('that is damaged and works is one grade lower, and for parts the lowest', () => {
    const works = { isDamaged: true, damageCodes: [], works: true };
    expect(suggestGrade('electrical', works, car(50_000))).toMatchObject({
      grade: 'B',
      reason: 'works-damaged',
    });
    expect(suggestGrade('electrical', works, car(330_000))).toMatchObject({
      grade: 'C',
      reason: 'works-damaged',
    });
    expect(suggestGrade('mechanical', { ...works, works: false }, car(null))).toMatchObject({
      grade: 'C',
      reason: 'for-parts',
    });
  });
});

const classes: readonly PartClass[] = [
  'mechanical',
  'body',
  'glass',
  'electrical',
  'lamp',
  'interior',
  'wear',
  'wheel',
];
const codes = fc.uniqueArray(
  fc.tuple(
    fc.integer({ min: 1, max: 9 }),
    fc.constantFrom('P', 'S', 'D', 'E', 'C', 'R'),
    fc.integer({ min: 1, max: 9 }),
  ),
  { selector: ([zone, kind]) => `${zone}${kind}`, maxLength: 9 },
);

test('more damage or more distance never makes a better grade', () => {
  const rank = (grade: string | null) => (grade === null ? 0 : 'ABC'.indexOf(grade));
  fc.assert(
    fc.property(
      fc.constantFrom(...classes),
      codes,
      fc.integer({ min: 0, max: 500_000 }),
      fc.integer({ min: 0, max: 500_000 }),
      fc.integer({ min: 1, max: 40 }),
      (partClass, list, km, more, ageYears) => {
        const texts = list.map((each) => each.join(''));
        const seen = isGradedByDamage(partClass) && texts.length > 0 ? damaged(...texts) : WHOLE;
        const better = suggestGrade(partClass, WHOLE, car(km, ageYears)).grade;
        const worse = suggestGrade(partClass, seen, car(km + more, ageYears)).grade;
        expect(rank(worse)).toBeGreaterThanOrEqual(rank(better));
      },
    ),
  );
});

test('units of damage are the sizes of the codes', () => {
  expect(damageUnits(['5D1', '2S3', '9R7'])).toBe(11);
  expect(damageUnits([])).toBe(0);
});
