import type { Executor } from '#db/client.ts';
import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { authorize, chainDesk, chainDeskBranch } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchId } from '#shared/ids.ts';
import { asPageCursor } from '#shared/page-cursor.ts';
import type { BranchScope } from '#shared/scope.ts';
import { daysAfter } from '../promises/hold-terms.ts';
import { paperWishOf } from '../promises/paper-wish.ts';
import { branchCodeOf, headsOf, knownOf, paperOf, type Known } from '../promises/read-papers.ts';
import type { Quote, QuoteHead, QuoteList } from '../quote-contract.ts';
import {
  branchOfQuote,
  findQuoteHeads,
  quoteHeads,
  quoteRow,
  type QuoteHeadRow,
  type QuoteRow,
} from './quote.queries.ts';

const FOUND_AT_MOST = 20;
/** Who calls about an older one has its folio. */
const FOUND_FOR_DAYS = 90;

/** A quote of any branch, for whoever stands at a counter of the chain. Throws `sales.quote_not_found`. */
export async function quoteById(ctx: Ctx, id: string): Promise<Quote> {
  const found = await quoteAnywhere(ctx, id);
  const known = await knownOf(ctx, [found.row.clerkId]);
  return quoteOf(ctx.placement.branch(found.scope), found.scope, found.row, { known, now: ctx.now() });
}

export async function quoteAnywhere(ctx: Ctx, id: string): Promise<{ row: QuoteRow; scope: BranchScope }> {
  const chain = chainDesk(ctx, 'quote:create');
  for (const db of ctx.placement.branchDatabases(chain)) {
    const branchId = await branchOfQuote(db, chain, id);
    if (branchId === undefined) continue;
    const scope = chainDeskBranch(ctx, 'quote:create', branchId as BranchId);
    const row = await quoteRow(db, scope, id);
    if (row) return { row, scope };
  }
  throw new DomainError('sales.quote_not_found', 'not_found');
}

/** Quotes of the whole chain that words, a telephone, a folio or a QR find; newest first. */
export async function findQuotes(ctx: Ctx, text: string): Promise<QuoteList> {
  const chain = chainDesk(ctx, 'quote:create');
  const wish = paperWishOf(text);
  if (!wish) return { quotes: [], next: null };
  const since = daysAfter(ctx.now(), -FOUND_FOR_DAYS);
  const found = await Promise.all(
    ctx.placement
      .branchDatabases(chain)
      .map((db) => findQuoteHeads(db, chain, { wish, since, limit: FOUND_AT_MOST })),
  );
  const rows = found.flat().sort((a, b) => Buffer.compare(b.id, a.id));
  return { quotes: await quoteHeadsOf(ctx, rows.slice(0, FOUND_AT_MOST)), next: null };
}

/** The branch's quotes, newest first. */
export async function listQuotes(
  ctx: Ctx,
  scope: BranchScope,
  page: { state?: Quote['state'] | undefined; q: string; after?: string | undefined; limit: number },
): Promise<QuoteList> {
  authorize(ctx, 'quote:create', scope.branchId);
  const rows = await quoteHeads(ctx.placement.branch(scope), scope, {
    state: page.state,
    wish: paperWishOf(page.q),
    before: page.after === undefined ? undefined : uuidToBytes(asPageCursor(page.after)),
    limit: page.limit + 1,
    at: ctx.now(),
  });
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    quotes: await quoteHeadsOf(ctx, shown),
    next: rows.length > page.limit && last ? bytesToUuid(last.id) : null,
  };
}

async function quoteHeadsOf(ctx: Ctx, rows: readonly QuoteHeadRow[]): Promise<QuoteHead[]> {
  const heads = await headsOf(ctx, rows);
  return heads.map(({ head, row }) => ({ ...head, state: stateOf(row, ctx.now()) }));
}

function stateOf(row: Pick<QuoteRow, 'saleId' | 'expiresAt'>, now: Date): Quote['state'] {
  if (row.saleId) return 'sold';
  return row.expiresAt > now ? 'open' : 'expired';
}

export async function quoteOf(
  db: Executor,
  scope: BranchScope,
  row: QuoteRow,
  { known, now }: { readonly known: Known; readonly now: Date },
): Promise<Quote> {
  const paper = await paperOf(db, scope, 'quote', row, known);
  const { saleId, saleBranchId, soldAt } = row;
  return {
    ...paper,
    state: stateOf(row, now),
    sale:
      saleId && soldAt
        ? { id: bytesToUuid(saleId), branch: branchCodeOf(known, saleBranchId), soldAt: soldAt.toISOString() }
        : null,
  };
}
