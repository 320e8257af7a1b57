import { normalizePartNumber } from '#shared/part-number.ts';
import { isDuplicateKey } from '#db/errors.ts';
import { transaction } from '#db/tx.ts';
import { auditCentral, emitCentralEvent, type DomainEvent } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { CARS_MEMO, generationByPath } from './cars.ts';
import { contradictionIn, type Generation, type GenerationChange, type GenerationDraft } from './contract.ts';
import { fittedParts } from '#shared/facts/applicability.ts';
import { genuineNumber } from '#shared/facts/genuine-number.ts';
import {
  allGenerations,
  allPartTypes,
  ensureMake,
  ensureModel,
  insertGeneration,
  insertOwnParts,
  updateGeneration,
} from './queries.ts';

/** Engines are not known yet: one part stands for all of them. */
function partRows(generationId: number, draft: GenerationDraft, knownTypes: ReadonlySet<string>) {
  const car = { ...draft, slug: draft.path, vehicles: [] };
  return fittedParts(car)
    .filter(({ type }) => knownTypes.has(type.code))
    .map((fitted) => {
      const partNumber = genuineNumber(draft.path, fitted);
      return {
        partTypeCode: fitted.type.code,
        position: fitted.position,
        maker: draft.makeName,
        partNumber,
        pnNorm: normalizePartNumber(partNumber),
        origin: 'genuine' as const,
        generationId,
      };
    });
}

function catalogChanged(path: string): DomainEvent {
  const model = path.split('/').slice(0, 2).join('/');
  const tags = ['catalog', `generation:${path}`, `model:${model}`];
  return { topic: 'catalog.changed', tags, forget: [CARS_MEMO] };
}

/**
 * Adds a car to the catalog with the parts that a car of its shape has, so that one can be received and taken apart.
 * Its pages are live within seconds. Throws `catalog.generation_taken`.
 */
export async function addGeneration(ctx: Ctx, draft: GenerationDraft): Promise<Generation> {
  requirePermission(ctx, 'catalog:edit');
  const { makeName, modelName, path, ...figures } = draft;
  const [makeSlug = '', modelSlug = '', slug = ''] = path.split('/');
  await transaction(ctx.placement.central(), async (tx) => {
    const makeId = await ensureMake(tx, makeSlug, makeName);
    const modelId = await ensureModel(tx, makeId, modelSlug, modelName);
    const row = { ...figures, modelId, slug, path, source: 'staff', confidence: 'unverified' as const };
    const id = await insertGeneration(tx, { ...row, updatedAt: ctx.now() }).catch(refuseTaken);
    const types = await allPartTypes(tx);
    await insertOwnParts(tx, { ...draft, id }, partRows(id, draft, new Set(types.map(({ code }) => code))));
    await auditCentral(tx, ctx, {
      action: 'generation.create',
      subject: `generation ${path}`,
      detail: { after: draft },
    });
    await emitCentralEvent(tx, ctx, catalogChanged(path));
  });
  return await readFresh(ctx, path);
}

/** Corrects a car's code, years or dimensions. Throws `catalog.vehicle_not_found` or `catalog.changed_elsewhere`. */
export async function changeGeneration(
  ctx: Ctx,
  path: string,
  change: GenerationChange,
): Promise<Generation> {
  requirePermission(ctx, 'catalog:edit');
  const before = await generationByPath(ctx, path);
  const { version, ...fields } = change;
  const figures = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  const wrong = contradictionIn({ ...before, ...figures });
  if (wrong) {
    throw new DomainError('request.invalid', 'invalid', { errors: [{ path: wrong, code: 'custom' }] });
  }
  await transaction(ctx.placement.central(), async (tx) => {
    const changed = await updateGeneration(tx, before.id, version, { ...figures, updatedAt: ctx.now() });
    if (!changed) throw new DomainError('catalog.changed_elsewhere', 'conflict');
    await auditCentral(tx, ctx, {
      action: 'generation.change',
      subject: `generation ${path}`,
      detail: { before, after: fields },
    });
    await emitCentralEvent(tx, ctx, catalogChanged(path));
  });
  return await readFresh(ctx, path);
}

// The memo may still hold the catalog of a moment ago; the answer must show what was just written.
async function readFresh(ctx: Ctx, path: string): Promise<Generation> {
  const rows = await allGenerations(ctx.placement.central());
  const row = rows.find((candidate) => candidate.path === path);
  if (!row) throw new DomainError('catalog.vehicle_not_found', 'not_found');
  const { makeSlug, makeName, modelSlug, modelName, ...rest } = row;
  const known = await generationByPath(ctx, path).catch(() => null);
  return {
    ...rest,
    make: { slug: makeSlug, name: makeName },
    model: { slug: modelSlug, name: modelName },
    vehicles: known?.vehicles ?? [],
  };
}

function refuseTaken(error: unknown): never {
  if (isDuplicateKey(error)) throw new DomainError('catalog.generation_taken', 'conflict');
  throw error;
}
