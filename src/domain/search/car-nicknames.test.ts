import { describe, expect, it } from 'vitest';
import { GENERATIONS } from '#shared/facts/generations.ts';
import { CAR_NICKNAMES, MAKE_NICKNAMES } from './car-nicknames.ts';
import { carTreeOfFacts } from './car-tree.fixture.ts';
import { understandSentence } from './understand-sentence.ts';

const tree = carTreeOfFacts();

/** Nicknames that name no car: also a year, a condition, an engine, a body, a Spanish word, or another car. */
const LEFT_OUT = new Set([
  'aveo 2018',
  'sportage 2016',
  'aveo nuevo',
  'civic 10',
  'doble cabina',
  'ecoboost',
  'si',
  'dodge attitude',
  'd22',
  'd23',
]);

describe('nicknames of cars', () => {
  it('belong to cars of the catalog', () => {
    const paths = new Set(GENERATIONS.flatMap(({ slug }) => [slug, slug.split('/').slice(0, 2).join('/')]));
    expect(Object.keys(CAR_NICKNAMES).filter((path) => !paths.has(path))).toEqual([]);
    const makes = new Set(GENERATIONS.map(({ makeSlug }) => makeSlug));
    expect(Object.keys(MAKE_NICKNAMES).filter((slug) => !makes.has(slug))).toEqual([]);
  });

  it.each(
    GENERATIONS.flatMap((generation) =>
      generation.aliases.map((alias) => [alias, generation.slug] as const),
    ).filter(([alias]) => !LEFT_OUT.has(alias)),
  )('people say "%s" for %s', (alias, slug) => {
    const { generations } = understandSentence(alias, tree, { lastYear: 2027 });
    expect(generations.map(({ path }) => path)).toContain(slug);
  });

  it.each(
    GENERATIONS.map((generation) => [
      `${generation.make} ${generation.model} ${generation.yearFrom}`,
      generation.slug,
    ]),
  )('"%s" is found by its own name and year', (text, slug) => {
    const { generations } = understandSentence(text, tree, { lastYear: 2027 });
    expect(generations.map(({ path }) => path)).toContain(slug);
    expect(generations[0]?.coversYear).toBe(true);
  });
});
