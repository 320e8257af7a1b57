import { describe, expect, it } from 'vitest';
import type { Generation } from '#contract/catalog';
import { carTreeOfFacts } from './car-tree.fixture.ts';
import { readStockWish } from './read-stock-wish.ts';

const tree = carTreeOfFacts();
const generations = tree.makes
  .flatMap((make) => make.models.flatMap((model) => model.generations.map((each) => ({ make, model, each }))))
  .map(({ make, model, each }, index) => ({ ...each, make, model, id: index + 1 }) as unknown as Generation);
const pathOf = new Map(generations.map(({ id, path }) => [id, path]));
const read = (text: string) => readStockWish(text, { tree, generations }, { lastYear: 2027 });

/** `puerta fl fr · nissan/tsuru/b13 · 2005`: parts, cars and years in one line. */
function summary(text: string): string {
  const { parts, system, positions, car } = read(text);
  return [
    ...parts.map(({ partType, positions: at }) => [partType, ...at.filter((each) => each !== 'c')].join(' ')),
    ...(system === undefined ? [] : [`[${system}]`]),
    positions.join(' '),
    car?.generationIds.map((id) => pathOf.get(id)).join(' '),
    car?.years.join(' '),
  ]
    .filter(Boolean)
    .join(' · ');
}

describe('a name said whole', () => {
  it.each([
    ['puerta tsuru', 'puerta fl fr rl rr · nissan/tsuru/b13'],
    ['puerta delantera tsuru 2005', 'puerta fl fr · nissan/tsuru/b13 · 2005'],
    ['motor aveo', 'motor-completo · chevrolet/aveo/310-sail-iii chevrolet/aveo/t250'],
    ['faro tsuru izquierdo', 'faro l · nissan/tsuru/b13'],
    ['bujia tsuru', 'bujia · nissan/tsuru/b13'],
    ['chapa de puerta tsuru', 'chapa fl fr rl rr · nissan/tsuru/b13'],
    ['faro de niebla tsuru', 'faro-niebla l r · nissan/tsuru/b13'],
    ['defensa tsuru', 'fascia-del · fascia-tras · nissan/tsuru/b13'],
    ['puerta versa 2013', 'puerta fl fr rl rr · nissan/versa/n17 · 2013'],
    ['frenos tsuru', '[frenos] · nissan/tsuru/b13'],
    ['delantero izquierdo tsuru', 'fl · nissan/tsuru/b13'],
    ['escape', 'tubo-escape'],
    ['tsuru', 'nissan/tsuru/b13'],
    ['sentra b13', 'nissan/tsuru/b13'],
    ['tsuru2005', 'nissan/tsuru/b13 · 2005'],
    ['faro derecho versa 2013 a 2016', 'faro r · nissan/versa/n17 · 2013 2014 2015 2016'],
  ])('"%s" decides: %s', (text, expected) => {
    expect(summary(text)).toBe(expected);
    expect(read(text).words).toEqual([]);
  });

  it('of a car that was not sold in the year fits nothing', () => {
    expect(read('puerta tsuru 1980').car).toEqual({ generationIds: [], years: [1980] });
  });

  it('of a make is all its cars; a year alone all that were sold in it', () => {
    expect(read('faro nissan').car?.generationIds.length).toBeGreaterThan(5);
    expect(read('faro 2005').car).toMatchObject({ years: [2005] });
  });
});

describe('a word that names nothing', () => {
  it.each([
    ['7345', '7345'],
    ['C-14', 'C-14'],
    ['faro C-14-2', 'C-14-2'],
    ['QRO-P-', 'QRO-P-'],
    ['qro', 'qro'],
    ['QRO-P-0488', 'QRO-P-0488'],
    ['26060-60y', '26060-60y'],
    ['balatas brembo tsuru', 'brembo'],
    ['llanta 195/65', '195/65'],
    ['faro altima', 'altima'],
    ['hola', 'hola'],
    ['100% _ \\', '100% _ \\'],
  ])('of "%s" is looked for as it is: %s', (text, words) => {
    expect(
      read(text)
        .words.map((word) => word.text)
        .join(' '),
    ).toBe(words);
  });

  // prettier-ignore
  it.each([
    'AG', 'Airtex', 'Bosch', 'Brembo', 'Cauplas', 'Champion', 'Dayco', 'Denso', 'Depo', 'Dorman', 'Exedy', 'FAG', 'Gabriel',
    'Garrett', 'Gates', 'Gonher', 'KYB', 'LTH', 'LuK', 'Mahle', 'Monroe', 'Moog', 'NGK', 'Remy', 'SKF', 'Sachs', 'Spectra',
    'TRW', 'TYC', 'Timken', 'Tornel', 'Valeo', 'Vitro', 'Wagner', 'Walker',
  ])('is the maker: %s', (maker) => {
    const { words, parts } = read(`faro ${maker} tsuru`);
    expect(words).toEqual([{ text: maker.toLowerCase(), partTypes: [], generationIds: [] }]);
    expect(parts.map(({ partType }) => partType)).toEqual(['faro']);
  });

  it('may begin one: types by their own name come first', () => {
    const { words, firstTypes } = read('bal tsu');
    expect(words[0]?.partTypes).toContain('base-amortiguador');
    expect(firstTypes).toEqual(['balatas']);
    expect(words[1]?.generationIds.map((id) => pathOf.get(id))).toEqual(['nissan/tsuru/b13']);
  });

  it('may go on with a longer name', () => {
    expect(summary('faro nieb')).toBe('faro-niebla l r');
    expect(summary('chapa de pue')).toBe('chapa fl fr rl rr');
  });

  it('narrows by condition and colour', () => {
    expect(read('cofre rojo tsuru usado')).toMatchObject({ kind: 'unit', colour: 'roj', words: [] });
  });
});
