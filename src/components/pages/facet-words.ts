import type { Branch } from '#contract/branches';
import type { Facet } from '#contract/search';
import { formatMoney, translator, type Locale } from '#i18n';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { POSITIONS } from '#shared/positions.ts';
import { colourName, positionName } from './piece-words.ts';

const CENTS = 100;

/** Words of the facets and their values. */
export function facetWords(
  locale: Locale,
  about: { readonly branches: readonly Branch[]; readonly partTypes: readonly string[] },
) {
  const t = translator(locale);
  const [only, ...others] = about.partTypes;
  const type = only === undefined || others.length > 0 ? undefined : partTypeOf(only);
  const titles: Readonly<Record<Facet, string>> = {
    branch: t('catalog.branch'),
    condition: t('catalog.condition'),
    position: t('catalog.position'),
    price: t('pages.find.price'),
    grade: t('catalog.gradeHead'),
    year: t('pages.find.year'),
    engine: t('pages.find.engine'),
    colour: t('catalog.color'),
    photos: t('pages.find.photos'),
  };
  const position = (code: string): string => {
    const place = POSITIONS.find((each) => each === code);
    if (!place) return code;
    return (type && positionName(type, place, locale)) || t(`pages.find.place_${place}`);
  };
  const values: Readonly<Record<Facet, (value: string) => string>> = {
    branch: (code) => about.branches.find((branch) => branch.code === code)?.name ?? code,
    condition: (value) => t(value === 'used' ? 'catalog.used' : 'catalog.new'),
    position,
    price: (step) => priceWords(step, locale),
    grade: (grade) => t('catalog.grade', { grade }),
    year: (year) => year,
    engine: (engine) => engine,
    colour: (colour) => colourName(colour, locale),
    photos: () => t('pages.find.withPhotos'),
  };
  return {
    title: (facet: Facet) => titles[facet],
    value: (facet: Facet, value: string) => values[facet](value),
  };
}

function priceWords(step: string, locale: Locale): string {
  const t = translator(locale);
  if (step === 'none') return t('pages.price.ask');
  const [from = '', below = ''] = step.split('-');
  const money = (pesos: string) => formatMoney(Number(pesos) * CENTS, locale, { whole: true });
  if (below === '') return t('pages.find.priceFrom', { price: money(from) });
  if (from === '0') return t('pages.find.priceBelow', { price: money(below) });
  return t('pages.find.priceBetween', { from: money(from), below: money(below) });
}
