import { describe, expect, it } from 'vitest';
import { filterOfSearch, searchOfFilter, stockPath } from './stock-filter.ts';

const own = ['QRO', 'PUE'];

describe('the stock filter in the address', () => {
  it('comes back as it was written', () => {
    const filter = {
      branch: 'PUE',
      q: 'faro izq',
      system: 'iluminacion',
      condition: 'used',
      state: 'held',
    } as const;
    expect(filterOfSearch(searchOfFilter(filter, true), own)).toEqual(filter);
  });

  it('does not reach a branch that is not the person’s', () => {
    expect(filterOfSearch('?sucursal=MTY', own).branch).toBe('QRO');
  });

  it('ignores states nobody knows', () => {
    expect(filterOfSearch("?estado=' or 1=1&condicion=rota", own)).toMatchObject({
      state: '',
      condition: '',
    });
  });

  it('asks the server only for what is set', () => {
    expect(stockPath(filterOfSearch('?q=+faro+', own), 'QRO-P-000017', 200)).toBe(
      '/branches/QRO/stock?q=faro&after=QRO-P-000017&limit=200',
    );
  });
});
