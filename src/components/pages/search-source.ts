import { NOTHING_CHOSEN_FILTER } from './search-address.ts';
import { listSource } from './part-type-list.ts';
import type { Understood } from '#contract/search';
import { partTypeOf } from '#shared/facts/part-types.ts';
import type { SearchAddress, SearchFilter } from './search-address.ts';

/** The filter without any answer; order and branch nearby stay. */
export const NO_FILTER: Partial<SearchFilter> = { chosen: NOTHING_CHOSEN_FILTER };

/** Where the rows of a list are kept fresh from: the car's own list, or else the same search. */
export function searchSource({ text, car, filter }: SearchAddress, understood: Understood): string {
  const [generation, ...others] = understood.generations;
  const type = understood.partType === undefined ? undefined : partTypeOf(understood.partType);
  if (generation && others.length === 0 && type) {
    return listSource({ generation, type });
  }
  const params = new URLSearchParams({ q: text, limit: '24', order: filter.order });
  if (car) params.set('generation', car);
  const chosen = Object.entries(filter.chosen) as [string, readonly (string | number)[]][];
  for (const [facet, values] of chosen) if (values.length > 0) params.set(facet, values.join(','));
  if (filter.near) params.set('near', filter.near);
  if (filter.after) params.set('after', filter.after);
  return `/api/v1/search?${params.toString()}`;
}
