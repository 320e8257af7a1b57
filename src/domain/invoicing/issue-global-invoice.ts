import { gzipSync } from 'node:zlib';
import { isDuplicateKey } from '#db/errors.ts';
import { audit, emitEvent } from '#domain/audit';
import { branchById, type KnownBranch } from '#domain/branches';
import { authorize, requireStaff } from '#domain/identity';
import { answeredBefore, answerKeyed } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError, invariant } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import { checkCfdi } from './check-cfdi.ts';
import { TaxInvoice, type GlobalInvoiceDraft } from './contract.ts';
import { globalInvoiceOf, openTickets, type GlobalInvoice } from './global-invoice.ts';
import { insertInvoice, insertInvoicedTickets, nextInvoiceNumber } from './invoice.queries.ts';
import { requireIssuer } from './invoice-settings.ts';
import type { IssuedInvoice, TaxInvoiceProvider } from './provider.ts';
import { readTickets } from './read-tickets.ts';
import type { Ticket } from './ticket.ts';

/**
 * Makes the global invoice of what a branch sold in a day and no invoice has yet; each note is in one invoice only, by
 * key. The provider is asked before the transaction, which keeps its answer. Throws `invoicing.no_issuer`,
 * `invoicing.day_ahead`, `invoicing.nothing_open`, `invoicing.made_meanwhile`, `request.key_mismatch`.
 */
export async function issueGlobalInvoice(
  ctx: Ctx,
  scope: BranchScope,
  draft: GlobalInvoiceDraft,
  provider: TaxInvoiceProvider,
): Promise<IdempotentAnswer<TaxInvoice>> {
  authorize(ctx, 'invoice:manage', scope.branchId);
  if (ctx.idempotency?.key !== draft.id) throw new DomainError('request.key_mismatch', 'invalid');
  const person = requireStaff(ctx);
  const db = ctx.placement.branch(scope);
  const deed = { db, scope, operation: 'issueGlobalInvoice', answer: TaxInvoice };
  const before = await answeredBefore(ctx, deed);
  if (before) return before;
  const at = ctx.now();
  const { tickets, invoice } = await composed(ctx, scope, draft.businessDate, at);
  const issued = await provider.issue(draft.id, invoice);
  assertValid(issued.xml);
  try {
    return await answerKeyed(ctx, deed, async (tx, remember) => {
      const answer = answerOf(draft, { tickets, invoice, issued, provider, at, issuedBy: person.name });
      await insertInvoice(tx, scope, {
        ...answer,
        issuerRfc: invoice.issuer.rfc,
        stampedAt: issued.stamp?.stampedAt ?? null,
        xml: gzipSync(issued.xml),
        issuedBy: person.userId,
        recordedAt: at,
      });
      await insertInvoicedTickets(tx, scope, draft.id, tickets);
      await audit(tx, ctx, scope, {
        action: 'invoice.issue',
        subject: `invoice ${draft.id}`,
        detail: { businessDate: draft.businessDate, tickets: tickets.length, totalCents: invoice.totalCents },
      });
      const { businessDate } = draft;
      await emitEvent(tx, ctx, scope, {
        topic: 'invoice.issued',
        tags: [],
        facts: { invoiceId: draft.id, businessDate },
      });
      await remember(answer);
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw new DomainError('invoicing.made_meanwhile', 'conflict');
    throw error;
  }
}

async function composed(
  ctx: Ctx,
  scope: BranchScope,
  businessDate: string,
  at: Date,
): Promise<{ tickets: Ticket[]; invoice: GlobalInvoice }> {
  const [issuer, branch, number] = await Promise.all([
    requireIssuer(ctx),
    branchById(ctx, scope.branchId),
    nextInvoiceNumber(ctx.placement.branch(scope), scope),
  ]);
  if (businessDate > businessDateOf(at, branch.timeZone))
    throw new DomainError('invoicing.day_ahead', 'invalid');
  const tickets = openTickets(await readTickets(ctx, scope, businessDate, issuer.cardForm));
  if (tickets.length === 0) throw new DomainError('invoicing.nothing_open', 'precondition');
  const invoice = globalInvoiceOf(tickets, {
    businessDate,
    series: issuer.series[branch.code] ?? branch.code,
    number,
    issuedAt: localMoment(at, branch),
    postalCode: branch.postalCode,
    issuer,
  });
  return { tickets, invoice };
}

/** `2026-11-22T19:04:00` on the clock of the branch. */
function localMoment(at: Date, { timeZone }: KnownBranch): string {
  const time = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  return `${businessDateOf(at, timeZone)}T${time}`;
}

/** An invoice that the office would refuse is a fault of ours, and is not kept. */
function assertValid(xml: string): void {
  const problems = checkCfdi(xml);
  invariant(
    problems.length === 0,
    `the invoice is not what Anexo 20 asks: ${problems.slice(0, 3).join('; ')}`,
  );
}

function answerOf(
  { id, businessDate }: GlobalInvoiceDraft,
  made: {
    readonly tickets: readonly Ticket[];
    readonly invoice: GlobalInvoice;
    readonly issued: IssuedInvoice;
    readonly provider: TaxInvoiceProvider;
    readonly at: Date;
    readonly issuedBy: string;
  },
): TaxInvoice {
  const { invoice, issued, provider, at, issuedBy } = made;
  return {
    id,
    businessDate,
    series: invoice.series,
    number: invoice.number,
    provider: provider.name,
    tickets: made.tickets.length,
    netCents: invoice.netCents,
    taxCents: invoice.taxCents,
    totalCents: invoice.totalCents,
    stampUuid: issued.stamp?.uuid ?? null,
    stampedAt: issued.stamp?.stampedAt.toISOString() ?? null,
    issuedBy,
    recordedAt: at.toISOString(),
  };
}
