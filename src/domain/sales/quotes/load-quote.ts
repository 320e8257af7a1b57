import { bytesToUuid } from '#db/schema/columns.ts';
import { authorize } from '#domain/identity';
import { itemsForSale, newPartsHere, type SaleItem } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import { promisedLines } from '../promises/promise.queries.ts';
import { knownOf } from '../promises/read-papers.ts';
import type { LoadedQuote } from '../quote-contract.ts';
import { itemOf } from '../sale-receipt.ts';
import { quoteAnywhere, quoteOf } from './read-quotes.ts';

/**
 * A quote of any branch as this one could sell it now: its own pieces, or the same new part from its own shelf, at
 * today's prices. What is only elsewhere says where. Throws `sales.quote_not_found`.
 */
export async function loadQuote(ctx: Ctx, scope: BranchScope, id: string): Promise<LoadedQuote> {
  authorize(ctx, 'quote:create', scope.branchId);
  const { row, scope: home } = await quoteAnywhere(ctx, id);
  const homeDb = ctx.placement.branch(home);
  const here = ctx.placement.branch(scope);
  const known = await knownOf(ctx, [row.clerkId]);
  const [quote, lines] = await Promise.all([
    quoteOf(homeDb, home, row, { known, now: ctx.now() }),
    promisedLines(homeDb, home, 'quote', id),
  ]);
  const isHome = home.branchId === scope.branchId;
  const items = isHome ? await itemsForSale(here, scope, quote.lines) : new Map<string, SaleItem>();
  const newParts = isHome
    ? new Map<number, SaleItem>()
    : await newPartsHere(
        here,
        scope,
        lines.map(({ partId }) => partId),
      );
  return {
    quote,
    lines: lines.map((line) => {
      const item = isHome ? itemOf(items, bytesToUuid(line.stockItemId)) : newParts.get(line.partId);
      return {
        lineNo: line.lineNo,
        quantity: line.quantity,
        quotedPriceCents: line.unitPriceCents,
        discountCents: line.discountCents,
        item: item
          ? {
              stockItemId: bytesToUuid(item.id),
              code: item.serial ?? item.partNumber,
              kind: item.kind,
              priceCents: item.priceCents,
              available: item.onHand - item.reserved,
            }
          : null,
        elsewhere: item ? null : quote.branchName,
      };
    }),
  };
}
