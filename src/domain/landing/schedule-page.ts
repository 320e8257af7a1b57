import type { Tx } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import { actorId, auditCentral } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { chainTimeZone } from './chain-settings.ts';
import type { LandingScheduleDraft, LandingSlug, LandingState } from './contract.ts';
import { lockPage } from './landing.queries.ts';
import { instantOfLocal } from './local-time.ts';
import { keepVersion } from './publish-page.ts';
import { readLanding } from './read-landing.ts';
import {
  insertSchedule,
  scheduleById,
  settleSchedule,
  waitingSchedules,
  type ScheduleRow,
} from './schedule.queries.ts';
import { editedByOther, storedDraft } from './stored-page.ts';

const MAX_WAITING = 20;
const MAX_AHEAD_MS = 2 * 366 * 86_400_000;

/**
 * Plans a publication of the draft as it is now, or the end of one, at a time of the chain's clock. The draft is kept as
 * a version: what is written later does not go with it. Throws `landing.schedule_past`, `landing.too_many_schedules`,
 * `landing.edited_by_other` or `landing.not_ready`.
 */
export async function schedulePage(
  ctx: Ctx,
  slug: LandingSlug,
  input: LandingScheduleDraft,
): Promise<LandingState> {
  requirePermission(ctx, 'landing:edit');
  const timeZone = await chainTimeZone(ctx);
  const dueAt = instantOfLocal(input.due, timeZone);
  const other = await transaction(
    ctx.placement.central(),
    async (tx) => {
      const at = ctx.now();
      await lockPage(tx, slug, at);
      if (await isPlanned(tx, ctx, slug, input.id)) return null;
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

async function isPlanned(tx: Tx, ctx: Ctx, slug: LandingSlug, id: string): Promise<boolean> {
  const known: ScheduleRow | undefined = await scheduleById(tx, slug, id);
  if (known && known.authorId !== actorId(ctx.actor)) throw new DomainError('request.key_reused', 'conflict');
  return known !== undefined;
}

async function assertRoom(tx: Tx, slug: LandingSlug, dueAt: Date, at: Date): Promise<void> {
  const aheadMs = dueAt.getTime() - at.getTime();
  if (aheadMs <= 0 || aheadMs > MAX_AHEAD_MS) throw new DomainError('landing.schedule_past', 'invalid');
  if ((await waitingSchedules(tx, slug)).length >= MAX_WAITING) {
    throw new DomainError('landing.too_many_schedules', 'conflict', { most: MAX_WAITING });
  }
}
