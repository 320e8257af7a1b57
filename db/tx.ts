import { drizzle } from 'drizzle-orm/mysql2';
import type { PoolConnection } from 'mysql2';
import { executorOn, type Database, type Orm, type Tx } from './client.ts';
import { faultSeam } from './failpoint.ts';
import { send } from './pool.ts';
import { isConnectionLost, isRetryable, toDomainError } from './errors.ts';

const MAX_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 4;

export interface TransactionOptions {
  /** What is done, for whoever looks for faults; the name of the operation. */
  readonly deed?: string;
  /**
   * The work is keyed, so running it again after an unknown COMMIT converges. Without it a connection lost
   * during COMMIT is reported, because the work may have been done.
   */
  readonly repeatable?: boolean;
  /** False: a deadlock or a lock that does not come is told at once. For work that can be cut up instead. */
  readonly repeatsLocked?: boolean;
}

/**
 * Runs `work` in one READ COMMITTED transaction and commits. Rolls back on every error. A deadlock, lock wait
 * timeout or snapshot conflict runs the WHOLE work again (at most six times, jittered pause), so `work` must
 * do nothing but talk to this transaction: no mail, no HTTP, no state outside.
 */
export async function transaction<Result>(
  db: Database,
  work: (tx: Tx) => Promise<Result>,
  options: TransactionOptions = {},
): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await attemptOnce(db, work, options.deed ?? 'unnamed');
    } catch (error) {
      const isLocked = isRetryable(error) && options.repeatsLocked !== false;
      const isCut = isConnectionLost(error) && (options.repeatable === true || !wasCommitting(error));
      const again = isLocked || isCut;
      if (!again || attempt >= MAX_ATTEMPTS) throw toDomainError(error);
      await pause(attempt);
    }
  }
}

const committing = new WeakSet<object>();

function wasCommitting(error: unknown): boolean {
  return typeof error === 'object' && error !== null && committing.has(error);
}

async function attemptOnce<Result>(
  db: Database,
  work: (tx: Tx) => Promise<Result>,
  deed: string,
): Promise<Result> {
  const connection = await connectionOf(db);
  faultSeam()?.begins(connection, deed);
  let healthy = true;
  try {
    await send(connection, 'query', 'START TRANSACTION');
    const result = await work(txOn(connection));
    try {
      await send(connection, 'query', 'COMMIT');
    } catch (error) {
      if (typeof error === 'object' && error !== null) committing.add(error);
      throw error;
    }
    return result;
  } catch (error) {
    // A lock wait timeout undoes only its statement: without this a later COMMIT would keep half a sale.
    healthy = await send(connection, 'query', 'ROLLBACK').then(
      () => true,
      () => false,
    );
    throw error;
  } finally {
    if (healthy) connection.release();
    else connection.destroy();
  }
}

function connectionOf(db: Database): Promise<PoolConnection> {
  return new Promise((resolve, reject) => {
    db.callbackPool.getConnection((error, connection) => {
      if (error) reject(error);
      else resolve(connection);
    });
  });
}

function txOn(connection: PoolConnection): Tx {
  let orm: Orm | undefined;
  const executor = executorOn(connection, undefined as never);
  return {
    rows: executor.rows,
    change: executor.change,
    listRows: executor.listRows,
    changeList: executor.changeList,
    get orm() {
      orm ??= drizzle({ client: connection });
      return orm;
    },
  } as Tx;
}

function pause(attempt: number): Promise<void> {
  const longestMs = FIRST_PAUSE_MS * 2 ** attempt;
  return new Promise((resolve) => setTimeout(resolve, longestMs / 2 + (Math.random() * longestMs) / 2));
}
