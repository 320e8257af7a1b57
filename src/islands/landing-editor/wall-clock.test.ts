import { expect, test } from 'vitest';
import { localMinute } from './wall-clock.ts';

test.each([
  ['2026-12-01T15:07:59Z', 'America/Mexico_City', '2026-12-01T09:07'],
  ['2027-01-01T05:59:00Z', 'America/Mexico_City', '2026-12-31T23:59'],
  ['2026-07-01T06:30:00Z', 'America/Tijuana', '2026-06-30T23:30'],
])('%s is on the walls of %s %s', (instant, zone, wall) => {
  expect(localMinute(Date.parse(instant), zone)).toBe(wall);
});
