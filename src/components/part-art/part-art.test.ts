import { expect, test } from 'vitest';
import { PART_TYPES } from '#shared/facts/part-types.ts';
import { hasPartArt, partArt, partBox } from './index.ts';

test('every part type has its own drawing', () => {
  expect(PART_TYPES.filter(({ code }) => !hasPartArt(code)).map(({ code }) => code)).toEqual([]);
});

test('an unknown part gets the drawing of its system', () => {
  expect(partArt('no-such-part', 'interior')).toBe(partArt('another-unknown', 'electrico'));
  expect(partArt('no-such-part', 'interior')).not.toBe(partArt('no-such-part', 'motor'));
});

test('the damage sheet of a flat part is high enough for three codes', () => {
  expect(partBox('estribo')).toEqual({ x: 4, y: 36, width: 112, height: 48 });
});
