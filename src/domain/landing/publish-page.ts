import type { Tx } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import { actorId, auditCentral, emitCentralEvent } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { CONTENT_SCHEMA, type PageContent } from './blocks.ts';
import type { LandingPublish, LandingSlug, LandingState } from './contract.ts';
import { problemsOf } from './content-problems.ts';
import { rebaseDraft } from './draft.queries.ts';
import { insertVersion, lockPage, pointAt, versionById } from './landing.queries.ts';
import { readLanding } from './read-landing.ts';
import { editedByOther, storedDraft } from './stored-page.ts';

/** Pages that show a landing page: front caches of every process drop them when its event comes by. */
export function landingTag(slug: LandingSlug): string {
  return `landing:${slug}`;
}

/**
 * Makes the draft the live page: its content becomes a version, the page points at it, and who did it and what pages
 * must go are written, all in one transaction; a reader sees the old version or the new one. `revision` is the draft that
 * the person saw. Sent again with the same `id` nothing happens again. Throws `landing.edited_by_other`,
 * `landing.not_ready` with the problems, or `request.key_reused`.
 */
export async function publishPage(
  ctx: Ctx,
  slug: LandingSlug,
  { id, revision, note }: LandingPublish,
): Promise<LandingState> {
  requirePermission(ctx, 'landing:edit');
  const other = await transaction(
    ctx.placement.central(),
    async (tx) => {
      const at = ctx.now();
      const page = await lockPage(tx, slug, at);
      if (await isKept(tx, ctx, slug, id)) return null;
      const draft = await storedDraft(tx, slug, { isHeld: true });
      if (draft.revision !== revision) return draft;
      const number = await keepVersion(tx, ctx, slug, {
        id,
        kind: 'published',
        note,
        content: draft.content,
      });
      await pointAt(tx, slug, id, at);
      await rebaseDraft(tx, slug, id);
      await auditCentral(tx, ctx, {
        action: 'landing.publish',
        subject: `landing ${slug}`,
        detail: { before: page.publishedVersionId, after: id, number, note },
      });
      await announce(tx, ctx, slug, id);
      return null;
    },
    { deed: 'publish-page', repeatable: true },
  );
  if (other) throw await editedByOther(ctx, other);
  return readLanding(ctx, slug);
}

/** Visitors see the page as it comes from now on; versions and draft stay. Throws `landing.nothing_live`. */
export async function unpublishPage(ctx: Ctx, slug: LandingSlug, note: string): Promise<LandingState> {
  requirePermission(ctx, 'landing:edit');
  await transaction(ctx.placement.central(), async (tx) => {
    const at = ctx.now();
    const page = await lockPage(tx, slug, at);
    if (page.publishedVersionId === null) throw new DomainError('landing.nothing_live', 'conflict');
    await pointAt(tx, slug, null, at);
    await auditCentral(tx, ctx, {
      action: 'landing.unpublish',
      subject: `landing ${slug}`,
      detail: { before: page.publishedVersionId, after: null, note },
    });
    await announce(tx, ctx, slug, null);
  });
  return readLanding(ctx, slug);
}

/** With the page held: a version of content that may go live. Throws `landing.not_ready`. Answers its number. */
export async function keepVersion(
  tx: Tx,
  ctx: Ctx,
  slug: LandingSlug,
  version: {
    readonly id: string;
    readonly kind: 'published' | 'scheduled';
    readonly note: string;
    readonly content: PageContent;
  },
): Promise<number> {
  const problems = problemsOf(version.content);
  if (problems.length > 0) {
    throw new DomainError('landing.not_ready', 'conflict', { problems, count: problems.length });
  }
  return insertVersion(tx, slug, {
    ...version,
    schemaNo: CONTENT_SCHEMA,
    authorId: actorId(ctx.actor),
    createdAt: ctx.now(),
  });
}

/** Whether this very request was done before. Throws `request.key_reused` where the id is somebody else's. */
async function isKept(tx: Tx, ctx: Ctx, slug: LandingSlug, id: string): Promise<boolean> {
  const known = await versionById(tx, slug, id);
  if (!known) return false;
  if (known.kind === 'published' && known.authorId === actorId(ctx.actor)) return true;
  throw new DomainError('request.key_reused', 'conflict');
}

/** Tells every process that another version is live. */
export function announce(tx: Tx, ctx: Ctx, slug: LandingSlug, versionId: string | null): Promise<void> {
  return emitCentralEvent(tx, ctx, {
    topic: versionId === null ? 'landing.unpublished' : 'landing.published',
    tags: [landingTag(slug)],
    facts: { slug, versionId },
  });
}
