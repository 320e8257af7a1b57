import type { Tx } from '#db/client.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { emitEvent } from '#domain/audit';
import { generationsById, partsByIds, removeFitments } from '#domain/catalog';
import { levelsById, stockTagsOf, writeBulk, type LevelChange, type StockLevel } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import { tellOfCatalog, type PartEffect } from './apply-parts.ts';
import type { StockEffect } from './apply-stock.ts';
import { settleEffects, type Effect, type Job } from './jobs.queries.ts';

export interface Undone {
  readonly undone: number;
  /** Touched since, or in use: left as it is. */
  readonly kept: number;
}

type Write = Extract<LevelChange, { kind: 'write' }>;

/**
 * Takes back what rows of stock did, by movements of the opposite sign: the ledger keeps both. An item that
 * somebody has touched since stays as it is. What the import created stays too, without stock or price.
 */
export async function undoStock(
  tx: Tx,
  ctx: Ctx,
  {
    job,
    scope,
    effects,
  }: { readonly job: Job; readonly scope: BranchScope; readonly effects: readonly Effect[] },
): Promise<Undone> {
  const ids = effects.flatMap(({ targetId }) => (targetId ? [targetId] : []));
  const levels = new Map(
    (await levelsById(tx, scope, ids, true)).map((level) => [level.id.toString('hex'), level]),
  );
  const plans = effects.map((effect) => {
    const level = effect.targetId ? levels.get(effect.targetId.toString('hex')) : undefined;
    const detail = effect.detail as StockEffect;
    return { effect, detail, write: level ? undoingOf(level, detail) : null };
  });
  const writes = plans.flatMap(({ write }) => (write ? [write] : []));
  if (writes.length > 0) {
    await writeBulk(tx, ctx, scope, writes, {
      documentId: job.id,
      movement: 'adjustment',
      reason: 'import-undone',
      note: `import undone ${job.fileName}`.slice(0, 300),
    });
    await tellOfStock(
      tx,
      ctx,
      scope,
      plans.flatMap(({ write, detail }) => (write ? [{ write, serial: detail.serial }] : [])),
    );
  }
  return settle(
    tx,
    job,
    plans.map(({ effect, write }) => ({ rowNo: effect.rowNo, isUndone: write !== null })),
  );
}

/** Null when the item is not as the import left it. */
export function undoingOf(level: StockLevel, effect: StockEffect): Write | null {
  const onHand = level.onHand - effect.quantity;
  if (level.version !== effect.version || onHand < level.reserved || onHand < 0) return null;
  const after = {
    ...level,
    onHand,
    priceCents: effect.priceBefore,
    bin: effect.binBefore,
    version: level.version + 1,
    isNew: false,
  };
  return { kind: 'write', before: level, after, quantity: -effect.quantity };
}

async function tellOfStock(
  tx: Tx,
  ctx: Ctx,
  scope: BranchScope,
  changed: readonly { readonly write: Write; readonly serial: string | null }[],
): Promise<void> {
  const [parts, cars] = [
    await partsByIds(tx, [...new Set(changed.map(({ write }) => write.after.partId))]),
    await generationsById(ctx),
  ];
  const partById = new Map(parts.map((part) => [part.id, part]));
  const tags = changed.flatMap(({ write, serial }) => {
    const part = partById.get(write.after.partId);
    if (!part) return [];
    const car = part.generationId === null ? undefined : cars.get(part.generationId);
    return stockTagsOf({ serial, partNumber: part.partNumber, partType: part.partType }, car?.path ?? null);
  });
  await emitEvent(tx, ctx, scope, {
    topic: 'stock.imported',
    tags: [...new Set(tags)],
    stock: changed.map(({ write }) => bytesToUuid(write.after.id)),
  });
}

/** Removes the fits that rows added. Parts stay in the catalog: stock and notes may name them. */
export async function undoParts(
  tx: Tx,
  ctx: Ctx,
  { job, effects }: { readonly job: Job; readonly effects: readonly Effect[] },
): Promise<Undone> {
  const details = effects.map(({ rowNo, detail }) => ({ rowNo, ...(detail as PartEffect) }));
  await removeFitments(
    tx,
    details.flatMap(({ fitmentIds }) => fitmentIds),
  );
  const parts = await partsByIds(tx, [...new Set(details.map(({ partId }) => partId))]);
  await tellOfCatalog(tx, ctx, {
    partIds: parts.map(({ id }) => id),
    numbers: parts.map(({ pnNorm }) => pnNorm),
    generationIds: parts.flatMap(({ generationId }) => generationId ?? []),
  });
  return settle(
    tx,
    job,
    details.map(({ rowNo, newPart }) => ({ rowNo, isUndone: !newPart })),
  );
}

async function settle(
  tx: Tx,
  job: Job,
  rows: readonly { readonly rowNo: number; readonly isUndone: boolean }[],
): Promise<Undone> {
  const undone = rows.filter(({ isUndone }) => isUndone).map(({ rowNo }) => rowNo);
  const kept = rows.filter(({ isUndone }) => !isUndone).map(({ rowNo }) => rowNo);
  await settleEffects(tx, job, undone, 'undone');
  await settleEffects(tx, job, kept, 'kept');
  return { undone: undone.length, kept: kept.length };
}
