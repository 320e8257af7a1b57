import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { AllBranchesScope, BranchScope } from '#shared/scope.ts';
import {
  findPapers,
  headColumns,
  PROMISE_COLUMNS,
  wishCondition,
  type Condition,
  type PaperWish,
  type PromiseHeadRow,
  type StoredPromise,
} from '../promises/promise.queries.ts';

export interface QuoteSaleColumns {
  readonly saleId: Buffer | null;
  readonly saleBranchId: number | null;
  readonly soldAt: Date | null;
}

export type QuoteRow = StoredPromise & QuoteSaleColumns;
export type QuoteHeadRow = PromiseHeadRow & Pick<QuoteSaleColumns, 'saleId'>;

const COLUMNS = `${PROMISE_COLUMNS}, d.sale_id AS saleId, d.sale_branch_id AS saleBranchId, d.sold_at AS soldAt`;
const HEAD = `${headColumns('quote')}, d.sale_id AS saleId`;

export async function quoteRow(db: Executor, scope: BranchScope, id: string): Promise<QuoteRow | undefined> {
  const rows = await db.rows<QuoteRow>(`SELECT ${COLUMNS} FROM quotes d WHERE d.branch_id = ? AND d.id = ?`, [
    scope.branchId,
    uuidToBytes(id),
  ]);
  return rows[0];
}

/** Which branch has a quote of that id, if it is in this database. */
export async function branchOfQuote(
  db: Executor,
  _scope: AllBranchesScope,
  id: string,
): Promise<number | undefined> {
  const rows = await db.rows<{ branchId: number }>('SELECT branch_id AS branchId FROM quotes WHERE id = ?', [
    uuidToBytes(id),
  ]);
  return rows[0]?.branchId;
}

export interface QuotePage {
  readonly state: 'open' | 'expired' | 'sold' | undefined;
  readonly wish: PaperWish | null;
  readonly before: Buffer | undefined;
  readonly limit: number;
  readonly at: Date;
}

/** Newest first, by the time in the quote's id. */
export async function quoteHeads(db: Executor, scope: BranchScope, page: QuotePage): Promise<QuoteHeadRow[]> {
  const conditions: Condition[] = [{ sql: 'd.branch_id = ?', values: [scope.branchId] }];
  if (page.state) conditions.push(stateCondition(page.state, page.at));
  if (page.wish) conditions.push(wishCondition(page.wish));
  if (page.before) conditions.push({ sql: 'd.id < ?', values: [page.before] });
  return db.rows<QuoteHeadRow>(
    `SELECT ${HEAD} FROM quotes d WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}
     ORDER BY d.id DESC LIMIT ${page.limit}`,
    conditions.flatMap(({ values }): readonly SqlValue[] => values),
  );
}

function stateCondition(state: 'open' | 'expired' | 'sold', at: Date): Condition {
  if (state === 'sold') return { sql: 'd.sale_id IS NOT NULL', values: [] };
  return { sql: `d.sale_id IS NULL AND d.expires_at ${state === 'open' ? '>' : '<='} ?`, values: [at] };
}

export function findQuoteHeads(
  db: Executor,
  scope: AllBranchesScope,
  query: { readonly wish: PaperWish; readonly since: Date; readonly limit: number },
): Promise<QuoteHeadRow[]> {
  const { wish, since, limit } = query;
  const alive = { sql: 'd.recorded_at >= ?', values: [since] };
  return findPapers<QuoteHeadRow>(db, scope, 'quote', { wish, alive, columns: HEAD, limit });
}

/** Once: the first sale stands. Answers whether this one is it. */
export async function setQuoteSold(
  tx: Tx,
  scope: BranchScope,
  quoteId: string,
  sale: { readonly id: string; readonly branchId: number; readonly soldAt: Date },
): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE quotes SET sale_id = ?, sale_branch_id = ?, sold_at = ?
     WHERE branch_id = ? AND id = ? AND sale_id IS NULL`,
    [uuidToBytes(sale.id), sale.branchId, sale.soldAt, scope.branchId, uuidToBytes(quoteId)],
  );
  return changed === 1;
}
