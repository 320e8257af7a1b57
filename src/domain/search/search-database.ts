import type { Generation } from '#contract/catalog';
import { chainStockByWish, type ChainListFilter, type StockWish } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import { PRICE_BOUNDS_CENTS, PRICE_STEPS, type FacetChoice, type PriceStep } from './read-model/facets.ts';
import type { FoundRow, FoundStock } from './read-model/search-index.ts';
import type { StockQuery } from './read-model/stock-query.ts';

/**
 * The same list out of the database, while the index is loading: same rows, same order, same cursors, but nothing is
 * counted and no facet told. Endings of part numbers, words of notes and a colour with nothing
 * beside it are only in the index.
 */
export async function searchDatabase(
  ctx: Pick<Ctx, 'placement'>,
  query: StockQuery,
  generations: readonly Generation[],
): Promise<FoundStock> {
  if (query.interchange) return { rows: [], total: null, facets: null, next: null };
  const { order: by, nearBranch, nearness, likedColour, after } = query;
  const rows = await chainStockByWish(ctx, filterOf(query, generations), {
    order: { by, nearBranch, nearness, likedColour },
    after: after && { ...after, id: Buffer.from(after.id, 'hex') },
    limit: query.limit + 1,
  });
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row): FoundRow => ({
      branchId: row.branchId,
      id: row.id.toString('hex'),
      isNew: row.kind === 'bulk',
      available: row.onHand - row.reserved,
      priceCents: row.priceCents,
      partType: row.partType,
      system: row.system,
      position: row.position,
      maker: row.maker,
      partNumber: row.partNumber,
      generationId: row.generationId,
      serial: row.serial,
      grade: row.grade,
      odometerKm: row.odometerKm,
      damageCodes:
        typeof row.damageCodes === 'string' ? row.damageCodes : JSON.stringify(row.damageCodes ?? []),
      colour: row.colour,
      hasPhotos: row.photoHash !== null,
    })),
    total: null,
    facets: null,
    next:
      rows.length > query.limit && last
        ? { key: Number(last.sortKey), branchId: last.branchId, id: last.id.toString('hex') }
        : null,
  };
}

function filterOf({ wish, chosen }: StockQuery, generations: readonly Generation[]): ChainListFilter {
  return {
    wish: withChosenFit(wish, chosen, generations),
    branchIds: chosen.branch.map(Number),
    kinds: chosen.condition.map((condition) => (condition === 'used' ? 'unit' : 'bulk')),
    positions: chosen.position,
    prices: chosen.price.map(boundsOf),
    grades: chosen.grade,
    colours: chosen.colour,
  };
}

/** Years and engines that were chosen must be those of one line of the table of fits. */
function withChosenFit(
  wish: StockWish,
  { year, engine }: FacetChoice,
  generations: readonly Generation[],
): StockWish {
  const { car } = wish;
  if (!car || (year.length === 0 && engine.length === 0)) return wish;
  const vehicles = generations
    .filter(({ id }) => car.generationIds.includes(id))
    .flatMap((generation) => generation.vehicles)
    .filter(({ id, engineName }) => engine.includes(engineName) && (car.vehicleIds?.includes(id) ?? true));
  return {
    ...wish,
    car: {
      ...car,
      years:
        year.length === 0
          ? car.years
          : car.years.length === 0
            ? year
            : year.filter((each) => car.years.includes(each)),
      ...(engine.length > 0 && { vehicleIds: vehicles.map(({ id }) => id) }),
    },
  };
}

function boundsOf(step: PriceStep): ChainListFilter['prices'][number] {
  const at = PRICE_STEPS.indexOf(step);
  if (step === 'none') return { from: null, below: null };
  return { from: at === 0 ? 0 : (PRICE_BOUNDS_CENTS[at - 1] ?? 0), below: PRICE_BOUNDS_CENTS[at] ?? null };
}
