import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';

// Locks between processes that the system itself lets go of when a process dies, kill -9 included. Node has no
// flock(), but its SQLite takes real file locks: a read transaction is a shared lock, BEGIN EXCLUSIVE an
// exclusive one. Nothing is ever written to these files.

export interface Lock {
  /** Safe to call twice. */
  release(): void;
}

export type LockMode = 'shared' | 'exclusive';

const sqliteBusy = 5;
const retryMs = 25;

// A connection that is garbage collected would silently drop its lock.
const held = new Set<DatabaseSync>();

/** One try, never waits. Undefined when another holder stands in the way. */
export function tryLock(file: string, mode: LockMode): Lock | undefined {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA journal_mode = MEMORY');
    if (mode === 'exclusive') {
      database.exec('BEGIN EXCLUSIVE');
    } else {
      database.exec('BEGIN');
      database.prepare('SELECT count(*) FROM sqlite_schema').get();
    }
  } catch (error) {
    database.close();
    if ((error as { errcode?: number }).errcode === sqliteBusy) return undefined;
    throw error;
  }
  held.add(database);
  return {
    release() {
      if (held.delete(database)) database.close();
    },
  };
}

/** Tries until `timeoutMs` has passed; undefined when the lock could not be had by then. */
export async function acquireLock(
  file: string,
  mode: LockMode,
  timeoutMs: number,
): Promise<Lock | undefined> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const lock = tryLock(file, mode);
    if (lock || performance.now() > deadline) return lock;
    await delay(retryMs);
  }
}

/** Whether some process holds the file exclusively at this moment. */
export function isHeldExclusively(file: string): boolean {
  const lock = tryLock(file, 'shared');
  lock?.release();
  return lock === undefined;
}
