import { transaction } from '#db/tx.ts';
import { auditCentral } from '#domain/audit';
import { branchDirectory } from '#domain/branches';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { ParkedList } from './contract.ts';
import { parkedEvents, unpark, type ParkedRow } from './inbox.queries.ts';

/** A parked event with the permanent code of its reason; whoever shows it has the words. */
type Parked = Omit<ParkedList['items'][number], 'reason'> & Pick<ParkedRow, 'failure'>;

export async function listParked(ctx: Ctx): Promise<Parked[]> {
  requirePermission(ctx, 'branches:manage');
  const [rows, branches] = await Promise.all([parkedEvents(ctx.placement.central()), branchDirectory(ctx)]);
  const codes = new Map(branches.map(({ id, code }) => [id, code]));
  return rows.map(({ id, from, to, topic, failure, recordedAt }) => ({
    id,
    from: codes.get(from) ?? null,
    to: codes.get(to) ?? null,
    topic,
    failure,
    recordedAt: recordedAt.toISOString(),
  }));
}

/** Has a parked event tried again, within a second. Throws `sync.not_parked`. */
export async function retryParked(ctx: Ctx, id: string): Promise<void> {
  requirePermission(ctx, 'branches:manage');
  await transaction(ctx.placement.central(), async (tx) => {
    if (!(await unpark(tx, id, ctx.now()))) throw new DomainError('sync.not_parked', 'not_found');
    await auditCentral(tx, ctx, { action: 'inbox.retry', subject: `event ${id}` });
  });
}
