import { setPriority } from 'node:os';
import { createImportFiles, workOnJob, type Worker } from '#domain/exchange';
import { isDomainError } from '#shared/errors.ts';
import { createMemo } from '../memo.ts';
import { openDatabases } from '../open-databases.ts';
import type { RateLimiter } from '../rate-limit.ts';
import { jobDatabases } from './job-databases.ts';
import type { JobAnswer, JobError, JobMessage, JobOrder, JobSetup } from './job-messages.ts';

// A process of its own for long work: what it reads and holds is neither in the memory nor in the time of the one
// that answers people. It does what it is told, one job at a time, and ends with whoever began it.

/** Below whoever answers people; somebody waits for the start itself. */
const LOW_PRIORITY = 5;
const ALIVE_EVERY_MS = 3_000;
/** A statement at a time, and the parts of the next rows beside it. */
const CONNECTIONS = 2;
/** Of frames, as the log writes them. */
const MAX_FRAMES = 8;

let isStopping = false;
let bench: ReturnType<typeof setUp> | undefined;
let atWork: Promise<void> | undefined;

// Ctrl-C goes to every process of the terminal; the server says when to stop.
process.on('SIGINT', () => undefined);
process.on('SIGTERM', () => undefined);
process.on('disconnect', () => void stop());
process.on('message', (message: JobMessage) => {
  if (message.kind === 'setup') bench = setUp(message);
  else if (message.kind === 'stop') void stop();
  else atWork = work(message);
});
setInterval(() => say({ kind: 'alive' }), ALIVE_EVERY_MS).unref();

function say(answer: JobAnswer): void {
  if (process.connected) process.send?.(answer);
}

function setUp({ appUrl, branchUrls, importFolder, runner }: JobSetup) {
  setPriority(LOW_PRIORITY);
  const { placement } = openDatabases(
    { appUrl, branchUrls: new Map(branchUrls) },
    { connectionLimit: CONNECTIONS },
  );
  const now = () => new Date();
  const worker: Worker = {
    runner,
    files: createImportFiles(importFolder),
    isStopping: () => isStopping,
    ctxFor: (userId, job) => ({
      requestId: `job-${job}`,
      actor: { type: 'job', name: 'import', onBehalfOf: userId },
      locale: 'es-MX',
      clientAddress: '',
      placement,
      now,
      // Nobody tells this process what became stale: each job looks for itself.
      memo: createMemo().get,
      limits: UNLIMITED,
    }),
  };
  return { placement, worker };
}

const nothing = () => Promise.resolve();
/** Nobody asks too often here. */
const UNLIMITED: RateLimiter = { hit: nothing, refund: nothing, forgive: nothing, close: nothing };

async function work({ due, database }: JobOrder): Promise<void> {
  try {
    const db = bench && jobDatabases(bench.placement)[database];
    if (!bench || !db) throw new Error('A job came before its databases');
    await workOnJob(bench.worker, db, due);
    say({ kind: 'done' });
  } catch (error) {
    say({ kind: 'failed', error: sayable(error) });
  }
}

/** Names and frames; of the data layer's errors no message, since statements and values stand in it. */
function sayable(error: unknown): JobError {
  if (!(error instanceof Error)) return { name: 'Error', message: '', frames: [] };
  const isOurs = isDomainError(error) || !('sql' in error || 'errno' in error || 'query' in error);
  const frames = (error.stack ?? '').split('\n').filter((line) => line.startsWith('    at '));
  return { name: error.name, message: isOurs ? error.message : '', frames: frames.slice(0, MAX_FRAMES) };
}

async function stop(): Promise<void> {
  isStopping = true;
  await atWork;
  await bench?.placement.close().catch(() => undefined);
  process.exit(0);
}
