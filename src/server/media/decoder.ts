import { fork, spawn, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Size } from '#contract/media';
import type { Decoder } from '#domain/media';
import { DomainError, invariant } from '#shared/errors.ts';
import type { DecodeAnswer, DecodeRefusal, DocumentRequest, PictureRequest } from './decode-messages.ts';

export interface ProcessDecoder extends Decoder {
  /** Of the process at work, if there is one. */
  readonly pid: number | undefined;
}

export interface DecoderOptions {
  readonly maxPixels?: number;
  /** For one file; then its process is killed. */
  readonly deadlineMs?: number;
  /** The same for a document, which holds up photographs and is read faster. */
  readonly documentDeadlineMs?: number;
  /** The process ends after this long without work. */
  readonly idleMs?: number;
  readonly maxWaiting?: number;
}

type Order = Omit<PictureRequest, 'id'> | Omit<DocumentRequest, 'id'>;
type Outcome = Exclude<DecodeAnswer, { refusal: unknown }>;

interface Job {
  readonly order: Order;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
  /** The process died while it had this one, and nobody knows of what. */
  hasCrashed: boolean;
}

const PROGRAM = fileURLToPath(new URL('./decode-child.ts', import.meta.url));
const DATA_LIMIT_KB = 1_536 * 1_024;
const LOW_PRIORITY = 10;
const NODE_OPTIONS = ['--max-old-space-size=128', '--disable-warning=ExperimentalWarning'];

/** One process that opens one file after the other, begun when there is work and ended when there is none. */
export function createDecoder(options: DecoderOptions = {}): ProcessDecoder {
  const { maxPixels = 50_000_000, deadlineMs = 30_000, documentDeadlineMs = 10_000 } = options;
  const { idleMs = 30_000, maxWaiting = 32 } = options;
  const waiting: Job[] = [];
  let child: ChildProcess | undefined;
  let current: { readonly job: Job; readonly id: number } | undefined;
  let lastId = 0;
  let idle: NodeJS.Timeout | undefined;
  let deadline: NodeJS.Timeout | undefined;
  let isClosed = false;

  function next(): void {
    clearTimeout(deadline);
    clearTimeout(idle);
    current = undefined;
    const job = waiting.shift();
    if (!job) {
      idle = setTimeout(() => discard(child), idleMs).unref();
      return;
    }
    const worker = (child ??= begin());
    current = { job, id: ++lastId };
    const mostMs = job.order.kind === 'picture' ? deadlineMs : documentDeadlineMs;
    deadline = setTimeout(() => {
      // Its file is refused; the process is of no more use.
      finish(() => job.reject(unreadable(job)));
      discard(worker);
      next();
    }, mostMs);
    worker.send({ ...job.order, id: lastId }, (error) => {
      if (error) worker.kill('SIGKILL');
    });
  }

  function discard(worker: ChildProcess | undefined): void {
    if (child === worker) child = undefined;
    worker?.kill('SIGKILL');
  }

  function begin(): ChildProcess {
    const worker = startChild();
    worker.on('message', (answer: DecodeAnswer) => {
      if (answer.id !== current?.id) return;
      const { job } = current;
      finish(() => ('refusal' in answer ? job.reject(refusalOf(answer.refusal)) : job.resolve(answer)));
      next();
    });
    worker.once('error', () => gone(worker));
    worker.once('exit', () => gone(worker));
    return worker;
  }

  function finish(tell: () => void): void {
    clearTimeout(deadline);
    current = undefined;
    tell();
  }

  /** The process ended. A picture it had is tried once more: it may have been the process, not the picture. */
  function gone(worker: ChildProcess): void {
    if (child !== worker) return;
    child = undefined;
    const job = current?.job;
    if (job) {
      finish(() => {
        if (job.hasCrashed || isClosed) job.reject(unreadable(job));
        else waiting.unshift(Object.assign(job, { hasCrashed: true }));
      });
    }
    if (!isClosed && waiting.length > 0) next();
  }

  function ask(order: Order): Promise<Outcome> {
    if (isClosed || waiting.length >= maxWaiting) {
      return Promise.reject(new DomainError('media.busy', 'unavailable'));
    }
    return new Promise((resolve, reject) => {
      waiting.push({ order, resolve, reject, hasCrashed: false });
      if (!current) next();
    });
  }

  return {
    async decode(order): Promise<Size> {
      const outcome = await ask({ ...order, kind: 'picture', maxPixels });
      invariant('width' in outcome, 'A picture was answered with its size');
      return { width: outcome.width, height: outcome.height };
    },
    async checkDocument(file) {
      await ask({ kind: 'document', file });
    },
    get pid() {
      return child?.pid;
    },
    async close() {
      isClosed = true;
      clearTimeout(idle);
      for (const job of waiting.splice(0)) job.reject(new DomainError('media.busy', 'unavailable'));
      const worker = child;
      if (!worker) return;
      const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
      worker.kill('SIGKILL');
      await ended;
    },
  };
}

/** With an empty environment: it must not know where the database is. On POSIX also with a ceiling for its memory. */
function startChild(): ChildProcess {
  const env = { NODE_ENV: 'production' };
  if (process.platform === 'win32') {
    return fork(PROGRAM, { env, execArgv: NODE_OPTIONS, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  }
  const limits = `ulimit -d ${DATA_LIMIT_KB} 2>/dev/null; ulimit -c 0; exec "$0" "$@"`;
  const worker = spawn('/bin/sh', ['-c', limits, process.execPath, ...NODE_OPTIONS, PROGRAM], {
    env,
    cwd: '/',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  if (worker.pid !== undefined) lowerPriority(worker.pid);
  return worker;
}

// Sales come first. It only makes them slower when it fails.
function lowerPriority(pid: number): void {
  try {
    setPriority(pid, LOW_PRIORITY);
  } catch {
    return;
  }
}

function unreadable({ order }: Job): DomainError {
  return refusalOf(order.kind === 'picture' ? 'unreadable' : 'document_unreadable');
}

function refusalOf(refusal: DecodeRefusal): DomainError {
  switch (refusal) {
    case 'unreadable':
      return new DomainError('media.unreadable', 'invalid');
    case 'too_many_pixels':
      return new DomainError('media.too_many_pixels', 'invalid');
    case 'too_small':
      return new DomainError('media.too_small', 'invalid');
    case 'document_unreadable':
      return new DomainError('media.document_unreadable', 'invalid');
    case 'document_locked':
      return new DomainError('media.document_locked', 'invalid');
    case 'document_active':
      return new DomainError('media.document_active', 'invalid');
  }
}
