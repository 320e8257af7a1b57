import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { authorize, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { asPageCursor } from '#shared/page-cursor.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { ShiftList } from './shift-contract.ts';
import { moneyOf, type ShiftMoney } from './shift-money.ts';
import { closedShifts, latestShifts, type ShiftRow } from './shift.queries.ts';

const CASHIER_DAYS = 30;
const DAY_MS = 86_400_000;

interface Page {
  readonly after?: string | undefined;
  readonly limit: number;
  readonly differences: '0' | '1';
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** The branch's shifts with their differences, newest first; the first page also sums up by cashier: those of its days, else of the last 30. */
export async function listShifts(ctx: Ctx, scope: BranchScope, page: Page): Promise<ShiftList> {
  authorize(ctx, 'shift:review', scope.branchId);
  const db = ctx.placement.branch(scope);
  const before = page.after === undefined ? undefined : uuidToBytes(asPageCursor(page.after));
  const onlyDifferences = page.differences === '1';
  const { from, to } = page;
  const rows = await latestShifts(db, scope, { before, limit: page.limit + 1, onlyDifferences, from, to });
  const shown = rows.slice(0, page.limit);
  const since = from || to ? undefined : idAt(ctx.now().getTime() - CASHIER_DAYS * DAY_MS);
  const recent = before ? [] : await closedShifts(db, scope, { firstId: since, from, to });
  const [money, recentMoney] = [await moneyOf(db, scope, shown), await moneyOf(db, scope, recent)];
  const names = await staffNames(
    ctx,
    [...shown, ...recent].map(({ openedBy }) => openedBy),
  );
  const last = shown.at(-1);
  return {
    shifts: shown.flatMap((shift) => {
      const of = money.get(shift.id.toString('hex'));
      return of ? [rowOf(shift, of, names.get(shift.openedBy) ?? '')] : [];
    }),
    cashiers: byCashier(recent, recentMoney, names),
    next: rows.length > page.limit && last ? bytesToUuid(last.id) : null,
  };
}

function rowOf(shift: ShiftRow, money: ShiftMoney, cashier: string): ShiftList['shifts'][number] {
  return {
    id: bytesToUuid(shift.id),
    number: shift.number,
    terminal: shift.terminalName,
    businessDate: shift.businessDate,
    openedAt: shift.openedAt.toISOString(),
    closedAt: shift.closedAt?.toISOString() ?? null,
    cashier,
    expectedCents: money.cash.expectedCents,
    countedCents: money.countedCents,
    differenceCents: money.differenceCents,
    differenceReason: shift.differenceReason as ShiftList['shifts'][number]['differenceReason'],
    differenceNote: shift.differenceNote,
  };
}

function byCashier(
  shifts: readonly ShiftRow[],
  money: ReadonlyMap<string, ShiftMoney>,
  names: ReadonlyMap<number, string>,
): ShiftList['cashiers'] {
  const sums = new Map<number, ShiftList['cashiers'][number]>();
  for (const { id, openedBy } of shifts) {
    const difference = money.get(id.toString('hex'))?.differenceCents ?? 0;
    const cashier = names.get(openedBy) ?? '';
    const sum = sums.get(openedBy) ?? { cashier, shifts: 0, withDifference: 0, shortCents: 0, overCents: 0 };
    sums.set(openedBy, {
      cashier,
      shifts: sum.shifts + 1,
      withDifference: sum.withDifference + (difference === 0 ? 0 : 1),
      shortCents: sum.shortCents + Math.max(0, -difference),
      overCents: sum.overCents + Math.max(0, difference),
    });
  }
  return [...sums.values()].sort((one, other) => other.shortCents - one.shortCents);
}

/** No shift of that moment or later has a lower id: ids begin with their time. */
function idAt(timeMs: number): Buffer {
  const id = Buffer.alloc(16);
  id.writeUIntBE(timeMs, 0, 6);
  return id;
}
