import { transaction } from '#db/tx.ts';
import { auditCentral, emitCentralEvent } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { InvoiceIssuer, type InvoiceSettings } from './contract.ts';
import { issuerSetting, setIssuerSetting } from './invoice.queries.ts';

/** Who issues the chain's invoices; null until it was written down. */
export async function readInvoiceSettings(ctx: Ctx): Promise<InvoiceSettings> {
  requirePermission(ctx, 'invoice:manage');
  return { issuer: await issuerOf(ctx) };
}

export async function issuerOf(ctx: Pick<Ctx, 'placement'>): Promise<InvoiceIssuer | null> {
  const kept = InvoiceIssuer.safeParse(await issuerSetting(ctx.placement.central()));
  return kept.success ? kept.data : null;
}

/** Throws `invoicing.no_issuer`. */
export async function requireIssuer(ctx: Pick<Ctx, 'placement'>): Promise<InvoiceIssuer> {
  const issuer = await issuerOf(ctx);
  if (!issuer) throw new DomainError('invoicing.no_issuer', 'precondition');
  return issuer;
}

/** Prepared invoices stay as they are: they keep who issued them then. */
export async function changeInvoiceSettings(ctx: Ctx, issuer: InvoiceIssuer): Promise<InvoiceSettings> {
  requirePermission(ctx, 'invoice:manage');
  const before = await issuerOf(ctx);
  await transaction(ctx.placement.central(), async (tx) => {
    await setIssuerSetting(tx, issuer, ctx.now());
    await auditCentral(tx, ctx, {
      action: 'invoice_settings.change',
      subject: `issuer ${issuer.rfc}`,
      detail: { before, after: issuer },
    });
    await emitCentralEvent(tx, ctx, { topic: 'invoice_settings.changed', tags: [] });
  });
  return { issuer };
}
