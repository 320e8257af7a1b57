import type { Locale } from './translator.ts';

/** Thousands with comma and dot decimals in both languages, as Mexico writes them. */
const cache = new Map<string, Intl.NumberFormat>();

function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  let format = cache.get(key);
  if (!format) cache.set(key, (format = new Intl.NumberFormat(locale, options)));
  return format;
}

/** `$2,850.00`; with `whole` and no centavos `$2,850`. The amount is in centavos. */
export function formatMoney(priceCents: number, locale: Locale, options: { whole?: boolean } = {}): string {
  const digits = options.whole && priceCents % 100 === 0 ? 0 : 2;
  const amount = numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${priceCents < 0 ? '−' : ''}$${amount.format(Math.abs(priceCents) / 100)}`;
}

export function formatNumber(value: number, locale: Locale): string {
  return numberFormat(locale, {}).format(value);
}

/** 25 is `25 %`, and `25%` in English. */
export function formatPercent(percent: number, locale: Locale): string {
  return numberFormat(locale, { style: 'percent', maximumFractionDigits: 1 }).format(percent / 100);
}

/** `84,210 km`. */
export function formatKm(odometerKm: number, locale: Locale): string {
  return `${formatNumber(odometerKm, locale)} km`;
}

/** `1.6 L` of hundreds of cubic centimetres. */
export function formatDisplacement(displacementDl: number, locale: Locale): string {
  return `${numberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(displacementDl / 10)} L`;
}

/** `2015–2019`, or `2020–` while it is still made. */
export function formatYears(yearFrom: number, yearTo: number | null): string {
  return yearFrom === yearTo ? String(yearFrom) : `${yearFrom}–${yearTo ?? ''}`;
}

export type DateStyle = 'day' | 'short' | 'time' | 'moment';

const DATE_STYLES: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  day: { day: 'numeric', month: 'short', year: 'numeric' },
  short: { day: 'numeric', month: 'short' },
  time: { hour: '2-digit', minute: '2-digit', hour12: false },
  moment: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hour12: false },
};

/** An instant in a branch's zone, or a `YYYY-MM-DD` day as it stands. */
export function formatDate(
  value: Date | string,
  locale: Locale,
  style: DateStyle = 'day',
  timeZone = 'America/Mexico_City',
): string {
  const isDay = typeof value === 'string' && value.length === 10;
  const instant = typeof value === 'string' ? new Date(isDay ? `${value}T12:00:00Z` : value) : value;
  return new Intl.DateTimeFormat(locale, {
    ...DATE_STYLES[style],
    timeZone: isDay ? 'UTC' : timeZone,
  }).format(instant);
}
