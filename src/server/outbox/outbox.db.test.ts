import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase, type Database } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import { uuidv7 } from '#shared/ids.ts';
import { workerDatabase, workerSecondDatabase } from '../../../tests/fixtures/worker-database.ts';
import type { Log } from '../log.ts';
import { startFollower, type FollowedEvent, type Follower } from './follower.ts';
import { startOutboxLeader, type OutboxLeader, type OutboxSource } from './leader.ts';

/** One server process, as far as events go. */
interface Process {
  readonly central: Database;
  readonly leader: OutboxLeader;
  readonly follower: Follower;
  readonly heard: FollowedEvent[];
  stop(): Promise<void>;
}

/** Name of the lock that the leader holds. */
const LOCK = () => `outbox ${owner.name}`;

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const BRANCH = 7;

let processes: Process[] = [];
let owner: Database;

beforeEach(() => {
  owner = openDatabase(workerDatabase().ownerUrl, { connectionLimit: 4 });
});

afterEach(async () => {
  await Promise.all(processes.map((process) => process.stop()));
  processes = [];
  await owner.close();
});

async function start(extra: readonly { url: string; name: string }[] = []): Promise<Process> {
  const central = openDatabase(workerDatabase().appUrl, { connectionLimit: 4 });
  const others = extra.map(({ url, name }) => ({
    name,
    database: openDatabase(url, { connectionLimit: 4 }),
  }));
  const sources: OutboxSource[] = [
    { name: 'central', database: central, table: 'outbox_events_central' },
    { name: 'shared', database: central, table: 'outbox_events' },
    ...others.map(({ name, database }) => ({ name, database, table: 'outbox_events' as const })),
  ];
  const heard: FollowedEvent[] = [];
  const follower = startFollower({
    central,
    log: silent,
    onBegin: () => Promise.resolve(),
    onEvents(events) {
      heard.push(...events);
      return Promise.resolve();
    },
  });
  const leader = startOutboxLeader({
    central,
    sources,
    log: silent,
    now: () => new Date(),
    onCopied: () => follower.wake(),
  });
  await follower.tried;
  const process: Process = {
    central,
    leader,
    follower,
    heard,
    async stop() {
      await Promise.all([leader.close(), follower.close()]);
      await Promise.all(
        [central, ...others.map((other) => other.database)].map((database) => database.close()),
      );
    },
  };
  processes.push(process);
  return process;
}

