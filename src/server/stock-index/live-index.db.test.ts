import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { openDatabase } from '#db/client.ts';
import { openReader, type Reader } from '#db/reader.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { publicChainScope } from '#domain/identity';
import { searchChain, ChainSearchQuery, type BuiltIndex } from '#domain/search';
import { loadIndex } from '#domain/search/read-model';
import { createLog } from '../log.ts';
import { buildInWorker, startLiveIndex, type LiveIndex } from './index.ts';

let world: World;
let branch: TestBranch;
let live: LiveIndex;
let beforeBuild: () => Promise<void> = () => Promise.resolve();
let builds = 0;
let reader: Reader;
const load = () => loadIndex([reader], publicChainScope());

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  reader = openReader(workerDatabase().appUrl, { connectionLimit: 2 });
  live = startLiveIndex({
    placement: world.ctx().placement,
    log: createLog('silent'),
    build: async (): Promise<BuiltIndex> => {
      builds += 1;
      const built = await load();
      await beforeBuild();
      return built;
    },
  });
  live.load();
  await live.loaded;
});

afterAll(async () => {
  await live.close();
  await reader.close();
  await world.close();
});

const keyOf = (item: { id: string }) => ({ branch: branch.id as number, id: item.id });

async function find(text: string) {
  const ctx = { ...world.ctx(), stockIndex: live.current };
  const found = await searchChain(ctx, ChainSearchQuery.parse({ q: text }));
  return {
    total: found.total,
    prices: found.items.map(({ priceCents }) => priceCents),
    codes: found.items.map(({ code }) => code),
  };
}

const sell = (item: { id: string }) =>
  world.db.change('UPDATE stock_items SET on_hand = 0 WHERE branch_id = ? AND id = ?', [
    branch.id,
    uuidToBytes(item.id),
  ]);

describe('the stock index of a process', () => {
  test('takes in an arrival of a part it never saw, its price, and its sale', async () => {
    const door = await world.unit(branch, { priceCents: 1_313_00 });
    expect((await find(door.code)).total).toBe(0);
    await live.changed([keyOf(door)]);
    expect(await find(door.code)).toMatchObject({ total: 1, prices: [1_313_00], codes: [door.code] });
    await world.db.change('UPDATE stock_items SET price_cents = 99700 WHERE branch_id = ? AND id = ?', [
      branch.id,
      uuidToBytes(door.id),
    ]);
    await live.changed([keyOf(door)]);
    expect((await find(door.code)).prices).toEqual([997_00]);
    await sell(door);
    await live.changed([keyOf(door)]);
    expect((await find(door.code)).total).toBe(0);
    expect(live.lagMs).toBe(0);
  });

  test('a piece that left the branch is found there no longer', async () => {
    const door = await world.unit(branch, { priceCents: 1_717_00 });
    await live.changed([keyOf(door)]);
    expect((await find(door.code)).total).toBe(1);
    for (const [table, column] of [
      ['units', 'stock_item_id'],
      ['stock_items', 'id'],
    ]) {
      await deleteAsOwner(`DELETE FROM ${table} WHERE branch_id = ? AND ${column} = ?`, [
        branch.id,
        uuidToBytes(door.id),
      ]);
    }
    await live.changed([keyOf(door)]);
    expect((await find(door.code)).total).toBe(0);
  });

  test('what changes while it is built anew is right afterwards, whatever the build had read', async () => {
    const door = await world.unit(branch, { priceCents: 2_111_00 });
    await live.changed([keyOf(door)]);
    const { promise: isRead, resolve: hasRead } = Promise.withResolvers<true>();
    const { promise: mayEnd, resolve: end } = Promise.withResolvers<true>();
    beforeBuild = () => {
      hasRead(true);
      return mayEnd.then(() => {});
    };
    const before = live.current;
    live.load();
    await isRead;
    await sell(door);
    await live.changed([keyOf(door)]);
    // The index before goes on answering, and rightly.
    expect(live.current).toBe(before);
    expect((await find(door.code)).total).toBe(0);
    end(true);
    await expect.poll(() => live.current !== before).toBe(true);
    expect((await find(door.code)).total).toBe(0);
    expect(builds).toBe(2);
    beforeBuild = () => Promise.resolve();
  });

  test('a database that is away is asked again until it answers', async () => {
    const door = await world.unit(branch, { priceCents: 2_309_00 });
    const placement = world.ctx().placement;
    let isAway = true;
    const flaky = startLiveIndex({
      placement: {
        ...placement,
        branchDatabases: (scope) => {
          if (isAway) throw new Error('away');
          return placement.branchDatabases(scope);
        },
      },
      log: createLog('silent'),
      build: load,
    });
    flaky.load();
    await flaky.loaded;
    await sell(door);
    await flaky.changed([keyOf(door)]);
    await expect.poll(() => flaky.lagMs).toBeGreaterThan(0);
    isAway = false;
    await expect.poll(() => flaky.lagMs, { timeout: 20_000 }).toBe(0);
    await flaky.close();
  });

  test('a worker builds the same and hands it over', async () => {
    const door = await world.unit(branch, { priceCents: 2_503_00 });
    const built = await buildInWorker([workerDatabase().appUrl], new AbortController().signal);
    expect(built.data.rows.count).toBeGreaterThan(0);
    const again = await load();
    expect(built.data).toEqual(again.data);
    expect([...built.slots]).toEqual([...again.slots]);
    expect(built.data.rows.price).toContain(door.priceCents);
  });
});

async function deleteAsOwner(sql: string, values: readonly (number | Uint8Array)[]): Promise<void> {
  const owner = openDatabase(workerDatabase().ownerUrl, { connectionLimit: 1 });
  await owner.change(sql, values);
  await owner.close();
}
