import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { actorId, audit, emitEvent } from '#domain/audit';
import { branchById } from '#domain/branches';
import { generationById, generationsById } from '#domain/catalog';
import { authorize, requireStaff, staffNames } from '#domain/identity';
import type { Generation } from '#contract/catalog';
import type { Tx } from '#db/client.ts';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { priceLevelOf, referencePriceOf } from '#shared/facts/reference-prices.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { IdempotentAnswer } from '#shared/idempotent-answer.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import { answerKeyed } from '../answer-keyed.ts';
import { insertPriceChanges, levelsById, writeLevels, type StockLevel } from '../bulk.queries.ts';
import { toBranchRows } from '../listing.ts';
import { pricedParts } from '../read-teardown.ts';
import { ANY_STOCK } from '../stock-wish.ts';
import { branchRows } from '../branch-list.queries.ts';
import { type StockRow } from '../stock-row.queries.ts';
import { branchRowsById } from '../stock.queries.ts';
import { stockTagsOf } from '../stock-tags.ts';
import {
  PriceBatch,
  PriceListFilter,
  PriceUndone,
  type PriceBatchDraft,
  type PriceBatchList,
  type PricePreview,
} from './contract.ts';
import { figuresFor, priceOf, type PricedThing } from './price-figures.ts';
import {
  batchLines,
  holdBatch,
  insertBatch,
  latestBatches,
  markUndone,
  type BatchLine,
  type BatchRow,
} from './price-rule.queries.ts';
import { knownRules } from './price-rules.ts';

const LOOKED_AT = 500;
const LISTED = 20;

/** What the rules would make of a list, piece by piece, with why. Nothing is changed. */
export async function previewPrices(
  ctx: Ctx,
  scope: BranchScope,
  filter: PriceListFilter,
): Promise<PricePreview> {
  authorize(ctx, 'price:change', scope.branchId);
  const db = ctx.placement.branch(scope);
  const branch = await branchById(ctx, scope.branchId);
  const rules = await knownRules(ctx);
  const year = Number(businessDateOf(ctx.now(), branch.timeZone).slice(0, 4));
  const wish = filter.partType
    ? {
        ...ANY_STOCK,
        parts: [
          {
            partType: filter.partType,
            positions: ['c', 'l', 'r', 'f', 'b', 'fl', 'fr', 'rl', 'rr'] as const,
          },
        ],
      }
    : ANY_STOCK;
  const rows = await branchRows(
    db,
    scope,
    { wish, system: filter.system, kind: filter.condition === 'used' ? 'unit' : 'bulk', state: 'available' },
    { limit: LOOKED_AT },
  );
  const things = await thingsOf(ctx, rows, year);
  const items = new Map((await toBranchRows(ctx, rows, ctx.now())).map((item) => [item.id, item]));
  let withoutBasis = 0;
  const lines = rows.flatMap((row): PricePreview['lines'] => {
    const id = bytesToUuid(row.id);
    const [thing, item] = [things.get(id), items.get(id)];
    const { system, partType } = row;
    const origin = filter.condition;
    const priced =
      thing && priceOf(thing, figuresFor(rules, { branch: branch.code, system, partType, origin }));
    if (!priced || !item) {
      withoutBasis += 1;
      return [];
    }
    if (priced.priceCents === row.priceCents) return [];
    const { code, position, vehicleLabel } = item;
    return [
      {
        stockItemId: id,
        version: row.version,
        ...{ code, partType, position, vehicleLabel },
        beforeCents: row.priceCents,
        afterCents: priced.priceCents,
        why: priced.why,
      },
    ];
  });
  return { looked: rows.length, withoutBasis, lines };
}

