import type { Branch } from '#contract/branches';
import type { Generation } from '#contract/catalog';
import type { StockListing, StockSummary } from '#contract/inventory';
import type { PartTypeFact } from '#shared/facts/part-types.ts';
import type { Position } from '#shared/positions.ts';
import { stockView } from './stock-view.ts';

export interface ListFilter {
  readonly position?: Position | undefined;
  readonly condition?: 'used' | 'new' | undefined;
  readonly branch?: string | undefined;
  readonly after?: string | undefined;
}

/** What the list of one part type for one generation is made of. */
export interface PartTypeList {
  readonly generation: Generation;
  readonly type: PartTypeFact;
  /** Reading order. */
  readonly positions: readonly Position[];
  readonly filter: ListFilter;
  /** After the filter, cheapest first. */
  readonly rows: readonly StockListing[];
  readonly next: string | null;
  /** Without the filter: everything, and the new parts alone. */
  readonly stock: StockSummary;
  readonly stockNew: StockSummary;
  readonly branches: readonly Branch[];
  readonly siblings: readonly { readonly generation: Generation; readonly stock: StockSummary | null }[];
}

/** The query of a filter as the page reads it: `?pos=fl&cond=usada&sucursal=QRO`, or empty. */
export function filterQuery(filter: ListFilter): string {
  const params = new URLSearchParams();
  if (filter.position) params.set('pos', filter.position);
  if (filter.condition) params.set('cond', filter.condition === 'used' ? 'usada' : 'nueva');
  if (filter.branch) params.set('sucursal', filter.branch);
  if (filter.after) params.set('desde', filter.after);
  const query = params.toString();
  return query === '' ? '' : `?${query}`;
}

export interface FacetItem<Value> {
  readonly value: Value | undefined;
  readonly count: number;
}

/** How many pieces each answer of the three questions would leave, taken alone. Answers without pieces are left out. */
export function facetsOf({ type, positions, stock, stockNew, branches }: PartTypeList) {
  const key = `${type.system}/${type.code}`;
  const all = stockView(stock);
  const fresh = stockView(stockNew).cell(key).available;
  const total = all.cell(key).available;
  const everything = { value: undefined, count: total };
  const kept = <Value>(items: FacetItem<Value>[]) => [
    everything as FacetItem<Value>,
    ...items.filter(({ count }) => count > 0),
  ];
  return {
    total,
    fromCents: all.cell(key).fromCents,
    positions: kept(positions.map((value) => ({ value, count: all.cell(`${key}/${value}`).available }))),
    conditions: kept<'used' | 'new'>([
      { value: 'used', count: total - fresh },
      { value: 'new', count: fresh },
    ]),
    branches: kept(branches.map(({ code }) => ({ value: code, count: all.atBranch(key, code) }))),
  };
}

/** Rows by place in reading order, used pieces apart from new parts; each in the order of the list. */
export function rowsByPosition(list: PartTypeList): {
  readonly position: Position;
  readonly used: readonly StockListing[];
  readonly fresh: readonly StockListing[];
}[] {
  const byPosition = Map.groupBy(list.rows, (row) => row.position);
  return list.positions.flatMap((position) => {
    const rows = byPosition.get(position) ?? [];
    if (rows.length === 0) return [];
    return [
      {
        position,
        used: rows.filter(({ kind }) => kind === 'unit'),
        fresh: rows.filter(({ kind }) => kind === 'bulk'),
      },
    ];
  });
}

/** The shelves of each new part, cheapest part first. */
export function shelvesByPart(rows: readonly StockListing[]): (readonly [StockListing, ...StockListing[]])[] {
  return [...Map.groupBy(rows, ({ maker, partNumber }) => `${maker} ${partNumber}`).values()].flatMap(
    (shelves) => {
      const [first, ...rest] = shelves;
      return first ? [[first, ...rest] as const] : [];
    },
  );
}

const LIVE_FIELDS = 'code,kind,state,available,priceCents,branch';

/** Where the rows are kept fresh from. */
export function listSource({ generation, type }: Pick<PartTypeList, 'generation' | 'type'>): string {
  return `/api/v1/stock?generation=${generation.path}&partType=${type.code}&show=all&limit=200&fields=${LIVE_FIELDS}`;
}
