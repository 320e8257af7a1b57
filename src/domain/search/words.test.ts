import { describe, expect, it } from 'vitest';
import { isOneTypoAway, nameWords, phraseKey, soundOf, stem } from './words.ts';

describe('words', () => {
  it.each([
    ['puertas', 'puerta'],
    ['amortiguadores', 'amortiguador'],
    ['luces', 'luz'],
    ['rines', 'rin'],
    ['glasses', 'glass'],
    ['batteries', 'battery'],
    ['hinges', 'hinge'],
  ])('%s is the plural of %s', (plural, singular) => {
    expect(stem(plural)).toBe(stem(singular));
  });

  it.each([
    ['cofre', 'cofres2'],
    ['gol', 'golf'],
    ['marcha', 'march'],
    ['n17', 'n18'],
  ])('%s and %s are two words', (one, other) => {
    expect(stem(one)).not.toBe(stem(other));
  });

  it.each([
    ['tsuro', 'tsuru'],
    ['tsru', 'tsuru'],
    ['tsurru', 'tsuru'],
    ['trusu', 'turus'],
    ['pureta', 'puerta'],
  ])('%s may be a mistyped %s', (typed, word) => {
    expect(isOneTypoAway(typed, word)).toBe(typed !== 'trusu');
  });

  it.each([
    ['gol', 'golf'],
    ['faro', 'aro'],
    ['tsuru', 'tsuruuu'],
    ['np300', 'np301'],
    ['puerta', 'puerco1'],
    ['cofre', 'cobra'],
  ])('%s is not a mistyped %s', (typed, word) => {
    expect(isOneTypoAway(typed, word)).toBe(false);
  });

  it('sound alike in Mexico', () => {
    expect(soundOf('calabera')).toBe(soundOf('calavera'));
    expect(soundOf('zalpicadera')).toBe(soundOf('salpicadera'));
    expect(soundOf('verza')).toBe(soundOf('versa'));
    expect(soundOf('versa')).not.toBe(soundOf('verna'));
  });

  it('make one key of a name however it is written', () => {
    expect(phraseKey(nameWords('CX-5'))).toBe(phraseKey(['cx5']));
    expect(phraseKey(nameWords('Bomba de agua'))).toBe(phraseKey(['bomba', 'agua']));
  });
});
