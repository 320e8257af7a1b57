import { randomUUID } from 'node:crypto';
import { runDueSchedules } from '#domain/landing';
import type { Ctx } from './context.ts';
import { createNap } from './outbox/nap.ts';
import type { Runtime } from './runtime.ts';

const EVERY_MS = 1_000;

/**
 * In the process that leads: publishes pages, or takes them off, at the time somebody planned. Two processes that both
 * think they lead do no harm: a plan is carried out once.
 */
export function startLandingSchedules(
  runtime: Runtime,
  isLeading: () => boolean,
): { close(): Promise<void> } {
  const nap = createNap();
  const stop = new AbortController();
  const isStopping = () => stop.signal.aborted;
  const running = run();

  async function run(): Promise<void> {
    while (!isStopping()) {
      if (isLeading()) await runDue();
      await nap.rest(EVERY_MS);
    }
  }

  async function runDue(): Promise<void> {
    try {
      const { done, failures } = await runDueSchedules(context());
      if (done > 0) runtime.log.info('planned pages were changed', { count: done });
      for (const failure of failures) runtime.log.warn('a planned page could not be changed', { ...failure });
    } catch (error) {
      runtime.log.warn('planned pages could not be read', { error });
    }
  }

  function context(): Ctx {
    return {
      requestId: randomUUID(),
      actor: { type: 'job', name: 'landing-schedule' },
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
