import { normalizePartNumber } from '#shared/part-number.ts';
import { branchByCode, branchDirectory } from '#domain/branches';
import { generationByPath, interchangeGroupsOf, type CatalogReadCtx } from '#domain/catalog';
import { publicChainScope } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { Position } from '#shared/positions.ts';
import { SYSTEMS } from '#shared/facts/systems.ts';
import { PART_TYPES } from '#shared/facts/part-types.ts';
import {
  chainList,
  type ChainListCursor,
  type ChainListFilter,
  type ChainListOrder,
  type ChainListRow,
} from './chain-list.queries.ts';
import type { StockListing, StockPage, StockQuery, StockSummary, StockSummaryQuery } from './contract.ts';
import { toListings } from './listing.ts';
import {
  availability,
  listings,
  type CountRow,
  type ListingCursor,
  type ListingFilter,
} from './listing.queries.ts';
import { UNPRICED_LAST, type StockRow } from './stock-row.queries.ts';
import { rowsByKey } from './stock.queries.ts';

export type ChainReadCtx = CatalogReadCtx & Pick<Ctx, 'now'>;

/** One answer serves everybody who asks within this time. */
const SUMMARY_TTL_MS = 1_000;

/**
 * What the chain can sell, counted by system, part type and position, with each branch's share. Systems are
 * in their fixed order; keys without stock are left out.
 */
export async function stockSummary(ctx: ChainReadCtx, query: StockSummaryQuery): Promise<StockSummary> {
  const filter = await filterOf(ctx, query);
  const here = query.branch === undefined ? null : (await branchByCode(ctx, query.branch)).code;
  const scopeKey = [query.generation, query.system, query.partType, query.condition].join('|');
  const { asOf, rows } = await ctx.memo(`inventory:summary:${scopeKey}`, SUMMARY_TTL_MS, async () => ({
    asOf: ctx.now().toISOString(),
    rows: await fromEveryDatabase(ctx, (db) => availability(db, publicChainScope(), filter)),
  }));
  const codes = new Map((await branchDirectory(ctx)).map((branch) => [branch.id as number, branch.code]));
  return { asOf, items: summarize(rows, codes, here) };
}

type SummaryItem = StockSummary['items'][number];
type BranchSums = Map<string, { available: number; fromCents: number | null }>;

/** Adds the counts up at each of the three levels of the key. */
export function summarize(
  rows: readonly CountRow[],
  branchCodes: ReadonlyMap<number, string>,
  here: string | null,
): SummaryItem[] {
  const items = new Map<string, BranchSums>();
  for (const row of rows) {
    const code = branchCodes.get(row.branchId);
    if (code === undefined) continue;
    for (const key of [
      row.system,
      `${row.system}/${row.partType}`,
      `${row.system}/${row.partType}/${row.position}`,
    ]) {
      let branches = items.get(key);
      if (!branches) {
        branches = new Map();
        items.set(key, branches);
      }
      const sum = branches.get(code) ?? { available: 0, fromCents: null };
      sum.available += Number(row.available);
      sum.fromCents = lower(sum.fromCents, row.fromCents);
      branches.set(code, sum);
    }
  }
  return [...items].map(([key, branches]) => itemOf(key, branches, here));
}

function itemOf(key: string, branches: BranchSums, here: string | null): SummaryItem {
  const list = [...branches]
    .map(([code, sum]) => ({ code, ...sum }))
    .sort((a, b) => a.code.localeCompare(b.code));
  const own = here === null ? undefined : branches.get(here);
  return {
    key,
    available: list.reduce((sum, branch) => sum + branch.available, 0),
    here: here === null ? null : (own?.available ?? 0),
    fromCents: list.reduce<number | null>((lowest, branch) => lower(lowest, branch.fromCents), null),
    hereFromCents: own?.fromCents ?? null,
    branches: list,
  };
}

function lower(left: number | null, right: number | null): number | null {
  if (left === null) return right;
  return right === null ? left : Math.min(left, right);
}

/**
 * One page of what the chain has, cheapest first; `positions` is any of several places. Throws for an unknown car,
 * branch, system or part type.
 */
export async function listStock(
  ctx: ChainReadCtx,
  query: StockQuery & { readonly positions?: readonly Position[] | undefined },
): Promise<StockPage> {
  const filter: ListingFilter = {
    ...(await filterOf(ctx, query)),
    pnNorm: query.part === undefined ? undefined : normalizePartNumber(query.part),
    positions: query.positions ?? (query.position && [query.position]),
    branchId: query.branch === undefined ? undefined : (await branchByCode(ctx, query.branch)).id,
    onlyAvailable: query.show === 'available',
  };
  const rows = await listEverywhere(ctx, filter, { after: parseCursor(query.after), limit: query.limit + 1 });
  const page = rows.slice(0, query.limit);
  const items = await toListings(ctx, page);
  return {
    asOf: ctx.now().toISOString(),
    items: query.fields ? items.map((item) => pick(item, query.fields ?? [])) : items,
    next: rows.length > query.limit ? cursorOf(page.at(-1)) : null,
  };
}

const MAX_INTERCHANGE = 24;

