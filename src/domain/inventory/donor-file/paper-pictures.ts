import type { Executor } from '#db/client.ts';
import type { Picture } from '#contract/media';
import { publicChainScope } from '#domain/identity';
import { neededPageMedia, type MediaLibrary } from '#domain/media';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import { fromEveryDatabase } from '../chain-stock.ts';
import { isPaperPicture, paperPictures, shownAmong } from './paper-picture.queries.ts';

// Papers of donor cars name people: their photographs are for whoever may see the paper. They are kept under names that
// have no public address, so the same picture may be public as well only because somebody published it as such.

const ASKED_AT_ONCE = 1_000;

/**
 * Somebody picked the wrong photograph: that of a paper of this branch is not published. Throws
 * `inventory.photo_is_paper`.
 */
export async function assertNoPaper(db: Executor, scope: BranchScope, hash: string): Promise<void> {
  if (await isPaperPicture(db, scope, Buffer.from(hash, 'hex'))) {
    throw new DomainError('inventory.photo_is_paper', 'conflict');
  }
}

export interface MadePrivate {
  readonly pictures: number;
  /** Of them, those that some piece, car or page shows to everybody: they stay public there. */
  readonly alsoShown: number;
}

/**
 * Takes photographs of papers out of the public ones: those that came in before papers were private, and those that an
 * old backup brought back. Costs one question to the storage for each paper when there are none.
 */
export async function makePapersPrivate(
  ctx: Pick<Ctx, 'placement'>,
  media: Pick<MediaLibrary, 'isPublic' | 'makePrivate'>,
): Promise<MadePrivate> {
  const open: Picture[] = [];
  for (const picture of await everyPaperPicture(ctx)) {
    if (await media.isPublic(picture)) open.push(picture);
  }
  if (open.length === 0) return { pictures: 0, alsoShown: 0 };
  const shown = await shownPictures(ctx, open);
  for (const picture of open) {
    await media.makePrivate(picture, { keepPublic: shown.has(picture.hash) });
  }
  return { pictures: open.length, alsoShown: shown.size };
}

async function everyPaperPicture(ctx: Pick<Ctx, 'placement'>): Promise<Picture[]> {
  const rows = await fromEveryDatabase(ctx, (db) => paperPictures(db, publicChainScope()));
  const pictures = rows.map(({ mediaHash, width, height }) => ({
    hash: mediaHash.toString('hex'),
    width,
    height,
  }));
  return [...new Map(pictures.map((picture) => [picture.hash, picture])).values()];
}

async function shownPictures(
  ctx: Pick<Ctx, 'placement'>,
  pictures: readonly Picture[],
): Promise<ReadonlySet<string>> {
  const paged = await neededPageMedia(ctx.placement.central());
  const shown = new Set(pictures.map(({ hash }) => hash).filter((hash) => paged.pictures.has(hash)));
  for (let from = 0; from < pictures.length; from += ASKED_AT_ONCE) {
    const some = pictures.slice(from, from + ASKED_AT_ONCE).map(({ hash }) => Buffer.from(hash, 'hex'));
    const rows = await fromEveryDatabase(ctx, (db) => shownAmong(db, publicChainScope(), some));
    for (const hash of rows) shown.add(hash.toString('hex'));
  }
  return shown;
}
