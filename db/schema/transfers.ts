import { sql } from 'drizzle-orm';
import {
  check,
  index,
  int,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  smallint,
  tinyint,
  varchar,
} from 'drizzle-orm/mysql-core';
import { branchId, cents, code, instant, json, refId, uuid, version } from './columns.ts';
import { branchOwned } from './placement-side.ts';

export const TRANSFER_STATES = [
  'requested',
  'cancelled',
  'declined',
  'sent',
  'differing',
  'received',
] as const;

/**
 * A transfer as one of its two branches knows it. Each has a row of its own with the same id, in its own database:
 * `out` where the pieces leave, `in` where they arrive. Only the outgoing side decides whether they leave (`sent`) or
 * not (`cancelled`, `declined`); only the incoming side says what arrived. Each tells the other by an event.
 */
export const transfers = branchOwned(
  mysqlTable(
    'transfers',
    {
      branchId: branchId().notNull(),
      id: uuid('id').notNull(),
      side: mysqlEnum('side', ['out', 'in']).notNull(),
      otherBranchId: smallint('other_branch_id', { unsigned: true }).notNull(),
      state: mysqlEnum('state', TRANSFER_STATES).notNull(),
      note: varchar('note', { length: 300 }),
      /** Whoever asked for it, of either branch. */
      requestedBy: refId('requested_by'),
      requestedAt: instant('requested_at').notNull(),
      /** Incoming side: asked not to be sent; the outgoing side has not answered yet. */
      withdrawnAt: instant('withdrawn_at'),
      /** Why it was declined. */
      reason: varchar('reason', { length: 300 }),
      sentBy: refId('sent_by'),
      sentAt: instant('sent_at'),
      receivedBy: refId('received_by'),
      receivedAt: instant('received_at'),
      version: version(),
      updatedAt: instant('updated_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      index('transfers_state').on(t.branchId, t.side, t.state, t.id),
    ],
  ),
);

/**
 * One used piece, or a quantity of one part. `sent = received + damaged + missing` once it was received, and
 * `missing = returned + written_off` once somebody has settled it at the outgoing branch. What was sent and is none
 * of these is in transit.
 */
export const transferLines = branchOwned(
  mysqlTable(
    'transfer_lines',
    {
      branchId: branchId().notNull(),
      transferId: uuid('transfer_id').notNull(),
      lineNo: tinyint('line_no', { unsigned: true }).notNull(),
      kind: mysqlEnum('kind', ['unit', 'bulk']).notNull(),
      partId: refId('part_id').notNull(),
      serial: code('serial', 20),
      /** Of this branch; incoming: known once it was received. */
      stockItemId: uuid('stock_item_id'),
      requested: int('requested').notNull(),
      picked: int('picked').notNull().default(0),
      sent: int('sent').notNull().default(0),
      /** In good order. */
      received: int('received').notNull().default(0),
      damaged: int('damaged').notNull().default(0),
      missing: int('missing').notNull().default(0),
      returned: int('returned').notNull().default(0),
      writtenOff: int('written_off').notNull().default(0),
      /** What the one who received it says. */
      note: varchar('note', { length: 300 }),
      /** Why a missing piece was written off. */
      lossReason: code('loss_reason', 40),
      priceCents: cents('price_cents'),
      /** The body of a used piece on its way: grade, damage, car, photographs. */
      body: json('body'),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.transferId, t.lineNo] }),
      index('transfer_lines_item').on(t.branchId, t.stockItemId),
      check('transfer_lines_picked', sql`${t.picked} >= 0 and ${t.picked} <= ${t.requested}`),
      check(
        'transfer_lines_arrived',
        sql`${t.received} >= 0 and ${t.damaged} >= 0 and ${t.missing} >= 0 and ${t.received} + ${t.damaged} + ${t.missing} <= ${t.sent}`,
      ),
      check(
        'transfer_lines_settled',
        sql`${t.returned} >= 0 and ${t.writtenOff} >= 0 and ${t.returned} + ${t.writtenOff} <= ${t.missing}`,
      ),
    ],
  ),
);

/** What was in the parcel and not on the list: said by who received it, seen by both. It changes no stock. */
export const transferExtras = branchOwned(
  mysqlTable(
    'transfer_extras',
    {
      branchId: branchId().notNull(),
      transferId: uuid('transfer_id').notNull(),
      extraNo: tinyint('extra_no', { unsigned: true }).notNull(),
      /** As it was scanned or typed. */
      code: varchar('code', { length: 60 }).notNull(),
      quantity: int('quantity').notNull(),
    },
    (t) => [primaryKey({ columns: [t.branchId, t.transferId, t.extraNo] })],
  ),
);
