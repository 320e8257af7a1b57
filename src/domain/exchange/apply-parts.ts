import type { Tx } from '#db/client.ts';
import { emitCentralEvent } from '#domain/audit';
import { addFitments, ensureParts, fitmentsOf, generationsById, partsByNumbers } from '#domain/catalog';
import type { Ctx } from '#server/context.ts';
import type { ImportCounts } from './contract.ts';
import type { CarMatch } from './find-car.ts';
import { insertEffects, type Job } from './jobs.queries.ts';
import { fitKey, planParts, type PartPlan } from './plan-parts.ts';
import { partKey } from './plan-stock.ts';
import type { ReadRow } from './read-row.ts';

/** What an import added to the catalog, as it is kept to undo it. */
export interface PartEffect {
  readonly partId: number;
  readonly newPart: boolean;
  readonly fitmentIds: readonly number[];
}

export interface PartsChunk {
  readonly job: Job;
  readonly rows: readonly ReadRow[];
  readonly findCar: (row: ReadRow) => CarMatch;
}

/** Adds the parts and fits of a chunk in the transaction that moves the job past them. Answers their plans. */
export async function applyParts(tx: Tx, ctx: Ctx, { job, rows, findCar }: PartsChunk): Promise<PartPlan[]> {
  const plans = await planParts(tx, rows, findCar);
  const changing = plans.filter(({ newPart, newFits }) => newPart !== null || newFits.length > 0);
  if (changing.length === 0) return plans;
  await ensureParts(
    tx,
    changing.flatMap(({ newPart }) => (newPart ? [newPart] : [])),
  );
  const numbers = [...new Set(changing.map(({ row }) => row.pnNorm))];
  const ids = new Map(
    (await partsByNumbers(tx, numbers)).map((part) => [partKey(part.pnNorm, part.maker), part.id]),
  );
  const idOf = ({ row }: PartPlan) => ids.get(partKey(row.pnNorm, row.maker)) ?? 0;
  const written = changing.filter((plan) => idOf(plan) !== 0);
  await addFitments(
    tx,
    written.flatMap((plan) => plan.newFits.map((fit) => ({ ...fit, partId: idOf(plan) }))),
  );
  const partIds = [...new Set(written.map(idOf))];
  const stored = new Map(
    (await fitmentsOf(tx, partIds)).map((fit) => [`${fit.partId} ${fitKey(fit)}`, fit.id]),
  );
  await insertEffects(
    tx,
    job,
    written.map((plan) => {
      const partId = idOf(plan);
      const fitmentIds = plan.newFits.flatMap((fit) => stored.get(`${partId} ${fitKey(fit)}`) ?? []);
      const detail: PartEffect = { partId, newPart: plan.newPart !== null, fitmentIds };
      return { rowNo: plan.row.rowNo, targetId: null, detail };
    }),
  );
  const generationIds = written.flatMap(({ newFits }) => newFits.map(({ generationId }) => generationId));
  await tellOfCatalog(tx, ctx, { partIds, numbers, generationIds });
  return plans;
}

/** Parts or what they fit changed: their pages and the lists of their cars do. */
export async function tellOfCatalog(
  tx: Tx,
  ctx: Ctx,
  changed: {
    readonly partIds: readonly number[];
    readonly numbers: readonly string[];
    readonly generationIds: readonly number[];
  },
): Promise<void> {
  const cars = await generationsById(ctx);
  const paths = new Set(changed.generationIds.flatMap((id) => cars.get(id)?.path ?? []));
  await emitCentralEvent(tx, ctx, {
    topic: 'parts.imported',
    tags: [
      ...changed.numbers.map((number) => `piece:${number}`),
      ...[...paths].map((path) => `stock:${path}`),
    ],
    facts: { partIds: changed.partIds },
  });
}

/** Adds what the plans say to the counts. */
export function countParts(counts: ImportCounts, plans: readonly PartPlan[]): ImportCounts {
  const next = { ...counts, rows: counts.rows + plans.length };
  for (const { problems, newPart, newFits } of plans) {
    if (problems.length > 0) {
      next.wrong += 1;
      if (problems.some(({ code }) => code === 'duplicate')) next.duplicates += 1;
    } else if (newPart) {
      next.created += 1;
      next.newParts += 1;
    } else if (newFits.length > 0) next.changed += 1;
    else next.same += 1;
  }
  return next;
}
