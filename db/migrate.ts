import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { is } from 'drizzle-orm';
import { getTableConfig, MySqlTable } from 'drizzle-orm/mysql-core';
import mysql from 'mysql2/promise';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import { connectionOptions } from './client.ts';
import { grantsFor } from './grants.ts';
import * as schema from './schema/index.ts';

const MIGRATIONS_DIR = join(import.meta.dirname, 'migrations');
const LOCK_SECONDS = 60;

export interface MigrateOptions {
  /** A user that may change the schema and grant on it. */
  readonly ownerUrl: string;
  /** The application's user name; null leaves grants alone. */
  readonly appUser: string | null;
  readonly log?: (line: string) => void;
}

/**
 * Brings a database to the newest schema and renews the application user's grants. Safe to call from
 * several processes: one works under a server lock, the others wait (60 s at most) and find nothing to do.
 * A file that changed after it was applied stops everything. Answers how many files it applied.
 */
export async function migrate({ ownerUrl, appUser, log = () => {} }: MigrateOptions): Promise<number> {
  const url = new URL(ownerUrl);
  const database = decodeURIComponent(url.pathname.slice(1));
  const connection = await mysql.createConnection({ ...connectionOptions(url), database });
  try {
    await connection.query("SET SESSION time_zone = '+00:00'");
    await lock(connection, database);
    const applied = await applyPending(connection, log);
    if (appUser && (applied > 0 || !(await grantsAreCurrent(connection)))) {
      await renewGrants(connection, database, appUser);
    }
    return applied;
  } finally {
    await connection.end();
  }
}

async function lock(connection: Connection, database: string): Promise<void> {
  const [rows] = await connection.query<RowDataPacket[]>('SELECT GET_LOCK(?, ?) AS got', [
    `migrate ${database}`.slice(0, 64),
    LOCK_SECONDS,
  ]);
  if (rows[0]?.['got'] !== 1)
    throw new Error('Another process has been migrating this database for a minute');
}

interface MigrationFile {
  readonly name: string;
  readonly hash: string;
  readonly statements: readonly string[];
}

/** The migrations in order of their numbers. Statements are separated as drizzle-kit writes them. */
export function migrationFiles(directory: string = MIGRATIONS_DIR): MigrationFile[] {
  return readdirSync(directory)
    .filter((file) => /^\d{4}_.*\.sql$/.test(file))
    .sort()
    .map((file) => {
      const text = readFileSync(join(directory, file), 'utf8');
      return {
        name: file,
        hash: createHash('sha256').update(text).digest('hex'),
        statements: text
          .split('--> statement-breakpoint')
          .map((statement) => statement.trim())
          .filter(Boolean),
      };
    });
}

async function applyPending(connection: Connection, log: (line: string) => void): Promise<number> {
  await connection.query(`CREATE TABLE IF NOT EXISTS schema_migrations (
    name varchar(120) NOT NULL PRIMARY KEY, hash char(64) NOT NULL, done_statements int NOT NULL,
    total_statements int NOT NULL, updated_at datetime(3) NOT NULL DEFAULT current_timestamp(3))`);
  const [rows] = await connection.query<RowDataPacket[]>(
    'SELECT name, hash, done_statements AS done, total_statements AS total FROM schema_migrations',
  );
  const known = new Map(rows.map((row) => [row['name'] as string, row]));
  let applied = 0;
  for (const file of migrationFiles()) {
    const state = known.get(file.name);
    if (state && state['hash'] !== file.hash) {
      throw new Error(
        `Migration ${file.name} differs from the one applied here; migrations are never edited`,
      );
    }
    if (state && state['done'] === state['total']) continue;
    await applyFile(connection, file, (state?.['done'] as number | undefined) ?? 0);
    log(file.name);
    applied++;
  }
  return applied;
}

// DDL commits by itself, so each statement is counted as it is done: a migration that was cut goes on from there.
async function applyFile(connection: Connection, file: MigrationFile, done: number): Promise<void> {
  const total = file.statements.length;
  await connection.query(
    'INSERT IGNORE INTO schema_migrations (name, hash, done_statements, total_statements) VALUES (?, ?, ?, ?)',
    [file.name, file.hash, 0, total],
  );
  for (let index = done; index < total; index++) {
    const statement = file.statements[index] ?? '';
    try {
      await connection.query(statement);
    } catch (error) {
      if (!isAlreadyDone(error)) {
        throw new Error(`Migration ${file.name} stopped at statement ${index + 1} of ${total}`, {
          cause: error,
        });
      }
    }
    await connection.query('UPDATE schema_migrations SET done_statements = ? WHERE name = ?', [
      index + 1,
      file.name,
    ]);
  }
}

/** The statement ran, but the process died before it was counted: table, column, key or constraint exists, or is gone. */
function isAlreadyDone(error: unknown): boolean {
  const errno = error instanceof Error && 'errno' in error ? error.errno : undefined;
  return [1050, 1060, 1061, 1091, 1826, 3822, 1005].includes(errno as number) && isExistsMessage(error);
}

function isExistsMessage(error: unknown): boolean {
  const errno = error instanceof Error && 'errno' in error ? error.errno : undefined;
  // 1005 wraps many causes; only errno 121 (duplicate key) inside it means the foreign key is there.
  return errno !== 1005 || (error instanceof Error && /errno: 121/.test(error.message));
}

/** Every table of the schema, by name. */
export function schemaTables(): Map<string, MySqlTable> {
  const tables = new Map<string, MySqlTable>();
  for (const area of Object.values(schema)) {
    for (const candidate of Object.values(area)) {
      if (is(candidate, MySqlTable)) tables.set(getTableConfig(candidate).name, candidate);
    }
  }
  return tables;
}

function grantedTables(): string[] {
  return [...schemaTables().keys(), 'schema_migrations'];
}

async function grantsAreCurrent(connection: Connection): Promise<boolean> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT hash FROM schema_migrations WHERE name = 'grants'",
  );
  return rows[0]?.['hash'] === grantsHash();
}

function grantsHash(): string {
  return createHash('sha256')
    .update(JSON.stringify(grantsFor(grantedTables())))
    .digest('hex');
}

async function renewGrants(connection: Connection, database: string, appUser: string): Promise<void> {
  let accounts = 0;
  for (const host of ['localhost', '127.0.0.1', '%']) {
    accounts += (await grantTo(connection, database, appUser, host)) ? 1 : 0;
  }
  if (accounts === 0)
    throw new Error(`The application user ${appUser} does not exist on the database server`);
  await connection.query(
    `INSERT INTO schema_migrations (name, hash, done_statements, total_statements) VALUES ('grants', ?, 0, 0)
     ON DUPLICATE KEY UPDATE hash = VALUES(hash)`,
    [grantsHash()],
  );
}

/** False when the server has no such account. An owner may grant, but not look accounts up in `mysql.*`. */
async function grantTo(
  connection: Connection,
  database: string,
  user: string,
  host: string,
): Promise<boolean> {
  for (const { table, privileges } of grantsFor(grantedTables())) {
    const target = `${mysql.escapeId(database)}.${mysql.escapeId(table)}`;
    try {
      await connection.query(`GRANT ${privileges} ON ${target} TO ?@?`, [user, host]);
    } catch (error) {
      const errno = error instanceof Error && 'errno' in error ? error.errno : undefined;
      // 1133 no such account, 1410 it would have to be created.
      if (errno === 1133 || errno === 1410) return false;
      throw error;
    }
  }
  return true;
}
