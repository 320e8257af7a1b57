import { bytesToUuid } from '#db/schema/columns.ts';
import { listGenerations } from '#domain/catalog';
import { authorize, publicChainScope } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import { byPriceBranchAndId, fromEveryDatabase } from './chain-stock.ts';
import type { CounterSearchQuery, CounterSearchResult } from './contract.ts';
import { toBranchRows, toListings } from './listing.ts';
import { asSerial, normalizePartNumber } from './piece-code.ts';
import { meaningsOf } from './search-words.ts';
import {
  branchRows,
  otherBranchRows,
  rowsByPartNumber,
  rowsBySerial,
  type BranchFilter,
  type StockRow,
} from './stock.queries.ts';

const MAX_ELSEWHERE = 10;
/** Shorter ones are words, or the beginning of a code. */
const MIN_CODE_LENGTH = 4;

/**
 * What a clerk finds by scan or by words: own branch newest first, other branches cheapest first. A whole code
 * is looked up by its key and shows what carries it; anything else is read as words.
 */
export async function counterSearch(
  ctx: Ctx,
  scope: BranchScope,
  query: CounterSearchQuery,
): Promise<CounterSearchResult> {
  authorize(ctx, 'sale:create', scope.branchId);
  const coded = await withCode(ctx, scope, query);
  const { here, elsewhere } =
    coded.length > 0 ? split(coded, scope, query.limit) : await withWords(ctx, scope, query);
  const sorted = sellableFirst(here);
  return {
    asOf: ctx.now().toISOString(),
    here: await toBranchRows(ctx, sorted, ctx.now()),
    elsewhere: await toListings(ctx, elsewhere.slice(0, MAX_ELSEWHERE)),
    exact: exactMatch(sorted, query.q),
  };
}

interface Found {
  readonly here: readonly StockRow[];
  readonly elsewhere: readonly StockRow[];
}

async function withCode(ctx: Ctx, scope: BranchScope, { q, limit }: CounterSearchQuery): Promise<StockRow[]> {
  const serial = asSerial(q);
  if (serial) return fromEveryDatabase(ctx, (database) => rowsBySerial(database, publicChainScope(), serial));
  const pnNorm = normalizePartNumber(q);
  if (pnNorm.length < MIN_CODE_LENGTH) return [];
  const page = { firstBranch: scope.branchId, limit: limit + MAX_ELSEWHERE };
  return fromEveryDatabase(ctx, (database) => rowsByPartNumber(database, publicChainScope(), pnNorm, page));
}

function split(rows: readonly StockRow[], scope: BranchScope, limit: number): Found {
  const here = rows.filter(({ branchId }) => branchId === scope.branchId);
  const elsewhere = rows.filter((row) => row.branchId !== scope.branchId && row.onHand > row.reserved);
  return {
    here: here.sort((a, b) => Buffer.compare(b.id, a.id)).slice(0, limit),
    elsewhere: elsewhere.sort(byPriceBranchAndId),
  };
}

async function withWords(ctx: Ctx, scope: BranchScope, query: CounterSearchQuery): Promise<Found> {
  const text = asSerial(query.q) ?? query.q;
  const filter: BranchFilter = { words: meaningsOf(text, await listGenerations(ctx)) };
  const page = { except: scope.branchId, limit: MAX_ELSEWHERE };
  const [here, elsewhere] = await Promise.all([
    branchRows(ctx.placement.branch(scope), scope, filter, { limit: query.limit }),
    fromEveryDatabase(ctx, (database) => otherBranchRows(database, publicChainScope(), filter, page)),
  ]);
  return { here, elsewhere };
}

function sellableFirst(rows: readonly StockRow[]): StockRow[] {
  const canSell = (row: StockRow) => Number(row.onHand > row.reserved && row.priceCents !== null);
  return [...rows].sort((a, b) => canSell(b) - canSell(a));
}

/** The one row of this branch whose whole code was typed or scanned, when it can be sold. */
function exactMatch(rows: readonly StockRow[], text: string): string | null {
  const code = normalizePartNumber(text);
  const matches = rows.filter((row) => normalizePartNumber(row.serial ?? row.partNumber) === code);
  const [only] = matches;
  return only && matches.length === 1 && only.onHand > only.reserved ? bytesToUuid(only.id) : null;
}
