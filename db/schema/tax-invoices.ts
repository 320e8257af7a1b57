import { sql } from 'drizzle-orm';
import {
  check,
  customType,
  date,
  foreignKey,
  index,
  int,
  mysqlEnum,
  mysqlTable,
  primaryKey,
  uniqueIndex,
} from 'drizzle-orm/mysql-core';
import { branches } from './branches.ts';
import { branchId, cents, code, instant, refId, uuid } from './columns.ts';
import { branchOwned } from './placement-side.ts';

const packed = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => 'mediumblob' });

/**
 * A global invoice (CFDI) that was prepared for the notes of one day of a branch. The XML is kept as it was made, gzip;
 * `uuid` and `stamped_at` are those of the fiscal stamp, null for a provider that cannot stamp. Append-only.
 */
export const taxInvoices = branchOwned(
  mysqlTable(
    'tax_invoices',
    {
      branchId: branchId()
        .notNull()
        .references(() => branches.id),
      id: uuid('id').notNull(),
      businessDate: date('business_date', { mode: 'string' }).notNull(),
      series: code('series', 25).notNull(),
      /** Of the branch's invoices: 1, 2, 3… */
      number: int('number', { unsigned: true }).notNull(),
      provider: code('provider', 20).notNull(),
      issuerRfc: code('issuer_rfc', 13).notNull(),
      tickets: int('tickets', { unsigned: true }).notNull(),
      netCents: cents('net_cents').notNull(),
      taxCents: cents('tax_cents').notNull(),
      totalCents: cents('total_cents').notNull(),
      stampUuid: code('stamp_uuid', 36),
      stampedAt: instant('stamped_at'),
      xml: packed('xml').notNull(),
      issuedBy: refId('issued_by').notNull(),
      recordedAt: instant('recorded_at').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.id] }),
      uniqueIndex('tax_invoices_number').on(t.branchId, t.number),
      index('tax_invoices_day').on(t.branchId, t.businessDate),
      check('tax_invoices_amounts', sql`${t.netCents} + ${t.taxCents} = ${t.totalCents}`),
      check('tax_invoices_stamp', sql`(${t.stampUuid} is null) = (${t.stampedAt} is null)`),
    ],
  ),
);

/** Which invoice a note or a return is in: its key lets it be in one only. Append-only. */
export const taxInvoiceTickets = branchOwned(
  mysqlTable(
    'tax_invoice_tickets',
    {
      branchId: branchId().notNull(),
      document: mysqlEnum('document', ['sale', 'return']).notNull(),
      documentId: uuid('document_id').notNull(),
      invoiceId: uuid('invoice_id').notNull(),
    },
    (t) => [
      primaryKey({ columns: [t.branchId, t.document, t.documentId] }),
      index('tax_invoice_tickets_invoice').on(t.branchId, t.invoiceId),
      foreignKey({
        name: 'tax_invoice_tickets_of',
        columns: [t.branchId, t.invoiceId],
        foreignColumns: [taxInvoices.branchId, taxInvoices.id],
      }),
    ],
  ),
);
