import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { Position } from '#shared/positions.ts';
import type { BranchScope } from '#shared/scope.ts';

export interface ReceivableRow {
  readonly partId: number;
  readonly partType: string;
  readonly position: Position;
  readonly maker: string;
  readonly partNumber: string;
  readonly onHand: number | null;
  readonly priceCents: number | null;
  readonly bin: string | null;
  readonly minimum: number | null;
  readonly lastCostCents: number | null;
}

/** Parts whose number (capitals and digits) is this or begins like it; what the branch stocks first. */
export async function receivableParts(
  db: Executor,
  scope: BranchScope,
  wanted: { pnNorm: string; isWhole: boolean; limit: number },
): Promise<ReceivableRow[]> {
  return db.rows<ReceivableRow>(
    `SELECT p.id AS partId, p.part_type_code AS partType, p.position, p.maker, p.part_number AS partNumber,
       s.on_hand AS onHand, s.price_cents AS priceCents, s.bin, m.minimum,
       (SELECT l.unit_cost_cents FROM stock_receipt_lines l WHERE l.branch_id = s.branch_id AND l.stock_item_id = s.id
         ORDER BY l.receipt_id DESC LIMIT 1) AS lastCostCents
     FROM parts p LEFT JOIN stock_items s ON s.branch_id = ? AND s.bulk_part_id = p.id
       LEFT JOIN stock_minimums m ON m.branch_id = s.branch_id AND m.stock_item_id = s.id
     WHERE p.pn_norm ${wanted.isWhole ? '= ?' : 'LIKE ?'}
     ORDER BY s.id IS NULL, p.origin = 'genuine', p.pn_norm, p.id LIMIT ${wanted.limit}`,
    [scope.branchId, wanted.isWhole ? wanted.pnNorm : `${wanted.pnNorm}%`],
  );
}

/** Which of these parts there are. */
export async function knownParts(db: Executor, ids: readonly number[]): Promise<number[]> {
  const rows = await db.listRows<{ id: number }>('SELECT id FROM parts WHERE id IN (?)', [ids]);
  return rows.map(({ id }) => id);
}

export interface NewReceipt {
  readonly id: string;
  readonly supplier: string;
  readonly documentNumber: string;
  readonly receivedOn: string;
  readonly note: string | null;
  readonly costCents: number;
  readonly receivedBy: number;
  readonly at: Date;
  readonly lines: readonly {
    readonly stockItemId: Buffer;
    readonly partId: number;
    readonly quantity: number;
    readonly unitCostCents: number | null;
  }[];
}

