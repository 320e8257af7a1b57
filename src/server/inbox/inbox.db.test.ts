import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { openDatabase } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { audit, notYet, THE_CHAIN, type InboxHandler } from '#domain/audit';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { TestBranch } from '../../../tests/fixtures/a-world.ts';
import { twoDatabases, type TwoDatabases } from '../../../tests/fixtures/two-databases.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import type { Log } from '../log.ts';
import { createInbox, type Inbox } from './inbox.ts';

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const TOPIC = 'test.told' as InboxHandler['topic'];

let chain: TwoDatabases;
/** What the handler does besides its audit row. */
let onHandle: (what: string) => Promise<void> | void;
let clockMs: number;

beforeAll(async () => {
  chain = await twoDatabases();
});

afterAll(() => chain.close());

beforeEach(() => {
  onHandle = () => {};
  clockMs = Date.now();
});

const handler: InboxHandler = {
  topic: TOPIC,
  async handle(ctx, scope, event, tx) {
    const { what } = event.payload as { what: string };
    await audit(tx, ctx, scope, { action: 'stock.adjust', subject: what });
    await onHandle(what);
  },
};

/** One process. */
function anInbox(handlers: readonly InboxHandler[] = [handler]): Inbox {
  return createInbox({
    placement: chain.world.ctx().placement,
    handlers,
    log: silent,
    now: () => new Date(clockMs),
    contextFor: (id) =>
      chain.world.ctx({ type: 'job', name: 'inbox' }, { requestId: `inbox-${id}`.slice(0, 40) }),
  });
}

async function tell(to: TestBranch | null, what: string, topic: string = TOPIC): Promise<string> {
  const id = uuidv7(Date.now());
  await chain.world.db.change(
    `INSERT INTO event_log (event_id, branch_id, topic, payload, recorded_at, logged_at) VALUES (?,?,?,?,?,?)`,
    [
      uuidToBytes(id),
      chain.near.id,
      topic,
      JSON.stringify({ tags: [], to: to?.id ?? THE_CHAIN, what }),
      new Date(),
      new Date(),
    ],
  );
  return id;
}

async function readAll(inbox: Inbox): Promise<void> {
  while (await inbox.readOn());
}

/** How often the handler's deed is there. */
async function deeds(branch: TestBranch, what: string): Promise<number> {
  const db = chain.world.ctx().placement.branch(branch.scope);
  const rows = await db.rows('SELECT 1 FROM audit_log WHERE branch_id = ? AND subject = ?', [
    branch.id,
    what,
  ]);
  return rows.length;
}

async function waiting(
  id: string,
): Promise<{ state: string; failure: string; attempts: number } | undefined> {
  const rows = await chain.world.db.rows<{ state: string; failure: string; attempts: number }>(
    'SELECT state, failure, attempts FROM inbox_waiting WHERE event_id = ?',
    [uuidToBytes(id)],
  );
  return rows[0];
}

async function forgetCursor(): Promise<void> {
  await chain.world.db.change('UPDATE inbox_cursors SET seq = 0');
}

test('an event reaches the branch it is addressed to, in that branch’s own database, and nobody else', async () => {
  await tell(chain.far, 'told far');
  await tell(chain.near, 'told near');
  await readAll(anInbox());
  expect(await deeds(chain.far, 'told far')).toBe(1);
  expect(await deeds(chain.near, 'told near')).toBe(1);
  expect(await deeds(chain.near, 'told far')).toBe(0);
});

test('what is for the chain is done in the central database', async () => {
  await tell(null, 'told all');
  await readAll(anInbox());
  const rows = await chain.world.db.rows(
    "SELECT 1 FROM audit_log WHERE branch_id = 0 AND subject = 'told all'",
  );
  expect(rows).toHaveLength(1);
});

test('delivered twice, it is done once', async () => {
  await tell(chain.far, 'twice');
  await readAll(anInbox());
  await forgetCursor();
  await readAll(anInbox());
  expect(await deeds(chain.far, 'twice')).toBe(1);
});

