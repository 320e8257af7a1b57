import type { Tx } from '#db/client.ts';
import { audit, emitEvent } from '#domain/audit';
import { branchById, type KnownBranch } from '#domain/branches';
import { requireStaff } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import type { HoldRefundDraft } from '../hold-contract.ts';
import { terminalOf } from '../terminals.ts';
import { lockedHold } from './hold-facts.ts';
import { balanceOf } from './hold-money.ts';
import { holdFigures, insertHoldRefund } from './hold-money.queries.ts';

export interface RefundDesk {
  readonly branch: KnownBranch;
  readonly clerkId: number;
}

/** Throws `sales.terminal_not_found`. Read before the transaction. */
export async function refundDeskOf(
  ctx: Ctx,
  scope: BranchScope,
  { terminalId }: { readonly terminalId: number },
): Promise<RefundDesk> {
  const clerkId = requireStaff(ctx).userId;
  const [branch] = await Promise.all([branchById(ctx, scope.branchId), terminalOf(ctx, scope, terminalId)]);
  return { branch, clerkId };
}

/**
 * Pays out of the drawer exactly what the hold owes, while it is locked and its shift open. Throws
 * `sales.refund_mismatch` with the amount.
 */
export async function giveBack(
  ctx: Ctx,
  tx: Tx,
  scope: BranchScope,
  {
    holdId,
    desk,
    draft,
  }: { readonly holdId: string; readonly desk: RefundDesk; readonly draft: HoldRefundDraft },
): Promise<void> {
  const hold = await lockedHold(tx, scope, holdId);
  const figures = await holdFigures(tx, scope, holdId);
  const { totalCents, keptCents } = hold;
  const { refundableCents } = balanceOf({
    isActive: hold.state === 'active',
    totalCents,
    keptCents,
    ...figures,
  });
  const { amountCents, method, terminalId, shiftId } = draft;
  if (amountCents !== refundableCents)
    throw new DomainError('sales.refund_mismatch', 'conflict', { refundableCents, amountCents });
  const at = ctx.now();
  await insertHoldRefund(tx, scope, {
    id: draft.id,
    holdId,
    shiftId,
    terminalId,
    method,
    amountCents,
    reference: draft.reference || null,
    clerkId: desk.clerkId,
    at,
    businessDate: businessDateOf(at, desk.branch.timeZone),
  });
  await audit(tx, ctx, scope, {
    action: 'hold.refund',
    subject: `hold ${holdId}`,
    detail: { folio: hold.folio, amountCents, method },
  });
  await emitEvent(tx, ctx, scope, {
    topic: 'hold.refunded',
    tags: [],
    facts: { holdId, refundId: draft.id, amountCents },
  });
}
