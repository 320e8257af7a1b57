import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { inLists, marks } from '#db/row-lists.ts';
import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { CountedPieces } from '#shared/cash.ts';

export interface NewShift {
  readonly id: string;
  readonly terminalId: number;
  readonly number: number;
  readonly businessDate: string;
  readonly openedBy: number;
  readonly openedAt: Date;
  readonly floatCents: number;
}

/** Two at once for one till: the unique keys let one through. */
export async function insertShift(tx: Tx, scope: BranchScope, shift: NewShift): Promise<void> {
  await tx.change(
    `INSERT INTO shifts (branch_id, id, terminal_id, number, business_date, opened_by, opened_at, float_cents)
     VALUES (?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      uuidToBytes(shift.id),
      shift.terminalId,
      shift.number,
      shift.businessDate,
      shift.openedBy,
      shift.openedAt,
      shift.floatCents,
    ],
  );
}

export async function nextShiftNumber(tx: Tx, scope: BranchScope, terminalId: number): Promise<number> {
  const rows = await tx.rows<{ next: number | string }>(
    'SELECT COALESCE(MAX(number), 0) + 1 AS next FROM shifts WHERE branch_id = ? AND terminal_id = ?',
    [scope.branchId, terminalId],
  );
  return Number(rows[0]?.next ?? 1);
}

export async function insertCounts(
  tx: Tx,
  scope: BranchScope,
  shiftId: string,
  countNo: number,
  counts: readonly CountedPieces[],
): Promise<void> {
  if (counts.length === 0) return;
  const values: SqlValue[] = [];
  for (const { form, faceCents, pieces } of counts)
    values.push(scope.branchId, uuidToBytes(shiftId), countNo, form, faceCents, pieces);
  await tx.change(
    `INSERT INTO shift_counts (branch_id, shift_id, count_no, form, face_cents, pieces)
     VALUES ${counts.map(() => '(?,?,?,?,?,?)').join(',')}`,
    values,
  );
}

export interface OpenShiftRow {
  readonly id: Buffer;
  readonly terminalId: number;
  readonly number: number;
  readonly businessDate: string;
  readonly openedBy: number;
  readonly openedAt: Date;
  readonly floatCents: number;
  readonly countedAt: Date | null;
}

/** The shifts of the branch that are not closed: one a till at most. */
export async function openShifts(db: Executor, scope: BranchScope): Promise<OpenShiftRow[]> {
  return db.rows<OpenShiftRow>(
    `SELECT id, terminal_id AS terminalId, number, DATE_FORMAT(business_date, '%Y-%m-%d') AS businessDate,
       opened_by AS openedBy, opened_at AS openedAt, float_cents AS floatCents, counted_at AS countedAt
     FROM shifts WHERE branch_id = ? AND open_terminal_id IS NOT NULL ORDER BY open_terminal_id`,
    [scope.branchId],
  );
}

/** A shift as documents see it. */
export interface HeldShift {
  readonly terminalId: number;
  readonly countedAt: Date | null;
}

/**
 * Shifts of the branch by id, and keeps them as they are until this transaction ends: a count needs the row to itself
 * and waits. Locked in key order.
 */
export async function holdShifts(
  tx: Tx,
  scope: BranchScope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, HeldShift>> {
  const held = new Map<string, HeldShift>();
  for (const some of inLists([...new Set(ids)].sort().map(uuidToBytes))) {
    const rows = await tx.rows<HeldShift & { id: Buffer }>(
      `SELECT id, terminal_id AS terminalId, counted_at AS countedAt FROM shifts
       WHERE branch_id = ? AND id IN (${marks(some.length)}) ORDER BY id LOCK IN SHARE MODE`,
      [scope.branchId, ...some],
    );
    for (const { id, ...shift } of rows) held.set(bytesToUuid(id), shift);
  }
  return held;
}

/** Takes the row for itself: waits for the documents under way, and from here on none is added. False when closed. */
export async function beginCount(tx: Tx, scope: BranchScope, shiftId: Buffer, at: Date): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE shifts SET counted_at = COALESCE(counted_at, ?), count_no = count_no + 1
     WHERE branch_id = ? AND id = ? AND closed_at IS NULL AND count_no < 9`,
    [at, scope.branchId, shiftId],
  );
  return changed === 1;
}

