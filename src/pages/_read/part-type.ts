import { listBranches } from '#domain/branches';
import { generationByPath, listGenerations } from '#domain/catalog';
import { interchangeStock, listStock, stockSummary } from '#domain/inventory';
import { StockQuery, type StockListing } from '#contract/inventory';
import { partTypeOf, positionsOf } from '#shared/facts/part-types.ts';
import type { Ctx } from '#server/context.ts';
import type { Locale } from '#i18n';
import { catalogLink } from '../../components/pages/links.ts';
import { carFromQuery } from '#shared/fit/car-query.ts';
import { filterQuery, placesIn, type PartTypeList } from '../../components/pages/part-type-list.ts';
import { found } from './found.ts';

const ROWS_SHOWN = 100;

/** What the address may ask for: `?pos=fl&cond=usada&sucursal=QRO&desde=…`. Unknown values are ignored. */
export interface PartTypeFilter {
  readonly position: NonNullable<StockQuery['position']> | undefined;
  readonly condition: NonNullable<StockQuery['condition']> | undefined;
  readonly branch: string | undefined;
  readonly after: string | undefined;
  /** What is known of the customer's car besides its generation. */
  readonly car?: URLSearchParams | undefined;
}

/** As the stock list writes them. */
const CURSOR = /^\d{1,16}\.\d{1,5}\.[0-9a-f]{32}$/;

const CONDITIONS: Readonly<Record<string, 'used' | 'new'>> = { usada: 'used', nueva: 'new' };

export function partTypeFilter(params: URLSearchParams): PartTypeFilter {
  const shape = StockQuery.shape;
  return {
    position: shape.position.safeParse(params.get('pos') ?? undefined).data,
    condition: CONDITIONS[params.get('cond') ?? ''],
    branch: shape.branch.safeParse(params.get('sucursal')?.toUpperCase() ?? undefined).data,
    after: CURSOR.test(params.get('desde') ?? '') ? (params.get('desde') ?? undefined) : undefined,
    car: params,
  };
}

/** The pieces of one type for one generation, with what to choose from. Null for an unknown car, system or type. */
export async function readPartType(
  ctx: Ctx,
  at: { readonly generation: string; readonly system: string; readonly partType: string },
  filter: PartTypeFilter,
) {
  const type = partTypeOf(at.partType);
  if (!type || type.system !== at.system) return null;
  const generation = await found(generationByPath(ctx, at.generation));
  if (!generation) return null;
  const about = { generation: at.generation, partType: at.partType };
  const all = positionsOf(type);
  const { car, ...asked } = filter;
  const positions = filter.position && placesIn(all, filter.position);
  const [page, stock, stockNew, branches, siblings, interchange] = await Promise.all([
    // A branch that is not there has no rows.
    found(listStock(ctx, { ...about, ...asked, positions, show: 'available', limit: ROWS_SHOWN })),
    stockSummary(ctx, about),
    stockSummary(ctx, { ...about, condition: 'new' }),
    listBranches(ctx),
    siblingStock(ctx, generation, at.partType),
    filter.after
      ? []
      : interchangeStock(ctx, { generationId: generation.id, partType: at.partType, positions }),
  ]);
  return {
    generation,
    type,
    positions: all,
    filter: asked,
    known: carFromQuery(car ?? new URLSearchParams(), at.generation) ?? { generation: at.generation },
    interchange,
    rows: (page?.items ?? []) as StockListing[],
    next: page?.next ?? null,
    stock,
    stockNew,
    branches,
    siblings,
  };
}

/** Where the list is that was meant, when it was asked for a place the part has not or a branch that is not there. */
export function listMovedTo(list: PartTypeList, locale: Locale): string | null {
  const { generation, type, positions, filter, branches } = list;
  const known = {
    ...filter,
    position: placesIn(positions, filter.position).length > 0 ? filter.position : undefined,
    branch: branches.find(({ code }) => code === filter.branch)?.code,
  };
  if (known.position === filter.position && known.branch === filter.branch) return null;
  return catalogLink(locale, generation.path, type.system, type.code) + filterQuery(known);
}

/** Where else the same type is on the shelf: other generations of the same model. */
async function siblingStock(ctx: Ctx, of: Awaited<ReturnType<typeof generationByPath>>, partType: string) {
  const sisters = (await listGenerations(ctx)).filter(
    (other) =>
      other.make.slug === of.make.slug && other.model.slug === of.model.slug && other.path !== of.path,
  );
  const stocks = await Promise.all(
    sisters.map((sister) => stockSummary(ctx, { generation: sister.path, partType })),
  );
  return sisters.map((generation, index) => ({ generation, stock: stocks[index] ?? null }));
}
