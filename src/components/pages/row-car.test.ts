import { expect, it } from 'vitest';
import { rowCar } from './row-car.ts';

const sentra = {
  kind: 'unit',
  generation: 'nissan/sentra/b17',
  vehicleLabel: 'Nissan Sentra 2013–2019',
} as const;

it('a used piece says its car unless the list is of that car', () => {
  expect(rowCar(sentra, undefined)).toBe('Nissan Sentra 2013–2019');
  expect(rowCar(sentra, 'nissan/tsuru/b13')).toBe('Nissan Sentra 2013–2019');
  expect(rowCar(sentra, 'nissan/sentra/b17')).toBeNull();
});

it('a new part fits several cars, and a piece without a known car claims none', () => {
  expect(rowCar({ ...sentra, kind: 'bulk' }, undefined)).toBeNull();
  expect(rowCar({ kind: 'unit', generation: null, vehicleLabel: null }, undefined)).toBeNull();
});
