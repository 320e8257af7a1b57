import type { Executor, Tx } from '#db/client.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { asSerial, coreOf, type KnownRule } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { Hold } from '../hold-contract.ts';
import { promisedLines, type StoredLine } from '../promises/promise.queries.ts';
import { branchCodeOf, knownOf, paperOf, type Known } from '../promises/read-papers.ts';
import {
  holdRow,
  lockHold,
  paymentsOfHold,
  refundsOfHold,
  type HoldRow,
  type MoneyRow,
} from './hold.queries.ts';
import { balanceOf } from './hold-money.ts';

/** An hold in full, as of this transaction or outside of one. */
export async function holdOf(
  db: Executor,
  scope: BranchScope,
  row: HoldRow,
  { known, now }: { readonly known: Known; readonly now: Date },
): Promise<Hold> {
  const id = bytesToUuid(row.id);
  const paper = await paperOf(db, scope, 'hold', row, known);
  const payments = await paymentsOfHold(db, scope, id);
  const refunds = await refundsOfHold(db, scope, id);
  const coreCents = row.state === 'active' ? await coresOfHold(db, scope, id, known.rules) : 0;
  const paidCents = sumOf(payments);
  const refundedCents = sumOf(refunds);
  const { totalCents, keptBp, keptCents, settledAt, reason, saleId } = row;
  const money = (each: MoneyRow) => ({
    id: bytesToUuid(each.id),
    at: each.occurredAt.toISOString(),
    branch: branchCodeOf(known, each.branchId),
    method: each.method,
    amountCents: each.amountCents,
    changeCents: each.tenderedCents === null ? 0 : each.tenderedCents - each.amountCents,
    reference: each.reference,
    clerk: known.names.get(each.clerkId) ?? '',
  });
  return {
    ...paper,
    state: shownStateOf(row, now),
    keptBp,
    paidCents,
    keptCents,
    refundedCents,
    ...balanceOf({ isActive: row.state === 'active', totalCents, paidCents, keptCents, refundedCents }),
    ...(coreCents > 0 ? { coreCents } : {}),
    settledAt: settledAt?.toISOString() ?? null,
    reason,
    saleId: saleId && bytesToUuid(saleId),
    payments: payments.map(money),
    refunds: refunds.map(money),
  };
}

/** The deposit for the old parts of its pieces, as it would be charged now. */
async function coresOfHold(
  db: Executor,
  scope: BranchScope,
  id: string,
  rules: readonly KnownRule[],
): Promise<number> {
  const lines = await promisedLines(db, scope, 'hold', id);
  return lines.reduce((sum, line) => sum + coreOfPromised(line, rules), 0);
}

/** A used piece is promised by its serial number. */
export function coreOfPromised(line: StoredLine, rules: readonly KnownRule[]): number {
  const kind = asSerial(line.code) ? 'unit' : 'bulk';
  return line.quantity * coreOf(rules, { partType: line.partType, kind });
}

export function shownStateOf(row: Pick<HoldRow, 'state' | 'expiresAt'>, now: Date): Hold['state'] {
  return row.state === 'active' && row.expiresAt <= now ? 'overdue' : row.state;
}

const sumOf = (rows: readonly MoneyRow[]) => rows.reduce((sum, row) => sum + row.amountCents, 0);

/** Names that the hold's papers show; read before the transaction. */
export async function knownOfHold(ctx: Ctx, scope: BranchScope, id: string): Promise<Known> {
  const db = ctx.placement.branch(scope);
  const row = await holdRow(db, scope, id);
  if (!row) throw notFound();
  const [payments, refunds] = await Promise.all([
    paymentsOfHold(db, scope, id),
    refundsOfHold(db, scope, id),
  ]);
  return knownOf(
    ctx,
    [row, ...payments, ...refunds].map(({ clerkId }) => clerkId),
  );
}

/** The hold, for this transaction alone. Throws `sales.hold_not_found`. */
export async function lockedHold(tx: Tx, scope: BranchScope, id: string): Promise<HoldRow> {
  const row = await lockHold(tx, scope, id);
  if (!row) throw notFound();
  return row;
}

export function notFound(): DomainError {
  return new DomainError('sales.hold_not_found', 'not_found');
}

/** Throws `sales.hold_over` for a settled one, `sales.hold_expired` for one whose time is over. */
export function assertAlive(row: HoldRow, now: Date): void {
  assertActive(row);
  if (row.expiresAt <= now)
    throw new DomainError('sales.hold_expired', 'conflict', {
      folio: row.folio,
      expiresAt: row.expiresAt.toISOString(),
    });
}

/** Throws `sales.hold_over`. */
export function assertActive(row: HoldRow): void {
  if (row.state !== 'active')
    throw new DomainError('sales.hold_over', 'conflict', { folio: row.folio, state: row.state });
}
