import type { Brand } from './brand.ts';

/** A calendar day of a branch, `YYYY-MM-DD`, in the branch's own time zone. */
export type BusinessDate = Brand<string, 'BusinessDate'>;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The day it is at a branch. `timeZone` is an IANA name; throws RangeError for an unknown one. */
export function businessDateOf(instant: Date, timeZone: string): BusinessDate {
  let formatter = formatters.get(timeZone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter.format(instant) as BusinessDate;
}
