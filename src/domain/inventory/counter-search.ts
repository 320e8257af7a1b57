import { normalizePartNumber } from '#shared/part-number.ts';
import { bytesToUuid } from '#db/schema/columns.ts';
import { authorize, publicChainScope } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import { byPriceBranchAndId, fromEveryDatabase } from './chain-stock.ts';
import type { CounterSearchQuery, CounterSearchResult } from './contract.ts';
import { toBranchRows, toListings } from './listing.ts';
import { asSerial } from './piece-code.ts';
import type { StockWish } from './stock-wish.ts';
import { branchTotals, counterRows, otherBranchCount, otherBranchRows } from './branch-list.queries.ts';
import { type RowCount, type StockRow } from './stock-row.queries.ts';
import { otherBranchCountByPartNumber, rowsByPartNumber, rowsBySerial } from './stock.queries.ts';

const MAX_ELSEWHERE = 10;
/** Shorter ones are words, or the beginning of a code. */
const MIN_CODE_LENGTH = 4;

/**
 * What carries the whole code that was scanned or typed, looked up by its key: own branch newest first, other
 * branches cheapest first. Null when the text is no code that anything carries.
 */
export async function counterStockByCode(
  ctx: Ctx,
  scope: BranchScope,
  query: CounterSearchQuery,
): Promise<CounterSearchResult | null> {
  authorize(ctx, 'sale:create', scope.branchId);
  const rows = await rowsWithCode(ctx, scope, query);
  if (rows.length === 0) return null;
  const here = rows
    .filter(({ branchId }) => branchId === scope.branchId)
    .sort((a, b) => canSell(b) - canSell(a) || Buffer.compare(b.id, a.id));
  const elsewhere = rows
    .filter((row) => row.branchId !== scope.branchId && row.onHand > row.reserved)
    .sort(byPriceBranchAndId);
  const shown = here.slice(0, query.limit);
  const isCut = rows.length >= rowsByCode(query);
  const others = isCut ? await countByCode(ctx, scope, query.q) : elsewhere.length;
  const more = { here: here.length - shown.length, elsewhere: others - shownOf(elsewhere) };
  return resultOf(ctx, { here: shown, elsewhere, more, exact: exactMatch(here, query.q) });
}

/**
 * What a clerk's words ask for: own branch first, what can be sold before what cannot, newest first; of the other
 * branches what can be sold, cheapest first.
 */
export async function counterStockByWish(
  ctx: Ctx,
  scope: BranchScope,
  query: CounterSearchQuery,
  wish: StockWish,
): Promise<CounterSearchResult> {
  authorize(ctx, 'sale:create', scope.branchId);
  const own = ctx.placement.branch(scope);
  const page = { except: scope.branchId, limit: MAX_ELSEWHERE + 1 };
  const [here, others] = await Promise.all([
    counterRows(own, scope, wish, query.limit + 1),
    fromEveryDatabase(ctx, (database) => otherBranchRows(database, publicChainScope(), wish, page)),
  ]);
  const [hereRows, elsewhereRows] = await Promise.all([
    here.length > query.limit
      ? branchTotals(own, scope, { wish }).then(({ rows }) => Number(rows))
      : here.length,
    others.length > MAX_ELSEWHERE ? countElsewhere(ctx, scope, wish) : others.length,
  ]);
  const shown = here.slice(0, query.limit);
  const isFirst = (row: StockRow) => Number(wish.firstTypes.includes(row.partType));
  return resultOf(ctx, {
    here: shown,
    elsewhere: others.sort((a, b) => isFirst(b) - isFirst(a) || byPriceBranchAndId(a, b)),
    more: { here: hereRows - shown.length, elsewhere: elsewhereRows - shownOf(others) },
    exact: exactMatch(shown, query.q),
  });
}

interface Found extends Pick<CounterSearchResult, 'more' | 'exact'> {
  readonly here: readonly StockRow[];
  readonly elsewhere: readonly StockRow[];
}

async function resultOf(ctx: Ctx, { here, elsewhere, more, exact }: Found): Promise<CounterSearchResult> {
  return {
    asOf: ctx.now().toISOString(),
    here: await toBranchRows(ctx, here, ctx.now()),
    elsewhere: await toListings(ctx, elsewhere.slice(0, MAX_ELSEWHERE)),
    more,
    exact,
  };
}

const shownOf = (elsewhere: readonly StockRow[]) => Math.min(elsewhere.length, MAX_ELSEWHERE);

/** How many rows of a part number are read, own branch first. */
const rowsByCode = ({ limit }: CounterSearchQuery) => limit + MAX_ELSEWHERE;

async function rowsWithCode(ctx: Ctx, scope: BranchScope, query: CounterSearchQuery): Promise<StockRow[]> {
  const { q } = query;
  const serial = asSerial(q);
  if (serial) return fromEveryDatabase(ctx, (database) => rowsBySerial(database, publicChainScope(), serial));
  const pnNorm = normalizePartNumber(q);
  if (pnNorm.length < MIN_CODE_LENGTH) return [];
  const page = { firstBranch: scope.branchId, limit: rowsByCode(query) };
  return fromEveryDatabase(ctx, (database) => rowsByPartNumber(database, publicChainScope(), pnNorm, page));
}

async function countByCode(ctx: Ctx, scope: BranchScope, code: string): Promise<number> {
  return sumOf(
    await fromEveryDatabase(ctx, (database) =>
      otherBranchCountByPartNumber(database, publicChainScope(), normalizePartNumber(code), scope.branchId),
    ),
  );
}

async function countElsewhere(ctx: Ctx, scope: BranchScope, wish: StockWish): Promise<number> {
  return sumOf(
    await fromEveryDatabase(ctx, (database) =>
      otherBranchCount(database, publicChainScope(), wish, scope.branchId),
    ),
  );
}

const sumOf = (counts: readonly RowCount[]) => counts.reduce((sum, { rows }) => sum + Number(rows), 0);

const canSell = (row: StockRow) => Number(row.onHand > row.reserved && row.priceCents !== null);

/** The one row of this branch whose whole code was typed or scanned, when it can be sold. */
function exactMatch(rows: readonly StockRow[], text: string): string | null {
  const code = normalizePartNumber(text);
  const matches = rows.filter((row) => normalizePartNumber(row.serial ?? row.partNumber) === code);
  const [only] = matches;
  return only && matches.length === 1 && only.onHand > only.reserved ? bytesToUuid(only.id) : null;
}
