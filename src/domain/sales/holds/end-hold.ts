import type { Tx } from '#db/client.ts';
import type { Generation } from '#contract/catalog';
import { bytesToUuid } from '#db/schema/columns.ts';
import { audit, emitEvent } from '#domain/audit';
import { itemsForSale, releaseStock } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { invariant } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { promisedLines } from '../promises/promise.queries.ts';
import { pageTagsOf } from '../promises/promised-note.ts';
import { keptOf } from './hold-money.ts';
import { holdFigures } from './hold-money.queries.ts';
import { settleHold, type HoldRow } from './hold.queries.ts';

interface Ending {
  readonly state: 'released' | 'expired';
  readonly reason?: string;
  readonly cars: ReadonlyMap<number, Generation>;
}

/**
 * Ends a hold that is locked and active without a sale: by its terms a part of the deposit may stay, the rest is owed.
 * Answers what frees its pieces; call it last, because others wait for those rows.
 */
export async function endHold(
  ctx: Ctx,
  tx: Tx,
  scope: BranchScope,
  hold: HoldRow,
  { state, reason, cars }: Ending,
): Promise<() => Promise<void>> {
  const holdId = bytesToUuid(hold.id);
  const { paidCents, refundedCents } = await holdFigures(tx, scope, holdId);
  const keptCents = keptOf(paidCents - refundedCents, hold.keptBp);
  await settleHold(tx, scope, holdId, { state, keptCents, at: ctx.now(), ...(reason ? { reason } : {}) });
  await audit(tx, ctx, scope, {
    action: state === 'expired' ? 'hold.expire' : 'hold.release',
    subject: `hold ${holdId}`,
    detail: { folio: hold.folio, paidCents, keptCents, reason },
  });
  const lines = (await promisedLines(tx, scope, 'hold', holdId)).map(({ stockItemId, quantity }) => ({
    stockItemId: bytesToUuid(stockItemId),
    quantity,
  }));
  const items = await itemsForSale(tx, scope, lines);
  await emitEvent(tx, ctx, scope, {
    topic: state === 'expired' ? 'hold.expired' : 'hold.released',
    tags: pageTagsOf(cars, items),
    stock: lines.map(({ stockItemId }) => stockItemId),
    facts: { holdId },
  });
  return async () =>
    invariant(await releaseStock(tx, scope, lines, ctx.now()), 'an active hold keeps its pieces');
}
