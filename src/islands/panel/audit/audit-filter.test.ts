import { expect, test } from 'vitest';
import { auditFilterOfSearch, auditPath, searchOfAuditFilter } from './audit-filter.ts';

const CODES = ['QRO', 'MID'];

test('the address says the filter and gives it back', () => {
  const search = '?sucursal=QRO&asunto=prices&desde=2026-11-01&hasta=2026-11-20';
  const filter = auditFilterOfSearch(search, CODES);
  expect(filter).toEqual({
    place: 'QRO',
    topic: 'prices',
    range: { from: '2026-11-01', to: '2026-11-20' },
    who: null,
  });
  expect(searchOfAuditFilter(filter)).toBe(search);
});

test('what is no branch, subject or day is not asked for', () => {
  const filter = auditFilterOfSearch('?sucursal=XXX&asunto=todo&desde=2026-02-31', CODES);
  expect(filter).toEqual({ place: '', topic: '', range: { from: '', to: '' }, who: null });
  expect(searchOfAuditFilter(filter)).toBe('');
});

test('the chain has its own list; a person is asked for by number', () => {
  const chain = auditFilterOfSearch('', CODES);
  expect(auditPath(chain, 50)).toBe('/audit?limit=50');
  expect(auditPath({ ...chain, place: 'MID', who: { id: 7, name: 'Ana' } }, 50)).toBe(
    '/branches/MID/audit?limit=50&person=7',
  );
});
