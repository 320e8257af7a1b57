import type { Database, Tx } from '#db/client.ts';
import { answerOnce } from '#db/idempotency.ts';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { idempotentAnswer, type IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { z } from 'zod';

/**
 * Runs a keyed deed of one branch once. `work` hands its answer to `remember`, which checks it against the
 * contract and stores its bytes. Throws `request.key_required`, or `request.key_reused` for a key that came
 * before with another body.
 */
export async function answerKeyed<Value>(
  ctx: Ctx,
  deed: { db: Database; scope: BranchScope; operation: string; answer: z.ZodType<Value> },
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
