import { drizzle, type MySql2Database } from 'drizzle-orm/mysql2';
import type { Pool as CallbackPool, ResultSetHeader } from 'mysql2';
import type { Pool } from 'mysql2/promise';
import { isConnectionLost, toDomainError } from './errors.ts';
import { openPool, send, type ListValue, type SqlValue, type Target } from './pool.ts';

export { connectionOptions } from './pool.ts';
export type { ListValue, SqlValue } from './pool.ts';

export type Orm = MySql2Database;

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

/** Opens a pool on the URL of a database; see `openPool`. */
export function openDatabase(url: string, options: DatabaseOptions = {}): Database {
  const connectionLimit = options.connectionLimit ?? 16;
  const callbackPool = openPool(url, connectionLimit);
  const pool = callbackPool.promise();
  const executor = executorOn(callbackPool, drizzle({ client: callbackPool }));
  const name = decodeURIComponent(new URL(url).pathname.slice(1));
  return { ...executor, pool, callbackPool, name, connectionLimit, close: () => endPool(pool) };
}

/** A connection that the server has closed already is no reason not to end. */
async function endPool(pool: Pool): Promise<void> {
  try {
    await pool.end();
  } catch (error) {
    if (!isConnectionLost(error)) throw error;
  }
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
