import { expect, test } from 'vitest';
import { addDays, startOfDay } from './business-day.ts';

test.each([
  ['2026-11-22', 'America/Mexico_City', '2026-11-22T06:00:00.000Z'],
  ['2026-07-01', 'America/Tijuana', '2026-07-01T07:00:00.000Z'],
  ['2026-12-01', 'America/Tijuana', '2026-12-01T08:00:00.000Z'],
  // The night the clocks go forward.
  ['2026-03-08', 'America/Tijuana', '2026-03-08T08:00:00.000Z'],
  ['2026-03-09', 'America/Tijuana', '2026-03-09T07:00:00.000Z'],
  ['2026-01-31', 'Asia/Kolkata', '2026-01-30T18:30:00.000Z'],
])('%s begins in %s at %s', (day, zone, instant) => {
  expect(startOfDay(day, zone).toISOString()).toBe(instant);
});

test('days follow over the ends of months and years', () => {
  expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
});
