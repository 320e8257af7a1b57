import type { Executor, SqlValue, Tx } from '#db/client.ts';
import type { AllBranchesScope, BranchScope } from '#shared/scope.ts';
import type { Position } from '#shared/positions.ts';
import type { CountScope } from './contract.ts';

export interface CountRow {
  readonly id: Buffer;
  readonly scope: unknown;
  readonly status: 'counting' | 'review' | 'posted' | 'cancelled';
  readonly openedBy: number;
  readonly openedAt: Date;
  readonly closedBy: number | null;
  readonly closedAt: Date | null;
  readonly version: number;
}

const COUNT = `id, scope, status, opened_by AS openedBy, opened_at AS openedAt, closed_by AS closedBy,
  closed_at AS closedAt, version`;

/** `share` lets others count on, `update` lets nobody. */
export async function countById(
  db: Executor,
  scope: BranchScope,
  id: Buffer,
  lock: 'none' | 'share' | 'update' = 'none',
): Promise<CountRow | undefined> {
  const locking = { none: '', share: 'LOCK IN SHARE MODE', update: 'FOR UPDATE' }[lock];
  const rows = await db.rows<CountRow>(
    `SELECT ${COUNT} FROM stock_counts WHERE branch_id = ? AND id = ? ${locking}`,
    [scope.branchId, id],
  );
  return rows[0];
}

export async function latestCounts(db: Executor, scope: BranchScope, limit: number): Promise<CountRow[]> {
  return db.rows<CountRow>(
    `SELECT ${COUNT} FROM stock_counts WHERE branch_id = ? ORDER BY opened_at DESC, id DESC LIMIT ${limit}`,
    [scope.branchId],
  );
}

export async function insertCount(
  tx: Tx,
  scope: BranchScope,
  row: { id: Buffer; filter: CountScope; openedBy: number; at: Date },
): Promise<void> {
  await tx.change(
    `INSERT INTO stock_counts (branch_id, id, scope, status, opened_by, opened_at) VALUES (?,?,?,'counting',?,?)`,
    [scope.branchId, row.id, JSON.stringify(row.filter), row.openedBy, row.at],
  );
}

function scopeCondition(filter: CountScope): { condition: string; values: SqlValue[] } {
  const conditions: string[] = [];
  const values: SqlValue[] = [];
  const and = (condition: string, value: SqlValue) => {
    conditions.push(condition);
    values.push(value);
  };
  if (filter.bin !== undefined)
    and('s.bin LIKE ?', `${filter.bin.replace(/[\\%_]/g, (mark) => `\\${mark}`)}%`);
  if (filter.system !== undefined) and('t.system_code = ?', filter.system);
  if (filter.partType !== undefined) and('p.part_type_code = ?', filter.partType);
  if (filter.condition !== undefined) and('s.kind = ?', filter.condition === 'used' ? 'unit' : 'bulk');
  return { condition: conditions.length > 0 ? `(${conditions.join(' AND ')})` : '1 = 1', values };
}

/** Everything that should be there, as it stands now. Answers how many things. */
export async function expectLines(
  tx: Tx,
  scope: BranchScope,
  countId: Buffer,
  filter: CountScope,
): Promise<number> {
  const { condition, values } = scopeCondition(filter);
  return tx.change(
    `INSERT INTO stock_count_lines (branch_id, count_id, id, stock_item_id, part_id, code, in_scope, opening_on_hand)
     SELECT s.branch_id, ?, s.id, s.id, s.part_id, COALESCE(u.serial, p.part_number), 1, s.on_hand
     FROM stock_items s JOIN parts p ON p.id = s.part_id JOIN part_types t ON t.code = p.part_type_code
       LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
     WHERE s.branch_id = ? AND s.on_hand > 0 AND ${condition}`,
    [countId, scope.branchId, ...values],
  );
}

export interface ScannedItem {
  readonly id: Buffer;
  readonly kind: 'unit' | 'bulk';
  readonly onHand: number;
  readonly code: string;
  readonly partId: number;
  readonly partType: string;
  readonly position: Position;
  readonly maker: string;
  readonly inScope: number;
}

