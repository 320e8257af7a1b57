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
  tinyint,
  uniqueIndex,
  varchar,
} from 'drizzle-orm/mysql-core';
import { branches } from './branches.ts';
import { parts } from './catalog.ts';
import { branchId, cents, code, instant, refId, uuid, version } from './columns.ts';
import { branchOwned } from './placement-side.ts';
import { saleLines, sales } from './sales.ts';

/** A document of what came back of one note. `id` is made by the till and is the idempotency key. Append-only. */
export const returns = branchOwned(
  mysqlTable(
    'returns',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      id: uuid('id').notNull(),
      terminalId: refId('terminal_id').notNull(),
      folioSequence: int('folio_sequence', { unsigned: true }).notNull(),
      folio: code('folio', 32).notNull(),
      shiftId: uuid('shift_id').notNull(),
      saleId: uuid('sale_id').notNull(),
      customerName: varchar('customer_name', { length: 120 }),
      clerkId: refId('clerk_id').notNull(),
      /** Who allowed it when it was outside of the terms of the note. */
      approverId: refId('approver_id'),
      note: varchar('note', { length: 300 }),
      /** Of the lines, IVA included, before the fee. */
      goodsCents: cents('goods_cents').notNull(),
      /** Kept for restocking. */
      feeCents: cents('fee_cents').notNull(),
      /** Deposits for old parts that nobody owes any more. */
      coreCents: cents('core_cents').notNull(),
      /** IVA in what is given back of the goods. */
      taxCents: cents('tax_cents').notNull(),
      /** Given back: goods − fee + core. */
      refundCents: cents('refund_cents').notNull(),
      madeAt: instant('made_at').notNull(),
      recordedAt: instant('recorded_at').notNull(),
      businessDate: date('business_date', { mode: 'string' }).notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      uniqueIndex('returns_folio').on(t.branchId, t.terminalId, t.folioSequence),
      index('returns_sale').on(t.branchId, t.saleId),
      index('returns_shift').on(t.branchId, t.shiftId),
      foreignKey({
        name: 'returns_sale_of',
        columns: [t.branchId, t.saleId],
        foreignColumns: [sales.branchId, sales.id],
      }),
      check(
        'returns_amounts',
        sql`${t.refundCents} = ${t.goodsCents} - ${t.feeCents} + ${t.coreCents} and ${t.goodsCents} >= 0
          and ${t.coreCents} >= 0 and ${t.feeCents} between 0 and ${t.goodsCents} and ${t.taxCents} >= 0`,
      ),
    ],
  ),
);

/**
 * What came back of a line of the note. `first_piece` is how many of it had come back before: two at once would write
 * the same one, and the key lets one through. Append-only.
 */
export const returnLines = branchOwned(
  mysqlTable(
    'return_lines',
    {
      branchId: branchId().notNull(),
      returnId: uuid('return_id').notNull(),
      lineNo: tinyint('line_no', { unsigned: true }).notNull(),
      saleId: uuid('sale_id').notNull(),
      saleLineNo: tinyint('sale_line_no', { unsigned: true }).notNull(),
      firstPiece: int('first_piece', { unsigned: true }).notNull(),
      quantity: int('quantity', { unsigned: true }).notNull(),
      stockItemId: uuid('stock_item_id').notNull(),
      partId: refId('part_id')
        .notNull()
        .references(() => parts.id),
      reason: code('reason', 20).notNull(),
      /** Where it went: back on the shelf, thrown away, or to the supplier under warranty. */
      outcome: mysqlEnum('outcome', ['shelf', 'scrap', 'supplier']).notNull(),
      bin: code('bin', 20),
      goodsCents: cents('goods_cents').notNull(),
      feeCents: cents('fee_cents').notNull(),
      coreCents: cents('core_cents').notNull(),
      taxCents: cents('tax_cents').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.returnId, t.lineNo] }),
      uniqueIndex('return_lines_piece').on(t.branchId, t.saleId, t.saleLineNo, t.firstPiece),
      foreignKey({
        name: 'return_lines_return',
        columns: [t.branchId, t.returnId],
        foreignColumns: [returns.branchId, returns.id],
      }),
      foreignKey({
        name: 'return_lines_sale_line',
        columns: [t.branchId, t.saleId, t.saleLineNo],
        foreignColumns: [saleLines.branchId, saleLines.saleId, saleLines.lineNo],
      }),
      index('return_lines_part').on(t.partId),
      check('return_lines_quantity', sql`${t.quantity} > 0`),
    ],
  ),
);

