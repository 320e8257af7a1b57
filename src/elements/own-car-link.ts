import type { GarageCar } from './garage.ts';

/** What a search asks of some car that it does not name. */
export interface CarlessSearch {
  /** Address of the search. */
  readonly base: string;
  /** The rest of the sentence, without a car. */
  readonly query: string;
  readonly hasYear: boolean;
  /** `nissan` or `nissan/tsuru`: all that the sentence leaves open; empty for any car. */
  readonly within: string;
}

/** The same search for the customer's own car; null where the sentence is about another one. */
export function ownCarLink(
  car: Pick<GarageCar, 'gen' | 'year'> | null,
  search: CarlessSearch,
): string | null {
  if (!car || (search.within !== '' && !car.gen.startsWith(`${search.within}/`))) return null;
  const words = search.hasYear || car.year === null ? search.query : `${search.query} ${car.year}`;
  return `${search.base}?${new URLSearchParams({ q: words.trim(), vehiculo: car.gen }).toString()}`;
}
