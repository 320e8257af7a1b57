import type { BranchStockQuery } from '#contract/inventory';
import { queryString } from '../staff/api-client.ts';

export interface StockFilter {
  readonly branch: string;
  readonly q: string;
  readonly system: string;
  readonly condition: '' | NonNullable<BranchStockQuery['condition']>;
  readonly state: '' | NonNullable<BranchStockQuery['state']>;
}

export const CONDITIONS = ['used', 'new'] as const;
/** Lists of what waits to be mended, the most urgent first. */
export const WORKLISTS = [
  'unpictured',
  'unpriced',
  'unplaced',
  'ungraded',
  'lost',
  'below-minimum',
  'aged-90',
  'aged-180',
  'aged-365',
] as const;
export type Worklist = (typeof WORKLISTS)[number];

export const STATES = ['available', 'held', 'sold', ...WORKLISTS] as const;

/** Words of each state. */
export const STATE_WORDS = {
  available: 'panel.stateAvailable',
  held: 'panel.stateHeld',
  sold: 'panel.stateSold',
  unpriced: 'panel.stateUnpriced',
  unpictured: 'panel.stateUnpictured',
  unplaced: 'panel.stateUnplaced',
  ungraded: 'panel.stateUngraded',
  lost: 'panel.stateLost',
  'below-minimum': 'panel.stateBelow',
  'aged-90': 'panel.stateAged90',
  'aged-180': 'panel.stateAged180',
  'aged-365': 'panel.stateAged365',
} as const;

/** The filter of an address; what it does not name, or names wrong, is not filtered. */
export function filterOfSearch(
  search: string,
  branches: readonly string[],
  lastBranch: string | null = null,
): StockFilter {
  const query = new URLSearchParams(search);
  const branch = [query.get('sucursal'), lastBranch].find((one) => one !== null && branches.includes(one));
  return {
    branch: branch ?? branches[0] ?? '',
    q: query.get('q') ?? '',
    system: query.get('sistema') ?? '',
    condition: CONDITIONS.find((one) => one === query.get('condicion')) ?? '',
    state: STATES.find((one) => one === query.get('estado')) ?? '',
  };
}

/** The same filter as an address of the page, so that a reload or a link shows the same rows. */
export function searchOfFilter(filter: StockFilter, hasBranches: boolean): string {
  return queryString({
    sucursal: hasBranches ? filter.branch : '',
    q: filter.q,
    sistema: filter.system,
    condicion: filter.condition,
    estado: filter.state,
  });
}

export function stockPath(filter: StockFilter, after: string | null, limit: number): string {
  const { branch, q, system, condition, state } = filter;
  return `/branches/${branch}/stock${queryString({ q: q.trim(), system, condition, state, after, limit })}`;
}
