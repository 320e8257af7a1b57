import { expect, test } from 'vitest';
import { dueBackup } from './due.ts';

const plan = { at: '09:30', logMinutes: 15 };
const now = new Date('2026-11-22T09:41:00.000Z');
const set = (takenAt: string) => ({ set: { takenAt }, log: undefined });

test.each([
  ['nothing was ever kept', { set: undefined, log: undefined }, 'whole'],
  ['the last one is of yesterday', set('2026-11-21T09:30:07.000Z'), 'whole'],
  ['the machine was off for a week', set('2026-11-15T09:30:07.000Z'), 'whole'],
  ['today’s is there and fresh', set('2026-11-22T09:30:07.000Z'), null],
  [
    'today’s is there, the log is old',
    { set: { takenAt: '2026-11-22T09:24:00.000Z' }, log: { closedAt: '2026-11-22T09:25:59.000Z' } },
    'whole',
  ],
] as const)('%s', (_, kept, expected) => {
  expect(dueBackup(plan, kept, now)).toBe(expected);
});

test('the log is due a quarter of an hour after the last that was kept', () => {
  const kept = {
    set: { takenAt: '2026-11-22T09:30:07.000Z' },
    log: { closedAt: '2026-11-22T11:00:00.000Z' },
  };
  expect(dueBackup(plan, kept, new Date('2026-11-22T11:14:59.000Z'))).toBeNull();
  expect(dueBackup(plan, kept, new Date('2026-11-22T11:15:00.000Z'))).toBe('logs');
});

test('before the hour, yesterday’s is today’s', () => {
  expect(dueBackup(plan, set('2026-11-21T09:31:00.000Z'), new Date('2026-11-21T09:40:00.000Z'))).toBeNull();
  expect(dueBackup(plan, set('2026-11-21T09:31:00.000Z'), new Date('2026-11-22T09:29:00.000Z'))).toBe('logs');
});
