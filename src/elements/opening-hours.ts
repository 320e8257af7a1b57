/** `{"mon":["09:00","18:00"],…,"sun":null}` in the branch's own time. */
export type WeekHours = Readonly<Record<Weekday, readonly [opens: string, closes: string] | null>>;

export const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

export type Weekday = (typeof WEEKDAYS)[number];

export type Opening =
  | { is: 'open'; until: string; closesSoon: boolean }
  | { is: 'opens-today'; at: string }
  | { is: 'opens-later'; day: Weekday; at: string }
  | { is: 'closed' };

const SOON_MINUTES = 60;

/** `weekday` and `minute` (0..1439) are the local time of the branch. */
export function openingAt(hours: WeekHours, weekday: Weekday, minute: number): Opening {
  const today = hours[weekday];
  if (today) {
    const [opens, closes] = today;
    if (minute < minutesOf(opens)) return { is: 'opens-today', at: opens };
    const left = minutesOf(closes) - minute;
    if (left > 0) return { is: 'open', until: closes, closesSoon: left <= SOON_MINUTES };
  }
  const start = WEEKDAYS.indexOf(weekday);
  for (let ahead = 1; ahead <= 7; ahead += 1) {
    const day = WEEKDAYS[(start + ahead) % 7];
    const next = day && hours[day];
    if (next) return { is: 'opens-later', day, at: next[0] };
  }
  return { is: 'closed' };
}

/** Weekday and minute of an instant in a zone. */
export function localTime(instantMs: number, timeZone: string): { weekday: Weekday; minute: number } {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const parts = Object.fromEntries(format.formatToParts(instantMs).map(({ type, value }) => [type, value]));
  return {
    weekday: (parts['weekday'] ?? 'Mon').toLowerCase() as Weekday,
    minute: Number(parts['hour']) * 60 + Number(parts['minute']),
  };
}

function minutesOf(time: string): number {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return hour * 60 + minute;
}
