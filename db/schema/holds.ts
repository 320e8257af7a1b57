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
import { branches } from './branches.ts';
import { parts } from './catalog.ts';
import { branchId, cents, code, instant, json, refId, uuid, version } from './columns.ts';
import { branchOwned } from './placement-side.ts';

/** How long a branch's word stands, and what an apartado costs who does not come. No row: the defaults. */
export const holdTerms = branchOwned(
  mysqlTable(
    'hold_terms',
    {
      branchId: branchId()
        .primaryKey()
        .references(() => branches.id),
      quoteDays: smallint('quote_days', { unsigned: true }).notNull(),
      holdDays: smallint('hold_days', { unsigned: true }).notNull(),
      /** Least deposit, of the total. */
      minDepositBp: smallint('min_deposit_bp', { unsigned: true }).notNull(),
      /** Of what was paid, kept when the hold is cancelled or expires. */
      keptBp: smallint('kept_bp', { unsigned: true }).notNull(),
      updatedAt: instant('updated_at').notNull(),
      version: version(),
    },
    (t) => [check('hold_terms_rates', sql`${t.minDepositBp} <= 10000 and ${t.keptBp} <= 10000`)],
  ),
);

/** What a quote and a hold have in common: folio, customer, amounts (IVA included), who and when. */
const documentColumns = () => ({
  branchId: branchId()
    .notNull()
    .references(() => branches.id),
  /** Made by the till; it is the idempotency key. */
  id: uuid('id').notNull(),
  terminalId: refId('terminal_id').notNull(),
  folioSequence: int('folio_sequence', { unsigned: true }).notNull(),
  folio: code('folio', 32).notNull(),
  customerId: uuid('customer_id'),
  customerName: varchar('customer_name', { length: 120 }),
  /** E.164. */
  customerPhone: code('customer_phone', 16),
  /** `{known, name}`: the car it is for. */
  car: json('car'),
  clerkId: refId('clerk_id').notNull(),
  discountCents: cents('discount_cents').notNull(),
  taxRateBp: smallint('tax_rate_bp', { unsigned: true }).notNull(),
  taxCents: cents('tax_cents').notNull(),
  totalCents: cents('total_cents').notNull(),
  madeAt: instant('made_at').notNull(),
  recordedAt: instant('recorded_at').notNull(),
  businessDate: date('business_date', { mode: 'string' }).notNull(),
});

const lineColumns = () => ({
  lineNo: tinyint('line_no', { unsigned: true }).notNull(),
  stockItemId: uuid('stock_item_id').notNull(),
  partId: refId('part_id')
    .notNull()
    .references(() => parts.id),
  /** Serial or part number as it was. */
  code: varchar('code', { length: 40 }).notNull(),
  description: varchar('description', { length: 160 }).notNull(),
  quantity: int('quantity', { unsigned: true }).notNull(),
  unitPriceCents: cents('unit_price_cents').notNull(),
  discountCents: cents('discount_cents').notNull(),
  taxCents: cents('tax_cents').notNull(),
});

/** Prices told to somebody, good until `expires_at`. Reserves nothing. */
export const quotes = branchOwned(
  mysqlTable(
    'quotes',
    {
      ...documentColumns(),
      expiresAt: instant('expires_at').notNull(),
      /** The sale that it became, and where. */
      saleId: uuid('sale_id'),
      saleBranchId: smallint('sale_branch_id', { unsigned: true }),
      soldAt: instant('sold_at'),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      uniqueIndex('quotes_folio').on(t.branchId, t.terminalId, t.folioSequence),
      index('quotes_id').on(t.id),
      index('quotes_folio_text').on(t.folio),
      index('quotes_phone').on(t.customerPhone),
      index('quotes_recent').on(t.recordedAt),
      check('quotes_amounts', sql`${t.totalCents} >= 0 and ${t.taxCents} >= 0 and ${t.discountCents} >= 0`),
    ],
  ),
);

export const quoteLines = branchOwned(
  mysqlTable(
    'quote_lines',
    { branchId: branchId().notNull(), quoteId: uuid('quote_id').notNull(), ...lineColumns() },
    (t) => [
      primaryKey({ columns: [t.branchId, t.quoteId, t.lineNo] }),
      foreignKey({
        name: 'quote_lines_quote',
        columns: [t.branchId, t.quoteId],
        foreignColumns: [quotes.branchId, quotes.id],
      }),
      index('quote_lines_part').on(t.partId),
      check('quote_lines_quantity', sql`${t.quantity} > 0`),
    ],
  ),
);

export const HOLD_STATES = ['active', 'sold', 'released', 'expired'] as const;

/**
 * Pieces kept for somebody (apartado). While it is active its lines stand in `stock_items.reserved`. What was paid is
 * the sum of `hold_payments`; the terms are those of the day it was made.
 */
