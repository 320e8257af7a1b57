import { describe, expect, it } from 'vitest';
import { POSITIONS, type Position } from '../positions.ts';
import { PART_TYPES, nameOf, partTypeOf, positionsOf, type PartTypeFact } from './part-types.ts';
import { SYSTEMS } from './systems.ts';
import { normalizeTerm } from './terms.ts';

function type(code: string): PartTypeFact {
  const found = partTypeOf(code);
  if (!found) throw new Error(`No part type ${code}`);
  return found;
}

describe('the twelve systems and 144 part types', () => {
  it('are complete, unique and in order', () => {
    expect(SYSTEMS.map((system) => system.ordinal)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(PART_TYPES).toHaveLength(144);
    expect(new Set(PART_TYPES.map((each) => each.code)).size).toBe(144);
    expect(PART_TYPES.map((each) => each.ordinal)).toEqual(PART_TYPES.map((_, index) => index + 1));
    const perSystem = SYSTEMS.map(
      (system) => PART_TYPES.filter((each) => each.system === system.code).length,
    );
    expect(perSystem).toEqual([15, 11, 8, 15, 11, 15, 10, 8, 13, 12, 13, 13]);
  });

  it('have slugs that are safe in a URL', () => {
    for (const each of [...PART_TYPES, ...SYSTEMS]) expect(each.code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
  });

  it('have different labels within one language', () => {
    expect(new Set(PART_TYPES.map((each) => each.es)).size).toBe(144);
    expect(new Set(PART_TYPES.map((each) => each.en)).size).toBe(144);
  });

  it('carry synonyms in both languages, each once and different from the label', () => {
    for (const each of PART_TYPES) {
      for (const [label, synonyms] of [
        [each.es, each.synonymsEs],
        [each.en, each.synonymsEn],
      ] as const) {
        const terms = synonyms.map(normalizeTerm);
        expect(terms.length, each.code).toBeGreaterThan(0);
        expect(new Set(terms).size, `${each.code}: ${terms.join(', ')}`).toBe(terms.length);
        expect(terms, each.code).not.toContain(normalizeTerm(label));
      }
    }
  });

  it.each([
    ['facia', 'fascia-del'],
    ['facía', 'fascia-tras'],
    ['defensa', 'fascia-del'],
    ['parachoques', 'fascia-tras'],
    ['capó', 'cofre'],
    ['stop', 'calavera'],
    ['mica trasera', 'calavera'],
    ['guardafango', 'salpicadera'],
    ['pastillas', 'balatas'],
    ['motor de arranque', 'marcha'],
    ['silenciador', 'mofle'],
    ['semieje', 'flecha'],
    ['balero', 'maza'],
    ['flecha cardán', 'cardan'],
    ['chicote de velocidades', 'palanca'],
    ['luneta', 'medallon'],
    ['direccional', 'cuarto'],
  ])('know that %s is said for %s', (word, code) => {
    expect(type(code).synonymsEs.map(normalizeTerm)).toContain(normalizeTerm(word));
  });
});

describe('where a part sits', () => {
  it.each<[string, readonly Position[]]>([
    ['cofre', ['c']],
    ['faro', ['l', 'r']],
    ['balatas', ['f', 'b']],
    ['puerta', ['fl', 'fr', 'rl', 'rr']],
    ['fascia-del', ['c']],
  ])('%s', (code, expected) => {
    expect(positionsOf(type(code))).toEqual(expected);
  });

  it('marks the types whose code names their end', () => {
    expect(PART_TYPES.filter((each) => each.end).map((each) => [each.code, each.end])).toEqual([
      ['fascia-del', 'f'],
      ['fascia-tras', 'b'],
      ['alma-del', 'f'],
      ['eje-tras', 'b'],
      ['asiento-del', 'f'],
      ['asiento-tras', 'b'],
    ]);
  });
});

describe('the name of a piece', () => {
  it.each<[string, Position, string, string]>([
    ['puerta', 'fl', 'Puerta delantera izquierda', 'Front left door'],
    ['puerta', 'rr', 'Puerta trasera derecha', 'Rear right door'],
    ['faro', 'r', 'Faro derecho', 'Right headlight'],
    ['calavera', 'l', 'Calavera izquierda', 'Left taillight'],
    ['calavera-int', 'r', 'Calavera interior derecha', 'Right inner taillight'],
    ['cuarto', 'l', 'Cuarto izquierdo', 'Left turn signal'],
    ['balatas', 'f', 'Balatas delanteras', 'Front brake pads'],
    ['balatas', 'b', 'Balatas traseras', 'Rear brake pads'],
    ['zapatas', 'l', 'Zapatas izquierdas', 'Left brake shoes'],
    ['disco', 'fr', 'Disco delantero derecho', 'Front right brake disc'],
    ['caliper', 'rl', 'Cáliper trasero izquierdo', 'Rear left caliper'],
    ['tambor', 'r', 'Tambor derecho', 'Right brake drum'],
    ['salpicadera', 'l', 'Salpicadera izquierda', 'Left fender'],
    ['costado', 'r', 'Costado derecho', 'Right quarter panel'],
    ['tolva', 'fl', 'Tolva delantera izquierda', 'Front left fender liner'],
    ['espejo', 'r', 'Espejo lateral derecho', 'Right side mirror'],
    ['bisagra-cofre', 'l', 'Bisagra de cofre izquierda', 'Left hood hinge'],
    ['manija-ext', 'rl', 'Manija exterior trasera izquierda', 'Rear left outer door handle'],
    ['chapa', 'fr', 'Chapa de puerta delantera derecha', 'Front right door latch'],
    ['elevador', 'fl', 'Elevador de cristal delantero izquierdo', 'Front left window regulator'],
    ['cristal-puerta', 'rr', 'Cristal de puerta trasera derecha', 'Rear right door glass'],
    ['tapa-puerta', 'fl', 'Tapa de puerta delantera izquierda', 'Front left door trim panel'],
    ['aleta', 'l', 'Aleta izquierda', 'Left quarter glass'],
    ['amortiguador', 'fr', 'Amortiguador delantero derecho', 'Front right shock absorber'],
    ['resorte', 'rl', 'Resorte trasero izquierdo', 'Rear left coil spring'],
    ['base-amortiguador', 'l', 'Base de amortiguador izquierda', 'Left strut mount'],
    ['horquilla', 'r', 'Horquilla derecha', 'Right control arm'],
    ['mango', 'l', 'Mango izquierdo', 'Left knuckle'],
    ['maza', 'rr', 'Maza trasera derecha', 'Rear right wheel hub'],
    ['barra-estab', 'f', 'Barra estabilizadora delantera', 'Front stabilizer bar'],
    ['terminal', 'r', 'Terminal de dirección derecha', 'Right tie-rod end'],
    ['flecha', 'l', 'Flecha homocinética izquierda', 'Left drive axle'],
    ['asiento-del', 'l', 'Asiento delantero izquierdo', 'Left front seat'],
    ['cinturon', 'fr', 'Cinturón de seguridad delantero derecho', 'Front right seat belt'],
    ['fascia-del', 'c', 'Fascia delantera', 'Front bumper cover'],
    ['cofre', 'c', 'Cofre', 'Hood'],
    ['abs', 'c', 'Módulo ABS', 'ABS module'],
    ['compresor-ac', 'c', 'Compresor de A/C', 'A/C compressor'],
    ['birlos', 'c', 'Birlos', 'Lug nuts'],
    ['multiple-escape', 'c', 'Múltiple de escape', 'Exhaust manifold'],
    ['tapa-cajuela', 'c', 'Tapa de cajuela', 'Trunk lid'],
  ])('%s %s is "%s" and "%s"', (code, position, es, en) => {
    expect(nameOf(type(code), position, 'es')).toBe(es);
    expect(nameOf(type(code), position, 'en')).toBe(en);
  });

  it('is one clean line for every type in every position', () => {
    for (const each of PART_TYPES) {
      for (const position of POSITIONS) {
        for (const locale of ['es', 'en'] as const) {
          expect(nameOf(each, position, locale)).toMatch(/^[A-ZÁÉÍÓÚ][^()|]*[^ ]$/);
        }
      }
    }
  });
});

describe('terms', () => {
  it.each([
    ['  Facía  DEL. ', 'facia del'],
    ['Año', 'ano'],
    ['motor 1.6 L', 'motor 1.6 l'],
    ['CR-V', 'cr v'],
    ['Mercedes…', 'mercedes'],
  ])('%s is compared as "%s"', (text, expected) => {
    expect(normalizeTerm(text)).toBe(expected);
  });
});
