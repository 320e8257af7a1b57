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

export type HoldState = 'active' | 'sold' | 'released' | 'expired';

interface HoldColumns {
  readonly state: HoldState;
  readonly keptBp: number;
  readonly keptCents: number;
  readonly settledAt: Date | null;
  readonly reason: string | null;
  readonly saleId: Buffer | null;
}

export type HoldRow = StoredPromise & HoldColumns;

export interface HoldHeadRow extends PromiseHeadRow, Pick<HoldColumns, 'state' | 'keptCents'> {
  readonly paidCents: string | number;
  readonly refundedCents: string | number;
}

const PAID = `COALESCE((SELECT SUM(y.amount_cents) FROM hold_payments y
  WHERE y.branch_id = d.branch_id AND y.hold_id = d.id), 0)`;
const REFUNDED = `COALESCE((SELECT SUM(f.amount_cents) FROM hold_refunds f
  WHERE f.branch_id = d.branch_id AND f.hold_id = d.id), 0)`;
const COLUMNS = `${PROMISE_COLUMNS}, d.state, d.kept_bp AS keptBp, d.kept_cents AS keptCents,
  d.settled_at AS settledAt, d.reason, d.sale_id AS saleId`;
const HEAD = `${headColumns('hold')}, d.state, d.kept_cents AS keptCents, ${PAID} AS paidCents,
  ${REFUNDED} AS refundedCents`;

export async function holdRow(db: Executor, scope: BranchScope, id: string): Promise<HoldRow | undefined> {
  const rows = await db.rows<HoldRow>(`SELECT ${COLUMNS} FROM holds d WHERE d.branch_id = ? AND d.id = ?`, [
    scope.branchId,
    uuidToBytes(id),
  ]);
  return rows[0];
}

/** The same, kept from others until this transaction ends: one deed after the other on a hold. */
export async function lockHold(tx: Tx, scope: BranchScope, id: string): Promise<HoldRow | undefined> {
  const rows = await tx.rows<HoldRow>(
    `SELECT ${COLUMNS} FROM holds d WHERE d.branch_id = ? AND d.id = ? FOR UPDATE`,
    [scope.branchId, uuidToBytes(id)],
  );
  return rows[0];
}

/** Which branch has a hold of that id, if it is in this database. */
export async function branchOfHold(
  db: Executor,
  _scope: AllBranchesScope,
  id: string,
): Promise<number | undefined> {
  const rows = await db.rows<{ branchId: number }>('SELECT branch_id AS branchId FROM holds WHERE id = ?', [
    uuidToBytes(id),
  ]);
  return rows[0]?.branchId;
}

export interface MoneyRow {
  readonly id: Buffer;
  readonly branchId: number;
  readonly method: 'cash' | 'card' | 'transfer';
  readonly amountCents: number;
  readonly tenderedCents: number | null;
  readonly reference: string | null;
  readonly clerkId: number;
  readonly occurredAt: Date;
}

/** What counts towards the hold, in order. */
export async function paymentsOfHold(db: Executor, scope: BranchScope, id: string): Promise<MoneyRow[]> {
  return db.rows<MoneyRow>(
    `SELECT id, paid_branch_id AS branchId, method, amount_cents AS amountCents, tendered_cents AS tenderedCents,
       reference, clerk_id AS clerkId, occurred_at AS occurredAt
     FROM hold_payments WHERE branch_id = ? AND hold_id = ? ORDER BY occurred_at, id, payment_no`,
    [scope.branchId, uuidToBytes(id)],
  );
}

export async function refundsOfHold(db: Executor, scope: BranchScope, id: string): Promise<MoneyRow[]> {
  return db.rows<MoneyRow>(
    `SELECT id, branch_id AS branchId, method, amount_cents AS amountCents, NULL AS tenderedCents, reference,
       clerk_id AS clerkId, occurred_at AS occurredAt
     FROM hold_refunds WHERE branch_id = ? AND hold_id = ? ORDER BY id`,
    [scope.branchId, uuidToBytes(id)],
  );
}

export interface HoldPage {
  readonly state: HoldState | 'overdue' | 'refundable' | undefined;
  readonly wish: PaperWish | null;
  readonly before: Buffer | undefined;
  readonly limit: number;
  readonly at: Date;
}

