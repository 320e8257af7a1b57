import type { StockListing, StockState } from '#contract/inventory';
import {
  COLOUR_NAMES,
  formatKm,
  formatMoney,
  translator,
  type AllTexts,
  type Locale,
  type MessageKey,
} from '#i18n';
import { nameOf, partTypeOf, type PartTypeFact } from '#shared/facts/part-types.ts';
import { SYSTEMS } from '#shared/facts/systems.ts';
import type { Position } from '#shared/positions.ts';
import { damageBrief } from '../damage-words.ts';

/** The facts speak `es` and `en`. */
export function factLocale(locale: Locale): 'es' | 'en' {
  return locale === 'en' ? 'en' : 'es';
}

/** `Puerta delantera izquierda`; the code itself for a type that the facts do not know. */
export function pieceName(
  { partType, position }: Pick<StockListing, 'partType' | 'position'>,
  locale: Locale,
): string {
  const type = partTypeOf(partType);
  return type ? nameOf(type, position, factLocale(locale)) : partType;
}

/** Name of the type in lists: `Faro` or, of several, `Faros`. */
export function partTypeName(type: PartTypeFact, locale: Locale, count: 'one' | 'many' = 'one'): string {
  if (count === 'many') return locale === 'en' ? type.enPlural : type.esPlural;
  return locale === 'en' ? type.en : type.es;
}

/** The same inside a sentence: `faros`, but `ABS` as it is. */
export function inSentence(name: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLowerCase() + name.slice(1) : name;
}

/** Only the words of the place: `Delantera izquierda`; empty for a part that sits in one place. */
export function positionName(type: PartTypeFact, position: Position, locale: Locale): string {
  const whole = nameOf(type, position, factLocale(locale));
  const noun = nameOf(type, 'c', factLocale(locale));
  const words =
    locale === 'en'
      ? whole.toLowerCase().endsWith(noun.toLowerCase())
        ? whole.slice(0, -noun.length)
        : whole
      : whole.slice(noun.length);
  const text = words.trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function systemName(code: string, locale: Locale): string {
  const system = SYSTEMS.find((fact) => fact.code === code);
  return system ? (locale === 'en' ? system.en : system.es) : code;
}

const STATES = {
  available: 'catalog.stateAvailable',
  last: 'catalog.stateLast',
  held: 'catalog.stateHeld',
  transit: 'catalog.stateTransit',
  sold: 'catalog.stateSold',
  review: 'catalog.stateReview',
} as const satisfies Record<StockState, string>;

/** A used piece is sold, a new part is sold out. */
export function stateText(state: StockState, kind: StockListing['kind'], locale: Locale): string {
  if (state === 'sold' && kind === 'unit') return translator(locale)('catalog.stateSoldUnit');
  return translator(locale)(STATES[state]);
}

export function priceText(priceCents: number | null, locale: Locale): string {
  return priceCents === null
    ? translator(locale)('pages.price.ask')
    : formatMoney(priceCents, locale, { whole: true });
}

/** The same in a message, where nothing beside it says that the tax is in it: `$2,850 con IVA`. */
export function pricePhrase(priceCents: number | null, locale: Locale): string {
  const price = priceText(priceCents, locale);
  return priceCents === null ? price : translator(locale)('pages.whatsapp.withTax', { price });
}

/** Paint in the reader's language; one that we do not know stays as it was written. */
export function colourName(colour: string, locale: Locale): string {
  const key = COLOUR_NAMES[colour];
  return key ? translator(locale)(key) : colour;
}

/** `Grado B · 84,210 km · Plata · Sin daño`, what a card says of a piece. */
export function pieceDetail(
  listing: Pick<
    StockListing,
    'kind' | 'grade' | 'odometerKm' | 'colour' | 'damageCodes' | 'maker' | 'partNumber'
  >,
  locale: Locale,
): string {
  const t = translator(locale);
  if (listing.kind === 'bulk') return `${t('catalog.new')} · ${listing.maker}`;
  const words = [
    listing.grade && t('catalog.grade', { grade: listing.grade }),
    listing.odometerKm !== null && formatKm(listing.odometerKm, locale),
    listing.colour && colourName(listing.colour, locale),
    damageBrief(listing.damageCodes, locale),
  ];
  return words.filter(Boolean).join(' · ');
}

const IMPACTS: Readonly<Record<string, MessageKey<AllTexts>>> = {
  front: 'pages.impact.front',
  rear: 'pages.impact.rear',
  left: 'pages.impact.left',
  right: 'pages.impact.right',
  rollover: 'pages.impact.rollover',
  flood: 'pages.impact.flood',
  mechanical: 'pages.impact.mechanical',
  none: 'pages.impact.none',
};

/** Where a donor car was hit: `Trasero`. */
export function impactName(impact: string, locale: Locale): string {
  const key = IMPACTS[impact];
  return key ? translator(locale)(key) : impact;
}
