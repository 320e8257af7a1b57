import type { AstroCookies } from 'astro';
import { messagesFor, translator, type Locale } from '#i18n';

/** Staff screens speak Spanish until the person chooses otherwise in "Mi cuenta". */
export function staffLocale(cookies: AstroCookies): Locale {
  return cookies.get('idioma')?.value === 'en' ? 'en' : 'es-MX';
}

/** What every staff island speaks. */
export const STAFF_TEXTS = [
  'counter',
  'panel',
  'fit',
  'fitment',
  'till',
  'papers',
  'returns',
  'labels',
] as const;

/** Texts for the page, and the part of them its island takes along. */
export function localizedStaffTexts(locale: Locale) {
  return { t: translator(locale), messages: messagesFor(locale, ...STAFF_TEXTS) };
}

/** What the islands of donor cars take along: also the texts of the stage that they share with the shop. */
export function donorMessages(locale: Locale) {
  return messagesFor(locale, ...STAFF_TEXTS, 'donors', 'selector', 'stage');
}
