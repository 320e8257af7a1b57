import mysql from 'mysql2';
import type { Pool as CallbackPool, PoolConnection as CallbackConnection } from 'mysql2';
import { faultSeam } from './failpoint.ts';

export type SqlValue = string | number | bigint | boolean | Date | Uint8Array | null;

/** A value, a list for `IN (?)`, or rows for `VALUES ?`. */
export type ListValue = SqlValue | readonly SqlValue[] | readonly (readonly SqlValue[])[];

/**
 * A pool on a `mysql://user:password@host:port/database` URL. `?socketPath=` goes through a local
 * socket; `?ssl=verify&ssl-ca=<file>` asks for TLS with a checked host name. Every connection speaks UTC and READ COMMITTED.
 */
export function openPool(url: string, connectionLimit: number): CallbackPool {
  const parsed = new URL(url);
  const pool = mysql.createPool({
    ...connectionOptions(parsed),
    database: decodeURIComponent(parsed.pathname.slice(1)),
    connectionLimit,
    maxIdle: connectionLimit,
    maxPreparedStatements: 500,
    enableKeepAlive: true,
    connectTimeout: 5_000,
  });
  prepareConnections(pool);
  return pool;
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
export type Target = CallbackPool | CallbackConnection;

/** One statement on the callback side; `execute` prepares it on the server, `query` sends text. */
export function send<Answer>(
  target: Target,
  how: 'execute' | 'query',
  sql: string,
  values: readonly ListValue[] = [],
): Promise<Answer> {
  const seam = faultSeam();
  if (!seam) return sendNow(target, how, sql, values);
  return seam.statement(target, { sql, values }, (given) => sendNow(target, how, given.sql, given.values));
}

function sendNow<Answer>(
  target: Target,
  how: 'execute' | 'query',
  sql: string,
  values: readonly ListValue[],
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
