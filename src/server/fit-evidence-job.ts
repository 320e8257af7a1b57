import { settleFitEvidence } from '#domain/sales';
import { startLeadingJob } from './leading-job.ts';
import type { Runtime } from './runtime.ts';

/** Once an hour: sold lines whose time to be brought back is over become evidence of what their part fits. */
export function startFitEvidence(runtime: Runtime, isLeading: () => boolean) {
  return startLeadingJob(runtime, isLeading, {
    name: 'fit-evidence',
    everyMs: 3_600_000,
    // The site is up and warm before it looks back.
    firstMs: 60_000,
    trouble: 'sales could not be read for evidence of fit',
    async work(ctx) {
      const added = await settleFitEvidence(ctx, { afterDays: runtime.env.FIT_EVIDENCE_DAYS });
      if (added > 0) runtime.log.info('sales became evidence of fit', { added });
    },
  });
}
