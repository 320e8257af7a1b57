import { uuidToBytes } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import { actorId, audit, emitEvent } from '#domain/audit';
import { generationsById } from '#domain/catalog';
import { authorize } from '#domain/identity';
import type { Picture } from '#contract/media';
import { countUpload, type TakeIn } from '#domain/media';
import type { Tx } from '#db/client.ts';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';
import { assertNoPaper } from './donor-file/paper-pictures.ts';
import { toPhotos } from './photo-list.ts';
import { MAX_PHOTOS, type PhotoList } from './contract.ts';
import { allPhotosOf, arrange, insertPhoto, lockItem, setAltText, type PhotoRow } from './photo.queries.ts';
import { branchRow } from './stock.queries.ts';
import { stockTagsOf } from './stock-tags.ts';

/** What a change makes of the photographs of an item; the rows come shown ones first, in order. */
interface PhotoChange {
  readonly action: 'photo.add' | 'photo.order' | 'photo.remove' | 'photo.restore' | 'photo.describe';
  readonly stockItemId: string;
  /** Null: nothing to do. Otherwise what the audit row says. */
  readonly work: (tx: Tx, rows: readonly PhotoRow[], at: Date) => Promise<Record<string, unknown> | null>;
}

/**
 * Adds a picture as the last photograph of an item. `takeIn` reads the upload; it runs once the item is known to be of
 * this branch. The same picture again changes nothing, or brings back the one that was taken off. Throws
 * `inventory.item_not_found`, `inventory.too_many_photos`, `inventory.photo_is_paper`, `media.quota`, or what
 * `takeIn` refuses.
 */
export async function addPhoto(
  ctx: Ctx,
  scope: BranchScope,
  input: { readonly stockItemId: string; readonly takeIn: (how: TakeIn) => Promise<Picture> },
): Promise<PhotoList> {
  authorize(ctx, 'stock:adjust', scope.branchId);
  const db = ctx.placement.branch(scope);
  const itemId = uuidToBytes(input.stockItemId);
  if (!(await branchRow(db, scope, itemId))) throw notFound();
  if (shownOf(await allPhotosOf(db, scope, itemId)).length >= MAX_PHOTOS) throw tooMany();
  await countUpload(ctx, `branch ${scope.branchId}`);
  const picture = await input.takeIn({ allow: (hash) => assertNoPaper(db, scope, hash) });
  const mediaHash = Buffer.from(picture.hash, 'hex');
  return changePhotos(ctx, scope, {
    action: 'photo.add',
    stockItemId: input.stockItemId,
    work: async (tx, rows, at) => {
      const shown = shownOf(rows);
      const known = rows.find((row) => row.mediaHash.equals(mediaHash));
      if (known && known.position !== null) return null;
      if (shown.length >= MAX_PHOTOS) throw tooMany();
      if (known) {
        await arrange(tx, scope, itemId, { shown: [...idsOf(shown), known.id], at });
      } else {
        await insertPhoto(tx, scope, {
          id: uuidv7(at.getTime()),
          stockItemId: itemId,
          mediaHash,
          position: shown.length,
          width: picture.width,
          height: picture.height,
          uploadedBy: actorId(ctx.actor),
          at,
        });
      }
      return { picture: picture.hash };
    },
  });
}

/** Puts all photographs of an item in this order. Throws `inventory.photos_changed` when they are others by now. */
export function orderPhotos(
  ctx: Ctx,
  scope: BranchScope,
  input: { readonly stockItemId: string; readonly ids: readonly string[] },
): Promise<PhotoList> {
  return changePhotos(ctx, scope, {
    action: 'photo.order',
    stockItemId: input.stockItemId,
    work: async (tx, rows, at) => {
      const shown = shownOf(rows);
      const wanted = input.ids.map(uuidToBytes);
      const isSame =
        wanted.length === shown.length &&
        shown.every((row) => wanted.filter((id) => id.equals(row.id)).length === 1);
      if (!isSame) throw new DomainError('inventory.photos_changed', 'conflict');
      if (shown.every((row, index) => wanted[index]?.equals(row.id))) return null;
      await arrange(tx, scope, uuidToBytes(input.stockItemId), { shown: wanted, at });
      return { order: input.ids };
    },
  });
}

