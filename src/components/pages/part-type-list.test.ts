import { describe, expect, it } from 'vitest';
import type { Branch } from '#contract/branches';
import type { Generation } from '#contract/catalog';
import type { StockListing, StockSummary } from '#contract/inventory';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { facetsOf, filterQuery, rowsByPosition, shelvesByPart, type PartTypeList } from './part-type-list.ts';

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
  stock: summary([
    ['iluminacion/faro', 19, { QRO: 12, PUE: 7 }],
    ['iluminacion/faro/l', 13, {}],
    ['iluminacion/faro/r', 6, {}],
  ]),
  stockNew: summary([['iluminacion/faro', 11, {}]]),
  branches: [{ code: 'QRO' }, { code: 'PUE' }, { code: 'MID' }] as Branch[],
  siblings: [],
};

describe('the list of a part type', () => {
  it('counts what each answer would leave and leaves out those that leave nothing', () => {
    expect(facetsOf(list)).toEqual({
      total: 19,
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
