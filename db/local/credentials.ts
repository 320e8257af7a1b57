import { createHash, randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { databaseName, type LocalFolder } from './folder.ts';
import type { ServerFlavour } from './find-server.ts';

export const ownerUser = 'multipartes_owner';
export const appUser = 'multipartes_app';
/** Copies the running server and closes its log; reads and writes no table by name. */
export const backupUser = 'multipartes_backup';

export interface Credentials {
  readonly ownerPassword: string;
  readonly appPassword: string;
  readonly backupPassword: string;
}

const PASSWORDS = ['ownerPassword', 'appPassword', 'backupPassword'] as const;

/** Undefined when the folder has none yet. */
export function readCredentials(folder: LocalFolder): Credentials | undefined {
  try {
    return JSON.parse(readFileSync(folder.credentials, 'utf8')) as Credentials;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Random passwords of this folder, made on first use. Only the holder of the keeper lock may call it. */
export function ensureCredentials(folder: LocalFolder): Credentials {
  const known: Partial<Credentials> = readCredentials(folder) ?? {};
  const missing = PASSWORDS.filter((name) => known[name] === undefined);
  const fresh = Object.fromEntries(missing.map((name) => [name, randomBytes(24).toString('base64url')]));
  const credentials = { ...known, ...fresh } as Credentials;
  // A folder of an older release lacks the newer ones.
  if (missing.length > 0)
    writePrivately(folder.credentials, `${JSON.stringify(credentials, undefined, 2)}\n`);
  return credentials;
}

/** Atomic replace with mode 0600: a reader sees the old text or the new one, never half. */
export function writePrivately(file: string, text: string): void {
  const draft = `${file}.${process.pid}.tmp`;
  const handle = openSync(draft, 'w', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
    // When root works in somebody else's folder, that person must be able to go on without root.
    const { uid, gid } = statSync(dirname(file));
    if (process.getuid?.() === 0) chownSync(draft, uid, gid);
  } finally {
    closeSync(handle);
  }
  renameSync(draft, file);
}

/** A URL that client code treats exactly like one of a real server. */
export function databaseUrl(user: string, password: string, database: string, socketPath: string): string {
  const query = new URLSearchParams({ socketPath });
  return `mysql://${user}:${encodeURIComponent(password)}@localhost/${database}?${query.toString()}`;
}

/**
 * The SQL the server runs before it takes its first connection, one statement per line. It makes the users and the
 * database of the folder, or brings their passwords in line, so no root login is ever needed. The owner may do
 * everything inside `multipartes…` databases; the application user starts with nothing: the migrator grants per table.
 */
export function initStatements(
  folder: LocalFolder,
  credentials: Credentials,
  flavour: ServerFlavour,
): string {
  const statements = ['SET sql_log_bin = 0'];
  for (const [user, password] of [
    [ownerUser, credentials.ownerPassword],
    [appUser, credentials.appPassword],
    [backupUser, credentials.backupPassword],
  ] as const) {
    for (const host of ['localhost', '127.0.0.1']) {
      const account = `'${user}'@'${host}'`;
      const identified = identifiedBy(password, flavour);
      statements.push(
        `CREATE USER IF NOT EXISTS ${account} ${identified}`,
        `ALTER USER ${account} ${identified}`,
        ...rightsOf(user, flavour).map((rights) => `GRANT ${rights.replace('@account', account)}`),
      );
    }
  }
  // MySQL initialises with a root that has no password; nobody here needs root.
  if (flavour === 'mysql') statements.push(`ALTER USER 'root'@'localhost' ACCOUNT LOCK`);
  statements.push(
    `CREATE DATABASE IF NOT EXISTS \`${databaseName(folder.kind)}\` CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`,
  );
  return statements.map((statement) => `${statement};\n`).join('');
}

/** The application's are granted table by table, by the migrator. */
function rightsOf(user: string, flavour: ServerFlavour): string[] {
  if (user === ownerUser) return ['ALL ON `multipartes%`.* TO @account WITH GRANT OPTION'];
  if (user === backupUser && flavour === 'mariadb')
    return ['RELOAD, PROCESS, LOCK TABLES, BINLOG MONITOR ON *.* TO @account'];
  return [];
}

function identifiedBy(password: string, flavour: ServerFlavour): string {
  if (flavour === 'mysql') return `IDENTIFIED WITH caching_sha2_password BY '${password}'`;
  // The stored form of mysql_native_password, so that the clear password is not in the file.
  const once = createHash('sha1').update(password).digest();
  const stored = createHash('sha1').update(once).digest('hex').toUpperCase();
  return `IDENTIFIED VIA mysql_native_password USING '*${stored}'`;
}
