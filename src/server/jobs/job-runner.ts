import { randomUUID } from 'node:crypto';
import type { Database } from '#db/client.ts';
import { claimJob, dueJobs, failJob, LEASE_MS, releaseJob, type DueJob, type Lease } from '#domain/exchange';
import { DomainError } from '#shared/errors.ts';
import type { DatabaseUrls } from '../open-databases.ts';
import { createNap } from '../outbox/nap.ts';
import type { Runtime } from '../runtime.ts';
import { jobDatabases } from './job-databases.ts';
import { createJobProcess, JobProcessDied } from './job-process.ts';

export interface JobRunner {
  /** Of the process at work, while there is one. */
  readonly workerPid: number | undefined;
  /** Somebody is about to start work. */
  warm(): void;
  /** Lets the rows at hand be finished. What remains is taken up by the next process. */
  close(): Promise<void>;
}

const LOOK_EVERY_MS = 400;
const TIDY_EVERY_MS = 24 * 3_600_000;
/** A file is kept this long after it came in; what it did can be undone without it. */
const KEEP_FILES_MS = 30 * 24 * 3_600_000;
const LONGEST_BACKOFF_MS = 10_000;
/** Processes that a job may outlive; then it is the job. */
const MOST_DEATHS = 3;

/**
 * Gives the long work that people start to a process of its own, one job at a time. Any server may take any job;
 * one whose process died is taken up again at once by the same server, by others when its lease ends.
 */
export function startJobRunner(
  { placement, log, importFiles, now }: Pick<Runtime, 'placement' | 'log' | 'importFiles' | 'now'>,
  databaseUrls: DatabaseUrls,
): JobRunner {
  const nap = createNap();
  const stop = new AbortController();
  const isStopping = () => stop.signal.aborted;
  const runner = randomUUID();
  const process = createJobProcess({ databaseUrls, importFolder: importFiles.folder, runner });
  const deaths = new Map<string, number>();
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

  function lease(): Lease {
    const at = now();
    return { runner, at, endsAt: new Date(at.getTime() + LEASE_MS) };
  }

  async function workOnce(): Promise<boolean> {
    for (const [database, db] of jobDatabases(placement).entries()) {
      for (const due of await dueJobs(db, now())) {
        if (!(await claimJob(db, due, lease()))) continue;
        if (isStopping()) {
          await releaseJob(db, due, runner);
          return false;
        }
        try {
          await process.work({ due, database });
          deaths.delete(due.id);
        } catch (error) {
          if (!(error instanceof JobProcessDied)) throw error;
          await takeBack(db, due);
        }
        return true;
      }
    }
    return false;
  }

  /** Its process died: killed from outside, or by the job itself, which then dies of every next one too. */
  async function takeBack(db: Database, due: DueJob): Promise<void> {
    if (isStopping()) return releaseJob(db, due, runner);
    const times = (deaths.get(due.id) ?? 0) + 1;
    deaths.set(due.id, times);
    log.warn('the process of a job died', { job: due.id, times });
    if (times < MOST_DEATHS) return releaseJob(db, due, runner);
    deaths.delete(due.id);
    await failJob(db, due, new DomainError('exchange.process_died', 'unavailable'), lease());
  }

  async function tidy(): Promise<void> {
    if (performance.now() - tidiedAtMs < TIDY_EVERY_MS) return;
    tidiedAtMs = performance.now();
    await importFiles.tidy(now().getTime() - KEEP_FILES_MS);
  }

  return {
    get workerPid() {
      return process.pid;
    },
    warm() {
      if (!isStopping()) process.warm();
    },
    async close() {
      stop.abort();
      nap.wake();
      await process.close();
      await running;
    },
  };
}
