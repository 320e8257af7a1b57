import { describe, expect, it } from 'vitest';
import type { Branch } from '#contract/branches';
import type { Generation } from '#contract/catalog';
import type { StockListing, StockSummary } from '#contract/inventory';
import { partTypeOf } from '#shared/facts/part-types.ts';
import {
  facetsOf,
  filterQuery,
  placeOf,
  placesIn,
  rowsByPosition,
  shelvesByPart,
  type PartTypeList,
} from './part-type-list.ts';

const lamp = partTypeOf('faro');
if (!lamp) throw new Error('the facts know headlights');

function listing(code: string, change: Partial<StockListing> = {}): StockListing {
  return {
    code,
    kind: 'unit',
    condition: 'used',
    system: 'iluminacion',
    partType: 'faro',
    position: 'l',
    maker: 'Nissan',
    partNumber: '26060-60Y00',
    generation: 'nissan/tsuru/b13',
    vehicleLabel: 'Nissan Tsuru 1992–2017',
    branch: 'QRO',
    grade: 'A',
    odometerKm: 97_003,
    damageCodes: [],
    colour: null,
    priceCents: 88_300,
    available: 1,
    state: 'available',
    fit: { rows: [], cars: {} },
    photo: null,
    movingTo: null,
    ...change,
  };
}

const summary = (
  items: readonly [key: string, available: number, branches: Record<string, number>][],
): StockSummary => ({
  asOf: '2026-11-22T16:51:00Z',
  items: items.map(([key, available, branches]) => ({
    key,
    available,
    here: null,
    fromCents: 88_300,
    hereFromCents: null,
    branches: Object.entries(branches).map(([code, count]) => ({
      code,
      available: count,
      fromCents: 88_300,
    })),
  })),
});

const list: PartTypeList = {
  generation: { path: 'nissan/tsuru/b13' } as Generation,
  type: lamp,
  positions: ['l', 'r'],
  filter: {},
  rows: [
    listing('TYC-1', { kind: 'bulk', condition: 'new', maker: 'TYC', partNumber: 'TYC-1', available: 5 }),
    listing('QRO-P-000017', { position: 'r' }),
    listing('QRO-P-000019'),
    listing('TYC-1', { kind: 'bulk', maker: 'TYC', partNumber: 'TYC-1', available: 7, branch: 'PUE' }),
  ],
  next: null,
  interchange: [],
  known: { generation: 'nissan/tsuru/b13' },
  stock: summary([
    ['iluminacion/faro', 19, { QRO: 12, PUE: 7 }],
    ['iluminacion/faro/l', 13, { QRO: 8, PUE: 5 }],
    ['iluminacion/faro/r', 6, { QRO: 4, PUE: 2 }],
  ]),
  stockNew: summary([
    ['iluminacion/faro', 11, { QRO: 5, PUE: 6 }],
    ['iluminacion/faro/l', 11, { QRO: 5, PUE: 6 }],
  ]),
  branches: [{ code: 'QRO' }, { code: 'PUE' }, { code: 'MID' }] as Branch[],
  siblings: [],
};

describe('the list of a part type', () => {
  it('counts what each answer would leave and leaves out those that leave nothing', () => {
    expect(facetsOf(list)).toEqual({
      total: 19,
      shown: 19,
      elsewhere: 0,
      fromCents: 88_300,
      positions: [
        { value: undefined, count: 19 },
        { value: 'l', count: 13 },
        { value: 'r', count: 6 },
      ],
      conditions: [
        { value: undefined, count: 19 },
        { value: 'used', count: 8 },
        { value: 'new', count: 11 },
      ],
      branches: [
        { value: undefined, count: 19 },
        { value: 'QRO', count: 12 },
        { value: 'PUE', count: 7 },
      ],
    });
  });

  it('counts each answer together with what was said to the other questions', () => {
    const facets = facetsOf({ ...list, filter: { position: 'l', condition: 'new', branch: 'QRO' } });
    expect(facets).toMatchObject({ total: 19, shown: 5, elsewhere: 6 });
    expect(facets.positions).toEqual([
      { value: undefined, count: 5 },
      { value: 'l', count: 5 },
    ]);
    expect(facets.conditions).toEqual([
      { value: undefined, count: 8 },
      { value: 'used', count: 3 },
      { value: 'new', count: 5 },
    ]);
    expect(facets.branches).toEqual([
      { value: undefined, count: 11 },
      { value: 'QRO', count: 5 },
      { value: 'PUE', count: 6 },
    ]);
  });

  it('keeps the answer that was given although it leaves nothing', () => {
    const { shown, positions, conditions } = facetsOf({
      ...list,
      filter: { position: 'r', condition: 'new' },
    });
    expect(shown).toBe(0);
    expect(positions).toContainEqual({ value: 'r', count: 0 });
    expect(conditions).toContainEqual({ value: 'new', count: 0 });
  });

  it('understands half of a place as all places that have it', () => {
    const corners = ['fl', 'fr', 'rl', 'rr'] as const;
    expect(placesIn(corners, 'f')).toEqual(['fl', 'fr']);
    expect(placesIn(corners, 'b')).toEqual(['rl', 'rr']);
    expect(placesIn(corners, 'r')).toEqual(['fr', 'rr']);
    expect(placesIn(corners, 'rr')).toEqual(['rr']);
    expect(placesIn(['l', 'r'], 'f')).toEqual([]);
    expect(placeOf(corners, ['fl', 'fr'])).toBe('f');
    expect(placeOf(corners, ['rl', 'fl'])).toBe('l');
    expect(placeOf(corners, ['rr'])).toBe('rr');
    expect(placeOf(corners, corners)).toBeUndefined();
    expect(placeOf(['c'], ['c'])).toBeUndefined();
  });

  it('counts half of a place among the places', () => {
    const door = partTypeOf('puerta');
    if (!door) throw new Error('the facts know doors');
    const key = 'puertas-cristales/puerta';
    const { shown, positions } = facetsOf({
      ...list,
      type: door,
      positions: ['fl', 'fr', 'rl', 'rr'],
      filter: { position: 'f' },
      stock: summary([
        [key, 23, {}],
        [`${key}/fl`, 9, {}],
        [`${key}/fr`, 5, {}],
        [`${key}/rl`, 9, {}],
      ]),
    });
    expect(shown).toBe(14);
    expect(positions.map(({ value, count }) => `${value ?? 'all'} ${count}`)).toEqual([
      'all 23',
      'f 14',
      'fl 9',
      'fr 5',
      'rl 9',
    ]);
  });

  it('groups rows by place, used apart from new, and the shelves of a new part together', () => {
    const [left, right] = rowsByPosition(list);
    expect(left?.used.map(({ code }) => code)).toEqual(['QRO-P-000019']);
    expect(left?.fresh).toHaveLength(2);
    expect(right).toMatchObject({ position: 'r', fresh: [] });
    expect(shelvesByPart(left?.fresh ?? []).map((shelves) => shelves.map(({ branch }) => branch))).toEqual([
      ['QRO', 'PUE'],
    ]);
  });

  it('writes a filter as its address', () => {
    expect(filterQuery({})).toBe('');
    expect(filterQuery({ position: 'l', condition: 'used', branch: 'QRO' })).toBe(
      '?pos=l&cond=usada&sucursal=QRO',
    );
    expect(filterQuery({ condition: 'new' })).toBe('?cond=nueva');
  });
});
