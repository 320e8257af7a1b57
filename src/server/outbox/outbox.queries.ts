import type { PoolConnection } from 'mysql2/promise';
import type { Database, Executor } from '#db/client.ts';
import type { Gap } from './position-window.ts';

/** Which of the two outbox tables: that of a database's branches, or the chain's own. */
export type OutboxTable = 'outbox_events' | 'outbox_events_central';

/** Rows a read brings at most. In the text of the statements: MySQL takes no placeholder of ours there. */
export const BATCH = 500;

export interface OutboxRow {
  readonly position: number;
  readonly id: Buffer;
  /** 0: central. */
  readonly branchId: number;
  readonly topic: string;
  /** JSON text, as it was written. */
  readonly payload: string;
  readonly recordedAt: Date;
}

const COLUMNS: Record<OutboxTable, string> = {
  outbox_events:
    'position, id, branch_id AS branchId, topic, CAST(payload AS CHAR) AS payload, recorded_at AS recordedAt',
  outbox_events_central:
    'position, id, 0 AS branchId, topic, CAST(payload AS CHAR) AS payload, recorded_at AS recordedAt',
};

const AFTER: Record<OutboxTable, string> = {
  outbox_events: `SELECT ${COLUMNS.outbox_events} FROM outbox_events WHERE position > ? ORDER BY position LIMIT ${BATCH}`,
  outbox_events_central: `SELECT ${COLUMNS.outbox_events_central} FROM outbox_events_central WHERE position > ? ORDER BY position LIMIT ${BATCH}`,
};

const BETWEEN: Record<OutboxTable, string> = {
  outbox_events: `SELECT ${COLUMNS.outbox_events} FROM outbox_events WHERE position BETWEEN ? AND ? ORDER BY position LIMIT ${BATCH}`,
  outbox_events_central: `SELECT ${COLUMNS.outbox_events_central} FROM outbox_events_central WHERE position BETWEEN ? AND ? ORDER BY position LIMIT ${BATCH}`,
};

/** Committed events after a position, in order of position. */
export function eventsAfter(db: Executor, table: OutboxTable, position: number): Promise<OutboxRow[]> {
  return db.rows(AFTER[table], [position]);
}

/** Committed events of a gap: what has come into it since. */
export function eventsWithin(db: Executor, table: OutboxTable, gap: Gap): Promise<OutboxRow[]> {
  return db.rows(BETWEEN[table], [gap.from, gap.to]);
}

export async function cursorOf(db: Executor, source: string): Promise<number> {
  const rows = await db.rows<{ position: number }>('SELECT position FROM outbox_cursors WHERE source = ?', [
    source,
  ]);
  return rows[0]?.position ?? 0;
}

/** Seconds since any source was last found empty or emptied, by the database's clock; null when never. */
export async function silenceSeconds(db: Executor): Promise<number | null> {
  const rows = await db.rows<{ seconds: number | null }>(
    'SELECT TIMESTAMPDIFF(SECOND, MAX(updated_at), CURRENT_TIMESTAMP(3)) AS seconds FROM outbox_cursors',
  );
  return rows[0]?.seconds ?? null;
}

export async function tryLead(connection: PoolConnection, lockName: string): Promise<boolean> {
  const [rows] = await connection.execute('SELECT GET_LOCK(?, 0) AS got', [lockName]);
  return (rows as { got: number | null }[])[0]?.got === 1;
}

/** Ends the connection of whoever leads. The database user is ours, so it may. */
export async function endLeader(db: Database, lockName: string): Promise<void> {
  const rows = await db.rows<{ id: number | null }>('SELECT IS_USED_LOCK(?) AS id', [lockName]);
  const id = rows[0]?.id;
  // KILL takes no placeholder.
  if (id) await db.pool.query(`KILL ${Math.trunc(id)}`);
}

export interface CopiedBatch {
  readonly rows: readonly OutboxRow[];
  /** Tags of built pages, each with the event that overtook them. */
  readonly versions: readonly { readonly tag: string; readonly eventId: Buffer }[];
  /** Where another leader has to begin. Their time is the sign that the sources are being emptied. */
  readonly cursors: readonly { readonly source: string; readonly position: number }[];
  readonly at: Date;
}

/**
 * Copies events to the log, once each, and keeps the cursors, in one transaction of the connection that holds
 * the lock: whoever lost it can write nothing.
 */
export async function copyToLog(connection: PoolConnection, batch: CopiedBatch): Promise<void> {
  await connection.query('START TRANSACTION');
  if (batch.rows.length > 0) {
    const values = batch.rows.map((row) => [
      row.id,
      row.branchId,
      row.topic,
      row.payload,
      row.recordedAt,
      batch.at,
    ]);
    // A new leader reads the last events again; the unique event id makes that harmless.
    await connection.query(
      'INSERT IGNORE INTO event_log (event_id, branch_id, topic, payload, recorded_at, logged_at) VALUES ?',
      [values],
    );
  }
  for (const { tag, eventId } of batch.versions) {
    await connection.execute(
      `INSERT INTO catalog_versions (tag, seq, updated_at)
       SELECT ?, seq, CURRENT_TIMESTAMP(3) FROM event_log WHERE event_id = ?
       ON DUPLICATE KEY UPDATE seq = GREATEST(catalog_versions.seq, VALUES(seq)), updated_at = VALUES(updated_at)`,
      [tag, eventId],
    );
  }
  for (const { source, position } of batch.cursors) {
    await connection.execute(
      `INSERT INTO outbox_cursors (source, position, updated_at) VALUES (?, ?, CURRENT_TIMESTAMP(3))
       ON DUPLICATE KEY UPDATE position = VALUES(position), updated_at = VALUES(updated_at)`,
      [source, position],
    );
  }
  await connection.query('COMMIT');
}

export interface LoggedEvent {
  readonly seq: number;
  /** 0: central. */
  readonly branchId: number;
  readonly topic: string;
  /** JSON text. */
  readonly payload: string;
}

export async function lastSeq(db: Executor): Promise<number> {
  const rows = await db.rows<{ seq: number | null }>('SELECT MAX(seq) AS seq FROM event_log');
  return rows[0]?.seq ?? 0;
}

export function loggedAfter(db: Executor, seq: number): Promise<LoggedEvent[]> {
  return db.rows(
    `SELECT seq, branch_id AS branchId, topic, CAST(payload AS CHAR) AS payload FROM event_log WHERE seq > ? ORDER BY seq LIMIT ${BATCH}`,
    [seq],
  );
}

/** The last event that changed what carries a tag, for every tag that ever changed. */
export function catalogVersions(db: Executor): Promise<{ tag: string; seq: number }[]> {
  return db.rows('SELECT tag, seq FROM catalog_versions');
}
