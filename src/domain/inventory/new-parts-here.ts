import type { Executor } from '#db/client.ts';
import type { BranchScope } from '#shared/scope.ts';
import { bulkItemsOfParts, type SaleItem } from './stock.queries.ts';

/** What a branch has of these parts in quantity, by part: a new part is the same on every shelf of the chain. */
export async function newPartsHere(
  db: Executor,
  scope: BranchScope,
  partIds: readonly number[],
): Promise<ReadonlyMap<number, SaleItem>> {
  if (partIds.length === 0) return new Map();
  const rows = await bulkItemsOfParts(db, scope, [...new Set(partIds)]);
  return new Map(rows.map((row) => [row.partId, row]));
}
