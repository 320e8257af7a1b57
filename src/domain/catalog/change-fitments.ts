import type { Executor, Tx } from '#db/client.ts';
import { isDuplicateKey } from '#db/errors.ts';
import { transaction } from '#db/tx.ts';
import { actorId, auditCentral, emitCentralEvent } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { generationsById } from './cars.ts';
import type { FitmentChange, FitmentDraft, FitmentSheet, Generation } from './contract.ts';
import { isSoldAs } from './fitment-conflicts.ts';
import { qualifiersOf, vehiclesMeant } from './fitment-rows.ts';
import { fitmentSheet, knownPart } from './fitment-sheet.ts';
import {
  deleteFitments,
  fitmentRows,
  insertFitmentChange,
  lastFitmentChange,
  writeFitments,
  type ChangeRow,
  type PartRow,
  type StoredFitment,
} from './fitment.queries.ts';

/**
 * Adds, replaces and removes rows of a part's list in one version. Throws `catalog.part_not_found`,
 * `catalog.fitment_not_found`, `catalog.changed_elsewhere`, `request.invalid` with the rows that name a car,
 * engine or run of years that cannot be.
 */
export async function changeFitments(ctx: Ctx, partId: number, change: FitmentChange): Promise<FitmentSheet> {
  requirePermission(ctx, 'catalog:edit');
  const cars = await generationsById(ctx);
  const byPath = new Map([...cars.values()].map((car) => [car.path, car]));
  const added = change.add.map((row, index) => toStored(row, 0, byPath, `add.${index}`));
  const replaced = new Map(
    change.replace.map(({ id, row }, index) => [id, toStored(row, id, byPath, `replace.${index}.row`)]),
  );
  const gone = new Set(change.remove);
  await writeVersion(ctx, partId, { ...change, cars }, (before) => {
    const known = new Set(before.map(({ id }) => id));
    const unknown = [...gone, ...replaced.keys()].find((id) => !known.has(id));
    if (unknown !== undefined)
      throw new DomainError('catalog.fitment_not_found', 'not_found', { row: unknown });
    return [...before.filter(({ id }) => !gone.has(id)).map((row) => replaced.get(row.id) ?? row), ...added];
  });
  return fitmentSheet(ctx, partId);
}

/** Puts the list back as it was before the last change, as one more version. Throws `catalog.nothing_to_undo` too. */
export async function undoFitments(
  ctx: Ctx,
  partId: number,
  { version }: { readonly version: number },
): Promise<FitmentSheet> {
  requirePermission(ctx, 'catalog:edit');
  const cars = await generationsById(ctx);
  await writeVersion(ctx, partId, { version, kind: 'undo', cars }, (_before, last) => {
    if (!last) throw new DomainError('catalog.nothing_to_undo', 'conflict');
    return storedRows(last.rowsBefore);
  });
  return fitmentSheet(ctx, partId);
}

interface Writing {
  readonly version: number;
  readonly kind: ChangeRow['kind'];
  readonly cars: ReadonlyMap<number, Generation>;
}

async function writeVersion(
  ctx: Ctx,
  partId: number,
  { version, kind, cars }: Writing,
  next: (before: readonly StoredFitment[], last: ChangeRow | undefined) => readonly StoredFitment[],
): Promise<void> {
  requirePermission(ctx, 'catalog:edit');
  await transaction(ctx.placement.central(), async (tx) => {
    const part = await knownPart(tx, partId);
    const last = await lastFitmentChange(tx, partId);
    if (version !== (last?.version ?? 0)) throw new DomainError('catalog.changed_elsewhere', 'conflict');
    const before = await storedNow(tx, partId);
    const after = next(before, last);
    const at = ctx.now();
    const record = { partId, version: version + 1, kind, before, after, actorId: actorId(ctx.actor), at };
    await insertFitmentChange(tx, record).catch(refuseTaken);
    await apply(tx, partId, before, after);
    await auditCentral(tx, ctx, {
      action: kind === 'undo' ? 'fitment.undo' : 'fitment.change',
      subject: `part ${partId}`,
      detail: { version: version + 1, before: before.length, after: after.length },
    });
    await emitCentralEvent(tx, ctx, {
      topic: 'catalog.changed',
      tags: tagsOf(part, [...before, ...after], cars),
      facts: { partId },
    });
  });
}

async function storedNow(db: Executor, partId: number): Promise<StoredFitment[]> {
  return (await fitmentRows(db, [partId])).map(
    ({ id, generationId, vehicleId, yearFrom, yearTo, qualifiers, evidence, source }) => ({
      id,
      generationId,
      vehicleId,
      yearFrom,
      yearTo,
      qualifiers: qualifiersOf(qualifiers),
      evidence,
      source,
    }),
  );
}

async function apply(
  tx: Tx,
  partId: number,
  before: readonly StoredFitment[],
  after: readonly StoredFitment[],
): Promise<void> {
  const same = new Set(before.filter((row) => after.includes(row)).map(({ id }) => id));
  await deleteFitments(
    tx,
    partId,
    before.filter(({ id }) => !same.has(id)).map(({ id }) => id),
  );
  await writeFitments(
    tx,
    partId,
    after.filter(({ id }) => !same.has(id)),
  );
}

function storedRows(json: unknown): StoredFitment[] {
  return (typeof json === 'string' ? JSON.parse(json) : json) as StoredFitment[];
}

function toStored(
  row: FitmentDraft,
  id: number,
  byPath: ReadonlyMap<string, Generation>,
  path: string,
): StoredFitment {
  const car = byPath.get(row.generation);
  if (!car) throw invalid(`${path}.generation`, 'catalog.vehicle_not_found');
  if (row.yearTo !== null && row.yearTo < row.yearFrom) throw invalid(`${path}.yearTo`, 'years-reversed');
  if (!isSoldAs(row.qualifiers, car)) throw invalid(`${path}.qualifiers.engine`, 'no-such-engine');
  const meant = vehiclesMeant(null, row.qualifiers, car.vehicles);
  const [only, ...others] = meant ?? [];
  return {
    id,
    generationId: car.id,
    vehicleId: only !== undefined && others.length === 0 ? only : null,
    yearFrom: row.yearFrom,
    yearTo: row.yearTo,
    qualifiers: row.qualifiers,
    evidence: row.evidence,
    source: row.source || null,
  };
}

function invalid(path: string, code: string): DomainError {
  return new DomainError('request.invalid', 'invalid', { errors: [{ path, code }] });
}

function refuseTaken(error: unknown): never {
  if (isDuplicateKey(error)) throw new DomainError('catalog.changed_elsewhere', 'conflict');
  throw error;
}

/** Lists of its type, and of every car that it fits or fitted. */
function tagsOf(
  part: PartRow,
  rows: readonly StoredFitment[],
  cars: ReadonlyMap<number, Generation>,
): string[] {
  const ids = new Set([...rows.map(({ generationId }) => generationId), part.generationId]);
  const paths = [...ids].flatMap((id) => (id === null ? [] : (cars.get(id)?.path ?? [])));
  return [`piece:${part.pnNorm}`, `type:${part.partType}`, ...paths.map((path) => `stock:${path}`)];
}
