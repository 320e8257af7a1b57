import { randomUUID } from 'node:crypto';
import type { Database } from '#db/client.ts';
import { claimJob, dueJobs, LEASE_MS, workOnJob, type Worker } from '#domain/exchange';
import { publicChainScope } from '#domain/identity';
import { createNap } from './outbox/nap.ts';
import type { Runtime } from './runtime.ts';

export interface JobRunner {
  /** Lets the rows at hand be finished. What remains is taken up by the next process. */
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 400;
const TIDY_EVERY_MS = 24 * 3_600_000;
/** A file is kept this long after it came in; what it did can be undone without it. */
const KEEP_FILES_MS = 30 * 24 * 3_600_000;
const LONGEST_BACKOFF_MS = 10_000;

/**
 * Does the long work that people start, one piece at a time, beside the requests. Any process may take any job;
 * one that died loses its jobs when their lease ends.
 */
export function startJobRunner({ placement, log, memo, rateLimiter, importFiles, now }: Runtime): JobRunner {
  const nap = createNap();
  const stop = new AbortController();
  const isStopping = () => stop.signal.aborted;
  const worker: Worker = {
    runner: randomUUID(),
    files: importFiles,
    isStopping,
    ctxFor: (userId, job) => ({
      requestId: `job-${job}`,
      actor: { type: 'job', name: 'import', onBehalfOf: userId },
      locale: 'es-MX',
      clientAddress: '',
      placement,
      now,
      memo: memo.get,
      limits: rateLimiter,
    }),
  };
  let failures = 0;
  let tidiedAtMs = Number.NEGATIVE_INFINITY;
  const running = run();

  async function run(): Promise<void> {
    while (!isStopping()) {
      try {
        await tidy();
        const isMore = await workOnce();
        failures = 0;
        if (!isMore) await nap.rest(LOOK_EVERY_MS);
      } catch (error) {
        failures += 1;
        if (failures === 1) log.warn('a job could not go on', { error });
        await nap.rest(Math.min(LONGEST_BACKOFF_MS, LOOK_EVERY_MS * 2 ** failures));
      }
    }
  }

  async function workOnce(): Promise<boolean> {
    const databases = new Set<Database>([
      placement.central(),
      ...placement.branchDatabases(publicChainScope()),
    ]);
    for (const db of databases) {
      const at = now();
      for (const due of await dueJobs(db, at)) {
        const lease = { runner: worker.runner, at, endsAt: new Date(at.getTime() + LEASE_MS) };
        if (!(await claimJob(db, due, lease))) continue;
        await workOnJob(worker, db, due);
        return true;
      }
    }
    return false;
  }

  async function tidy(): Promise<void> {
    if (performance.now() - tidiedAtMs < TIDY_EVERY_MS) return;
    tidiedAtMs = performance.now();
    await importFiles.tidy(now().getTime() - KEEP_FILES_MS);
  }

  return {
    async close() {
      stop.abort();
      nap.wake();
      await running;
    },
  };
}
