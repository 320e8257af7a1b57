import { expect, test } from 'vitest';
import { damagePins, parseDamage } from './view-models.ts';

test('an ARA code is a zone, a kind and a size in cards', () => {
  expect(parseDamage('5D1')).toEqual({ code: '5D1', zone: 5, kind: 'D', size: 1 });
  expect(parseDamage('7R12')).toEqual({ code: '7R12', zone: 7, kind: 'R', size: 12 });
});

test.each(['000', '', '0D1', '5d1', '5D0', '5D', 'D15', '5D1 '])('%j is not a damage code', (code) => {
  expect(parseDamage(code)).toBeNull();
});

test('every damage has a numbered pin in its zone; two of one zone stand side by side', () => {
  const marks = ['5D1', '8R2', '5S3'].map(parseDamage).filter((mark) => mark !== null);
  expect(damagePins(marks)).toEqual([
    { number: 1, zone: 5, across: 1 / 3 },
    { number: 2, zone: 8, across: 1 / 2 },
    { number: 3, zone: 5, across: 2 / 3 },
  ]);
});
