import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { authorize, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { asPageCursor } from '#shared/page-cursor.ts';
import type { BranchScope } from '#shared/scope.ts';
import {
  BRANCH_STOCK_STATES,
  type BranchStockDetail,
  type BranchStockPage,
  type BranchStockQuery,
  type BranchStockRow,
  type Movement,
  type WorklistCounts,
} from './contract.ts';
import { movementsOf, type ListedMovement } from './ledger.queries.ts';
import { toBranchRows } from './listing.ts';
import { shownPhotosOf } from './photo.queries.ts';
import { toPhotos } from './photo-list.ts';
import { ANY_STOCK, type StockWish } from './stock-wish.ts';
import { minimumsOf } from './receipts/receipt.queries.ts';
import { branchRows, branchTotals, type BranchFilter } from './branch-list.queries.ts';
import { type StockRow } from './stock-row.queries.ts';
import { branchRow } from './stock.queries.ts';

const MAX_MOVEMENTS = 20;

/** One page of the branch's own stock, newest first, with the totals of everything that matches. `wish` is what `query.q` says. */
export async function branchStock(
  ctx: Ctx,
  scope: BranchScope,
  query: BranchStockQuery,
  wish: StockWish = ANY_STOCK,
): Promise<BranchStockPage> {
  authorize(ctx, 'stock:read', scope.branchId);
  const filter: BranchFilter = {
    wish,
    system: query.system,
    kind: query.condition === undefined ? undefined : query.condition === 'used' ? 'unit' : 'bulk',
    ...stateFilter(query.state, ctx.now()),
  };
  const db = ctx.placement.branch(scope);
  const before = query.after === undefined ? undefined : uuidToBytes(asPageCursor(query.after));
  const [rows, totals] = await Promise.all([
    branchRows(db, scope, filter, { before, limit: query.limit + 1 }),
    branchTotals(db, scope, filter),
  ]);
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    asOf: ctx.now().toISOString(),
    items: await withMinimums(ctx, scope, page),
    next: rows.length > query.limit && last ? bytesToUuid(last.id) : null,
    totals: {
      rows: Number(totals.rows),
      pieces: Number(totals.pieces ?? 0),
      units: Number(totals.units ?? 0),
      valueCents: Number(totals.valueCents ?? 0),
    },
  };
}

/** One item of the branch with its latest movements. Throws `inventory.item_not_found`. */
export async function branchStockDetail(
  ctx: Ctx,
  scope: BranchScope,
  id: string,
): Promise<BranchStockDetail> {
  authorize(ctx, 'stock:read', scope.branchId);
  const db = ctx.placement.branch(scope);
  const row = await branchRow(db, scope, uuidToBytes(id));
  if (!row) throw new DomainError('inventory.item_not_found', 'not_found');
  const [[item], movements, photos] = await Promise.all([
    withMinimums(ctx, scope, [row]),
    movementsOf(db, scope, row.id, MAX_MOVEMENTS),
    shownPhotosOf(db, scope, row.id),
  ]);
  if (!item) throw new DomainError('inventory.item_not_found', 'not_found');
  const names = await staffNames(
    ctx,
    movements.map((movement) => movement.actorId),
  );
  return { item, movements: withBalances(movements, row.onHand, names), photos: toPhotos(photos) };
}

const DAY_MS = 86_400_000;

/** Ids begin with the moment the item came onto the shelf, so that age is an order of them. */
export function stateFilter(
  state: BranchStockQuery['state'],
  now: Date,
): Pick<BranchFilter, 'state' | 'shelvedBefore'> {
  const [, days] = /^aged-(\d+)$/.exec(state ?? '') ?? [];
  if (days === undefined) return { state: state as BranchFilter['state'] };
  const bytes = Buffer.alloc(16);
  bytes.writeUIntBE(now.getTime() - Number(days) * DAY_MS, 0, 6);
  return { shelvedBefore: bytes };
}

async function withMinimums(
  ctx: Ctx,
  scope: BranchScope,
  rows: readonly StockRow[],
): Promise<BranchStockRow[]> {
  const parts = rows.filter(({ kind }) => kind === 'bulk').map(({ id }) => id);
  const known = await minimumsOf(ctx.placement.branch(scope), scope, parts);
  const minimums = new Map(known.map(({ stockItemId, minimum }) => [bytesToUuid(stockItemId), minimum]));
  const items = await toBranchRows(ctx, rows, ctx.now());
  return items.map((item) => ({ ...item, minimum: minimums.get(item.id) ?? null }));
}

const WORKLISTS = BRANCH_STOCK_STATES.filter((state) => !['available', 'held', 'sold'].includes(state));

/** How much waits on each list of things to mend. */
export async function worklistCounts(ctx: Ctx, scope: BranchScope): Promise<WorklistCounts> {
  authorize(ctx, 'stock:read', scope.branchId);
  const db = ctx.placement.branch(scope);
  const lists = await Promise.all(
    WORKLISTS.map(async (list) => {
      const filter = { wish: ANY_STOCK, ...stateFilter(list, ctx.now()) };
      const { rows } = await branchTotals(db, scope, filter);
      return { list, rows: Number(rows) };
    }),
  );
  return { asOf: ctx.now().toISOString(), lists };
}

/** Movements newest first; each gets what was on hand just after it, counted back from now. */
export function withBalances(
  movements: readonly ListedMovement[],
  onHand: number,
  names: ReadonlyMap<number, string>,
): Movement[] {
  let balance = onHand;
  return movements.map((movement) => {
    const { id, kind, quantity, reason, note, folio, actorId, occurredAt } = movement;
    const listed: Movement = {
      id: bytesToUuid(id),
      kind,
      quantity,
      balance,
      reason,
      note,
      document: folio,
      actor: actorId === null ? null : (names.get(actorId) ?? null),
      occurredAt: occurredAt.toISOString(),
    };
    balance -= quantity;
    return listed;
  });
}
