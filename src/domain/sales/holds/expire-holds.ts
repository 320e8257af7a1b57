import { bytesToUuid } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import type { Generation } from '#contract/catalog';
import { branchDirectory } from '#domain/branches';
import { generationsById } from '#domain/catalog';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import { endHold } from './end-hold.ts';
import { lockHold, overdueHolds } from './hold.queries.ts';

const AT_ONCE = 200;

/**
 * Lets go of every hold of the chain whose time is over, each in a transaction of its branch. Run as often as wanted,
 * by as many as want: a hold ends once. Answers how many it let go.
 */
export async function expireHolds(ctx: Ctx): Promise<number> {
  let count = 0;
  for (const branch of await branchDirectory(ctx)) {
    count += await expireHoldsOf(ctx, authorize(ctx, 'hold:create', branch.id));
  }
  return count;
}

/** The same for one branch. */
export async function expireHoldsOf(ctx: Ctx, scope: BranchScope): Promise<number> {
  authorize(ctx, 'hold:create', scope.branchId);
  const cars = await generationsById(ctx);
  let count = 0;
  for (const { id } of await overdueHolds(ctx.placement.branch(scope), scope, ctx.now(), AT_ONCE)) {
    if (await expireHold(ctx, scope, bytesToUuid(id), cars)) count += 1;
  }
  return count;
}

/** False: somebody extended, paid off or let go of it meanwhile. */
// eslint-disable-next-line multipartes/use-case-guards -- `endHold` audits
function expireHold(
  ctx: Ctx,
  scope: BranchScope,
  holdId: string,
  cars: ReadonlyMap<number, Generation>,
): Promise<boolean> {
  authorize(ctx, 'hold:create', scope.branchId);
  return transaction(
    ctx.placement.branch(scope),
    async (tx) => {
      const hold = await lockHold(tx, scope, holdId);
      if (hold?.state !== 'active' || hold.expiresAt > ctx.now()) return false;
      const freePieces = await endHold(ctx, tx, scope, hold, { state: 'expired', cars });
      await freePieces();
      return true;
    },
    { repeatable: true },
  );
}
