import { createConnection } from 'mysql2/promise';
import { connectionOptions } from '../db/client.ts';
import { openLocalDatabase } from '../db/local/connect.ts';
import type { LocalKind } from '../db/local/folder.ts';
import { readEnv, type Env } from '../src/server/env.ts';
import { ScriptFailure } from './failure.ts';

const connectTimeoutMs = 5_000;

/** The database a command works on: a real server when `DATABASE_URL` names one, else the embedded one. */
export interface ProjectDatabase {
  readonly appUrl: string;
  /** May change the schema and grant on it. */
  readonly ownerUrl: string;
  /** Whom the migrator grants to; null when the application and the owner are the same user. */
  readonly appUser: string | null;
  readonly name: string;
  readonly isEmbedded: boolean;
  release(): Promise<void>;
}

/** @throws ScriptFailure with one line for each environment variable that is wrong. */
export function environment(): Env {
  try {
    return readEnv();
  } catch (error) {
    throw new ScriptFailure(error instanceof Error ? error.message : String(error));
  }
}

export async function openProjectDatabase(env: Env, kind: LocalKind = 'dev'): Promise<ProjectDatabase> {
  if (env.DATABASE_URL === undefined) {
    const local = await openLocalDatabase(kind);
    return {
      appUrl: local.appUrl,
      ownerUrl: local.ownerUrl,
      appUser: userOf(local.appUrl),
      name: local.database,
      isEmbedded: true,
      release: () => local.release(),
    };
  }
  const ownerUrl = env.DATABASE_OWNER_URL ?? env.DATABASE_URL;
  if (env.DATABASE_OWNER_URL)
    await assertAnswers('DATABASE_OWNER_URL', env.DATABASE_OWNER_URL, databaseOf(env.DATABASE_OWNER_URL));
  // Beside an owner, the application gets its rights on the database from the migrator, later.
  const name = env.DATABASE_OWNER_URL ? null : databaseOf(env.DATABASE_URL);
  await assertAnswers('DATABASE_URL', env.DATABASE_URL, name);
  const appUser = userOf(env.DATABASE_URL);
  return {
    appUrl: env.DATABASE_URL,
    ownerUrl,
    appUser: appUser === userOf(ownerUrl) ? null : appUser,
    name: databaseOf(env.DATABASE_URL),
    isEmbedded: false,
    release: () => Promise.resolve(),
  };
}

/** Opens the database of the environment, runs the work, and lets go of it whatever happens. */
export async function withProjectDatabase<Result>(
  work: (database: ProjectDatabase, env: Env) => Promise<Result>,
): Promise<Result> {
  const env = environment();
  const database = await openProjectDatabase(env);
  try {
    return await work(database, env);
  } finally {
    await database.release();
  }
}

/** The same server and user, another database. */
export function withDatabaseName(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${encodeURIComponent(name)}`;
  return changed.href;
}

/** @throws ScriptFailure that names the variable and what is wrong with it. */
async function assertAnswers(variable: string, url: string, database: string | null): Promise<void> {
  const { hostname, port } = new URL(url);
  try {
    const connection = await createConnection({
      ...connectionOptions(new URL(url)),
      ...(database === null ? {} : { database }),
      connectTimeout: connectTimeoutMs,
    });
    await connection.end();
  } catch (error) {
    const { errno, code } = error as { errno?: number; code?: string };
    const reasons: Record<number, string> = {
      1044: 'ese usuario no tiene permiso sobre la base',
      1045: 'el usuario o la clave no son correctos',
      1049: 'la base no existe en ese servidor',
      1698: 'el usuario o la clave no son correctos',
    };
    const reason = (errno !== undefined && reasons[errno]) || `no responde (${code ?? String(errno)})`;
    throw new ScriptFailure(`${variable} (${hostname}:${port || '3306'}): ${reason}.`);
  }
}

function userOf(url: string): string {
  return decodeURIComponent(new URL(url).username);
}

function databaseOf(url: string): string {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}
