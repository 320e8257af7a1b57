import { audit, emitEvent } from '#domain/audit';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { Hold, HoldExtension } from '../hold-contract.ts';
import { daysAfter } from '../promises/hold-terms.ts';
import { changeHold } from './change-hold.ts';
import { assertActive } from './hold-facts.ts';
import { setExpiry } from './hold.queries.ts';

/** A hold longer than this is a sale that nobody makes. */
const LONGEST_DAYS = 365;

/** Gives a hold more time, also one that is overdue. Throws `sales.hold_over`, `sales.hold_bad_date`. */
export async function extendHold(
  ctx: Ctx,
  scope: BranchScope,
  holdId: string,
  { expiresAt: until }: HoldExtension,
): Promise<IdempotentAnswer<Hold>> {
  return changeHold(ctx, scope, { holdId, operation: 'extendHold' }, async ({ tx, lock }) => {
    const hold = await lock();
    assertActive(hold);
    const expiresAt = new Date(until);
    const now = ctx.now();
    if (expiresAt <= now || expiresAt > daysAfter(now, LONGEST_DAYS))
      throw new DomainError('sales.hold_bad_date', 'invalid', { days: LONGEST_DAYS });
    await setExpiry(tx, scope, holdId, expiresAt);
    await audit(tx, ctx, scope, {
      action: 'hold.extend',
      subject: `hold ${holdId}`,
      detail: { folio: hold.folio, before: hold.expiresAt, after: expiresAt },
    });
    await emitEvent(tx, ctx, scope, { topic: 'hold.extended', tags: [], facts: { holdId, expiresAt } });
    return undefined;
  });
}
