import type { Ctx } from '#server/context.ts';
import type { FitDonor, FitFacts, FitGeneration, FitRow } from '#shared/fit/facts.ts';
import { generationsById, type CatalogReadCtx } from './cars.ts';
import type { Generation } from './contract.ts';
import { qualifiersOf, vehiclesMeant } from './fitment-rows.ts';
import {
  evidenceRows,
  fitmentRows,
  interchangeRows,
  type EvidenceRow,
  type FitmentRow,
} from './fitment.queries.ts';

export type FitReadCtx = CatalogReadCtx & Pick<Ctx, 'now'>;

/** The car a used piece came out of, by numbers. */
interface KnownDonor {
  readonly generationId: number;
  readonly vehicleId: number | null;
  readonly year: number;
}

export interface KnownFit {
  /** What `fitVerdict` needs of one piece; empty rows for a part without any. */
  factsFor(partId: number, donor: KnownDonor | null): FitFacts;
}

/** What these parts fit: their tables, their interchange groups, and what sales showed. Three statements for any number of parts. */
export async function fitFactsOf(ctx: FitReadCtx, partIds: readonly number[]): Promise<KnownFit> {
  const ids = [...new Set(partIds)];
  const db = ctx.placement.central();
  const [cars, own, viaGroup, evidence] = await Promise.all([
    generationsById(ctx),
    fitmentRows(db, ids),
    interchangeRows(db, ids),
    evidenceRows(db, ids),
  ]);
  const newest = ctx.now().getUTCFullYear() + 1;
  const ownOf = Map.groupBy(own, (row) => row.partId);
  const viaOf = Map.groupBy(viaGroup, (row) => row.partId);
  const evidenceOf = Map.groupBy(evidence, (row) => row.partId);
  return {
    factsFor(partId, donor) {
      const listed = ownOf.get(partId) ?? [];
      const generations = new Set(listed.map(({ generationId }) => generationId));
      // The part's own table is nearer than that of its group.
      const through = (viaOf.get(partId) ?? []).filter(({ generationId }) => !generations.has(generationId));
      const rows = [...listed, ...through].flatMap((row) => {
        const generation = cars.get(row.generationId);
        return generation ? [toFitRow(row, generation, evidenceOf.get(partId) ?? [])] : [];
      });
      const from = donor && toDonor(cars, donor);
      return { rows, ...(from && { donor: from }), cars: askedCars(rows, cars, newest) };
    },
  };
}

function toDonor(cars: ReadonlyMap<number, Generation>, donor: KnownDonor): FitDonor | null {
  const generation = cars.get(donor.generationId);
  return generation ? { generation: generation.path, vehicleId: donor.vehicleId, year: donor.year } : null;
}

function toFitRow(row: FitmentRow, generation: Generation, evidence: readonly EvidenceRow[]): FitRow {
  const qualifiers = qualifiersOf(row.qualifiers);
  const { doors, airConditioning, fromMonth, toMonth, position, note } = qualifiers;
  const vehicles = vehiclesMeant(row.vehicleId, qualifiers, generation.vehicles);
  const fact = {
    generation: generation.path,
    yearFrom: row.yearFrom,
    yearTo: row.yearTo,
    ...(vehicles && { vehicles }),
    ...(doors !== undefined && { doors }),
    ...(airConditioning !== undefined && { airConditioning }),
    ...(fromMonth && { fromMonth }),
    ...(toMonth && { toMonth }),
    ...(position && { position }),
    ...(note && { note }),
    evidence: row.evidence,
    ...(row.via && { via: row.via }),
  };
  if (row.via) return fact;
  const { kept, returned } = countEvidence(evidence, { ...row, vehicles });
  return { ...fact, ...(kept > 0 && { kept }), ...(returned > 0 && { returned }) };
}

/** Sales that speak for or against a row: of its generation, and not of another vehicle or year. */
export function countEvidence(
  evidence: readonly EvidenceRow[],
  row: Pick<FitmentRow, 'generationId' | 'yearFrom' | 'yearTo'> & {
    readonly vehicles: readonly number[] | undefined;
  },
): { readonly kept: number; readonly returned: number } {
  const sums = { kept: 0, returned: 0 };
  for (const { generationId, vehicleId, modelYear, outcome, lines } of evidence) {
    if (generationId !== row.generationId) continue;
    if (modelYear !== null && (modelYear < row.yearFrom || modelYear > (row.yearTo ?? modelYear))) continue;
    if (row.vehicles && (vehicleId === null || !row.vehicles.includes(vehicleId))) continue;
    sums[outcome] += Number(lines);
  }
  return sums;
}

/** Only what a question could be made of: a row for every car of its generation needs no list of them. */
function askedCars(
  rows: readonly FitRow[],
  cars: ReadonlyMap<number, Generation>,
  newest: number,
): Record<string, FitGeneration> {
  const paths = new Set(rows.map(({ generation }) => generation));
  const asked: Record<string, FitGeneration> = {};
  for (const generation of cars.values()) {
    if (!paths.has(generation.path)) continue;
    const own = rows.filter((row) => row.generation === generation.path);
    if (own.some((row) => isForAll(row, generation))) continue;
    const asksEngine = own.some((row) => row.vehicles !== undefined);
    asked[generation.path] = {
      yearFrom: generation.yearFrom,
      yearTo: generation.yearTo ?? newest,
      doors: [generation.doors],
      vehicles: asksEngine ? generation.vehicles.map((vehicle) => toFitVehicle(vehicle, newest)) : [],
    };
  }
  return asked;
}

function isForAll(row: FitRow, generation: Generation): boolean {
  const { vehicles, doors, airConditioning, fromMonth, toMonth } = row;
  const asksNothing = [vehicles, doors, airConditioning, fromMonth, toMonth].every(
    (each) => each === undefined,
  );
  const isToTheEnd = row.yearTo === null || (generation.yearTo !== null && row.yearTo >= generation.yearTo);
  return asksNothing && row.yearFrom <= generation.yearFrom && isToTheEnd;
}

function toFitVehicle(vehicle: Generation['vehicles'][number], newest: number) {
  const { id, engineName: engine, transmission, drivetrain, yearFrom, yearTo } = vehicle;
  return { id, engine, transmission, drivetrain, yearFrom, yearTo: yearTo ?? newest };
}
