import { expect, test } from 'vitest';
import { GenerationDraft, contradictionIn } from './contract.ts';

const TSURU = {
  makeName: 'Nissan',
  modelName: 'Tsuru',
  path: 'nissan/tsuru/b13',
  code: 'B13',
  yearFrom: 1992,
  yearTo: 2017,
  bodyStyle: 'sedan',
  doors: 4,
  wheelbaseMm: 2_430,
  lengthMm: 4_325,
  widthMm: 1_650,
  heightMm: 1_378,
};

test.each([
  ['as it is', {}, true],
  ['still sold', { yearTo: null }, true],
  ['ends before it begins', { yearTo: 1991 }, false],
  ['longer between the axles than in all', { wheelbaseMm: 4_400 }, false],
  ['a shape that no drawing has', { bodyStyle: 'zeppelin' }, false],
  ['an address of hyphens', { path: '-/-/-' }, false],
  ['an address with two parts', { path: 'nissan/tsuru' }, false],
  ['an address longer than its column', { path: `nissan/tsuru/${'b'.repeat(61)}` }, false],
  ['a make longer than its column', { path: `${'n'.repeat(41)}/tsuru/b13` }, false],
])('a new car: %s', (_, fields, isAccepted) => {
  expect(GenerationDraft.safeParse({ ...TSURU, ...fields }).success).toBe(isAccepted);
});

test('a contradiction is named by its field', () => {
  expect(contradictionIn({ yearFrom: 1992, yearTo: 1991 })).toBe('yearTo');
  expect(contradictionIn({ wheelbaseMm: 2_700, lengthMm: 2_600 })).toBe('wheelbaseMm');
  expect(contradictionIn({ yearFrom: 1992, yearTo: null })).toBeUndefined();
});
