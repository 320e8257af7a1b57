import type { Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { audit, emitEvent, type AuditEntry } from '#domain/audit';
import { authorize, requirePermission, requireStaff } from '#domain/identity';
import { answerKeyed } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { ShiftReport, type ShiftClosing, type ShiftCount } from './shift-contract.ts';
import { reportOf } from './shift-report.ts';
import { beginCount, insertCounts, markClosed, shiftById, type ShiftRow } from './shift.queries.ts';

/**
 * Counts the drawer and ends the shift: nothing is sold in it any more. The count is kept before what must be there
 * is told; when both agree the shift is closed at once, otherwise `closeShift` gives the reason. Counting again is for
 * a supervisor, and the first count stays on record. Throws `sales.shift_not_found`, `sales.shift_closed`,
 * `sales.shift_of_other`, `identity.forbidden`, `sales.too_many_counts`.
 */
export async function countShift(
  ctx: Ctx,
  scope: BranchScope,
  shiftId: string,
  { counts }: ShiftCount,
): Promise<IdempotentAnswer<ShiftReport>> {
  authorize(ctx, 'shift:operate', scope.branchId);
  const person = requireStaff(ctx);
  const id = uuidToBytes(shiftId);
  const deed = { db: ctx.placement.branch(scope), scope, operation: 'countShift', answer: ShiftReport };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const now = ctx.now();
    const isCounting = await beginCount(tx, scope, id, now);
    const shift = await knownShift(tx, scope, id);
    assertMayEnd(ctx, shift, person.userId);
    if (shift.closedAt) throw new DomainError('sales.shift_closed', 'conflict');
    if (!isCounting) throw new DomainError('sales.too_many_counts', 'conflict');
    if (shift.countNo > 1) requirePermission(ctx, 'sale:approve');
    await insertCounts(tx, scope, shiftId, shift.countNo, counts);
    const report = await reportOf(ctx, tx, scope, shift);
    const differenceCents = report.count?.differenceCents ?? 0;
    await audit(tx, ctx, scope, {
      action: 'shift.count',
      subject: `shift ${shiftId}`,
      detail: { countNo: shift.countNo, countedCents: report.count?.countedCents ?? 0, differenceCents },
    });
    if (differenceCents !== 0) return remember(report);
    const why = { reason: null, note: null };
    await audit(tx, ctx, scope, closingEntry(report, why));
    return remember(await close(ctx, tx, scope, { shift, report, person, why }));
  });
}

/**
 * Closes a counted shift whose money is not what it should be. Throws `sales.shift_not_found`, `sales.shift_not_counted`,
 * `sales.shift_closed`, `sales.shift_of_other`, `sales.difference_reason_required`.
 */
export async function closeShift(
  ctx: Ctx,
  scope: BranchScope,
  shiftId: string,
  { reason, note }: ShiftClosing,
): Promise<IdempotentAnswer<ShiftReport>> {
  authorize(ctx, 'shift:operate', scope.branchId);
  const person = requireStaff(ctx);
  const deed = { db: ctx.placement.branch(scope), scope, operation: 'closeShift', answer: ShiftReport };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const shift = await knownShift(tx, scope, uuidToBytes(shiftId));
    assertMayEnd(ctx, shift, person.userId);
    if (shift.closedAt) throw new DomainError('sales.shift_closed', 'conflict');
    if (!shift.countedAt) throw new DomainError('sales.shift_not_counted', 'conflict');
    const report = await reportOf(ctx, tx, scope, shift);
    const isEven = report.count?.differenceCents === 0;
    if (!isEven && !reason) throw new DomainError('sales.difference_reason_required', 'invalid');
    const why = isEven ? { reason: null, note: null } : { reason, note: note || null };
    await audit(tx, ctx, scope, closingEntry(report, why));
    await remember(await close(ctx, tx, scope, { shift, report, person, why }));
  });
}

interface Closing {
  readonly shift: ShiftRow;
  readonly report: ShiftReport;
  readonly person: { readonly userId: number; readonly name: string };
  readonly why: { readonly reason: ShiftReport['differenceReason']; readonly note: string | null };
}

function closingEntry({ id, terminal, number, count }: ShiftReport, why: Closing['why']): AuditEntry {
  const differenceCents = count?.differenceCents ?? 0;
  const detail = { terminal: terminal.number, number, differenceCents, ...why };
  return { action: 'shift.close', subject: `shift ${id}`, detail };
}

async function close(
  ctx: Ctx,
  tx: Tx,
  scope: BranchScope,
  { shift, report, person, why }: Closing,
): Promise<ShiftReport> {
  const now = ctx.now();
  const isMine = await markClosed(tx, scope, shift.id, {
    countNo: shift.countNo,
    by: person.userId,
    at: now,
    ...why,
  });
  // Somebody closed it, or counted it again, between our reading and now.
  if (!isMine) throw new DomainError('sales.shift_closed', 'conflict');
  const { id, number, terminal, count } = report;
  const differenceCents = count?.differenceCents ?? 0;
  await emitEvent(tx, ctx, scope, {
    topic: 'shift.closed',
    tags: [],
    facts: { shiftId: id, terminalId: terminal.id, number, differenceCents },
  });
  const closed = { closedAt: now.toISOString(), closedBy: person.name };
  return { ...report, ...closed, differenceReason: why.reason, differenceNote: why.note };
}

async function knownShift(tx: Tx, scope: BranchScope, id: Buffer): Promise<ShiftRow> {
  const shift = await shiftById(tx, scope, id);
  if (!shift) throw new DomainError('sales.shift_not_found', 'not_found');
  return shift;
}

/** Who opened it ends it, or a supervisor. */
function assertMayEnd(ctx: Ctx, shift: ShiftRow, userId: number): void {
  if (shift.openedBy === userId) return;
  try {
    requirePermission(ctx, 'sale:approve');
  } catch {
    throw new DomainError('sales.shift_of_other', 'forbidden');
  }
}
