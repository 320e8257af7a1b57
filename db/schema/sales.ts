import { sql } from 'drizzle-orm';
import {
  boolean,
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
import { branches } from './branches.ts';
import { parts } from './catalog.ts';
import { branchId, cents, code, instant, refId, uuid } from './columns.ts';
import { branchOwned } from './placement-side.ts';

/** A till. `number` is printed in folios and unique in the branch. */
export const terminals = branchOwned(
  mysqlTable(
    'terminals',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      id: refId('id').notNull(),
      number: smallint('number', { unsigned: true }).notNull(),
      name: varchar('name', { length: 40 }).notNull(),
      active: boolean('active').notNull().default(true),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      uniqueIndex('terminals_number').on(t.branchId, t.number),
    ],
  ),
);

/**
 * The run of numbers a terminal gives to one kind of document. It never resets; the date in a folio only
 * informs. The next number is one more than the highest used, so a lost terminal can be replaced.
 */
export const folioSeries = branchOwned(
  mysqlTable(
    'folio_series',
    {
      branchId: branchId().notNull(),
      terminalId: refId('terminal_id').notNull(),
      document: mysqlEnum('document', ['sale', 'quote', 'hold', 'return']).notNull(),
      firstSequence: int('first_sequence', { unsigned: true }).notNull().default(1),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.terminalId, t.document] }),
      foreignKey({
        name: 'folio_series_terminal',
        columns: [t.branchId, t.terminalId],
        foreignColumns: [terminals.branchId, terminals.id],
      }),
    ],
  ),
);

/** `id` is made by the client and is the idempotency key. Amounts include IVA at the branch's rate. */
export const sales = branchOwned(
  mysqlTable(
    'sales',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      id: uuid('id').notNull(),
      terminalId: refId('terminal_id').notNull(),
      folioSequence: int('folio_sequence', { unsigned: true }).notNull(),
      folio: code('folio', 32).notNull(),
      shiftId: uuid('shift_id'),
      origin: mysqlEnum('origin', ['counter', 'web', 'sync']).notNull(),
      customerName: varchar('customer_name', { length: 120 }),
      cashierId: refId('cashier_id').notNull(),
      discountCents: cents('discount_cents').notNull(),
      taxCents: cents('tax_cents').notNull(),
      /** Of the merchandise. What was paid is this and `core_cents`, less the deposit of a hold. */
      totalCents: cents('total_cents').notNull(),
      coreCents: cents('core_cents').notNull().default(0),
      soldAt: instant('sold_at').notNull(),
      recordedAt: instant('recorded_at').notNull(),
      businessDate: date('business_date', { mode: 'string' }).notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      uniqueIndex('sales_folio').on(t.branchId, t.terminalId, t.folioSequence),
      index('sales_day').on(t.branchId, t.businessDate),
      index('sales_shift').on(t.branchId, t.shiftId),
      check('sales_amounts', sql`${t.totalCents} >= 0 and ${t.taxCents} >= 0 and ${t.discountCents} >= 0`),
    ],
  ),
);

/** `status` conflict: sold offline, no stock left, no movement until a person resolves it. */
export const saleLines = branchOwned(
  mysqlTable(
    'sale_lines',
    {
      branchId: branchId().notNull(),
      saleId: uuid('sale_id').notNull(),
      lineNo: tinyint('line_no', { unsigned: true }).notNull(),
      stockItemId: uuid('stock_item_id').notNull(),
      partId: refId('part_id')
        .notNull()
        .references(() => parts.id),
      description: varchar('description', { length: 160 }).notNull(),
      quantity: int('quantity', { unsigned: true }).notNull(),
      unitPriceCents: cents('unit_price_cents').notNull(),
      discountCents: cents('discount_cents').notNull(),
      taxRateBp: smallint('tax_rate_bp', { unsigned: true }).notNull(),
      taxCents: cents('tax_cents').notNull(),
      /** Deposit for the old parts of the line, beside its total and without IVA. */
      coreCents: cents('core_cents').notNull().default(0),
      /** What was promised with the line; null on notes from before. 0 days: not taken back, no warranty. */
      returnDays: smallint('return_days', { unsigned: true }),
      warrantyDays: smallint('warranty_days', { unsigned: true }),
      restockingBp: smallint('restocking_bp', { unsigned: true }),
      termsNote: varchar('terms_note', { length: 120 }),
      status: mysqlEnum('status', ['ok', 'conflict']).notNull(),
      /** The car it was sold for, when the sale knew it, and what was said of the fit then. */
      carGenerationId: refId('car_generation_id'),
      carVehicleId: refId('car_vehicle_id'),
      carYear: smallint('car_year', { unsigned: true }),
      carLabel: varchar('car_label', { length: 120 }),
      fit: mysqlEnum('fit', ['confirmed', 'table', 'ask', 'no']),
      fitReason: code('fit_reason', 24),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.saleId, t.lineNo] }),
      foreignKey({
        name: 'sale_lines_sale',
        columns: [t.branchId, t.saleId],
        foreignColumns: [sales.branchId, sales.id],
      }),
      index('sale_lines_part').on(t.partId),
      index('sale_lines_item').on(t.branchId, t.stockItemId),
      check('sale_lines_quantity', sql`${t.quantity} > 0`),
      check('sale_lines_core', sql`${t.coreCents} >= 0`),
      check(
        'sale_lines_discount',
        sql`${t.discountCents} >= 0 and ${t.discountCents} <= ${t.quantity} * ${t.unitPriceCents}`,
      ),
    ],
  ),
);

export const payments = branchOwned(
  mysqlTable(
    'payments',
    {
      branchId: branchId().notNull(),
      saleId: uuid('sale_id').notNull(),
      paymentNo: tinyint('payment_no', { unsigned: true }).notNull(),
      method: mysqlEnum('method', ['cash', 'card', 'transfer', 'store_credit']).notNull(),
      amountCents: cents('amount_cents').notNull(),
      /** What the customer handed over in cash; the change is this less the amount. */
      tenderedCents: cents('tendered_cents'),
      reference: varchar('reference', { length: 60 }),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.saleId, t.paymentNo] }),
      foreignKey({
        name: 'payments_sale',
        columns: [t.branchId, t.saleId],
        foreignColumns: [sales.branchId, sales.id],
      }),
      check('payments_amount', sql`${t.amountCents} > 0`),
      check('payments_tendered', sql`${t.tenderedCents} is null or ${t.tenderedCents} >= ${t.amountCents}`),
    ],
  ),
);
