import type { DemoBranch, Weekday } from './demo-branches.ts';

const DAY_MS = 86_400_000;
const WEEKDAYS: readonly Weekday[] = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** `2026-11-22` moved by whole days. */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

export function weekdayOf(date: string): Weekday {
  return WEEKDAYS[new Date(`${date}T00:00:00Z`).getUTCDay()] ?? 'sun';
}

/** Opening and closing of a branch on a date, in minutes after local midnight; null: closed. */
export function openMinutes(branch: DemoBranch, date: string): readonly [number, number] | null {
  const hours = branch.hours[weekdayOf(date)];
  return hours && [minutesOf(hours[0]), minutesOf(hours[1])];
}

function minutesOf(clock: string): number {
  const [hours = '0', minutes = '0'] = clock.split(':');
  return Number(hours) * 60 + Number(minutes);
}

const offsets = new Map<string, number>();
const formatters = new Map<string, Intl.DateTimeFormat>();

/** The instant at which a local clock shows the given minutes after midnight. */
export function localInstantMs(date: string, minutes: number, timeZone: string): number {
  const key = `${timeZone} ${date}`;
  let offsetMs = offsets.get(key);
  if (offsetMs === undefined) {
    const noonMs = Date.parse(`${date}T12:00:00Z`);
    offsetMs = wallClockMs(noonMs, timeZone) - noonMs;
    offsets.set(key, offsetMs);
  }
  return Date.parse(`${date}T00:00:00Z`) + minutes * 60_000 - offsetMs;
}

function wallClockMs(instantMs: number, timeZone: string): number {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
    formatters.set(timeZone, formatter);
  }
  return Date.parse(`${formatter.format(instantMs).replace(' ', 'T')}Z`);
}
