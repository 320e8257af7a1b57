import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { DatabaseUrls } from '../open-databases.ts';
import type { JobAnswer, JobError, JobOrder, JobSetup } from './job-messages.ts';

export interface JobProcess {
  /**
   * Works on a claimed job until its phase ends. Rejects with `JobProcessDied` when the process did not live to say
   * how it went, and with what it said when it failed.
   */
  work(order: Omit<JobOrder, 'kind'>): Promise<void>;
  /** Begins the process before there is work, so that nobody waits for its start. */
  warm(): void;
  /** While there is one. */
  readonly pid: number | undefined;
  /** Lets the rows at hand be finished. */
  close(): Promise<void>;
}

export class JobProcessDied extends Error {
  override readonly name = 'JobProcessDied';
}

export interface JobProcessOptions {
  readonly databaseUrls: DatabaseUrls;
  readonly importFolder: string;
  readonly runner: string;
  /** The process ends after this long without work. */
  readonly idleMs?: number;
}

const PROGRAM = fileURLToPath(new URL('./job-child.ts', import.meta.url));
/**
 * Left alone, Node lets garbage pile up as long as the machine has memory. The heap holds the program, a lot or two
 * of rows, and the shared texts of a workbook; the young generation only what one lot throws away.
 */
const NODE_OPTIONS = [
  '--max-old-space-size=160',
  '--max-semi-space-size=4',
  '--disable-warning=ExperimentalWarning',
];
/** A process that says nothing for so long hangs. */
const SILENT_MS = 60_000;
const STOP_MS = 20_000;

interface Pending {
  readonly worker: ChildProcess;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/** One process for long work, begun when there is some and ended when there is none. */
export function createJobProcess(options: JobProcessOptions): JobProcess {
  const { idleMs = 60_000 } = options;
  let child: ChildProcess | undefined;
  let pending: Pending | undefined;
  let idle: NodeJS.Timeout | undefined;
  let silence: NodeJS.Timeout | undefined;

  function begin(): ChildProcess {
    const begun = startChild(options);
    begun.on('message', (answer: JobAnswer) => {
      silence?.refresh();
      if (answer.kind === 'done') settle(({ resolve }) => resolve());
      else if (answer.kind === 'failed') settle(({ reject }) => reject(errorOf(answer.error)));
    });
    const gone = () => {
      if (child === begun) child = undefined;
      if (pending?.worker !== begun) return;
      settle(({ reject }) => reject(new JobProcessDied('The process of the job ended')));
    };
    begun.once('error', gone);
    begun.once('exit', gone);
    return begun;
  }

  function settle(tell: (waiting: Pending) => void): void {
    clearTimeout(silence);
    const waiting = pending;
    pending = undefined;
    if (waiting) tell(waiting);
    endWhenIdle();
  }

  function endWhenIdle(): void {
    clearTimeout(idle);
    if (child && !pending) idle = setTimeout(() => void end(), idleMs).unref();
  }

  /** It holds nothing that is not in the database: killed, it leaves its job to the next. */
  async function end(): Promise<void> {
    clearTimeout(idle);
    const ending = child;
    child = undefined;
    if (!ending) return;
    const ended = new Promise<void>((resolve) => ending.once('exit', () => resolve()));
    if (ending.connected) ending.send({ kind: 'stop' }, () => undefined);
    const tooLong = setTimeout(() => ending.kill('SIGKILL'), STOP_MS);
    await ended;
    clearTimeout(tooLong);
  }

  return {
    work(order) {
      clearTimeout(idle);
      const worker = (child ??= begin());
      return new Promise((resolve, reject) => {
        pending = { worker, resolve, reject };
        silence = setTimeout(() => worker.kill('SIGKILL'), SILENT_MS).unref();
        worker.send({ kind: 'work', ...order }, (error) => {
          if (error) worker.kill('SIGKILL');
        });
      });
    },
    warm() {
      child ??= begin();
      endWhenIdle();
    },
    get pid() {
      return child?.pid;
    },
    close: end,
  };
}

/** Its environment is empty: it is told what it needs, and nothing of that stands in a list of processes. */
function startChild({ databaseUrls, importFolder, runner }: JobProcessOptions): ChildProcess {
  const child = fork(PROGRAM, {
    env: { NODE_ENV: 'production' },
    execArgv: NODE_OPTIONS,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { appUrl, branchUrls = new Map<number, string>() } = databaseUrls;
  const setup: JobSetup = { kind: 'setup', appUrl, branchUrls: [...branchUrls], importFolder, runner };
  child.send(setup, () => undefined);
  return child;
}

function errorOf({ name, message, frames }: JobError): Error {
  const error = new Error(message);
  error.name = name;
  error.stack = [`${name}: ${message}`, ...frames].join('\n');
  return error;
}
