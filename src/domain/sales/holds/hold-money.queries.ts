import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { MethodSum } from '../shift.queries.ts';

/** One document of money for a hold, in its ways of paying. */
export interface HoldMoney {
  readonly id: string;
  readonly holdId: string;
  readonly terminalId: number;
  readonly clerkId: number;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly businessDate: string;
  readonly payments: readonly {
    readonly method: 'cash' | 'card' | 'transfer';
    readonly amountCents: number;
    readonly tenderedCents: number | null;
    readonly reference: string | null;
  }[];
}

const COLUMNS = `branch_id, id, payment_no, hold_id, terminal_id, method, amount_cents, tendered_cents, reference,
  clerk_id, occurred_at, recorded_at, business_date`;

function rowsOf(scope: BranchScope, money: HoldMoney, more: readonly SqlValue[]): SqlValue[] {
  return money.payments.flatMap(({ method, amountCents, tenderedCents, reference }, index): SqlValue[] => [
    scope.branchId,
    uuidToBytes(money.id),
    index + 1,
    uuidToBytes(money.holdId),
    money.terminalId,
    method,
    amountCents,
    tenderedCents,
    reference,
    money.clerkId,
    money.occurredAt,
    money.recordedAt,
    money.businessDate,
    ...more,
  ]);
}

/** Counts money towards a hold of this branch. `shiftId` null: it lies at another branch. */
export async function insertHoldPayments(
  tx: Tx,
  scope: BranchScope,
  money: HoldMoney,
  drawer: { readonly paidBranchId: number; readonly shiftId: string | null },
): Promise<void> {
  if (money.payments.length === 0) return;
  const shift = drawer.shiftId === null ? null : uuidToBytes(drawer.shiftId);
  const marks = money.payments.map(() => '(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)').join(',');
  await tx.change(
    `INSERT INTO hold_payments (${COLUMNS}, paid_branch_id, shift_id) VALUES ${marks}`,
    rowsOf(scope, money, [drawer.paidBranchId, shift]),
  );
}

/** Money that lies in a drawer of this branch for a hold of another. */
export async function insertPaymentsElsewhere(
  tx: Tx,
  scope: BranchScope,
  money: HoldMoney,
  home: { readonly branchId: number; readonly folio: string; readonly shiftId: string },
): Promise<void> {
  const marks = money.payments.map(() => '(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)').join(',');
  await tx.change(
    `INSERT INTO hold_payments_elsewhere (${COLUMNS}, home_branch_id, shift_id, hold_folio) VALUES ${marks}`,
    rowsOf(scope, money, [home.branchId, uuidToBytes(home.shiftId), home.folio]),
  );
}

/** The payment of that id that counts here, if there is one: for which hold, and where its money is. */
export async function countedPayment(
  db: Executor,
  scope: BranchScope,
  id: string,
): Promise<{ readonly holdId: Buffer; readonly paidBranchId: number } | undefined> {
  const rows = await db.rows<{ holdId: Buffer; paidBranchId: number }>(
    `SELECT hold_id AS holdId, paid_branch_id AS paidBranchId FROM hold_payments WHERE branch_id = ? AND id = ? LIMIT 1`,
    [scope.branchId, uuidToBytes(id)],
  );
  return rows[0];
}

/** What this branch took for a hold of another, by document: some may not have arrived there yet. */
export async function takenHereFor(
  db: Executor,
  scope: BranchScope,
  holdId: string,
): Promise<{ readonly id: Buffer; readonly amountCents: number }[]> {
  return db.rows(
    'SELECT id, amount_cents AS amountCents FROM hold_payments_elsewhere WHERE branch_id = ? AND hold_id = ?',
    [scope.branchId, uuidToBytes(holdId)],
  );
}

export async function holdFigures(
  db: Executor,
  scope: BranchScope,
  holdId: string,
): Promise<{ readonly paidCents: number; readonly refundedCents: number }> {
  const id = uuidToBytes(holdId);
  const rows = await db.rows<{ paidCents: string | number; refundedCents: string | number }>(
    `SELECT (SELECT COALESCE(SUM(amount_cents), 0) FROM hold_payments WHERE branch_id = ? AND hold_id = ?) AS paidCents,
       (SELECT COALESCE(SUM(amount_cents), 0) FROM hold_refunds WHERE branch_id = ? AND hold_id = ?) AS refundedCents`,
    [scope.branchId, id, scope.branchId, id],
  );
  return { paidCents: Number(rows[0]?.paidCents), refundedCents: Number(rows[0]?.refundedCents) };
}

export interface HoldRefund {
  readonly id: string;
  readonly holdId: string;
  readonly shiftId: string;
  readonly terminalId: number;
  readonly method: 'cash' | 'transfer';
  readonly amountCents: number;
  readonly reference: string | null;
  readonly clerkId: number;
  readonly at: Date;
  readonly businessDate: string;
}

export async function insertHoldRefund(tx: Tx, scope: BranchScope, refund: HoldRefund): Promise<void> {
  await tx.change(
    `INSERT INTO hold_refunds (branch_id, id, hold_id, shift_id, terminal_id, method, amount_cents, reference, clerk_id,
       occurred_at, recorded_at, business_date) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      uuidToBytes(refund.id),
      uuidToBytes(refund.holdId),
      uuidToBytes(refund.shiftId),
      refund.terminalId,
      refund.method,
      refund.amountCents,
      refund.reference,
      refund.clerkId,
      refund.at,
      refund.at,
      refund.businessDate,
    ],
  );
}

/**
 * Money of holds by shift and method. A deposit counts in the shift whose drawer took it, wherever the hold is; a
 * refund, negative, in the shift that gave it. The sale that completes a hold counts only the rest it was paid with.
 */
export async function holdMoneySums(
  db: Executor,
  scope: BranchScope,
  shiftIds: readonly Buffer[],
): Promise<MethodSum[]> {
  if (shiftIds.length === 0) return [];
  const shifts = [scope.branchId, shiftIds];
  return db.listRows<MethodSum>(
    `SELECT shiftId, document, method, COUNT(*) AS count, SUM(cents) AS amountCents FROM (
       SELECT shift_id AS shiftId, 'hold' AS document, method, amount_cents AS cents
       FROM hold_payments WHERE branch_id = ? AND shift_id IN (?)
       UNION ALL
       SELECT shift_id, 'hold', method, amount_cents
       FROM hold_payments_elsewhere WHERE branch_id = ? AND shift_id IN (?)
       UNION ALL
       SELECT shift_id, 'hold_refund', method, -amount_cents
       FROM hold_refunds WHERE branch_id = ? AND shift_id IN (?)) money
     GROUP BY shiftId, document, method ORDER BY document, method`,
    [...shifts, ...shifts, ...shifts],
  );
}
