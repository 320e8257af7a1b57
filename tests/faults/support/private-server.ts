import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import mysql from 'mysql2/promise';
import { connectionOptions } from '../../../db/client.ts';
import {
  appUser,
  databaseUrl,
  ensureCredentials,
  initStatements,
  ownerUser,
  writePrivately,
} from '../../../db/local/credentials.ts';
import { ensureDataFolder } from '../../../db/local/data-folder.ts';
import { dataRoot, databaseName, localFolder } from '../../../db/local/folder.ts';
import { freePort } from '../../../db/local/free-port.ts';
import { requireServer } from '../../../db/local/install-server.ts';
import { acquireLock } from '../../../db/local/lock.ts';
import { answersQueries } from '../../../db/local/probe.ts';
import { serverArguments } from '../../../db/local/server-options.ts';
import { chooseSocketPath } from '../../../db/local/socket-path.ts';
import { handOver, serverUser } from '../../../db/local/system-user.ts';
import { migrate } from '../../../db/migrate.ts';
import { cloneDatabase, patternOf, type Pattern } from './clone-database.ts';

export interface FaultDatabase {
  readonly name: string;
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** The application's, over TCP: for a proxy in between. */
  appUrlAt(port: number): string;
}

/** A database server of the harness's own, which it may kill and freeze. */
export interface PrivateServer {
  readonly port: number;
  create(name: string): Promise<FaultDatabase>;
  drop(name: string): Promise<void>;
  /** kill -9; resolves when it is gone. */
  kill(): Promise<void>;
  /** Starts it again and waits until it answers, recovery included. Extra options come last, so they win. */
  start(extra?: readonly string[]): Promise<void>;
  freeze(): void;
  thaw(): void;
  close(): Promise<void>;
}

const ANOTHER_RUN_MS = 15 * 60_000;
const READY_MS = 120_000;
const PATTERN = 'multipartes_faults_pattern';

export async function openPrivateServer(): Promise<PrivateServer> {
  const root = join(dataRoot(), 'faults');
  const folder = localFolder('test', root);
  mkdirSync(folder.path, { recursive: true });
  const lock = await acquireLock(folder.keeperLock, 'exclusive', ANOTHER_RUN_MS);
  if (!lock) throw new Error('Another run of the fault harness does not end');
  const program = requireServer((line) => console.log(line));
  const user = serverUser(folder);
  ensureDataFolder(folder, program, user);
  const credentials = ensureCredentials(folder);
  writePrivately(folder.initSql, initStatements(folder, credentials, program.flavour));
  handOver(folder.initSql, user);
  const socketPath = chooseSocketPath(folder, user);
  const port = await freePort();
  const place = { socketPath, port, ...(user.name === undefined ? {} : { systemUser: user.name }) };
  const urlOf = (account: string, password: string, name: string) =>
    databaseUrl(account, password, name, socketPath);
  let child: ChildProcess | undefined;

  async function start(extra: readonly string[] = []): Promise<void> {
    for (const stale of [socketPath, `${socketPath}.lock`, folder.pidFile]) rmSync(stale, { force: true });
    const started = spawn(program.path, [...serverArguments(program, folder, place), ...extra], {
      cwd: '/',
      stdio: 'ignore',
    });
    child = started;
    const deadline = performance.now() + READY_MS;
    while (!(existsSync(socketPath) && (await answersQueries(folder, credentials, socketPath)))) {
      if (started.exitCode !== null || started.signalCode !== null || performance.now() > deadline)
        throw new Error(`The database server of the harness did not start; see ${folder.errorLog}`);
      await delay(20);
    }
  }

  async function kill(signal: 'SIGKILL' | 'SIGTERM' = 'SIGKILL'): Promise<void> {
    const ending = child;
    child = undefined;
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    ending.kill('SIGCONT');
    ending.kill(signal);
    await gone;
  }

  const ownerUrlOf = (name: string) => urlOf(ownerUser, credentials.ownerPassword, name);
  let pattern: Promise<Pattern> | undefined;

  /** Migrates one database; the others are made like it. */
  async function makePattern(): Promise<Pattern> {
    await asOwner(`DROP DATABASE IF EXISTS ${PATTERN}`);
    await asOwner(`CREATE DATABASE ${PATTERN} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
    const ownerUrl = ownerUrlOf(PATTERN);
    // Nobody works in it, so nobody needs rights there.
    await migrate({ ownerUrl, appUser: null });
    return patternOf(ownerUrl);
  }

  async function asOwner(sql: string): Promise<void> {
    const url = ownerUrlOf(databaseName('test'));
    const owner = await mysql.createConnection(connectionOptions(new URL(url)));
    await owner.query(sql);
    await owner.end();
  }

  await start();
  const stop = () => child?.kill('SIGKILL');
  process.once('exit', stop);
  return {
    port,
    async create(name) {
      await cloneDatabase(ownerUrlOf(PATTERN), await (pattern ??= makePattern()), name);
      const ownerUrl = ownerUrlOf(name);
      return {
        name,
        ownerUrl,
        appUrl: urlOf(appUser, credentials.appPassword, name),
        appUrlAt: (at) =>
          `mysql://${appUser}:${encodeURIComponent(credentials.appPassword)}@127.0.0.1:${at}/${name}`,
      };
    },
    drop: (name) => asOwner(`DROP DATABASE IF EXISTS ${mysql.escapeId(name)}`),
    kill: () => kill(),
    start,
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async close() {
      await kill('SIGTERM');
      process.off('exit', stop);
      lock.release();
    },
  };
}
