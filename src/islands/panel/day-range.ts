import { addDays } from '#shared/business-day.ts';
import { businessDateOf } from '#shared/time.ts';

/** Days of a branch, both included; empty: from the first, to the last. */
export interface DayRange {
  readonly from: string;
  readonly to: string;
}

export const ANY_DAY: DayRange = { from: '', to: '' };

export const QUICK_DAYS = ['today', 'yesterday', 'week'] as const;
type QuickDays = (typeof QUICK_DAYS)[number];

/** The branch's own day now. */
export const todayOf = (timeZone: string): string => businessDateOf(new Date(), timeZone);

/** `week`: today and the six days before. */
export function quickRange(quick: QuickDays, today: string): DayRange {
  if (quick === 'today') return { from: today, to: today };
  const yesterday = addDays(today, -1);
  return quick === 'yesterday' ? { from: yesterday, to: yesterday } : { from: addDays(today, -6), to: today };
}

/** The days of an address (`?desde=…&hasta=…`); what is no day is not asked for. */
export function rangeOfSearch(search: string): DayRange {
  const query = new URLSearchParams(search);
  return { from: dayOf(query.get('desde')), to: dayOf(query.get('hasta')) };
}

function dayOf(text: string | null): string {
  if (!text || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return '';
  const at = Date.parse(`${text}T00:00:00Z`);
  // 31 February would become a day of March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(text) ? text : '';
}
