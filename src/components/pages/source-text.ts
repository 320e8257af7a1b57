import type { Locale } from '#i18n';

/** Sources are written in English beside the figures; these are the phrases they are made of. */
const SPANISH: readonly (readonly [english: string, spanish: string])[] = [
  ['own knowledge, unverified', 'conocimiento propio, sin verificar'],
  ['gearbox and years', 'caja y años:'],
  ['wheelbase agrees with', 'la distancia entre ejes coincide con'],
  ['wheelbase differs from', 'la distancia entre ejes difiere de'],
  [', engine ', ', motor '],
  ['; from ', '; tomado de '],
  [' more (', ' más ('],
];

/** Where a figure comes from, as the page says it: `EPA 8656+9714 (Nissan Sentra, 1992-1995)`. */
export function sourceText(source: string, locale: Locale): string {
  const named = source.replace(/\bepa:\s*/g, 'EPA ').replace(/\bvpic:\s*/g, 'vPIC ');
  if (locale === 'en') return named;
  return SPANISH.reduce((text, [english, spanish]) => text.replaceAll(english, spanish), named);
}
