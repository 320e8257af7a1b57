import type { Facet, FacetChoice, StockOrder } from '#contract/search';
import type { Locale } from '#i18n';
import { searchLink } from './links.ts';

/** How a list of the search is narrowed and ordered. Branches by code. */
export interface SearchFilter {
  readonly chosen: FacetChoice;
  readonly order: StockOrder;
  /** Code of the branch whose pieces come first. */
  readonly near: string | undefined;
  readonly after: string | undefined;
}

/** The sentence, the car beside it, and the filter: all that an address of the search says. */
export interface SearchAddress {
  readonly text: string;
  readonly car: string | undefined;
  readonly filter: SearchFilter;
}

/** Names in addresses are Spanish in every language, as all others. */
export const FACET_PARAMETERS: Readonly<Record<Facet, string>> = {
  branch: 'sucursal',
  condition: 'cond',
  position: 'pos',
  price: 'precio',
  grade: 'grado',
  year: 'anio',
  engine: 'motor',
  colour: 'color',
  photos: 'fotos',
};

export const ORDER_WORDS: Readonly<Record<StockOrder, string>> = {
  best: '',
  near: 'cerca',
  price: 'precio',
  'price-down': 'precio-desc',
  km: 'km',
  newest: 'nuevo',
};

/** The order as an address has it: what is near is near a branch. */
export function orderWord(order: StockOrder, near: string | undefined): string {
  return order === 'near' && near ? `${ORDER_WORDS.near}-${near}` : ORDER_WORDS[order];
}

export const CONDITION_WORDS = { used: 'usada', new: 'nueva' } as const;
export const NO_PRICE_WORD = 'sin-precio';
const PHOTOS_WORD = 'si';

export const NOTHING_CHOSEN_FILTER: FacetChoice = {
  branch: [],
  condition: [],
  position: [],
  price: [],
  grade: [],
  year: [],
  engine: [],
  colour: [],
  photos: [],
};

/** A facet's value as an address has it. */
export function valueWord(facet: Facet, value: string): string {
  if (facet === 'condition') return value === 'used' ? CONDITION_WORDS.used : CONDITION_WORDS.new;
  if (facet === 'price') return value === 'none' ? NO_PRICE_WORD : value;
  return facet === 'photos' ? PHOTOS_WORD : value;
}

/** The address of a list; `change` goes over its filter, and a changed list begins at its beginning. */
export function searchAddress(
  { text, car, filter }: SearchAddress,
  locale: Locale,
  change: Partial<SearchFilter> = {},
): string {
  const { chosen, order, near, after } = { ...filter, after: undefined, ...change };
  const params = new URLSearchParams();
  if (text) params.set('q', text);
  if (car) params.set('vehiculo', car);
  for (const [facet, values] of Object.entries(chosen) as [Facet, readonly (string | number)[]][]) {
    for (const value of values) params.append(FACET_PARAMETERS[facet], valueWord(facet, String(value)));
  }
  if (order !== 'best') params.set('orden', orderWord(order, near));
  if (near && order !== 'near') params.set('cerca', near);
  if (after) params.set('desde', after);
  const query = params.toString();
  return searchLink(locale) + (query === '' ? '' : `?${query}`);
}

/** How many answers the filter has. */
export function chosenCount({ chosen }: SearchFilter): number {
  const lists: readonly (readonly unknown[])[] = Object.values(chosen);
  return lists.reduce((sum, values) => sum + values.length, 0);
}
