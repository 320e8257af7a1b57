import { isDuplicateKey } from '#db/errors.ts';
import { audit, emitEvent } from '#domain/audit';
import { authorize } from '#domain/identity';
import { answerKeyed, itemsForSale } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { daysAfter, termsOf } from '../promises/hold-terms.ts';
import { insertPromise, insertPromisedLines, nextPromiseSequence } from '../promises/promise.queries.ts';
import {
  assertKnown,
  assertNextPaper,
  deskOf,
  ownDiscountLimit,
  pricedNoteOf,
  promiseOf,
  storedLinesOf,
} from '../promises/promised-note.ts';
import { knownOf } from '../promises/read-papers.ts';
import { Quote, type QuoteDraft } from '../quote-contract.ts';
import { quoteOf } from './read-quotes.ts';
import { quoteRow } from './quote.queries.ts';

/**
 * Writes down the prices of a note for somebody who wants to think about it. Keeps nothing from others. Its id is
 * the idempotency key. Throws what a sale of the same lines would be refused for (but shortages), and `sales.folio_taken`.
 */
export async function createQuote(
  ctx: Ctx,
  scope: BranchScope,
  draft: QuoteDraft,
): Promise<IdempotentAnswer<Quote>> {
  authorize(ctx, 'quote:create', scope.branchId);
  const [desk, terms, known] = await Promise.all([
    deskOf(ctx, scope, draft),
    termsOf(ctx, scope),
    knownOf(ctx, []),
    assertNextPaper(ctx, scope, 'quote', draft),
  ]);
  const db = ctx.placement.branch(scope);
  try {
    return await answerKeyed(
      ctx,
      { db, scope, operation: 'createQuote', answer: Quote },
      async (tx, remember) => {
        const now = ctx.now();
        const items = await itemsForSale(tx, scope, draft.lines);
        assertKnown(draft, items);
        const discountLimitBp = ownDiscountLimit(ctx, desk);
        const note = pricedNoteOf(draft, { desk, items, discountLimitBp, now });
        const expiresAt = daysAfter(now, terms.quoteDays);
        const head = promiseOf('quote', draft, note, { desk, expiresAt, now });
        await insertPromise(tx, scope, 'quote', head);
        await insertPromisedLines(tx, scope, 'quote', draft.id, storedLinesOf(note, items));
        const { folio, totalCents } = head;
        await audit(tx, ctx, scope, {
          action: 'quote.create',
          subject: `quote ${draft.id}`,
          detail: { folio, totalCents },
        });
        await emitEvent(tx, ctx, scope, {
          topic: 'quote.created',
          tags: [],
          facts: { quoteId: draft.id, folio, totalCents },
        });
        const row = await quoteRow(tx, scope, draft.id);
        if (row) await remember(await quoteOf(tx, scope, row, { known, now }));
      },
    );
  } catch (error) {
    if (!isDuplicateKey(error)) throw error;
    const nextSequence = await nextPromiseSequence(db, scope, 'quote', draft.terminalId);
    throw new DomainError('sales.folio_taken', 'conflict', { nextSequence });
  }
}
