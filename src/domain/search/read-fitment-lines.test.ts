import { describe, expect, it, test } from 'vitest';
import { carTreeOfFacts } from './car-tree.fixture.ts';
import { readFitmentLines } from './read-fitment-lines.ts';

const TREE = carTreeOfFacts();
const read = (text: string) => readFitmentLines(text, TREE, { lastYear: 2027 });
const brief = (text: string) =>
  read(text).map(({ rows, problem, about }) =>
    problem
      ? `${problem}: ${about}`
      : rows
          .map(
            ({ generation, yearFrom, yearTo, qualifiers }) =>
              `${generation} ${yearFrom}–${yearTo ?? ''} ${JSON.stringify(qualifiers)}`,
          )
          .join(' + '),
  );

describe('a pasted line', () => {
  it.each([
    ['Nissan Tsuru 1992-2017', 'nissan/tsuru/b13 1992–2017 {}'],
    ['Nissan\tTsuru\t1992\t2003', 'nissan/tsuru/b13 1992–2003 {}'],
    ['tsuru 92-05', 'nissan/tsuru/b13 1992–2005 {}'],
    ['Nissan Tsuru 2001', 'nissan/tsuru/b13 2001–2001 {}'],
    ['Nissan Tsuru 1992-2017 delantero', 'nissan/tsuru/b13 1992–2017 {"position":"f"}'],
    ['Nissan Tsuru trasera izquierda', 'nissan/tsuru/b13 1992–2017 {"position":"rl"}'],
    ['Tsuru 1992 a 2017 con aire', 'nissan/tsuru/b13 1992–2017 {"airConditioning":true}'],
    ['Tsuru 1992 a 2017 sin a/c 4 puertas', 'nissan/tsuru/b13 1992–2017 {"doors":4,"airConditioning":false}'],
    ['Tsuru 1992-2017 (con sensor ABS)', 'nissan/tsuru/b13 1992–2017 {"note":"con sensor ABS"}'],
    ['Tsuru 2001-2017 desde julio 2004', 'nissan/tsuru/b13 2001–2017 {"fromMonth":"2004-07"}'],
    ['Tsuru 2001-2017 hasta 6/2004', 'nissan/tsuru/b13 2001–2017 {"toMonth":"2004-06"}'],
    ['Tsuru 1950-1960', 'years-outside: 1950–1960'],
    ['Tsuru 2017-1992', 'years-reversed: 2017–1992'],
    ['Tsuru 1992-2017 zurcido', 'unknown-words: zurcido'],
    ['nada de nada', 'no-car: '],
  ])('%s', (line, expected) => {
    expect(brief(line)).toEqual([expected]);
  });

  test('an engine is the one that the catalog knows', () => {
    const [line] = read('Nissan Versa 2012-2019 1.6 automático');
    expect(line?.problem).toBeNull();
    expect(line?.rows[0]?.generation).toBe('nissan/versa/n17');
  });

  test('years over two generations become a row of each, cut where they meet', () => {
    const [line] = read('Nissan Versa 2015-2022');
    expect(line?.rows.map(({ generation, yearFrom, yearTo }) => [generation, yearFrom, yearTo])).toEqual(
      expect.arrayContaining([expect.arrayContaining(['nissan/versa/n17', 2015])]),
    );
    expect(line?.rows.length).toBe(2);
  });

  test('empty lines are left out and keep their number', () => {
    expect(read('\n\nTsuru 1992-2017\n \nnada').map(({ number }) => number)).toEqual([3, 5]);
  });
});