/** Newest first, by the time in the hold's id. */
export async function holdHeads(db: Executor, scope: BranchScope, page: HoldPage): Promise<HoldHeadRow[]> {
  const conditions: Condition[] = [{ sql: 'd.branch_id = ?', values: [scope.branchId] }];
  if (page.state) conditions.push(stateCondition(page.state, page.at));
  if (page.wish) conditions.push(wishCondition(page.wish));
  if (page.before) conditions.push({ sql: 'd.id < ?', values: [page.before] });
  return db.rows<HoldHeadRow>(
    `SELECT ${HEAD} FROM holds d WHERE ${conditions.map(({ sql }) => sql).join(' AND ')}
     ORDER BY d.id DESC LIMIT ${page.limit}`,
    conditions.flatMap(({ values }): readonly SqlValue[] => values),
  );
}

function stateCondition(state: NonNullable<HoldPage['state']>, at: Date): Condition {
  switch (state) {
    case 'active':
      return { sql: "d.state = 'active' AND d.expires_at > ?", values: [at] };
    case 'overdue':
      return { sql: "d.state = 'active' AND d.expires_at <= ?", values: [at] };
    case 'refundable':
      return { sql: `d.state <> 'active' AND ${PAID} - ${REFUNDED} > d.kept_cents`, values: [] };
    case 'sold':
    case 'released':
    case 'expired':
      return { sql: 'd.state = ?', values: [state] };
  }
}

/** Active ones for a name or a telephone; any for a folio or a QR. */
export function findHoldHeads(
  db: Executor,
  scope: AllBranchesScope,
  query: { readonly wish: PaperWish; readonly limit: number },
): Promise<HoldHeadRow[]> {
  const alive = { sql: "d.state = 'active'", values: [] };
  return findPapers<HoldHeadRow>(db, scope, 'hold', { ...query, alive, columns: HEAD });
}

/** Active holds whose time is over, the oldest first. */
export async function overdueHolds(
  db: Executor,
  scope: BranchScope,
  at: Date,
  limit: number,
): Promise<{ readonly id: Buffer }[]> {
  return db.rows(
    `SELECT id FROM holds WHERE branch_id = ? AND state = 'active' AND expires_at <= ?
     ORDER BY expires_at LIMIT ${limit}`,
    [scope.branchId, at],
  );
}

export interface Settlement {
  readonly state: Exclude<HoldState, 'active'>;
  readonly keptCents: number;
  readonly at: Date;
  readonly reason?: string;
  readonly saleId?: string;
}

/** Ends an active hold; answers whether it was active. */
export async function settleHold(
  tx: Tx,
  scope: BranchScope,
  id: string,
  { state, keptCents, at, reason, saleId }: Settlement,
): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE holds SET state = ?, kept_cents = ?, settled_at = ?, reason = ?, sale_id = ?
     WHERE branch_id = ? AND id = ? AND state = 'active'`,
    [
      state,
      keptCents,
      at,
      reason ?? null,
      saleId === undefined ? null : uuidToBytes(saleId),
      scope.branchId,
      uuidToBytes(id),
    ],
  );
  return changed === 1;
}

export async function setExpiry(tx: Tx, scope: BranchScope, id: string, expiresAt: Date): Promise<boolean> {
  const changed = await tx.change(
    "UPDATE holds SET expires_at = ? WHERE branch_id = ? AND id = ? AND state = 'active'",
    [expiresAt, scope.branchId, uuidToBytes(id)],
  );
  return changed === 1;
}

/** The hold that a sale completed, with what the sale took of its deposit. */
export async function holdOfSale(
  db: Executor,
  scope: BranchScope,
  saleId: Buffer,
): Promise<{ readonly folio: string; readonly keptCents: number } | undefined> {
  const rows = await db.rows<{ folio: string; keptCents: number }>(
    'SELECT folio, kept_cents AS keptCents FROM holds WHERE branch_id = ? AND sale_id = ?',
    [scope.branchId, saleId],
  );
  return rows[0];
}

/** What active holds keep of each item of the branch. */
export async function heldQuantities(
  db: Executor,
  scope: BranchScope,
): Promise<{ stockItemId: Buffer; quantity: number }[]> {
  const rows = await db.rows<{ stockItemId: Buffer; quantity: number | string }>(
    `SELECT l.stock_item_id AS stockItemId, SUM(l.quantity) AS quantity
     FROM holds d JOIN hold_lines l ON l.branch_id = d.branch_id AND l.hold_id = d.id
     WHERE d.branch_id = ? AND d.state = 'active' GROUP BY l.stock_item_id`,
    [scope.branchId],
  );
  return rows.map(({ stockItemId, quantity }) => ({ stockItemId, quantity: Number(quantity) }));
}
