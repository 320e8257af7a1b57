import { sql } from 'drizzle-orm';
import {
  check,
  date,
  foreignKey,
  index,
  int,
  mysqlTable,
  primaryKey,
  smallint,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import { branches } from './branches.ts';
import { parts } from './catalog.ts';
import { branchId, cents, code, instant, refId, uuid } from './columns.ts';
import { branchOwned } from './placement-side.ts';

/** New parts that a supplier delivered; the movements carry its id as their document. */
export const stockReceipts = branchOwned(
  mysqlTable(
    'stock_receipts',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      id: uuid('id').notNull(),
      supplier: varchar('supplier', { length: 120 }).notNull(),
      /** The supplier's invoice or delivery note: received once. */
      documentNumber: code('document_number', 60).notNull(),
      receivedOn: date('received_on', { mode: 'string' }).notNull(),
      note: varchar('note', { length: 300 }),
      costCents: cents('cost_cents').notNull(),
      receivedBy: refId('received_by').notNull(),
      recordedAt: instant('recorded_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      uniqueIndex('stock_receipts_document').on(t.branchId, t.supplier, t.documentNumber),
      index('stock_receipts_day').on(t.branchId, t.receivedOn),
    ],
  ),
);

export const stockReceiptLines = branchOwned(
  mysqlTable(
    'stock_receipt_lines',
    {
      branchId: branchId().notNull(),
      receiptId: uuid('receipt_id').notNull(),
      lineNo: smallint('line_no', { unsigned: true }).notNull(),
      stockItemId: uuid('stock_item_id').notNull(),
      partId: refId('part_id')
        .notNull()
        .references(() => parts.id),
      quantity: int('quantity', { unsigned: true }).notNull(),
      /** Of one piece, without IVA as suppliers write it; null: not on the document. */
      unitCostCents: cents('unit_cost_cents'),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.receiptId, t.lineNo] }),
      foreignKey({
        name: 'stock_receipt_lines_receipt',
        columns: [t.branchId, t.receiptId],
        foreignColumns: [stockReceipts.branchId, stockReceipts.id],
      }),
      index('stock_receipt_lines_part').on(t.partId),
      index('stock_receipt_lines_item').on(t.branchId, t.stockItemId),
      check('stock_receipt_lines_quantity', sql`${t.quantity} > 0`),
    ],
  ),
);

/** How many of a new part a branch wants to have; below it, it shows on the list to order. */
export const stockMinimums = branchOwned(
  mysqlTable(
    'stock_minimums',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      stockItemId: uuid('stock_item_id').notNull(),
      /** 0: none wanted. */
      minimum: int('minimum', { unsigned: true }).notNull(),
      updatedBy: refId('updated_by'),
      updatedAt: instant('updated_at').notNull(),
    },
    (t) => [primaryKey({ columns: [t.branchId, t.stockItemId] })],
  ),
);
