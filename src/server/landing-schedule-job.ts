import { runDueSchedules } from '#domain/landing';
import { startLeadingJob } from './leading-job.ts';
import type { Runtime } from './runtime.ts';

/** Publishes pages, or takes them off, at the time somebody planned; a plan is carried out once. */
export function startLandingSchedules(runtime: Runtime, isLeading: () => boolean) {
  const { log } = runtime;
  return startLeadingJob(runtime, isLeading, {
    name: 'landing-schedule',
    everyMs: 1_000,
    trouble: 'planned pages could not be read',
    async work(ctx) {
      const { done, failures } = await runDueSchedules(ctx);
      if (done > 0) log.info('planned pages were changed', { count: done });
      for (const failure of failures) log.warn('a planned page could not be changed', { ...failure });
    },
  });
}
