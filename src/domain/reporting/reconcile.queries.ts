import type { Executor } from '#db/client.ts';
import type { BranchScope } from '#shared/scope.ts';

/** One thing that does not add up. Texts and figures only; `item` is the stock item where there is one. */
export interface FaultRow {
  readonly item: Buffer | null;
  readonly code: string | null;
  readonly expected: string | number | null;
  readonly found: string | number | null;
  readonly document: string | null;
}

type Check = (db: Executor, scope: BranchScope) => Promise<FaultRow[]>;

/** As many as anybody reads; more of the same kind have the same cause. */
const MOST = 200;
const CODE = 'COALESCE(u.serial, p.part_number) AS code';
const NAMED = `LEFT JOIN parts p ON p.id = s.part_id
  LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id`;

/** On hand is not the sum of the movements. */
export const wrongLevels: Check = (db, scope) =>
  db.rows<FaultRow>(
    `SELECT s.id AS item, ${CODE}, COALESCE(m.total, 0) AS expected, s.on_hand AS found, NULL AS document
     FROM stock_items s LEFT JOIN (SELECT stock_item_id, SUM(quantity) AS total FROM stock_movements
         WHERE branch_id = ? GROUP BY stock_item_id) m ON m.stock_item_id = s.id ${NAMED}
     WHERE s.branch_id = ? AND s.on_hand <> COALESCE(m.total, 0) ORDER BY s.id LIMIT ${MOST}`,
    [scope.branchId, scope.branchId],
  );

/** The ledger speaks of items that are not there. */
export const lostItems: Check = (db, scope) =>
  db.rows<FaultRow>(
    `SELECT m.stock_item_id AS item, p.part_number AS code, SUM(m.quantity) AS expected, NULL AS found, NULL AS document
     FROM stock_movements m LEFT JOIN stock_items s ON s.branch_id = m.branch_id AND s.id = m.stock_item_id
       LEFT JOIN parts p ON p.id = m.part_id
     WHERE m.branch_id = ? AND s.id IS NULL GROUP BY m.stock_item_id, p.part_number LIMIT ${MOST}`,
    [scope.branchId],
  );

/** A used piece without its body, or a body without its piece. */
export const bodiless: Check = (db, scope) =>
  db.rows<FaultRow>(
    `SELECT s.id AS item, p.part_number AS code, 1 AS expected, 0 AS found, NULL AS document
     FROM stock_items s JOIN parts p ON p.id = s.part_id
       LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
     WHERE s.branch_id = ? AND s.kind = 'unit' AND u.serial IS NULL
     UNION ALL SELECT u.stock_item_id, u.serial, 1, 0, NULL FROM units u
       LEFT JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id AND s.kind = 'unit'
     WHERE u.branch_id = ? AND s.id IS NULL LIMIT ${MOST}`,
    [scope.branchId, scope.branchId],
  );

/** A line was sold and the ledger says another quantity of that item left with that sale, or none. */
export const unmovedLines: Check = (db, scope) =>
  db.rows<FaultRow>(
    `SELECT l.stock_item_id AS item, l.description AS code, l.quantity AS expected, COALESCE(m.quantity, 0) AS found,
       v.folio AS document
     FROM (SELECT sale_id, stock_item_id, MIN(description) AS description, SUM(quantity) AS quantity FROM sale_lines
         WHERE branch_id = ? AND status = 'ok' GROUP BY sale_id, stock_item_id) l
       JOIN sales v ON v.branch_id = ? AND v.id = l.sale_id
       LEFT JOIN (SELECT document_id, stock_item_id, -SUM(quantity) AS quantity FROM stock_movements
         WHERE branch_id = ? AND kind = 'sale' GROUP BY document_id, stock_item_id) m
         ON m.document_id = l.sale_id AND m.stock_item_id = l.stock_item_id
     WHERE COALESCE(m.quantity, 0) <> l.quantity LIMIT ${MOST}`,
    [scope.branchId, scope.branchId, scope.branchId],
  );

/** The ledger says that something was sold, and no line of a sale does. */
export const unsoldMovements: Check = (db, scope) =>
  db.rows<FaultRow>(
    `SELECT m.stock_item_id AS item, p.part_number AS code, 0 AS expected, -m.quantity AS found, v.folio AS document
     FROM stock_movements m JOIN parts p ON p.id = m.part_id
       LEFT JOIN sales v ON v.branch_id = m.branch_id AND v.id = m.document_id
       LEFT JOIN sale_lines l ON l.branch_id = m.branch_id AND l.sale_id = m.document_id
         AND l.stock_item_id = m.stock_item_id AND l.status = 'ok'
     WHERE m.branch_id = ? AND m.kind = 'sale' AND l.sale_id IS NULL LIMIT ${MOST}`,
    [scope.branchId],
  );

