import { randomUUID } from 'node:crypto';
import type { Ctx } from './context.ts';
import { createNap } from './outbox/nap.ts';
import type { Runtime } from './runtime.ts';

export interface LeadingJob {
  /** Who did it, in audit and log. */
  readonly name: string;
  /** Between the end of one turn and the next. */
  readonly everyMs: number;
  /** Before the first one; at once unless said. */
  readonly firstMs?: number;
  /** After a turn that failed, instead of `everyMs`. */
  readonly afterFailureMs?: number;
  /** What the log says of a turn that threw. */
  readonly trouble: string;
  work(ctx: Ctx): Promise<void>;
}

/** How soon a process that has taken over begins, for work that comes seldom. */
const LOOK_MS = 2_000;

/**
 * Does work again and again in the process that leads the outbox, and only there. For a moment two may both believe
 * that they lead, so the work must bear to be done twice. `close` waits for a turn under way.
 */
export function startLeadingJob(
  runtime: Runtime,
  isLeading: () => boolean,
  { name, everyMs, firstMs = 0, afterFailureMs = everyMs, trouble, work }: LeadingJob,
): { close(): Promise<void> } {
  const nap = createNap();
  const stop = new AbortController();
  const isStopping = () => stop.signal.aborted;
  const running = run();

  async function run(): Promise<void> {
    if (firstMs > 0) await nap.rest(firstMs);
    while (!isStopping()) await nap.rest(isLeading() ? await turn() : Math.min(everyMs, LOOK_MS));
  }

  /** Answers how long to rest. */
  async function turn(): Promise<number> {
    try {
      await work(jobContext(runtime, name));
      return everyMs;
    } catch (error) {
      runtime.log.warn(trouble, { error });
      return afterFailureMs;
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

function jobContext(runtime: Runtime, name: string): Ctx {
  return {
    requestId: randomUUID(),
    actor: { type: 'job', name },
    locale: 'es-MX',
    clientAddress: '',
    placement: runtime.placement,
    now: runtime.now,
    memo: runtime.memo.get,
    limits: runtime.rateLimiter,
  };
}
