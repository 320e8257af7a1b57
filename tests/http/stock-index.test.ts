import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openDatabase, type Database } from '../../db/client.ts';
import { openReader } from '../../db/reader.ts';
import { createPlacement } from '../../db/placement/index.ts';
import { uuidToBytes } from '../../db/schema/columns.ts';
import type { Generation } from '../../src/domain/catalog/contract.ts';
import { listGenerations } from '../../src/domain/catalog/index.ts';
import { ANY_STOCK, type StockWish } from '../../src/domain/inventory/stock-wish.ts';
import { NOTHING_CHOSEN, PRICE_STEPS, type FacetChoice } from '../../src/domain/search/read-model/facets.ts';
import { ChainSearchResult } from '../../src/domain/search/chain-search-contract.ts';
import { loadIndex } from '../../src/domain/search/read-model/index.ts';
import { mintAllBranchesScope } from '../../src/domain/shared/scope.ts';
import { questionsOf, searchIndex } from '../../src/domain/search/read-model/search-index.ts';
import { StockIndex } from '../../src/domain/search/read-model/stock-index.ts';
import { STOCK_ORDERS, type StockQuery } from '../../src/domain/search/read-model/stock-query.ts';
import { randomOf } from '../../src/domain/search/read-model/stock-sample.fixture.ts';
import { searchDatabase } from '../../src/domain/search/search-database.ts';
import { PART_TYPES, positionsOf } from '../../src/domain/shared/facts/part-types.ts';
import { POSITIONS } from '../../src/domain/shared/positions.ts';
import { createMemo } from '../../src/server/memo.ts';
import { site } from '../fixtures/http-site.ts';
import { ask } from './front-fixture.ts';

// Over the demo chain: what the index answers is what the database answers.
const QUERIES = 150;
const SEED = 4_217;
const COLOURS = new Set(['plata', 'gris']);
let db: Database;
let index: StockIndex;
let generations: readonly Generation[];
let ctx: { placement: ReturnType<typeof createPlacement> };

beforeAll(async () => {
  db = openDatabase(inject('site').appUrl, { connectionLimit: 4 });
  ctx = { placement: createPlacement({ shared: db }) };
  const reader = openReader(inject('site').appUrl, { connectionLimit: 2 });
  index = new StockIndex(await loadIndex([reader], mintAllBranchesScope()));
  await reader.close();
  generations = await listGenerations({ ...ctx, memo: createMemo().get });
});
afterAll(() => db.close());

const random = randomOf(SEED);
const { pick, chance } = random;
const some = <Value>(values: readonly Value[], share: number) =>
  chance(share) ? [pick(values), pick(values)] : [];

function randomQuery(): StockQuery {
  const car = chance(0.7) ? pick(generations) : undefined;
  const type = pick(PART_TYPES);
  const wish: StockWish = {
    ...ANY_STOCK,
    parts: chance(0.5)
      ? [{ partType: type.code, positions: chance(0.5) ? positionsOf(type) : [pick(positionsOf(type))] }]
      : [],
    ...(chance(0.2) && { system: type.system }),
    ...(car && {
      car: {
        generationIds: [car.id, ...(chance(0.2) ? [pick(generations).id] : [])],
        years: pick([[], [], [car.yearFrom + random.below(8)], [2, 3, 4].map((by) => car.yearFrom + by)]),
        ...(chance(0.2) && { vehicleIds: car.vehicles.slice(0, 1).map(({ id }) => id) }),
      },
    }),
    ...(chance(0.3) && { kind: pick(['unit', 'bulk'] as const) }),
    words: chance(0.2)
      ? [{ text: pick(['bosch', 'plata', 'MP', 'qro-p', 'gris', 'nadie']), partTypes: [], generationIds: [] }]
      : [],
  };
  const branch = some(index.names.branches.names.map(String), 0.3);
  // A colour with nothing beside it is told by the index only.
  const isNarrow = branch.length > 0 || wish.parts.length > 0 || wish.system !== undefined || wish.car;
  const wanted = isNarrow ? wish : { ...wish, words: wish.words.filter(({ text }) => !COLOURS.has(text)) };
  const chosen: FacetChoice = {
    ...NOTHING_CHOSEN,
    branch,
    condition: some(['used', 'new'] as const, 0.15),
    position: some(POSITIONS, 0.15),
    price: some(PRICE_STEPS, 0.2),
    grade: some(['A', 'B', 'C'] as const, 0.2),
    year: car && wish.car?.years.length === 0 && chance(0.2) ? [car.yearFrom, car.yearFrom + 3] : [],
    engine: car && chance(0.2) ? car.vehicles.slice(-1).map(({ engineName }) => engineName) : [],
    colour: some(['Blanco', 'Plata', 'Gris Oxford'], 0.1),
  };
  return {
    wish: wanted,
    chosen,
    order: pick(STOCK_ORDERS),
    nearBranch: chance(0.5) ? pick(index.names.branches.names) : undefined,
    nearness: index.names.branches.names.toReversed(),
    likedColour: chance(0.3) ? 'gris' : undefined,
    limit: 30,
  };
}

function questionsFor({ wish }: StockQuery) {
  const cars = generations.filter(({ id }) => wish.car?.generationIds.includes(id));
  const engines = [...new Set(cars.flatMap(({ vehicles }) => vehicles).map(({ engineName }) => engineName))];
  const years =
    cars.length === 0 ? null : { from: Math.min(...cars.map(({ yearFrom }) => yearFrom)), to: 2_030 };
  return questionsOf(years, engines);
}

