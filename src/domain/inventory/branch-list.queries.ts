import type { Executor } from '#db/client.ts';
import { marks } from '#db/row-lists.ts';
import type { AllBranchesScope, BranchScope } from '#shared/scope.ts';
import {
  COLUMNS,
  ROWS,
  STILL_HERE,
  TABLES,
  UNPRICED_LAST,
  Where,
  type RowCount,
  type StockRow,
} from './stock-row.queries.ts';
import type { StockWish } from './stock-wish.ts';
import { addWish } from './wish.queries.ts';

export interface BranchFilter {
  readonly wish: StockWish;
  readonly system?: string | undefined;
  readonly kind?: 'unit' | 'bulk' | undefined;
  readonly state?: keyof typeof STATE_CONDITIONS | undefined;
  /** On the shelf since before this: the lowest id of that moment. */
  readonly shelvedBefore?: Buffer | undefined;
}

const STATE_CONDITIONS = {
  available: 's.on_hand > s.reserved',
  held: 's.reserved > 0',
  sold: 's.on_hand = 0 AND s.moved_state IS NULL',
  unpriced: 's.price_cents IS NULL AND s.on_hand > 0',
  // Of a new part the maker has pictures; of a used piece only whoever holds it.
  unpictured: "s.kind = 'unit' AND s.on_hand > 0 AND ph.id IS NULL",
  unplaced: 's.bin IS NULL AND s.on_hand > 0',
  ungraded: "s.kind = 'unit' AND s.on_hand > 0 AND u.grade IS NULL",
  lost: `EXISTS (SELECT 1 FROM stock_movements m WHERE m.branch_id = s.branch_id AND m.stock_item_id = s.id
    AND m.kind = 'count' AND m.quantity < 0 AND NOT EXISTS (SELECT 1 FROM stock_movements n
      WHERE n.branch_id = m.branch_id AND n.stock_item_id = m.stock_item_id AND n.id > m.id
        AND n.kind IN ('count', 'adjustment', 'write_off', 'return')))`,
  'below-minimum': `EXISTS (SELECT 1 FROM stock_minimums w WHERE w.branch_id = s.branch_id
    AND w.stock_item_id = s.id AND w.minimum > s.on_hand - s.reserved)`,
} as const;

function branchWhere(filter: BranchFilter): Where {
  const where = new Where().and(STILL_HERE);
  if (filter.system !== undefined) where.and('t.system_code = ?', filter.system);
  if (filter.kind !== undefined) where.and('s.kind = ?', filter.kind);
  if (filter.state !== undefined) where.and(STATE_CONDITIONS[filter.state]);
  if (filter.shelvedBefore !== undefined) where.and('s.on_hand > 0 AND s.id < ?', filter.shelvedBefore);
  addWish(where, filter.wish, { hasShelves: true });
  return where;
}

/** Newest first; `before` is the id of the last row of the page before. */
export async function branchRows(
  db: Executor,
  scope: BranchScope,
  filter: BranchFilter,
  page: { before?: Buffer | undefined; limit: number },
): Promise<StockRow[]> {
  const where = branchWhere(filter).and('s.branch_id = ?', scope.branchId);
  if (page.before) where.and('s.id < ?', page.before);
  return db.rows<StockRow>(
    `SELECT ${COLUMNS} FROM ${ROWS} ${where.clause} ORDER BY s.id DESC LIMIT ${page.limit}`,
    where.values,
  );
}

/** What the counter lists: the first types, then what can be sold, newest first. */
export async function counterRows(
  db: Executor,
  scope: BranchScope,
  wish: StockWish,
  limit: number,
): Promise<StockRow[]> {
  const where = branchWhere({ wish }).and('s.branch_id = ?', scope.branchId);
  const first = firstTypes(wish);
  return db.rows<StockRow>(
    `SELECT ${COLUMNS} FROM ${ROWS} ${where.clause}
     ORDER BY ${first.order} (s.on_hand > s.reserved AND s.price_cents IS NOT NULL) DESC, s.id DESC LIMIT ${limit}`,
    [...where.values, ...first.values],
  );
}

/** The same of the other branches, only what can be sold: the first types, then cheapest first. */
export async function otherBranchRows(
  db: Executor,
  _scope: AllBranchesScope,
  wish: StockWish,
  page: { except: number; limit: number },
): Promise<StockRow[]> {
  const where = elsewhere(wish, page.except);
  const first = firstTypes(wish);
  return db.rows<StockRow>(
    `SELECT ${COLUMNS} FROM ${ROWS} ${where.clause}
     ORDER BY ${first.order} COALESCE(s.price_cents, ${UNPRICED_LAST}), s.branch_id, s.id LIMIT ${page.limit}`,
    [...where.values, ...first.values],
  );
}

export async function otherBranchCount(
  db: Executor,
  _scope: AllBranchesScope,
  wish: StockWish,
  except: number,
): Promise<RowCount[]> {
  const where = elsewhere(wish, except);
  return db.rows(`SELECT COUNT(*) AS \`rows\` FROM ${TABLES} ${where.clause}`, where.values);
}

function elsewhere(wish: StockWish, except: number): Where {
  return branchWhere({ wish }).and('s.branch_id <> ?', except).and('s.on_hand > s.reserved');
}

function firstTypes({ firstTypes: list }: StockWish): { order: string; values: readonly string[] } {
  if (list.length === 0) return { order: '', values: [] };
  return { order: `p.part_type_code IN (${marks(list.length)}) DESC,`, values: list };
}

export interface BranchTotals extends RowCount {
  readonly pieces: string | number | null;
  readonly units: string | number | null;
  readonly valueCents: string | number | null;
}

export async function branchTotals(
  db: Executor,
  scope: BranchScope,
  filter: BranchFilter,
): Promise<BranchTotals> {
  const where = branchWhere(filter).and('s.branch_id = ?', scope.branchId);
  const rows = await db.rows<BranchTotals>(
    `SELECT COUNT(*) AS \`rows\`, SUM(s.on_hand) AS pieces, SUM(IF(s.kind = 'unit', s.on_hand, 0)) AS units,
       SUM(s.on_hand * COALESCE(s.price_cents, 0)) AS valueCents FROM ${TABLES} ${where.clause}`,
    where.values,
  );
  return rows[0] ?? { rows: 0, pieces: 0, units: 0, valueCents: 0 };
}
