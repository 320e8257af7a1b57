import { businessDateOf } from '#shared/time.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export interface Left {
  readonly unit: 'days' | 'hours' | 'minutes';
  readonly count: number;
}

/**
 * What is left until an instant, in the largest unit that says something; null when it is over. Days are those of the
 * calendar, as people count them: what is made now for 15 days has 15 left, not 14 and some hours.
 */
export function timeLeft(until: Date, now: Date, timeZone: string): Left | null {
  const leftMs = until.getTime() - now.getTime();
  if (leftMs <= 0) return null;
  if (leftMs >= 2 * DAY_MS) {
    const [last, today] = [until, now].map((at) => Date.parse(businessDateOf(at, timeZone)));
    return { unit: 'days', count: Math.round(((last ?? 0) - (today ?? 0)) / DAY_MS) };
  }
  if (leftMs >= HOUR_MS) return { unit: 'hours', count: Math.floor(leftMs / HOUR_MS) };
  return { unit: 'minutes', count: Math.max(1, Math.ceil(leftMs / MINUTE_MS)) };
}