async function until(isTrue: () => boolean | Promise<boolean>, withinMs = 40_000): Promise<number> {
  const startedMs = performance.now();
  while (!(await isTrue())) {
    if (performance.now() - startedMs > withinMs) throw new Error(`Not within ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return performance.now() - startedMs;
}

type Writer = Pick<Database, 'change'>;

async function emit(db: Writer, tag: string, topic = 'sale.recorded'): Promise<string> {
  const id = uuidv7(Date.now());
  const payload = JSON.stringify({ tags: [tag], forget: [`memo:${tag}`] });
  await db.change(
    'INSERT INTO outbox_events (branch_id, id, topic, payload, recorded_at) VALUES (?,?,?,?,?)',
    [BRANCH, uuidToBytes(id), topic, payload, new Date()],
  );
  return id;
}

async function emitCentral(db: Writer, tags: readonly string[], topic: string): Promise<string> {
  const id = uuidv7(Date.now());
  await db.change('INSERT INTO outbox_events_central (id, topic, payload, recorded_at) VALUES (?,?,?,?)', [
    uuidToBytes(id),
    topic,
    JSON.stringify({ tags }),
    new Date(),
  ]);
  return id;
}

async function copiesOf(id: string): Promise<number> {
  const rows = await owner.rows<{ copies: number }>(
    'SELECT COUNT(*) AS copies FROM event_log WHERE event_id = ?',
    [uuidToBytes(id)],
  );
  return rows[0]?.copies ?? 0;
}

const hears = (process: Process, tag: string) => () =>
  process.heard.some((event) => event.tags.includes(tag));
const timesHeard = (process: Process, tag: string) =>
  process.heard.filter((event) => event.tags.includes(tag)).length;
/** Number of the connection that leads; null where none does. */
async function holderOfLock(db: Database): Promise<number | null> {
  const rows = await db.rows<{ id: number | null }>('SELECT IS_USED_LOCK(?) AS id', [LOCK()]);
  return rows[0]?.id ?? null;
}

const leading = () => processes.filter((process) => process.leader.isLeading);

describe('the outbox', () => {
  it('reaches every process once, and the log once', async () => {
    const [first, second] = [await start(), await start()];
    await until(() => leading().length === 1);
    const id = await emit(first.central, 'piece:once');
    await until(() => hears(first, 'piece:once')() && hears(second, 'piece:once')());
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect([timesHeard(first, 'piece:once'), timesHeard(second, 'piece:once'), await copiesOf(id)]).toEqual([
      1, 1, 1,
    ]);
    expect(first.heard.find((event) => event.tags.includes('piece:once'))).toMatchObject({
      topic: 'sale.recorded',
      forget: ['memo:piece:once'],
      changesBuiltPages: false,
    });
    expect(leading()).toHaveLength(1);
  });

  it('keeps the order of its events', async () => {
    const process = await start();
    await until(() => process.leader.isLeading);
    const tags = Array.from({ length: 23 }, (_, index) => `order:${index}`);
    for (const tag of tags) await emit(process.central, tag);
    await until(hears(process, 'order:22'));
    expect(process.heard.flatMap((event) => event.tags).filter((tag) => tag.startsWith('order:'))).toEqual(
      tags,
    );
    expect(process.heard.map((event) => event.seq)).toEqual(
      [...process.heard.map((event) => event.seq)].sort((a, b) => a - b),
    );
  });

  it('loses no event that commits after a later one', async () => {
    const process = await start();
    await until(() => process.leader.isLeading);
    const { promise: mayCommit, resolve: commit } = Promise.withResolvers<true>();
    const { promise: written, resolve: wrote } = Promise.withResolvers<true>();
    const late = transaction(process.central, async (tx) => {
      await emit(tx, 'piece:late');
      wrote(true);
      await mayCommit;
    });
    await written;
    for (let count = 0; count < 5; count += 1) await emit(process.central, `piece:after-${count}`);
    await until(hears(process, 'piece:after-4'));
    expect(hears(process, 'piece:late')()).toBe(false);
    // Long enough for several passes to go by, each keeping a cursor.
    await new Promise((resolve) => setTimeout(resolve, 700));
    commit(true);
    await late;
    await until(hears(process, 'piece:late'));
    expect(timesHeard(process, 'piece:late')).toBe(1);
  });

  it('is not held up by what was rolled back', async () => {
    const process = await start();
    await until(() => process.leader.isLeading);
    const undone = transaction(process.central, async (tx) => {
      await emit(tx, 'piece:undone');
      throw new Error('no');
    });
    await expect(undone).rejects.toThrow('no');
    await emit(process.central, 'piece:done');
    await until(hears(process, 'piece:done'));
    expect(hears(process, 'piece:undone')()).toBe(false);
  });

  it('goes on in another process when the leader loses its connection, and copies nothing twice', async () => {
    const [first, second] = [await start(), await start()];
    await until(() => leading().length === 1);
    const ids: string[] = [];
    const done = new AbortController();
    const writing = (async () => {
      while (!done.signal.aborted) {
        ids.push(await emit(first.central, `failover:${ids.length}`));
        await new Promise((resolve) => setTimeout(resolve, 5));
      }
    })();
    let killed: number | undefined;
    for (let round = 0; round < 3; round += 1) {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await until(async () => {
        const holder = await holderOfLock(first.central);
        // Nobody, or not yet another: a lock that is lost is free for a moment.
        if (holder === null || holder === killed) return false;
        await first.central.pool.query(`KILL ${holder}`);
        killed = holder;
        return true;
      });
    }
    await until(() => leading().length === 1);
    done.abort();
    await writing;
    const last = `failover:${ids.length - 1}`;
    await until(() => hears(first, last)() && hears(second, last)());
    for (const process of [first, second]) {
      const heard = process.heard.flatMap((event) => event.tags).filter((tag) => tag.startsWith('failover:'));
      expect(heard).toHaveLength(ids.length);
      expect(new Set(heard).size).toBe(ids.length);
    }
  });

  it('finds after a pause what was written meanwhile', async () => {
    const process = await start();
    await until(() => process.leader.isLeading);
    await process.leader.close();
    const id = await emit(process.central, 'piece:meanwhile');
    expect(await copiesOf(id)).toBe(0);
    const next = await start();
    await until(hears(process, 'piece:meanwhile'));
    await until(() => next.leader.isLeading);
    expect(await copiesOf(id)).toBe(1);
  });

  it('takes the lead from a process that is frozen, and not at once', async () => {
    const other = openDatabase(workerDatabase().appUrl, { connectionLimit: 1 });
    const frozen = await other.pool.getConnection();
    frozen.on('error', () => {});
    await frozen.query('SELECT GET_LOCK(?, 0)', [LOCK()]);
    await owner.change(
      `INSERT INTO outbox_cursors (source, position, updated_at)
       VALUES ('frozen', 0, CURRENT_TIMESTAMP(3) - INTERVAL 60 SECOND)
       ON DUPLICATE KEY UPDATE updated_at = VALUES(updated_at)`,
    );
    await owner.change('UPDATE outbox_cursors SET updated_at = CURRENT_TIMESTAMP(3) - INTERVAL 60 SECOND');
    const process = await start();
    expect(await until(() => process.leader.isLeading)).toBeGreaterThan(1_500);
    await expect(frozen.query('SELECT 1')).rejects.toThrow();
    frozen.destroy();
    await other.close();
  });

  it('dates the built pages that a catalog change overtakes', async () => {
    const process = await start();
    await until(() => process.leader.isLeading);
    const tag = `generation:nissan/tsuru/${Date.now()}`;
    const id = await emitCentral(process.central, ['catalog', tag], 'catalog.changed');
    await until(hears(process, tag));
    const rows = await owner.rows<{ tag: string; seq: number }>(
      'SELECT v.tag, v.seq FROM catalog_versions v JOIN event_log e ON e.seq = v.seq WHERE e.event_id = ? ORDER BY v.tag',
      [uuidToBytes(id)],
    );
    const event = process.heard.find((heard) => heard.tags.includes(tag));
    expect(event?.changesBuiltPages).toBe(true);
    expect(rows).toEqual([
      { tag: 'catalog', seq: event?.seq },
      { tag, seq: event?.seq },
    ]);
  });

  it('brings in the events of a branch that has a database of its own', async () => {
    const process = await start([{ url: workerSecondDatabase().appUrl, name: 'branch 11' }]);
    await until(() => process.leader.isLeading);
    const branch = openDatabase(workerSecondDatabase().appUrl, { connectionLimit: 1 });
    const id = await emit(branch, 'piece:elsewhere');
    await until(hears(process, 'piece:elsewhere'));
    expect(await copiesOf(id)).toBe(1);
    await branch.close();
  });

  it('goes on for the others while the database of one branch is away', async () => {
    const process = await start([{ url: 'mysql://nobody:nothing@127.0.0.1:9/none', name: 'branch 13' }]);
    await until(() => process.leader.isLeading);
    await emit(process.central, 'piece:here');
    await until(hears(process, 'piece:here'));
  });
});
