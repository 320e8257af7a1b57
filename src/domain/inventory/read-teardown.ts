import { generationByPath, listGenerations } from '#domain/catalog';
import type { Generation } from '#contract/catalog';
import { authorize, publicChainScope } from '#domain/identity';
import { branchById } from '#domain/branches';
import type { Ctx } from '#server/context.ts';
import { partTypeOf } from '#shared/facts/part-types.ts';
import { priceLevelOf, referencePriceOf } from '#shared/facts/reference-prices.ts';
import type { BranchScope } from '#shared/scope.ts';
import { businessDateOf } from '#shared/time.ts';
import { fromEveryDatabase } from './chain-stock.ts';
import type { Teardown, TeardownPiece, TeardownQuery } from './donor-contract.ts';
import { assertCar } from './donor-car.ts';
import { asGradeB, basisOf } from './price-basis.ts';
import { figuresFor } from './prices/price-figures.ts';
import { knownRules } from './prices/price-rules.ts';
import { askedPrices, partsOfCar, typesByVehicle, type AskedRow, type CarPart } from './teardown.queries.ts';

const PER_TYPE = 60;

/**
 * What a car of the catalog gives when it is taken apart: one entry for each type and place that it has, with what
 * the chain knows of its price. Throws `catalog.vehicle_not_found` or `inventory.donor_car_mismatch`.
 */
export async function readTeardown(ctx: Ctx, scope: BranchScope, query: TeardownQuery): Promise<Teardown> {
  authorize(ctx, 'stock:receive', scope.branchId);
  const generation = await generationByPath(ctx, query.generation);
  const { timeZone } = await branchById(ctx, scope.branchId);
  const year = Number(businessDateOf(ctx.now(), timeZone).slice(0, 4));
  const { modelYear, vehicle: vehicleId = null } = query;
  assertCar(generation, { modelYear, vehicleId }, year);
  const db = ctx.placement.branch(scope);
  const parts = firstOfEachPlace(await partsOfCar(db, { generationId: generation.id, vehicleId, modelYear }));
  const known = new Set(parts.map(({ partType }) => partType));
  const byVehicle = vehicleId === null ? await typesByVehicle(db, generation.id) : [];
  return {
    generation: generation.path,
    label: `${generation.make.name} ${generation.model.name} ${modelYear}`,
    modelYear,
    ageYears: Math.max(1, year - modelYear),
    openTypes: byVehicle.filter((type) => !known.has(type)).length,
    pieces: await withRules(
      ctx,
      scope,
      { generation, year },
      await pricedParts(ctx, { generation, year }, parts),
    ),
  };
}

function firstOfEachPlace(parts: readonly CarPart[]): CarPart[] {
  const places = new Map<string, CarPart>();
  for (const part of parts) {
    const key = `${part.partType}/${part.position}`;
    if (!places.has(key)) places.set(key, part);
  }
  return [...places.values()];
}

interface Car {
  readonly generation: Generation;
  /** Of today. */
  readonly year: number;
}

/** The chain's own rules for these pieces, where there are any. */
async function withRules(
  ctx: Ctx,
  scope: BranchScope,
  { generation, year }: Car,
  pieces: readonly TeardownPiece[],
): Promise<TeardownPiece[]> {
  const rules = await knownRules(ctx);
  if (rules.length === 0) return [...pieces];
  const { code: branch } = await branchById(ctx, scope.branchId);
  const level = priceLevelOf(generation, year);
  return pieces.map((piece) => {
    const { system, partType } = piece;
    const figures = figuresFor(rules, { branch, system, partType, origin: 'used' });
    const newCents = referencePriceOf(partType)?.newCents ?? 0;
    return {
      ...piece,
      figures: { ...figures, ageCurve: [...figures.ageCurve] },
      newCents: newCents > 0 ? Math.round(newCents * level) : null,
    };
  });
}

/** Parts of a car with what the chain knows of their prices. */
export async function pricedParts(ctx: Ctx, car: Car, parts: readonly CarPart[]): Promise<TeardownPiece[]> {
  const types = [...new Set(parts.map(({ partType }) => partType))];
  const ofCar = await asked(ctx, [car.generation.id], types);
  const counts = Map.groupBy(ofCar, ({ partType }) => partType);
  const unknown = types.filter((type) => (counts.get(type)?.length ?? 0) < 2);
  const ofSimilar = await similarPrices(ctx, car, unknown);
  const levelBp = levelOf(car.generation, car.year);
  return parts.map((part): TeardownPiece => {
    const fact = partTypeOf(part.partType);
    const reference = referencePriceOf(part.partType);
    return {
      ...part,
      partClass: fact?.partClass ?? 'mechanical',
      isSoldUsed: reference === undefined || reference.usedCents > 0,
      basis: basisOf(part, {
        ofCar: counts.get(part.partType) ?? [],
        ofSimilar: ofSimilar.get(part.partType) ?? [],
        reference,
        levelBp,
      }),
    };
  });
}

async function asked(
  ctx: Ctx,
  generationIds: readonly number[],
  partTypes: readonly string[],
): Promise<AskedRow[]> {
  const wanted = { generationIds, partTypes };
  return fromEveryDatabase(ctx, (db) => askedPrices(db, publicChainScope(), wanted, PER_TYPE));
}

/** Prices of cars of the same shape, as they would be on this car in grade B. */
async function similarPrices(
  ctx: Ctx,
  { generation, year }: Car,
  partTypes: readonly string[],
): Promise<ReadonlyMap<string, number[]>> {
  const cars = (await listGenerations(ctx)).filter(
    ({ id, bodyStyle }) => bodyStyle === generation.bodyStyle && id !== generation.id,
  );
  const to = levelOf(generation, year);
  const levels = new Map(cars.map((each) => [each.id, levelOf(each, year)]));
  const rows = await asked(ctx, [...levels.keys()], partTypes);
  const prices = new Map<string, number[]>();
  for (const row of rows) {
    const price = asGradeB(row, { from: levels.get(row.generationId) ?? to, to });
    prices.set(row.partType, [...(prices.get(row.partType) ?? []), price]);
  }
  return prices;
}

const levelOf = (generation: Generation, year: number): number =>
  Math.round(priceLevelOf(generation, year) * 10_000);
