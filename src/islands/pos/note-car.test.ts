import { expect, test } from 'vitest';
import type { VinAnswer, VinDecoded } from '#contract/catalog';
import { choicesOfVin, noteCarOf } from './note-car.ts';

const said = { source: 'hand', confidence: 'verified' } as const;
const TSURU = {
  path: 'nissan/tsuru/b13',
  make: 'Nissan',
  model: 'Tsuru',
  code: 'B13',
  bodyStyle: 'sedan',
  yearFrom: 1992,
  yearTo: 2017,
  vehicles: [7],
  ...said,
};

function decoded(change: Partial<VinDecoded>): VinAnswer {
  return {
    isVin: true,
    vin: '3N1EB31S7DK104729',
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
    cars: [TSURU],
    warnings: [],
    ...change,
  };
}

test('a note keeps the car, its year, and the engine where one is left', () => {
  expect(noteCarOf(TSURU, 2013)).toEqual({
    name: 'Nissan Tsuru 2013',
    known: { generation: 'nissan/tsuru/b13', year: 2013, vehicleId: 7 },
  });
  expect(noteCarOf({ ...TSURU, vehicles: [7, 11] })).toEqual({
    name: 'Nissan Tsuru B13',
    known: { generation: 'nissan/tsuru/b13' },
  });
});

test('a number that names models gives them to choose from, with the year it settles', () => {
  expect(choicesOfVin(decoded({}))).toEqual({ choices: [TSURU], year: 2013 });
  expect(choicesOfVin(decoded({ outcome: 'choose', years: [2013, 1983] }))).toEqual({
    choices: [TSURU],
    year: undefined,
  });
});

test('a number that names only a make, or nothing, gives none', () => {
  expect(choicesOfVin(decoded({ outcome: 'make-year' })).choices).toEqual([]);
  const none: VinAnswer = { isVin: false, outcome: 'not-a-vin', problems: [{ code: 'empty' }] };
  expect(choicesOfVin(none)).toEqual({ choices: [], year: undefined });
});
