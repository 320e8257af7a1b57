import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import { AUDIT_TOPICS } from '#domain/audit';
import { branchById } from '#domain/branches';
import { authorize, requirePermission, staffNames } from '#domain/identity';
import { addDays, startOfDay } from '#shared/business-day.ts';
import type { Ctx } from '#server/context.ts';
import { asPageCursor } from '#shared/page-cursor.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { Trail, TrailQuery } from './contract.ts';
import { branchTrail, chainTrail, type TrailRow, type TrailSpan } from './trail.queries.ts';

/** Who did what in a branch, newest first. Throws `request.invalid` for a cursor that no page answered. */
export async function readBranchTrail(ctx: Ctx, scope: BranchScope, query: TrailQuery): Promise<Trail> {
  authorize(ctx, 'audit:read', scope.branchId);
  const { timeZone } = await branchById(ctx, scope.branchId);
  const span = spanOf(query, timeZone);
  return trailOf(ctx, query, timeZone, await branchTrail(ctx.placement.branch(scope), scope, span));
}

/** The same of what belongs to the chain: people, branches, catalog, settings. Days are those of the time zone. */
export async function readChainTrail(ctx: Ctx, query: TrailQuery, timeZone: string): Promise<Trail> {
  requirePermission(ctx, 'audit:read');
  const span = spanOf(query, timeZone);
  return trailOf(ctx, query, timeZone, await chainTrail(ctx.placement.central(), span));
}

/** One row more than is shown: whether there is another page. */
function spanOf({ after, from, to, topic, person, limit }: TrailQuery, timeZone: string): TrailSpan {
  return {
    from: from === undefined ? undefined : startOfDay(from, timeZone),
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

async function trailOf(
  ctx: Ctx,
  { limit }: TrailQuery,
  timeZone: string,
  rows: readonly TrailRow[],
): Promise<Trail> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const people = shown.map(({ actorType, actorId }) => (actorType === 'customer' ? null : actorId));
  const names = await staffNames(ctx, people);
  return {
    timeZone,
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
