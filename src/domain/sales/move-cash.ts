import { audit, emitEvent } from '#domain/audit';
import { branchById } from '#domain/branches';
import { authorize, requireStaff } from '#domain/identity';
import { answerKeyed } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import { outOfDrawer } from './drawer.ts';
import { CashMovement, type CashMove } from './shift-contract.ts';
import { insertCashMovement } from './shift.queries.ts';

/**
 * Puts cash into the drawer or takes out what is there. Throws `sales.shift_not_found`, `sales.shift_closed`, what a
 * drawer refuses (drawer.ts), `request.key_mismatch`, `request.key_reused`.
 */
export async function moveCash(
  ctx: Ctx,
  scope: BranchScope,
  shiftId: string,
  move: CashMove,
): Promise<IdempotentAnswer<CashMovement>> {
  authorize(ctx, 'cash:move', scope.branchId);
  if (ctx.idempotency?.key !== move.id) throw new DomainError('request.key_mismatch', 'invalid');
  const person = requireStaff(ctx);
  const branch = await branchById(ctx, scope.branchId);
  const deed = { db: ctx.placement.branch(scope), scope, operation: 'moveCash', answer: CashMovement };
  const { id, kind, amountCents, reason, terminalId } = move;
  const out = { shiftId, terminalId, isCash: kind === 'out' };
  return outOfDrawer(ctx, scope, out, (drawer) =>
    answerKeyed(ctx, deed, async (tx, remember) => {
      const now = ctx.now();
      await drawer.open(tx);
      const movement = { id, kind, amountCents, reason, note: move.note || null };
      const businessDate = businessDateOf(now, branch.timeZone);
      await insertCashMovement(tx, scope, {
        ...movement,
        shiftId,
        actorId: person.userId,
        businessDate,
        at: now,
      });
      await audit(tx, ctx, scope, {
        action: 'cash.move',
        subject: `shift ${shiftId}`,
        detail: { kind, amountCents, reason, note: movement.note },
      });
      const facts = { shiftId, movementId: id, kind, amountCents };
      await emitEvent(tx, ctx, scope, { topic: 'cash.moved', tags: [], facts });
      await remember({ ...movement, actor: person.name, occurredAt: now.toISOString() });
      await drawer.assertCovers(tx, amountCents);
    }),
  );
}
