import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { CarTree, Generation, Vehicle } from './contract.ts';
import {
  allGenerations,
  allVehicles,
  generationChanges,
  type GenerationRow,
  type VehicleRow,
} from './queries.ts';

export const CARS_MEMO = 'catalog:cars';
const CARS_TTL_MS = 60_000;

export type CatalogReadCtx = Pick<Ctx, 'placement' | 'memo'>;

interface Cars {
  /** Makes A–Z, models A–Z, newest first. */
  readonly generations: readonly Generation[];
  readonly byPath: ReadonlyMap<string, Generation>;
  readonly byId: ReadonlyMap<number, Generation>;
  readonly tree: CarTree;
}

/** The catalog of cars, whole: a few hundred rows. `catalog.changed` renews it at once, a minute at the latest. */
export function cars(ctx: CatalogReadCtx): Promise<Cars> {
  return ctx.memo(CARS_MEMO, CARS_TTL_MS, async () => {
    const db = ctx.placement.central();
    const [rows, vehicleRows] = await Promise.all([allGenerations(db), allVehicles(db)]);
    const vehiclesOf = Map.groupBy(vehicleRows, (row) => row.generationId);
    const generations = rows.map((row) => toGeneration(row, vehiclesOf.get(row.id) ?? []));
    return {
      generations,
      byPath: new Map(generations.map((generation) => [generation.path, generation])),
      byId: new Map(generations.map((generation) => [generation.id, generation])),
      tree: toTree(generations),
    };
  });
}

/** Every car, as the selector and the list pages need it. */
export async function carTree(ctx: CatalogReadCtx): Promise<CarTree> {
  return (await cars(ctx)).tree;
}

/** By its frozen `make/model/generation` path. Throws `catalog.vehicle_not_found`. */
export async function generationByPath(ctx: CatalogReadCtx, path: string): Promise<Generation> {
  const generation = (await cars(ctx)).byPath.get(path);
  if (!generation) throw new DomainError('catalog.vehicle_not_found', 'not_found');
  return generation;
}

/** Null for a number that no generation has. */
export async function generationById(ctx: CatalogReadCtx, id: number | null): Promise<Generation | null> {
  return id === null ? null : ((await cars(ctx)).byId.get(id) ?? null);
}

/**
 * Cars by number. Fetch it BEFORE a transaction: loading it takes a connection, and transactions that wait for
 * one while they hold all of them would wait for ever.
 */
export async function generationsById(ctx: CatalogReadCtx): Promise<ReadonlyMap<number, Generation>> {
  return (await cars(ctx)).byId;
}

export async function listGenerations(ctx: CatalogReadCtx): Promise<readonly Generation[]> {
  return (await cars(ctx)).generations;
}

/** When each generation was last changed, by its path. */
export function generationDates(ctx: CatalogReadCtx): Promise<ReadonlyMap<string, Date>> {
  return ctx.memo(`${CARS_MEMO}:dates`, CARS_TTL_MS, async () => {
    const rows = await generationChanges(ctx.placement.central());
    return new Map(rows.map(({ path, updatedAt }) => [path, updatedAt]));
  });
}

/** `Nissan Tsuru 1992–2017`. */
export function generationLabel(
  generation: Pick<Generation, 'make' | 'model' | 'yearFrom' | 'yearTo'>,
): string {
  return `${generation.make.name} ${generation.model.name} ${generation.yearFrom}–${generation.yearTo ?? ''}`;
}

function toGeneration(row: GenerationRow, vehicles: readonly VehicleRow[]): Generation {
  const { makeSlug, makeName, modelSlug, modelName, ...rest } = row;
  return {
    ...rest,
    make: { slug: makeSlug, name: makeName },
    model: { slug: modelSlug, name: modelName },
    vehicles: vehicles.map(toVehicle),
  };
}

function toVehicle({ generationId: _generationId, ...vehicle }: VehicleRow): Vehicle {
  return vehicle;
}

function toTree(generations: readonly Generation[]): CarTree {
  const makes = Map.groupBy(generations, (generation) => generation.make.slug);
  return {
    makes: [...makes.values()].map((ofMake) => ({
      slug: ofMake[0]?.make.slug ?? '',
      name: ofMake[0]?.make.name ?? '',
      models: [...Map.groupBy(ofMake, (generation) => generation.model.slug).values()].map((ofModel) => ({
        slug: ofModel[0]?.model.slug ?? '',
        name: ofModel[0]?.model.name ?? '',
        generations: ofModel.map(({ path, code, yearFrom, yearTo, bodyStyle, vehicles }) => ({
          path,
          code,
          yearFrom,
          yearTo,
          bodyStyle,
          vehicles: vehicles.map(forSelector),
        })),
      })),
    })),
  };
}

function forSelector(vehicle: Vehicle) {
  const { id, engineName, displacementDl, cylinders, transmission, drivetrain, yearFrom, yearTo } = vehicle;
  return { id, engineName, displacementDl, cylinders, transmission, drivetrain, yearFrom, yearTo };
}
