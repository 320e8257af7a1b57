import type { Tx } from '#db/client.ts';
import type { Generation } from '#contract/catalog';
import { generationsById } from '#domain/catalog';
import { authorize } from '#domain/identity';
import { answerKeyed } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { Hold } from '../hold-contract.ts';
import { holdOf, knownOfHold, lockedHold } from './hold-facts.ts';
import type { HoldRow } from './hold.queries.ts';

interface Change {
  readonly holdId: string;
  readonly operation: string;
  /** Of the document that is made; it must be the key. */
  readonly id?: string;
}

/** What a change works with inside its transaction. */
export interface ChangeTools {
  readonly tx: Tx;
  readonly cars: ReadonlyMap<number, Generation>;
  /** The hold, locked. Throws `sales.hold_not_found`. */
  lock(): Promise<HoldRow>;
}

/**
 * One keyed change of a hold by a person of its branch. `work` may answer what is to be done last, after the answer
 * is stored: the rows that others wait for. Answers the hold as it is then.
 */
// eslint-disable-next-line multipartes/use-case-guards -- the deed that it is given audits
export async function changeHold(
  ctx: Ctx,
  scope: BranchScope,
  { holdId, operation, id }: Change,
  work: (tools: ChangeTools) => Promise<(() => Promise<void>) | undefined>,
): Promise<IdempotentAnswer<Hold>> {
  authorize(ctx, 'hold:create', scope.branchId);
  if (id !== undefined && ctx.idempotency?.key !== id)
    throw new DomainError('request.key_mismatch', 'invalid');
  const [known, cars] = await Promise.all([knownOfHold(ctx, scope, holdId), generationsById(ctx)]);
  const deed = { db: ctx.placement.branch(scope), scope, operation, answer: Hold };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const last = await work({ tx, cars, lock: () => lockedHold(tx, scope, holdId) });
    const row = await lockedHold(tx, scope, holdId);
    await remember(await holdOf(tx, scope, row, { known, now: ctx.now() }));
    await last?.();
  });
}
