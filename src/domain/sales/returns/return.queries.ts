import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { insertRows } from '#db/row-lists.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { ReturnReceipt } from '../return-contract.ts';
import type { MethodSum } from '../shift.queries.ts';

/** The note that a folio or an id names, in this branch. */
export async function saleIdOf(
  db: Executor,
  scope: BranchScope,
  wanted: { readonly folio: string } | { readonly id: string },
): Promise<Buffer | undefined> {
  if ('id' in wanted) {
    const rows = await db.rows<{ id: Buffer }>('SELECT id FROM sales WHERE branch_id = ? AND id = ?', [
      scope.branchId,
      uuidToBytes(wanted.id),
    ]);
    return rows[0]?.id;
  }
  // A folio says its till and number, which have the key.
  const [, , terminalNumber, sequence] = wanted.folio.split('-');
  const rows = await db.rows<{ id: Buffer }>(
    `SELECT s.id FROM terminals t JOIN sales s ON s.branch_id = t.branch_id AND s.terminal_id = t.id
     WHERE t.branch_id = ? AND t.number = ? AND s.folio_sequence = ? AND s.folio = ?`,
    [scope.branchId, Number(terminalNumber), Number(sequence), wanted.folio],
  );
  return rows[0]?.id;
}

export interface SoldLineRow {
  readonly lineNo: number;
  readonly stockItemId: Buffer;
  readonly partId: number;
  readonly partType: string;
  readonly code: string;
  readonly description: string;
  readonly kind: 'unit' | 'bulk';
  readonly bin: string | null;
  readonly quantity: number;
  readonly totalCents: number | string;
  readonly taxCents: number;
  readonly taxRateBp: number;
  readonly coreCents: number;
  readonly returnDays: number | null;
  readonly warrantyDays: number | null;
  readonly restockingBp: number | null;
  readonly termsNote: string | null;
  readonly ownWarrantyDays: number | null;
  readonly status: 'ok' | 'conflict';
  readonly returned: number | string;
  readonly coresReturned: number | string;
}

/** The lines of a note with what came back of them. */
export async function soldLines(db: Executor, scope: BranchScope, saleId: Buffer): Promise<SoldLineRow[]> {
  return db.rows<SoldLineRow>(
    `SELECT l.line_no AS lineNo, l.stock_item_id AS stockItemId, l.part_id AS partId, p.part_type_code AS partType,
       COALESCE(u.serial, p.part_number) AS code, l.description, i.kind, i.bin, l.quantity,
       l.quantity * l.unit_price_cents - l.discount_cents AS totalCents, l.tax_cents AS taxCents,
       l.tax_rate_bp AS taxRateBp, l.core_cents AS coreCents, l.return_days AS returnDays,
       l.warranty_days AS warrantyDays, l.restocking_bp AS restockingBp, l.terms_note AS termsNote,
       u.warranty_days AS ownWarrantyDays, l.status,
       (SELECT COALESCE(SUM(r.quantity), 0) FROM return_lines r WHERE r.branch_id = l.branch_id
         AND r.sale_id = l.sale_id AND r.sale_line_no = l.line_no) AS returned,
       (SELECT COALESCE(SUM(e.quantity), 0) FROM core_entries e WHERE e.branch_id = l.branch_id
         AND e.sale_id = l.sale_id AND e.sale_line_no = l.line_no AND e.kind = 'returned') AS coresReturned
     FROM sale_lines l JOIN parts p ON p.id = l.part_id
     JOIN stock_items i ON i.branch_id = l.branch_id AND i.id = l.stock_item_id
     LEFT JOIN units u ON u.branch_id = l.branch_id AND u.stock_item_id = l.stock_item_id
     WHERE l.branch_id = ? AND l.sale_id = ? ORDER BY l.line_no`,
    [scope.branchId, saleId],
  );
}

/** The number of a till's next return. */
export async function nextReturnSequence(
  db: Executor,
  scope: BranchScope,
  terminalId: number,
): Promise<number> {
  const rows = await db.rows<{ next: number | string | null }>(
    `SELECT COALESCE((SELECT MAX(folio_sequence) + 1 FROM returns WHERE branch_id = ? AND terminal_id = ?),
       (SELECT first_sequence FROM folio_series WHERE branch_id = ? AND terminal_id = ? AND document = 'return'), 1) AS next`,
    [scope.branchId, terminalId, scope.branchId, terminalId],
  );
  return Number(rows[0]?.next ?? 1);
}

export interface ReturnFacts {
  readonly receipt: ReturnReceipt;
  readonly shiftId: string;
  readonly clerkId: number;
  readonly approverId: number | null;
  /** Of each line: how many had come back before, its part, and the IVA in what is given back. */
  readonly lines: readonly {
    readonly firstPiece: number;
    readonly partId: number;
    readonly taxCents: number;
  }[];
  readonly madeAt: Date;
  readonly recordedAt: Date;
}

