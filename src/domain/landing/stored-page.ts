import type { Executor } from '#db/client.ts';
import { actorId } from '#domain/audit';
import { staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { PageContent } from './blocks.ts';
import { isDemoIn } from './chain-settings.ts';
import type { LandingSlug, LandingVersionHead } from './contract.ts';
import { draftRow, type DraftRow } from './draft.queries.ts';
import { publishedVersion, type VersionRow } from './landing.queries.ts';
import { migrateContent } from './migrate-content.ts';
import { STARTER_CONTENT } from './starter-content.ts';

/** A draft as it stands, also where nobody wrote one yet: then it says what the live page says. */
export interface StoredDraft extends Omit<DraftRow, 'content' | 'updatedAt'> {
  readonly content: PageContent;
  readonly updatedAt: Date | null;
}

export async function storedDraft(
  db: Executor,
  slug: LandingSlug,
  options: { readonly isHeld?: boolean } = {},
): Promise<StoredDraft> {
  const row = await draftRow(db, slug, options);
  if (row) return { ...row, content: migrateContent(row.content) };
  const live = await publishedVersion(db, slug);
  return {
    content: await liveContent(db, live),
    revision: 0,
    basedOn: live?.id ?? null,
    basedOnNumber: live?.number ?? null,
    updatedBy: null,
    updatedAt: null,
  };
}

/**
 * What visitors see of the version that is live, or the page as it comes. A page that came with the demo is the demo's:
 * where the chain is a real one the page as it comes stands in its place.
 */
export async function liveContent(
  db: Executor,
  live: { readonly kind: VersionRow['kind']; readonly content: unknown } | undefined,
): Promise<PageContent> {
  if (!live || (live.kind === 'sample' && !(await isDemoIn(db)))) return STARTER_CONTENT;
  return migrateContent(live.content);
}

/** Whether two contents say the same, whatever the database did to their keys. */
export function saysTheSame(left: PageContent, right: PageContent): boolean {
  return JSON.stringify(migrateContent(left)) === JSON.stringify(migrateContent(right));
}

export function toHead(
  row: VersionRow,
  names: ReadonlyMap<number, string>,
  liveId: string | null,
): LandingVersionHead {
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    note: row.note,
    author: row.authorId === null ? null : (names.get(row.authorId) ?? null),
    createdAt: row.createdAt.toISOString(),
    isLive: row.id === liveId,
  };
}

/** Somebody else saved meanwhile: who and when, so that the person can decide. Nothing was written. */
export async function editedByOther(
  ctx: Ctx,
  draft: Pick<StoredDraft, 'revision' | 'updatedBy' | 'updatedAt'>,
): Promise<DomainError> {
  const names = await staffNames(ctx, [draft.updatedBy]);
  return new DomainError('landing.edited_by_other', 'conflict', {
    by: (draft.updatedBy !== null && names.get(draft.updatedBy)) || '–',
    at: draft.updatedAt?.toISOString() ?? '–',
    revision: draft.revision,
    account: draft.updatedBy === actorId(ctx.actor) ? 'same' : 'other',
  });
}

/** Another version is live than the person saw: which and whose. Nothing was taken off. */
export async function liveIsOther(
  ctx: Ctx,
  live: Pick<VersionRow, 'number' | 'authorId'>,
): Promise<DomainError> {
  const names = await staffNames(ctx, [live.authorId]);
  return new DomainError('landing.live_is_other', 'conflict', {
    by: (live.authorId !== null && names.get(live.authorId)) || '–',
    number: live.number,
  });
}

export function versionNotFound(): DomainError {
  return new DomainError('landing.version_not_found', 'not_found');
}
