import { listBranches } from '#domain/branches';
import { publicChainScope } from '#domain/identity';
import type { SystemCode } from '#shared/facts/systems.ts';
import { fromEveryDatabase, type ChainReadCtx } from './chain-stock.ts';
import type { StockListing } from './contract.ts';
import { toListings } from './listing.ts';
import { loweredRows } from './offers.queries.ts';

/** How long a lowered price is an offer. */
const OFFER_DAYS = 90;
const DAY_MS = 86_400_000;

export interface Offer extends StockListing {
  readonly priceCents: number;
  readonly formerCents: number;
}

/** What the chain can sell for less than it cost before, newest first. Live: a sold piece is no offer. */
export async function chainOffers(
  ctx: ChainReadCtx,
  { system, limit }: { readonly system: SystemCode | null; readonly limit: number },
): Promise<Offer[]> {
  const branchIds = (await listBranches(ctx)).map(({ id }) => id);
  const sinceMs = ctx.now().getTime() - OFFER_DAYS * DAY_MS;
  const time = sinceMs.toString(16).padStart(12, '0');
  const sinceId = `${time.slice(0, 8)}-${time.slice(8)}-0000-0000-000000000000`;
  const rows = await fromEveryDatabase(ctx, (db) =>
    loweredRows(db, publicChainScope(), { branchIds, sinceId, system, limit }),
  );
  const newest = rows
    .sort((left, right) => Buffer.compare(right.changeId, left.changeId))
    .filter((row, index) => rows.findIndex((other) => other.id.equals(row.id)) === index)
    .slice(0, limit);
  const listings = await toListings(ctx, newest);
  return listings.flatMap((listing, index) => {
    const { priceCents } = listing;
    const formerCents = newest[index]?.formerCents;
    return priceCents === null || formerCents === undefined ? [] : [{ ...listing, priceCents, formerCents }];
  });
}
