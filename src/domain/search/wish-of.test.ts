import { expect, test } from 'vitest';
import type { Generation } from '#contract/catalog';
import { carTreeOfFacts } from './car-tree.fixture.ts';
import { understandSentence } from './understand-sentence.ts';
import { wishOf } from './wish-of.ts';

const tree = carTreeOfFacts();
const generations = tree.makes
  .flatMap((make) => make.models.flatMap((model) => model.generations.map((each) => ({ make, model, each }))))
  .map(({ make, model, each }, index) => ({ ...each, make, model, id: index + 1 }) as unknown as Generation);

/** Years in which what is wanted has to fit; undefined: no car is wanted. */
const yearsOf = (text: string) =>
  wishOf(understandSentence(text, tree, { lastYear: 2027 }), generations)?.car?.years;

test.each([
  ['faro tsuru', []],
  ['faro tsuru 2005', [2005]],
  ['faro tsuru 05 a 07', [2005, 2006, 2007]],
  // The car is known by its name: only years of its own are asked for.
  ['faro versa n17 2010 a 2013', [2012, 2013]],
  ['faro tsuru 1960 a 1970', []],
  ['faro', undefined],
])('"%s" is for the years %j', (text, years) => {
  expect(yearsOf(text)).toEqual(years);
});
