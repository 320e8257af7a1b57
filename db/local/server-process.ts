import { spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync, statSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import type { LocalFolder } from './folder.ts';
import type { ServerProgram } from './find-server.ts';
import { ensureCredentials, initStatements, writePrivately, type Credentials } from './credentials.ts';
import { ensureDataFolder } from './data-folder.ts';
import { freePort } from './free-port.ts';
import { answersQueries } from './probe.ts';
import { readRecord, writeRecord } from './record.ts';
import { serverArguments } from './server-options.ts';
import { chooseSocketPath } from './socket-path.ts';
import { handOver, serverUser } from './system-user.ts';
import { LocalDatabaseFailure } from './failure.ts';
import { lastLines } from './install-server.ts';

/** A server of this folder that answers queries. Not necessarily a child of this process. */
export interface RunningServer {
  readonly pid: number;
}

const pollMs = 25;
const startTries = 5;
// Crash recovery of a large folder takes a while; killing it would only start it over.
const recoveryDeadlineMs = 10 * 60_000;
const stopDeadlineMs = 60_000;

/** Whether the process of that pid is a server on this very folder; pids are reused. */
export function isServerOf(folder: LocalFolder, pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return false;
  }
  try {
    // The command line of a process that ended but was not yet collected is empty.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(`--datadir=${folder.dataDir}\0`);
  } catch {
    // Without /proc (macOS) the pid alone must do.
    return !existsSync('/proc/self/cmdline');
  }
}

/**
 * The server that an earlier keeper left behind, once it answers; undefined when there is none, or it died while we
 * waited. Only the holder of the keeper lock may call it.
 */
export async function adoptServer(folder: LocalFolder): Promise<RunningServer | undefined> {
  const record = readRecord(folder);
  const pid = [record?.serverPid, pidOf(folder)].find(
    (known) => known !== undefined && isServerOf(folder, known),
  );
  if (pid === undefined) return undefined;
  if (record === undefined) {
    // Nobody knows its socket any more.
    await stopServer(folder, { pid });
    return undefined;
  }
  const credentials = ensureCredentials(folder);
  while (isServerOf(folder, pid)) {
    if (await answersQueries(folder, credentials, record.socketPath)) {
      writeRecord(folder, { ...record, keeperPid: process.pid, serverPid: pid });
      return { pid };
    }
    await delay(pollMs * 4);
  }
  return undefined;
}

/** How our process is told to manage its memory is not for a server with threads of its own. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const { MALLOC_ARENA_MAX: _arenas, MALLOC_TRIM_THRESHOLD_: _trim, ...environment } = process.env;
  return environment;
}

/**
 * Starts the server, making its data folder first if need be; resolves once it answers queries. The port of last time
 * is tried first, so that tools that remember it go on working. Only the holder of the keeper lock may call it.
 * @throws LocalDatabaseFailure with the end of the server's log.
 */
export async function startServer(folder: LocalFolder, program: ServerProgram): Promise<RunningServer> {
  const user = serverUser(folder);
  ensureDataFolder(folder, program, user);
  const credentials = ensureCredentials(folder);
  writePrivately(folder.initSql, initStatements(folder, credentials, program.flavour));
  handOver(folder.initSql, user);
  const socketPath = chooseSocketPath(folder, user);
  let port = readRecord(folder)?.port ?? (await freePort());
  for (let attempt = 1; ; attempt += 1) {
    for (const stale of [socketPath, `${socketPath}.lock`, folder.pidFile]) rmSync(stale, { force: true });
    const place = { socketPath, port, ...(user.name === undefined ? {} : { systemUser: user.name }) };
    const logStart = sizeOf(folder.errorLog);
    const child = spawn(program.path, serverArguments(program, folder, place), {
      cwd: '/',
      stdio: 'ignore',
      detached: true,
      env: ownEnvironment(),
    });
    const spawned = await pidOfChild(child);
    writeRecord(folder, {
      keeperPid: process.pid,
      serverPid: spawned,
      socketPath,
      port,
      version: `${program.flavour} ${program.version}`,
    });
    if (await waitUntilReady(folder, credentials, socketPath, () => child.exitCode ?? child.signalCode)) {
      return { pid: spawned };
    }
    const words = readFileSync(folder.errorLog).subarray(logStart).toString('utf8');
    const isPortTaken = /address already in use|bind on tcp\/ip port/i.test(words);
    const wasKilled = child.signalCode !== null;
    if (attempt >= startTries || !(isPortTaken || wasKilled)) {
      throw new LocalDatabaseFailure(`El servidor de la base de datos no arrancó:\n${lastLines(words, 12)}`);
    }
    if (isPortTaken) port = await freePort();
  }
}

/** Orderly stop; resolves when the process is gone. */
export async function stopServer(folder: LocalFolder, server: RunningServer): Promise<void> {
  if (!isServerOf(folder, server.pid)) return;
  process.kill(server.pid, 'SIGTERM');
  const deadline = performance.now() + stopDeadlineMs;
  while (isServerOf(folder, server.pid)) {
    if (performance.now() > deadline) process.kill(server.pid, 'SIGKILL');
    await delay(pollMs);
  }
}

async function waitUntilReady(
  folder: LocalFolder,
  credentials: Credentials,
  socketPath: string,
  ended: () => number | string | null,
): Promise<boolean> {
  const deadline = performance.now() + recoveryDeadlineMs;
  while (ended() === null && performance.now() < deadline) {
    if (existsSync(socketPath) && (await answersQueries(folder, credentials, socketPath))) return true;
    await delay(pollMs);
  }
  return false;
}

function pidOfChild(child: ReturnType<typeof spawn>): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      reject(new LocalDatabaseFailure(`El servidor de la base de datos no arrancó: ${error.message}`));
    });
    child.once('spawn', () => {
      if (child.pid !== undefined) resolve(child.pid);
    });
  });
}

function pidOf(folder: LocalFolder): number | undefined {
  const pid = existsSync(folder.pidFile) ? Number(readFileSync(folder.pidFile, 'utf8')) : Number.NaN;
  return Number.isInteger(pid) && pid > 0 ? pid : undefined;
}

function sizeOf(file: string): number {
  return existsSync(file) ? statSync(file).size : 0;
}
