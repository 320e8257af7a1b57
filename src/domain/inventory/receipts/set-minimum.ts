import { uuidToBytes } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import { actorId, audit } from '#domain/audit';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { branchRow } from '../stock.queries.ts';
import type { MinimumChange } from './contract.ts';
import { minimumsOf, writeMinimum } from './receipt.queries.ts';

/**
 * Says how many of a new part the branch wants to have, or none. Throws `inventory.item_not_found` or
 * `inventory.not_new`.
 */
export async function setMinimum(
  ctx: Ctx,
  scope: BranchScope,
  input: MinimumChange & { stockItemId: string },
): Promise<MinimumChange> {
  authorize(ctx, 'stock:receive', scope.branchId);
  const stockItemId = uuidToBytes(input.stockItemId);
  const { minimum } = input;
  return transaction(ctx.placement.branch(scope), async (tx) => {
    const row = await branchRow(tx, scope, stockItemId);
    if (!row) throw new DomainError('inventory.item_not_found', 'not_found');
    if (row.kind !== 'bulk') throw new DomainError('inventory.not_new', 'invalid');
    const [before] = await minimumsOf(tx, scope, [stockItemId]);
    await writeMinimum(tx, scope, { stockItemId, minimum, by: actorId(ctx.actor), at: ctx.now() });
    await audit(tx, ctx, scope, {
      action: 'minimum.change',
      subject: `stock ${input.stockItemId}`,
      detail: { before: before?.minimum ?? null, after: minimum },
    });
    return { minimum };
  });
}
