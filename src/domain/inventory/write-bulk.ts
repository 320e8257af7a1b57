import type { Tx } from '#db/client.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { actorId } from '#domain/audit';
import type { Ctx } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { LevelChange } from './bulk-change.ts';
import { insertManyMovements, insertPriceChanges, writeLevels } from './bulk.queries.ts';
import type { MovementRow } from './ledger.queries.ts';

type Write = Extract<LevelChange, { kind: 'write' }>;

export interface BulkDeed {
  /** What caused it: the movements carry it. */
  readonly documentId: string;
  readonly movement: 'receipt' | 'count' | 'adjustment';
  readonly reason: string;
  readonly note: string;
}

/**
 * Many changes of stock as one: levels, a movement for each quantity, the history of each price. The caller
 * has locked the items in this transaction, and authorizes, audits and tells the rest of the system.
 */
export async function writeBulk(
  tx: Tx,
  ctx: Ctx,
  scope: BranchScope,
  writes: readonly Write[],
  deed: BulkDeed,
): Promise<void> {
  const at = ctx.now();
  const by = actorId(ctx.actor);
  await writeLevels(
    tx,
    scope,
    writes.map(({ after }) => after),
    at,
  );
  const movements = writes
    .filter(({ quantity }) => quantity !== 0)
    .map(({ after, quantity }): MovementRow => ({
      id: uuidv7(at.getTime()),
      stockItemId: bytesToUuid(after.id),
      partId: after.partId,
      kind: deed.movement,
      quantity,
      reason: deed.reason,
      note: null,
      documentId: deed.documentId,
      actorId: by,
      occurredAt: at,
      recordedAt: at,
    }));
  await insertManyMovements(tx, scope, movements);
  const priced = writes.filter(({ before, after }) => (before?.priceCents ?? null) !== after.priceCents);
  await insertPriceChanges(
    tx,
    scope,
    priced.map(({ before, after }) => ({
      id: uuidv7(at.getTime()),
      stockItemId: after.id,
      previousCents: before?.priceCents ?? null,
      nextCents: after.priceCents,
    })),
    { actorId: by, note: deed.note, at },
  );
}
