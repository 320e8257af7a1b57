import { requirePermission, staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { chainHome, chainTimeZone } from './chain-settings.ts';
import { missingMedia, withKnownSizes, type KnownMedia } from './content-media.ts';
import type {
  LandingDraft,
  LandingSchedule,
  LandingSlug,
  LandingState,
  LandingVersion,
  LandingVersionList,
} from './contract.ts';
import { problemsOf } from './content-problems.ts';
import { knownMediaOf } from './known-media.ts';
import { publishedVersion, versionById, versionHeads, type VersionRow } from './landing.queries.ts';
import { localMinuteOf } from './local-time.ts';
import { migrateContent } from './migrate-content.ts';
import { waitingSchedules, type ScheduleRow } from './schedule.queries.ts';
import {
  liveContent,
  saysTheSame,
  storedDraft,
  toHead,
  versionNotFound,
  type StoredDraft,
} from './stored-page.ts';

/** The page as its editor finds it: live version, draft, what is planned. */
export async function readLanding(ctx: Ctx, slug: LandingSlug): Promise<LandingState> {
  requirePermission(ctx, 'landing:edit');
  const db = ctx.placement.central();
  const [live, draft, schedules, timeZone, home] = await Promise.all([
    publishedVersion(db, slug),
    storedDraft(db, slug),
    waitingSchedules(db, slug),
    chainTimeZone(ctx),
    chainHome(ctx),
  ]);
  const media = await knownMediaOf(db, draft.content);
  const versions = await Promise.all(
    schedules.map(({ versionId }) =>
      versionId === null ? Promise.resolve(undefined) : versionById(db, slug, versionId),
    ),
  );
  const known = [live, ...versions].filter((version) => version !== undefined);
  const names = await staffNames(ctx, [
    draft.updatedBy,
    ...[...known, ...schedules].map(({ authorId }) => authorId),
  ]);
  const shown = await liveContent(db, live);
  return {
    slug,
    live: live ? toHead(live, names, live.id) : null,
    draft: {
      ...toDraft(draft, names, media),
      differsFromLive: !live || !saysTheSame(withKnownSizes(draft.content, media), shown),
    },
    schedules: schedules.map((schedule, index) =>
      toSchedule(schedule, { names, timeZone, version: versions[index], liveId: live?.id ?? null }),
    ),
    timeZone,
    home,
  };
}

export function toDraft(
  draft: StoredDraft,
  names: ReadonlyMap<number, string>,
  media: KnownMedia,
): Omit<LandingDraft, 'differsFromLive'> {
  return {
    content: draft.content,
    revision: draft.revision,
    basedOn: draft.basedOnNumber,
    updatedBy: draft.updatedBy === null ? null : (names.get(draft.updatedBy) ?? null),
    updatedAt: draft.updatedAt?.toISOString() ?? null,
    problems: [...problemsOf(draft.content), ...missingMedia(draft.content, media)],
  };
}

export function toSchedule(
  schedule: ScheduleRow,
  beside: {
    readonly names: ReadonlyMap<number, string>;
    readonly timeZone: string;
    readonly version: VersionRow | undefined;
    readonly liveId: string | null;
  },
): LandingSchedule {
  const { names, timeZone, version, liveId } = beside;
  return {
    id: schedule.id,
    action: schedule.action,
    version: version ? toHead(version, names, liveId) : null,
    dueAt: schedule.dueAt.toISOString(),
    dueLocal: localMinuteOf(schedule.dueAt, timeZone),
    author: schedule.authorId === null ? null : (names.get(schedule.authorId) ?? null),
  };
}

const VERSIONS_AT_ONCE = 30;

/** Newest first; `after` is the `next` of the page before. */
export async function listLandingVersions(
  ctx: Ctx,
  slug: LandingSlug,
  after: string | undefined,
): Promise<LandingVersionList> {
  requirePermission(ctx, 'landing:edit');
  const db = ctx.placement.central();
  const [live, rows] = await Promise.all([
    publishedVersion(db, slug),
    versionHeads(db, slug, { beforeNumber: after ? Number(after) : null, limit: VERSIONS_AT_ONCE + 1 }),
  ]);
  const page = rows.slice(0, VERSIONS_AT_ONCE);
  const names = await staffNames(
    ctx,
    page.map(({ authorId }) => authorId),
  );
  return {
    versions: page.map((row) => toHead(row, names, live?.id ?? null)),
    next: rows.length > VERSIONS_AT_ONCE ? String(page.at(-1)?.number) : null,
  };
}

/** Throws `landing.version_not_found`. */
export async function readLandingVersion(ctx: Ctx, slug: LandingSlug, id: string): Promise<LandingVersion> {
  requirePermission(ctx, 'landing:edit');
  const db = ctx.placement.central();
  const [live, version] = await Promise.all([publishedVersion(db, slug), versionById(db, slug, id)]);
  if (!version) throw versionNotFound();
  const names = await staffNames(ctx, [version.authorId]);
  return { ...toHead(version, names, live?.id ?? null), content: migrateContent(version.content) };
}
