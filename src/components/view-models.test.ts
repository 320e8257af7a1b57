import { expect, test } from 'vitest';
import { parseDamage } from './view-models.ts';

test('an ARA code is a zone, a kind and a size in cards', () => {
  expect(parseDamage('5D1')).toEqual({ code: '5D1', zone: 5, kind: 'D', size: 1 });
  expect(parseDamage('7R12')).toEqual({ code: '7R12', zone: 7, kind: 'R', size: 12 });
});

test.each(['000', '', '0D1', '5d1', '5D0', '5D', 'D15', '5D1 '])('%j is not a damage code', (code) => {
  expect(parseDamage(code)).toBeNull();
});
