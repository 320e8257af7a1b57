import type { Database, Tx } from '#db/client.ts';
import { answerOnce, storedAnswer } from '#db/idempotency.ts';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { idempotentAnswer, type IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { z } from 'zod';

interface KeyedDeed<Value> {
  readonly db: Database;
  readonly scope: BranchScope;
  readonly operation: string;
  readonly answer: z.ZodType<Value>;
}

/** The answer that the key already has; null for a deed that was never done. Throws `request.key_reused`. */
export async function answeredBefore<Value>(
  ctx: Ctx,
  { db, scope, operation }: KeyedDeed<Value>,
): Promise<IdempotentAnswer<Value> | null> {
  if (!ctx.idempotency) throw new DomainError('request.key_required', 'invalid');
  const stored = await storedAnswer(db, scope, { operation, ...ctx.idempotency, at: ctx.now() });
  if (!stored) return null;
  if (!stored.sameBody) throw new DomainError('request.key_reused', 'conflict');
  return idempotentAnswer(stored.json, true);
}

/**
 * Runs a keyed deed of one branch once. `work` hands its answer to `remember`, which checks it against the
 * contract and stores its bytes. Throws `request.key_required`, or `request.key_reused` for a key that came
 * before with another body.
 */
export async function answerKeyed<Value>(
  ctx: Ctx,
  deed: KeyedDeed<Value>,
  work: (tx: Tx, remember: (value: Value) => Promise<void>) => Promise<void>,
): Promise<IdempotentAnswer<Value>> {
  if (!ctx.idempotency) throw new DomainError('request.key_required', 'invalid');
  const key = { operation: deed.operation, ...ctx.idempotency, at: ctx.now() };
  const stored = await answerOnce(deed.db, deed.scope, key, (tx, remember) =>
    work(tx, (value) => remember(JSON.stringify(deed.answer.parse(value)))),
  );
  if (!stored.sameBody) throw new DomainError('request.key_reused', 'conflict');
  return idempotentAnswer(stored.json, stored.replayed);
}
