import { describe, expect, test } from 'vitest';
import type { TeardownPiece } from '#contract/inventory';
import { countsOf, pieceDrafts, piecesLeft } from './stocked-pieces.ts';
import { choose, DAMAGED, hit, mark, MISSING, UNTOUCHED } from './teardown-state.ts';

const base = { isSoldUsed: true, basis: { kind: 'same', count: 3, baseCents: 1_000_00 } } as const;
const pieces: readonly TeardownPiece[] = [
  { ...base, partId: 3, system: 'carroceria', partType: 'cofre', position: 'c', partClass: 'body' },
  { ...base, partId: 5, system: 'motor', partType: 'alternador', position: 'c', partClass: 'electrical' },
  {
    ...base,
    partId: 7,
    system: 'frenos',
    partType: 'balatas',
    position: 'f',
    partClass: 'wear',
    isSoldUsed: false,
    basis: null,
  },
];
const car = { odometerKm: 187_303, ageYears: 13 };

describe('what is left on a car', () => {
  test('is put on stock with the suggested grade and price, except what nobody sells used', () => {
    const left = piecesLeft(pieces, UNTOUCHED, car);
    expect(left.map(({ isStocked, grade, priceCents }) => [isStocked, grade, priceCents])).toEqual([
      [true, 'A', 1_150_00],
      [true, 'A', 1_150_00],
      [false, 'A', null],
    ]);
    expect(countsOf(pieces, left)).toEqual({
      missing: 0,
      damaged: 0,
      whole: 3,
      stocked: 2,
      unpriced: 0,
      valueCents: 2_300_00,
    });
  });

  test('is not what is missing, and damage nobody looked at is not put on stock', () => {
    const state = hit(mark(UNTOUCHED, ['alternador/c'], MISSING), pieces, 'front');
    const left = piecesLeft(pieces, state, car);
    expect(left.map(({ key, isStocked }) => [key, isStocked])).toEqual([
      ['cofre/c', false],
      ['balatas/f', false],
    ]);
  });

  test('does not count the head of an engine that is sold whole, until somebody takes it apart', () => {
    const engine: readonly TeardownPiece[] = [
      {
        ...base,
        partId: 11,
        system: 'motor',
        partType: 'motor-completo',
        position: 'c',
        partClass: 'mechanical',
      },
      { ...base, partId: 13, system: 'motor', partType: 'cabeza', position: 'c', partClass: 'mechanical' },
    ];
    const stocked = (state: typeof UNTOUCHED) =>
      piecesLeft(engine, state, car).map(({ isStocked, soldWith }) => [isStocked, soldWith]);
    expect(stocked(UNTOUCHED)).toEqual([
      [true, null],
      [false, 'motor-completo'],
    ]);
    expect(stocked(choose(UNTOUCHED, ['motor-completo/c'], { isStocked: false }))).toEqual([
      [false, null],
      [true, null],
    ]);
    expect(stocked(mark(UNTOUCHED, ['motor-completo/c'], MISSING))).toEqual([[true, null]]);
    expect(stocked(choose(UNTOUCHED, ['cabeza/c'], { isStocked: true }))[1]).toEqual([
      true,
      'motor-completo',
    ]);
  });

  test('changes grade and price with the damage that is described', () => {
    const state = mark(UNTOUCHED, ['cofre/c'], { ...DAMAGED, state: 'damaged', codes: ['5D2'], works: null });
    expect(piecesLeft(pieces, state, car)[0]).toMatchObject({
      isStocked: true,
      grade: 'B',
      priceCents: 1_000_00,
    });
  });

  test('follows the person: another grade asks another price, an own price stays', () => {
    const graded = choose(UNTOUCHED, ['cofre/c'], { grade: 'C' });
    expect(piecesLeft(pieces, graded, car)[0]).toMatchObject({ grade: 'C', priceCents: 740_00 });
    const priced = choose(graded, ['cofre/c'], { priceCents: null });
    const left = piecesLeft(pieces, priced, car);
    expect(left[0]).toMatchObject({ suggestedCents: 740_00, priceCents: null });
    expect(countsOf(pieces, left).unpriced).toBe(1);
  });

  test('is sent with its damage, and for parts with a note and no warranty', () => {
    const state = mark(UNTOUCHED, ['alternador/c'], { state: 'damaged', codes: [], works: false });
    const drafts = pieceDrafts(piecesLeft(pieces, state, car), 'Sin garantía');
    expect(drafts).toEqual([
      { partId: 3, grade: 'A', priceCents: 1_150_00, damageCodes: [], isForParts: false, note: null },
      { partId: 5, grade: 'C', priceCents: 350_00, damageCodes: [], isForParts: true, note: 'Sin garantía' },
    ]);
  });
});
