import { describe, expect, it } from 'vitest';
import { DEFAULT_LANDING } from './default-landing.ts';
import { fillFigures } from './fill-figures.ts';

const figures = { pieces: 63_955, branches: 6, donors: 432, donorsThisMonth: 61, generations: 71 };

describe('figures in the texts of the landing page', () => {
  it.each([
    ['Hoy son {branches} sucursales', 'es-MX', 'Hoy son seis sucursales'],
    ['{branches} branches, {pieces} parts', 'en', 'six branches, 63,955 parts'],
    ['{donors} coches, {cars} modelos, {unknown}', 'es-MX', '432 coches, 71 modelos, {unknown}'],
  ] as const)('%s', (text, locale, filled) => {
    expect(fillFigures(text, figures, locale)).toBe(filled);
  });

  it('writes more than twelve branches in digits', () => {
    expect(fillFigures('{branches}', { ...figures, branches: 13 }, 'es-MX')).toBe('13');
  });

  it('has the same blocks in both languages, and nothing to fill that is not known', () => {
    const types = (locale: 'es-MX' | 'en') => DEFAULT_LANDING[locale].blocks.map(({ type }) => type);
    expect(types('en')).toEqual(types('es-MX'));
    for (const locale of ['es-MX', 'en'] as const) {
      expect(fillFigures(JSON.stringify(DEFAULT_LANDING[locale].blocks), figures, locale)).not.toMatch(
        /\{\w+\}/,
      );
    }
  });
});
