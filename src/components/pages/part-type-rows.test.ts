import { expect, it } from 'vitest';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { missingPlaces, partTypeRows } from './part-type-rows.ts';
import { stockView } from './stock-view.ts';

const viewOf = (counts: Readonly<Record<string, number>>) =>
  stockView({
    asOf: '2026-11-22T16:51:00Z',
    items: Object.entries(counts).map(([key, available]) => ({
      key,
      available,
      here: null,
      fromCents: null,
      hereFromCents: null,
      branches: [],
    })),
  });

const placesOf = (partType: string, counts: Readonly<Record<string, number>>) => {
  const rows = partTypeRows(viewOf(counts), 'es-MX', partTypeOf(partType)?.system);
  return rows.find((row) => row.partType === partType)?.positions;
};

it('a part says only the sides that there are', () => {
  const key = 'carroceria/salpicadera';
  expect(placesOf('salpicadera', { [key]: 16, [`${key}/r`]: 16 })).toBe('Derecha');
  expect(placesOf('salpicadera', { [key]: 3, [`${key}/l`]: 1, [`${key}/r`]: 2 })).toBe('Izquierda · Derecha');
  // Nothing at all: what it exists in.
  expect(placesOf('salpicadera', {})).toBe('Izquierda · Derecha');
});

it('corners in short while all are there, else the ones that are', () => {
  const key = `${partTypeOf('puerta')?.system ?? ''}/puerta`;
  const all = { [`${key}/fl`]: 1, [`${key}/fr`]: 1, [`${key}/rl`]: 1, [`${key}/rr`]: 1 };
  expect(placesOf('puerta', { [key]: 4, ...all })).toMatch(/Del/);
  expect(placesOf('puerta', { [key]: 2, [`${key}/fl`]: 2 })?.split(' · ')).toHaveLength(1);
});

it('names the places that nothing is left of', () => {
  const type = partTypeOf('salpicadera');
  if (!type) throw new Error('the facts know fenders');
  const key = 'carroceria/salpicadera';
  expect(missingPlaces(type, viewOf({ [key]: 16, [`${key}/r`]: 16 }))).toEqual(['l']);
  expect(missingPlaces(type, viewOf({}))).toEqual([]);
});
