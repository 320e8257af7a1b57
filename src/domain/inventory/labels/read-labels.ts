import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { BranchStockRow } from '../contract.ts';
import { yardDonor } from '../donor.queries.ts';
import { toBranchRows } from '../listing.ts';
import { type StockRow } from '../stock-row.queries.ts';
import { branchRowsById } from '../stock.queries.ts';
import type { BinList, LabelOrder } from './contract.ts';
import { binsInUse, piecesOfDonorHere } from './label.queries.ts';

/** One label, as often as it is wanted. */
export type OrderedLabel =
  | { readonly kind: 'piece'; readonly piece: BranchStockRow; readonly copies: number }
  | { readonly kind: 'bin'; readonly bin: string };

/**
 * What the labels of an order say, in its order. Throws `inventory.item_not_found`, `inventory.donor_not_found`, and
 * `inventory.nothing_to_label` for a car of which nothing is left.
 */
export async function readLabels(
  ctx: Ctx,
  scope: BranchScope,
  order: Pick<LabelOrder, 'pieces' | 'donorId' | 'bins'>,
): Promise<OrderedLabel[]> {
  authorize(ctx, 'stock:read', scope.branchId);
  const wanted = [...order.pieces, ...(order.donorId ? await donorPieces(ctx, scope, order.donorId) : [])];
  const rows = await rowsOf(
    ctx,
    scope,
    wanted.map(({ stockItemId }) => stockItemId),
  );
  const pieces = new Map((await toBranchRows(ctx, rows, ctx.now())).map((piece) => [piece.id, piece]));
  return [
    ...wanted.map(({ stockItemId, copies }): OrderedLabel => {
      const piece = pieces.get(stockItemId);
      if (!piece) throw new DomainError('inventory.item_not_found', 'not_found', { stockItemId });
      return { kind: 'piece', piece, copies };
    }),
    ...order.bins.map((bin): OrderedLabel => ({ kind: 'bin', bin })),
  ];
}

async function donorPieces(ctx: Ctx, scope: BranchScope, donorId: string): Promise<LabelOrder['pieces']> {
  const db = ctx.placement.branch(scope);
  const id = uuidToBytes(donorId);
  if (!(await yardDonor(db, scope, id))) throw new DomainError('inventory.donor_not_found', 'not_found');
  const ids = await piecesOfDonorHere(db, scope, id);
  if (ids.length === 0) throw new DomainError('inventory.nothing_to_label', 'precondition');
  return ids.map((each) => ({ stockItemId: bytesToUuid(each), copies: 1 }));
}

const AT_ONCE = 200;

async function rowsOf(ctx: Ctx, scope: BranchScope, ids: readonly string[]): Promise<StockRow[]> {
  const db = ctx.placement.branch(scope);
  const rows: StockRow[] = [];
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    rows.push(...(await branchRowsById(db, scope, ids.slice(at, at + AT_ONCE).map(uuidToBytes))));
  }
  return rows;
}

const MAX_BINS = 2_000;

/** Shelves of the branch with something on them. */
export async function listBins(ctx: Ctx, scope: BranchScope): Promise<BinList> {
  authorize(ctx, 'stock:read', scope.branchId);
  const rows = await binsInUse(ctx.placement.branch(scope), scope, MAX_BINS);
  return { bins: rows.map(({ bin, items }) => ({ bin, items: Number(items) })) };
}
