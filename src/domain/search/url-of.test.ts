import { describe, expect, it } from 'vitest';
import { carTreeOfFacts } from './car-tree.fixture.ts';
import { understandSentence } from './understand-sentence.ts';
import { partUrl, urlOf } from './url-of.ts';

const tree = carTreeOfFacts();
const places = [{ code: 'QRO', name: 'Querétaro' }];
const go = (text: string, prefix = '') =>
  urlOf(understandSentence(text, tree, { lastYear: 2027, places }), prefix);

describe('the page that answers a sentence', () => {
  it.each([
    [
      'puerta delantera izquierda tsuru 2005',
      '/refacciones/nissan/tsuru/b13/puertas-cristales/puerta?pos=fl',
    ],
    ['puerta tsuru', '/refacciones/nissan/tsuru/b13/puertas-cristales/puerta'],
    ['cofre tsuru', '/refacciones/nissan/tsuru/b13/carroceria/cofre'],
    [
      'faro derecho usado tsuru en queretaro',
      '/refacciones/nissan/tsuru/b13/iluminacion/faro?pos=r&cond=usada&sucursal=QRO',
    ],
    ['frenos tsuru', '/refacciones/nissan/tsuru/b13/frenos'],
    ['tsuru 98', '/refacciones/nissan/tsuru/b13'],
    ['frenos tsuru 1.6 2005', '/buscar?q=frenos%20tsuru%201.6%202005'],
    ['luces derechas tsuru', '/buscar?q=luces%20derechas%20tsuru'],
    ['versa', '/refacciones/nissan/versa'],
    ['nissan', '/refacciones/nissan'],
    ['frenos', '/sistemas/frenos'],
    ['cofre', '/buscar?q=cofre'],
    ['puerta versa', '/buscar?q=puerta%20versa'],
    ['QRO-P-048817', '/pieza/QRO-P-048817'],
    ['26060-60y00', '/pieza/26060-60Y00'],
    ['3N1CN7AD5HL123456', '/buscar?q=3N1CN7AD5HL123456'],
    // something to choose or to tell first
    ['defensa tsuru', '/buscar?q=defensa%20tsuru'],
    ['tsuru no prende', '/buscar?q=tsuru%20no%20prende'],
    ['tsuru 1980 puerta', '/buscar?q=tsuru%201980%20puerta'],
    ['asdf & co', '/buscar?q=asdf%20%26%20co'],
  ])('%s → %s', (text, url) => {
    expect(go(text)).toBe(url);
  });

  it('has the prefix of the language', () => {
    expect(go('tsuru', '/en')).toBe('/en/refacciones/nissan/tsuru/b13');
    expect(go('asdf', '/en')).toBe('/en/buscar?q=asdf');
  });

  it('keeps the car that the person already has', () => {
    const car = 'nissan/tsuru/b13';
    expect(urlOf(understandSentence('no prende', tree, { lastYear: 2027, car }))).toBe(
      '/buscar?q=no%20prende&vehiculo=nissan%2Ftsuru%2Fb13',
    );
  });

  it('names no place where a part has only one', () => {
    expect(partUrl('nissan/tsuru/b13', { partType: 'cofre', position: 'c' })).toBe(
      '/refacciones/nissan/tsuru/b13/carroceria/cofre',
    );
  });
});
