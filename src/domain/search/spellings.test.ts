import { describe, expect, it } from 'vitest';
import { Spellings } from './spellings.ts';
import { isOneTypoAway, soundOf, stem } from './words.ts';

const stems = (words: readonly string[], typed: string) =>
  new Spellings(words).formsOf(typed).map((form) => form.stem);

describe('what a mistyped word may be', () => {
  it('finds one error wherever it is, and what sounds alike', () => {
    const words = ['puerta', 'calavera', 'tsuru', 'faro'];
    for (const typed of ['uerta', 'peurta', 'puetra', 'puert', 'puerrta', 'puerya', 'xuerta']) {
      expect(stems(words, typed), typed).toEqual(['puerta']);
    }
    expect(new Spellings(words).formsOf('calabera')).toEqual([{ stem: 'calavera', quality: 0.95 }]);
  });

  it('forgives four letters only where one word alone is as near', () => {
    expect(stems(['faro', 'golf'], 'faor')).toEqual(['faro']);
    expect(stems(['faro', 'golf'], 'fro')).toEqual(['faro']);
    expect(stems(['faro', 'foro'], 'fro')).toEqual([]);
    expect(stems(['caja'], 'baja')).toEqual([]);
    expect(stems(['golf', 'glow'], 'glof')).toEqual(['golf']);
    expect(stems(['faro', 'faros'], 'faor')).toEqual(['faro']);
  });

  it('is what comparing with every word of the vocabulary gives', () => {
    const vocabulary = [
      'amortiguador',
      'balero',
      'bateria',
      'cofre',
      'espejo',
      'jetta',
      'marcha',
      'rotula',
      'versa',
    ];
    const letters = 'aeiorst';
    for (const word of vocabulary) {
      for (let at = 0; at < word.length; at++) {
        const letter = letters.charAt((at * 3) % letters.length);
        for (const typed of [
          word.slice(0, at) + word.slice(at + 1),
          word.slice(0, at) + letter + word.slice(at),
          word.slice(0, at) + letter + word.slice(at + 1),
        ]) {
          const every = vocabulary.filter(
            (each) => isOneTypoAway(typed, each) || (typed.length > 4 && soundOf(each) === soundOf(typed)),
          );
          if (typed.length > 4)
            expect(stems(vocabulary, typed), typed).toEqual([...new Set(every.map(stem))]);
        }
      }
    }
  });
});
