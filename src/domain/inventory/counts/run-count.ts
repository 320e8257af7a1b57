import { uuidToBytes } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import { audit } from '#domain/audit';
import { authorize, requireStaff } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { answerKeyed } from '../answer-keyed.ts';
import {
  Count,
  type CountDraft,
  type CountExplanation,
  type CountProgress,
  type CountStep,
} from './contract.ts';
import {
  expectLines,
  explainLines,
  insertCount,
  moveCount,
  startRound,
  type CountRow,
} from './count.queries.ts';
import { findCount, readCount } from './read-count.ts';

/** Starts a count of these shelves: what should be there is kept as it stands now. Throws `request.key_mismatch`. */
export async function openCount(
  ctx: Ctx,
  scope: BranchScope,
  draft: CountDraft,
): Promise<IdempotentAnswer<Count>> {
  authorize(ctx, 'stock:count', scope.branchId);
  if (ctx.idempotency?.key !== draft.id) throw new DomainError('request.key_mismatch', 'invalid');
  const { userId, name } = requireStaff(ctx);
  const at = ctx.now();
  const id = uuidToBytes(draft.id);
  const deed = { db: ctx.placement.branch(scope), scope, operation: 'openCount', answer: Count };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    await insertCount(tx, scope, { id, filter: draft.scope, openedBy: userId, at });
    const things = await expectLines(tx, scope, id, draft.scope);
    await audit(tx, ctx, scope, {
      action: 'count.open',
      subject: `count ${draft.id}`,
      detail: { scope: draft.scope, things },
    });
    await remember({
      id: draft.id,
      scope: draft.scope,
      status: 'counting',
      openedBy: name,
      openedAt: at.toISOString(),
      closedBy: null,
      closedAt: null,
      version: 1,
    });
  });
}

const STEPS: Readonly<Record<CountStep['status'], readonly CountRow['status'][]>> = {
  review: ['counting'],
  counting: ['review'],
  cancelled: ['counting', 'review'],
};

/**
 * Ends the scanning, goes back to it, or gives the count up. Throws `inventory.count_not_found`,
 * `inventory.count_closed` or `inventory.count_changed`.
 */
export async function stepCount(
  ctx: Ctx,
  scope: BranchScope,
  input: CountStep & { id: string },
): Promise<CountProgress> {
  authorize(ctx, 'stock:count', scope.branchId);
  const { userId: by } = requireStaff(ctx);
  await transaction(ctx.placement.branch(scope), async (tx) => {
    const count = await findCount(tx, scope, input.id, 'update');
    if (!STEPS[input.status].includes(count.status)) throw closed();
    const { status, version } = input;
    if (!(await moveCount(tx, scope, { id: count.id, version, status, by, at: ctx.now() }))) throw changed();
    await audit(tx, ctx, scope, {
      action: 'count.step',
      subject: `count ${input.id}`,
      detail: { before: count.status, after: status },
    });
  });
  return readCount(ctx, scope, input.id);
}

/** Says why lines differ. Throws `inventory.note_required`, `inventory.count_closed`, `inventory.count_not_found`. */
export async function explainCount(
  ctx: Ctx,
  scope: BranchScope,
  input: CountExplanation & { id: string },
): Promise<{ changed: number }> {
  authorize(ctx, 'stock:count', scope.branchId);
  const { reason, note } = input;
  if (reason === 'other' && !note) throw new DomainError('inventory.note_required', 'invalid');
  return inReview(ctx, scope, input.id, 'count.explain', async (tx, countId) => {
    const lineIds = input.lineIds.map(uuidToBytes);
    const lines = await explainLines(tx, scope, countId, { lineIds, reason, note: note ?? null });
    return { lines, reason };
  });
}

/** Lines that somebody has to go and count once more: what was scanned of them no longer counts. */
export async function countAgain(
  ctx: Ctx,
  scope: BranchScope,
  input: { id: string; lineIds: readonly string[] },
): Promise<{ changed: number }> {
  authorize(ctx, 'stock:count', scope.branchId);
  return inReview(ctx, scope, input.id, 'count.again', async (tx, countId, count) => {
    const lines = await startRound(tx, scope, countId, input.lineIds.map(uuidToBytes));
    const { userId: by } = requireStaff(ctx);
    const { id, version } = count;
    await moveCount(tx, scope, { id, version, status: 'counting', by, at: ctx.now() });
    return { lines };
  });
}

type ReviewWork = (
  tx: Parameters<typeof findCount>[0] & Parameters<typeof audit>[0],
  countId: Buffer,
  count: CountRow,
) => Promise<{ lines: number; reason?: string }>;

// eslint-disable-next-line multipartes/use-case-guards -- both callers have asked for the permission
async function inReview(
  ctx: Ctx,
  scope: BranchScope,
  id: string,
  action: 'count.explain' | 'count.again',
  work: ReviewWork,
): Promise<{ changed: number }> {
  return transaction(ctx.placement.branch(scope), async (tx) => {
    const count = await findCount(tx, scope, id, 'update');
    if (count.status !== 'review') throw closed();
    const detail = await work(tx, count.id, count);
    await audit(tx, ctx, scope, { action, subject: `count ${id}`, detail });
    return { changed: detail.lines };
  });
}

export function closed(): DomainError {
  return new DomainError('inventory.count_closed', 'conflict');
}

export function changed(): DomainError {
  return new DomainError('inventory.count_changed', 'conflict');
}
