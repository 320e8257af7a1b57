import type { Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import { audit, emitEvent, type InboxHandler } from '#domain/audit';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchId } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { z } from 'zod';
import { saleRow } from '../queries.ts';
import { setQuoteSold } from './quote.queries.ts';
import { quoteAnywhere } from './read-quotes.ts';

interface SoldQuote {
  readonly quoteId: string;
  readonly saleId: string;
  readonly saleBranchId: number;
  readonly soldAt: string;
}

/**
 * Says which sale of this branch a quote became. The quote's own branch writes it down: here at once, elsewhere when
 * the event arrives. The first sale stands; saying it again changes nothing. Throws `sales.not_found`, `sales.quote_not_found`.
 */
export async function markQuoteSold(
  ctx: Ctx,
  scope: BranchScope,
  { quoteId, saleId }: { readonly quoteId: string; readonly saleId: string },
): Promise<void> {
  authorize(ctx, 'quote:create', scope.branchId);
  const db = ctx.placement.branch(scope);
  const sale = await saleRow(db, scope, uuidToBytes(saleId));
  if (!sale) throw new DomainError('sales.not_found', 'not_found');
  const { row } = await quoteAnywhere(ctx, quoteId);
  if (row.saleId) return;
  const sold = { quoteId, saleId, saleBranchId: scope.branchId, soldAt: sale.soldAt.toISOString() };
  const isHome = row.branchId === scope.branchId;
  await transaction(
    db,
    async (tx) => {
      if (isHome && !(await setSold(tx, scope, sold))) return;
      await audit(tx, ctx, scope, {
        action: 'quote.sold',
        subject: `quote ${quoteId}`,
        detail: { saleId, folio: row.folio },
      });
      await emitEvent(tx, ctx, scope, {
        topic: 'quote.sold',
        tags: [],
        ...(isHome ? {} : { to: row.branchId as BranchId }),
        facts: { ...sold },
      });
    },
    { repeatable: true },
  );
}

const SoldQuote = z.object({
  quoteId: z.uuid(),
  saleId: z.uuid(),
  saleBranchId: z.number().int(),
  soldAt: z.iso.datetime(),
});

/** The quote's branch hears that another one sold it. */
export const quoteSoldElsewhere: InboxHandler = {
  topic: 'quote.sold',
  async handle(_ctx, scope, event, tx) {
    await setSold(tx, scope, SoldQuote.parse(event.payload));
  },
};

function setSold(tx: Tx, scope: BranchScope, sold: SoldQuote): Promise<boolean> {
  const { quoteId, saleId: id, saleBranchId: branchId, soldAt } = sold;
  return setQuoteSold(tx, scope, quoteId, { id, branchId, soldAt: new Date(soldAt) });
}
