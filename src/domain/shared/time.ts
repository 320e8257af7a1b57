import type { Brand } from './brand.ts';

/** A calendar day of a branch, `YYYY-MM-DD`, in the branch's own time zone. */
export type BusinessDate = Brand<string, 'BusinessDate'>;

const QUARTER_HOUR_MS = 900_000;

interface Calendar {
  readonly formatter: Intl.DateTimeFormat;
  quarter: number;
  day: string;
}

const calendars = new Map<string, Calendar>();

/**
 * The day it is at a branch. `timeZone` is an IANA name; throws RangeError for an unknown one. Days begin on a
 * quarter of an hour of UTC in every zone in use, so within one the answer stands.
 */
export function businessDateOf(instant: Date, timeZone: string): BusinessDate {
  let calendar = calendars.get(timeZone);
  if (!calendar) calendars.set(timeZone, (calendar = calendarOf(timeZone)));
  const quarter = Math.floor(instant.getTime() / QUARTER_HOUR_MS);
  if (calendar.quarter !== quarter) {
    calendar.day = calendar.formatter.format(instant);
    calendar.quarter = quarter;
  }
  return calendar.day as BusinessDate;
}

function calendarOf(timeZone: string): Calendar {
  const formatter = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return { formatter, quarter: Number.NaN, day: '' };
}
