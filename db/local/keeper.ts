import { appendFileSync, existsSync, rmSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { localFolder, type LocalKind } from './folder.ts';
import { writePrivately } from './credentials.ts';
import type { ServerProgram } from './find-server.ts';
import { acquireLock, tryLock, type Lock } from './lock.ts';
import { adoptServer, isServerOf, startServer, stopServer, type RunningServer } from './server-process.ts';

// The keeper: one detached process per private database. It starts the server (or adopts the one a killed keeper left
// behind), starts it again when it crashes, and stops it a little after the last client has gone. It lives outside
// the clients, so that a client's death, however sudden, takes nothing with it.

/** What the client that spawns the keeper tells it, as JSON in its only argument. */
export interface KeeperOrder {
  readonly root: string;
  readonly kind: LocalKind;
  readonly program: ServerProgram;
  /** How long the server stays up after its last client. */
  readonly graceMs: number;
}

const probeMs = 500;
const takeOverMs = 1_000;
const crashWindowMs = 60_000;
const crashesAllowed = 3;
const longestLogBytes = 256 * 1024;

const order = JSON.parse(process.argv[2] ?? '') as KeeperOrder;
const folder = localFolder(order.kind, order.root);
let isToldToStop = false;

function log(line: string): void {
  // Somebody may have deleted the folder; then there is nothing to tell and nobody to read it.
  if (!existsSync(folder.path)) return;
  appendFileSync(folder.keeperLog, `${new Date().toISOString()} [${process.pid}] ${line}\n`, { mode: 0o600 });
}

/** Returns the exclusive lock on the clients' file once nobody has held it for the whole grace time. */
async function waitForIdle(keepAlive: () => Promise<void>): Promise<Lock | undefined> {
  let idleSince: number | undefined;
  while (!isToldToStop && existsSync(folder.clientsLock)) {
    await keepAlive();
    const lock = tryLock(folder.clientsLock, 'exclusive');
    if (!lock) idleSince = undefined;
    else if (performance.now() - (idleSince ??= performance.now()) >= order.graceMs) return lock;
    else lock.release();
    await delay(probeMs);
  }
  return undefined;
}

/** Returns the exclusive lock on the clients' file, unless it was told to stop. */
async function keep(): Promise<Lock | undefined> {
  let server: RunningServer | undefined = await adoptServer(folder);
  if (server) log(`adopted server ${server.pid}`);
  else server = await startServer(folder, order.program);
  log(`keeping server ${server.pid}`);

  let crashTimes: number[] = [];
  const idle = await waitForIdle(async () => {
    if (server && isServerOf(folder, server.pid)) return;
    crashTimes = [...crashTimes, performance.now()].filter(
      (time) => performance.now() - time < crashWindowMs,
    );
    if (crashTimes.length > crashesAllowed) throw new Error('the server keeps crashing');
    log('the server is gone; starting it again');
    server = await startServer(folder, order.program);
    log(`keeping server ${server.pid}`);
  });
  // While `idle` is held no client can come in: newcomers wait, then find no server and start afresh.
  log(`stopping server ${server.pid}`);
  await stopServer(folder, server);
  log('stopped');
  return idle;
}

async function main(): Promise<void> {
  const lock = await acquireLock(folder.keeperLock, 'exclusive', takeOverMs);
  if (!lock) return;
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      isToldToStop = true;
    });
  }
  rmSync(folder.keeperFailure, { force: true });
  if (existsSync(folder.keeperLog) && statSync(folder.keeperLog).size > longestLogBytes)
    rmSync(folder.keeperLog);
  try {
    const idle = await keep();
    // In this order: whoever is let in finds the keeper's place free.
    lock.release();
    idle?.release();
  } catch (error) {
    log(error instanceof Error ? (error.stack ?? error.message) : String(error));
    writePrivately(folder.keeperFailure, error instanceof Error ? error.message : String(error));
    process.exit(1);
  }
}

await main();
