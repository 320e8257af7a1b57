import type { Locale } from '../../../i18n/translator.ts';

/** `2026-12` after `2026-11`; `steps` may be negative. */
export function monthAfter(month: string, steps: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + steps, 1)).toISOString().slice(0, 7);
}

/** "noviembre de 2026", with its first letter as a title has it. */
export function monthWords(month: string, locale: Locale): string {
  const words = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
  return words.charAt(0).toUpperCase() + words.slice(1);
}
