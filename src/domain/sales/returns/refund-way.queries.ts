import type { Executor } from '#db/client.ts';
import type { BranchScope } from '#shared/scope.ts';
import { REFUND_METHODS, type MoneyWay, type RefundMethod } from './refund-ways.ts';

interface WayRow {
  readonly method: RefundMethod;
  readonly cents: number | string;
}

/** What a note was paid with: its own payments and, when a hold became it, what was left of the hold's. */
const PAID = `SELECT method, amount_cents AS cents FROM payments WHERE branch_id = ? AND sale_id = ?
  UNION ALL
  SELECT y.method, y.amount_cents FROM holds h JOIN hold_payments y ON y.branch_id = h.branch_id AND y.hold_id = h.id
  WHERE h.branch_id = ? AND h.sale_id = ?
  UNION ALL
  SELECT b.method, -b.amount_cents FROM holds h JOIN hold_refunds b ON b.branch_id = h.branch_id AND b.hold_id = h.id
  WHERE h.branch_id = ? AND h.sale_id = ?`;

const OLD_PARTS = `SELECT method, amount_cents AS cents FROM core_entries
  WHERE branch_id = ? AND sale_id = ? AND kind = 'returned' AND method IS NOT NULL`;

const REFUNDED = `SELECT d.id AS returnId, f.method, f.amount_cents AS cents FROM returns d
  JOIN refunds f ON f.branch_id = d.branch_id AND f.return_id = d.id WHERE d.branch_id = ? AND d.sale_id = ?`;

/**
 * How a note was paid and what went back for it, also for its old parts. `besides`: what other returns gave back, and
 * none of them is under way. Asked after having written one's own: two who do that see each other, and one of them begins again.
 */
export async function moneyWays(
  db: Executor,
  scope: BranchScope,
  saleId: Buffer,
  own?: { readonly besides: Buffer },
): Promise<MoneyWay[]> {
  const note = [scope.branchId, saleId];
  const paid = await db.rows<WayRow>(PAID, [...note, ...note, ...note]);
  const refunds = await db.rows<WayRow & { returnId: Buffer }>(
    `${REFUNDED}${own ? ' LOCK IN SHARE MODE' : ''}`,
    note,
  );
  const others = refunds.filter(({ returnId }) => !own?.besides.equals(returnId));
  const cores = await db.rows<WayRow>(OLD_PARTS, note);
  const sumOf = (rows: readonly WayRow[], method: RefundMethod) =>
    rows.reduce((sum, row) => (row.method === method ? sum + Number(row.cents) : sum), 0);
  return REFUND_METHODS.map((method) => ({
    method,
    paidCents: sumOf(paid, method),
    refundedCents: sumOf([...others, ...cores], method),
  })).filter(({ paidCents, refundedCents }) => paidCents > 0 || refundedCents > 0);
}
