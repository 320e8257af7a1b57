import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { AUDIT_TOPICS } from '#contract/audit';
import { branchById } from '#domain/branches';
import { authorize, requirePermission, staffNames } from '#domain/identity';
import { addDays, startOfDay } from '#shared/business-day.ts';
import type { Ctx } from '#server/context.ts';
import { businessDateOf } from '#shared/time.ts';
import { asPageCursor } from '#shared/page-cursor.ts';
import type { BranchScope } from '#shared/scope.ts';
import { TRAIL_DAYS, type Trail, type TrailQuery } from './contract.ts';
import { branchTrail, chainTrail, type TrailRow, type TrailSpan } from './trail.queries.ts';

/** Who did what in a branch, newest first. Throws `request.invalid` for a cursor that no page answered. */
export async function readBranchTrail(ctx: Ctx, scope: BranchScope, query: TrailQuery): Promise<Trail> {
  authorize(ctx, 'audit:read', scope.branchId);
  const { timeZone } = await branchById(ctx, scope.branchId);
  const wish = { ...query, ...daysOf(ctx, query, timeZone) };
  return trailOf(ctx, wish, await branchTrail(ctx.placement.branch(scope), scope, spanOf(wish)));
}

/** The same of what belongs to the chain: people, branches, catalog, settings. Days are those of the time zone. */
export async function readChainTrail(ctx: Ctx, query: TrailQuery, timeZone: string): Promise<Trail> {
  requirePermission(ctx, 'audit:read');
  const wish = { ...query, ...daysOf(ctx, query, timeZone) };
  return trailOf(ctx, wish, await chainTrail(ctx.placement.central(), spanOf(wish)));
}

type Wish = TrailQuery & ReturnType<typeof daysOf>;

/** A subject that is rare is not looked for through all the years of a chain. */
function daysOf(ctx: Ctx, { from, to }: TrailQuery, timeZone: string) {
  const last = to ?? businessDateOf(ctx.now(), timeZone);
  return { timeZone, from: from ?? addDays(last, 1 - TRAIL_DAYS) };
}

/** One row more than is shown: whether there is another page. */
function spanOf({ after, from, to, topic, person, limit, timeZone }: Wish): TrailSpan {
  return {
    from: startOfDay(from, timeZone),
    before: to === undefined ? undefined : startOfDay(addDays(to, 1), timeZone),
    after: after === undefined ? undefined : cursorOf(after),
    nouns: topic === undefined ? [] : AUDIT_TOPICS[topic],
    person,
    limit: limit + 1,
  };
}

function cursorOf(text: string): NonNullable<TrailSpan['after']> {
  const [, time = '', id = ''] = /^(\d{1,15})\.(.+)$/.exec(text) ?? [];
  return { recordedAt: new Date(Number(time)), id: uuidToBytes(asPageCursor(id)) };
}

async function trailOf(ctx: Ctx, { limit, timeZone, from }: Wish, rows: readonly TrailRow[]): Promise<Trail> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const people = shown.map(({ actorType, actorId }) => (actorType === 'customer' ? null : actorId));
  const names = await staffNames(ctx, people);
  return {
    timeZone,
    from,
    entries: shown.map((row) => ({
      id: bytesToUuid(row.id),
      at: row.at.toISOString(),
      action: row.action,
      actor: {
        type: row.actorType,
        id: row.actorId,
        name: row.actorType === 'customer' ? null : (names.get(row.actorId ?? 0) ?? null),
      },
      subject: row.subject,
      detail: JSON.parse(String(row.detail)) as Record<string, unknown>,
      requestId: row.requestId,
    })),
    next: rows.length > limit && last ? `${last.recordedAt.getTime()}.${bytesToUuid(last.id)}` : null,
  };
}
