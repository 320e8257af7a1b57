import { describe, expect, it } from 'vitest';
import { carTreeOfFacts } from './car-tree.fixture.ts';
import { understandSentence } from './understand-sentence.ts';

const tree = carTreeOfFacts();
const understand = (text: string) => understandSentence(text, tree, { lastYear: 2027 });

describe('what the car does, told instead of a part', () => {
  it.each([
    ['hace ruido al frenar', 'frenos', 'balatas'],
    ['rechina cuando freno', 'frenos', 'balatas'],
    ['el volante vibra al frenar', 'frenos', 'disco'],
    ['no frena bien', 'frenos', 'balatas'],
    ['no prende', 'electrico escape-combustible', 'bateria'],
    ['mi coche no arranca en las mañanas', 'electrico escape-combustible', 'bateria'],
    ['no da marcha', 'electrico', 'marcha'],
    ['se me descarga la batería', 'electrico', 'bateria'],
    ['se calienta', 'enfriamiento-clima', 'radiador'],
    ['tira agua', 'enfriamiento-clima', 'mangueras'],
    ['bomba que echa agua', 'enfriamiento-clima', 'bomba-agua'],
    ['el clima no enfría', 'enfriamiento-clima', 'compresor-ac'],
    ['tira aceite', 'motor', 'carter'],
    ['echa humo azul', 'motor', 'motor-completo'],
    ['humo negro', 'escape-combustible motor', 'inyector'],
    ['jalonea al acelerar', 'electrico escape-combustible', 'bujia'],
    ['se prendió el check engine', 'escape-combustible electrico', 'sensor-oxigeno'],
    ['patina el clutch', 'transmision', 'clutch'],
    ['no entran las velocidades', 'transmision', 'clutch'],
    ['truena al dar vuelta', 'transmision suspension-direccion', 'flecha'],
    ['la dirección está muy dura', 'suspension-direccion', 'bomba-direccion'],
    ['golpetea al pasar topes', 'suspension-direccion', 'amortiguador'],
    ['zumba la llanta', 'suspension-direccion ruedas', 'maza'],
    ['no prenden las luces', 'iluminacion electrico', 'modulo-luces'],
    ['no sube el vidrio', 'puertas-cristales', 'elevador'],
    ['la puerta no cierra', 'puertas-cristales', 'chapa'],
    ['los limpiadores no sirven', 'electrico', 'motor-limpiador'],
    ["my car won't start", 'electrico escape-combustible', 'bateria'],
    ['it doesn’t start', 'electrico escape-combustible', 'bateria'],
    ['noise when braking', 'frenos', 'balatas'],
    ['steering wheel shakes', 'ruedas suspension-direccion transmision', 'llanta'],
    ['engine overheating', 'enfriamiento-clima', 'radiador'],
    ['coolant leak', 'enfriamiento-clima', 'mangueras'],
    ['ac not cold', 'enfriamiento-clima', 'compresor-ac'],
    ['window not going up', 'puertas-cristales', 'elevador'],
    ['clunk over bumps', 'suspension-direccion', 'amortiguador'],
  ])('"%s" may come from %s', (text, systems, first) => {
    const understood = understand(text);
    expect(understood.symptom?.systems.join(' ')).toBe(systems);
    expect(understood.symptom?.partTypes[0]).toBe(first);
    expect(understood.unknownWords).toEqual([]);
    // A possibility decides nothing.
    expect(understood).toMatchObject({ generations: [], partTypes: [] });
    expect(understood.system).toBeUndefined();
  });

  it('leaves the car to be understood', () => {
    const { symptom, generations, year } = understand('tsuru 2005 no arranca');
    expect(symptom?.said).toBe('no arranca');
    expect(generations.map(({ path }) => path)).toEqual(['nissan/tsuru/b13']);
    expect(year).toBe(2005);
  });

  it.each([
    ['no prende el faro izquierdo tsuru', 'faro'],
    ['bomba de gasolina que no prende tsuru', 'bomba-gasolina'],
    ['balatas tsuru', 'balatas'],
    ['bomba de agua tsuru', 'bomba-agua'],
    ['escape tsuru', 'tubo-escape'],
  ])('gives way to a part that is named: "%s"', (text, partType) => {
    const understood = understand(text);
    expect(understood).toMatchObject({ partType, unknownWords: [] });
    expect(understood.symptom).toBeUndefined();
  });

  it('is understood again from its own words', () => {
    for (const text of ['hace ruido al frenar', "my car won't start", 'la puerta no cierra']) {
      const { symptom } = understand(text);
      expect(understand(symptom?.said ?? '').symptom).toEqual(symptom);
    }
  });
});
