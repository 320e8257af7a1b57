import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { CountedPieces } from './cash.ts';

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

/**
 * Whether the shift takes documents, and keeps it so until this transaction ends: its count needs the row to
 * itself and waits. Undefined for a shift that is not of this till.
 */
export async function holdShift(
  tx: Tx,
  scope: BranchScope,
  shiftId: string,
  terminalId: number,
): Promise<{ readonly countedAt: Date | null } | undefined> {
  const rows = await tx.rows<{ terminalId: number; countedAt: Date | null }>(
    `SELECT terminal_id AS terminalId, counted_at AS countedAt FROM shifts WHERE branch_id = ? AND id = ?
     LOCK IN SHARE MODE`,
    [scope.branchId, uuidToBytes(shiftId)],
  );
  return rows.find((row) => row.terminalId === terminalId);
}
