import {
  NOTHING_CHOSEN,
  PRICE_STEPS,
  STOCK_ORDERS,
  type FacetChoice,
  type PriceStep,
  type StockOrder,
} from '#domain/search';
import { POSITIONS } from '#shared/positions.ts';
import {
  CONDITION_WORDS,
  FACET_PARAMETERS,
  NO_PRICE_WORD,
  ORDER_WORDS,
  type SearchFilter,
} from '../../components/pages/search-address.ts';

const MAX_VALUES = 40;
const MAX_LENGTH = 80;
const CURSOR = /^\d{1,15}\.\d{1,5}\.[0-9a-f]{32}$/;
const BRANCH = /^[A-Z]{3}$/;
const NEAR_ORDER = new RegExp(`^${ORDER_WORDS.near}-([a-z]{3})$`, 'i');

/** What an address narrows the list to. Unknown values are ignored. */
export function searchFilter(params: URLSearchParams): SearchFilter {
  const after = params.get('desde') ?? '';
  const from = NEAR_ORDER.exec(params.get('orden') ?? '')?.[1];
  const near = (from ?? params.get('cerca') ?? '').toUpperCase();
  return {
    chosen: chosenIn(params),
    order: from === undefined ? orderIn(params.get('orden')) : 'near',
    near: BRANCH.test(near) ? near : undefined,
    after: CURSOR.test(after) ? after : undefined,
  };
}

function chosenIn(params: URLSearchParams): FacetChoice {
  const values = (facet: keyof FacetChoice) =>
    [...new Set(params.getAll(FACET_PARAMETERS[facet]))]
      .filter((value) => value !== '' && value.length <= MAX_LENGTH)
      .slice(0, MAX_VALUES);
  const known = <Value extends string>(facet: keyof FacetChoice, all: readonly Value[]) =>
    all.filter((value) => values(facet).includes(value));
  const words = values('condition');
  return {
    ...NOTHING_CHOSEN,
    branch: values('branch')
      .map((code) => code.toUpperCase())
      .filter((code) => BRANCH.test(code)),
    condition: (['used', 'new'] as const).filter((each) => words.includes(CONDITION_WORDS[each])),
    position: known('position', POSITIONS),
    price: PRICE_STEPS.filter((step) => values('price').includes(priceWord(step))),
    grade: known('grade', ['A', 'B', 'C'] as const),
    year: values('year')
      .filter((year) => /^(19|20)\d\d$/.test(year))
      .map(Number),
    engine: values('engine'),
    colour: values('colour'),
    photos: values('photos').length > 0 ? ['yes'] : [],
  };
}

const priceWord = (step: PriceStep) => (step === 'none' ? NO_PRICE_WORD : step);

function orderIn(word: string | null): StockOrder {
  return STOCK_ORDERS.find((order) => ORDER_WORDS[order] === word) ?? 'best';
}
