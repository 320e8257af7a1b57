import { describe, expect, it } from 'vitest';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { inSentence, positionName } from './piece-words.ts';

describe('words about a part', () => {
  it('names only the place of a part', () => {
    const door = partTypeOf('puerta');
    const hood = partTypeOf('cofre');
    if (!door || !hood) throw new Error('the facts know doors and hoods');
    expect(positionName(door, 'fl', 'es-MX')).toBe('Delantera izquierda');
    expect(positionName(door, 'fl', 'en')).toBe('Front left');
    expect(positionName(hood, 'c', 'es-MX')).toBe('');
  });

  it.each([
    ['Puertas', 'puertas'],
    ['ABS', 'ABS'],
    ['Árbol de levas', 'árbol de levas'],
  ])('%s inside a sentence is %s', (name, inside) => {
    expect(inSentence(name)).toBe(inside);
  });
});