const itemColumns = (condition: string) =>
  `s.id, s.kind, s.on_hand AS onHand, COALESCE(u.serial, p.part_number) AS code, p.id AS partId,
   p.part_type_code AS partType, p.position, p.maker, (${condition}) AS inScope`;
const ITEM_TABLES = `stock_items s JOIN parts p ON p.id = s.part_id JOIN part_types t ON t.code = p.part_type_code
  LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id`;

/** The branch's item with a serial number. */
export async function itemOfSerial(
  db: Executor,
  scope: BranchScope,
  serial: string,
  filter: CountScope,
): Promise<ScannedItem[]> {
  const { condition, values } = scopeCondition(filter);
  return db.rows<ScannedItem>(
    `SELECT ${itemColumns(`COALESCE(${condition}, 0)`)} FROM ${ITEM_TABLES} WHERE u.branch_id = ? AND u.serial = ?
     ORDER BY s.on_hand DESC LIMIT 1`,
    [...values, scope.branchId, serial],
  );
}

/** The branch's items in quantity with a part number (capitals and digits). */
export async function itemsOfNumber(
  db: Executor,
  scope: BranchScope,
  pnNorm: string,
  filter: CountScope,
): Promise<ScannedItem[]> {
  const { condition, values } = scopeCondition(filter);
  return db.rows<ScannedItem>(
    `SELECT ${itemColumns(`COALESCE(${condition}, 0)`)} FROM ${ITEM_TABLES}
     WHERE p.pn_norm = ? AND s.branch_id = ? AND s.kind = 'bulk' ORDER BY s.on_hand DESC, s.id LIMIT 12`,
    [...values, pnNorm, scope.branchId],
  );
}

/** Which other branch has a used piece. */
export async function branchOfSerial(
  db: Executor,
  _scope: AllBranchesScope,
  serial: string,
): Promise<{ branchId: number; partType: string; position: Position; maker: string; onHand: number }[]> {
  return db.rows(
    `SELECT u.branch_id AS branchId, p.part_type_code AS partType, p.position, p.maker, s.on_hand AS onHand
     FROM units u JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
       JOIN parts p ON p.id = s.part_id WHERE u.serial = ? ORDER BY s.on_hand DESC LIMIT 1`,
    [serial],
  );
}

export interface KnownPart {
  readonly partId: number;
  readonly partType: string;
  readonly position: Position;
  readonly maker: string;
  readonly partNumber: string;
}

const PART = 'id AS partId, part_type_code AS partType, position, maker, part_number AS partNumber';

/** Parts of the catalog with a number, those that are sold new first. */
export async function partsOfNumber(db: Executor, pnNorm: string): Promise<KnownPart[]> {
  return db.rows<KnownPart>(
    `SELECT ${PART} FROM parts WHERE pn_norm = ? ORDER BY origin = 'aftermarket' DESC, id LIMIT 1`,
    [pnNorm],
  );
}

export async function partsById(db: Executor, ids: readonly number[]): Promise<KnownPart[]> {
  if (ids.length === 0) return [];
  return db.listRows<KnownPart>(`SELECT ${PART} FROM parts WHERE id IN (?)`, [ids]);
}

export interface NewLine {
  readonly id: Buffer;
  readonly stockItemId: Buffer | null;
  readonly partId: number | null;
  readonly code: string;
  readonly elsewhereId: number | null;
  readonly inScope: boolean;
}

