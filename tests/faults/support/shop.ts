import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import type { FaultOrder, FaultPoint, Order, Report } from './orders.ts';
import { shopProgram } from './shop-program.ts';

/** A shop process: the counter's API over HTTP, to be killed. */
export interface Shop {
  readonly origin: string;
  readonly pid: number;
  readonly isAlive: boolean;
  /** Resolves when the process has ended, however. */
  readonly ended: Promise<void>;
  arm(...faults: readonly FaultOrder[]): Promise<void>;
  /** Resolves once so many deeds stand at their points since the last arming, or when the time is up: how many do. */
  untilParked(count: number, timeoutMs: number): Promise<number>;
  /** Notes the points of a deed from now on; answers those noted before, and how often the armed fault happened. */
  /** Nothing is noted any more once '' is named. */
  trace(deed: string): Promise<{ readonly points: readonly FaultPoint[]; readonly hits: number }>;
  sabotage(name: string | null): Promise<void>;
  signal(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT'): void;
  /** Ends it and waits. */
  kill(): Promise<void>;
}

const READY_MS = 60_000;

export async function openShop(appUrl: string): Promise<Shop> {
  const child = spawn(process.execPath, [await shopProgram(), appUrl], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, MULTIPARTES_FAULTS: '1' },
  });
  const ended = once(child, 'exit').then(() => undefined);
  const answers: ((report: Report | undefined) => void)[] = [];
  let parked = 0;
  child.on('message', (message) => {
    const report = message as Report;
    if (report.report === 'parked') parked += 1;
    else answers.shift()?.(report);
  });
  // Not a race with `ended` for each question: what outlives many races keeps what all of them came to.
  child.once('exit', () => {
    for (const resolve of answers.splice(0)) resolve(undefined);
  });
  const nextAnswer = () => new Promise<Report | undefined>((resolve) => answers.push(resolve));
  const first = await Promise.race([nextAnswer(), timeUp(READY_MS)]);
  if (first?.report !== 'ready') throw new Error('A shop process did not start');
  const isAlive = () => child.exitCode === null && child.signalCode === null;

  async function say(order: Order): Promise<Extract<Report, { report: 'done' }>> {
    if (!isAlive()) throw new Error('The shop process had ended');
    const answer = nextAnswer();
    child.send(order);
    const report = await answer;
    if (report?.report !== 'done') throw new Error('The shop process ended before it answered');
    return report;
  }

  return {
    origin: first.origin,
    pid: child.pid ?? 0,
    get isAlive() {
      return isAlive();
    },
    ended,
    async arm(...faults) {
      parked = 0;
      await say({ order: 'arm', faults });
    },
    async untilParked(count, timeoutMs) {
      const deadline = performance.now() + timeoutMs;
      while (parked < count && isAlive() && performance.now() < deadline) await delay(2);
      return parked;
    },
    trace: (deed) => say({ order: 'trace', deed }),
    async sabotage(name) {
      await say({ order: 'sabotage', name });
    },
    signal: (signal) => child.kill(signal),
    async kill() {
      if (!isAlive()) return;
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await ended;
    },
  };
}

function timeUp(ms: number): Promise<undefined> {
  return new Promise((resolve) => setTimeout(() => resolve(undefined), ms).unref());
}

/** Keeps shop processes ready, because whoever kills them needs the next one at once. */
export interface ShopPool {
  take(): Promise<Shop>;
  close(): Promise<void>;
}

export function createShopPool(appUrl: string, ready: number): ShopPool {
  const waiting: Promise<Shop>[] = [];
  let isClosed = false;
  const all = new Set<Shop>();
  const begin = () => {
    const shop = openShop(appUrl).then((opened) => {
      all.add(opened);
      return opened;
    });
    shop.catch(() => {});
    waiting.push(shop);
  };
  for (let index = 0; index < ready; index++) begin();
  return {
    async take() {
      if (isClosed) throw new Error('The pool is closed');
      if (waiting.length === 0) begin();
      const shop = waiting.shift();
      while (waiting.length < ready) begin();
      if (!shop) throw new Error('No shop');
      return shop;
    },
    async close() {
      isClosed = true;
      await Promise.allSettled(waiting);
      await Promise.all([...all].map((shop) => shop.kill()));
    },
  };
}
