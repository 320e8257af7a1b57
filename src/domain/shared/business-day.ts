import { businessDateOf } from './time.ts';

const QUARTER_HOUR_MS = 900_000;
const DAY_MS = 86_400_000;

/** When a calendar day begins at a branch. `day` is `YYYY-MM-DD`; days begin on a quarter of an hour of UTC everywhere. */
export function startOfDay(day: string, timeZone: string): Date {
  const midnightUtcMs = Date.parse(`${day}T00:00:00Z`);
  let atMs = midnightUtcMs - DAY_MS;
  while (businessDateOf(new Date(atMs), timeZone) < day) atMs += QUARTER_HOUR_MS;
  return new Date(atMs);
}

/** The day after, or `days` after. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}
