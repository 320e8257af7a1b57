import { staffNames } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import type { ImportJob } from './contract.ts';
import type { Job } from './jobs.queries.ts';

/** Jobs as people see them. */
export async function importViews(ctx: Ctx, jobs: readonly Job[]): Promise<ImportJob[]> {
  const names = await staffNames(
    ctx,
    jobs.map(({ createdBy }) => createdBy),
  );
  return jobs.map((job) => ({
    id: job.id,
    kind: job.kind,
    state: job.state,
    fileName: job.fileName,
    fileBytes: job.fileBytes,
    format: job.shape?.format ?? null,
    encoding: job.shape?.format === 'xlsx' ? null : (job.shape?.encoding ?? null),
    columns: job.shape?.columns ?? [],
    options: job.options,
    progress: job.progressPermille / 1_000,
    counts: job.counts,
    failure: job.failure === null ? null : { code: job.failure, details: job.failureDetails },
    createdBy: names.get(job.createdBy) ?? '',
    createdAt: job.createdAt.toISOString(),
    updatedAt: job.updatedAt.toISOString(),
    finishedAt: job.finishedAt?.toISOString() ?? null,
    version: job.version,
  }));
}

export async function importView(ctx: Ctx, job: Job): Promise<ImportJob> {
  const [view] = await importViews(ctx, [job]);
  if (!view) throw new Error('A job has a view');
  return view;
}
