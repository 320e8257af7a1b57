import type { Executor, Tx } from '#db/client.ts';
import { insertRows } from '#db/row-lists.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';

export interface InvoiceRow {
  readonly id: Buffer;
  readonly businessDate: string;
  readonly series: string;
  readonly number: number;
  readonly provider: string;
  readonly tickets: number;
  readonly netCents: number;
  readonly taxCents: number;
  readonly totalCents: number;
  readonly stampUuid: string | null;
  readonly stampedAt: Date | null;
  readonly issuedBy: number;
  readonly recordedAt: Date;
}

const COLUMNS = `id, DATE_FORMAT(business_date, '%Y-%m-%d') AS businessDate, series, number, provider, tickets,
  net_cents AS netCents, tax_cents AS taxCents, total_cents AS totalCents, stamp_uuid AS stampUuid,
  stamped_at AS stampedAt, issued_by AS issuedBy, recorded_at AS recordedAt`;

export async function invoicesOf(
  db: Executor,
  scope: BranchScope,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<InvoiceRow[]> {
  return db.rows<InvoiceRow>(
    `SELECT ${COLUMNS} FROM tax_invoices WHERE branch_id = ? AND business_date BETWEEN ? AND ? ORDER BY number`,
    [scope.branchId, from, to],
  );
}

export async function invoiceXmlRow(
  db: Executor,
  scope: BranchScope,
  id: string,
): Promise<{ series: string; number: number; xml: Buffer } | undefined> {
  const rows = await db.rows<{ series: string; number: number; xml: Buffer }>(
    'SELECT series, number, xml FROM tax_invoices WHERE branch_id = ? AND id = ?',
    [scope.branchId, uuidToBytes(id)],
  );
  return rows[0];
}

export async function nextInvoiceNumber(db: Executor, scope: BranchScope): Promise<number> {
  const [row] = await db.rows<{ next: number | string }>(
    'SELECT COALESCE(MAX(number), 0) + 1 AS next FROM tax_invoices WHERE branch_id = ?',
    [scope.branchId],
  );
  return Number(row?.next ?? 1);
}

export async function insertInvoice(
  tx: Tx,
  scope: BranchScope,
  invoice: Omit<InvoiceRow, 'id'> & { readonly id: string; readonly issuerRfc: string; readonly xml: Buffer },
): Promise<void> {
  await tx.change(
    `INSERT INTO tax_invoices (branch_id, id, business_date, series, number, provider, issuer_rfc, tickets, net_cents,
       tax_cents, total_cents, stamp_uuid, stamped_at, xml, issued_by, recorded_at)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      uuidToBytes(invoice.id),
      invoice.businessDate,
      invoice.series,
      invoice.number,
      invoice.provider,
      invoice.issuerRfc,
      invoice.tickets,
      invoice.netCents,
      invoice.taxCents,
      invoice.totalCents,
      invoice.stampUuid,
      invoice.stampedAt,
      invoice.xml,
      invoice.issuedBy,
      invoice.recordedAt,
    ],
  );
}

/** A document that is in another invoice breaks the key. */
export async function insertInvoicedTickets(
  tx: Tx,
  scope: BranchScope,
  invoiceId: string,
  tickets: readonly { readonly document: 'sale' | 'return'; readonly id: Buffer }[],
): Promise<void> {
  await insertRows(
    tx,
    'INSERT INTO tax_invoice_tickets (branch_id, document, document_id, invoice_id)',
    tickets.map(({ document, id }) => [scope.branchId, document, id, uuidToBytes(invoiceId)]),
  );
}

const SETTING = 'invoicing.issuer';

/** What was written down, whatever it is; undefined when nothing was. */
export async function issuerSetting(db: Executor): Promise<unknown> {
  const rows = await db.rows<{ value: unknown }>('SELECT value FROM settings WHERE name = ?', [SETTING]);
  const value = rows[0]?.value;
  // MariaDB hands JSON over as text, MySQL as a value.
  return typeof value === 'string' ? JSON.parse(value) : value;
}

export async function setIssuerSetting(tx: Tx, issuer: object, at: Date): Promise<void> {
  await tx.change(
    `INSERT INTO settings (name, value, updated_at) VALUES (?,?,?)
     ON DUPLICATE KEY UPDATE value = VALUES(value), updated_at = VALUES(updated_at)`,
    [SETTING, JSON.stringify(issuer), at],
  );
}
