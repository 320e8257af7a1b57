import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { asPageCursor } from '#shared/page-cursor.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { TransferPage, TransferQuery, TransferRow, TransferView } from './transfer-contract.ts';
import { headOf, viewOfTransfer } from './transfer-view.ts';
import { openTransfers, transferList, transitOfBranch, type TransferListRow } from './transfers.queries.ts';

const NAMED_TYPES = 3;

/** Transfers of a branch, newest first, with how many wait for somebody and how much is under way. */
export async function listTransfers(
  ctx: Ctx,
  scope: BranchScope,
  query: TransferQuery,
): Promise<TransferPage> {
  authorize(ctx, 'transfer:request', scope.branchId);
  const db = ctx.placement.branch(scope);
  const before = query.after === undefined ? null : uuidToBytes(asPageCursor(query.after));
  const [rows, open, transit] = await Promise.all([
    transferList(db, scope, query.tab, { before, limit: query.limit + 1 }),
    openTransfers(db, scope),
    transitOfBranch(db, scope),
  ]);
  const page = rows.slice(0, query.limit);
  const toHead = await headOf(ctx, scope, page);
  const last = page.at(-1);
  return {
    asOf: ctx.now().toISOString(),
    items: page.map((row): TransferRow => ({ ...toHead(row), ...contentOf(row) })),
    next: rows.length > query.limit && last ? bytesToUuid(last.id) : null,
    tabs: {
      supply: Number(open.supply ?? 0),
      transit: Number(open.transit ?? 0),
      receive: Number(open.receive ?? 0),
      differing: Number(open.differing ?? 0),
      done: 0,
    },
    transit: { out: Number(transit.out ?? 0), in: Number(transit.in ?? 0) },
  };
}

function contentOf({ lines, pieces, partTypes }: TransferListRow) {
  return {
    lines: Number(lines),
    pieces: Number(pieces ?? 0),
    partTypes: [...new Set((partTypes ?? '').split(',').filter(Boolean))].slice(0, NAMED_TYPES),
  };
}

/** Throws `inventory.transfer_not_found`. */
export async function readTransfer(ctx: Ctx, scope: BranchScope, id: string): Promise<TransferView> {
  authorize(ctx, 'transfer:request', scope.branchId);
  return viewOfTransfer(ctx, ctx.placement.branch(scope), scope, id);
}
