import { describe, expect, it } from 'vitest';
import { donorEngine, enginesLine, generationName, transmissionName } from './vehicle-words.ts';

describe('words about a car', () => {
  it.each([
    ['MT5', 'Manual de 5'],
    ['AT4', 'Automática de 4'],
    ['DCT6', 'Doble embrague de 6'],
    ['CVT', 'CVT'],
    ['otra', 'otra'],
  ])('gearbox %s is %s', (code, words) => {
    expect(transmissionName(code, 'es-MX')).toBe(words);
  });

  it('names a generation by its years, also one that is still made', () => {
    const car = { make: { slug: 'nissan', name: 'Nissan' }, model: { slug: 'versa', name: 'Versa' } };
    expect(generationName({ ...car, yearFrom: 2012, yearTo: 2019 })).toBe('Nissan Versa 2012–2019');
    expect(generationName({ ...car, yearFrom: 2020, yearTo: null })).toBe('Nissan Versa 2020 a la fecha');
    expect(
      enginesLine([{ displacementDl: 20 }, { displacementDl: 16 }, { displacementDl: 16 }], 'es-MX'),
    ).toBe('1.6 L · 2.0 L');
    expect(donorEngine('1.6 L HR16DE · MT5', 'en')).toBe('1.6 L HR16DE · 5-speed manual');
  });
});
