import { describe, expect, it } from 'vitest';
import { carTreeOfFacts } from '../../domain/search/car-tree.fixture.ts';
import { answer, answersFor, chosenCar, NO_ANSWERS, optionsFor, type CarAnswers } from './narrow-cars.ts';

const tree = carTreeOfFacts();
const LAST_YEAR = 2026;
const options = (answers: Partial<CarAnswers>) => optionsFor(tree, { ...NO_ANSWERS, ...answers }, LAST_YEAR);
const given = (...changes: Partial<CarAnswers>[]) =>
  changes.reduce<CarAnswers>((answers, change) => answer(tree, answers, change), NO_ANSWERS);

describe('choosing a car in any order', () => {
  it('starts with everything', () => {
    const all = options({});
    expect(all.makes).toHaveLength(tree.makes.length);
    expect(all.years[0]).toBe(LAST_YEAR);
    expect(all.years.at(-1)).toBe(1971);
    expect(all.engines.map(({ value }) => value)).toContain('d16');
  });

  it('a year first narrows makes and models', () => {
    const { makes, models } = options({ year: 1975 });
    expect(makes.map(({ slug }) => slug)).toEqual(['volkswagen']);
    expect(models.map(({ path }) => path)).toEqual(['volkswagen/sedan-vocho']);
  });

  it('a make first narrows models and years, and other makes stay open', () => {
    const { makes, models, years } = options({ make: 'renault' });
    expect(makes).toHaveLength(tree.makes.length);
    expect(models.map(({ path }) => path)).toEqual(['renault/duster']);
    expect([years[0], years.at(-1)]).toEqual([2020, 2013]);
  });

  it('an engine first narrows models to those that had it', () => {
    const { models } = options({ engine: 'd28' });
    expect(models.map(({ path }) => path)).toContain('volkswagen/jetta-clasico');
    expect(models.map(({ path }) => path)).not.toContain('nissan/tsuru');
  });

  it('a model brings its make', () => {
    expect(given({ model: 'nissan/tsuru' })).toMatchObject({ make: 'nissan', model: 'nissan/tsuru' });
  });

  it('another make forgets the model and keeps the year', () => {
    expect(given({ model: 'nissan/tsuru' }, { year: 2005 }, { make: 'volkswagen' })).toEqual({
      ...NO_ANSWERS,
      make: 'volkswagen',
      year: 2005,
    });
  });

  it('a model that was not sold in the year forgets the year', () => {
    expect(given({ year: 1975 }, { model: 'nissan/versa' })).toMatchObject({
      model: 'nissan/versa',
      year: null,
    });
  });

  it('a year keeps the engine when that car had it, and forgets it otherwise', () => {
    const sentra = given({ model: 'nissan/sentra' }, { engine: 'd25' });
    expect(answer(tree, sentra, { year: 2010 })).toMatchObject({ year: 2010, engine: 'd25' });
    expect(answer(tree, sentra, { year: 2015 })).toMatchObject({ year: 2015, engine: '' });
  });

  it('an answer can be taken back', () => {
    expect(given({ model: 'nissan/tsuru' }, { year: 2005 }, { year: null })).toMatchObject({
      model: 'nissan/tsuru',
      year: null,
    });
    expect(given({ model: 'nissan/tsuru' }, { make: '' })).toEqual(NO_ANSWERS);
  });
});

describe('the chosen car', () => {
  it('is known as soon as one generation is left', () => {
    expect(chosenCar(tree, given({ model: 'nissan/tsuru' }))?.generation.path).toBe('nissan/tsuru/b13');
    expect(chosenCar(tree, given({ model: 'nissan/versa' }))).toBeNull();
    expect(chosenCar(tree, given({ model: 'nissan/versa' }, { year: 2017 }))?.generation.path).toBe(
      'nissan/versa/n17',
    );
  });

  it('is not known by its make or year alone', () => {
    expect(chosenCar(tree, given({ make: 'renault' }))).toBeNull();
  });

  it('of two generations sold in one year the person chooses', () => {
    const aveo = given({ model: 'chevrolet/aveo' }, { year: 2018 });
    expect(chosenCar(tree, aveo)).toBeNull();
    expect(optionsFor(tree, aveo, LAST_YEAR).generations.map(({ code }) => code)).toEqual([
      '310 (Sail III)',
      'T250',
    ]);
    expect(chosenCar(tree, answer(tree, aveo, { generation: 'chevrolet/aveo/t250' }))?.generation.code).toBe(
      'T250',
    );
  });

  it('has its engine only when one is chosen', () => {
    const tsuru = given({ model: 'nissan/tsuru' }, { year: 2005 });
    expect(chosenCar(tree, tsuru)?.vehicle).toBeUndefined();
    const [engine] = optionsFor(tree, tsuru, LAST_YEAR).engines;
    expect(chosenCar(tree, answer(tree, tsuru, { engine: engine?.value ?? '' }))?.vehicle).toEqual(
      engine?.vehicle,
    );
  });

  it('comes back from the garage as the same answers', () => {
    const answers = answersFor({ gen: 'nissan/versa/n17', year: 2017, vehicleId: 7 });
    expect(answers).toEqual({
      make: 'nissan',
      model: 'nissan/versa',
      year: 2017,
      generation: 'nissan/versa/n17',
      engine: 'v7',
    });
    expect(chosenCar(tree, { ...answers, engine: '' })?.generation.path).toBe('nissan/versa/n17');
  });
});