/** The line of a thing, made at its first scan, and held until this transaction ends. */
export async function holdLine(
  tx: Tx,
  scope: BranchScope,
  countId: Buffer,
  line: NewLine,
): Promise<{ round: number; counted: number }> {
  const key = [scope.branchId, countId, line.id];
  await tx.change(
    `INSERT INTO stock_count_lines (branch_id, count_id, id, stock_item_id, part_id, code, elsewhere_id, in_scope, opening_on_hand)
     VALUES (?,?,?,?,?,?,?,?,0) ON DUPLICATE KEY UPDATE round = round`,
    [...key, line.stockItemId, line.partId, line.code, line.elsewhereId, line.inScope],
  );
  const [held] = await tx.rows<{ round: number }>(
    'SELECT round FROM stock_count_lines WHERE branch_id = ? AND count_id = ? AND id = ? FOR UPDATE',
    key,
  );
  const round = held?.round ?? 1;
  const [seen] = await tx.rows<{ counted: string | number }>(
    `SELECT COALESCE(SUM(quantity), 0) AS counted FROM stock_count_scans
     WHERE branch_id = ? AND count_id = ? AND line_id = ? AND round = ?`,
    [...key, round],
  );
  return { round, counted: Number(seen?.counted ?? 0) };
}

export async function onHandNow(tx: Tx, scope: BranchScope, id: Buffer): Promise<number> {
  const [row] = await tx.rows<{ onHand: number }>(
    'SELECT on_hand AS onHand FROM stock_items WHERE branch_id = ? AND id = ?',
    [scope.branchId, id],
  );
  return row?.onHand ?? 0;
}

export interface NewScan {
  readonly id: Buffer;
  readonly countId: Buffer;
  readonly lineId: Buffer;
  readonly round: number;
  readonly quantity: number;
  readonly onHandThen: number;
  readonly bin: string | null;
  readonly scannedBy: number;
  readonly at: Date;
}

