import { isDuplicateKey } from '#db/errors.ts';
import { audit, emitEvent } from '#domain/audit';
import { branchById } from '#domain/branches';
import { authorize, requireStaff } from '#domain/identity';
import { answerKeyed } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import { countedCents } from '#shared/cash.ts';
import { activeTerminals } from './queries.ts';
import { OpenShift, type ShiftOpening } from './shift-contract.ts';
import { insertCounts, insertShift, nextShiftNumber } from './shift.queries.ts';

/**
 * Opens the till with what is in the drawer. Throws `sales.terminal_not_found`, `sales.shift_already_open`,
 * `request.key_mismatch`, `request.key_reused`.
 */
export async function openShift(
  ctx: Ctx,
  scope: BranchScope,
  opening: ShiftOpening,
): Promise<IdempotentAnswer<OpenShift>> {
  authorize(ctx, 'shift:operate', scope.branchId);
  if (ctx.idempotency?.key !== opening.id) throw new DomainError('request.key_mismatch', 'invalid');
  const person = requireStaff(ctx);
  const db = ctx.placement.branch(scope);
  const [branch, terminals] = await Promise.all([
    branchById(ctx, scope.branchId),
    activeTerminals(db, scope),
  ]);
  const terminal = terminals.find(({ id }) => id === opening.terminalId);
  if (!terminal) throw new DomainError('sales.terminal_not_found', 'not_found');
  const deed = { db, scope, operation: 'openShift', answer: OpenShift };
  try {
    return await answerKeyed(ctx, deed, async (tx, remember) => {
      const now = ctx.now();
      const shift = {
        id: opening.id,
        terminalId: terminal.id,
        number: await nextShiftNumber(tx, scope, terminal.id),
        businessDate: businessDateOf(now, branch.timeZone),
        floatCents: countedCents(opening.float),
      };
      await insertShift(tx, scope, { ...shift, openedBy: person.userId, openedAt: now });
      await insertCounts(tx, scope, shift.id, 0, opening.float);
      const { number, floatCents } = shift;
      await audit(tx, ctx, scope, {
        action: 'shift.open',
        subject: `shift ${shift.id}`,
        detail: { terminal: terminal.number, number, floatCents },
      });
      await emitEvent(tx, ctx, scope, {
        topic: 'shift.opened',
        tags: [],
        facts: { shiftId: shift.id, terminalId: terminal.id, number },
      });
      const told = { openedAt: now.toISOString(), openedBy: person.name, isOwn: true, countedAt: null };
      await remember({ ...shift, ...told });
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw new DomainError('sales.shift_already_open', 'conflict');
    throw error;
  }
}
