import { fitFactsOf, generationLabel, generationsById } from '#domain/catalog';
import { itemsWithDonors } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { fitVerdict } from '#shared/fit/fit-verdict.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { SaleDraft } from './contract.ts';
import { itemOf } from './sale-receipt.ts';

/** The car of a line, and what was said of the fit when it was sold. */
export interface SoldFor {
  readonly generationId: number;
  readonly vehicleId: number | null;
  readonly year: number | null;
  readonly label: string;
  readonly verdict: 'confirmed' | 'table' | 'ask' | 'no';
  readonly reason: string;
}

/**
 * Cars of the lines that name one, by stock item. A car that the catalog does not have (any more) is left out: it
 * stops no sale. Reads outside of the sale's transaction.
 */
export async function soldForOf(
  ctx: Ctx,
  scope: BranchScope,
  draft: Pick<SaleDraft, 'lines'>,
): Promise<ReadonlyMap<string, SoldFor>> {
  const named = draft.lines.filter((line) => line.car !== undefined);
  if (named.length === 0) return new Map();
  const [items, cars] = await Promise.all([
    itemsWithDonors(ctx.placement.branch(scope), scope, named),
    generationsById(ctx),
  ]);
  const byPath = new Map([...cars.values()].map((car) => [car.path, car]));
  const fits = await fitFactsOf(
    ctx,
    [...items.values()].map(({ partId }) => partId),
  );
  const soldFor = new Map<string, SoldFor>();
  for (const { stockItemId, car } of named) {
    const item = itemOf(items, stockItemId);
    const generation = car && byPath.get(car.generation);
    if (!item || !generation) continue;
    const { donorGenerationId, donorVehicleId: vehicleId, donorYear } = item;
    const donor =
      donorGenerationId === null || donorYear === null
        ? null
        : { generationId: donorGenerationId, vehicleId, year: donorYear };
    const { verdict, reason } = fitVerdict(fits.factsFor(item.partId, donor), car);
    const vehicle = generation.vehicles.find(({ id }) => id === car.vehicleId);
    const name = car.year
      ? `${generation.make.name} ${generation.model.name} ${car.year}`
      : generationLabel(generation);
    soldFor.set(stockItemId, {
      generationId: generation.id,
      vehicleId: vehicle?.id ?? null,
      year: car.year ?? null,
      label: [name, vehicle?.engineName ?? car.engine].filter(Boolean).join(' ').slice(0, 120),
      verdict,
      reason,
    });
  }
  return soldFor;
}
