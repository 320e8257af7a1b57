import { expireHolds } from '#domain/sales';
import { startLeadingJob } from './leading-job.ts';
import type { Runtime } from './runtime.ts';

const EVERY_MS = 30_000;

/** Lets go of holds whose time is over, so that their pieces can be sold; a hold ends once. */
export function startHoldExpiry(runtime: Runtime, isLeading: () => boolean) {
  return startLeadingJob(runtime, isLeading, {
    name: 'hold-expiry',
    everyMs: EVERY_MS,
    firstMs: EVERY_MS,
    trouble: 'overdue holds could not be let go',
    async work(ctx) {
      const count = await expireHolds(ctx);
      if (count > 0) runtime.log.info('holds were let go', { count });
    },
  });
}
