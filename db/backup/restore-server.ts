import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import {
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { LocalDatabaseFailure } from '../local/failure.ts';
import { requireServer, lastLines } from '../local/install-server.ts';
import type { LocalFolder } from '../local/folder.ts';
import { serverUser, type SystemUser } from '../local/system-user.ts';
import {
  DATABASE_FILE,
  listLogs,
  listSets,
  logFolder,
  setFolder,
  type LogFile,
  type Manifest,
} from './backup-set.ts';
import type { BackupPrograms } from './programs.ts';
import { isIntact, unseal } from './sealed-file.ts';
import { forgetOrigin } from './take-backup.ts';

export interface RestoreOrder {
  readonly target: string;
  /** `AGE-SECRET-KEY-1…`. */
  readonly identity: string;
  /** Where to; its data folder must not exist yet. */
  readonly folder: LocalFolder;
  /** Name of a set; the newest that is not later than `until` unless said. */
  readonly set?: string | undefined;
  /** Everything that happened before this moment, as far as the kept logs go; the set alone when absent. */
  readonly until?: Date | undefined;
  readonly programs: BackupPrograms;
  readonly log: (line: string) => void;
}

export interface Restored {
  readonly manifest: Manifest;
  readonly replayedLogs: readonly string[];
  readonly seconds: { readonly copy: number; readonly replay: number };
}

const READY_MS = 10 * 60_000;
const POLL_MS = 50;

/**
 * Puts a backup into an empty place, whole or not at all; what is there is never written over. Users get the passwords
 * of that place when the server starts.
 * @throws LocalDatabaseFailure, for people, when there is no such set, a file is damaged or the key is another one.
 */
export async function restoreServer(order: RestoreOrder): Promise<Restored> {
  const { target, folder, until } = order;
  if (existsSync(folder.dataDir))
    throw new LocalDatabaseFailure(`${folder.dataDir} ya existe; no se escribe encima.`);
  const manifest = chooseSet(order);
  const logs = until ? logsSince(target, manifest) : [];
  await assertIntact(target, manifest, logs);
  mkdirSync(folder.path, { recursive: true });
  const user = serverUser(folder);
  const draft = `${folder.dataDir}.making-restore-${process.pid}`;
  try {
    const beganMs = performance.now();
    await unpack(order, manifest, draft);
    writeFileSync(join(draft, 'multipartes.json'), JSON.stringify(requireServer(order.log)));
    const copiedMs = performance.now();
    if (until && logs.length > 0) await replay(order, { manifest, logs, dataDir: draft, until });
    giveTo(draft, user);
    forgetOrigin(folder);
    renameSync(draft, folder.dataDir);
    const seconds = { copy: inSeconds(copiedMs - beganMs), replay: inSeconds(performance.now() - copiedMs) };
    return { manifest, replayedLogs: logs.map(({ name }) => name), seconds };
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw error;
  }
}

const inSeconds = (ms: number) => Math.round(ms) / 1000;

function chooseSet({ target, set, until }: RestoreOrder): Manifest {
  const sets = listSets(target);
  const chosen =
    set === undefined
      ? sets.findLast(({ takenAt }) => !until || takenAt <= until.toISOString())
      : sets.find(({ name }) => name === set);
  if (chosen) return chosen;
  const names = sets.map(({ name }) => name).join(', ') || 'ninguno';
  throw new LocalDatabaseFailure(`No hay un respaldo así en ${target}. Los que hay: ${names}.`);
}

function logsSince(target: string, { origin, log }: Manifest): LogFile[] {
  return listLogs(target, origin).filter(({ name }) => name >= log.file);
}

async function assertIntact(target: string, manifest: Manifest, logs: readonly LogFile[]): Promise<void> {
  const files = [
    { path: join(setFolder(target, manifest.name), DATABASE_FILE), file: manifest.database },
    ...logs.map((file) => ({ path: join(logFolder(target, manifest.origin), `${file.name}.zst.age`), file })),
  ];
  for (const { path, file } of files) {
    if (!(await isIntact(path, file)))
      throw new LocalDatabaseFailure(`El archivo está dañado o falta: ${path}`);
  }
}

async function unpack({ target, identity, programs }: RestoreOrder, manifest: Manifest, into: string) {
  mkdirSync(into, { mode: 0o700 });
  const content = await opened(join(setFolder(target, manifest.name), DATABASE_FILE), identity);
  const child = spawn(programs.unpack, ['-x', '-C', into], { cwd: '/', stdio: ['pipe', 'ignore', 'pipe'] });
  const outcome = ended(child);
  await Promise.all([pipeline(content, child.stdin), outcome]);
  const prepare = spawnSync(programs.backup, ['--no-defaults', '--prepare', `--target-dir=${into}`], {
    cwd: '/',
    encoding: 'utf8',
  });
  if (prepare.status !== 0) {
    throw new LocalDatabaseFailure(`El respaldo no se pudo preparar:\n${lastLines(prepare.stderr, 8)}`);
  }
}

async function opened(path: string, identity: string) {
  try {
    return await unseal(path, identity);
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    throw new LocalDatabaseFailure(`Esa llave no abre el respaldo (${words}).`);
  }
}

interface Replay {
  readonly manifest: Manifest;
  readonly logs: readonly LogFile[];
  readonly dataDir: string;
  readonly until: Date;
}

/** Runs what the logs tell, up to a moment, on a server that nobody else can reach. */
async function replay(order: RestoreOrder, { manifest, logs, dataDir, until }: Replay): Promise<void> {
  const { programs, target, identity } = order;
  const place = mkdtempSync(join(tmpdir(), 'multipartes-replay-'));
  const socket = join(place, 's');
  const server = spawn(
    requireServer(order.log).path,
    [
      '--no-defaults',
      `--datadir=${dataDir}`,
      `--tmpdir=${place}`,
      `--socket=${socket}`,
      `--pid-file=${join(place, 'pid')}`,
      `--log-error=${join(place, 'error.log')}`,
      ...(process.getuid?.() === 0 ? ['--user=root'] : []),
      '--skip-networking',
      '--skip-grant-tables',
      '--skip-log-bin',
      '--default-time-zone=+00:00',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
    ],
    { cwd: '/', stdio: 'ignore' },
  );
  try {
    await answers(server, programs.client, socket);
    for (const { name } of logs) {
      const content = await opened(join(logFolder(target, manifest.origin), `${name}.zst.age`), identity);
      await pipeline(content, createWriteStream(join(place, name)));
    }
    const files = logs.map(({ name }) => join(place, name));
    const read = spawn(
      programs.readLog,
      [
        '--no-defaults',
        `--start-position=${manifest.log.position}`,
        `--stop-datetime=${until.toISOString().slice(0, 19).replace('T', ' ')}`,
        ...files,
      ],
      { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'], env: { TZ: 'UTC' } },
    );
    const write = spawn(
      programs.client,
      ['--no-defaults', `--socket=${socket}`, '--binary-mode', '--init-command=FLUSH PRIVILEGES'],
      { cwd: '/', stdio: ['pipe', 'ignore', 'pipe'] },
    );
    await Promise.all([pipeline(read.stdout, write.stdin), ended(read), ended(write)]);
  } finally {
    const gone = new Promise((resolve) => server.once('close', resolve));
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGTERM');
      await gone;
    }
    rmSync(place, { recursive: true, force: true });
  }
}

async function answers(server: ChildProcess, client: string, socket: string): Promise<void> {
  const deadline = performance.now() + READY_MS;
  while (performance.now() < deadline && server.exitCode === null) {
    const probe = spawnSync(client, ['--no-defaults', `--socket=${socket}`, '-e', 'SELECT 1'], {
      stdio: 'ignore',
    });
    if (probe.status === 0) return;
    await delay(POLL_MS);
  }
  throw new LocalDatabaseFailure('El servidor con el respaldo no arrancó.');
}

/** Rejects with the end of a program's own words when it fails. */
function ended(child: ChildProcess): Promise<void> {
  let words = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (words += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new LocalDatabaseFailure(`No se pudo restaurar:\n${lastLines(words, 8)}`));
    });
  });
}

function giveTo(path: string, user: SystemUser): void {
  if (process.getuid?.() !== 0) return;
  const run = spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, path]);
  if (run.status !== 0) throw new Error(`chown of ${path} failed`);
}
