const DAY_MS = 86_400_000;

/** Whether the calendar has that day: the 31st of February would be taken for the 3rd of March. */
export function isCalendarMinute(local: string): boolean {
  const ms = Date.parse(`${local}:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(local);
}

/** `2026-12-01T09:00`, as a clock in that zone shows the instant. */
export function localMinuteOf(at: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(at);
  const part = (wanted: Intl.DateTimeFormatPartTypes) =>
    parts.find(({ type }) => type === wanted)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}`;
}

/**
 * When a clock in that zone shows `local`. Of a minute that comes twice the first; a minute that is left out when clocks
 * go forward is the one as long after the change.
 */
export function instantOfLocal(local: string, timeZone: string): Date {
  const asUtcMs = Date.parse(`${local}:00Z`);
  const offsetAtMs = (ms: number) => Date.parse(`${localMinuteOf(new Date(ms), timeZone)}:00Z`) - ms;
  const early = asUtcMs - offsetAtMs(asUtcMs - DAY_MS);
  const late = asUtcMs - offsetAtMs(asUtcMs + DAY_MS);
  const shown = [early, late].sort((a, b) => a - b);
  const exact = shown.find((ms) => localMinuteOf(new Date(ms), timeZone) === local);
  return new Date(exact ?? early);
}
