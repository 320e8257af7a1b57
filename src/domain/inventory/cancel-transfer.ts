import { transaction } from '#db/tx.ts';
import { audit, emitEvent } from '#domain/audit';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchId } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { z } from 'zod';
import type { TransferView } from './transfer-contract.ts';
import type { CancelledFacts, WithdrawnFacts } from './transfer-events.ts';
import { viewOfTransfer } from './transfer-view.ts';
import { stepTransfer, transferDoc, withdraw, type TransferDoc } from './transfers.queries.ts';

interface Closing {
  readonly id: string;
  readonly reason?: string | undefined;
}

/**
 * Calls a transfer off before it is sent. The branch that has the pieces declines it, with a reason; the branch that
 * asked only says that it does not want it any more, because the parcel may be leaving at this moment. Throws
 * `inventory.transfer_not_found`, `inventory.transfer_not_open`, `inventory.transfer_reason`.
 */
export async function cancelTransfer(
  ctx: Ctx,
  scope: BranchScope,
  { id, reason = '' }: Closing,
): Promise<TransferView> {
  authorize(ctx, 'transfer:request', scope.branchId);
  return transaction(ctx.placement.branch(scope), async (tx) => {
    const doc = await transferDoc(tx, scope, id, 'lock');
    if (!doc) throw new DomainError('inventory.transfer_not_found', 'not_found');
    if (doc.state !== 'requested') throw new DomainError('inventory.transfer_not_open', 'conflict');
    const at = ctx.now();
    const to = doc.otherBranchId as BranchId;
    if (doc.side === 'in') {
      if (!(await withdraw(tx, scope, id, { reason: reason || null, at }))) {
        return viewOfTransfer(ctx, tx, scope, id);
      }
      const facts: z.input<typeof WithdrawnFacts> = { transfer: id, reason: reason || null };
      await emitEvent(tx, ctx, scope, { topic: 'transfer.withdrawn', tags: [], to, facts });
    } else {
      authorize(ctx, 'stock:transfer', scope.branchId);
      if (reason === '') throw new DomainError('inventory.transfer_reason', 'invalid');
      await stepTransfer(
        tx,
        scope,
        id,
        { side: 'out', state: 'requested' },
        { state: 'declined', reason, at },
      );
      const facts: z.input<typeof CancelledFacts> = { transfer: id, how: 'declined', reason };
      await emitEvent(tx, ctx, scope, { topic: 'transfer.cancelled', tags: [], to, facts });
    }
    await audit(tx, ctx, scope, {
      action: actionOf(doc),
      subject: `transfer ${id}`,
      detail: { reason },
    });
    return viewOfTransfer(ctx, tx, scope, id);
  });
}

function actionOf({ side }: TransferDoc) {
  return side === 'in' ? ('transfer.withdraw' as const) : ('transfer.decline' as const);
}
