import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { branchById } from '#domain/branches';
import { authorize, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { addDays, startOfDay } from '#shared/business-day.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { branchRow } from '../stock.queries.ts';
import type { BranchLedger, BranchLedgerQuery, ItemLedger, ItemLedgerQuery } from './contract.ts';
import { balancedMovements, branchSums, sumOfItem } from './proof.queries.ts';

/** Every movement of one item with its running balance, and the proof. Throws `inventory.item_not_found`. */
export async function itemLedger(
  ctx: Ctx,
  scope: BranchScope,
  query: ItemLedgerQuery & { stockItemId: string },
): Promise<ItemLedger> {
  authorize(ctx, 'stock:read', scope.branchId);
  const db = ctx.placement.branch(scope);
  const id = uuidToBytes(query.stockItemId);
  const row = await branchRow(db, scope, id);
  if (!row) throw new DomainError('inventory.item_not_found', 'not_found');
  const before = query.after === undefined ? undefined : uuidToBytes(query.after);
  const [rows, sum] = await Promise.all([
    balancedMovements(db, scope, id, { before, limit: query.limit + 1 }),
    sumOfItem(db, scope, id),
  ]);
  const page = rows.slice(0, query.limit);
  const names = await staffNames(
    ctx,
    page.map(({ actorId }) => actorId),
  );
  const last = page.at(-1);
  return {
    code: row.serial ?? row.partNumber,
    onHand: row.onHand,
    sum,
    movements: page.map(({ id: key, folio, actorId, balance, occurredAt, recordedAt, ...movement }) => ({
      ...movement,
      id: bytesToUuid(key),
      balance: Number(balance),
      document: folio,
      actor: actorId === null ? null : (names.get(actorId) ?? null),
      occurredAt: occurredAt.toISOString(),
      recordedAt: recordedAt.toISOString(),
    })),
    next: rows.length > query.limit && last ? bytesToUuid(last.id) : null,
  };
}

/** The branch's ledger over some days, both included: what was there, what came and left, and whether it adds up. */
export async function branchLedger(
  ctx: Ctx,
  scope: BranchScope,
  { from, to }: BranchLedgerQuery,
): Promise<BranchLedger> {
  authorize(ctx, 'stock:count', scope.branchId);
  const { timeZone } = await branchById(ctx, scope.branchId);
  const period = { from: startOfDay(from, timeZone), until: startOfDay(addDays(to, 1), timeZone) };
  const sums = await branchSums(ctx.placement.branch(scope), scope, period);
  const kinds = sums.kinds.map(({ kind, movements, came, gone }) => ({
    kind,
    movements: Number(movements),
    came: Number(came),
    left: Number(gone),
  }));
  const closing = kinds.reduce((sum, { came, left }) => sum + came - left, sums.before);
  return {
    asOf: ctx.now().toISOString(),
    ...{ from, to, kinds, closing },
    opening: sums.before,
    since: sums.after,
    onHand: sums.onHand,
    difference: sums.onHand - closing - sums.after,
  };
}
