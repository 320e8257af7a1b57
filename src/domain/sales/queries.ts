import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { inLists, insertRows, marks } from '#db/row-lists.ts';
import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { SaleReceipt } from './contract.ts';
import type { SoldFor } from './sold-for.ts';

/** What is written of a sale. */
export interface SaleFacts {
  readonly receipt: SaleReceipt;
  readonly shiftId: string;
  readonly cashierId: number;
  /** Of each line. */
  readonly partIds: readonly number[];
  readonly soldFor: ReadonlyMap<string, SoldFor>;
  readonly recordedAt: Date;
  readonly soldAt: Date;
}

export async function insertSales(tx: Tx, scope: BranchScope, sales: readonly SaleFacts[]): Promise<void> {
  await insertRows(
    tx,
    `INSERT INTO sales (branch_id, id, terminal_id, folio_sequence, folio, shift_id, origin, customer_name, cashier_id,
       discount_cents, tax_cents, total_cents, core_cents, sold_at, recorded_at, business_date)`,
    sales.map(({ receipt, shiftId, cashierId, soldAt, recordedAt }) => [
      scope.branchId,
      uuidToBytes(receipt.id),
      receipt.terminalId,
      receipt.folioSequence,
      receipt.folio,
      uuidToBytes(shiftId),
      'counter',
      receipt.customerName,
      cashierId,
      receipt.discountCents,
      receipt.taxCents,
      receipt.totalCents,
      receipt.coreCents ?? 0,
      soldAt,
      recordedAt,
      receipt.businessDate,
    ]),
  );
}

export async function insertSaleLines(
  tx: Tx,
  scope: BranchScope,
  sales: readonly SaleFacts[],
): Promise<void> {
  await insertRows(
    tx,
    `INSERT INTO sale_lines (branch_id, sale_id, line_no, stock_item_id, part_id, description, quantity,
       unit_price_cents, discount_cents, tax_rate_bp, tax_cents, core_cents, return_days, warranty_days, restocking_bp,
       terms_note, car_generation_id, car_vehicle_id, car_year, car_label,
       fit, fit_reason, status)`,
    sales.flatMap((sale) => sale.receipt.lines.map((line, index) => lineValues(scope, sale, line, index))),
  );
}

function lineValues(
  scope: BranchScope,
  { receipt, partIds, soldFor }: SaleFacts,
  line: SaleReceipt['lines'][number],
  index: number,
): SqlValue[] {
  const car = soldFor.get(line.stockItemId);
  return [
    scope.branchId,
    uuidToBytes(receipt.id),
    line.lineNo,
    uuidToBytes(line.stockItemId),
    partIds[index] ?? 0,
    line.description,
    line.quantity,
    line.unitPriceCents,
    line.discountCents,
    receipt.taxRateBp,
    line.taxCents,
    line.coreCents ?? 0,
    line.terms?.returnDays ?? null,
    line.terms?.warrantyDays ?? null,
    line.terms?.restockingBp ?? null,
    line.terms?.note ?? null,
    car?.generationId ?? null,
    car?.vehicleId ?? null,
    car?.year ?? null,
    car?.label ?? null,
    car?.verdict ?? null,
    car?.reason ?? null,
    'ok',
  ];
}

export async function insertPayments(tx: Tx, scope: BranchScope, sales: readonly SaleFacts[]): Promise<void> {
  await insertRows(
    tx,
    'INSERT INTO payments (branch_id, sale_id, payment_no, method, amount_cents, tendered_cents, reference)',
    sales.flatMap(({ receipt: { id, payments } }) =>
      payments.map(({ method, amountCents, tenderedCents, reference }, index) => [
        scope.branchId,
        uuidToBytes(id),
        index + 1,
        method,
        amountCents,
        tenderedCents,
        reference,
      ]),
    ),
  );
}

/** Of these notes, the ids of those whose id or number a recorded sale has. */
export async function usedNumbers(
  db: Executor,
  scope: BranchScope,
  notes: readonly { readonly id: string; readonly terminalId: number; readonly folioSequence: number }[],
): Promise<ReadonlySet<string>> {
  const used = new Set<string>();
  for (const ids of inLists(notes.map(({ id }) => uuidToBytes(id)))) {
    const rows = await db.rows<{ id: Buffer }>(
      `SELECT id FROM sales WHERE branch_id = ? AND id IN (${marks(ids.length)})`,
      [scope.branchId, ...ids],
    );
    for (const { id } of rows) used.add(bytesToUuid(id));
  }
  for (const [terminalId, ofTerminal] of Map.groupBy(notes, (note) => note.terminalId)) {
    const numbers = new Set(await usedSequences(db, scope, terminalId, ofTerminal));
    for (const { id, folioSequence } of ofTerminal) if (numbers.has(folioSequence)) used.add(id);
  }
  return used;
}

