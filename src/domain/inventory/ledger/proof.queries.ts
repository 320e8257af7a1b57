import type { Executor } from '#db/client.ts';
import type { BranchScope } from '#shared/scope.ts';

type Kind =
  'receipt' | 'sale' | 'return' | 'transfer_out' | 'transfer_in' | 'adjustment' | 'write_off' | 'count';

export interface BalancedMovement {
  readonly id: Buffer;
  readonly kind: Kind;
  readonly quantity: number;
  readonly reason: string | null;
  readonly note: string | null;
  readonly folio: string | null;
  readonly actorId: number | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
  readonly balance: string | number;
}

/** Movements of an item, newest first, each with the sum up to it; before the one named. */
export async function balancedMovements(
  db: Executor,
  scope: BranchScope,
  stockItemId: Buffer,
  page: { before: Buffer | undefined; limit: number },
): Promise<BalancedMovement[]> {
  return db.rows<BalancedMovement>(
    `SELECT b.id, b.kind, b.quantity, b.balance, b.reason, b.note, COALESCE(v.folio, d.folio) AS folio, b.actor_id AS actorId,
       b.occurred_at AS occurredAt, b.recorded_at AS recordedAt
     FROM (SELECT m.*, SUM(m.quantity) OVER (ORDER BY m.id) AS balance FROM stock_movements m
       WHERE m.branch_id = ? AND m.stock_item_id = ?) b
       LEFT JOIN sales v ON v.branch_id = b.branch_id AND v.id = b.document_id
       LEFT JOIN returns d ON d.branch_id = b.branch_id AND d.id = b.document_id
     ${page.before ? 'WHERE b.id < ?' : ''} ORDER BY b.id DESC LIMIT ${page.limit}`,
    [scope.branchId, stockItemId, ...(page.before ? [page.before] : [])],
  );
}

export async function sumOfItem(db: Executor, scope: BranchScope, stockItemId: Buffer): Promise<number> {
  const [row] = await db.rows<{ total: string | number }>(
    'SELECT COALESCE(SUM(quantity), 0) AS total FROM stock_movements WHERE branch_id = ? AND stock_item_id = ?',
    [scope.branchId, stockItemId],
  );
  return Number(row?.total ?? 0);
}

export interface KindSum {
  readonly kind: Kind;
  readonly movements: string | number;
  readonly came: string | number;
  /** As a positive number. */
  readonly gone: string | number;
}

export interface BranchSums {
  readonly before: number;
  readonly after: number;
  readonly kinds: readonly KindSum[];
  readonly onHand: number;
}

/** The ledger of a branch around a period, and what its items say, as one moment sees them. */
export async function branchSums(
  db: Executor,
  scope: BranchScope,
  period: { from: Date; until: Date },
): Promise<BranchSums> {
  const rows = await db.rows<KindSum & { place: 'before' | 'within' | 'after' | 'items' }>(
    `SELECT CASE WHEN recorded_at < ? THEN 'before' WHEN recorded_at < ? THEN 'within' ELSE 'after' END AS place, kind,
       COUNT(*) AS movements, SUM(GREATEST(quantity, 0)) AS came, SUM(GREATEST(-quantity, 0)) AS gone
     FROM stock_movements WHERE branch_id = ? GROUP BY place, kind
     UNION ALL SELECT 'items', 'count', COUNT(*), COALESCE(SUM(on_hand), 0), 0 FROM stock_items WHERE branch_id = ?`,
    [period.from, period.until, scope.branchId, scope.branchId],
  );
  const sumOf = (place: string) =>
    rows
      .filter((row) => row.place === place)
      .reduce((sum, { came, gone }) => sum + Number(came) - Number(gone), 0);
  return {
    before: sumOf('before'),
    after: sumOf('after'),
    kinds: rows.filter(({ place }) => place === 'within'),
    onHand: sumOf('items'),
  };
}