export async function insertScan(tx: Tx, scope: BranchScope, scan: NewScan): Promise<void> {
  await tx.change(
    `INSERT INTO stock_count_scans (branch_id, id, count_id, line_id, round, quantity, on_hand_then, bin, scanned_by, scanned_at)
     VALUES (?,?,?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      scan.id,
      scan.countId,
      scan.lineId,
      scan.round,
      scan.quantity,
      scan.onHandThen,
      scan.bin,
      scan.scannedBy,
      scan.at,
    ],
  );
}

export interface ScanRow {
  readonly id: Buffer;
  readonly lineId: Buffer;
  readonly quantity: number;
  readonly onHandThen: number;
  readonly bin: string | null;
  readonly scannedBy: number;
  readonly scannedAt: Date;
}

/** The scans of each line's current round, oldest first. */
export async function scansOf(db: Executor, scope: BranchScope, countId: Buffer): Promise<ScanRow[]> {
  return db.rows<ScanRow>(
    `SELECT c.id, c.line_id AS lineId, c.quantity, c.on_hand_then AS onHandThen, c.bin, c.scanned_by AS scannedBy,
       c.scanned_at AS scannedAt
     FROM stock_count_lines l JOIN stock_count_scans c
       ON c.branch_id = l.branch_id AND c.count_id = l.count_id AND c.line_id = l.id AND c.round = l.round
     WHERE l.branch_id = ? AND l.count_id = ? ORDER BY c.scanned_at, c.id`,
    [scope.branchId, countId],
  );
}

export interface LineRow {
  readonly id: Buffer;
  readonly stockItemId: Buffer | null;
  readonly partId: number | null;
  readonly code: string;
  readonly elsewhereId: number | null;
  readonly inScope: number;
  readonly openingOnHand: number;
  readonly reason: string | null;
  readonly note: string | null;
  readonly counted: number | null;
  readonly expected: number | null;
  readonly posted: number | null;
  readonly kind: 'unit' | 'bulk' | null;
  readonly onHand: number | null;
  readonly reserved: number | null;
  readonly bin: string | null;
  readonly priceCents: number | null;
}

/** The lines of a count with what their items have now. */
export async function linesOf(db: Executor, scope: BranchScope, countId: Buffer): Promise<LineRow[]> {
  return db.rows<LineRow>(
    `SELECT l.id, l.stock_item_id AS stockItemId, l.part_id AS partId, l.code, l.elsewhere_id AS elsewhereId,
       l.in_scope AS inScope, l.opening_on_hand AS openingOnHand, l.reason, l.note, l.counted, l.expected, l.posted,
       s.kind, s.on_hand AS onHand, s.reserved, s.bin, s.price_cents AS priceCents
     FROM stock_count_lines l LEFT JOIN stock_items s ON s.branch_id = l.branch_id AND s.id = l.stock_item_id
     WHERE l.branch_id = ? AND l.count_id = ? ORDER BY s.bin IS NULL, s.bin, l.code, l.id`,
    [scope.branchId, countId],
  );
}

export interface MovedRow {
  readonly stockItemId: Buffer;
  readonly kind: string;
  readonly quantity: number;
  readonly recordedAt: Date;
}

/** What became of the items of a count since it was opened, oldest first. */
export async function movementsSince(
  db: Executor,
  scope: BranchScope,
  countId: Buffer,
  since: Date,
): Promise<MovedRow[]> {
  return db.rows<MovedRow>(
    `SELECT m.stock_item_id AS stockItemId, m.kind, m.quantity, m.recorded_at AS recordedAt
     FROM stock_count_lines l JOIN stock_movements m ON m.branch_id = l.branch_id AND m.stock_item_id = l.stock_item_id
     WHERE l.branch_id = ? AND l.count_id = ? AND m.recorded_at >= ? ORDER BY m.recorded_at, m.id`,
    [scope.branchId, countId, since],
  );
}

/** A step of a count that is still at `version`; answers whether it was. */
export async function moveCount(
  tx: Tx,
  scope: BranchScope,
  step: { id: Buffer; version: number; status: CountRow['status']; by: number; at: Date },
): Promise<boolean> {
  const isClosed = step.status === 'posted' || step.status === 'cancelled';
  const changed = await tx.change(
    `UPDATE stock_counts SET status = ?, closed_by = ?, closed_at = ?, version = version + 1
     WHERE branch_id = ? AND id = ? AND version = ?`,
    [
      step.status,
      isClosed ? step.by : null,
      isClosed ? step.at : null,
      scope.branchId,
      step.id,
      step.version,
    ],
  );
  return changed === 1;
}

export async function explainLines(
  tx: Tx,
  scope: BranchScope,
  countId: Buffer,
  said: { lineIds: readonly Buffer[]; reason: string; note: string | null },
): Promise<number> {
  return tx.changeList(
    'UPDATE stock_count_lines SET reason = ?, note = ? WHERE branch_id = ? AND count_id = ? AND id IN (?)',
    [said.reason, said.note, scope.branchId, countId, said.lineIds],
  );
}

/** Their scans so far no longer count. */
export async function startRound(
  tx: Tx,
  scope: BranchScope,
  countId: Buffer,
  lineIds: readonly Buffer[],
): Promise<number> {
  return tx.changeList(
    `UPDATE stock_count_lines SET round = round + 1, reason = NULL, note = NULL
     WHERE branch_id = ? AND count_id = ? AND id IN (?)`,
    [scope.branchId, countId, lineIds],
  );
}

export interface SettledLine {
  readonly id: Buffer;
  readonly code: string;
  readonly counted: number;
  readonly expected: number;
  readonly posted: number;
}

/** Keeps what was posted of each line; they all exist. */
export async function settleLines(
  tx: Tx,
  scope: BranchScope,
  countId: Buffer,
  lines: readonly SettledLine[],
): Promise<void> {
  for (let from = 0; from < lines.length; from += 500) {
    const values = lines
      .slice(from, from + 500)
      .map((line): SqlValue[] => [
        scope.branchId,
        countId,
        line.id,
        line.code,
        1,
        0,
        line.counted,
        line.expected,
        line.posted,
      ]);
    await tx.changeList(
      `INSERT INTO stock_count_lines (branch_id, count_id, id, code, in_scope, opening_on_hand, counted, expected, posted)
       VALUES ? ON DUPLICATE KEY UPDATE counted = VALUES(counted), expected = VALUES(expected), posted = VALUES(posted)`,
      [values],
    );
  }
}
