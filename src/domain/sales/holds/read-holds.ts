import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { authorize, chainDesk, chainDeskBranch } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import type { BranchId } from '#shared/ids.ts';
import { asPageCursor } from '#shared/page-cursor.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { Hold, HoldHead, HoldList } from '../hold-contract.ts';
import { paperWishOf } from '../promises/paper-wish.ts';
import { headsOf } from '../promises/read-papers.ts';
import { holdOf, knownOfHold, notFound, shownStateOf } from './hold-facts.ts';
import { balanceOf } from './hold-money.ts';
import {
  branchOfHold,
  findHoldHeads,
  holdHeads,
  holdRow,
  type HoldHeadRow,
  type HoldPage,
  type HoldRow,
} from './hold.queries.ts';

const FOUND_AT_MOST = 20;

/** A hold of any branch, for whoever stands at a counter of the chain. Throws `sales.hold_not_found`. */
export async function holdById(ctx: Ctx, id: string): Promise<Hold> {
  const { row, scope } = await holdAnywhere(ctx, id);
  const known = await knownOfHold(ctx, scope, id);
  return holdOf(ctx.placement.branch(scope), scope, row, { known, now: ctx.now() });
}

export async function holdAnywhere(ctx: Ctx, id: string): Promise<{ row: HoldRow; scope: BranchScope }> {
  const chain = chainDesk(ctx, 'hold:create');
  for (const db of ctx.placement.branchDatabases(chain)) {
    const branchId = await branchOfHold(db, chain, id);
    if (branchId === undefined) continue;
    const scope = chainDeskBranch(ctx, 'hold:create', branchId as BranchId);
    const row = await holdRow(db, scope, id);
    if (row) return { row, scope };
  }
  throw notFound();
}

/** Holds of the whole chain that words, a telephone, a folio or a QR find; newest first. */
export async function findHolds(ctx: Ctx, text: string): Promise<HoldList> {
  const chain = chainDesk(ctx, 'hold:create');
  const wish = paperWishOf(text);
  if (!wish) return { holds: [], next: null };
  const found = await Promise.all(
    ctx.placement
      .branchDatabases(chain)
      .map((db) => findHoldHeads(db, chain, { wish, limit: FOUND_AT_MOST })),
  );
  const rows = found.flat().sort((a, b) => Buffer.compare(b.id, a.id));
  return { holds: await holdHeadsOf(ctx, rows.slice(0, FOUND_AT_MOST)), next: null };
}

/** The branch's holds, newest first. */
export async function listHolds(
  ctx: Ctx,
  scope: BranchScope,
  page: { state?: HoldPage['state']; q: string; after?: string | undefined; limit: number },
): Promise<HoldList> {
  authorize(ctx, 'hold:create', scope.branchId);
  const rows = await holdHeads(ctx.placement.branch(scope), scope, {
    state: page.state,
    wish: paperWishOf(page.q),
    before: page.after === undefined ? undefined : uuidToBytes(asPageCursor(page.after)),
    limit: page.limit + 1,
    at: ctx.now(),
  });
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    holds: await holdHeadsOf(ctx, shown),
    next: rows.length > page.limit && last ? bytesToUuid(last.id) : null,
  };
}

async function holdHeadsOf(ctx: Ctx, rows: readonly HoldHeadRow[]): Promise<HoldHead[]> {
  const heads = await headsOf(ctx, rows);
  return heads.map(({ head, row }) => {
    const paidCents = Number(row.paidCents);
    const figures = { ...row, paidCents, refundedCents: Number(row.refundedCents) };
    return {
      ...head,
      state: shownStateOf(row, ctx.now()),
      paidCents,
      ...balanceOf({ ...figures, isActive: row.state === 'active' }),
    };
  });
}
