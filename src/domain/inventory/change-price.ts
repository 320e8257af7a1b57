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
import { PriceReceipt, type PriceChange } from './contract.ts';
import { insertPriceChange, setPrice } from './ledger.queries.ts';
import { branchRow } from './stock.queries.ts';
import { stockTagsOf } from './stock-tags.ts';

/**
 * Gives an item another price (IVA included), or none: then it is not for sale. Throws
 * `inventory.item_not_found` or `inventory.changed_elsewhere` with the fresh figures.
 */
export async function changePrice(
  ctx: Ctx,
  scope: BranchScope,
  input: PriceChange & { stockItemId: string },
): Promise<IdempotentAnswer<PriceReceipt>> {
  authorize(ctx, 'price:change', scope.branchId);
  const db = ctx.placement.branch(scope);
  const cars = await generationsById(ctx);
  return answerKeyed(
    ctx,
    { db, scope, operation: 'changePrice', answer: PriceReceipt },
    async (tx, remember) => {
      const id = uuidToBytes(input.stockItemId);
      const row = await branchRow(tx, scope, id);
      if (!row) throw new DomainError('inventory.item_not_found', 'not_found');
      const { priceCents, version, note = null } = input;
      const at = ctx.now();
      const { priceCents: previousCents } = row;
      await insertPriceChange(tx, scope, {
        id: uuidv7(at.getTime()),
        stockItemId: id,
        previousCents,
        nextCents: priceCents,
        actorId: actorId(ctx.actor),
        note,
        at,
      });
      await audit(tx, ctx, scope, {
        action: 'price.change',
        subject: `stock ${input.stockItemId}`,
        detail: { before: previousCents, after: priceCents, note },
      });
      const generation = row.generationId === null ? undefined : cars.get(row.generationId);
      const tags = stockTagsOf(row, generation?.path ?? null);
      await emitEvent(tx, ctx, scope, {
        topic: 'price.changed',
        tags,
        stock: [input.stockItemId],
        facts: { stockItemId: input.stockItemId, priceCents },
      });
      await remember({ priceCents, version: version + 1 });
      if (!(await setPrice(tx, scope, { id, version, priceCents, at }))) {
        const { onHand, reserved, version: fresh } = row;
        throw new DomainError('inventory.changed_elsewhere', 'conflict', {
          onHand,
          reserved,
          version: fresh,
          priceCents: previousCents,
        });
      }
    },
  );
}
