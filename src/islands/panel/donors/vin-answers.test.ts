import { expect, test } from 'vitest';
import type { VinDecoded } from '#contract/catalog';
import { NO_ANSWERS } from '../../selector/narrow-cars.ts';
import { answersOfCar, answersOfVin, isSameCar } from './vin-answers.ts';

const said = { source: 'hand', confidence: 'verified' } as const;

function car(path: string, vehicles: number[] = []): VinDecoded['cars'][number] {
  const [make = '', model = '', code = ''] = path.split('/');
  return { path, make, model, code, bodyStyle: 'sedan', yearFrom: 1992, yearTo: 2017, vehicles, ...said };
}

function decoded(change: Partial<VinDecoded>): VinDecoded {
  return {
    isVin: true,
    vin: '3N1EB31S0DK104729',
    outcome: 'exact',
    question: null,
    make: { value: 'Nissan', slug: 'nissan', ...said },
    models: [],
    years: [2013],
    country: 'MX',
    body: null,
    displacementDl: null,
    cylinders: null,
    fuel: null,
    transmission: null,
    drivetrain: null,
    cars: [car('nissan/tsuru/b13', [7])],
    warnings: [],
    ...change,
  };
}

test('one car of one year with one engine answers everything', () => {
  expect(answersOfVin(decoded({}))).toEqual({
    make: 'nissan',
    model: 'nissan/tsuru',
    year: 2013,
    generation: 'nissan/tsuru/b13',
    engine: 'v7',
  });
});

test('the engine stays open while several agree with the number', () => {
  const answer = decoded({ cars: [car('nissan/tsuru/b13', [7, 11])] });
  expect(answersOfVin(answer)).toMatchObject({ generation: 'nissan/tsuru/b13', engine: '' });
});

test('generations of one model leave the generation open, models of one make the model', () => {
  const generations = decoded({
    outcome: 'choose',
    question: 'generation',
    cars: [car('nissan/versa/n17'), car('nissan/versa/n18')],
  });
  expect(answersOfVin(generations)).toEqual({
    ...NO_ANSWERS,
    make: 'nissan',
    model: 'nissan/versa',
    year: 2013,
  });
  const models = decoded({
    outcome: 'make-year',
    question: 'model',
    cars: [car('nissan/versa/n17'), car('nissan/tsuru/b13')],
  });
  expect(answersOfVin(models)).toEqual({ ...NO_ANSWERS, make: 'nissan', year: 2013 });
});

test('a year that may be one of two is not chosen for anybody', () => {
  const answer = decoded({ years: [2013, 1983] });
  expect(answersOfVin(answer)?.year).toBeNull();
  const [tsuru = car('')] = answer.cars;
  expect(isSameCar({ ...answersOfCar(answer, tsuru), year: 1995 }, answer, tsuru)).toBe(true);
});

test('a number of nobody we have answers nothing', () => {
  expect(answersOfVin(decoded({ outcome: 'other-car', cars: [] }))).toBeNull();
});

test('what is chosen is the same car only in the same year', () => {
  const answer = decoded({});
  const [tsuru = car('')] = answer.cars;
  expect(isSameCar(answersOfCar(answer, tsuru), answer, tsuru)).toBe(true);
  expect(isSameCar({ ...answersOfCar(answer, tsuru), year: 2012 }, answer, tsuru)).toBe(false);
  expect(isSameCar(NO_ANSWERS, answer, tsuru)).toBe(false);
});
