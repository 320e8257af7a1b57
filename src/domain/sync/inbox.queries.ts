import type { Executor, Tx } from '#db/client.ts';
import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import type { BranchId } from '#shared/ids.ts';
import type { BranchScope } from '#shared/scope.ts';

/** An event with an addressee, from the log or from the waiting room. */
export interface AddressedEvent {
  readonly id: string;
  readonly seq: number;
  /** 0: the chain. */
  readonly to: BranchId;
  readonly from: BranchId;
  readonly topic: string;
  /** JSON text. */
  readonly payload: string;
  readonly recordedAt: Date;
}

interface EventRow extends Omit<AddressedEvent, 'id'> {
  readonly id: Buffer;
}

/** Where one read of the log ends, handled or not. */
interface LogPart {
  readonly through: number;
  readonly events: readonly AddressedEvent[];
}

/** Sequence numbers that one read passes at most; only addressed events travel. */
const REACH = 2_000;

export async function inboxCursor(db: Executor, consumer: string): Promise<number> {
  const rows = await db.rows<{ seq: number }>('SELECT seq FROM inbox_cursors WHERE consumer = ?', [consumer]);
  return rows[0]?.seq ?? 0;
}

/** Never back: a process that lost the lead may still be writing. */
export async function moveInboxCursor(db: Executor, consumer: string, seq: number, at: Date): Promise<void> {
  await db.change(
    `INSERT INTO inbox_cursors (consumer, seq, updated_at) VALUES (?,?,?)
     ON DUPLICATE KEY UPDATE seq = GREATEST(seq, VALUES(seq)), updated_at = VALUES(updated_at)`,
    [consumer, seq, at],
  );
}

/** Events after `seq` that are addressed to somebody, in order. Null: nothing new in the log. */
export async function addressedAfter(db: Executor, seq: number): Promise<LogPart | null> {
  const [end] = await db.rows<{ last: number | null }>('SELECT MAX(seq) AS last FROM event_log');
  const last = end?.last ?? 0;
  if (last <= seq) return null;
  // Where a purged log begins again, the numbers between are passed at once.
  const [next] = await db.rows<{ first: number | null }>(
    'SELECT MIN(seq) AS first FROM event_log WHERE seq > ?',
    [seq],
  );
  const through = Math.min(last, (next?.first ?? last) + REACH - 1);
  const rows = await db.rows<EventRow>(
    `SELECT event_id AS id, seq, CAST(JSON_UNQUOTE(JSON_EXTRACT(payload, '$.to')) AS UNSIGNED) AS \`to\`,
       branch_id AS \`from\`, topic, CAST(payload AS CHAR) AS payload, recorded_at AS recordedAt
     FROM event_log WHERE seq > ? AND seq <= ? AND JSON_EXTRACT(payload, '$.to') IS NOT NULL ORDER BY seq`,
    [seq, through],
  );
  return { through, events: rows.map(eventOf) };
}

/** Notes that a branch acts on an event. Throws the duplicate key of one that was handled before. */
export async function insertHandled(
  tx: Tx,
  scope: BranchScope,
  event: AddressedEvent,
  at: Date,
): Promise<void> {
  await tx.change(
    'INSERT INTO inbox_events (branch_id, event_id, topic, from_branch_id, handled_at) VALUES (?,?,?,?,?)',
    [scope.branchId, uuidToBytes(event.id), event.topic, event.from, at],
  );
}

export async function wasHandled(db: Executor, scope: BranchScope, eventId: string): Promise<boolean> {
  const rows = await db.rows('SELECT 1 FROM inbox_events WHERE branch_id = ? AND event_id = ?', [
    scope.branchId,
    uuidToBytes(eventId),
  ]);
  return rows.length > 0;
}

/** Why an event has to wait, and until when. */
export interface Setback {
  readonly state: 'waiting' | 'parked';
  readonly attempts: number;
  readonly failure: string;
  /** JSON text. */
  readonly detail: string;
  readonly nextTryAt: Date;
  readonly at: Date;
}

/** Keeps an event for later, or notes another failure of one that is kept. */
export async function keepEvent(db: Executor, event: AddressedEvent, setback: Setback): Promise<void> {
  const { state, attempts, failure, detail, nextTryAt, at } = setback;
  await db.change(
    `INSERT INTO inbox_waiting (event_id, seq, branch_id, from_branch_id, topic, payload, state, attempts, failure,
       detail, recorded_at, next_try_at, updated_at)
     VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?)
     ON DUPLICATE KEY UPDATE state = VALUES(state), attempts = VALUES(attempts), failure = VALUES(failure),
       detail = VALUES(detail), next_try_at = VALUES(next_try_at), updated_at = VALUES(updated_at)`,
    [
      uuidToBytes(event.id),
      event.seq,
      event.to,
      event.from,
      event.topic,
      event.payload,
      state,
      attempts,
      failure,
      detail,
      event.recordedAt,
      nextTryAt,
      at,
    ],
  );
}

export async function dropWaiting(db: Executor, eventId: string): Promise<void> {
  await db.change('DELETE FROM inbox_waiting WHERE event_id = ?', [uuidToBytes(eventId)]);
}

export interface WaitingEvent extends AddressedEvent {
  readonly attempts: number;
  readonly failure: string;
}

const WAITING = `event_id AS id, seq, branch_id AS \`to\`, from_branch_id AS \`from\`, topic, CAST(payload AS CHAR) AS payload,
  recorded_at AS recordedAt, attempts, failure`;

/** What is to be tried again now, in the order in which it happened. */
export async function dueEvents(db: Executor, at: Date): Promise<WaitingEvent[]> {
  const rows = await db.rows<EventRow & { attempts: number; failure: string }>(
    `SELECT ${WAITING} FROM inbox_waiting WHERE state = 'waiting' AND next_try_at <= ? ORDER BY seq LIMIT 200`,
    [at],
  );
  return rows.map((row) => ({ ...eventOf(row), attempts: row.attempts, failure: row.failure }));
}

/** Branches whose database was away when last asked: what comes for them queues behind what waits. */
export async function branchesAway(db: Executor): Promise<Set<number>> {
  const rows = await db.rows<{ branchId: number }>(
    `SELECT DISTINCT branch_id AS branchId FROM inbox_waiting WHERE state = 'waiting' AND failure = 'database.unavailable'`,
  );
  return new Set(rows.map((row) => row.branchId));
}

function eventOf(row: EventRow): AddressedEvent {
  const { id, seq, to, from, topic, payload, recordedAt } = row;
  return { id: bytesToUuid(id), seq, to: Number(to) as BranchId, from, topic, payload, recordedAt };
}
