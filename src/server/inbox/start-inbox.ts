import type { InboxHandler } from '#domain/audit';
import { createNap, type Nap } from '../outbox/nap.ts';
import type { Runtime } from '../runtime.ts';
import { createInbox } from './inbox.ts';

const POLL_MS = 500;
const LONGEST_BACKOFF_MS = 10_000;

export interface RunningInbox {
  /** The log has grown. */
  wake(): void;
  close(): Promise<void>;
}

/**
 * Empties the inbox in the process that leads. Two that both believe to lead do each other's work twice and change
 * nothing by it. Retries have a loop of their own: a database that is slow to answer must not hold up what is new.
 */
export function startInbox(
  runtime: Runtime,
  options: { readonly handlers: readonly InboxHandler[]; readonly isLeading: () => boolean },
): RunningInbox {
  const { placement, log, now, memo, rateLimiter } = runtime;
  const inbox = createInbox({
    placement,
    handlers: options.handlers,
    log,
    now,
    contextFor: (eventId) => ({
      requestId: `inbox-${eventId}`.slice(0, 40),
      actor: { type: 'job', name: 'inbox' },
      locale: 'es-MX',
      clientAddress: '',
      placement,
      now,
      memo: memo.get,
      limits: rateLimiter,
      stockIndex: runtime.stockIndex,
    }),
  });
  const [reading, retrying] = [createNap(), createNap()];
  const stop = new AbortController();
  const loops = [
    loop(reading, () => inbox.readOn(), 'the inbox cannot be read'),
    loop(retrying, () => inbox.retryDue(), 'the inbox cannot try again'),
  ];

  async function loop(nap: Nap, work: () => Promise<boolean>, trouble: string): Promise<void> {
    let failures = 0;
    while (!stop.signal.aborted) {
      try {
        const isMore = options.isLeading() && (await work());
        failures = 0;
        if (!isMore) await nap.rest(POLL_MS);
      } catch (error) {
        failures += 1;
        if (failures === 1) log.warn(trouble, { error });
        await nap.rest(Math.min(LONGEST_BACKOFF_MS, POLL_MS * 2 ** failures));
      }
    }
  }

  return {
    wake: () => reading.wake(),
    async close() {
      stop.abort();
      reading.wake();
      retrying.wake();
      await Promise.all(loops);
    },
  };
}