/** A posted count says one thing and the ledger another. */
export const wrongCounts: Check = (db, scope) =>
  db.rows<FaultRow>(
    `SELECT l.stock_item_id AS item, l.code, l.posted AS expected, COALESCE(m.quantity, 0) AS found, NULL AS document
     FROM stock_counts c JOIN stock_count_lines l ON l.branch_id = c.branch_id AND l.count_id = c.id
       LEFT JOIN (SELECT document_id, stock_item_id, SUM(quantity) AS quantity FROM stock_movements
         WHERE branch_id = ? AND kind = 'count' GROUP BY document_id, stock_item_id) m
         ON m.document_id = l.count_id AND m.stock_item_id = l.stock_item_id
     WHERE c.branch_id = ? AND c.status = 'posted' AND l.stock_item_id IS NOT NULL
       AND COALESCE(l.posted, 0) <> COALESCE(m.quantity, 0) LIMIT ${MOST}`,
    [scope.branchId, scope.branchId],
  );

/** A receipt says one quantity and the ledger another. */
export const wrongReceipts: Check = (db, scope) =>
  db.rows<FaultRow>(
    `SELECT l.stock_item_id AS item, p.part_number AS code, l.quantity AS expected, COALESCE(m.quantity, 0) AS found,
       r.document_number AS document
     FROM (SELECT receipt_id, stock_item_id, MIN(part_id) AS part_id, SUM(quantity) AS quantity
         FROM stock_receipt_lines WHERE branch_id = ? GROUP BY receipt_id, stock_item_id) l
       JOIN stock_receipts r ON r.branch_id = ? AND r.id = l.receipt_id JOIN parts p ON p.id = l.part_id
       LEFT JOIN (SELECT document_id, stock_item_id, SUM(quantity) AS quantity FROM stock_movements
         WHERE branch_id = ? AND kind = 'receipt' GROUP BY document_id, stock_item_id) m
         ON m.document_id = l.receipt_id AND m.stock_item_id = l.stock_item_id
     WHERE COALESCE(m.quantity, 0) <> l.quantity LIMIT ${MOST}`,
    [scope.branchId, scope.branchId, scope.branchId],
  );

/** A return says one quantity of an item came back and the ledger another. */
export const unmovedReturns: Check = (db, scope) =>
  db.rows<FaultRow>(
    `SELECT r.stock_item_id AS item, p.part_number AS code, r.quantity AS expected, COALESCE(m.quantity, 0) AS found,
       d.folio AS document
     FROM (SELECT return_id, stock_item_id, MIN(part_id) AS part_id, SUM(quantity) AS quantity FROM return_lines
         WHERE branch_id = ? GROUP BY return_id, stock_item_id) r
       JOIN returns d ON d.branch_id = ? AND d.id = r.return_id JOIN parts p ON p.id = r.part_id
       LEFT JOIN (SELECT document_id, stock_item_id, SUM(quantity) AS quantity FROM stock_movements
         WHERE branch_id = ? AND kind = 'return' GROUP BY document_id, stock_item_id) m
         ON m.document_id = r.return_id AND m.stock_item_id = r.stock_item_id
     WHERE COALESCE(m.quantity, 0) <> r.quantity LIMIT ${MOST}`,
    [scope.branchId, scope.branchId, scope.branchId],
  );

/** More came back of a line than was sold. */
export const returnedTooMuch: Check = (db, scope) =>
  db.rows<FaultRow>(
    `SELECT l.stock_item_id AS item, l.description AS code, l.quantity AS expected, r.quantity AS found, v.folio AS document
     FROM (SELECT sale_id, sale_line_no, SUM(quantity) AS quantity FROM return_lines WHERE branch_id = ?
         GROUP BY sale_id, sale_line_no) r
       JOIN sale_lines l ON l.branch_id = ? AND l.sale_id = r.sale_id AND l.line_no = r.sale_line_no
       JOIN sales v ON v.branch_id = ? AND v.id = r.sale_id
     WHERE r.quantity > l.quantity LIMIT ${MOST}`,
    [scope.branchId, scope.branchId, scope.branchId],
  );

/** A return gave back another amount than its lines say, or the returns of a note more than was paid for it. In centavos. */
export const wrongRefunds: Check = (db, scope) =>
  db.rows<FaultRow>(
    `SELECT NULL AS item, NULL AS code, d.refund_cents AS expected, COALESCE(f.cents, 0) AS found, d.folio AS document
     FROM returns d
       LEFT JOIN (SELECT return_id, SUM(amount_cents) AS cents FROM refunds WHERE branch_id = ? GROUP BY return_id) f
         ON f.return_id = d.id
       LEFT JOIN (SELECT return_id, SUM(goods_cents - fee_cents + core_cents) AS cents FROM return_lines
         WHERE branch_id = ? GROUP BY return_id) r ON r.return_id = d.id
     WHERE d.branch_id = ? AND (COALESCE(f.cents, 0) <> d.refund_cents OR COALESCE(r.cents, 0) <> d.refund_cents)
     UNION ALL SELECT NULL, NULL, v.total_cents, SUM(d.goods_cents), v.folio
     FROM returns d JOIN sales v ON v.branch_id = d.branch_id AND v.id = d.sale_id
     WHERE d.branch_id = ? GROUP BY v.id, v.total_cents, v.folio HAVING SUM(d.goods_cents) > v.total_cents
     LIMIT ${MOST}`,
    [scope.branchId, scope.branchId, scope.branchId, scope.branchId],
  );

