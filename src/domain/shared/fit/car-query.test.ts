import { expect, test } from 'vitest';
import { carFromQuery, carQuery } from './car-query.ts';

const CAR = {
  generation: 'nissan/tsuru/b13',
  engine: '1.6 L GA16DE',
  transmission: 'MT5',
  drivetrain: '4WD',
  doors: 4,
  airConditioning: false,
  months: [7, 12] as const,
  vehicleId: 17,
};

test('a car is written into an address and read back', () => {
  for (const car of [
    { ...CAR, year: 2005 },
    { ...CAR, years: [1992, 2003] as const },
  ]) {
    expect(carFromQuery(new URLSearchParams(carQuery(car)))).toEqual(car);
  }
});

test('what nobody would write there is not read', () => {
  const read = (query: string) => carFromQuery(new URLSearchParams(query));
  expect(read('anio=2005')).toBeNull();
  expect(read('vehiculo=../../etc')).toBeNull();
  expect(read('vehiculo=nissan/tsuru/b13&anio=5&puertas=9&aire=tal-vez&meses=13-14&motor=<b>')).toEqual({
    generation: 'nissan/tsuru/b13',
  });
});

test('a page about one generation has its own', () => {
  expect(carFromQuery(new URLSearchParams('vehiculo=seat/ibiza/6j&anio=2005'), 'nissan/tsuru/b13')).toEqual({
    generation: 'nissan/tsuru/b13',
    year: 2005,
  });
});
