import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  int,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  smallint,
  varchar,
} from 'drizzle-orm/mysql-core';
import { branches } from './branches.ts';
import { branchId, code, instant, json, refId, uuid, version } from './columns.ts';
import { branchOwned } from './placement-side.ts';

export const COUNT_STATUSES = ['counting', 'review', 'posted', 'cancelled'] as const;

/**
 * Somebody goes along the shelves and says what is there, without being told what should be. While it is `counting`
 * everybody scans; in `review` the differences are explained; `posted` wrote them into the ledger.
 */
export const stockCounts = branchOwned(
  mysqlTable(
    'stock_counts',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      id: uuid('id').notNull(),
      /** Which shelves and parts: `{bin?, system?, partType?, condition?}`; nothing in it is the whole branch. */
      scope: json('scope').notNull(),
      status: mysqlEnum('status', COUNT_STATUSES).notNull(),
      openedBy: refId('opened_by').notNull(),
      openedAt: instant('opened_at').notNull(),
      closedBy: refId('closed_by'),
      /** When it was posted or cancelled. */
      closedAt: instant('closed_at'),
      version: version(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      index('stock_counts_opened').on(t.branchId, t.openedAt),
    ],
  ),
);

/**
 * One thing of a count: an item the branch has (`id` is the stock item's) or a code that is none of its items. What is
 * expected in the count's scope is here from the opening; the rest comes with its first scan.
 */
export const stockCountLines = branchOwned(
  mysqlTable(
    'stock_count_lines',
    {
      branchId: branchId().notNull(),
      countId: uuid('count_id').notNull(),
      id: uuid('id').notNull(),
      /** Null: the code belongs to no item of this branch. */
      stockItemId: uuid('stock_item_id'),
      /** Part of an item that the branch does not have yet; null for a code that nobody knows or another branch's piece. */
      partId: refId('part_id'),
      code: code('code', 60).notNull(),
      /** Another branch has it. */
      elsewhereId: smallint('elsewhere_id', { unsigned: true }),
      inScope: boolean('in_scope').notNull(),
      /** On hand when the count was opened; 0 for what came later. */
      openingOnHand: int('opening_on_hand').notNull(),
      /** Counting it again starts a new round: scans of earlier rounds no longer count. */
      round: smallint('round', { unsigned: true }).notNull().default(1),
      reason: code('reason', 40),
      note: varchar('note', { length: 300 }),
      /** As they were posted. */
      counted: int('counted'),
      expected: int('expected'),
      posted: int('posted'),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.countId, t.id] }),
      foreignKey({
        name: 'stock_count_lines_count',
        columns: [t.branchId, t.countId],
        foreignColumns: [stockCounts.branchId, stockCounts.id],
      }),
    ],
  ),
);

/** What somebody saw, as it was scanned; only ever added. A mistake is taken back by a row of the opposite quantity. */
export const stockCountScans = branchOwned(
  mysqlTable(
    'stock_count_scans',
    {
      branchId: branchId().notNull(),
      id: uuid('id').notNull(),
      countId: uuid('count_id').notNull(),
      lineId: uuid('line_id').notNull(),
      round: smallint('round', { unsigned: true }).notNull(),
      quantity: int('quantity').notNull(),
      /** On hand of the item at this moment: what the difference is taken against. */
      onHandThen: int('on_hand_then').notNull(),
      /** Where it lay; null: where the count is. */
      bin: code('bin', 20),
      scannedBy: refId('scanned_by').notNull(),
      scannedAt: instant('scanned_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      foreignKey({
        name: 'stock_count_scans_line',
        columns: [t.branchId, t.countId, t.lineId],
        foreignColumns: [stockCountLines.branchId, stockCountLines.countId, stockCountLines.id],
      }),
      index('stock_count_scans_time').on(t.branchId, t.countId, t.lineId, t.scannedAt),
      check('stock_count_scans_quantity', sql`${t.quantity} <> 0`),
    ],
  ),
);
