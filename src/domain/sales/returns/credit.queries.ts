import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { inLists, insertRows, marks } from '#db/row-lists.ts';
import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { invariant } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';

/** A vale as a sale sees it. */
export interface HeldCredit {
  readonly id: string;
  readonly code: string;
  readonly balanceCents: number;
}

/** Vales of the branch by code, for this transaction alone, locked in key order. Asks nothing when there are none. */
export async function heldCredits(
  tx: Tx,
  scope: BranchScope,
  codes: readonly string[],
): Promise<ReadonlyMap<string, HeldCredit>> {
  const held = new Map<string, HeldCredit>();
  for (const some of inLists([...new Set(codes)].sort())) {
    const rows = await tx.rows<Omit<HeldCredit, 'id'> & { id: Buffer }>(
      `SELECT id, code, balance_cents AS balanceCents FROM store_credits
       WHERE branch_id = ? AND code IN (${marks(some.length)}) ORDER BY code FOR UPDATE`,
      [scope.branchId, ...some],
    );
    for (const { id, ...credit } of rows) held.set(credit.code, { ...credit, id: bytesToUuid(id) });
  }
  return held;
}

export interface Spending {
  readonly creditId: string;
  readonly saleId: string;
  readonly amountCents: number;
  readonly actorId: number;
  readonly at: Date;
}

/** Takes from vales what sales were paid with, each by a guarded statement, and writes it in their ledger. */
export async function spendCredits(
  tx: Tx,
  scope: BranchScope,
  spendings: readonly Spending[],
): Promise<void> {
  if (spendings.length === 0) return;
  await insertRows(
    tx,
    `INSERT INTO store_credit_entries (branch_id, credit_id, document_id, kind, amount_cents, actor_id, recorded_at)`,
    spendings.map(({ creditId, saleId, amountCents, actorId, at }) => [
      scope.branchId,
      uuidToBytes(creditId),
      uuidToBytes(saleId),
      'spent',
      -amountCents,
      actorId,
      at,
    ]),
  );
  for (const { creditId, amountCents } of spendings) {
    const changed = await tx.change(
      `UPDATE store_credits SET balance_cents = balance_cents - ?, version = version + 1
       WHERE branch_id = ? AND id = ? AND balance_cents >= ?`,
      [amountCents, scope.branchId, uuidToBytes(creditId), amountCents],
    );
    invariant(changed === 1, 'a vale that is held for this transaction keeps its balance');
  }
}

export interface NewCredit {
  readonly id: string;
  readonly code: string;
  readonly returnId: string;
  readonly customerId: string | null;
  readonly customerName: string | null;
  readonly amountCents: number;
  readonly actorId: number;
  readonly at: Date;
}

export async function insertCredit(tx: Tx, scope: BranchScope, credit: NewCredit): Promise<void> {
  const { amountCents, at } = credit;
  const id = uuidToBytes(credit.id);
  const returnId = uuidToBytes(credit.returnId);
  await tx.change(
    `INSERT INTO store_credits (branch_id, id, code, return_id, customer_id, customer_name, issued_cents, balance_cents,
       issued_at) VALUES (?,?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      id,
      credit.code,
      returnId,
      credit.customerId === null ? null : uuidToBytes(credit.customerId),
      credit.customerName,
      amountCents,
      amountCents,
      at,
    ],
  );
  await tx.change(
    `INSERT INTO store_credit_entries (branch_id, credit_id, document_id, kind, amount_cents, actor_id, recorded_at)
     VALUES (?,?,?,'issued',?,?,?)`,
    [scope.branchId, id, returnId, amountCents, credit.actorId, at],
  );
}

export interface CreditRow {
  readonly id: Buffer;
  readonly code: string;
  readonly customerName: string | null;
  readonly issuedCents: number;
  readonly balanceCents: number;
  readonly issuedAt: Date;
  readonly returnFolio: string;
}

const CREDIT = `SELECT c.id, c.code, c.customer_name AS customerName, c.issued_cents AS issuedCents,
    c.balance_cents AS balanceCents, c.issued_at AS issuedAt, d.folio AS returnFolio
  FROM store_credits c JOIN returns d ON d.branch_id = c.branch_id AND d.id = c.return_id WHERE c.branch_id = ?`;

export async function creditRow(
  db: Executor,
  scope: BranchScope,
  code: string,
): Promise<CreditRow | undefined> {
  return (await db.rows<CreditRow>(`${CREDIT} AND c.code = ?`, [scope.branchId, code]))[0];
}

export async function creditOfReturn(
  db: Executor,
  scope: BranchScope,
  returnId: string,
): Promise<CreditRow | undefined> {
  return (
    await db.rows<CreditRow>(`${CREDIT} AND c.return_id = ?`, [scope.branchId, uuidToBytes(returnId)])
  )[0];
}

/** Newest first, by the time in their ids. */
export async function creditRows(
  db: Executor,
  scope: BranchScope,
  page: { readonly before: Buffer | undefined; readonly limit: number; readonly onlyOpen: boolean },
): Promise<CreditRow[]> {
  const values: SqlValue[] = page.before ? [scope.branchId, page.before] : [scope.branchId];
  return db.rows<CreditRow>(
    `${CREDIT} ${page.before ? 'AND c.id < ?' : ''} ${page.onlyOpen ? 'AND c.balance_cents > 0' : ''}
     ORDER BY c.id DESC LIMIT ${page.limit}`,
    values,
  );
}

export async function creditOwed(db: Executor, scope: BranchScope): Promise<number> {
  const rows = await db.rows<{ owed: number | string | null }>(
    'SELECT SUM(balance_cents) AS owed FROM store_credits WHERE branch_id = ? AND balance_cents > 0',
    [scope.branchId],
  );
  return Number(rows[0]?.owed ?? 0);
}