export const holds = branchOwned(
  mysqlTable(
    'holds',
    {
      ...documentColumns(),
      state: mysqlEnum('state', HOLD_STATES).notNull(),
      expiresAt: instant('expires_at').notNull(),
      keptBp: smallint('kept_bp', { unsigned: true }).notNull(),
      /** Of a cancelled or expired hold: what stays with the branch. */
      keptCents: cents('kept_cents').notNull().default(0),
      settledAt: instant('settled_at'),
      reason: varchar('reason', { length: 200 }),
      saleId: uuid('sale_id'),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      uniqueIndex('holds_folio').on(t.branchId, t.terminalId, t.folioSequence),
      index('holds_state').on(t.branchId, t.state, t.expiresAt),
      index('holds_sale').on(t.branchId, t.saleId),
      index('holds_id').on(t.id),
      index('holds_folio_text').on(t.folio),
      index('holds_phone').on(t.customerPhone),
      index('holds_open').on(t.state, t.expiresAt),
      check('holds_amounts', sql`${t.totalCents} > 0 and ${t.taxCents} >= 0 and ${t.discountCents} >= 0`),
      check('holds_kept', sql`${t.keptCents} >= 0 and ${t.keptBp} <= 10000`),
      check('holds_settled', sql`(${t.state} = 'active') = (${t.settledAt} is null)`),
    ],
  ),
);

export const holdLines = branchOwned(
  mysqlTable(
    'hold_lines',
    { branchId: branchId().notNull(), holdId: uuid('hold_id').notNull(), ...lineColumns() },
    (t) => [
      primaryKey({ columns: [t.branchId, t.holdId, t.lineNo] }),
      foreignKey({
        name: 'hold_lines_hold',
        columns: [t.branchId, t.holdId],
        foreignColumns: [holds.branchId, holds.id],
      }),
      index('hold_lines_part').on(t.partId),
      index('hold_lines_item').on(t.branchId, t.stockItemId),
      check('hold_lines_quantity', sql`${t.quantity} > 0`),
    ],
  ),
);

/** One document of money taken: its ways of paying are numbered. */
const moneyColumns = () => ({
  id: uuid('id').notNull(),
  paymentNo: tinyint('payment_no', { unsigned: true }).notNull(),
  holdId: uuid('hold_id').notNull(),
  terminalId: refId('terminal_id').notNull(),
  method: mysqlEnum('method', ['cash', 'card', 'transfer']).notNull(),
  amountCents: cents('amount_cents').notNull(),
  tenderedCents: cents('tendered_cents'),
  reference: varchar('reference', { length: 60 }),
  clerkId: refId('clerk_id').notNull(),
  occurredAt: instant('occurred_at').notNull(),
  recordedAt: instant('recorded_at').notNull(),
  businessDate: date('business_date', { mode: 'string' }).notNull(),
});

/**
 * What counts towards a hold, in its own branch; also what another branch took (`paid_branch_id`), under the same id.
 * `shift_id` is this branch's: the drawer that holds the money. Null: it lies in another branch's.
 */
export const holdPayments = branchOwned(
  mysqlTable(
    'hold_payments',
    {
      branchId: branchId().notNull(),
      ...moneyColumns(),
      paidBranchId: smallint('paid_branch_id', { unsigned: true }).notNull(),
      shiftId: uuid('shift_id'),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id, t.paymentNo] }),
      index('hold_payments_hold').on(t.branchId, t.holdId),
      index('hold_payments_shift').on(t.branchId, t.shiftId),
      foreignKey({
        name: 'hold_payments_of',
        columns: [t.branchId, t.holdId],
        foreignColumns: [holds.branchId, holds.id],
      }),
      check('hold_payments_amount', sql`${t.amountCents} > 0`),
      check('hold_payments_drawer', sql`(${t.shiftId} is not null) = (${t.paidBranchId} = ${t.branchId})`),
    ],
  ),
);

/** Money taken here for a hold of another branch: it lies in a drawer of this one. */
export const holdPaymentsElsewhere = branchOwned(
  mysqlTable(
    'hold_payments_elsewhere',
    {
      branchId: branchId().notNull(),
      ...moneyColumns(),
      homeBranchId: smallint('home_branch_id', { unsigned: true }).notNull(),
      shiftId: uuid('shift_id').notNull(),
      holdFolio: code('hold_folio', 32).notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id, t.paymentNo] }),
      index('hold_payments_elsewhere_hold').on(t.branchId, t.holdId),
      index('hold_payments_elsewhere_shift').on(t.branchId, t.shiftId),
      check('hold_payments_elsewhere_amount', sql`${t.amountCents} > 0`),
    ],
  ),
);

/** Money given back out of a drawer for a hold that came to nothing, or was paid too much. */
export const holdRefunds = branchOwned(
  mysqlTable(
    'hold_refunds',
    {
      branchId: branchId().notNull(),
      id: uuid('id').notNull(),
      holdId: uuid('hold_id').notNull(),
      shiftId: uuid('shift_id').notNull(),
      terminalId: refId('terminal_id').notNull(),
      method: mysqlEnum('method', ['cash', 'transfer']).notNull(),
      amountCents: cents('amount_cents').notNull(),
      reference: varchar('reference', { length: 60 }),
      clerkId: refId('clerk_id').notNull(),
      occurredAt: instant('occurred_at').notNull(),
      recordedAt: instant('recorded_at').notNull(),
      businessDate: date('business_date', { mode: 'string' }).notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      index('hold_refunds_hold').on(t.branchId, t.holdId),
      index('hold_refunds_shift').on(t.branchId, t.shiftId),
      foreignKey({
        name: 'hold_refunds_of',
        columns: [t.branchId, t.holdId],
        foreignColumns: [holds.branchId, holds.id],
      }),
      check('hold_refunds_amount', sql`${t.amountCents} > 0`),
    ],
  ),
);
