import { drizzle, type MySql2Database } from 'drizzle-orm/mysql2';
import mysql from 'mysql2';
import type { Pool as CallbackPool, PoolConnection as CallbackConnection, ResultSetHeader } from 'mysql2';
import type { Pool } from 'mysql2/promise';
import { toDomainError } from './errors.ts';

export type Orm = MySql2Database;

export type SqlValue = string | number | bigint | boolean | Date | Uint8Array | null;

/** A value, a list for `IN (?)`, or rows for `VALUES ?`. */
export type ListValue = SqlValue | readonly SqlValue[] | readonly (readonly SqlValue[])[];

/** Runs statements: the pool outside a transaction, one connection inside. */
export interface Executor {
  /** Typed queries. */
  readonly orm: Orm;
  /** One server-prepared statement that returns rows; for the hot paths in `*queries.ts`. */
  rows<Row>(sql: string, values?: readonly SqlValue[]): Promise<Row[]>;
  /** One server-prepared statement that changes rows; answers the affected (matched) row count. */
  change(sql: string, values?: readonly SqlValue[]): Promise<number>;
  /**
   * One statement with lists of hundreds, sent as text with its values escaped by the driver: preparing it would
   * cost the server and this process a definition for every value.
   */
  listRows<Row>(sql: string, values: readonly ListValue[]): Promise<Row[]>;
  /** The same for one that changes rows. */
  changeList(sql: string, values: readonly ListValue[]): Promise<number>;
}

export interface Database extends Executor {
  readonly pool: Pool;
  /** The same pool without promises, for the hot path. */
  readonly callbackPool: CallbackPool;
  readonly name: string;
  /** Connections it opens at most. */
  readonly connectionLimit: number;
  close(): Promise<void>;
}

declare const transactional: unique symbol;

/** An executor inside a transaction; only `transaction()` makes one. */
export interface Tx extends Executor {
  readonly [transactional]: true;
}

export interface DatabaseOptions {
  /** Connections at most; about eight for each core of the database server. */
  readonly connectionLimit?: number;
}

/**
 * Opens a pool on a `mysql://user:password@host:port/database` URL. `?socketPath=` goes through a local
 * socket; `?ssl=verify&ssl-ca=<file>` asks for TLS with a checked host name. Every connection speaks UTC and READ COMMITTED.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const parsed = new URL(url);
  const name = decodeURIComponent(parsed.pathname.slice(1));
  const connectionLimit = options.connectionLimit ?? 16;
  const callbackPool = mysql.createPool({
    ...connectionOptions(parsed),
    database: name,
    connectionLimit,
    maxIdle: connectionLimit,
    maxPreparedStatements: 500,
    enableKeepAlive: true,
    connectTimeout: 5_000,
  });
  prepareConnections(callbackPool);
  const pool = callbackPool.promise();
  const executor = executorOn(callbackPool, drizzle({ client: callbackPool }));
  return { ...executor, pool, callbackPool, name, connectionLimit, close: () => pool.end() };
}

function prepareConnections(pool: CallbackPool): void {
  pool.on('connection', (connection) => {
    connection.query("SET SESSION time_zone = '+00:00'");
    connection.query('SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED');
  });
}

/** Connection settings shared by the application, the migrator and the scripts. */
export function connectionOptions(url: URL): mysql.PoolOptions {
  const socketPath = url.searchParams.get('socketPath');
  const caFile = url.searchParams.get('ssl-ca');
  const wantsTls = url.searchParams.get('ssl') === 'verify' || caFile !== null;
  return {
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
    ...(socketPath ? { socketPath } : { host: url.hostname, port: Number(url.port || 3306) }),
    ...(wantsTls
      ? { ssl: { verifyIdentity: true, ...(caFile ? { ca: readCertificate(caFile) } : {}) } }
      : {}),
    timezone: 'Z',
    charset: 'utf8mb4_unicode_ci',
    supportBigNumbers: true,
    multipleStatements: false,
  };
}

function readCertificate(file: string): string {
  return process.getBuiltinModule('node:fs').readFileSync(file, 'utf8');
}

/** The callback side of the driver: its promise side records the caller's stack at every statement. */
type Target = CallbackPool | CallbackConnection;

/** One statement on the callback side; `execute` prepares it on the server, `query` sends text. */
export function send<Answer>(
  target: Target,
  how: 'execute' | 'query',
  sql: string,
  values: readonly ListValue[] = [],
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const done = (error: Error | null, answer: unknown) => {
      if (error) reject(error);
      else resolve(answer as Answer);
    };
    if (how === 'execute') target.execute(sql, values as SqlValue[], done);
    else if (values.length > 0) target.query(sql, values as SqlValue[], done);
    else target.query(sql, done);
  });
}

export function executorOn(target: Target, orm: Orm): Executor {
  return {
    orm,
    async rows<Row>(sql: string, values: readonly SqlValue[] = []) {
      try {
        return await send<Row[]>(target, 'execute', sql, values);
      } catch (error) {
        throw toDomainError(error);
      }
    },
    async change(sql: string, values: readonly SqlValue[] = []) {
      try {
        return (await send<ResultSetHeader>(target, 'execute', sql, values)).affectedRows;
      } catch (error) {
        throw toDomainError(error);
      }
    },
    async listRows<Row>(sql: string, values: readonly ListValue[]) {
      try {
        return await send<Row[]>(target, 'query', sql, values);
      } catch (error) {
        throw toDomainError(error);
      }
    },
    async changeList(sql: string, values: readonly ListValue[]) {
      try {
        return (await send<ResultSetHeader>(target, 'query', sql, values)).affectedRows;
      } catch (error) {
        throw toDomainError(error);
      }
    },
  };
}
