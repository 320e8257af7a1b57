import { randomUUID } from 'node:crypto';
import { expireHolds } from '#domain/sales';
import type { Ctx } from './context.ts';
import { createNap } from './outbox/nap.ts';
import type { Runtime } from './runtime.ts';

const EVERY_MS = 30_000;

/**
 * In the process that leads: lets go of holds whose time is over, so that their pieces can be sold. Two processes that
 * both think they lead do no harm: a hold ends once.
 */
export function startHoldExpiry(runtime: Runtime, isLeading: () => boolean): { close(): Promise<void> } {
  const nap = createNap();
  const stop = new AbortController();
  const isStopping = () => stop.signal.aborted;
  const running = run();

  async function run(): Promise<void> {
    await nap.rest(EVERY_MS);
    while (!isStopping()) {
      if (isLeading()) await expire();
      await nap.rest(EVERY_MS);
    }
  }

  async function expire(): Promise<void> {
    try {
      const count = await expireHolds(context());
      if (count > 0) runtime.log.info('holds were let go', { count });
    } catch (error) {
      runtime.log.warn('overdue holds could not be let go', { error });
    }
  }

  function context(): Ctx {
    return {
      requestId: randomUUID(),
      actor: { type: 'job', name: 'hold-expiry' },
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
