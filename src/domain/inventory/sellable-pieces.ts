import type { CatalogReadCtx } from '#domain/catalog';
import { publicChainScope } from '#domain/identity';
import { sellableCodes } from './sellable.queries.ts';

export interface SellablePiece {
  /** Opens `/pieza/<code>`. */
  readonly code: string;
  readonly changedAt: Date;
}

/** What can be sold for the cars of these generations, each code once, latest change first; at most `limit`. */
export async function sellablePieces(
  ctx: CatalogReadCtx,
  generationIds: readonly number[],
  limit: number,
): Promise<SellablePiece[]> {
  if (generationIds.length === 0) return [];
  const scope = publicChainScope();
  const databases = ctx.placement.branchDatabases(scope);
  const rows = (
    await Promise.all(databases.map((db) => sellableCodes(db, scope, generationIds, limit)))
  ).flat();
  const latest = new Map<string, Date>();
  for (const { code, changedAt } of rows) {
    const known = latest.get(code);
    if (!known || known < changedAt) latest.set(code, changedAt);
  }
  return [...latest]
    .map(([code, changedAt]) => ({ code, changedAt }))
    .sort((a, b) => b.changedAt.getTime() - a.changedAt.getTime())
    .slice(0, limit);
}
