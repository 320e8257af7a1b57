import type { Branch } from '#contract/branches';
import type { Generation } from '#contract/catalog';
import type { StockListing, StockSummary } from '#contract/inventory';
import type { CarKnown } from '#shared/fit/facts.ts';
import type { PartTypeFact } from '#shared/facts/part-types.ts';
import type { Position } from '#shared/positions.ts';
import { stockView, type StockView } from './stock-view.ts';

export interface ListFilter {
  /** One place, or what several have in common: `f` of a door is both front ones. */
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
  /** Pieces of other cars that are the same, by interchange; not in any count. */
  readonly interchange: readonly StockListing[];
  /** What the address says of the customer's car. */
  readonly known: CarKnown;
  /** Without the filter: everything, and the new parts alone. */
  readonly stock: StockSummary;
  readonly stockNew: StockSummary;
  readonly branches: readonly Branch[];
  readonly siblings: readonly { readonly generation: Generation; readonly stock: StockSummary | null }[];
}

/** The places of the type that the place of a filter means; none when it has no such place. */
export function placesIn(positions: readonly Position[], place: Position | undefined): readonly Position[] {
  if (place === undefined) return positions;
  if (positions.includes(place)) return [place];
  return positions.filter((position) => position.length === 2 && axesOf(position).includes(place));
}

/** `rl` is at the back and on the left. */
const axesOf = (corner: Position): readonly string[] => [corner.startsWith('f') ? 'f' : 'b', corner.slice(1)];

/** The one place of a filter that means these places; undefined for all of them or where there is no choice. */
export function placeOf(positions: readonly Position[], wanted: readonly Position[]): Position | undefined {
  if (wanted.length === 0 || wanted.length === positions.length) return undefined;
  const [only, ...others] = wanted;
  if (others.length === 0) return only;
  return (['f', 'b', 'l', 'r'] as const).find((place) => {
    const meant = placesIn(positions, place);
    return meant.length === wanted.length && meant.every((position) => wanted.includes(position));
  });
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

/**
 * How many pieces each answer of the three questions leaves together with what the filter says to the other two.
 * Answers that leave none are left out, unless they are the one given.
 */
export function facetsOf(list: PartTypeList) {
  const { type, positions, filter, stock, branches } = list;
  const count = counterOf(list);
  const everywhere = stockView(stock).cell(`${type.system}/${type.code}`);
  const isHalfSaid = filter.position !== undefined && !positions.includes(filter.position);
  const answers = <Value>(
    values: readonly Value[],
    current: Value | undefined,
    change: (value: Value | undefined) => ListFilter,
  ): FacetItem<Value>[] =>
    [undefined, ...values]
      .map((value) => ({ value, count: count({ ...filter, ...change(value) }) }))
      .filter((item) => item.value === undefined || item.value === current || item.count > 0);
  return {
    /** In the whole chain, whatever the filter. */
    total: everywhere.available,
    /** What the filter leaves. */
    shown: count(filter),
    fromCents: answersIn(filter) > 0 ? lowestPrice(list.rows) : everywhere.fromCents,
    positions: answers(
      isHalfSaid ? [filter.position, ...positions] : positions,
      filter.position,
      (position) => ({ position }),
    ),
    conditions: answers<'used' | 'new'>(['used', 'new'], filter.condition, (condition) => ({ condition })),
    branches: answers(
      branches.map(({ code }) => code),
      filter.branch,
      (branch) => ({ branch }),
    ),
    /** The same in the other branches, when one was chosen. */
    elsewhere: filter.branch ? count({ ...filter, branch: undefined }) - count(filter) : 0,
  };
}

/** How many of the three questions the filter answers. */
export function answersIn({ position, condition, branch }: ListFilter): number {
  return [position, condition, branch].filter((answer) => answer !== undefined).length;
}

function lowestPrice(rows: readonly StockListing[]): number | null {
  const prices = rows.flatMap(({ priceCents }) => priceCents ?? []);
  return prices.length > 0 ? Math.min(...prices) : null;
}

function counterOf({ type, positions, stock, stockNew }: PartTypeList): (filter: ListFilter) => number {
  const key = `${type.system}/${type.code}`;
  const views = { all: stockView(stock), fresh: stockView(stockNew) };
  return ({ position, condition, branch }) => {
    const keys =
      position === undefined ? [key] : placesIn(positions, position).map((place) => `${key}/${place}`);
    const sum = (view: StockView) =>
      keys.reduce(
        (total, each) => total + (branch ? view.atBranch(each, branch) : view.cell(each).available),
        0,
      );
    if (condition === undefined) return sum(views.all);
    return condition === 'new' ? sum(views.fresh) : sum(views.all) - sum(views.fresh);
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
export function listSource({
  generation,
  type,
}: {
  readonly generation: Pick<Generation, 'path'>;
  readonly type: Pick<PartTypeFact, 'code'>;
}): string {
  return `/api/v1/stock?generation=${generation.path}&partType=${type.code}&show=all&limit=200&fields=${LIVE_FIELDS}`;
}
