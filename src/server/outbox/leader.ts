import type { PoolConnection } from 'mysql2/promise';
import type { Database } from '#db/client.ts';
import type { Log } from '../log.ts';
import { changesBuiltPages, effectsOf } from './event-payload.ts';
import { createNap } from './nap.ts';
import {
  BATCH,
  copyToLog,
  cursorOf,
  endLeader,
  eventsAfter,
  eventsWithin,
  silenceSeconds,
  tryLead,
  type OutboxRow,
  type OutboxTable,
} from './outbox.queries.ts';
import { createPositionWindow, type PositionWindow } from './position-window.ts';

/** An outbox to empty: one table of one database. */
export interface OutboxSource {
  /** The same in every process; names the cursor. */
  readonly name: string;
  readonly database: Database;
  readonly table: OutboxTable;
}

export interface LeaderOptions {
  readonly central: Database;
  readonly sources: readonly OutboxSource[];
  readonly log: Log;
  readonly now: () => Date;
  /** Called after events were copied by this process. */
  readonly onCopied?: (count: number) => void;
}

export interface OutboxLeader {
  readonly isLeading: boolean;
  close(): Promise<void>;
}

const POLL_MS = 200;
const ELECTION_MS = 1_000;
const LONGEST_BACKOFF_MS = 5_000;
const HEARTBEAT_MS = 5_000;
/** A leader that has said nothing for so long is frozen; its connection still holds the lock. */
const FROZEN_SECONDS = 15;
/** One that has just taken over is silent for a moment too. */
const SILENT_ELECTIONS = 3;
/** Longer than any transaction of ours stays open. */
const GAP_MS = 3_600_000;
const NEWEST_GAPS = 16;
const OLDER_GAPS = 8;

interface Followed {
  readonly source: OutboxSource;
  readonly positions: PositionWindow;
  nextOldGap: number;
  hasFailed: boolean;
}

/**
 * Copies the events of every outbox to the event log, in one process at a time: the one whose connection holds
 * a lock of the database server. The others wait to take over. A database that is away is waited for quietly.
 */
export function startOutboxLeader(options: LeaderOptions): OutboxLeader {
  const { central, sources, log, now, onCopied = () => {} } = options;
  const lockName = `outbox ${central.name}`.slice(0, 64);
  const nap = createNap();
  const stop = new AbortController();
  const isStopping = () => stop.signal.aborted;
  let isLeading = false;
  let failures = 0;
  let silentElections = 0;

  const running = run();

  async function run(): Promise<void> {
    while (!isStopping()) {
      try {
        const connection = await takeLead();
        failures = 0;
        if (connection) await lead(connection);
        else await nap.rest(ELECTION_MS);
      } catch (error) {
        if (isStopping()) return;
        failures += 1;
        if (failures === 1) log.warn('the outbox waits for the database', { error });
        await nap.rest(Math.min(LONGEST_BACKOFF_MS, 250 * 2 ** failures));
      }
    }
  }

  async function takeLead(): Promise<PoolConnection | undefined> {
    const connection = await central.pool.getConnection();
    try {
      if (await tryLead(connection, lockName)) return connection;
    } catch (error) {
      connection.destroy();
      throw error;
    }
    connection.release();
    const isSilent = ((await silenceSeconds(central)) ?? 0) > FROZEN_SECONDS;
    silentElections = isSilent ? silentElections + 1 : 0;
    if (silentElections >= SILENT_ELECTIONS) {
      log.warn('the outbox leader is silent and loses the lead');
      silentElections = 0;
      await endLeader(central, lockName);
    }
    return undefined;
  }

  async function lead(connection: PoolConnection): Promise<void> {
    const lost = new AbortController();
    connection.on('error', () => lost.abort());
    try {
      const followed = await Promise.all(sources.map(beginAt));
      log.info('leading the outbox', { sources: sources.length });
      isLeading = true;
      let savedAtMs = 0;
      while (!isStopping() && !lost.signal.aborted) {
        const isDue = performance.now() - savedAtMs > HEARTBEAT_MS;
        const { copied, isMore } = await pass(connection, followed, isDue);
        if (copied > 0 || isDue) savedAtMs = performance.now();
        if (copied > 0) onCopied(copied);
        if (!isMore) await nap.rest(POLL_MS);
      }
    } finally {
      isLeading = false;
      // Ends the lock and whatever transaction was open with it.
      connection.destroy();
    }
  }

  async function beginAt(source: OutboxSource): Promise<Followed> {
    const positions = createPositionWindow(await cursorOf(central, source.name));
    return { source, positions, nextOldGap: 0, hasFailed: false };
  }

  async function pass(connection: PoolConnection, followed: readonly Followed[], isDue: boolean) {
    const found = await Promise.all(followed.map(readNew));
    const rows = found.flatMap((batch) => batch ?? []);
    if (rows.length === 0 && !isDue) return { copied: 0, isMore: false };
    const nowMs = performance.now();
    const readable = followed.filter((_, index) => found[index] !== undefined);
    for (const { positions } of readable) positions.closeGapsBefore(nowMs - GAP_MS);
    await copyToLog(connection, {
      rows,
      versions: versionsOf(rows),
      // As it was before these rows: the next leader may read them again, but never miss one.
      cursors: readable.map(({ source, positions }) => ({
        source: source.name,
        position: positions.lowWater,
      })),
      at: now(),
    });
    followed.forEach(({ positions }, index) =>
      positions.saw(
        (found[index] ?? []).map((row) => row.position),
        nowMs,
      ),
    );
    return { copied: rows.length, isMore: found.some((batch) => (batch?.length ?? 0) >= BATCH) };
  }

  /** What is new in a source; undefined while it cannot be read, which must not keep the others waiting. */
  async function readNew(followed: Followed): Promise<OutboxRow[] | undefined> {
    const { source, positions } = followed;
    try {
      const gaps = gapsToCheck(followed);
      const [late, fresh] = await Promise.all([
        Promise.all(gaps.map((gap) => eventsWithin(source.database, source.table, gap))),
        eventsAfter(source.database, source.table, positions.highest),
      ]);
      followed.hasFailed = false;
      return [...late.flat(), ...fresh];
    } catch (error) {
      if (source.database === central) throw error;
      if (!followed.hasFailed) log.warn('an outbox cannot be read', { source: source.name, error });
      followed.hasFailed = true;
      return undefined;
    }
  }

  /** The newest gaps every time, because that is where late commits come; the older ones in turn. */
  function gapsToCheck(followed: Followed) {
    const { gaps } = followed.positions;
    const older = gaps.slice(0, -NEWEST_GAPS);
    if (older.length === 0) return gaps;
    const from = followed.nextOldGap % older.length;
    followed.nextOldGap = from + OLDER_GAPS;
    return [...older.slice(from, from + OLDER_GAPS), ...gaps.slice(-NEWEST_GAPS)];
  }

  return {
    get isLeading() {
      return isLeading;
    },
    async close() {
      stop.abort();
      nap.wake();
      await running;
    },
  };
}

function versionsOf(rows: readonly OutboxRow[]) {
  return rows
    .filter(({ topic }) => changesBuiltPages(topic))
    .flatMap(({ id, payload }) => effectsOf(payload).tags.map((tag) => ({ tag, eventId: id })));
}
