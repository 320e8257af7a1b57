import { expect, test } from 'vitest';
import { instantOfLocal, localMinuteOf } from './local-time.ts';

test.each([
  ['2026-12-01T09:00', 'America/Mexico_City', '2026-12-01T15:00:00.000Z'],
  ['2026-07-01T09:00', 'America/Tijuana', '2026-07-01T16:00:00.000Z'],
  ['2026-12-01T09:00', 'America/Tijuana', '2026-12-01T17:00:00.000Z'],
  ['2026-12-01T00:05', 'Asia/Kathmandu', '2026-11-30T18:20:00.000Z'],
  // Clocks go back in Tijuana on 2026-11-01 at 02:00: half past one comes twice.
  ['2026-11-01T01:30', 'America/Tijuana', '2026-11-01T08:30:00.000Z'],
  ['2026-11-01T02:30', 'America/Tijuana', '2026-11-01T10:30:00.000Z'],
])('%s in %s is %s', (local, zone, utc) => {
  expect(instantOfLocal(local, zone).toISOString()).toBe(utc);
  expect(localMinuteOf(new Date(utc), zone)).toBe(local);
});

test('a minute that is left out is the one after the change', () => {
  // Clocks go forward in Tijuana on 2026-03-08 at 02:00.
  const at = instantOfLocal('2026-03-08T02:30', 'America/Tijuana');
  expect(at.toISOString()).toBe('2026-03-08T10:30:00.000Z');
  expect(localMinuteOf(at, 'America/Tijuana')).toBe('2026-03-08T03:30');
});
