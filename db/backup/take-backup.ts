import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import { backupUser, readCredentials, writePrivately } from '../local/credentials.ts';
import { LocalDatabaseFailure } from '../local/failure.ts';
import type { LocalFolder } from '../local/folder.ts';
import { lastLines } from '../local/install-server.ts';
import { readRecord } from '../local/record.ts';
import {
  DATABASE_FILE,
  finishLog,
  finishSet,
  listLogs,
  logFolder,
  makeSetFolder,
  setName,
  type LogFile,
  type Manifest,
} from './backup-set.ts';
import type { BackupPrograms } from './programs.ts';
import { seal } from './sealed-file.ts';

export interface BackupOrder {
  /** A private database that somebody holds open. */
  readonly folder: LocalFolder;
  /** The folder that backups go to; better on another disk. */
  readonly target: string;
  /** `age1…`: the public key. */
  readonly recipient: string;
  readonly programs: BackupPrograms;
  readonly now: () => Date;
}

const ORIGIN_FILE = 'backup-origin';
const LOG_NAME = /^binlog\.\d{6,}$/;

/** A copy of the whole server while it works, then the closed logs. Sales go on meanwhile. */
export async function takeBackup(order: BackupOrder): Promise<{ manifest: Manifest; logs: LogFile[] }> {
  const { folder, target, recipient, now } = order;
  const startedAt = now();
  const name = setName(startedAt);
  const where = makeSetFolder(target, name);
  const beganMs = performance.now();
  try {
    const { database, log } = await copyServer(order, join(where, DATABASE_FILE), recipient);
    const manifest: Manifest = {
      format: 1,
      name,
      takenAt: now().toISOString(),
      origin: originOf(folder),
      server: readRecord(folder)?.version ?? 'mariadb',
      log,
      seconds: Math.round(performance.now() - beganMs) / 1000,
      database,
    };
    finishSet(target, manifest);
    return { manifest, logs: await keepLogs(order) };
  } catch (error) {
    rmSync(where, { recursive: true, force: true });
    throw error;
  }
}

/** Closes the present file of the binary log and keeps every closed one that is not kept yet. Answers the new ones. */
export async function keepLogs({ folder, target, recipient, now }: BackupOrder): Promise<LogFile[]> {
  const origin = originOf(folder);
  const kept = new Set(listLogs(target, origin).map(({ name }) => name));
  const closed = await withBackupUser(folder, async (connection) => {
    await connection.query('FLUSH BINARY LOGS');
    const [rows] = await connection.query<RowDataPacket[]>('SHOW BINARY LOGS');
    return rows.map((row) => String(row['Log_name'])).slice(0, -1);
  });
  mkdirSync(logFolder(target, origin), { recursive: true, mode: 0o700 });
  const fresh: LogFile[] = [];
  for (const name of closed) {
    if (kept.has(name) || !LOG_NAME.test(name)) continue;
    const path = join(folder.dataDir, name);
    const closedAt = new Date(Math.min(statSync(path).mtimeMs, now().getTime())).toISOString();
    const file = { path: join(logFolder(target, origin), `${name}.zst.age`), name };
    const log: LogFile = { ...(await seal(createReadStream(path), file, recipient)), closedAt };
    finishLog(target, origin, log);
    fresh.push(log);
  }
  return fresh;
}

/** Names this data folder: a restored one begins a log of its own. */
function originOf(folder: LocalFolder): string {
  const file = join(folder.path, ORIGIN_FILE);
  if (!existsSync(file)) writePrivately(file, randomUUID());
  return readFileSync(file, 'utf8').trim();
}

/** A data folder that came from elsewhere is another server from now on. */
export function forgetOrigin(folder: LocalFolder): void {
  rmSync(join(folder.path, ORIGIN_FILE), { force: true });
}

async function copyServer({ folder, programs }: BackupOrder, path: string, recipient: string) {
  const private_ = mkdtempSync(join(tmpdir(), 'multipartes-backup-'));
  try {
    const options = join(private_, 'options.cnf');
    writePrivately(options, optionsFor(folder));
    const child = spawn(
      programs.backup,
      [
        // Must be the first one; out of the process list, unlike arguments.
        `--defaults-file=${options}`,
        '--backup',
        '--stream=mbstream',
        `--target-dir=${private_}`,
        `--tmpdir=${private_}`,
      ],
      { cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let words = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (words += text));
    const ended = new Promise<number | null>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', resolve);
    });
    const [database, code] = await Promise.all([
      seal(child.stdout, { path, name: DATABASE_FILE }, recipient),
      ended,
    ]);
    const place = /binlog position: filename '([^']+)', position '(\d+)'/.exec(words);
    const [, file, position] = place ?? [];
    if (code !== 0 || file === undefined) {
      throw new LocalDatabaseFailure(`El respaldo no se pudo tomar:\n${lastLines(words, 8)}`);
    }
    return { database, log: { file, position: Number(position) } };
  } finally {
    rmSync(private_, { recursive: true, force: true });
  }
}

function optionsFor(folder: LocalFolder): string {
  const { socketPath, password } = accessTo(folder);
  return ['[mariadb-backup]', `user=${backupUser}`, `password=${password}`, `socket=${socketPath}`, ''].join(
    '\n',
  );
}

function accessTo(folder: LocalFolder): { socketPath: string; password: string } {
  const socketPath = readRecord(folder)?.socketPath;
  const password = readCredentials(folder)?.backupPassword;
  if (socketPath === undefined || password === undefined) {
    throw new LocalDatabaseFailure(
      'Esta base de datos arrancó con una versión anterior, que no sabía respaldarse.\n' +
        'Detenla (npm run db:stop) y vuelve a intentarlo.',
    );
  }
  return { socketPath, password };
}

async function withBackupUser<Result>(
  folder: LocalFolder,
  work: (connection: Connection) => Promise<Result>,
): Promise<Result> {
  const { socketPath, password } = accessTo(folder);
  const connection = await createConnection({ socketPath, user: backupUser, password });
  try {
    return await work(connection);
  } finally {
    await connection.end();
  }
}
