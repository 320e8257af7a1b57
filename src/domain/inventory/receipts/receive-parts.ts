import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { isDuplicateKey } from '#db/errors.ts';
import { audit, emitEvent } from '#domain/audit';
import { branchById } from '#domain/branches';
import { authorize, requireStaff } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError, invariant } from '#shared/errors.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import type { Tx } from '#db/client.ts';
import { answeredBefore, answerKeyed } from '../answer-keyed.ts';
import { changeOf, type LevelChange } from '../bulk-change.ts';
import { bulkLevels } from '../bulk.queries.ts';
import { branchRowsById } from '../stock.queries.ts';
import { stockTagsOf } from '../stock-tags.ts';
import { writeBulk } from '../write-bulk.ts';
import { Receipt, type ReceiptDraft } from './contract.ts';
import { insertReceipt, knownParts, receiptLines } from './receipt.queries.ts';

type Write = Extract<LevelChange, { kind: 'write' }>;
type Line = ReceiptDraft['lines'][number];

/**
 * Puts what a supplier delivered on the branch's shelves, in one transaction: the document with its costs, levels,
 * movements, prices. Throws `request.key_mismatch`, `inventory.part_unknown`, `inventory.receipt_date_ahead` or
 * `inventory.receipt_document_taken`.
 */
export async function receiveParts(
  ctx: Ctx,
  scope: BranchScope,
  draft: ReceiptDraft,
): Promise<IdempotentAnswer<Receipt>> {
  authorize(ctx, 'stock:receive', scope.branchId);
  if (ctx.idempotency?.key !== draft.id) throw new DomainError('request.key_mismatch', 'invalid');
  const { userId, name } = requireStaff(ctx);
  const db = ctx.placement.branch(scope);
  const deed = { db, scope, operation: 'receiveParts', answer: Receipt };
  const before = await answeredBefore(ctx, deed);
  if (before) return before;
  await assertDay(ctx, scope, draft.receivedOn);
  const known = new Set(
    await knownParts(
      db,
      draft.lines.map(({ partId }) => partId),
    ),
  );
  const unknown = draft.lines.flatMap(({ partId }) => (known.has(partId) ? [] : [partId]));
  if (unknown.length > 0) throw new DomainError('inventory.part_unknown', 'invalid', { partIds: unknown });
  const costCents = draft.lines.reduce((sum, line) => sum + line.quantity * (line.unitCostCents ?? 0), 0);
  try {
    return await answerKeyed(ctx, deed, async (tx, remember) => {
      const at = ctx.now();
      const writes = await writesOf(tx, scope, draft.lines, at);
      await writeBulk(tx, ctx, scope, [...writes.values()], {
        documentId: draft.id,
        movement: 'receipt',
        reason: 'supplier',
        note: `${draft.supplier} ${draft.documentNumber}`.slice(0, 300),
      });
      const { id, supplier, documentNumber, receivedOn, note = null } = draft;
      await insertReceipt(tx, scope, {
        ...{ id, supplier, documentNumber, receivedOn, note, costCents },
        receivedBy: userId,
        at,
        lines: draft.lines.map((line) => ({ ...line, stockItemId: itemOf(writes, line) })),
      });
      const pieces = draft.lines.reduce((sum, { quantity }) => sum + quantity, 0);
      await audit(tx, ctx, scope, {
        action: 'receipt.record',
        subject: `receipt ${id}`,
        detail: { supplier, documentNumber, pieces, costCents },
      });
      await tell(tx, ctx, scope, { id, items: [...writes.values()].map(({ after }) => after.id) });
      const lines = await receiptLines(tx, scope, uuidToBytes(id));
      await remember({
        ...{ id, supplier, documentNumber, receivedOn, note, costCents, pieces },
        receivedBy: name,
        recordedAt: at.toISOString(),
        lines: lines.map((line) => ({ ...line, stockItemId: bytesToUuid(line.stockItemId) })),
      });
    });
  } catch (error) {
    if (isDuplicateKey(error)) throw new DomainError('inventory.receipt_document_taken', 'conflict');
    throw error;
  }
}

async function assertDay(ctx: Ctx, scope: BranchScope, receivedOn: string): Promise<void> {
  const { timeZone } = await branchById(ctx, scope.branchId);
  if (receivedOn <= businessDateOf(ctx.now(), timeZone)) return;
  throw new DomainError('inventory.receipt_date_ahead', 'invalid', {
    errors: [{ path: 'receivedOn', code: 'ahead' }],
  });
}

/** What becomes of each part; a part in two lines is received once with both quantities. */
async function writesOf(
  tx: Tx,
  scope: BranchScope,
  lines: readonly Line[],
  at: Date,
): Promise<Map<number, Write>> {
  const byPart = Map.groupBy(lines, ({ partId }) => partId);
  const partIds = [...byPart.keys()].sort((one, other) => one - other);
  const levels = new Map((await bulkLevels(tx, scope, partIds, true)).map((level) => [level.partId, level]));
  const writes = new Map<number, Write>();
  for (const partId of partIds) {
    const own = byPart.get(partId) ?? [];
    const wanted = {
      quantity: own.reduce((sum, { quantity }) => sum + quantity, 0),
      priceCents: own.findLast(({ priceCents }) => priceCents !== undefined)?.priceCents ?? null,
      bin: own.findLast(({ bin }) => bin !== undefined)?.bin ?? null,
    };
    const fresh = { id: uuidToBytes(uuidv7(at.getTime())), partId };
    const change = changeOf(wanted, levels.get(partId), 'receive', fresh);
    invariant(change.kind === 'write', 'receiving adds');
    writes.set(partId, change);
  }
  return writes;
}

function itemOf(writes: ReadonlyMap<number, Write>, { partId }: Line): Buffer {
  const write = writes.get(partId);
  invariant(write, 'every line is received');
  return write.after.id;
}

async function tell(
  tx: Tx,
  ctx: Ctx,
  scope: BranchScope,
  received: { id: string; items: readonly Buffer[] },
): Promise<void> {
  const rows = await branchRowsById(tx, scope, received.items);
  await emitEvent(tx, ctx, scope, {
    topic: 'stock.received',
    tags: [...new Set(rows.flatMap((row) => stockTagsOf(row, null)))],
    forget: ['inventory:figures'],
    stock: received.items.map(bytesToUuid),
    facts: { receiptId: received.id },
  });
}
