import { uuidToBytes } from '#db/schema/columns.ts';
import { actorId, audit, emitEvent } from '#domain/audit';
import { generationsById } from '#domain/catalog';
import { authorize } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { answerKeyed } from './answer-keyed.ts';
import { AdjustmentReceipt, type StockAdjustment } from './contract.ts';
import { insertMovements, setOnHand, type MovementRow } from './ledger.queries.ts';
import { type StockRow } from './stock-row.queries.ts';
import { branchRow } from './stock.queries.ts';
import { stockTagsOf } from './stock-tags.ts';

/**
 * Makes on hand what a person counted, as one movement of the difference in their name. Throws
 * `inventory.item_not_found`, `inventory.note_required`, `inventory.nothing_changed`, `inventory.unit_limit`,
 * `inventory.below_reserved`, or `inventory.changed_elsewhere` with the fresh figures.
 */
export async function adjustStock(
  ctx: Ctx,
  scope: BranchScope,
  input: StockAdjustment & { stockItemId: string },
): Promise<IdempotentAnswer<AdjustmentReceipt>> {
  authorize(ctx, 'stock:adjust', scope.branchId);
  const db = ctx.placement.branch(scope);
  const cars = await generationsById(ctx);
  const deed = { db, scope, operation: 'adjustStock', answer: AdjustmentReceipt };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const id = uuidToBytes(input.stockItemId);
    const row = await branchRow(tx, scope, id);
    if (!row) throw new DomainError('inventory.item_not_found', 'not_found');
    assertPossible(row, input);
    const at = ctx.now();
    const movement = movementOf(ctx, row, input, at);
    await insertMovements(tx, scope, [movement]);
    const receipt = {
      movementId: movement.id,
      quantity: movement.quantity,
      onHand: input.countedOnHand,
      reserved: row.reserved,
      version: input.version + 1,
    };
    await audit(tx, ctx, scope, {
      action: 'stock.adjust',
      subject: `stock ${input.stockItemId}`,
      detail: { before: row.onHand, after: input.countedOnHand, reason: input.reason, note: input.note },
    });
    const generation = row.generationId === null ? undefined : cars.get(row.generationId);
    await emitEvent(tx, ctx, scope, {
      topic: 'stock.adjusted',
      tags: stockTagsOf(row, generation?.path ?? null),
      stock: [input.stockItemId],
      facts: { stockItemId: input.stockItemId, quantity: movement.quantity },
    });
    await remember(receipt);
    const { version, countedOnHand: onHand } = input;
    if (!(await setOnHand(tx, scope, { id, version, onHand, at }))) throw changedElsewhere(row);
  });
}

function assertPossible(row: StockRow, input: StockAdjustment): void {
  // "Other" says nothing by itself; the schema has taken the spaces off.
  if (input.reason === 'other' && !input.note) throw new DomainError('inventory.note_required', 'invalid');
  if (row.version !== input.version) throw changedElsewhere(row);
  if (row.movedState !== null) throw new DomainError('inventory.moved_away', 'conflict');
  if (row.kind === 'unit' && input.countedOnHand > 1)
    throw new DomainError('inventory.unit_limit', 'invalid');
  if (input.countedOnHand < row.reserved) {
    throw new DomainError('inventory.below_reserved', 'conflict', { reserved: row.reserved });
  }
  if (input.countedOnHand === row.onHand) throw new DomainError('inventory.nothing_changed', 'conflict');
}

function changedElsewhere({ onHand, reserved, version }: StockRow): DomainError {
  return new DomainError('inventory.changed_elsewhere', 'conflict', { onHand, reserved, version });
}

const WRITE_OFF_REASONS: ReadonlySet<string> = new Set(['broken-on-shelf', 'lost', 'scrapped']);

function movementOf(
  ctx: Ctx,
  row: StockRow,
  input: StockAdjustment & { stockItemId: string },
  at: Date,
): MovementRow {
  const quantity = input.countedOnHand - row.onHand;
  const isWriteOff = quantity < 0 && WRITE_OFF_REASONS.has(input.reason);
  return {
    id: uuidv7(at.getTime()),
    stockItemId: input.stockItemId,
    partId: row.partId,
    kind: isWriteOff ? 'write_off' : input.reason === 'count-difference' ? 'count' : 'adjustment',
    quantity,
    reason: input.reason,
    note: input.note ?? null,
    documentId: null,
    actorId: actorId(ctx.actor),
    occurredAt: at,
    recordedAt: at,
  };
}
