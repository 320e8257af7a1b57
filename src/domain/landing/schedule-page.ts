import type { Tx } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import { actorId, auditCentral } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { chainTimeZone } from './chain-settings.ts';
import type { LandingScheduleDraft, LandingSlug, LandingState } from './contract.ts';
import { lockPage, versionById } from './landing.queries.ts';
import { instantOfLocal, isCalendarMinute } from './local-time.ts';
import { isOfRevision, keepVersion } from './publish-page.ts';
import { readLanding } from './read-landing.ts';
import { insertSchedule, scheduleById, settleSchedule, waitingSchedules } from './schedule.queries.ts';
import { editedByOther, storedDraft } from './stored-page.ts';

const MAX_WAITING = 20;
const MAX_AHEAD_MS = 2 * 366 * 86_400_000;

/**
 * Plans a publication of the draft as it is now, or the end of one, at a time of the chain's clock. The draft is kept as
 * a version: what is written later does not go with it. Throws `landing.no_such_day`, `landing.schedule_past`,
 * `landing.too_many_schedules`, `landing.edited_by_other`, `landing.not_ready` or `request.key_reused`.
 */
export async function schedulePage(
  ctx: Ctx,
  slug: LandingSlug,
  input: LandingScheduleDraft,
): Promise<LandingState> {
  requirePermission(ctx, 'landing:edit');
  if (!isCalendarMinute(input.due)) throw new DomainError('landing.no_such_day', 'invalid');
  const timeZone = await chainTimeZone(ctx);
  const dueAt = instantOfLocal(input.due, timeZone);
  const other = await transaction(
    ctx.placement.central(),
    async (tx) => {
      const at = ctx.now();
      await lockPage(tx, slug, at);
      if (await isPlanned(tx, ctx, slug, { ...input, dueAt })) return null;
      await assertRoom(tx, slug, dueAt, at);
      const draft = await storedDraft(tx, slug, { isHeld: true });
      if (input.action === 'publish' && draft.revision !== input.revision) return draft;
      const versionId = input.action === 'publish' ? input.id : null;
      if (versionId !== null) {
        const version = {
          id: versionId,
          kind: 'scheduled',
          note: input.note,
          content: draft.content,
        } as const;
        await keepVersion(tx, ctx, slug, version);
      }
      const { id, action, note } = input;
      const authorId = actorId(ctx.actor);
      await insertSchedule(tx, { id, slug, action, versionId, dueAt, note, authorId, createdAt: at });
      await auditCentral(tx, ctx, {
        action: 'landing.schedule',
        subject: `landing ${slug}`,
        detail: { schedule: id, action, version: versionId, dueAt: dueAt.toISOString(), timeZone },
      });
      return null;
    },
    { repeatable: true },
  );
  if (other) throw await editedByOther(ctx, other);
  return readLanding(ctx, slug);
}

/** Throws `landing.schedule_not_found`, also for one that is done by now. */
export async function cancelSchedule(ctx: Ctx, slug: LandingSlug, id: string): Promise<void> {
  requirePermission(ctx, 'landing:edit');
  await transaction(ctx.placement.central(), async (tx) => {
    const schedule = await scheduleById(tx, slug, id);
    if (!schedule || !(await settleSchedule(tx, id, 'cancelled', ctx.now()))) {
      throw new DomainError('landing.schedule_not_found', 'not_found');
    }
    await auditCentral(tx, ctx, {
      action: 'landing.schedule_cancel',
      subject: `landing ${slug}`,
      detail: { schedule: id, action: schedule.action, dueAt: schedule.dueAt.toISOString() },
    });
  });
}

/**
 * Whether this very request was done before. Throws `request.key_reused` where the id stands for something else: another
 * plan, one that was taken back, or a version.
 */
async function isPlanned(
  tx: Tx,
  ctx: Ctx,
  slug: LandingSlug,
  asked: LandingScheduleDraft & { readonly dueAt: Date },
): Promise<boolean> {
  const known = await scheduleById(tx, slug, asked.id);
  const version = await versionById(tx, slug, asked.id);
  if (!known && !version) return false;
  const isSame =
    known?.authorId === actorId(ctx.actor) &&
    known.state !== 'cancelled' &&
    known.action === asked.action &&
    known.note === asked.note &&
    known.dueAt.getTime() === asked.dueAt.getTime() &&
    (asked.action === 'unpublish' || (await isOfRevision(tx, slug, asked.revision, version)));
  if (!isSame) throw new DomainError('request.key_reused', 'conflict');
  return true;
}

async function assertRoom(tx: Tx, slug: LandingSlug, dueAt: Date, at: Date): Promise<void> {
  const aheadMs = dueAt.getTime() - at.getTime();
  if (aheadMs <= 0 || aheadMs > MAX_AHEAD_MS) throw new DomainError('landing.schedule_past', 'invalid');
  if ((await waitingSchedules(tx, slug)).length >= MAX_WAITING) {
    throw new DomainError('landing.too_many_schedules', 'conflict', { most: MAX_WAITING });
  }
}