describe(`over the demo chain, seed ${SEED}`, () => {
  test(
    `${QUERIES} queries have the rows, order and pages that the database gives`,
    { timeout: 60_000 },
    async () => {
      let found = 0;
      for (let each = 0; each < QUERIES; each++) {
        const query = randomQuery();
        const about = JSON.stringify(query);
        const ours = searchIndex(index, query, questionsFor(query));
        const theirs = await searchDatabase(ctx, query, generations);
        const keys = (rows: typeof ours.rows) => rows.map(({ branchId, id }) => `${branchId} ${id}`);
        expect(keys(ours.rows), about).toEqual(keys(theirs.rows));
        expect(
          ours.rows.map((row) => ({ ...row, damageCodes: codes(row.damageCodes) })),
          about,
        ).toEqual(theirs.rows.map((row) => ({ ...row, damageCodes: codes(row.damageCodes) })));
        expect(ours.next, about).toEqual(theirs.next);
        if (ours.next) {
          const next = { ...query, after: ours.next };
          expect(keys(searchIndex(index, next, questionsFor(query)).rows), about).toEqual(
            keys((await searchDatabase(ctx, next, generations)).rows),
          );
        }
        if (ours.rows.length > 0) found += 1;
      }
      expect(found).toBeGreaterThan(QUERIES / 3);
    },
  );
});

const codes = (json: string): unknown => JSON.parse(json === '' ? '[]' : json);

describe('GET /api/v1/search', () => {
  const search = async (query: string) => {
    const { status, text } = await ask(site().origin, `/api/v1/search?${query}`);
    return { status, body: JSON.parse(text) as Answer };
  };

  test('counts, facets and rows agree, and choosing a facet leaves what it said', async () => {
    await expect.poll(async () => (await search('q=faro')).body.total).not.toBeNull();
    const { body } = await search('q=faro');
    expect(body.total).toBeGreaterThan(body.items.length - 1);
    const [branch] = body.facets?.branch ?? [];
    const narrowed = await search(`q=faro&branch=${branch?.value}`);
    expect(narrowed.body.total).toBe(branch?.count);
    expect(new Set(narrowed.body.items.map((item) => item.branch))).toEqual(new Set([branch?.value]));
    // Its own choice does not narrow a facet.
    expect(narrowed.body.facets?.branch).toEqual(body.facets?.branch);
  });

  // The endpoint leaves this to the test: nothing is in an answer that the schema does not have.
  test('every kind of answer is what the schema says, and nothing else', async () => {
    const kinds = [
      'q=faro',
      'q=faro+tsuru+2005&near=QRO',
      'q=frenos&limit=100&order=price-down',
      'q=faro&branch=QRO&grade=A,B&price=500-1000&photos=yes',
      'q=tsuru&year=2005&order=km',
      'q=faro+tsuru+zzqxy',
      'q=faro+tsuru&colour=Fucsia',
      'q=zzqxy',
      'q=',
    ];
    let listed = 0;
    for (const kind of kinds) {
      const { body } = await search(kind);
      expect(ChainSearchResult.parse(body), kind).toEqual(body);
      listed += body.items.length;
    }
    expect(listed).toBeGreaterThan(100);
  });

  test('a stock change is in the results within a second', async () => {
    const query = 'q=faro+izquierdo+tsuru&condition=used&limit=5';
    const [item] = (await search(query)).body.items;
    expect(item).toBeDefined();
    const rows = await db.rows<{ branchId: number; id: Buffer }>(
      'SELECT branch_id AS branchId, stock_item_id AS id FROM units WHERE serial = ?',
      [item?.code ?? ''],
    );
    const [row] = rows;
    if (!row) throw new Error('The piece has no row');
    const setOnHand = async (onHand: number) => {
      await db.change('UPDATE stock_items SET on_hand = ? WHERE branch_id = ? AND id = ?', [
        onHand,
        row.branchId,
        row.id,
      ]);
      await db.change(
        `INSERT INTO outbox_events (id, branch_id, topic, payload, recorded_at) VALUES (?, ?, 'stock.adjusted', ?, CURRENT_TIMESTAMP(3))`,
        [
          uuidToBytes(crypto.randomUUID()),
          row.branchId,
          JSON.stringify({ tags: [], stock: [uuidText(row.id)] }),
        ],
      );
    };
    const isListed = async () => (await search(query)).body.items.some(({ code }) => code === item?.code);
    await setOnHand(0);
    await expect.poll(isListed, { timeout: 15_000, interval: 50 }).toBe(false);
    await setOnHand(1);
    await expect.poll(isListed, { timeout: 15_000, interval: 50 }).toBe(true);
  });

  test('nothing as asked is widened, and says how', async () => {
    const unknown = await search('q=faro+tsuru+zzqxy');
    expect(unknown.body).toMatchObject({ widened: 'words' });
    expect(unknown.body.items.length).toBeGreaterThan(0);
    const elsewhere = await search('q=faro+tsuru&branch=ZZZ');
    expect(elsewhere.body).toMatchObject({ widened: 'branches' });
    expect((await search('q=faro+tsuru&colour=Fucsia')).body).toMatchObject({
      widened: 'filters',
      items: [],
    });
  });

  test.each(['branch=x', 'order=best2', 'limit=0', 'price=1-2', 'year=20'])('refuses %s', async (query) => {
    expect((await search(`q=faro&${query}`)).status).toBe(422);
  });
});

interface Answer {
  readonly total: number | null;
  readonly items: readonly { code: string; branch: string }[];
  readonly facets: Readonly<Record<string, readonly { value: string; count: number }[]>> | null;
  readonly widened: string | null;
}

const uuidText = (id: Buffer) =>
  id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