async function usedSequences(
  db: Executor,
  scope: BranchScope,
  terminalId: number,
  notes: readonly { readonly folioSequence: number }[],
): Promise<number[]> {
  const numbers: number[] = [];
  for (const some of inLists(notes.map(({ folioSequence }) => folioSequence))) {
    const rows = await db.rows<{ folioSequence: number }>(
      `SELECT folio_sequence AS folioSequence FROM sales
       WHERE branch_id = ? AND terminal_id = ? AND folio_sequence IN (${marks(some.length)})`,
      [scope.branchId, terminalId, ...some],
    );
    numbers.push(...rows.map(({ folioSequence }) => folioSequence));
  }
  return numbers;
}

export interface TerminalRow {
  readonly id: number;
  readonly number: number;
  readonly name: string;
  readonly nextSequence: number;
}

/** Tills in use, by number, each with the number its next note gets. */
export async function activeTerminals(db: Executor, scope: BranchScope): Promise<TerminalRow[]> {
  const rows = await db.rows<Omit<TerminalRow, 'nextSequence'> & { nextSequence: string | number }>(
    `SELECT t.id, t.number, t.name, COALESCE(
       (SELECT MAX(s.folio_sequence) + 1 FROM sales s WHERE s.branch_id = t.branch_id AND s.terminal_id = t.id),
       f.first_sequence, 1) AS nextSequence
     FROM terminals t
     LEFT JOIN folio_series f ON f.branch_id = t.branch_id AND f.terminal_id = t.id AND f.document = 'sale'
     WHERE t.branch_id = ? AND t.active ORDER BY t.number`,
    [scope.branchId],
  );
  return rows.map((row) => ({ ...row, nextSequence: Number(row.nextSequence) }));
}

export async function lastTerminalNumber(db: Executor, scope: BranchScope): Promise<number> {
  const rows = await db.rows<{ last: number | string }>(
    'SELECT COALESCE(MAX(id), 0) AS last FROM terminals WHERE branch_id = ?',
    [scope.branchId],
  );
  return Number(rows[0]?.last ?? 0);
}

export async function renameTerminal(tx: Tx, scope: BranchScope, id: number, name: string): Promise<void> {
  await tx.change('UPDATE terminals SET name = ? WHERE branch_id = ? AND id = ?', [name, scope.branchId, id]);
}

export interface SaleHead {
  readonly id: Buffer;
  readonly folio: string;
  readonly soldAt: Date;
  readonly cashierId: number;
  readonly customerName: string | null;
  readonly totalCents: number;
  /** `YYYY-MM-DD` */
  readonly businessDate: string;
  readonly pieces: string | number;
}

export interface StoredSale extends Omit<SaleHead, 'pieces'> {
  readonly terminalId: number;
  readonly folioSequence: number;
  readonly discountCents: number;
  readonly taxCents: number;
  readonly coreCents: number;
  readonly recordedAt: Date;
}

export async function saleRow(db: Executor, scope: BranchScope, id: Buffer): Promise<StoredSale | undefined> {
  const rows = await db.rows<StoredSale>(
    `SELECT id, folio, sold_at AS soldAt, cashier_id AS cashierId, customer_name AS customerName,
       total_cents AS totalCents, terminal_id AS terminalId, folio_sequence AS folioSequence,
       discount_cents AS discountCents, tax_cents AS taxCents, core_cents AS coreCents, recorded_at AS recordedAt,
       DATE_FORMAT(business_date, '%Y-%m-%d') AS businessDate
     FROM sales WHERE branch_id = ? AND id = ?`,
    [scope.branchId, id],
  );
  return rows[0];
}

export interface StoredLine {
  readonly lineNo: number;
  readonly stockItemId: Buffer;
  readonly code: string;
  readonly description: string;
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly discountCents: number;
  readonly taxRateBp: number;
  readonly taxCents: number;
  readonly coreCents: number;
  /** Null on notes from before there were terms. */
  readonly returnDays: number | null;
  readonly warrantyDays: number | null;
  readonly restockingBp: number | null;
  readonly termsNote: string | null;
  readonly carLabel: string | null;
  readonly verdict: 'confirmed' | 'table' | 'ask' | 'no' | null;
  readonly fitReason: string | null;
}

