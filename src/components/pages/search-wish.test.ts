import { describe, expect, it } from 'vitest';
import { wishLink, type Wish } from './search-wish.ts';

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

  it('is in English words on English pages', () => {
    expect(wishLink({ partType: 'puerta', position: 'fl', condition: 'used' }, 'en')).toBe(
      '/en/buscar?q=front%20left%20door%20used',
    );
  });
});
