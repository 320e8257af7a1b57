import { gunzipSync } from 'node:zlib';
import { bytesToUuid } from '#db/schema/columns.ts';
import { branchById } from '#domain/branches';
import { authorize, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { addDays } from '#shared/business-day.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import type { InvoiceDays, TaxInvoice } from './contract.ts';
import { invoicesOf, invoiceXmlRow, type InvoiceRow } from './invoice.queries.ts';
import { daySums } from './ticket.queries.ts';

/** The days of a month on which something was sold, newest first, with what is invoiced of them. */
export async function readInvoiceDays(
  ctx: Ctx,
  scope: BranchScope,
  query: { readonly month?: string | undefined },
): Promise<InvoiceDays> {
  authorize(ctx, 'invoice:manage', scope.branchId);
  const { timeZone } = await branchById(ctx, scope.branchId);
  const today = businessDateOf(ctx.now(), timeZone);
  const month = query.month ?? today.slice(0, 7);
  const from = `${month}-01`;
  const range = { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
  const db = ctx.placement.branch(scope);
  const [sums, rows] = await Promise.all([daySums(db, scope, range), invoicesOf(db, scope, range)]);
  const names = await staffNames(
    ctx,
    rows.map(({ issuedBy }) => issuedBy),
  );
  return {
    month,
    today,
    days: sums.map((row) => {
      const totalCents = Number(row.totalCents);
      const taxCents = Number(row.taxCents);
      return {
        businessDate: row.businessDate,
        tickets: Number(row.tickets),
        netCents: totalCents - taxCents,
        taxCents,
        totalCents,
        open: Number(row.open),
        openCents: Number(row.openCents),
        invoices: rows
          .filter(({ businessDate }) => businessDate === row.businessDate)
          .map((invoice) => viewOf(invoice, names)),
      };
    }),
  };
}

function viewOf(row: InvoiceRow, names: ReadonlyMap<number, string>): TaxInvoice {
  return {
    ...row,
    id: bytesToUuid(row.id),
    stampedAt: row.stampedAt?.toISOString() ?? null,
    issuedBy: names.get(row.issuedBy) ?? '',
    recordedAt: row.recordedAt.toISOString(),
  };
}

/** The XML as it was made. Throws `invoicing.invoice_not_found`. */
export async function invoiceXml(
  ctx: Ctx,
  scope: BranchScope,
  id: string,
): Promise<{ name: string; xml: Buffer }> {
  authorize(ctx, 'invoice:manage', scope.branchId);
  const row = await invoiceXmlRow(ctx.placement.branch(scope), scope, id);
  if (!row) throw new DomainError('invoicing.invoice_not_found', 'not_found');
  return { name: `${row.series}-${row.number}`, xml: gunzipSync(row.xml) };
}
