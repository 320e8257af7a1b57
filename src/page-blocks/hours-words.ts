import type { Locale } from '#i18n';
import { WEEKDAYS, type WeekHours, type Weekday } from '../elements/opening-hours.ts';
import { blockWords } from './block-words.ts';

/** A week in a line, days with the same hours together: `Lunes a viernes 9:00–18:00 · Sábado 9:00–14:00`. */
export function hoursWords(hours: WeekHours, locale: Locale): string {
  const t = blockWords(locale);
  const nameOf = (day: Weekday) => t(`catalog.day_${day}`);
  const groups: { first: Weekday; last: Weekday; text: string }[] = [];
  for (const day of WEEKDAYS) {
    const open = hours[day];
    if (!open) continue;
    const text = `${open[0]}–${open[1]}`;
    const group = groups.at(-1);
    const isNext = group && WEEKDAYS.indexOf(day) === WEEKDAYS.indexOf(group.last) + 1;
    if (isNext && group.text === text) group.last = day;
    else groups.push({ first: day, last: day, text });
  }
  return groups
    .map(({ first, last, text }) => {
      const to = nameOf(last).toLocaleLowerCase(locale);
      const days = first === last ? nameOf(first) : t('catalog.dayRange', { from: nameOf(first), to });
      return `${days} ${text}`;
    })
    .join(' · ');
}
