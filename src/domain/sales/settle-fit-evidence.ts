import { branchDirectory } from '#domain/branches';
import { addFitEvidence, contradictFitEvidence, lastSettledSale, outcomeOf } from '#domain/catalog';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { linesThatDidNotFit, linesWithCar } from './queries.ts';

const BATCH = 500;
const DAY_MS = 86_400_000;
/** A sale made offline may be recorded so much later than it was made. */
const LATE_MS = 45 * DAY_MS;

/**
 * Reads the sold lines whose car is known and whose time to be brought back is over, branch by branch, and adds
 * them to what is known of the fit. One that comes back later because it did not fit speaks against it from then on.
 * Run as often as wanted: a line counts once. Answers how many were new or are told otherwise.
 */
export async function settleFitEvidence(
  ctx: Ctx,
  { afterDays }: { readonly afterDays: number },
): Promise<number> {
  let added = 0;
  for (const branch of await branchDirectory(ctx)) {
    const scope = authorize(ctx, 'sale:read', branch.id);
    const settled = await lastSettledSale(ctx.placement.central(), branch.id);
    let after = { id: firstIdOf((settled?.getTime() ?? LATE_MS) - LATE_MS), lineNo: 0 };
    for (;;) {
      const lines = await linesWithCar(ctx.placement.branch(scope), scope, after, BATCH);
      const told = lines.flatMap(({ isReturned, returnReason, recordedAt, ...line }) => {
        const facts = { recordedAt, returnReason, isReturned: Number(isReturned) === 1 };
        const outcome = outcomeOf(facts, ctx.now(), afterDays);
        return outcome ? [{ ...line, branchId: branch.id, outcome }] : [];
      });
      added += await addFitEvidence(ctx, told);
      const last = lines.at(-1);
      if (lines.length < BATCH || !last) break;
      after = { id: last.saleId, lineNo: last.lineNo };
    }
    const since = new Date(ctx.now().getTime() - LATE_MS);
    const late = await linesThatDidNotFit(ctx.placement.branch(scope), scope, since);
    added += await contradictFitEvidence(
      ctx,
      late.map((line) => ({ ...line, branchId: branch.id, outcome: 'returned' })),
    );
  }
  return added;
}

/** No sale of that moment or later has a lower id: ids begin with their time. */
function firstIdOf(timeMs: number): Buffer {
  const id = Buffer.alloc(16);
  id.writeUIntBE(timeMs, 0, 6);
  return id;
}
