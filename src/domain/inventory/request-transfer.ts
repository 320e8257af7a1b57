import { bytesToUuid } from '#db/schema/columns.ts';
import { actorId, audit, emitEvent } from '#domain/audit';
import { branchByCode, type KnownBranch } from '#domain/branches';
import { authorize, publicBranchScope } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import { normalizePartNumber } from '#shared/part-number.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { z } from 'zod';
import { answeredBefore, answerKeyed } from './answer-keyed.ts';
import { asSerial } from './piece-code.ts';
import { type StockRow } from './stock-row.queries.ts';
import { rowsOfBranchByCode } from './stock.queries.ts';
import { TransferView, type TransferDraft } from './transfer-contract.ts';
import type { RequestedFacts } from './transfer-events.ts';
import { viewOfTransfer } from './transfer-view.ts';
import { insertTransfer, writeLines } from './transfers.queries.ts';

/**
 * Asks another branch for pieces, or begins to send some: `scope` is one of the two. Throws
 * `inventory.transfer_same_branch`, `inventory.transfer_not_there` with the codes that the branch does not have,
 * `request.key_mismatch`, `request.key_reused`.
 */
export async function requestTransfer(
  ctx: Ctx,
  scope: BranchScope,
  draft: TransferDraft,
): Promise<IdempotentAnswer<TransferView>> {
  const route = await routeOf(ctx, scope, draft);
  authorize(ctx, route.side === 'in' ? 'transfer:request' : 'stock:transfer', scope.branchId);
  if (ctx.idempotency?.key !== draft.id) throw new DomainError('request.key_mismatch', 'invalid');
  const db = ctx.placement.branch(scope);
  const deed = { db, scope, operation: 'requestTransfer', answer: TransferView };
  // Who asks again gets the answer of then, though the pieces may have left since.
  const before = await answeredBefore(ctx, deed);
  if (before) return before;
  const at = ctx.now();
  const wanted = await wantedItems(ctx, route.from, draft);
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const asked = { note: draft.note ?? null, requestedBy: actorId(ctx.actor), requestedAt: at };
    const isNew = await insertTransfer(tx, scope, {
      id: draft.id,
      side: route.side,
      otherBranchId: route.other.id,
      state: 'requested',
      ...asked,
      sentBy: null,
      sentAt: null,
      at,
    });
    if (!isNew) throw new DomainError('request.key_reused', 'conflict');
    const lines = wanted.map(({ row, quantity }, index) => ({
      line: index + 1,
      kind: row.kind,
      partId: row.partId,
      serial: row.serial,
      stockItemId: bytesToUuid(row.id),
      requested: quantity,
    }));
    const here = lines.map((line) => ({
      ...line,
      // The number of the item is of the other branch.
      stockItemId: route.side === 'in' ? null : line.stockItemId,
      sent: 0,
      priceCents: null,
      body: null,
    }));
    await writeLines(tx, scope, draft.id, here);
    await audit(tx, ctx, scope, {
      action: 'transfer.request',
      subject: `transfer ${draft.id}`,
      detail: { from: draft.from, to: draft.to, codes: draft.lines.map(({ code }) => code) },
    });
    if (route.side === 'in') {
      const facts: z.input<typeof RequestedFacts> = {
        transfer: draft.id,
        ...asked,
        requestedAt: at.toISOString(),
        lines,
      };
      await emitEvent(tx, ctx, scope, { topic: 'transfer.requested', tags: [], to: route.other.id, facts });
    }
    await remember(await viewOfTransfer(ctx, tx, scope, draft.id));
  });
}

interface Route {
  readonly side: 'out' | 'in';
  readonly from: KnownBranch;
  readonly other: KnownBranch;
}

async function routeOf(ctx: Ctx, scope: BranchScope, draft: TransferDraft): Promise<Route> {
  const [from, to] = await Promise.all([branchByCode(ctx, draft.from), branchByCode(ctx, draft.to)]);
  if (from.id === to.id) throw new DomainError('inventory.transfer_same_branch', 'invalid');
  if (to.id === scope.branchId) return { side: 'in', from, other: from };
  if (from.id === scope.branchId) return { side: 'out', from, other: to };
  throw new DomainError('branches.not_found', 'not_found');
}

interface WantedItem {
  readonly row: StockRow;
  readonly quantity: number;
}

/** The sender's items, each once. What is on its shelf anybody may see. */
async function wantedItems(ctx: Ctx, from: KnownBranch, draft: TransferDraft): Promise<WantedItem[]> {
  const scope = publicBranchScope(from.id);
  const db = ctx.placement.branch(scope);
  const found = await Promise.all(
    draft.lines.map(async (line) => {
      const serial = asSerial(line.code);
      const code = serial ? { serial } : { pnNorm: normalizePartNumber(line.code) };
      const rows = await rowsOfBranchByCode(db, scope, code);
      const ofMaker = line.maker ? rows.filter(({ maker }) => maker === line.maker) : rows;
      const row = ofMaker.length === 1 ? ofMaker[0] : undefined;
      const isThere = row !== undefined && (row.kind === 'bulk' || (row.onHand === 1 && line.quantity === 1));
      return { line, row: isThere ? row : undefined };
    }),
  );
  const absent = found.filter(({ row }) => !row).map(({ line }) => line.code);
  if (absent.length > 0) {
    const details = { codes: absent, list: absent.join(', '), branch: from.name };
    throw new DomainError('inventory.transfer_not_there', 'conflict', details);
  }
  const items = new Map<string, WantedItem>();
  for (const { line, row } of found) {
    if (!row) continue;
    const key = row.id.toString('hex');
    const quantity = (items.get(key)?.quantity ?? 0) + line.quantity;
    items.set(key, { row, quantity: row.kind === 'unit' ? 1 : quantity });
  }
  return [...items.values()];
}
