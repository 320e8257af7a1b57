import { randomUUID } from 'node:crypto';
import { settleFitEvidence } from '#domain/sales';
import type { Ctx } from './context.ts';
import { createNap } from './outbox/nap.ts';
import type { Runtime } from './runtime.ts';

const EVERY_MS = 3_600_000;
/** The site is up and warm before it looks back. */
const FIRST_MS = 60_000;

/**
 * Once an hour, in the process that leads: sold lines whose time to be brought back is over become evidence of
 * what their part fits.
 */
export function startFitEvidence(runtime: Runtime, isLeading: () => boolean): { close(): Promise<void> } {
  const nap = createNap();
  const stop = new AbortController();
  const isStopping = () => stop.signal.aborted;
  const running = run();

  async function run(): Promise<void> {
    await nap.rest(FIRST_MS);
    while (!isStopping()) {
      if (isLeading()) await settle();
      await nap.rest(EVERY_MS);
    }
  }

  async function settle(): Promise<void> {
    try {
      const added = await settleFitEvidence(context(), { afterDays: runtime.env.FIT_EVIDENCE_DAYS });
      if (added > 0) runtime.log.info('sales became evidence of fit', { added });
    } catch (error) {
      runtime.log.warn('sales could not be read for evidence of fit', { error });
    }
  }

  function context(): Ctx {
    return {
      requestId: randomUUID(),
      actor: { type: 'job', name: 'fit-evidence' },
      locale: 'es-MX',
      clientAddress: '',
      placement: runtime.placement,
      now: runtime.now,
      memo: runtime.memo.get,
      limits: runtime.rateLimiter,
    };
  }

  return {
    async close() {
      stop.abort();
      nap.wake();
      await running;
    },
  };
}