test('a crash before the commit leaves nothing, one after it repeats nothing', async () => {
  const before = await tell(chain.far, 'cut before');
  onHandle = () => {
    throw new Error('the process dies here');
  };
  await readAll(anInbox());
  expect(await deeds(chain.far, 'cut before')).toBe(0);
  expect(await waiting(before)).toMatchObject({ state: 'waiting', attempts: 1 });
  onHandle = () => {};
  clockMs += 1_000;
  await anInbox().retryDue();
  expect(await deeds(chain.far, 'cut before')).toBe(1);
  expect(await waiting(before)).toBeUndefined();

  // Done, but neither the cursor nor the waiting room has heard of it.
  const after = await tell(chain.far, 'cut after');
  await readAll(anInbox());
  await forgetCursor();
  await chain.world.db.change(
    `INSERT INTO inbox_waiting (event_id, seq, branch_id, from_branch_id, topic, payload, state, attempts, failure, detail,
       recorded_at, next_try_at, updated_at)
     SELECT event_id, seq, ?, branch_id, topic, payload, 'waiting', 1, 'database.busy', '{}', recorded_at, recorded_at, recorded_at
     FROM event_log WHERE event_id = ?`,
    [chain.far.id, uuidToBytes(after)],
  );
  await readAll(anInbox());
  await anInbox().retryDue();
  expect(await deeds(chain.far, 'cut after')).toBe(1);
  expect(await waiting(after)).toBeUndefined();
});

test('two processes at once do each event once', async () => {
  const names = Array.from({ length: 40 }, (_, index) => `both ${index}`);
  for (const [index, name] of names.entries()) await tell(index % 2 ? chain.far : chain.near, name);
  await Promise.all([readAll(anInbox()), readAll(anInbox()), readAll(anInbox())]);
  for (const [index, name] of names.entries()) {
    expect(await deeds(index % 2 ? chain.far : chain.near, name), name).toBe(1);
  }
});

test('while a branch’s database is away its events wait in order, and those of others go on', async () => {
  const order: string[] = [];
  onHandle = (what) => void order.push(what);
  const ids: string[] = [];
  await chain.whileAway(async () => {
    ids.push(await tell(chain.far, 'away 1'), await tell(chain.far, 'away 2'));
    await tell(chain.near, 'not away');
    await readAll(anInbox());
    ids.push(await tell(chain.far, 'away 3'));
    await readAll(anInbox());
    expect(await deeds(chain.near, 'not away')).toBe(1);
    clockMs += 10_000;
    await anInbox().retryDue();
    for (const id of ids) {
      expect(await waiting(id)).toMatchObject({
        state: 'waiting',
        failure: 'database.unavailable',
        attempts: 0,
      });
    }
  });
  clockMs += 10_000;
  await anInbox().retryDue();
  expect(order).toEqual(['not away', 'away 1', 'away 2', 'away 3']);
  for (const id of ids) expect(await waiting(id)).toBeUndefined();
});

test('a refusal parks the event with its reason and holds nobody up', async () => {
  const id = await tell(chain.far, 'refused');
  onHandle = (what) => {
    if (what === 'refused') throw new DomainError('inventory.item_not_found', 'not_found', { serial: 'X' });
  };
  await tell(chain.far, 'after the refused');
  await readAll(anInbox());
  expect(await waiting(id)).toMatchObject({ state: 'parked', failure: 'inventory.item_not_found' });
  expect(await deeds(chain.far, 'after the refused')).toBe(1);
  clockMs += 3_600_000;
  await anInbox().retryDue();
  expect(await waiting(id)).toMatchObject({ state: 'parked' });
});

test('what comes too early is tried again, and parked when it never fits', async () => {
  const id = await tell(chain.far, 'early');
  const tries = vi.fn(() => {
    throw notYet();
  });
  onHandle = tries;
  await readAll(anInbox());
  for (let round = 0; round < 20; round++) {
    clockMs += 400_000;
    await anInbox().retryDue();
  }
  expect(tries).toHaveBeenCalledTimes(12);
  expect(await waiting(id)).toMatchObject({ state: 'parked', failure: 'sync.not_yet', attempts: 12 });
});

test('an event that only a newer process understands waits for it', async () => {
  const id = await tell(chain.far, 'new words', 'test.newer');
  await readAll(anInbox());
  expect(await waiting(id)).toMatchObject({ state: 'waiting' });
  clockMs += 1_000;
  await anInbox([{ ...handler, topic: 'test.newer' as InboxHandler['topic'] }]).retryDue();
  expect(await deeds(chain.far, 'new words')).toBe(1);
});

test('the log may have been purged far beyond where reading stopped', async () => {
  await tell(chain.near, 'before the purge');
  await readAll(anInbox());
  const owner = openDatabase(workerDatabase().ownerUrl, { connectionLimit: 1 });
  const [end] = await owner.rows<{ seq: number }>('SELECT MAX(seq) AS seq FROM event_log');
  await owner.change('DELETE FROM event_log');
  const id = await tell(chain.near, 'after the purge');
  await owner.change('UPDATE event_log SET seq = ? WHERE event_id = ?', [
    (end?.seq ?? 0) + 50_000,
    uuidToBytes(id),
  ]);
  await owner.close();
  expect(await anInbox().readOn()).toBe(true);
  expect(await deeds(chain.near, 'after the purge')).toBe(1);
  expect(await deeds(chain.near, 'before the purge')).toBe(1);
});
