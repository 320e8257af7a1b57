import type {
  BranchStockPage,
  BranchStockQuery,
  CounterSearchQuery,
  CounterSearchResult,
} from '#contract/inventory';
import { carTree, listGenerations } from '#domain/catalog';
import { branchStock, counterStockByCode, counterStockByWish, type StockWish } from '#domain/inventory';
import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import { readStockWish } from './read-stock-wish.ts';

/** What a clerk finds by scan or by words. A whole code shows what carries it; anything else is read as words. */
export async function counterSearch(
  ctx: Ctx,
  scope: BranchScope,
  query: CounterSearchQuery,
): Promise<CounterSearchResult> {
  const coded = await counterStockByCode(ctx, scope, query);
  return coded ?? counterStockByWish(ctx, scope, query, await wishOf(ctx, query.q));
}

/** One page of the branch's own stock that the words of the query ask for, newest first. */
export async function searchBranchStock(
  ctx: Ctx,
  scope: BranchScope,
  query: BranchStockQuery,
): Promise<BranchStockPage> {
  return query.q
    ? branchStock(ctx, scope, query, await wishOf(ctx, query.q))
    : branchStock(ctx, scope, query);
}

async function wishOf(ctx: Ctx, text: string): Promise<StockWish> {
  const [tree, generations] = await Promise.all([carTree(ctx), listGenerations(ctx)]);
  return readStockWish(text, { tree, generations }, { lastYear: ctx.now().getUTCFullYear() + 1 });
}
