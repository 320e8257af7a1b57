import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { appUser, databaseUrl, ownerUser, readCredentials } from './credentials.ts';
import { LocalDatabaseFailure } from './failure.ts';
import { dataRoot, databaseName, localFolder, type LocalFolder, type LocalKind } from './folder.ts';
import { lastLines, requireServer } from './install-server.ts';
import type { KeeperOrder } from './keeper.ts';
import { acquireLock, isHeldExclusively, type Lock } from './lock.ts';
import { answersQueries } from './probe.ts';
import { readRecord } from './record.ts';
import { foreignFolderMessage } from './system-user.ts';

export interface LocalDatabase {
  /** The least privileged user; it can do nothing until the migrator has granted it rights per table. */
  readonly appUrl: string;
  /** May do everything inside databases whose name starts with `multipartes`. */
  readonly ownerUrl: string;
  readonly database: string;
  readonly socketPath: string;
  /** TCP on 127.0.0.1, for tools that know no sockets. Changes when another program takes it. */
  readonly port: number;
  /** Lets go of the server, which stops a little after its last client. Safe to call twice. */
  release(): Promise<void>;
}

export interface LocalDatabaseOptions {
  /** Folder that holds one folder per kind. */
  readonly root?: string;
  readonly graceMs?: number;
  /** Gets the few lines worth telling, such as that MariaDB is being installed. */
  readonly log?: (line: string) => void;
}

const defaultGraceMs = { dev: 5_000, test: 2_000, bench: 2_000 } as const;
const readyDeadlineMs = 60_000;
const respawnMs = 1_000;
const pollMs = 25;
const watchMs = 5_000;

/**
 * The private database of this checkout, started when nobody else has. Holding it keeps the server up, whatever
 * happens to other clients; dying lets go of it.
 * @throws LocalDatabaseFailure, for people, when there is no server program or it does not come up within a minute.
 */
export async function openLocalDatabase(
  kind: LocalKind,
  options: LocalDatabaseOptions = {},
): Promise<LocalDatabase> {
  const root = options.root ?? dataRoot();
  const folder = localFolder(kind, root);
  const environmentGraceMs = Number(process.env['MULTIPARTES_DB_GRACE_MS'] ?? Number.NaN);
  const keepers = new KeeperSpawner(folder, () => ({
    root,
    kind,
    program: requireServer(options.log ?? ((line) => console.log(line))),
    graceMs:
      options.graceMs ?? (Number.isFinite(environmentGraceMs) ? environmentGraceMs : defaultGraceMs[kind]),
  }));
  const hold = await asOwner(folder, () => holdShared(folder));
  try {
    const { socketPath, port } = await asOwner(folder, () => waitUntilReady(folder, keepers));
    const credentials = readCredentials(folder);
    if (!credentials) throw new Error(`The server answers but ${folder.credentials} is missing`);
    const database = databaseName(kind);
    // A killed keeper must not leave the server without anybody to start it again or to stop it.
    const watch = setInterval(() => {
      try {
        if (existsSync(folder.keeperLock) && !isHeldExclusively(folder.keeperLock)) keepers.spawn();
      } catch {
        // The server program is gone from this machine; what runs goes on running.
      }
    }, watchMs).unref();
    return {
      appUrl: databaseUrl(appUser, credentials.appPassword, database, socketPath),
      ownerUrl: databaseUrl(ownerUser, credentials.ownerPassword, database, socketPath),
      database,
      socketPath,
      port,
      release() {
        clearInterval(watch);
        hold.release();
        return Promise.resolve();
      },
    };
  } catch (error) {
    hold.release();
    throw error;
  }
}

async function holdShared(folder: LocalFolder): Promise<Lock> {
  mkdirSync(folder.path, { recursive: true });
  // Waits only while a keeper is stopping its server.
  const lock = await acquireLock(folder.clientsLock, 'shared', readyDeadlineMs);
  if (lock) return lock;
  throw new LocalDatabaseFailure(`La base de datos de ${folder.path} no termina de detenerse.`);
}

const sqliteReadOnly = 8;
const sqliteCannotOpen = 14;

async function asOwner<Result>(folder: LocalFolder, action: () => Promise<Result>): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    const { code, errcode } = error as { code?: string; errcode?: number };
    const isForeign =
      code === 'EACCES' || code === 'EPERM' || errcode === sqliteReadOnly || errcode === sqliteCannotOpen;
    throw isForeign ? new LocalDatabaseFailure(foreignFolderMessage(folder)) : error;
  }
}

async function waitUntilReady(
  folder: LocalFolder,
  keepers: KeeperSpawner,
): Promise<{ socketPath: string; port: number }> {
  let deadline = performance.now() + readyDeadlineMs;
  while (performance.now() < deadline) {
    const isKept = isHeldExclusively(folder.keeperLock);
    const credentials = readCredentials(folder);
    const record = readRecord(folder);
    if (credentials && record && existsSync(record.socketPath)) {
      if (await answersQueries(folder, credentials, record.socketPath)) {
        if (!isKept) keepers.spawn();
        return record;
      }
    }
    if (keepers.hasFailed()) throw new LocalDatabaseFailure(keeperWords(folder));
    if (!isKept) {
      const startedAt = performance.now();
      keepers.spawn();
      // Installing the server program is not the server being slow.
      deadline += performance.now() - startedAt;
    }
    await delay(pollMs);
  }
  throw new LocalDatabaseFailure(
    `La base de datos local no respondió en ${readyDeadlineMs / 1000} segundos.\n${logEnd(folder)}`,
  );
}

class KeeperSpawner {
  #child: ChildProcess | undefined;
  #lastSpawn = Number.NEGATIVE_INFINITY;
  readonly #folder: LocalFolder;
  readonly #order: () => KeeperOrder;

  constructor(folder: LocalFolder, order: () => KeeperOrder) {
    this.#folder = folder;
    this.#order = order;
  }

  hasFailed(): boolean {
    return Boolean(this.#child?.exitCode);
  }

  /**
   * Spawns a keeper unless one of ours is alive or was spawned just now. Spare keepers leave by themselves.
   * @throws LocalDatabaseFailure when this machine has no server program.
   */
  spawn(): void {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) return;
    if (performance.now() - this.#lastSpawn < respawnMs) return;
    const order = this.#order();
    this.#lastSpawn = performance.now();
    const log = openSync(this.#folder.keeperLog, 'a', 0o600);
    this.#child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        fileURLToPath(new URL('./keeper.ts', import.meta.url)),
        JSON.stringify(order),
      ],
      // Its own session: Ctrl-C at the terminal is for the client only. No pipe of ours stays open in it.
      { cwd: '/', detached: true, stdio: ['ignore', log, log], env: keeperEnvironment() },
    );
    this.#child.unref();
    closeSync(log);
  }
}

function keeperWords(folder: LocalFolder): string {
  const file = existsSync(folder.keeperFailure) ? folder.keeperFailure : folder.keeperLog;
  return lastLines(readFileSync(file, 'utf8'), 14);
}

function keeperEnvironment(): NodeJS.ProcessEnv {
  // Loaders and inspectors of the client's own tools are not for a process that outlives it.
  const { NODE_OPTIONS: _options, NODE_V8_COVERAGE: _coverage, ...rest } = process.env;
  return rest;
}

function logEnd(folder: LocalFolder): string {
  return existsSync(folder.errorLog) ? lastLines(readFileSync(folder.errorLog, 'utf8'), 12) : '';
}