export async function insertReceipt(tx: Tx, scope: BranchScope, receipt: NewReceipt): Promise<void> {
  const id = uuidToBytes(receipt.id);
  await tx.change(
    `INSERT INTO stock_receipts (branch_id, id, supplier, document_number, received_on, note, cost_cents, received_by, recorded_at)
     VALUES (?,?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      id,
      receipt.supplier,
      receipt.documentNumber,
      receipt.receivedOn,
      receipt.note,
      receipt.costCents,
      receipt.receivedBy,
      receipt.at,
    ],
  );
  const values = receipt.lines.map((line, index): SqlValue[] => [
    scope.branchId,
    id,
    index + 1,
    line.stockItemId,
    line.partId,
    line.quantity,
    line.unitCostCents,
  ]);
  await tx.changeList(
    `INSERT INTO stock_receipt_lines (branch_id, receipt_id, line_no, stock_item_id, part_id, quantity, unit_cost_cents)
     VALUES ?`,
    [values],
  );
}

export interface ReceiptRow {
  readonly id: Buffer;
  readonly supplier: string;
  readonly documentNumber: string;
  readonly receivedOn: string;
  readonly note: string | null;
  readonly costCents: number;
  readonly receivedBy: number;
  readonly recordedAt: Date;
  readonly pieces: string | number;
}

const RECEIPT = `r.id, r.supplier, r.document_number AS documentNumber,
  DATE_FORMAT(r.received_on, '%Y-%m-%d') AS receivedOn, r.note, r.cost_cents AS costCents,
  r.received_by AS receivedBy, r.recorded_at AS recordedAt,
  (SELECT COALESCE(SUM(l.quantity), 0) FROM stock_receipt_lines l
    WHERE l.branch_id = r.branch_id AND l.receipt_id = r.id) AS pieces`;

export async function latestReceipts(db: Executor, scope: BranchScope, limit: number): Promise<ReceiptRow[]> {
  return db.rows<ReceiptRow>(
    `SELECT ${RECEIPT} FROM stock_receipts r WHERE r.branch_id = ? ORDER BY r.received_on DESC, r.id DESC LIMIT ${limit}`,
    [scope.branchId],
  );
}

export async function receiptById(
  db: Executor,
  scope: BranchScope,
  id: Buffer,
): Promise<ReceiptRow | undefined> {
  const rows = await db.rows<ReceiptRow>(
    `SELECT ${RECEIPT} FROM stock_receipts r WHERE r.branch_id = ? AND r.id = ?`,
    [scope.branchId, id],
  );
  return rows[0];
}

export interface ReceiptLineRow {
  readonly stockItemId: Buffer;
  readonly partId: number;
  readonly partType: string;
  readonly position: Position;
  readonly maker: string;
  readonly partNumber: string;
  readonly quantity: number;
  readonly unitCostCents: number | null;
  readonly onHand: number;
}

export async function receiptLines(db: Executor, scope: BranchScope, id: Buffer): Promise<ReceiptLineRow[]> {
  return db.rows<ReceiptLineRow>(
    `SELECT l.stock_item_id AS stockItemId, p.id AS partId, p.part_type_code AS partType, p.position, p.maker,
       p.part_number AS partNumber, l.quantity, l.unit_cost_cents AS unitCostCents, COALESCE(s.on_hand, 0) AS onHand
     FROM stock_receipt_lines l JOIN parts p ON p.id = l.part_id
       LEFT JOIN stock_items s ON s.branch_id = l.branch_id AND s.id = l.stock_item_id
     WHERE l.branch_id = ? AND l.receipt_id = ? ORDER BY l.line_no`,
    [scope.branchId, id],
  );
}

export async function suppliersOf(db: Executor, scope: BranchScope, limit: number): Promise<string[]> {
  const rows = await db.rows<{ supplier: string }>(
    `SELECT supplier FROM stock_receipts WHERE branch_id = ? GROUP BY supplier ORDER BY COUNT(*) DESC, supplier LIMIT ${limit}`,
    [scope.branchId],
  );
  return rows.map(({ supplier }) => supplier);
}

/** Null takes the minimum away. */
export async function writeMinimum(
  tx: Tx,
  scope: BranchScope,
  row: { stockItemId: Buffer; minimum: number | null; by: number | null; at: Date },
): Promise<void> {
  if (row.minimum === null) {
    await tx.change('DELETE FROM stock_minimums WHERE branch_id = ? AND stock_item_id = ?', [
      scope.branchId,
      row.stockItemId,
    ]);
    return;
  }
  await tx.change(
    `INSERT INTO stock_minimums (branch_id, stock_item_id, minimum, updated_by, updated_at) VALUES (?,?,?,?,?)
     ON DUPLICATE KEY UPDATE minimum = VALUES(minimum), updated_by = VALUES(updated_by), updated_at = VALUES(updated_at)`,
    [scope.branchId, row.stockItemId, row.minimum, row.by, row.at],
  );
}

/** Minimums of these items; those without one are left out. */
export async function minimumsOf(
  db: Executor,
  scope: BranchScope,
  ids: readonly Buffer[],
): Promise<{ readonly stockItemId: Buffer; readonly minimum: number }[]> {
  if (ids.length === 0) return [];
  return db.listRows(
    'SELECT stock_item_id AS stockItemId, minimum FROM stock_minimums WHERE branch_id = ? AND stock_item_id IN (?)',
    [scope.branchId, ids],
  );
}
