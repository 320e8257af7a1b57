/** `2026-12-01T09:00`: what a clock on the wall shows in a time zone, to the minute. */
export function localMinute(epochMs: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  }).format(epochMs);
  return parts.replace(' ', 'T');
}
