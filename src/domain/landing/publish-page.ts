import type { Tx } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import { actorId, auditCentral, emitCentralEvent } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { CONTENT_SCHEMA, type PageContent } from './blocks.ts';
import { missingMedia, withKnownSizes } from './content-media.ts';
import type { LandingPublish, LandingSlug, LandingState, LandingUnpublish } from './contract.ts';
import { problemsOf } from './content-problems.ts';
import { rebaseDraft } from './draft.queries.ts';
import { knownMediaOf } from './known-media.ts';
import {
  insertVersion,
  lockPage,
  pointAt,
  publishedVersion,
  versionById,
  type VersionRow,
} from './landing.queries.ts';
import { migrateContent } from './migrate-content.ts';
import { readLanding } from './read-landing.ts';
import { editedByOther, liveIsOther, saysTheSame, storedDraft } from './stored-page.ts';

/** Pages that show a landing page: front caches of every process drop them when its event comes by. */
export function landingTag(slug: LandingSlug): string {
  return `landing:${slug}`;
}

/**
 * Makes the draft the live page: its content becomes a version, the page points at it, and who did it and what pages
 * must go are written, all in one transaction; a reader sees the old version or the new one. `revision` is the draft that
 * the person saw. Sent again with the same `id` nothing happens again. Throws `landing.edited_by_other`,
 * `landing.not_ready` with the problems, `landing.nothing_new`, or `request.key_reused`.
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
      if (await isKept(tx, ctx, slug, { id, revision, note })) return null;
      const draft = await storedDraft(tx, slug, { isHeld: true });
      if (draft.revision !== revision) return draft;
      await assertNew(tx, slug, draft.content);
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

/**
 * Visitors see the page as it comes from now on; versions and draft stay. Takes off only the version that the person saw:
 * asked again after somebody published, it does not take that one. Throws `landing.nothing_live` or
 * `landing.live_is_other`.
 */
export async function unpublishPage(
  ctx: Ctx,
  slug: LandingSlug,
  { versionId, note }: LandingUnpublish,
): Promise<LandingState> {
  requirePermission(ctx, 'landing:edit');
  const other = await transaction(ctx.placement.central(), async (tx) => {
    const at = ctx.now();
    const { publishedVersionId: before } = await lockPage(tx, slug, at);
    if (before === null) throw new DomainError('landing.nothing_live', 'conflict');
    if (before !== versionId) return await versionById(tx, slug, before);
    await pointAt(tx, slug, null, at);
    await auditCentral(tx, ctx, {
      action: 'landing.unpublish',
      subject: `landing ${slug}`,
      detail: { before, after: null, note },
    });
    await announce(tx, ctx, slug, null);
    return undefined;
  });
  if (other) throw await liveIsOther(ctx, other);
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
  const known = await knownMediaOf(tx, version.content);
  const problems = [...problemsOf(version.content), ...missingMedia(version.content, known)];
  if (problems.length > 0) {
    throw new DomainError('landing.not_ready', 'conflict', { problems, count: problems.length });
  }
  return insertVersion(tx, slug, {
    ...version,
    content: withKnownSizes(version.content, known),
    schemaNo: CONTENT_SCHEMA,
    authorId: actorId(ctx.actor),
    createdAt: ctx.now(),
  });
}

/** Whether this very request was done before. Throws `request.key_reused` where the id stands for something else. */
async function isKept(
  tx: Tx,
  ctx: Ctx,
  slug: LandingSlug,
  { id, revision, note }: LandingPublish,
): Promise<boolean> {
  const known = await versionById(tx, slug, id);
  if (!known) return false;
  const isSame =
    known.kind === 'published' &&
    known.authorId === actorId(ctx.actor) &&
    known.note === note &&
    (await isOfRevision(tx, slug, revision, known));
  if (!isSame) throw new DomainError('request.key_reused', 'conflict');
  return true;
}

/**
 * Whether a version can have been made of that revision of the draft. Versions do not say it; what the draft says now
 * does: the same as the version, then it is of this revision; something else, then of an earlier one.
 */
export async function isOfRevision(
  tx: Tx,
  slug: LandingSlug,
  revision: number,
  version: (VersionRow & { readonly content: unknown }) | undefined,
): Promise<boolean> {
  if (!version) return false;
  const draft = await storedDraft(tx, slug, { isHeld: true });
  const isStill = await isContentOf(tx, draft.content, version);
  return isStill ? revision === draft.revision : revision < draft.revision;
}

/** A version says something that the one before it did not. Throws `landing.nothing_new`. */
async function assertNew(tx: Tx, slug: LandingSlug, content: PageContent): Promise<void> {
  const live = await publishedVersion(tx, slug);
  if (live && (await isContentOf(tx, content, live))) {
    throw new DomainError('landing.nothing_new', 'conflict', { number: live.number });
  }
}

async function isContentOf(
  tx: Tx,
  content: PageContent,
  version: { readonly content: unknown },
): Promise<boolean> {
  const known = await knownMediaOf(tx, content);
  return saysTheSame(withKnownSizes(content, known), migrateContent(version.content));
}

/** Tells every process that another version is live. */
export function announce(tx: Tx, ctx: Ctx, slug: LandingSlug, versionId: string | null): Promise<void> {
  return emitCentralEvent(tx, ctx, {
    topic: versionId === null ? 'landing.unpublished' : 'landing.published',
    tags: [landingTag(slug)],
    facts: { slug, versionId },
  });
}
