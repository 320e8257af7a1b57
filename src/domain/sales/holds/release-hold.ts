import type { Tx } from '#db/client.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { audit, emitEvent } from '#domain/audit';
import { branchById } from '#domain/branches';
import { generationsById } from '#domain/catalog';
import { authorize, requireStaff } from '#domain/identity';
import { answerKeyed, itemsForSale, releaseStock } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError, invariant } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import { Hold, type HoldExtension, type HoldRefundDraft, type HoldRelease } from '../hold-contract.ts';
import { daysAfter } from '../promises/hold-terms.ts';
import { promisedLines } from '../promises/promise.queries.ts';
import { pageTagsOf } from '../promises/promised-note.ts';
import { assertShiftOpen } from '../shift-open.ts';
import { terminalOf } from '../terminals.ts';
import { assertActive, holdOf, knownOfHold, lockedHold } from './hold-facts.ts';
import { balanceOf, keptOf } from './hold-money.ts';
import { holdFigures, insertHoldRefund } from './hold-money.queries.ts';
import { overdueHolds, setExpiry, settleHold, type HoldRow } from './hold.queries.ts';

/** What becomes of an unsold hold: its pieces are free again, and by its terms part of the deposit may stay. */
interface Ending {
  readonly state: 'released' | 'expired';
  readonly reason?: string;
}

/**
 * Cancels a hold: its pieces are free again. By its terms a part of the deposit may stay; the rest is given back out
 * of the open shift now, or stays owed. Throws `sales.hold_not_found`, `sales.hold_over`, `sales.refund_mismatch`.
 */
export async function releaseHold(
  ctx: Ctx,
  scope: BranchScope,
  holdId: string,
  draft: HoldRelease,
): Promise<IdempotentAnswer<Hold>> {
  const { reason, refund } = draft;
  return changeHold(ctx, scope, { holdId, operation: 'releaseHold', id: draft.id }, async (tx, row) => {
    if (refund) await assertShiftOpen(tx, scope, refund);
    const hold = await row();
    assertActive(hold);
    await endHold(ctx, tx, scope, hold, { state: 'released', reason });
    if (refund) await giveBack(ctx, tx, scope, { holdId, draft: { ...refund, id: draft.id } });
    // Last of all: the rows others wait for.
    await freePieces(ctx, tx, scope, holdId);
  });
}

/** Gives back what a settled or overpaid hold owes. Throws `sales.refund_mismatch` with what that is. */
export async function refundHold(
  ctx: Ctx,
  scope: BranchScope,
  holdId: string,
  draft: HoldRefundDraft,
): Promise<IdempotentAnswer<Hold>> {
  return changeHold(ctx, scope, { holdId, operation: 'refundHold', id: draft.id }, async (tx, row) => {
    await assertShiftOpen(tx, scope, draft);
    await row();
    await giveBack(ctx, tx, scope, { holdId, draft });
  });
}

/** A hold longer than this is a sale that nobody makes. */
const LONGEST_DAYS = 365;

/** Gives a hold more time, also one that is overdue. Throws `sales.hold_over`, `sales.hold_too_long`. */
export async function extendHold(
  ctx: Ctx,
  scope: BranchScope,
  holdId: string,
  { expiresAt: until }: HoldExtension,
): Promise<IdempotentAnswer<Hold>> {
  return changeHold(ctx, scope, { holdId, operation: 'extendHold' }, async (tx, row) => {
    const hold = await row();
    assertActive(hold);
    const expiresAt = new Date(until);
    const now = ctx.now();
    if (expiresAt <= now || expiresAt > daysAfter(now, LONGEST_DAYS))
      throw new DomainError('sales.hold_too_long', 'invalid', { days: LONGEST_DAYS });
    await setExpiry(tx, scope, holdId, expiresAt);
    await audit(tx, ctx, scope, {
      action: 'hold.extend',
      subject: `hold ${holdId}`,
      detail: { before: hold.expiresAt, after: expiresAt },
    });
    await emitEvent(tx, ctx, scope, { topic: 'hold.extended', tags: [], facts: { holdId, expiresAt } });
  });
}

/**
 * Lets go of the holds of a branch whose time is over, each in its own transaction; at most `limit`. Run as often as
 * wanted, by as many as want. Answers how many it let go.
 */
export async function expireHolds(ctx: Ctx, scope: BranchScope, limit = 200): Promise<number> {
  authorize(ctx, 'hold:create', scope.branchId);
  const db = ctx.placement.branch(scope);
  let count = 0;
  for (const { id } of await overdueHolds(db, scope, ctx.now(), limit)) {
    if (await expireHold(ctx, scope, bytesToUuid(id))) count += 1;
  }
  return count;
}

interface Change {
  readonly holdId: string;
  readonly operation: string;
  /** Of the document that is made; it must be the key. */
  readonly id?: string;
}

/** One keyed change of a hold by a person of its branch; `row` locks it. Answers the hold as it is then. */
async function changeHold(
  ctx: Ctx,
  scope: BranchScope,
  { holdId, operation, id }: Change,
  work: (tx: Tx, row: () => Promise<HoldRow>) => Promise<void>,
): Promise<IdempotentAnswer<Hold>> {
  authorize(ctx, 'hold:create', scope.branchId);
  if (id !== undefined && ctx.idempotency?.key !== id) throw new DomainError('request.key_mismatch', 'invalid');
  const known = await knownOfHold(ctx, scope, holdId);
  const deed = { db: ctx.placement.branch(scope), scope, operation, answer: Hold };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    await work(tx, () => lockedHold(tx, scope, holdId));
    const row = await lockedHold(tx, scope, holdId);
    await remember(await holdOf(tx, scope, row, { known, now: ctx.now() }));
  });
}

async function endHold(ctx: Ctx, tx: Tx, scope: BranchScope, hold: HoldRow, ending: Ending): Promise<void> {
  const holdId = bytesToUuid(hold.id);
  const { paidCents, refundedCents } = await holdFigures(tx, scope, holdId);
  const keptCents = keptOf(paidCents - refundedCents, hold.keptBp);
  await settleHold(tx, scope, holdId, { ...ending, keptCents, at: ctx.now() });
  await audit(tx, ctx, scope, {
    action: ending.state === 'expired' ? 'hold.expire' : 'hold.release',
    subject: `hold ${holdId}`,
    detail: { folio: hold.folio, paidCents, keptCents, reason: ending.reason },
  });
}

async function freePieces(
  ctx: Ctx,
  tx: Tx,
  scope: BranchScope,
  holdId: string,
  topic: 'hold.released' | 'hold.expired' = 'hold.released',
): Promise<void> {
  const lines = (await promisedLines(tx, scope, 'hold', holdId)).map(({ stockItemId, quantity }) => ({
    stockItemId: bytesToUuid(stockItemId),
    quantity,
  }));
  const items = await itemsForSale(tx, scope, lines);
  const cars = await generationsById(ctx);
  await emitEvent(tx, ctx, scope, {
    topic,
    tags: pageTagsOf(cars, items),
    stock: lines.map(({ stockItemId }) => stockItemId),
    facts: { holdId },
  });
  invariant(await releaseStock(tx, scope, lines, ctx.now()), 'an active hold keeps its pieces');
}
