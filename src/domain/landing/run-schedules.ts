import { transaction } from '#db/tx.ts';
import { auditCentral } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { lockPage, pointAt } from './landing.queries.ts';
import { announce } from './publish-page.ts';
import { dueSchedules, settleSchedule, type ScheduleRow } from './schedule.queries.ts';

export interface RunSchedules {
  readonly done: number;
  /** What did not work; it stays due. */
  readonly failures: readonly { readonly schedule: string; readonly error: unknown }[];
}

/** Does what is due, in order, each in its own transaction and once, however many processes try. */
export async function runDueSchedules(ctx: Ctx): Promise<RunSchedules> {
  let done = 0;
  const failures: { schedule: string; error: unknown }[] = [];
  for (const schedule of await dueSchedules(ctx.placement.central(), ctx.now())) {
    try {
      if (await runSchedule(ctx, schedule)) done += 1;
    } catch (error) {
      failures.push({ schedule: schedule.id, error });
    }
  }
  return { done, failures };
}

function runSchedule(ctx: Ctx, schedule: ScheduleRow): Promise<boolean> {
  requirePermission(ctx, 'landing:edit');
  const { id, slug, versionId } = schedule;
  return transaction(
    ctx.placement.central(),
    async (tx) => {
      const at = ctx.now();
      const page = await lockPage(tx, slug, at);
      if (!(await settleSchedule(tx, id, 'done', at))) return false;
      await pointAt(tx, slug, versionId, at);
      await auditCentral(tx, ctx, {
        action: versionId === null ? 'landing.unpublish' : 'landing.publish',
        subject: `landing ${slug}`,
        detail: {
          before: page.publishedVersionId,
          after: versionId,
          schedule: id,
          plannedBy: schedule.authorId,
        },
      });
      await announce(tx, ctx, slug, versionId);
      return true;
    },
    { deed: 'run-schedule', repeatable: true },
  );
}
