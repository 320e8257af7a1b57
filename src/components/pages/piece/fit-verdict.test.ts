import { describe, expect, it } from 'vitest';
import { verdictFor, type FitData } from './fit-verdict.ts';

const row = (evidence: 'table' | 'staff' | 'sales', yearFrom = 1992, yearTo: number | null = 2017) => ({
  generation: 'nissan/tsuru/b13',
  yearFrom,
  yearTo,
  evidence,
});
const tsuru = { gen: 'nissan/tsuru/b13', year: 2005 };

describe('whether a piece fits the car in the garage', () => {
  it.each<[string, FitData, { gen: string; year: number | null }, 'yes' | 'table' | 'no']>([
    ['it came out of the same generation', { origin: tsuru.gen, fits: [row('table')] }, tsuru, 'yes'],
    ['staff confirmed it', { origin: null, fits: [row('staff')] }, tsuru, 'yes'],
    [
      'only the table says so',
      { origin: 'nissan/platina/clio-ii-sedan', fits: [row('table')] },
      tsuru,
      'table',
    ],
    [
      'another generation',
      { origin: null, fits: [row('sales')] },
      { gen: 'nissan/versa/n17', year: 2015 },
      'no',
    ],
    ['a year it was not made for', { origin: tsuru.gen, fits: [row('table', 1992, 2003)] }, tsuru, 'no'],
    [
      'the year is not known',
      { origin: null, fits: [row('table', 1992, 2003)] },
      { ...tsuru, year: null },
      'table',
    ],
    ['still made', { origin: null, fits: [row('sales', 2000, null)] }, tsuru, 'yes'],
  ])('%s', (_name, data, car, verdict) => {
    expect(verdictFor(data, car)).toBe(verdict);
  });
});
