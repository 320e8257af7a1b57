import type { Ctx } from '#server/context.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { Hold, HoldRefundDraft, HoldRelease } from '../hold-contract.ts';
import { outOfDrawer } from '../drawer.ts';
import { changeHold } from './change-hold.ts';
import { endHold } from './end-hold.ts';
import { giveBack, refundDeskOf } from './give-back.ts';
import { assertActive } from './hold-facts.ts';

/**
 * Cancels a hold: its pieces are free again. By its terms a part of the deposit may stay; the rest is given back out
 * of the open shift now, or stays owed. Throws `sales.hold_not_found`, `sales.hold_over`, `sales.refund_mismatch`,
 * what a drawer refuses (drawer.ts).
 */
export async function releaseHold(
  ctx: Ctx,
  scope: BranchScope,
  holdId: string,
  { id, reason, refund }: HoldRelease,
): Promise<IdempotentAnswer<Hold>> {
  const desk = refund && (await refundDeskOf(ctx, scope, refund));
  const change = { holdId, operation: 'releaseHold', id };
  if (!refund || !desk)
    return changeHold(ctx, scope, change, async ({ tx, cars, lock }) => {
      const hold = await lock();
      assertActive(hold);
      return endHold(ctx, tx, scope, hold, { state: 'released', reason, cars });
    });
  return outOfDrawer(ctx, scope, { ...refund, isCash: refund.method === 'cash' }, (drawer) =>
    changeHold(ctx, scope, change, async ({ tx, cars, lock }) => {
      await drawer.open(tx);
      const hold = await lock();
      assertActive(hold);
      const freePieces = await endHold(ctx, tx, scope, hold, { state: 'released', reason, cars });
      await giveBack(ctx, tx, scope, { holdId, desk, draft: { ...refund, id } });
      return async () => {
        await freePieces();
        await drawer.assertCovers(tx, refund.amountCents);
      };
    }),
  );
}

/**
 * Gives back what a settled or overpaid hold owes. Throws `sales.refund_mismatch` with what that is, and what a drawer
 * refuses (drawer.ts).
 */
export async function refundHold(
  ctx: Ctx,
  scope: BranchScope,
  holdId: string,
  draft: HoldRefundDraft,
): Promise<IdempotentAnswer<Hold>> {
  const desk = await refundDeskOf(ctx, scope, draft);
  const change = { holdId, operation: 'refundHold', id: draft.id };
  return outOfDrawer(ctx, scope, { ...draft, isCash: draft.method === 'cash' }, (drawer) =>
    changeHold(ctx, scope, change, async ({ tx, lock }) => {
      await drawer.open(tx);
      await lock();
      await giveBack(ctx, tx, scope, { holdId, desk, draft });
      return () => drawer.assertCovers(tx, draft.amountCents);
    }),
  );
}
