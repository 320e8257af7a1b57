import type { Executor, SqlValue } from '#db/client.ts';
import type { Position } from '#shared/positions.ts';
import type { AllBranchesScope } from '#shared/scope.ts';
import type { StockWish } from './stock-wish.ts';
import { COLUMNS, ROWS, Where, type StockRow } from './stock-row.queries.ts';
import { addWish } from './wish.queries.ts';

/** What a list of the chain's stock is narrowed to; of each list that is not empty one must hold. */
export interface ChainListFilter {
  readonly wish: StockWish;
  readonly branchIds: readonly number[];
  readonly kinds: readonly ('unit' | 'bulk')[];
  readonly positions: readonly Position[];
  /** From and below, in cents; null from: not priced. */
  readonly prices: readonly { readonly from: number | null; readonly below: number | null }[];
  readonly grades: readonly ('A' | 'B' | 'C')[];
  readonly colours: readonly string[];
}

/** `best`: one branch first, then one colour, then by price; `near`: branch by branch. What has no figure comes last. */
export interface ChainListOrder {
  readonly by: 'best' | 'near' | 'price' | 'price-down' | 'km' | 'newest';
  readonly nearBranch?: number | undefined;
  /** Of the order `near`: ids of branches, the nearest first. */
  readonly nearness?: readonly number[] | undefined;
  /** How its name begins. */
  readonly likedColour?: string | undefined;
}

export interface ChainListCursor {
  readonly key: number;
  readonly branchId: number;
  readonly id: Buffer;
}

export type ChainListRow = StockRow & { readonly sortKey: number | string };

/**
 * What can be sold anywhere in the chain and answers the wish, in the order of one number, then branch and id: the
 * numbers are those of the stock index (`search/read-model/stock-query.ts`), so that a page may go on in either.
 */
export async function chainList(
  db: Executor,
  _scope: AllBranchesScope,
  filter: ChainListFilter,
  page: { order: ChainListOrder; after?: ChainListCursor | undefined; limit: number },
): Promise<ChainListRow[]> {
  const key = keyOf(page.order);
  const where = chainListWhere(filter);
  if (page.after) {
    where.and(
      `(${key.text}, s.branch_id, s.id) > (?, ?, ?)`,
      ...key.values,
      page.after.key,
      page.after.branchId,
      page.after.id,
    );
  }
  return db.rows<ChainListRow>(
    `SELECT ${COLUMNS}, ${key.text} AS sortKey FROM ${ROWS} ${where.clause}
     ORDER BY sortKey, s.branch_id, s.id LIMIT ${page.limit}`,
    [...key.values, ...where.values],
  );
}

function chainListWhere(filter: ChainListFilter): Where {
  const where = new Where().and('s.on_hand > s.reserved');
  addWish(where, filter.wish, { hasShelves: false, isNarrow: filter.branchIds.length > 0 });
  const lists: [string, readonly SqlValue[]][] = [
    ['s.branch_id', filter.branchIds],
    ['s.kind', filter.kinds],
    ['p.position', filter.positions],
    ['u.grade', filter.grades],
    ['u.colour', filter.colours],
  ];
  for (const [column, values] of lists) if (values.length > 0) where.andIn(column, values);
  if (filter.prices.length > 0) {
    const steps = new Where();
    for (const { from, below } of filter.prices) {
      if (from === null) steps.and('s.price_cents IS NULL');
      else if (below === null) steps.and('s.price_cents >= ?', from);
      else steps.and('(s.price_cents >= ? AND s.price_cents < ?)', from, below);
    }
    where.andAnyOf(steps);
  }
  return where;
}

function keyOf({ by, nearBranch, nearness = [], likedColour }: ChainListOrder): {
  text: string;
  values: SqlValue[];
} {
  switch (by) {
    case 'best':
      return {
        text: `(IF(s.branch_id = ?, 0, 17179869184) + IF(u.colour LIKE ?, 0, 8589934592)
          + COALESCE(s.price_cents, 2147483648))`,
        values: [nearBranch ?? 0, likedColour === undefined ? '' : `${likedColour}%`],
      };
    case 'near':
      return {
        text: `(${placeOf(nearness)} * 4294967296 + COALESCE(s.price_cents, 2147483648))`,
        values: [...nearness],
      };
    case 'price':
      return { text: 'COALESCE(s.price_cents, 2147483648)', values: [] };
    case 'price-down':
      return { text: 'COALESCE(2147483648 - s.price_cents, 4294967296)', values: [] };
    case 'km':
      return { text: 'COALESCE(u.odometer_km, 4294967296)', values: [] };
    case 'newest':
      return {
        text: '(562949953421312 - CAST(CONV(HEX(LEFT(s.id, 6)), 16, 10) AS UNSIGNED))',
        values: [],
      };
  }
}

/** The place of a row's branch in a list, from 0; behind all for one that is not in it. */
function placeOf(nearness: readonly number[]): string {
  if (nearness.length === 0) return '0';
  const marks = nearness.map(() => '?').join(',');
  return `((FIELD(s.branch_id, ${marks}) + ${nearness.length}) % ${nearness.length + 1})`;
}
