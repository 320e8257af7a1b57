import { normalizePartNumber } from '#shared/part-number.ts';
import type { Executor } from '#db/client.ts';
import { requirePermission, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { generationByPath, generationLabel, generationsById } from './cars.ts';
import type { FitmentSheet, Generation, PartHead, PartQuery } from './contract.ts';
import { countEvidence } from './fit-facts.ts';
import { conflictsIn } from './fitment-conflicts.ts';
import { qualifiersOf, vehiclesMeant } from './fitment-rows.ts';
import {
  evidenceRows,
  fitmentRows,
  lastFitmentChange,
  partRow,
  partRows,
  type EvidenceRow,
  type FitmentRow,
  type PartRow,
} from './fitment.queries.ts';

type Cars = ReadonlyMap<number, Generation>;

/** Parts by number or words, by part type and place. */
export async function listParts(ctx: Ctx, query: PartQuery & { readonly limit: number }) {
  requirePermission(ctx, 'catalog:edit');
  const cars = await generationsById(ctx);
  const words = query.q
    .split(/\s+/)
    .filter((word) => word !== '')
    .map(escapeLike);
  const rows = await partRows(ctx.placement.central(), {
    pnNorm: normalizePartNumber(query.q),
    words,
    generationId:
      query.generation === undefined ? undefined : (await generationByPath(ctx, query.generation)).id,
    partType: query.partType,
    limit: query.limit,
  });
  return { parts: rows.map((row) => toHead(row, cars)) };
}

/** The whole list of what a part fits, with what does not agree in it. Throws `catalog.part_not_found`. */
export async function fitmentSheet(ctx: Ctx, partId: number): Promise<FitmentSheet> {
  requirePermission(ctx, 'catalog:edit');
  const db = ctx.placement.central();
  const part = await knownPart(db, partId);
  const [cars, fitments, evidence, last] = await Promise.all([
    generationsById(ctx),
    fitmentRows(db, [partId]),
    evidenceRows(db, [partId]),
    lastFitmentChange(db, partId),
  ]);
  const rows = fitments.flatMap((row) => {
    const car = cars.get(row.generationId);
    return car ? [toSheetRow(row, car, evidence)] : [];
  });
  const byPath = new Map([...cars.values()].map((car) => [car.path, car]));
  const names = await staffNames(ctx, last?.actorId == null ? [] : [last.actorId]);
  return {
    part: toHead(part, cars),
    version: last?.version ?? 0,
    rows,
    conflicts: conflictsIn(rows, (path) => byPath.get(path)),
    lastChange: last
      ? { kind: last.kind, by: names.get(last.actorId ?? 0) ?? null, at: last.recordedAt.toISOString() }
      : null,
    group: part.groupId,
  };
}

export async function knownPart(db: Executor, partId: number): Promise<PartRow> {
  const part = await partRow(db, partId);
  if (!part) throw new DomainError('catalog.part_not_found', 'not_found');
  return part;
}

function toHead(
  { id, partType, position, maker, partNumber, origin, ...row }: PartRow,
  cars: Cars,
): PartHead {
  const car = row.generationId === null ? undefined : cars.get(row.generationId);
  return {
    id,
    partType,
    position,
    maker,
    partNumber,
    origin,
    car: car ? generationLabel(car) : null,
    fitments: Number(row.fitments),
  };
}

function toSheetRow(
  row: FitmentRow,
  car: Generation,
  evidence: readonly EvidenceRow[],
): FitmentSheet['rows'][number] {
  const stored = qualifiersOf(row.qualifiers);
  const vehicle = car.vehicles.find(({ id }) => id === row.vehicleId);
  const qualifiers = vehicle
    ? {
        engine: vehicle.engineName,
        transmission: vehicle.transmission,
        drivetrain: vehicle.drivetrain,
        ...stored,
      }
    : stored;
  const vehicles = vehiclesMeant(row.vehicleId, stored, car.vehicles);
  return {
    id: row.id,
    generation: car.path,
    label: `${car.make.name} ${car.model.name}`,
    code: car.code,
    yearFrom: row.yearFrom,
    yearTo: row.yearTo,
    vehicle: vehicle ? `${vehicle.engineName} · ${vehicle.transmission} · ${vehicle.drivetrain}` : null,
    qualifiers,
    evidence: row.evidence,
    source: row.source,
    ...countEvidence(evidence, { ...row, vehicles }),
  };
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (mark) => `\\${mark}`);
}