/** What each row's price goes by; rows of the same car are read together. */
async function thingsOf(
  ctx: Ctx,
  rows: readonly StockRow[],
  year: number,
): Promise<Map<string, PricedThing>> {
  const things = new Map<string, PricedThing>();
  for (const [generationId, own] of Map.groupBy(rows, (row) => row.generationId)) {
    const generation = await generationById(ctx, generationId);
    const bases = generation ? await basesOf(ctx, generation, year, own) : new Map<number, never>();
    for (const row of own) {
      const reference = referencePriceOf(row.partType);
      const level = generation ? priceLevelOf(generation, year) : 1;
      const newCents = reference && reference.newCents > 0 ? Math.round(reference.newCents * level) : null;
      things.set(bytesToUuid(row.id), {
        // A new part has no market of used pieces: it goes by what the new one costs.
        basis:
          row.kind === 'unit'
            ? (bases.get(row.partId) ?? null)
            : newCents === null
              ? null
              : { kind: 'reference', newPercent: 100, baseCents: newCents },
        newCents,
        grade: row.grade,
        isForParts: false,
        ageYears: row.donorYear === null ? null : Math.max(0, year - row.donorYear),
      });
    }
  }
  return things;
}

async function basesOf(ctx: Ctx, generation: Generation, year: number, rows: readonly StockRow[]) {
  const parts = new Map(
    rows.map(({ partId, partType, system, position }) => [partId, { partId, partType, system, position }]),
  );
  const priced = await pricedParts(ctx, { generation, year }, [...parts.values()]);
  return new Map(priced.map(({ partId, basis }) => [partId, basis]));
}

/**
 * Gives these pieces the prices that were shown, together. Throws `request.key_mismatch`, or `inventory.prices_moved`
 * when one of them is not what it was when it was shown.
 */
export async function applyPrices(
  ctx: Ctx,
  scope: BranchScope,
  draft: PriceBatchDraft,
): Promise<IdempotentAnswer<PriceBatch>> {
  authorize(ctx, 'price:change', scope.branchId);
  if (ctx.idempotency?.key !== draft.id) throw new DomainError('request.key_mismatch', 'invalid');
  const { userId, name } = requireStaff(ctx);
  const deed = { db: ctx.placement.branch(scope), scope, operation: 'applyPrices', answer: PriceBatch };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const at = ctx.now();
    const wanted = new Map(draft.lines.map((line) => [line.stockItemId, line]));
    const levels = await levelsById(
      tx,
      scope,
      [...wanted.keys()].map(uuidToBytes).sort(Buffer.compare),
      true,
    );
    const moved = levels.filter((level) => wanted.get(bytesToUuid(level.id))?.version !== level.version);
    const lost = wanted.size - levels.length + moved.length;
    if (lost > 0) throw new DomainError('inventory.prices_moved', 'conflict', { count: lost });
    const lines = levels.map((level): BatchLine => ({
      stockItemId: level.id,
      previousCents: level.priceCents,
      nextCents: wanted.get(bytesToUuid(level.id))?.priceCents ?? 0,
    }));
    await write(tx, ctx, scope, { levels, lines, note: 'regla', at });
    await insertBatch(tx, scope, { id: draft.id, filter: draft.filter, lines, by: userId, at });
    await audit(tx, ctx, scope, {
      action: 'price.apply',
      subject: `prices ${draft.id}`,
      detail: { filter: draft.filter, items: lines.length },
    });
    await remember({
      id: draft.id,
      filter: draft.filter,
      items: lines.length,
      appliedBy: name,
      appliedAt: at.toISOString(),
      undoneAt: null,
    });
  });
}

interface PriceMove {
  readonly stockItemId: Buffer;
  readonly previousCents: number | null;
  readonly nextCents: number | null;
}

