import { makePapersPrivate } from '#domain/inventory';
import { startLeadingJob } from './leading-job.ts';
import type { Runtime } from './runtime.ts';

/**
 * At once and four times a day: photographs of papers that still have a public address lose it. New ones never get
 * one; these are from before, from an old backup, or from a process of the version before this one.
 */
export function startPaperPrivacy(runtime: Runtime, isLeading: () => boolean) {
  const { log, media } = runtime;
  return startLeadingJob(runtime, isLeading, {
    name: 'paper-privacy',
    everyMs: 6 * 3_600_000,
    afterFailureMs: 60_000,
    trouble: 'photographs of papers could not be made private',
    async work() {
      const { pictures, alsoShown } = await makePapersPrivate(runtime, media);
      // What is also shown stays: a person put it on a piece, a car or a page, and a person takes it off.
      if (pictures > 0) log.warn('photographs of papers had public addresses', { pictures, alsoShown });
    },
  });
}