/** Two at once for the same pieces: the key of `return_lines` lets one through. */
export async function insertReturn(tx: Tx, scope: BranchScope, facts: ReturnFacts): Promise<void> {
  const { receipt } = facts;
  const id = uuidToBytes(receipt.id);
  const saleId = uuidToBytes(receipt.saleId);
  await tx.change(
    `INSERT INTO returns (branch_id, id, terminal_id, folio_sequence, folio, shift_id, sale_id, customer_name, clerk_id,
       approver_id, note, goods_cents, fee_cents, core_cents, tax_cents, refund_cents, made_at, recorded_at,
       business_date) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      id,
      receipt.terminalId,
      receipt.folioSequence,
      receipt.folio,
      uuidToBytes(facts.shiftId),
      saleId,
      receipt.customerName,
      facts.clerkId,
      facts.approverId,
      receipt.note,
      receipt.goodsCents,
      receipt.feeCents,
      receipt.coreCents,
      receipt.taxCents,
      receipt.refundCents,
      facts.madeAt,
      facts.recordedAt,
      receipt.businessDate,
    ],
  );
  await insertRows(
    tx,
    `INSERT INTO return_lines (branch_id, return_id, line_no, sale_id, sale_line_no, first_piece, quantity,
       stock_item_id, part_id, reason, outcome, bin, goods_cents, fee_cents, core_cents, tax_cents)`,
    receipt.lines.map((line, index): SqlValue[] => [
      scope.branchId,
      id,
      line.lineNo,
      saleId,
      line.saleLineNo,
      facts.lines[index]?.firstPiece ?? 0,
      line.quantity,
      uuidToBytes(line.stockItemId),
      facts.lines[index]?.partId ?? 0,
      line.reason,
      line.outcome,
      line.bin,
      line.goodsCents,
      line.feeCents,
      line.coreCents,
      facts.lines[index]?.taxCents ?? 0,
    ]),
  );
  await insertRows(
    tx,
    'INSERT INTO refunds (branch_id, return_id, refund_no, method, amount_cents, reference)',
    receipt.refunds.map(({ method, amountCents, reference }, index): SqlValue[] => [
      scope.branchId,
      id,
      index + 1,
      method,
      amountCents,
      reference,
    ]),
  );
}

export async function isFolioUsed(
  db: Executor,
  scope: BranchScope,
  { terminalId, folioSequence }: { readonly terminalId: number; readonly folioSequence: number },
): Promise<boolean> {
  const rows = await db.rows(
    'SELECT 1 FROM returns WHERE branch_id = ? AND terminal_id = ? AND folio_sequence = ?',
    [scope.branchId, terminalId, folioSequence],
  );
  return rows.length > 0;
}

export interface ReturnRow {
  readonly id: Buffer;
  readonly folio: string;
  readonly terminalId: number;
  readonly folioSequence: number;
  readonly saleId: Buffer;
  readonly saleFolio: string;
  readonly customerName: string | null;
  readonly clerkId: number;
  readonly approverId: number | null;
  readonly note: string | null;
  readonly goodsCents: number;
  readonly feeCents: number;
  readonly coreCents: number;
  readonly taxCents: number;
  readonly refundCents: number;
  readonly madeAt: Date;
  readonly businessDate: string;
}

const RETURN = `SELECT d.id, d.folio, d.terminal_id AS terminalId, d.folio_sequence AS folioSequence, d.sale_id AS saleId,
    s.folio AS saleFolio, d.customer_name AS customerName, d.clerk_id AS clerkId, d.approver_id AS approverId, d.note,
    d.goods_cents AS goodsCents, d.fee_cents AS feeCents, d.core_cents AS coreCents, d.tax_cents AS taxCents,
    d.refund_cents AS refundCents, d.made_at AS madeAt, DATE_FORMAT(d.business_date, '%Y-%m-%d') AS businessDate
  FROM returns d JOIN sales s ON s.branch_id = d.branch_id AND s.id = d.sale_id WHERE d.branch_id = ?`;

export async function returnRow(
  db: Executor,
  scope: BranchScope,
  id: string,
): Promise<ReturnRow | undefined> {
  return (await db.rows<ReturnRow>(`${RETURN} AND d.id = ?`, [scope.branchId, uuidToBytes(id)]))[0];
}

export async function returnsOfSale(db: Executor, scope: BranchScope, saleId: Buffer): Promise<ReturnRow[]> {
  return db.rows<ReturnRow>(`${RETURN} AND d.sale_id = ? ORDER BY d.id`, [scope.branchId, saleId]);
}

/** Newest first, by the time in their ids. */
export async function returnRows(
  db: Executor,
  scope: BranchScope,
  page: { readonly before: Buffer | undefined; readonly limit: number; readonly reason: string | undefined },
): Promise<ReturnRow[]> {
  const values: SqlValue[] = [scope.branchId];
  if (page.before) values.push(page.before);
  if (page.reason) values.push(page.reason);
  return db.rows<ReturnRow>(
    `${RETURN} ${page.before ? 'AND d.id < ?' : ''} ${
      page.reason
        ? 'AND EXISTS (SELECT 1 FROM return_lines r WHERE r.branch_id = d.branch_id AND r.return_id = d.id AND r.reason = ?)'
        : ''
    } ORDER BY d.id DESC LIMIT ${page.limit}`,
    values,
  );
}

export interface ReturnLineRow {
  readonly returnId: Buffer;
  readonly lineNo: number;
  readonly saleLineNo: number;
  readonly stockItemId: Buffer;
  readonly code: string;
  readonly description: string;
  readonly quantity: number;
  readonly reason: ReturnReceipt['lines'][number]['reason'];
  readonly outcome: ReturnReceipt['lines'][number]['outcome'];
  readonly bin: string | null;
  readonly goodsCents: number;
  readonly feeCents: number;
  readonly coreCents: number;
}

export async function returnLineRows(
  db: Executor,
  scope: BranchScope,
  returnIds: readonly Buffer[],
): Promise<ReturnLineRow[]> {
  if (returnIds.length === 0) return [];
  return db.listRows<ReturnLineRow>(
    `SELECT r.return_id AS returnId, r.line_no AS lineNo, r.sale_line_no AS saleLineNo, r.stock_item_id AS stockItemId,
       COALESCE(u.serial, p.part_number) AS code, l.description, r.quantity, r.reason, r.outcome, r.bin,
       r.goods_cents AS goodsCents, r.fee_cents AS feeCents, r.core_cents AS coreCents
     FROM return_lines r JOIN parts p ON p.id = r.part_id
     JOIN sale_lines l ON l.branch_id = r.branch_id AND l.sale_id = r.sale_id AND l.line_no = r.sale_line_no
     LEFT JOIN units u ON u.branch_id = r.branch_id AND u.stock_item_id = r.stock_item_id
     WHERE r.branch_id = ? AND r.return_id IN (?) ORDER BY r.return_id DESC, r.line_no`,
    [scope.branchId, returnIds],
  );
}

export async function refundRows(
  db: Executor,
  scope: BranchScope,
  returnId: Buffer,
): Promise<ReturnReceipt['refunds']> {
  return db.rows(
    `SELECT method, amount_cents AS amountCents, reference FROM refunds
     WHERE branch_id = ? AND return_id = ? ORDER BY refund_no`,
    [scope.branchId, returnId],
  );
}

/** Money that returns and old parts took out of drawers, negative, by shift and method. */
export async function returnMoneySums(
  db: Executor,
  scope: BranchScope,
  shiftIds: readonly Buffer[],
): Promise<MethodSum[]> {
  if (shiftIds.length === 0) return [];
  const shifts = [scope.branchId, shiftIds];
  return db.listRows<MethodSum>(
    `SELECT shiftId, document, method, COUNT(*) AS count, SUM(cents) AS amountCents FROM (
       SELECT d.shift_id AS shiftId, 'return' AS document, f.method, -f.amount_cents AS cents
       FROM returns d JOIN refunds f ON f.branch_id = d.branch_id AND f.return_id = d.id
       WHERE d.branch_id = ? AND d.shift_id IN (?)
       UNION ALL
       SELECT shift_id, 'core', method, -amount_cents
       FROM core_entries WHERE branch_id = ? AND shift_id IN (?) AND method IS NOT NULL) money
     GROUP BY shiftId, document, method ORDER BY document, method`,
    [...shifts, ...shifts],
  );
}

export async function returnSums(
  db: Executor,
  scope: BranchScope,
  shiftId: Buffer,
): Promise<{ count: number; goodsCents: number; feeCents: number; taxCents: number }> {
  const rows = await db.rows<Record<'count' | 'goods' | 'fee' | 'tax', string | number | null>>(
    `SELECT COUNT(*) AS count, SUM(goods_cents) AS goods, SUM(fee_cents) AS fee, SUM(tax_cents) AS tax
     FROM returns WHERE branch_id = ? AND shift_id = ?`,
    [scope.branchId, shiftId],
  );
  const of = (key: 'count' | 'goods' | 'fee' | 'tax') => Number(rows[0]?.[key] ?? 0);
  return { count: of('count'), goodsCents: of('goods'), feeCents: of('fee'), taxCents: of('tax') };
}
