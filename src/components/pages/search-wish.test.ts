import { describe, expect, it } from 'vitest';
import { understandSentence } from '#contract/search';
import { carTreeOfFacts } from '../../domain/search/car-tree.fixture.ts';
import { wishLink, wishOf, wishText, type Wish } from './search-wish.ts';

const tree = carTreeOfFacts();

describe('the address of what is looked for', () => {
  it.each<[Wish, string]>([
    [{}, '/buscar'],
    [{ car: 'nissan/tsuru/b13' }, '/refacciones/nissan/tsuru/b13'],
    [
      { car: 'nissan/tsuru/b13', partType: 'puerta', position: 'fl', year: 2005 },
      '/buscar?q=puerta%20delantera%20izquierda%202005&vehiculo=nissan%2Ftsuru%2Fb13',
    ],
    [{ system: 'frenos', carWords: 'Nissan Versa' }, '/buscar?q=frenos%20Nissan%20Versa'],
    [
      { partType: 'faro', colour: 'plata', place: 'Querétaro' },
      '/buscar?q=faro%20plata%20en%20Quer%C3%A9taro',
    ],
  ])('%j', (wish, link) => {
    expect(wishLink(wish, 'es-MX')).toBe(link);
  });

  it.each([
    ['puerta delantera tsuru 2005', 'puerta delantera 2005'],
    ['puerta derecha tsuru', 'puerta derecha'],
    ['puerta tsuru', 'puerta'],
    ['cofre tsuru', 'cofre'],
    ['defensa aveo', 'fascia delantera y fascia trasera Chevrolet Aveo'],
    ['asiento gol', 'asiento delantero y asiento trasero'],
    ['frenos tsuru', 'frenos'],
    ['faro jetta', 'faro Volkswagen Jetta'],
    ['hace ruido al frenar mi tsuru', 'ruido frenar'],
    ['no prende versa 2017', 'no prende 2017'],
    ['alternador tsuru 1.6', 'alternador 1.6'],
    ['alternador tsuru 1600 estandar 2005', 'alternador 1600 estandar 2005'],
    ['alternador 1.6', 'alternador 1.6'],
    ['faro tsuru 05 a 2010', 'faro 2005-2010'],
    ['faro 2010-2005', 'faro 2005-2010'],
  ])('"%s" is asked for again as "%s"', (text, again) => {
    const read = (said: string, car?: string) =>
      wishOf(understandSentence(said, tree, { lastYear: 2027, ...(car && { car }) }), undefined);
    const wish = read(text);
    expect(wishText(wish, 'es-MX')).toBe(again);
    expect(read(again, wish.car)).toEqual(wish);
  });

  it('knows whether a car has the engine that was said', () => {
    const engine = (said: string) => understandSentence(said, tree, { lastYear: 2027 }).engine;
    expect(engine('alternador tsuru 1.6')).toEqual({ said: '1.6', isMet: true });
    // Nobody sold it so: the words do not narrow anything.
    expect(engine('alternador tsuru 4.8')).toEqual({ said: '4.8', isMet: false });
    // No car yet: they wait for it.
    expect(engine('alternador 1.6')).toEqual({ said: '1.6', isMet: false });
    expect(engine('alternador tsuru')).toBeUndefined();
  });

  it('is in English words on English pages', () => {
    expect(wishLink({ partType: 'puerta', position: 'fl', condition: 'used' }, 'en')).toBe(
      '/en/buscar?q=front%20left%20door%20used',
    );
  });
});
