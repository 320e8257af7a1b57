import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { inLengths, insertRows, marks } from '#db/row-lists.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';

export interface MovementRow {
  readonly id: string;
  readonly stockItemId: string;
  readonly partId: number;
  readonly kind:
    'receipt' | 'sale' | 'return' | 'transfer_out' | 'transfer_in' | 'adjustment' | 'write_off' | 'count';
  /** Signed. */
  readonly quantity: number;
  readonly reason: string | null;
  readonly note: string | null;
  readonly documentId: string | null;
  readonly actorId: number | null;
  readonly occurredAt: Date;
  readonly recordedAt: Date;
}

const COLUMNS =
  'branch_id, id, stock_item_id, part_id, kind, quantity, reason, note, document_id, actor_id, occurred_at, recorded_at';

/** In one statement, however many. */
export async function insertMovements(
  tx: Tx,
  scope: BranchScope,
  rows: readonly MovementRow[],
): Promise<void> {
  const list = rows.map(() => '(?,?,?,?,?,?,?,?,?,?,?,?)').join(',');
  await tx.change(
    `INSERT INTO stock_movements (${COLUMNS}) VALUES ${list}`,
    rows.flatMap((row) => valuesOf(scope, row)),
  );
}

/** The same where it has to be quick: lists of lengths for which the statement is prepared already. */
export async function insertSaleMovements(
  tx: Tx,
  scope: BranchScope,
  rows: readonly MovementRow[],
): Promise<void> {
  await insertRows(
    tx,
    `INSERT INTO stock_movements (${COLUMNS})`,
    rows.map((row) => valuesOf(scope, row)),
  );
}

function valuesOf(scope: BranchScope, row: MovementRow): SqlValue[] {
  return [
    scope.branchId,
    uuidToBytes(row.id),
    uuidToBytes(row.stockItemId),
    row.partId,
    row.kind,
    row.quantity,
    row.reason,
    row.note,
    row.documentId ? uuidToBytes(row.documentId) : null,
    row.actorId,
    row.occurredAt,
    row.recordedAt,
  ];
}

/**
 * Takes quantities off several items, given in key order, by guarded statements that lock them in it. Answers how
 * many items had enough at their price: fewer than asked means the caller must undo everything.
 */
export async function takeOnHand(
  tx: Tx,
  scope: BranchScope,
  ascending: readonly {
    readonly id: Buffer;
    readonly quantity: number;
    readonly priceCents: number | null;
  }[],
  at: Date,
): Promise<number> {
  let count = 0;
  for (const items of inLengths(ascending)) {
    const cases = `CASE id ${items.map(() => 'WHEN ? THEN ?').join(' ')} END`;
    const quantities = items.flatMap((item): SqlValue[] => [item.id, item.quantity]);
    const prices = items.flatMap((item): SqlValue[] => [item.id, item.priceCents]);
    count += await tx.change(
      `UPDATE stock_items SET on_hand = on_hand - ${cases}, version = version + 1, updated_at = ?
       WHERE branch_id = ? AND id IN (${marks(items.length)})
         AND on_hand - reserved >= ${cases} AND price_cents = ${cases}`,
      [...quantities, at, scope.branchId, ...items.map((item) => item.id), ...quantities, ...prices],
    );
  }
  return count;
}

/** Sets on hand while the row is still at `version` and no hold is left uncovered; answers whether it was. */
export async function setOnHand(
  tx: Tx,
  scope: BranchScope,
  item: { id: Buffer; version: number; onHand: number; at: Date },
): Promise<boolean> {
  const affected = await tx.change(
    `UPDATE stock_items SET on_hand = ?, version = version + 1, updated_at = ?
     WHERE branch_id = ? AND id = ? AND version = ? AND reserved <= ?`,
    [item.onHand, item.at, scope.branchId, item.id, item.version, item.onHand],
  );
  return affected === 1;
}

export async function setPrice(
  tx: Tx,
  scope: BranchScope,
  item: { id: Buffer; version: number; priceCents: number | null; at: Date },
): Promise<boolean> {
  const affected = await tx.change(
    'UPDATE stock_items SET price_cents = ?, version = version + 1, updated_at = ? WHERE branch_id = ? AND id = ? AND version = ?',
    [item.priceCents, item.at, scope.branchId, item.id, item.version],
  );
  return affected === 1;
}

export async function insertPriceChange(
  tx: Tx,
  scope: BranchScope,
  row: {
    id: string;
    stockItemId: Buffer;
    previousCents: number | null;
    nextCents: number | null;
    actorId: number | null;
    note: string | null;
    at: Date;
  },
): Promise<void> {
  await tx.change(
    `INSERT INTO price_changes (branch_id, id, stock_item_id, previous_cents, next_cents, actor_id, note, recorded_at)
     VALUES (?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      uuidToBytes(row.id),
      row.stockItemId,
      row.previousCents,
      row.nextCents,
      row.actorId,
      row.note,
      row.at,
    ],
  );
}

export interface ListedMovement {
  readonly id: Buffer;
  readonly kind: MovementRow['kind'];
  readonly quantity: number;
  readonly reason: string | null;
  readonly note: string | null;
  readonly folio: string | null;
  readonly actorId: number | null;
  readonly occurredAt: Date;
}

/** The latest movements of one item, newest first. */
export async function movementsOf(
  db: Executor,
  scope: BranchScope,
  stockItemId: Buffer,
  limit: number,
): Promise<ListedMovement[]> {
  return db.rows<ListedMovement>(
    `SELECT m.id, m.kind, m.quantity, m.reason, m.note, COALESCE(v.folio, d.folio) AS folio, m.actor_id AS actorId, m.occurred_at AS occurredAt
     FROM stock_movements m LEFT JOIN sales v ON v.branch_id = m.branch_id AND v.id = m.document_id
       LEFT JOIN returns d ON d.branch_id = m.branch_id AND d.id = m.document_id
     WHERE m.branch_id = ? AND m.stock_item_id = ? ORDER BY m.id DESC LIMIT ${limit}`,
    [scope.branchId, stockItemId],
  );
}

/** When and how the last of an item left; undefined for one that never moved. */
export async function lastMovementOf(
  db: Executor,
  scope: BranchScope,
  stockItemId: Buffer,
): Promise<{ kind: string; occurredAt: Date } | undefined> {
  const rows = await db.rows<{ kind: string; occurredAt: Date }>(
    `SELECT kind, occurred_at AS occurredAt FROM stock_movements WHERE branch_id = ? AND stock_item_id = ?
     ORDER BY id DESC LIMIT 1`,
    [scope.branchId, stockItemId],
  );
  return rows[0];
}