export async function saleLineRows(db: Executor, scope: BranchScope, saleId: Buffer): Promise<StoredLine[]> {
  return db.rows<StoredLine>(
    `SELECT l.line_no AS lineNo, l.stock_item_id AS stockItemId, COALESCE(u.serial, p.part_number) AS code,
       l.description, l.quantity, l.unit_price_cents AS unitPriceCents, l.discount_cents AS discountCents,
       l.tax_rate_bp AS taxRateBp, l.tax_cents AS taxCents, l.core_cents AS coreCents, l.return_days AS returnDays,
       l.warranty_days AS warrantyDays, l.restocking_bp AS restockingBp, l.terms_note AS termsNote, l.car_label AS carLabel, l.fit AS verdict,
       l.fit_reason AS fitReason
     FROM sale_lines l JOIN parts p ON p.id = l.part_id
     LEFT JOIN units u ON u.branch_id = l.branch_id AND u.stock_item_id = l.stock_item_id
     WHERE l.branch_id = ? AND l.sale_id = ? ORDER BY l.line_no`,
    [scope.branchId, saleId],
  );
}

export interface StoredPayment {
  readonly method: 'cash' | 'card' | 'transfer' | 'store_credit';
  readonly amountCents: number;
  readonly tenderedCents: number | null;
  readonly reference: string | null;
}

export async function paymentRows(
  db: Executor,
  scope: BranchScope,
  saleId: Buffer,
): Promise<StoredPayment[]> {
  return db.rows<StoredPayment>(
    `SELECT method, amount_cents AS amountCents, tendered_cents AS tenderedCents, reference
     FROM payments WHERE branch_id = ? AND sale_id = ? ORDER BY payment_no`,
    [scope.branchId, saleId],
  );
}

const RETURNS_OF_LINE = `FROM return_lines r WHERE r.branch_id = l.branch_id AND r.sale_id = l.sale_id
  AND r.sale_line_no = l.line_no`;
const RETURNED_OF_LINE = `EXISTS (SELECT 1 ${RETURNS_OF_LINE}) AS isReturned,
  (SELECT r.reason ${RETURNS_OF_LINE} ORDER BY r.reason <> 'does-not-fit', r.first_piece LIMIT 1) AS returnReason`;

export interface LineWithCar {
  readonly saleId: Buffer;
  readonly lineNo: number;
  readonly partId: number;
  readonly generationId: number;
  readonly vehicleId: number | null;
  readonly modelYear: number | null;
  readonly soldAt: Date;
  readonly recordedAt: Date;
  /** 1: pieces of the line came back. */
  readonly isReturned: number | string;
  readonly returnReason: string | null;
}

/**
 * Sold lines whose car is known, in the order of their sales' ids, which is that of time, each with what its returns
 * say: that it did not fit before any other reason.
 */
export async function linesWithCar(
  db: Executor,
  scope: BranchScope,
  after: { readonly id: Buffer; readonly lineNo: number },
  limit: number,
): Promise<LineWithCar[]> {
  return db.rows<LineWithCar>(
    `SELECT l.sale_id AS saleId, l.line_no AS lineNo, l.part_id AS partId, l.car_generation_id AS generationId,
       l.car_vehicle_id AS vehicleId, l.car_year AS modelYear, s.sold_at AS soldAt, s.recorded_at AS recordedAt,
       ${RETURNED_OF_LINE}
     FROM sales s JOIN sale_lines l ON l.branch_id = s.branch_id AND l.sale_id = s.id
     WHERE s.branch_id = ? AND s.id >= ? AND (s.id > ? OR l.line_no > ?)
       AND l.car_generation_id IS NOT NULL AND l.status = 'ok'
     ORDER BY s.id, l.line_no LIMIT ${limit}`,
    [scope.branchId, after.id, after.id, after.lineNo],
  );
}

/** Lines whose car is known and that came back as not fitting since an instant, whenever they were sold. */
export async function linesThatDidNotFit(
  db: Executor,
  scope: BranchScope,
  since: Date,
): Promise<Omit<LineWithCar, 'isReturned' | 'returnReason'>[]> {
  return db.rows(
    `SELECT DISTINCT l.sale_id AS saleId, l.line_no AS lineNo, l.part_id AS partId,
       l.car_generation_id AS generationId, l.car_vehicle_id AS vehicleId, l.car_year AS modelYear,
       s.sold_at AS soldAt, s.recorded_at AS recordedAt
     FROM returns d JOIN return_lines r ON r.branch_id = d.branch_id AND r.return_id = d.id
     JOIN sales s ON s.branch_id = r.branch_id AND s.id = r.sale_id
     JOIN sale_lines l ON l.branch_id = r.branch_id AND l.sale_id = r.sale_id AND l.line_no = r.sale_line_no
     WHERE d.branch_id = ? AND d.recorded_at >= ? AND r.reason = 'does-not-fit' AND l.car_generation_id IS NOT NULL`,
    [scope.branchId, since],
  );
}