/** Only with the count that the closing person saw. */
export async function markClosed(
  tx: Tx,
  scope: BranchScope,
  shiftId: Buffer,
  closing: { countNo: number; by: number; at: Date; reason: string | null; note: string | null },
): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE shifts SET closed_by = ?, closed_at = ?, difference_reason = ?, difference_note = ?
     WHERE branch_id = ? AND id = ? AND closed_at IS NULL AND count_no = ? AND count_no > 0`,
    [closing.by, closing.at, closing.reason, closing.note, scope.branchId, shiftId, closing.countNo],
  );
  return changed === 1;
}

export interface ShiftRow extends OpenShiftRow {
  readonly terminalNumber: number;
  readonly terminalName: string;
  readonly countNo: number;
  readonly closedBy: number | null;
  readonly closedAt: Date | null;
  readonly differenceReason: string | null;
  readonly differenceNote: string | null;
  readonly shortOuts: number;
}

const SHIFT = `SELECT h.id, h.terminal_id AS terminalId, t.number AS terminalNumber, t.name AS terminalName, h.number,
    DATE_FORMAT(h.business_date, '%Y-%m-%d') AS businessDate, h.opened_by AS openedBy, h.opened_at AS openedAt,
    h.float_cents AS floatCents, h.counted_at AS countedAt, h.count_no AS countNo, h.closed_by AS closedBy,
    h.closed_at AS closedAt, h.difference_reason AS differenceReason, h.difference_note AS differenceNote,
    h.short_outs AS shortOuts
  FROM shifts h JOIN terminals t ON t.branch_id = h.branch_id AND t.id = h.terminal_id WHERE h.branch_id = ?`;

export async function shiftById(db: Executor, scope: BranchScope, id: Buffer): Promise<ShiftRow | undefined> {
  return (await db.rows<ShiftRow>(`${SHIFT} AND h.id = ?`, [scope.branchId, id]))[0];
}

/** Business days, both included. */
interface DayRange {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

interface ShiftPage extends DayRange {
  readonly before?: Buffer | undefined;
  readonly limit: number;
  readonly onlyDifferences: boolean;
}

/** Newest first, by the time in their ids. */
export async function latestShifts(db: Executor, scope: BranchScope, page: ShiftPage): Promise<ShiftRow[]> {
  const { sql, values } = conditionOf([['h.id < ?', page.before], ...ofDays(page)]);
  const differing = page.onlyDifferences ? ' AND h.difference_reason IS NOT NULL' : '';
  return db.rows<ShiftRow>(`${SHIFT}${sql}${differing} ORDER BY h.id DESC LIMIT ${page.limit}`, [
    scope.branchId,
    ...values,
  ]);
}

/** Closed shifts of some business days, or that began after an instant; by their ids, which begin with the time. */
export async function closedShifts(
  db: Executor,
  scope: BranchScope,
  wish: DayRange & { readonly firstId?: Buffer | undefined },
): Promise<ShiftRow[]> {
  const { sql, values } = conditionOf([['h.id >= ?', wish.firstId], ...ofDays(wish)]);
  return db.rows<ShiftRow>(`${SHIFT}${sql} AND h.closed_at IS NOT NULL`, [scope.branchId, ...values]);
}

type Condition = readonly [sql: string, value: SqlValue | undefined];

const ofDays = ({ from, to }: DayRange): readonly Condition[] => [
  ['h.business_date >= ?', from],
  ['h.business_date <= ?', to],
];

/** Those whose value is given. */
function conditionOf(conditions: readonly Condition[]): { sql: string; values: SqlValue[] } {
  const given = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  return { sql: given.map(({ sql }) => ` AND ${sql}`).join(''), values: given.map(({ value }) => value) };
}

export interface CountRow extends CountedPieces {
  readonly shiftId: Buffer;
  readonly countNo: number;
}

export async function countRows(
  db: Executor,
  scope: BranchScope,
  shiftIds: readonly Buffer[],
): Promise<CountRow[]> {
  if (shiftIds.length === 0) return [];
  return db.listRows<CountRow>(
    `SELECT shift_id AS shiftId, count_no AS countNo, form, face_cents AS faceCents, pieces FROM shift_counts
     WHERE branch_id = ? AND shift_id IN (?) AND count_no > 0 ORDER BY form = 'coin', face_cents DESC`,
    [scope.branchId, shiftIds],
  );
}

export interface NewCashMovement {
  readonly id: string;
  readonly shiftId: string;
  readonly kind: 'in' | 'out';
  readonly amountCents: number;
  readonly reason: string;
  readonly note: string | null;
  readonly actorId: number;
  readonly businessDate: string;
  readonly at: Date;
}

export async function insertCashMovement(
  tx: Tx,
  scope: BranchScope,
  movement: NewCashMovement,
): Promise<void> {
  const { id, shiftId, kind, amountCents, reason, note, actorId, businessDate, at } = movement;
  await tx.change(
    `INSERT INTO cash_movements (branch_id, id, shift_id, kind, amount_cents, reason, note, actor_id, business_date,
       occurred_at, recorded_at) VALUES (?,?,?,?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      uuidToBytes(id),
      uuidToBytes(shiftId),
      kind,
      amountCents,
      reason,
      note,
      actorId,
      businessDate,
      at,
      at,
    ],
  );
}

