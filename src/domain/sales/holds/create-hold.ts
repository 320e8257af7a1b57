import { isDuplicateKey } from '#db/errors.ts';
import { audit, emitEvent } from '#domain/audit';
import { authorize } from '#domain/identity';
import { answerKeyed, itemsForSale, reserveStock } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError, isDomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { Hold, type HoldDraft } from '../hold-contract.ts';
import { daysAfter, termsOf } from '../promises/hold-terms.ts';
import { insertPromise, insertPromisedLines, nextPromiseSequence } from '../promises/promise.queries.ts';
import {
  assertFree,
  assertKnown,
  assertNextPaper,
  deskOf,
  ownDiscountLimit,
  pageTagsOf,
  pricedNoteOf,
  promiseOf,
  storedLinesOf,
} from '../promises/promised-note.ts';
import { knownOf } from '../promises/read-papers.ts';
import { assertShiftOpen } from '../shift-open.ts';
import { holdOf } from './hold-facts.ts';
import { leastDepositOf } from './hold-money.ts';
import { insertHoldPayments } from './hold-money.queries.ts';
import { holdRow } from './hold.queries.ts';
import { moneyTaken, sumOfPayments } from './money-taken.ts';

/**
 * Keeps pieces for somebody (apartado), in one transaction of the branch: the hold, its lines, the deposit in the open
 * shift, and last the reservation, guarded so that nobody else can have them. Its id is the idempotency key. Throws
 * what a sale of the same lines would be refused for, `sales.deposit_too_small`, `sales.hold_overpaid`, `sales.folio_taken`.
 */
export async function createHold(
  ctx: Ctx,
  scope: BranchScope,
  draft: HoldDraft,
): Promise<IdempotentAnswer<Hold>> {
  authorize(ctx, 'hold:create', scope.branchId);
  const [desk, terms, known] = await Promise.all([
    deskOf(ctx, scope, draft),
    termsOf(ctx, scope),
    knownOf(ctx, []),
    assertNextPaper(ctx, scope, 'hold', draft),
  ]);
  const db = ctx.placement.branch(scope);
  try {
    return await answerKeyed(
      ctx,
      { db, scope, operation: 'createHold', answer: Hold },
      async (tx, remember) => {
        const now = ctx.now();
        await assertShiftOpen(tx, scope, draft);
        const items = await itemsForSale(tx, scope, draft.lines);
        assertKnown(draft, items);
        assertFree(draft, items);
        const discountLimitBp = ownDiscountLimit(ctx, desk);
        const note = pricedNoteOf(draft, { desk, items, discountLimitBp, now });
        assertDeposit(draft, note.totalCents, terms.minDepositBp);
        const expiresAt = daysAfter(now, terms.holdDays);
        const head = promiseOf('hold', draft, note, { desk, expiresAt, now });
        await insertPromise(tx, scope, 'hold', head, terms.keptBp);
        await insertPromisedLines(tx, scope, 'hold', draft.id, storedLinesOf(note, items));
        const taken = { ...draft, holdId: draft.id, clerkId: desk.clerk.userId, at: draft.madeAt };
        const drawer = { paidBranchId: scope.branchId, shiftId: draft.shiftId };
        await insertHoldPayments(tx, scope, moneyTaken(taken, desk.branch, now), drawer);
        const { folio, totalCents } = head;
        const depositCents = sumOfPayments(draft.payments);
        await audit(tx, ctx, scope, {
          action: 'hold.create',
          subject: `hold ${draft.id}`,
          detail: { folio, totalCents, depositCents },
        });
        await emitEvent(tx, ctx, scope, {
          topic: 'hold.created',
          tags: pageTagsOf(desk.cars, items),
          stock: draft.lines.map(({ stockItemId }) => stockItemId),
          facts: { holdId: draft.id, folio, totalCents, depositCents },
        });
        const row = await holdRow(tx, scope, draft.id);
        if (row) await remember(await holdOf(tx, scope, row, { known, now }));
        if (!(await reserveStock(tx, scope, draft.lines, now)))
          throw new DomainError('inventory.insufficient_stock', 'conflict', { shortages: [] });
      },
    );
  } catch (error) {
    throw await explained(error, ctx, scope, draft);
  }
}

function assertDeposit(draft: HoldDraft, totalCents: number, minDepositBp: number): void {
  const depositCents = sumOfPayments(draft.payments);
  const leastCents = leastDepositOf(totalCents, minDepositBp);
  if (totalCents === 0) throw new DomainError('sales.hold_of_nothing', 'invalid');
  if (depositCents < leastCents)
    throw new DomainError('sales.deposit_too_small', 'invalid', { leastCents, depositCents });
  if (depositCents > totalCents)
    throw new DomainError('sales.hold_overpaid', 'invalid', {
      dueCents: totalCents,
      paidCents: depositCents,
    });
}

/** Adds to a refusal what is only known once the transaction is undone. */
async function explained(error: unknown, ctx: Ctx, scope: BranchScope, draft: HoldDraft): Promise<unknown> {
  const db = ctx.placement.branch(scope);
  if (isDuplicateKey(error)) {
    const nextSequence = await nextPromiseSequence(db, scope, 'hold', draft.terminalId);
    return new DomainError('sales.folio_taken', 'conflict', { nextSequence });
  }
  if (!isDomainError(error) || error.code !== 'inventory.insufficient_stock') return error;
  try {
    assertFree(draft, await itemsForSale(db, scope, draft.lines));
    return error;
  } catch (explanation) {
    return explanation;
  }
}
