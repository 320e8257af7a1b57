import { describe, expect, it } from 'vitest';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { colourName, inSentence, pieceDetail, positionName } from './piece-words.ts';

describe('words about a part', () => {
  it('names only the place of a part', () => {
    const door = partTypeOf('puerta');
    const hood = partTypeOf('cofre');
    if (!door || !hood) throw new Error('the facts know doors and hoods');
    expect(positionName(door, 'fl', 'es-MX')).toBe('Delantera izquierda');
    expect(positionName(door, 'fl', 'en')).toBe('Front left');
    expect(positionName(hood, 'c', 'es-MX')).toBe('');
  });

  it('names paint and damage in the language of the reader', () => {
    expect(colourName('Verde', 'en')).toBe('Green');
    expect(colourName('Azul cobalto', 'en')).toBe('Azul cobalto');
    const door = {
      kind: 'unit',
      grade: 'B',
      odometerKm: 84_210,
      colour: 'Gris Oxford',
      damageCodes: ['5D1', '8R2', 'otro'],
      maker: 'Nissan',
      partNumber: '80101',
    } as const;
    expect(pieceDetail({ ...door, damageCodes: [...door.damageCodes] }, 'es-MX')).toBe(
      'Grado B · 84,210 km · Gris Oxford · Golpe, zona 5; óxido, zona 8; otro',
    );
    expect(pieceDetail({ ...door, damageCodes: [] }, 'en')).toBe(
      'Grade B · 84,210 km · Oxford gray · No damage',
    );
  });

  it.each([
    ['Puertas', 'puertas'],
    ['ABS', 'ABS'],
    ['Árbol de levas', 'árbol de levas'],
  ])('%s inside a sentence is %s', (name, inside) => {
    expect(inSentence(name)).toBe(inside);
  });
});