export interface CashMovementRow {
  readonly id: Buffer;
  readonly shiftId: Buffer;
  readonly kind: 'in' | 'out';
  readonly amountCents: number;
  readonly reason: string;
  readonly note: string | null;
  readonly actorId: number;
  readonly occurredAt: Date;
}

export async function cashMovementRows(
  db: Executor,
  scope: BranchScope,
  shiftIds: readonly Buffer[],
): Promise<CashMovementRow[]> {
  if (shiftIds.length === 0) return [];
  return db.listRows<CashMovementRow>(
    `SELECT id, shift_id AS shiftId, kind, amount_cents AS amountCents, reason, note, actor_id AS actorId,
       occurred_at AS occurredAt FROM cash_movements WHERE branch_id = ? AND shift_id IN (?) ORDER BY id`,
    [scope.branchId, shiftIds],
  );
}

export interface MethodSum {
  readonly shiftId: Buffer;
  readonly document: 'sale' | 'hold' | 'hold_refund' | 'return' | 'core';
  readonly method: 'cash' | 'card' | 'transfer' | 'store_credit';
  readonly count: number | string;
  /** Negative: given back. */
  readonly amountCents: number | string;
}

export async function salePaymentSums(
  db: Executor,
  scope: BranchScope,
  shiftIds: readonly Buffer[],
): Promise<MethodSum[]> {
  if (shiftIds.length === 0) return [];
  return db.listRows<MethodSum>(
    `SELECT s.shift_id AS shiftId, 'sale' AS document, p.method, COUNT(*) AS count, SUM(p.amount_cents) AS amountCents
     FROM sales s JOIN payments p ON p.branch_id = s.branch_id AND p.sale_id = s.id
     WHERE s.branch_id = ? AND s.shift_id IN (?) GROUP BY s.shift_id, p.method ORDER BY p.method`,
    [scope.branchId, shiftIds],
  );
}

export interface SaleSums {
  readonly count: number | string;
  readonly totalCents: number | string | null;
  readonly discountCents: number | string | null;
  readonly taxCents: number | string | null;
  readonly firstSequence: number | null;
  readonly lastSequence: number | null;
}

export async function saleSums(db: Executor, scope: BranchScope, shiftId: Buffer): Promise<SaleSums> {
  const rows = await db.rows<SaleSums>(
    `SELECT COUNT(*) AS count, SUM(total_cents) AS totalCents, SUM(discount_cents) AS discountCents,
       SUM(tax_cents) AS taxCents, MIN(folio_sequence) AS firstSequence, MAX(folio_sequence) AS lastSequence
     FROM sales WHERE branch_id = ? AND shift_id = ?`,
    [scope.branchId, shiftId],
  );
  return (
    rows[0] ?? {
      count: 0,
      totalCents: 0,
      discountCents: 0,
      taxCents: 0,
      firstSequence: null,
      lastSequence: null,
    }
  );
}

/** The notes of a till from the one before `first` to `last`, by number. */
export async function folioRun(
  db: Executor,
  scope: BranchScope,
  run: { terminalId: number; first: number; last: number },
): Promise<{ sequence: number; folio: string }[]> {
  return db.rows<{ sequence: number; folio: string }>(
    `SELECT folio_sequence AS sequence, folio FROM sales WHERE branch_id = ? AND terminal_id = ?
       AND folio_sequence BETWEEN COALESCE((SELECT MAX(p.folio_sequence) FROM sales p
         WHERE p.branch_id = ? AND p.terminal_id = ? AND p.folio_sequence < ?), ?) AND ?
     ORDER BY folio_sequence`,
    [scope.branchId, run.terminalId, scope.branchId, run.terminalId, run.first, run.first, run.last],
  );
}
