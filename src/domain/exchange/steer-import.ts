import { transaction } from '#db/tx.ts';
import { audit, auditCentral, type AuditAction } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { ImportState, ImportJob, ImportStep } from './contract.ts';
import { missingFields } from './import-fields.ts';
import { importView } from './import-view.ts';
import { findJob } from './job-place.ts';
import { jobById, moveJob, NO_COUNTS, type Job } from './jobs.queries.ts';

/** From where a step may go, and where it leads. A run that was stopped or failed goes on where it was. */
const STEPS: Readonly<
  Record<ImportStep['step'], { from: readonly ImportState[]; to: ImportState; audited?: AuditAction }>
> = {
  check: { from: ['ready', 'checked', 'failed'], to: 'checking' },
  run: { from: ['checked', 'cancelled', 'failed'], to: 'running', audited: 'import.run' },
  undo: { from: ['done', 'cancelled', 'failed'], to: 'undoing', audited: 'import.undo' },
  cancel: { from: ['checking', 'running'], to: 'cancelled' },
};

/**
 * Moves an import to its next phase; the work itself is done apart. Throws `exchange.not_found`,
 * `exchange.columns_missing`, `exchange.wrong_state`, or `exchange.changed_elsewhere`.
 */
export async function steerImport(
  ctx: Ctx,
  scope: BranchScope,
  input: ImportStep & { readonly id: string },
): Promise<ImportJob> {
  requirePermission(ctx, 'stock:receive');
  const { job, db, scope: owned } = await findJob(ctx, scope, input.id);
  const { from, to, audited } = STEPS[input.step];
  if (!from.includes(job.state) || !isPossible(job, input.step))
    throw new DomainError('exchange.wrong_state', 'conflict');
  const options = (input.step === 'check' && input.options) || job.options;
  const missing = missingFields(job.kind, options.columns);
  if (missing.length > 0) throw new DomainError('exchange.columns_missing', 'invalid', { fields: missing });
  const state = to === 'cancelled' && job.state === 'checking' ? 'ready' : to;
  const counts = input.step === 'check' ? NO_COUNTS : job.counts;
  await transaction(db, async (tx) => {
    const change = { id: job.id, version: input.version, state, options, counts, at: ctx.now() };
    if (!(await moveJob(tx, job, change))) throw new DomainError('exchange.changed_elsewhere', 'conflict');
    if (!audited) return;
    const entry = {
      action: audited,
      subject: `import ${job.id}`,
      detail: { kind: job.kind, fileName: job.fileName, fileHash: job.fileHash, options },
    };
    if (owned) await audit(tx, ctx, owned, entry);
    else await auditCentral(tx, ctx, entry);
  });
  const fresh = await jobById(db, job, job.id);
  if (!fresh) throw new DomainError('exchange.not_found', 'not_found');
  return importView(ctx, fresh);
}

/** A file that has begun to change things is not checked anew, and nothing is run again once it was undone. */
function isPossible({ cursorRow, counts, state }: Job, step: ImportStep['step']): boolean {
  const hasBegun = cursorRow > 0;
  const isUndone = counts.undone + counts.kept > 0;
  if (step === 'check') return !hasBegun;
  if (step === 'run') return !isUndone && (state === 'checked' || hasBegun);
  return step !== 'undo' || hasBegun;
}
