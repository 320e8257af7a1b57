import type { Tx } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import { emitCentralEvent, emitEvent } from '#domain/audit';
import { ensureParts, generationsById, partsByNumbers, type NewPart } from '#domain/catalog';
import { stockTagsOf, writeBulk, type LevelChange } from '#domain/inventory';
import { bytesToUuid } from '#db/schema/columns.ts';
import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { ImportCounts } from './contract.ts';
import { insertEffects, touchedTargets, type DueJob, type Job } from './jobs.queries.ts';
import { asDuplicate, missingParts, planStock, type StockPlan } from './plan-stock.ts';
import type { ReadRow } from './read-row.ts';

/** What an import changed of an item, as it is kept to undo it. */
export interface StockEffect {
  readonly created: boolean;
  readonly quantity: number;
  readonly priceBefore: number | null;
  readonly priceAfter: number | null;
  readonly binBefore: string | null;
  /** The item's version just after: another one means that somebody has touched it since. */
  readonly version: number;
  readonly serial: string | null;
}

/** Adds the parts that rows of stock need and the catalog does not have; answers how many there were. */
// eslint-disable-next-line multipartes/use-case-guards -- part of an import, which authorized and audits
export async function addMissingParts(ctx: Ctx, rows: readonly ReadRow[]): Promise<number> {
  const missing = await missingParts(ctx.placement.central(), rows);
  if (missing.length === 0) return 0;
  await transaction(ctx.placement.central(), async (tx) => {
    await ensureParts(tx, missing);
    await tellOfParts(tx, ctx, missing);
  });
  return missing.length;
}

async function tellOfParts(tx: Tx, ctx: Ctx, added: readonly NewPart[]): Promise<void> {
  const numbers = added.map(({ pnNorm }) => pnNorm);
  const known = await partsByNumbers(tx, [...new Set(numbers)]);
  await emitCentralEvent(tx, ctx, {
    topic: 'parts.imported',
    tags: numbers.map((number) => `piece:${number}`),
    facts: { partIds: known.map(({ id }) => id) },
  });
}

export interface StockChunk {
  readonly job: Job;
  readonly scope: BranchScope;
  readonly rows: readonly ReadRow[];
}

/** Does the rows of a chunk in the transaction that moves the job past them. Answers their plans. */
export async function applyStock(tx: Tx, ctx: Ctx, { job, scope, rows }: StockChunk): Promise<StockPlan[]> {
  const kind = job.kind === 'prices' ? 'prices' : 'stock';
  const { quantities } = job.options;
  const planned = await planStock(tx, scope, rows, { kind, quantities, lock: true, at: ctx.now() });
  const plans = await withoutRepeats(tx, job, planned);
  const writes = plans.flatMap((plan) => (isWrite(plan.change) ? [{ ...plan, change: plan.change }] : []));
  if (writes.length === 0) return plans;
  await writeBulk(
    tx,
    ctx,
    scope,
    writes.map(({ change }) => change),
    {
      documentId: job.id,
      movement: quantities === 'count' ? 'count' : 'receipt',
      reason: 'import',
      note: `import ${job.fileName}`.slice(0, 300),
    },
  );
  await insertEffects(
    tx,
    job,
    writes.map(({ row, change, serial }) => ({
      rowNo: row.rowNo,
      targetId: change.after.id,
      detail: effectOf(change, serial),
    })),
  );
  const cars = await generationsById(ctx);
  const tags = writes.flatMap(({ part, serial }) => {
    if (!part) return [];
    const generation = part.generationId === null ? undefined : cars.get(part.generationId);
    return stockTagsOf(
      { serial, partNumber: part.partNumber, partType: part.partType },
      generation?.path ?? null,
    );
  });
  await emitEvent(tx, ctx, scope, {
    topic: 'stock.imported',
    tags: [...new Set(tags)],
    stock: writes.map(({ change }) => bytesToUuid(change.after.id)),
  });
  return plans;
}

type Write = Extract<LevelChange, { kind: 'write' }>;

export function isWrite(change: LevelChange | null): change is Write {
  return change?.kind === 'write';
}

/** Items that an earlier row of the file has changed already: by another spelling of the same part. */
async function withoutRepeats(tx: Tx, job: DueJob, plans: readonly StockPlan[]): Promise<StockPlan[]> {
  const ids = plans.flatMap(({ change }) => (isWrite(change) && change.before ? [change.after.id] : []));
  const touched = await touchedTargets(tx, job, ids);
  if (touched.size === 0) return [...plans];
  return plans.map((plan) =>
    isWrite(plan.change) && touched.has(plan.change.after.id.toString('hex'))
      ? asDuplicate(plan, plan.row)
      : plan,
  );
}

function effectOf({ before, after, quantity }: Write, serial: string | null): StockEffect {
  return {
    created: before === null,
    quantity,
    priceBefore: before?.priceCents ?? null,
    priceAfter: after.priceCents,
    binBefore: before?.bin ?? null,
    version: after.version,
    serial,
  };
}

/** Adds what the plans say to the counts. */
export function countStock(counts: ImportCounts, plans: readonly StockPlan[]): ImportCounts {
  const next = { ...counts, rows: counts.rows + plans.length };
  for (const { problems, change } of plans) {
    if (problems.length > 0) {
      next.wrong += 1;
      if (problems.some(({ code }) => code === 'duplicate')) next.duplicates += 1;
    } else if (isWrite(change)) {
      if (change.before) next.changed += 1;
      else next.created += 1;
    } else next.same += 1;
  }
  return next;
}
