import { expect, test } from 'vitest';
import { fillFigures } from './fill-figures.ts';

const figures = {
  pieces: 63_955,
  units: 51_427,
  branches: 6,
  donors: 432,
  donorsThisMonth: 61,
  generations: 71,
  partTypes: 97,
};

test.each([
  ['Hoy son {branches} sucursales', 'es', 'Hoy son seis sucursales'],
  ['{branches} branches, {pieces} parts', 'en', 'six branches, 63,955 parts'],
  ['{donors} coches, {generations} modelos, {unknown}', 'es', '432 coches, 71 modelos, {unknown}'],
  ['{constructor} {__proto__}', 'es', '{constructor} {__proto__}'],
] as const)('%s', (text, language, filled) => {
  expect(fillFigures(text, figures, language)).toBe(filled);
});

test('more than twelve branches are written in digits', () => {
  expect(fillFigures('{branches}', { ...figures, branches: 13 }, 'es')).toBe('13');
});