/** What is left on a vale is not the sum of its entries, or a sale paid with vales what their ledgers do not say. In centavos. */
export const wrongCredits: Check = (db, scope) =>
  db.rows<FaultRow>(
    `SELECT NULL AS item, c.code, COALESCE(e.cents, 0) AS expected, c.balance_cents AS found, NULL AS document
     FROM store_credits c LEFT JOIN (SELECT credit_id, SUM(amount_cents) AS cents FROM store_credit_entries
         WHERE branch_id = ? GROUP BY credit_id) e ON e.credit_id = c.id
     WHERE c.branch_id = ? AND COALESCE(e.cents, 0) <> c.balance_cents
     UNION ALL SELECT NULL, NULL, p.cents, COALESCE(-e.cents, 0), v.folio
     FROM (SELECT sale_id, SUM(amount_cents) AS cents FROM payments WHERE branch_id = ? AND method = 'store_credit'
         GROUP BY sale_id) p JOIN sales v ON v.branch_id = ? AND v.id = p.sale_id
       LEFT JOIN (SELECT document_id, SUM(amount_cents) AS cents FROM store_credit_entries
         WHERE branch_id = ? AND kind = 'spent' GROUP BY document_id) e ON e.document_id = p.sale_id
     WHERE COALESCE(-e.cents, 0) <> p.cents LIMIT ${MOST}`,
    [scope.branchId, scope.branchId, scope.branchId, scope.branchId, scope.branchId],
  );

/** A line charged another deposit than its ledger says, or more old parts were paid back than charged. In centavos. */
export const wrongCores: Check = (db, scope) =>
  db.rows<FaultRow>(
    `SELECT l.stock_item_id AS item, l.description AS code, l.core_cents AS expected,
       IF(COALESCE(e.charged, 0) <> l.core_cents, COALESCE(e.charged, 0), e.returned) AS found, v.folio AS document
     FROM sale_lines l JOIN sales v ON v.branch_id = l.branch_id AND v.id = l.sale_id
       LEFT JOIN (SELECT sale_id, sale_line_no, SUM(IF(kind = 'charged', amount_cents, 0)) AS charged,
           SUM(IF(kind = 'returned', amount_cents, 0)) AS returned FROM core_entries WHERE branch_id = ?
         GROUP BY sale_id, sale_line_no) e ON e.sale_id = l.sale_id AND e.sale_line_no = l.line_no
     WHERE l.branch_id = ? AND (l.core_cents > 0 OR e.sale_id IS NOT NULL)
       AND (COALESCE(e.charged, 0) <> l.core_cents OR e.returned > e.charged) LIMIT ${MOST}`,
    [scope.branchId, scope.branchId],
  );

export interface ReservedRow {
  readonly item: Buffer;
  readonly code: string;
  readonly reserved: number;
}

export async function reservedItems(db: Executor, scope: BranchScope): Promise<ReservedRow[]> {
  return db.rows<ReservedRow>(
    `SELECT s.id AS item, ${CODE}, s.reserved FROM stock_items s ${NAMED} WHERE s.branch_id = ? AND s.reserved > 0`,
    [scope.branchId],
  );
}

export interface SerialRow {
  readonly serial: string;
  readonly unitId: Buffer;
  readonly stockItemId: Buffer;
  readonly onHand: number;
}

/** Bodies of used pieces in the order of their serial numbers, after one. */
export async function serialsAfter(
  db: Executor,
  scope: BranchScope,
  page: { after: string; limit: number },
): Promise<SerialRow[]> {
  return db.rows<SerialRow>(
    `SELECT u.serial, u.unit_id AS unitId, u.stock_item_id AS stockItemId, COALESCE(s.on_hand, 0) AS onHand
     FROM units u LEFT JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
     WHERE u.branch_id = ? AND u.serial > ? ORDER BY u.serial LIMIT ${page.limit}`,
    [scope.branchId, page.after],
  );
}

export async function registeredUnits(
  central: Executor,
  serials: readonly string[],
): Promise<{ readonly serial: string; readonly unitId: Buffer }[]> {
  if (serials.length === 0) return [];
  return central.listRows('SELECT serial, unit_id AS unitId FROM unit_registry WHERE serial IN (?)', [
    serials,
  ]);
}
