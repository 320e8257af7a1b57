import type { Ctx } from '#server/context.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { Hold, HoldRefundDraft, HoldRelease } from '../hold-contract.ts';
import { assertShiftOpen } from '../shift-open.ts';
import { changeHold } from './change-hold.ts';
import { endHold } from './end-hold.ts';
import { giveBack, refundDeskOf } from './give-back.ts';
import { assertActive } from './hold-facts.ts';

/**
 * Cancels a hold: its pieces are free again. By its terms a part of the deposit may stay; the rest is given back out
 * of the open shift now, or stays owed. Throws `sales.hold_not_found`, `sales.hold_over`, `sales.refund_mismatch`.
 */
export async function releaseHold(
  ctx: Ctx,
  scope: BranchScope,
  holdId: string,
  { id, reason, refund }: HoldRelease,
): Promise<IdempotentAnswer<Hold>> {
  const desk = refund && (await refundDeskOf(ctx, scope, refund));
  return changeHold(ctx, scope, { holdId, operation: 'releaseHold', id }, async ({ tx, cars, lock }) => {
    if (refund) await assertShiftOpen(tx, scope, refund);
    const hold = await lock();
    assertActive(hold);
    const freePieces = await endHold(ctx, tx, scope, hold, { state: 'released', reason, cars });
    if (refund && desk) await giveBack(ctx, tx, scope, { holdId, desk, draft: { ...refund, id } });
    return freePieces;
  });
}

/** Gives back what a settled or overpaid hold owes. Throws `sales.refund_mismatch` with what that is. */
export async function refundHold(
  ctx: Ctx,
  scope: BranchScope,
  holdId: string,
  draft: HoldRefundDraft,
): Promise<IdempotentAnswer<Hold>> {
  const desk = await refundDeskOf(ctx, scope, draft);
  const change = { holdId, operation: 'refundHold', id: draft.id };
  return changeHold(ctx, scope, change, async ({ tx, lock }) => {
    await assertShiftOpen(tx, scope, draft);
    await lock();
    await giveBack(ctx, tx, scope, { holdId, desk, draft });
    return undefined;
  });
}
