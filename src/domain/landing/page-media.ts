import { transaction } from '#db/tx.ts';
import type { Picture, StoredDocument } from '#contract/media';
import { actorId, auditCentral } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import { countUpload, keepPageMedia, type PageMedia } from '#domain/media';
import type { Ctx } from '#server/context.ts';

/**
 * Keeps a picture for pages. It shows nowhere until a page with it is published, and it is kept as long as versions
 * are: for good. Throws `media.quota`, or what `takeIn` refuses.
 */
export async function takePagePicture(ctx: Ctx, takeIn: () => Promise<Picture>): Promise<Picture> {
  requirePermission(ctx, 'landing:edit');
  await countUpload(ctx, 'pages');
  const picture = await takeIn();
  const { hash, width, height } = picture;
  await keep(ctx, { kind: 'picture', hash, width, height, bytes: null });
  return picture;
}

/** Keeps a PDF for pages, which offer it for download. Throws `media.quota`, or what `takeIn` refuses. */
export async function takePageDocument(
  ctx: Ctx,
  takeIn: () => Promise<StoredDocument>,
): Promise<StoredDocument> {
  requirePermission(ctx, 'landing:edit');
  await countUpload(ctx, 'pages');
  const document = await takeIn();
  await keep(ctx, {
    kind: 'document',
    hash: document.hash,
    width: null,
    height: null,
    bytes: document.bytes,
  });
  return document;
}

async function keep(ctx: Ctx, media: Omit<PageMedia, 'by' | 'at'>): Promise<void> {
  requirePermission(ctx, 'landing:edit');
  await transaction(ctx.placement.central(), async (tx) => {
    await keepPageMedia(tx, { ...media, by: actorId(ctx.actor), at: ctx.now() });
    const detail = { kind: media.kind, hash: media.hash };
    await auditCentral(tx, ctx, { action: 'page.media', subject: 'page media', detail });
  });
}