/** Prices of locked items, with their history and the event that pages follow. */
async function write(
  tx: Tx,
  ctx: Ctx,
  scope: BranchScope,
  deed: { levels: readonly StockLevel[]; lines: readonly PriceMove[]; note: string; at: Date },
): Promise<void> {
  const { levels, lines, note, at } = deed;
  if (lines.length === 0) return;
  const next = new Map(lines.map((line) => [bytesToUuid(line.stockItemId), line.nextCents]));
  const changed = levels.filter(({ id }) => next.has(bytesToUuid(id)));
  await writeLevels(
    tx,
    scope,
    changed.map((level) => ({ ...level, priceCents: next.get(bytesToUuid(level.id)) ?? null, isNew: false })),
    at,
  );
  await insertPriceChanges(
    tx,
    scope,
    lines.map(({ stockItemId, previousCents, nextCents }) => ({
      id: uuidv7(at.getTime()),
      stockItemId,
      previousCents,
      nextCents,
    })),
    { actorId: actorId(ctx.actor), note, at },
  );
  const cars = await generationsById(ctx);
  const rows = await branchRowsById(
    tx,
    scope,
    changed.map(({ id }) => id),
  );
  const tags = rows.flatMap((row) =>
    stockTagsOf(row, row.generationId === null ? null : (cars.get(row.generationId)?.path ?? null)),
  );
  await emitEvent(tx, ctx, scope, {
    topic: 'price.changed',
    tags: [...new Set(tags)],
    stock: changed.map(({ id }) => bytesToUuid(id)),
  });
}

/** What was changed together lately. */
export async function listPriceBatches(ctx: Ctx, scope: BranchScope): Promise<PriceBatchList> {
  authorize(ctx, 'price:change', scope.branchId);
  const rows = await latestBatches(ctx.placement.branch(scope), scope, LISTED);
  const names = await staffNames(
    ctx,
    rows.map(({ appliedBy }) => appliedBy),
  );
  return { items: rows.map((row) => toBatch(row, names)) };
}

function toBatch(row: BatchRow, names: ReadonlyMap<number, string>): PriceBatch {
  const { filter } = row;
  return {
    id: bytesToUuid(row.id),
    filter: PriceListFilter.parse(typeof filter === 'string' ? JSON.parse(filter) : filter),
    items: row.items,
    appliedBy: names.get(row.appliedBy) ?? null,
    appliedAt: row.appliedAt.toISOString(),
    undoneAt: row.undoneAt?.toISOString() ?? null,
  };
}

/**
 * Gives them their prices back, except those that somebody gave another one since. Throws
 * `inventory.price_batch_not_found` or `inventory.price_batch_undone`.
 */
export async function undoPrices(
  ctx: Ctx,
  scope: BranchScope,
  id: string,
): Promise<IdempotentAnswer<PriceUndone>> {
  authorize(ctx, 'price:change', scope.branchId);
  const { userId } = requireStaff(ctx);
  const deed = { db: ctx.placement.branch(scope), scope, operation: 'undoPrices', answer: PriceUndone };
  return answerKeyed(ctx, deed, async (tx, remember) => {
    const at = ctx.now();
    const batch = await holdBatch(tx, scope, uuidToBytes(id));
    if (!batch) throw new DomainError('inventory.price_batch_not_found', 'not_found');
    if (batch.undoneAt) throw new DomainError('inventory.price_batch_undone', 'conflict');
    const lines = await batchLines(tx, scope, batch.id);
    const levels = await levelsById(
      tx,
      scope,
      lines.map(({ stockItemId }) => stockItemId),
      true,
    );
    const now = new Map(levels.map((level) => [bytesToUuid(level.id), level.priceCents]));
    const back = lines.filter(
      ({ stockItemId, nextCents }) => now.get(bytesToUuid(stockItemId)) === nextCents,
    );
    await write(tx, ctx, scope, {
      levels,
      lines: back.map(({ stockItemId, previousCents, nextCents }) => ({
        stockItemId,
        previousCents: nextCents,
        nextCents: previousCents,
      })),
      note: 'regla deshecha',
      at,
    });
    await markUndone(tx, scope, { id: batch.id, by: userId, at });
    const undone = { changed: back.length, skipped: lines.length - back.length };
    await audit(tx, ctx, scope, { action: 'price.undo', subject: `prices ${id}`, detail: undone });
    await remember(undone);
  });
}
