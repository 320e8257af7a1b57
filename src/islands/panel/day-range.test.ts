import { describe, expect, test } from 'vitest';
import { ANY_DAY, quickRange, rangeOfSearch } from './day-range.ts';

describe('the days of a list', () => {
  test.each([
    ['today', '2026-03-01', '2026-03-01'],
    ['yesterday', '2026-02-28', '2026-02-28'],
    ['week', '2026-02-23', '2026-03-01'],
  ] as const)('%s, over the end of a month', (quick, from, to) => {
    expect(quickRange(quick, '2026-03-01')).toEqual({ from, to });
  });

  test('come from the address, one of them or both', () => {
    expect(rangeOfSearch('?desde=2026-11-02&hasta=2026-11-08')).toEqual({
      from: '2026-11-02',
      to: '2026-11-08',
    });
    expect(rangeOfSearch('?hasta=2026-11-08')).toEqual({ from: '', to: '2026-11-08' });
  });

  test.each(['?desde=ayer', '?desde=2026-02-31', '?desde=2026-13-01&hasta=26-1-1', ''])(
    'are any when the address says no day: %j',
    (search) => expect(rangeOfSearch(search)).toEqual(ANY_DAY),
  );
});
