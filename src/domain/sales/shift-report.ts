import type { Executor } from '#db/client.ts';
import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { branchById } from '#domain/branches';
import { authorize, requirePermission, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { ShiftReport } from './shift-contract.ts';
import { coreSums } from './returns/core.queries.ts';
import { returnSums } from './returns/return.queries.ts';
import { moneyOf, type ShiftMoney } from './shift-money.ts';
import { folioRun, saleSums, shiftById, type ShiftRow } from './shift.queries.ts';

const MISSING_NAMED = 20;

/**
 * What a shift took. While it is open only who reviews shifts may see it: the cashier counts without knowing
 * what must be there. Throws `sales.shift_not_found`, `identity.forbidden`.
 */
export async function shiftReport(ctx: Ctx, scope: BranchScope, shiftId: string): Promise<ShiftReport> {
  authorize(ctx, 'shift:read', scope.branchId);
  const db = ctx.placement.branch(scope);
  const shift = await shiftById(db, scope, uuidToBytes(shiftId));
  if (!shift) throw new DomainError('sales.shift_not_found', 'not_found');
  if (!shift.countedAt) requirePermission(ctx, 'shift:review');
  return reportOf(ctx, db, scope, shift);
}

/** The report of a shift as `db` sees it, which may be the transaction that counts it. */
export async function reportOf(
  ctx: Ctx,
  db: Executor,
  scope: BranchScope,
  shift: ShiftRow,
): Promise<ShiftReport> {
  const money = (await moneyOf(db, scope, [shift])).get(shift.id.toString('hex'));
  if (!money) throw new DomainError('sales.shift_not_found', 'not_found');
  const sales = await salesOf(db, scope, shift);
  const returns = await returnSums(db, scope, shift.id);
  const cores = await coreSums(db, scope, shift.id);
  const people = [shift.openedBy, shift.closedBy, ...money.movements.map(({ actorId }) => actorId)];
  const [names, branch] = await Promise.all([staffNames(ctx, people), branchById(ctx, scope.branchId)]);
  const nameOf = (id: number | null) => (id === null ? null : (names.get(id) ?? ''));
  return {
    id: bytesToUuid(shift.id),
    branch: branch.code,
    terminal: { id: shift.terminalId, number: shift.terminalNumber, name: shift.terminalName },
    number: shift.number,
    businessDate: shift.businessDate,
    openedAt: shift.openedAt.toISOString(),
    openedBy: nameOf(shift.openedBy) ?? '',
    isOwn: ctx.actor.type === 'staff' && ctx.actor.userId === shift.openedBy,
    countedAt: shift.countedAt?.toISOString() ?? null,
    closedAt: shift.closedAt?.toISOString() ?? null,
    closedBy: nameOf(shift.closedBy),
    madeAt: ctx.now().toISOString(),
    sales,
    payments: [...money.payments],
    returns,
    cores,
    movements: money.movements.map(({ id, actorId, occurredAt, shiftId: _shiftId, ...movement }) => ({
      ...movement,
      id: bytesToUuid(id),
      actor: nameOf(actorId) ?? '',
      occurredAt: occurredAt.toISOString(),
    })),
    shortOuts: shift.shortOuts,
    cash: money.cash,
    count: countPart(shift, money),
    differenceReason: shift.differenceReason as ShiftReport['differenceReason'],
    differenceNote: shift.differenceNote,
  };
}

function countPart({ countNo }: ShiftRow, money: ShiftMoney): ShiftReport['count'] {
  const { counts, countedCents, differenceCents } = money;
  if (counts === null || countedCents === null || differenceCents === null) return null;
  return { countNo, counts: [...counts], countedCents, differenceCents };
}

async function salesOf(
  db: Executor,
  scope: BranchScope,
  { id, terminalId }: ShiftRow,
): Promise<ShiftReport['sales']> {
  const sums = await saleSums(db, scope, id);
  const { firstSequence: first, lastSequence: last } = sums;
  const run = first === null || last === null ? [] : await folioRun(db, scope, { terminalId, first, last });
  return {
    count: Number(sums.count),
    totalCents: Number(sums.totalCents ?? 0),
    discountCents: Number(sums.discountCents ?? 0),
    taxCents: Number(sums.taxCents ?? 0),
    firstFolio: run.find(({ sequence }) => sequence === first)?.folio ?? null,
    lastFolio: run.at(-1)?.folio ?? null,
    missingFolios: gapsIn(run.map(({ sequence }) => sequence)).slice(0, MISSING_NAMED),
  };
}

/** The numbers that an ascending run leaves out; a long gap is named by its first ones. */
export function gapsIn(sequences: readonly number[]): number[] {
  return sequences.flatMap((sequence, index) => {
    const before = sequences[index - 1] ?? sequence - 1;
    const missing = Math.min(sequence - before - 1, MISSING_NAMED);
    return Array.from({ length: missing }, (_, step) => before + 1 + step);
  });
}