/** How a return was paid back, in its ways; the drawer's shift is that of the return. Append-only. */
export const refunds = branchOwned(
  mysqlTable(
    'refunds',
    {
      branchId: branchId().notNull(),
      returnId: uuid('return_id').notNull(),
      refundNo: tinyint('refund_no', { unsigned: true }).notNull(),
      method: mysqlEnum('method', ['cash', 'card', 'transfer', 'store_credit']).notNull(),
      amountCents: cents('amount_cents').notNull(),
      reference: varchar('reference', { length: 60 }),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.returnId, t.refundNo] }),
      foreignKey({
        name: 'refunds_return',
        columns: [t.branchId, t.returnId],
        foreignColumns: [returns.branchId, returns.id],
      }),
      check('refunds_amount', sql`${t.amountCents} > 0`),
    ],
  ),
);

/** A vale: money that its branch owes to whoever brings the code. `balance_cents` only changes with an entry. */
export const storeCredits = branchOwned(
  mysqlTable(
    'store_credits',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      id: uuid('id').notNull(),
      /** `QRO7K3M9PQX4`: branch, eight random characters, check character. */
      code: code('code', 12).notNull(),
      returnId: uuid('return_id').notNull(),
      customerId: uuid('customer_id'),
      customerName: varchar('customer_name', { length: 120 }),
      issuedCents: cents('issued_cents').notNull(),
      balanceCents: cents('balance_cents').notNull(),
      issuedAt: instant('issued_at').notNull(),
      version: version(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      uniqueIndex('store_credits_code').on(t.branchId, t.code),
      uniqueIndex('store_credits_return').on(t.branchId, t.returnId),
      index('store_credits_balance').on(t.branchId, t.balanceCents),
      check('store_credits_balance_range', sql`${t.balanceCents} between 0 and ${t.issuedCents}`),
    ],
  ),
);

/** Every change of a vale: issued by a return (+), spent in a sale (−). Append-only. */
export const storeCreditEntries = branchOwned(
  mysqlTable(
    'store_credit_entries',
    {
      branchId: branchId().notNull(),
      creditId: uuid('credit_id').notNull(),
      /** The return that issued it or the sale that it paid. */
      documentId: uuid('document_id').notNull(),
      kind: mysqlEnum('kind', ['issued', 'spent']).notNull(),
      amountCents: cents('amount_cents').notNull(),
      actorId: refId('actor_id'),
      recordedAt: instant('recorded_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.creditId, t.documentId] }),
      index('store_credit_entries_document').on(t.branchId, t.documentId),
      foreignKey({
        name: 'store_credit_entries_credit',
        columns: [t.branchId, t.creditId],
        foreignColumns: [storeCredits.branchId, storeCredits.id],
      }),
      check('store_credit_entries_sign', sql`(${t.kind} = 'issued') = (${t.amountCents} > 0)`),
    ],
  ),
);

/**
 * Deposits for old parts (cascos): charged with a line of a sale, paid back when the old part is handed in or the new
 * one comes back. `first_piece` as in `return_lines`. Charged − returned = outstanding. Append-only.
 */
export const coreEntries = branchOwned(
  mysqlTable(
    'core_entries',
    {
      branchId: branchId().notNull(),
      saleId: uuid('sale_id').notNull(),
      saleLineNo: tinyint('sale_line_no', { unsigned: true }).notNull(),
      kind: mysqlEnum('kind', ['charged', 'returned']).notNull(),
      firstPiece: int('first_piece', { unsigned: true }).notNull(),
      quantity: int('quantity', { unsigned: true }).notNull(),
      amountCents: cents('amount_cents').notNull(),
      shiftId: uuid('shift_id').notNull(),
      /** How it was paid back; null: with the sale, or with the return whose refund has it. */
      method: mysqlEnum('method', ['cash', 'card', 'transfer']),
      reference: varchar('reference', { length: 60 }),
      /** The sale, the return, or the receipt of the old part: made by the till. */
      documentId: uuid('document_id').notNull(),
      actorId: refId('actor_id').notNull(),
      businessDate: date('business_date', { mode: 'string' }).notNull(),
      occurredAt: instant('occurred_at').notNull(),
      recordedAt: instant('recorded_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.saleId, t.saleLineNo, t.kind, t.firstPiece] }),
      index('core_entries_shift').on(t.branchId, t.shiftId),
      foreignKey({
        name: 'core_entries_sale_line',
        columns: [t.branchId, t.saleId, t.saleLineNo],
        foreignColumns: [saleLines.branchId, saleLines.saleId, saleLines.lineNo],
      }),
      check('core_entries_amount', sql`${t.amountCents} > 0 and ${t.quantity} > 0`),
    ],
  ),
);
