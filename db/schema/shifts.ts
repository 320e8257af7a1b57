import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  int,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  smallint,
  tinyint,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import { branchId, cents, code, instant, refId, sha256, uuid } from './columns.ts';
import { branchOwned } from './placement-side.ts';
import { terminals } from './sales.ts';

/**
 * A till's money from its float to its count. Documents name the shift; what it took is always read from them.
 * After the first count (`counted_at`) nothing is added to it any more; `closed_at` frees the till for the next.
 */
export const shifts = branchOwned(
  mysqlTable(
    'shifts',
    {
      branchId: branchId().notNull(),
      id: uuid('id').notNull(),
      terminalId: refId('terminal_id').notNull(),
      /** Of the Z report: 1, 2, 3… for each till, without gaps. */
      number: int('number', { unsigned: true }).notNull(),
      businessDate: date('business_date', { mode: 'string' }).notNull(),
      openedBy: refId('opened_by').notNull(),
      openedAt: instant('opened_at').notNull(),
      floatCents: cents('float_cents').notNull(),
      countedAt: instant('counted_at'),
      /** The count that stands; 0 while there is none. */
      countNo: tinyint('count_no', { unsigned: true }).notNull().default(0),
      /** How often somebody wanted more cash out of it than it had. */
      shortOuts: tinyint('short_outs', { unsigned: true }).notNull().default(0),
      closedBy: refId('closed_by'),
      closedAt: instant('closed_at'),
      /** Why the count is not what was expected; null when it is. */
      differenceReason: code('difference_reason', 20),
      differenceNote: varchar('difference_note', { length: 300 }),
      /** The till while its shift is not closed: at most one. */
      openTerminalId: refId('open_terminal_id').generatedAlwaysAs(
        sql`(case when closed_at is null then terminal_id end)`,
        { mode: 'stored' },
      ),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      uniqueIndex('shifts_number').on(t.branchId, t.terminalId, t.number),
      uniqueIndex('shifts_open').on(t.branchId, t.openTerminalId),
      foreignKey({
        name: 'shifts_terminal',
        columns: [t.branchId, t.terminalId],
        foreignColumns: [terminals.branchId, terminals.id],
      }),
      check('shifts_float', sql`${t.floatCents} >= 0`),
    ],
  ),
);

/** Money counted piece by piece. `count_no` 0: the float; 1 and up: counts at the end, each kept. Append-only. */
export const shiftCounts = branchOwned(
  mysqlTable(
    'shift_counts',
    {
      branchId: branchId().notNull(),
      shiftId: uuid('shift_id').notNull(),
      countNo: tinyint('count_no', { unsigned: true }).notNull(),
      form: mysqlEnum('form', ['note', 'coin']).notNull(),
      faceCents: cents('face_cents').notNull(),
      pieces: smallint('pieces', { unsigned: true }).notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.shiftId, t.countNo, t.form, t.faceCents] }),
      foreignKey({
        name: 'shift_counts_shift',
        columns: [t.branchId, t.shiftId],
        foreignColumns: [shifts.branchId, shifts.id],
      }),
      check('shift_counts_pieces', sql`${t.pieces} > 0`),
    ],
  ),
);

/** Cash put into the drawer or taken out of it without a document of its own. Append-only. */
export const cashMovements = branchOwned(
  mysqlTable(
    'cash_movements',
    {
      branchId: branchId().notNull(),
      id: uuid('id').notNull(),
      shiftId: uuid('shift_id').notNull(),
      kind: mysqlEnum('kind', ['in', 'out']).notNull(),
      amountCents: cents('amount_cents').notNull(),
      reason: code('reason', 20).notNull(),
      note: varchar('note', { length: 300 }),
      actorId: refId('actor_id').notNull(),
      businessDate: date('business_date', { mode: 'string' }).notNull(),
      occurredAt: instant('occurred_at').notNull(),
      recordedAt: instant('recorded_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      index('cash_movements_shift').on(t.branchId, t.shiftId),
      foreignKey({
        name: 'cash_movements_shift_of',
        columns: [t.branchId, t.shiftId],
        foreignColumns: [shifts.branchId, shifts.id],
      }),
      check('cash_movements_amount', sql`${t.amountCents} > 0`),
    ],
  ),
);

/** What a supervisor allowed at a clerk's till: one document, up to a limit, for a short while. Append-only. */
export const approvals = branchOwned(
  mysqlTable(
    'approvals',
    {
      branchId: branchId().notNull(),
      id: uuid('id').notNull(),
      kind: mysqlEnum('kind', ['discount', 'return']).notNull(),
      approverId: refId('approver_id').notNull(),
      requestedBy: refId('requested_by').notNull(),
      /** The sale or return it was given for. */
      subjectId: uuid('subject_id').notNull(),
      limitBp: smallint('limit_bp', { unsigned: true }).notNull(),
      /** SHA-256 of what they saw: which lines, how many, for how much. Null before there was one: good for nothing. */
      contentHash: sha256('content_hash'),
      expiresAt: instant('expires_at').notNull(),
      recordedAt: instant('recorded_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      index('approvals_subject').on(t.branchId, t.subjectId),
      check('approvals_limit', sql`${t.limitBp} <= 10000`),
    ],
  ),
);
