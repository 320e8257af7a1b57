import { makePapersPrivate } from '#domain/inventory';
import { createNap } from './outbox/nap.ts';
import type { Runtime } from './runtime.ts';

const EVERY_MS = 6 * 3_600_000;
/** Until this process leads. */
const LEADS_YET_MS = 2_000;
const AFTER_FAILURE_MS = 60_000;

/**
 * In the process that leads, as soon as it does and four times a day: photographs of papers that still have a public
 * address lose it. New ones never get one; these are from before, from an old backup, or from a process of the version
 * before this one.
 */
export function startPaperPrivacy(runtime: Runtime, isLeading: () => boolean): { close(): Promise<void> } {
  const nap = createNap();
  const stop = new AbortController();
  const isStopping = () => stop.signal.aborted;
  const running = run();

  async function run(): Promise<void> {
    while (!isStopping()) {
      await nap.rest(isLeading() ? await make() : LEADS_YET_MS);
    }
  }

  /** Answers how long it may rest. */
  async function make(): Promise<number> {
    try {
      const { pictures, alsoShown } = await makePapersPrivate(runtime, runtime.media);
      // What is also shown stays: a person put it on a piece, a car or a page, and a person takes it off.
      if (pictures > 0) {
        runtime.log.warn('photographs of papers had public addresses', { pictures, alsoShown });
      }
      return EVERY_MS;
    } catch (error) {
      runtime.log.warn('photographs of papers could not be made private', { error });
      return AFTER_FAILURE_MS;
    }
  }

  return {
    async close() {
      stop.abort();
      nap.wake();
      await running;
    },
  };
}