/** Takes a photograph off; `restorePhoto` brings it back. Throws `inventory.photo_not_found`. */
export function removePhoto(
  ctx: Ctx,
  scope: BranchScope,
  input: { readonly stockItemId: string; readonly photoId: string },
): Promise<PhotoList> {
  return changePhotos(ctx, scope, {
    action: 'photo.remove',
    stockItemId: input.stockItemId,
    work: async (tx, rows, at) => {
      const photo = photoOf(rows, input.photoId);
      if (photo.position === null) return null;
      const rest = shownOf(rows).filter((row) => row !== photo);
      await arrange(tx, scope, uuidToBytes(input.stockItemId), { shown: idsOf(rest), at });
      return { photo: input.photoId };
    },
  });
}

/** Brings a photograph back that was taken off, as the last one or at `position`. Throws as `addPhoto` does. */
export function restorePhoto(
  ctx: Ctx,
  scope: BranchScope,
  input: { readonly stockItemId: string; readonly photoId: string; readonly position?: number | undefined },
): Promise<PhotoList> {
  return changePhotos(ctx, scope, {
    action: 'photo.restore',
    stockItemId: input.stockItemId,
    work: async (tx, rows, at) => {
      const photo = photoOf(rows, input.photoId);
      if (photo.position !== null) return null;
      const shown = shownOf(rows);
      if (shown.length >= MAX_PHOTOS) throw tooMany();
      await assertNoPaper(tx, scope, photo.mediaHash.toString('hex'));
      const ids = idsOf(shown).toSpliced(input.position ?? shown.length, 0, photo.id);
      await arrange(tx, scope, uuidToBytes(input.stockItemId), { shown: ids, at });
      return { photo: input.photoId };
    },
  });
}

/** Says in words what a photograph shows; null leaves it to the name of the part. */
export function describePhoto(
  ctx: Ctx,
  scope: BranchScope,
  input: { readonly stockItemId: string; readonly photoId: string; readonly alt: string | null },
): Promise<PhotoList> {
  return changePhotos(ctx, scope, {
    action: 'photo.describe',
    stockItemId: input.stockItemId,
    work: async (tx, rows) => {
      const photo = photoOf(rows, input.photoId);
      const alt = input.alt === '' ? null : input.alt;
      if (photo.altText === alt) return null;
      await setAltText(tx, scope, photo.id, alt);
      return { photo: input.photoId, alt };
    },
  });
}

/** One change: the item held, the rows read, the work, who did it, and the event that pages and lists follow. */
async function changePhotos(ctx: Ctx, scope: BranchScope, change: PhotoChange): Promise<PhotoList> {
  authorize(ctx, 'stock:adjust', scope.branchId);
  const db = ctx.placement.branch(scope);
  const cars = await generationsById(ctx);
  const itemId = uuidToBytes(change.stockItemId);
  return transaction(db, async (tx) => {
    const row = (await lockItem(tx, scope, itemId)) ? await branchRow(tx, scope, itemId) : undefined;
    if (!row) throw notFound();
    const before = await allPhotosOf(tx, scope, itemId);
    const detail = await change.work(tx, before, ctx.now());
    if (detail === null) return { photos: toPhotos(before) };
    const photos = toPhotos(await allPhotosOf(tx, scope, itemId));
    await audit(tx, ctx, scope, { action: change.action, subject: `stock ${change.stockItemId}`, detail });
    const generation = row.generationId === null ? undefined : cars.get(row.generationId);
    await emitEvent(tx, ctx, scope, {
      topic: 'stock.photos_changed',
      tags: stockTagsOf(row, generation?.path ?? null),
      stock: [change.stockItemId],
      facts: { stockItemId: change.stockItemId, photos: photos.length },
    });
    return { photos };
  });
}

function shownOf(rows: readonly PhotoRow[]): PhotoRow[] {
  return rows.filter((row) => row.position !== null);
}

function idsOf(rows: readonly PhotoRow[]): Buffer[] {
  return rows.map((row) => row.id);
}

function photoOf(rows: readonly PhotoRow[], photoId: string): PhotoRow {
  const id = uuidToBytes(photoId);
  const photo = rows.find((row) => row.id.equals(id));
  if (!photo) throw new DomainError('inventory.photo_not_found', 'not_found');
  return photo;
}

function notFound(): DomainError {
  return new DomainError('inventory.item_not_found', 'not_found');
}

function tooMany(): DomainError {
  return new DomainError('inventory.too_many_photos', 'conflict', { most: MAX_PHOTOS });
}
