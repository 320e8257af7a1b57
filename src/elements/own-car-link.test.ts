import { expect, test } from 'vitest';
import { ownCarLink } from './own-car-link.ts';

const sentra = { gen: 'nissan/sentra/b16', year: 2009 };
const search = { base: '/buscar', query: 'faro', hasYear: false, within: '' };

test('the same search for the own car and its year', () => {
  expect(ownCarLink(sentra, search)).toBe('/buscar?q=faro+2009&vehiculo=nissan%2Fsentra%2Fb16');
  expect(ownCarLink({ ...sentra, year: null }, search)).toBe('/buscar?q=faro&vehiculo=nissan%2Fsentra%2Fb16');
});

test('a year that was said stands', () => {
  expect(ownCarLink(sentra, { ...search, query: 'faro 2011', hasYear: true })).toContain('q=faro+2011&');
});

test('nothing is offered without a car, or for another make or model', () => {
  expect(ownCarLink(null, search)).toBeNull();
  expect(ownCarLink(sentra, { ...search, within: 'nissan' })).not.toBeNull();
  expect(ownCarLink(sentra, { ...search, within: 'nissan/sentra' })).not.toBeNull();
  expect(ownCarLink(sentra, { ...search, within: 'nissan/sen' })).toBeNull();
  expect(ownCarLink(sentra, { ...search, within: 'volkswagen' })).toBeNull();
});
