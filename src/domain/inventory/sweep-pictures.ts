import { publicChainScope } from '#domain/identity';
import { neededPageMedia, readStoredName, type MediaStorage } from '#domain/media';
import type { Ctx } from '#server/context.ts';
import { fromEveryDatabase } from './chain-stock.ts';
import { neededPictures, neededPrivatePictures, purgeRemovedPhotos } from './photo.queries.ts';

const DAY_MS = 86_400_000;
/** How long what was taken off can be brought back. */
const REMOVED_KEPT_DAYS = 30;
/** A file gets its photograph within seconds; one without after this long never will. */
const ORPHAN_DAYS = 7;

export interface Sweep {
  readonly photos: number;
  readonly files: number;
}

/**
 * Forgets photographs that were taken off long ago, and deletes the files that no photograph, paper or page of the chain
 * needs. With `isTrial` it only counts the files.
 */
export async function sweepPictures(
  ctx: Pick<Ctx, 'placement' | 'now'>,
  storage: MediaStorage,
  { isTrial }: { readonly isTrial: boolean },
): Promise<Sweep> {
  const nowMs = ctx.now().getTime();
  const scope = publicChainScope();
  const before = new Date(nowMs - REMOVED_KEPT_DAYS * DAY_MS);
  const purged = isTrial
    ? [0]
    : await fromEveryDatabase(ctx, async (db) => [await purgeRemovedPhotos(db, scope, before)]);
  const pages = await neededPageMedia(ctx.placement.central());
  const shown = await fromEveryDatabase(ctx, (db) => neededPictures(db, scope));
  const seenByFew = await fromEveryDatabase(ctx, (db) => neededPrivatePictures(db, scope));
  const needed = {
    picture: new Set([...hexOf(shown), ...pages.pictures]),
    private: new Set(hexOf(seenByFew)),
    document: pages.documents,
  };
  let files = 0;
  for await (const { name, storedAtMs } of storage.list()) {
    const known = readStoredName(name);
    if (!known || needed[known.kind].has(known.hash) || nowMs - storedAtMs < ORPHAN_DAYS * DAY_MS) continue;
    if (!isTrial) await storage.delete(name);
    files += 1;
  }
  return { photos: purged.reduce((sum, count) => sum + count, 0), files };
}

function hexOf(hashes: readonly Buffer[]): string[] {
  return hashes.map((hash) => hash.toString('hex'));
}