/** Pieces of other cars that a car takes as well, by its interchange groups: what can be sold, cheapest first. */
export async function interchangeStock(
  ctx: ChainReadCtx,
  at: {
    readonly generationId: number;
    readonly partType: string;
    readonly positions?: readonly Position[] | undefined;
  },
): Promise<StockListing[]> {
  const { generationId, partType, positions } = at;
  const groupIds = await interchangeGroupsOf(ctx, { generationId, partType });
  if (groupIds.length === 0) return [];
  const interchange = { groupIds, notFor: generationId };
  const filter: ListingFilter = { partType, positions, interchange, onlyAvailable: true };
  return toListings(ctx, await listEverywhere(ctx, filter, { limit: MAX_INTERCHANGE }));
}

/** Rows of every branch in one order, wherever the branches live. */
export async function listEverywhere(
  ctx: ChainReadCtx,
  filter: ListingFilter,
  page: { after?: ListingCursor | undefined; limit: number },
): Promise<StockRow[]> {
  const rows = await fromEveryDatabase(ctx, (db) => listings(db, publicChainScope(), filter, page));
  return rows.sort(byPriceBranchAndId).slice(0, page.limit);
}

/** One page of the chain's stock that answers a wish, wherever the branches live. */
export async function chainStockByWish(
  ctx: Pick<Ctx, 'placement'>,
  filter: ChainListFilter,
  page: { order: ChainListOrder; after?: ChainListCursor | undefined; limit: number },
): Promise<ChainListRow[]> {
  const rows = await fromEveryDatabase(ctx, (db) => chainList(db, publicChainScope(), filter, page));
  const byKey = (left: ChainListRow, right: ChainListRow) =>
    Number(left.sortKey) - Number(right.sortKey) ||
    left.branchId - right.branchId ||
    Buffer.compare(left.id, right.id);
  return rows.sort(byKey).slice(0, page.limit);
}

export async function fromEveryDatabase<Row>(
  ctx: Pick<Ctx, 'placement'>,
  read: (db: ReturnType<Ctx['placement']['central']>) => Promise<Row[]>,
): Promise<Row[]> {
  const databases = ctx.placement.branchDatabases(publicChainScope());
  return (await Promise.all(databases.map(read))).flat();
}

export function byPriceBranchAndId(left: StockRow, right: StockRow): number {
  const price = (left.priceCents ?? UNPRICED_LAST) - (right.priceCents ?? UNPRICED_LAST);
  return price || left.branchId - right.branchId || Buffer.compare(left.id, right.id);
}

async function filterOf(ctx: CatalogReadCtx, query: StockSummaryQuery): Promise<ListingFilter> {
  assertKnown(query);
  return {
    generationId:
      query.generation === undefined ? undefined : (await generationByPath(ctx, query.generation)).id,
    system: query.system,
    partType: query.partType,
    kind: query.condition === undefined ? undefined : query.condition === 'used' ? 'unit' : 'bulk',
    onlyAvailable: true,
  };
}

function assertKnown({
  system,
  partType,
}: {
  system?: string | undefined;
  partType?: string | undefined;
}): void {
  if (system !== undefined && !SYSTEMS.some((fact) => fact.code === system)) {
    throw new DomainError('catalog.system_not_found', 'not_found');
  }
  if (partType !== undefined && !PART_TYPES.some((fact) => fact.code === partType)) {
    throw new DomainError('catalog.part_type_not_found', 'not_found');
  }
}

function pick(listing: StockListing, fields: readonly string[]): Partial<StockListing> {
  return Object.fromEntries(Object.entries(listing).filter(([name]) => fields.includes(name)));
}

function cursorOf(row: StockRow | undefined): string | null {
  if (!row) return null;
  return `${row.priceCents ?? UNPRICED_LAST}.${row.branchId}.${row.id.toString('hex')}`;
}

function parseCursor(text: string | undefined): ListingCursor | undefined {
  if (text === undefined) return undefined;
  const match = /^(\d{1,16})\.(\d{1,5})\.([0-9a-f]{32})$/.exec(text);
  if (!match)
    throw new DomainError('request.invalid', 'invalid', {
      errors: [{ path: 'after', code: 'invalid_cursor' }],
    });
  return { priceCents: Number(match[1]), branchId: Number(match[2]), id: Buffer.from(match[3] ?? '', 'hex') };
}

/** One item of the chain, wherever its list came from. */
interface ItemKey {
  readonly branchId: number;
  /** Hexadecimal. */
  readonly id: string;
}

/** These items as they are at this moment, in the order of the keys; those that are gone are left out. */
export async function listingsByKey(ctx: ChainReadCtx, keys: readonly ItemKey[]): Promise<StockListing[]> {
  if (keys.length === 0) return [];
  const wanted = keys.map(({ branchId, id }) => ({ branchId, id: Buffer.from(id, 'hex') }));
  const rows = await fromEveryDatabase(ctx, (db) => rowsByKey(db, publicChainScope(), wanted));
  const byKey = new Map(rows.map((row) => [`${row.branchId} ${row.id.toString('hex')}`, row]));
  return toListings(
    ctx,
    keys.flatMap(({ branchId, id }) => byKey.get(`${branchId} ${id}`) ?? []),
  );
}
