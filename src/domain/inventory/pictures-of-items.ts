import type { Ctx } from '#server/context.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { Photo } from './contract.ts';
import { shownPhotosOfItems } from './photo.queries.ts';
import { toPhotos } from './photo-list.ts';

/** What customers see of many items of a branch, by the item's id in hexadecimal; those without are not there. */
export async function picturesOfItems(
  ctx: Pick<Ctx, 'placement'>,
  scope: BranchScope,
  ids: readonly Buffer[],
): Promise<ReadonlyMap<string, readonly Photo[]>> {
  const rows = await shownPhotosOfItems(ctx.placement.branch(scope), scope, ids);
  const byItem = Map.groupBy(rows, ({ stockItemId }) => stockItemId.toString('hex'));
  return new Map([...byItem].map(([item, photos]) => [item, toPhotos(photos)]));
}
