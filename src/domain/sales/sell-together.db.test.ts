import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type TestItem, type World } from '../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { changePrice } from '#domain/inventory';
import type { Actor } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { dealText, SaleDraft, SaleReceipt } from './contract.ts';
import { recordSale } from './record-sale.ts';

// What concerns sales that come at the same time. Calls of `recordSale` in one turn of the loop are one group.

type Staff = Extract<Actor, { type: 'staff' }>;

let world: World;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
});
afterAll(() => world.close());

let sequence = 0;

interface Wanted {
  readonly item: Pick<TestItem, 'id' | 'priceCents'>;
  readonly quantity?: number;
}

function draftOf(
  branch: TestBranch,
  items: readonly Wanted[],
  overrides: Partial<SaleDraft> = {},
): SaleDraft {
  const lines = items.map(({ item, quantity = 1 }) => ({
    stockItemId: item.id,
    quantity,
    unitPriceCents: item.priceCents,
  }));
  const amountCents = lines.reduce((sum, line) => sum + line.unitPriceCents * line.quantity, 0);
  return SaleDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    terminalId: branch.terminalId,
    shiftId: branch.shiftId,
    folioSequence: ++sequence,
    soldAt: new Date().toISOString(),
    lines,
    payments: [{ method: 'cash', amountCents }],
    ...overrides,
  });
}

function sellIn(where: World, branch: TestBranch, clerk: Staff, draft: SaleDraft) {
  return recordSale(where.ctx(clerk, { idempotency: idempotencyKey(draft.id, draft) }), branch.scope, draft);
}

/** What a caller hears, without what differs between two branches. */
interface Heard {
  readonly code: string;
  readonly replayed?: boolean;
  readonly totalCents?: number;
  readonly shortages?: unknown;
}

async function heard(sale: ReturnType<typeof recordSale>): Promise<Heard> {
  try {
    const { json, replayed } = await sale;
    const { totalCents } = SaleReceipt.parse(JSON.parse(json));
    return { code: 'sold', replayed, totalCents };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const { shortages } = error.details as { shortages?: { requested: number; available: number }[] };
    const short = shortages?.map(({ requested, available }) => ({ requested, available }));
    return short ? { code: error.code, shortages: short } : { code: error.code };
  }
}

interface Market {
  readonly branch: TestBranch;
  readonly clerk: Staff;
  readonly items: readonly TestItem[];
  /** A till whose shift was counted. */
  readonly counted: { readonly terminalId: number; readonly shiftId: string };
}

const SHELF = [1, 2, 3, 5, 31, 79, 400, 700].map((onHand, at) => ({
  onHand,
  priceCents: 101_00 + at * 13_07,
}));

async function openMarket(): Promise<Market> {
  const branch = await world.branch();
  const items: TestItem[] = [];
  for (const shelf of SHELF) items.push(await world.bulk(branch, shelf));
  return { branch, clerk: await world.staff('clerk', [branch]), items, counted: await countedTill(branch) };
}

async function countedTill(branch: TestBranch): Promise<Market['counted']> {
  const terminalId = await world.till(branch);
  const shiftId = await world.shift(branch, terminalId);
  await world.db.change('UPDATE shifts SET counted_at = ? WHERE branch_id = ? AND id = ?', [
    new Date(),
    branch.id,
    uuidToBytes(shiftId),
  ]);
  return { terminalId, shiftId };
}

/** A small generator whose numbers a seed repeats. */
function randomFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

type Fault =
  | 'none'
  | 'price'
  | 'payment'
  | 'discount'
  | 'unknown'
  | 'no shift'
  | 'counted shift'
  | 'folio of'
  | 'folio before'
  | 'repeat of'
  | 'other body of'
  | 'repeat before';

interface Plan {
  readonly fault: Fault;
  /** Another one of the plans. */
  readonly of: number;
  readonly lines: readonly { readonly item: number; readonly quantity: number }[];
}

const FAULTS: readonly Fault[] = [
  ...Array<Fault>(12).fill('none'),
  'price',
  'payment',
  'discount',
  'unknown',
  'no shift',
  'counted shift',
  'folio of',
  'folio before',
  'repeat of',
  'other body of',
  'repeat before',
];

function plansFrom(seed: number, count: number): Plan[] {
  const random = randomFrom(seed);
  return Array.from({ length: count }, (_, at) => {
    const first = random(SHELF.length);
    const second = (first + 1 + random(SHELF.length - 1)) % SHELF.length;
    const lines = [{ item: first, quantity: 1 + random(3) }];
    if (random(2) === 0) lines.push({ item: second, quantity: 1 + random(2) });
    return { fault: at === 0 ? 'none' : (FAULTS[random(FAULTS.length)] ?? 'none'), of: random(at), lines };
  });
}

/** The drafts of a plan in a market where one sale was made before. */
function draftsOf(
  { branch, items, counted }: Market,
  plans: readonly Plan[],
  before: SaleDraft,
): SaleDraft[] {
  const unknown = { id: uuidv7(Date.now()), priceCents: 50_00 };
  const drafts: SaleDraft[] = [];
  for (const { fault, of, lines } of plans) {
    const wanted = lines.map(({ item, quantity }) => ({ item: items[item] as TestItem, quantity }));
    const other = drafts[of];
    const draft = draftOf(branch, fault === 'unknown' ? [...wanted, { item: unknown }] : wanted);
    const [line, ...rest] = draft.lines;
    if (fault === 'price' && line)
      draft.lines = [{ ...line, unitPriceCents: line.unitPriceCents + 1 }, ...rest];
    if (fault === 'no shift') draft.shiftId = uuidv7(Date.now());
    if (fault === 'counted shift') Object.assign(draft, counted);
    if (fault === 'payment') draft.payments = [{ method: 'card', amountCents: 1_00 }];
    if (fault === 'discount' && line) draft.lines = [{ ...line, discountCents: 90_00 }, ...rest];
    if (fault === 'folio of' && other) draft.folioSequence = other.folioSequence;
    if (fault === 'folio before') draft.folioSequence = before.folioSequence;
    if (fault === 'repeat of' && other) drafts.push(other);
    else if (fault === 'other body of' && other) drafts.push({ ...other, customerName: 'Otra persona' });
    else if (fault === 'repeat before') drafts.push(before);
    else drafts.push(draft);
  }
  return drafts;
}

const TABLES = [
  'sales',
  'sale_lines',
  'payments',
  'stock_movements',
  'audit_log',
  'outbox_events',
  'idempotency_keys',
];

async function stateOf({ branch, items }: Market) {
  const levels = [];
  for (const item of items) levels.push(await world.level(branch, item));
  const counts = [];
  for (const table of TABLES) counts.push(await world.count(table, branch));
  return { levels: levels.map(({ onHand, ledger }) => ({ onHand, ledger })), counts };
}

describe('sales that come at the same time', () => {
  test.each([20_261_122, 99_991])('are what they are one after the other (seed %i)', async (seed) => {
    const plans = plansFrom(seed, 128);
    const results = [];
    for (const together of [true, false]) {
      const market = await openMarket();
      const { branch, clerk, items } = market;
      sequence = 0;
      const before = draftOf(branch, [{ item: items[7] as TestItem }]);
      await sellIn(world, branch, clerk, before);
      const drafts = draftsOf(market, plans, before);
      const told: Heard[] = [];
      if (together) {
        told.push(...(await Promise.all(drafts.map((draft) => heard(sellIn(world, branch, clerk, draft))))));
      } else {
        for (const draft of drafts) told.push(await heard(sellIn(world, branch, clerk, draft)));
      }
      results.push({ told, state: await stateOf(market) });
    }
    const [together, oneByOne] = results;
    expect(together).toEqual(oneByOne);
    const codes = new Set(together?.told.map(({ code }) => code));
    expect([...codes].sort()).toEqual([
      'inventory.insufficient_stock',
      'inventory.item_not_found',
      'request.key_reused',
      'sales.discount_over_limit',
      'sales.folio_taken',
      'sales.payment_mismatch',
      'sales.price_changed',
      'sales.shift_closed',
      'sales.shift_not_found',
      'sold',
    ]);
    expect(together?.state.levels.every(({ onHand, ledger }) => onHand >= 0 && onHand === ledger)).toBe(true);
  });

  test('are few transactions', async () => {
    const { branch, clerk, items } = await openMarket();
    const { deeds, groups } = world.ctx().placement.laneFigures;
    const drafts = Array.from({ length: 128 }, () => draftOf(branch, [{ item: items[7] as TestItem }]));
    await Promise.all(drafts.map((draft) => sellIn(world, branch, clerk, draft)));
    expect(world.ctx().placement.laneFigures).toMatchObject({ deeds: deeds + 128, groups: groups + 2 });
    expect(await world.level(branch, items[7] as TestItem)).toMatchObject({ onHand: 572, ledger: 572 });
  });

  test('take the last piece in the order in which they came', async () => {
    const { branch, clerk, items } = await openMarket();
    const drafts = Array.from({ length: 5 }, () => draftOf(branch, [{ item: items[2] as TestItem }]));
    const told = await Promise.all(drafts.map((draft) => heard(sellIn(world, branch, clerk, draft))));
    expect(told.map(({ code }) => code)).toEqual([
      'sold',
      'sold',
      'sold',
      'inventory.insufficient_stock',
      'inventory.insufficient_stock',
    ]);
    expect(told[3]?.shortages).toEqual([{ requested: 1, available: 0 }]);
  });

  test('sent twice in one group are one sale with the same bytes; with another body, a refusal', async () => {
    const { branch, clerk, items } = await openMarket();
    const draft = draftOf(branch, [{ item: items[4] as TestItem, quantity: 4 }]);
    const [first, again, other] = await Promise.allSettled([
      sellIn(world, branch, clerk, draft),
      sellIn(world, branch, clerk, draft),
      sellIn(world, branch, clerk, { ...draft, customerName: 'Otra persona' }),
    ]);
    expect(first).toMatchObject({ value: { replayed: false } });
    expect(again).toEqual({
      status: 'fulfilled',
      value: { ...(first as PromiseFulfilledResult<object>).value, replayed: true },
    });
    expect(other).toMatchObject({ reason: { code: 'request.key_reused' } });
    expect(await world.level(branch, items[4] as TestItem)).toMatchObject({ onHand: 27, ledger: 27 });
  });

  test('with a number that is taken leave their neighbours alone, and hear which is free', async () => {
    const { branch, clerk, items } = await openMarket();
    const item = items[6] as TestItem;
    const before = draftOf(branch, [{ item }]);
    await sellIn(world, branch, clerk, before);
    const drafts = Array.from({ length: 9 }, () => draftOf(branch, [{ item }]));
    const taken = draftOf(branch, [{ item }], { folioSequence: before.folioSequence });
    const highest = sequence - 1;
    const told = await Promise.allSettled(
      [...drafts.slice(0, 4), taken, ...drafts.slice(4)].map((draft) => sellIn(world, branch, clerk, draft)),
    );
    expect(told.filter(({ status }) => status === 'fulfilled')).toHaveLength(9);
    expect(told[4]).toMatchObject({
      reason: { code: 'sales.folio_taken', details: { nextSequence: highest + 1 } },
    });
  });
});

test('a sale asked for again after its approval ran out has its answer', async () => {
  const { branch, clerk, items } = await openMarket();
  const item = items[6] as TestItem;
  const approvalId = uuidv7(Date.now());
  const discountCents = Math.floor(item.priceCents / 5);
  const draft = draftOf(branch, [{ item }], {
    approvalId,
    lines: [{ stockItemId: item.id, quantity: 1, unitPriceCents: item.priceCents, discountCents }],
    payments: [{ method: 'card', amountCents: item.priceCents - discountCents }],
  });
  await world.db.change(
    `INSERT INTO approvals (branch_id, id, kind, approver_id, requested_by, subject_id, limit_bp, content_hash, expires_at,
       recorded_at) VALUES (?,?,'discount',?,?,?,2000,?,?,?)`,
    [
      branch.id,
      uuidToBytes(approvalId),
      clerk.userId,
      clerk.userId,
      uuidToBytes(draft.id),
      createHash('sha256').update(dealText(draft.lines)).digest(),
      new Date(Date.now() + 60_000),
      new Date(),
    ],
  );
  const sell = (note: SaleDraft, later: number) => {
    const now = () => new Date(Date.now() + later);
    const ctx = world.ctx(clerk, { idempotency: idempotencyKey(note.id, note), now });
    return recordSale(ctx, branch.scope, note);
  };
  const first = await sell(draft, 0);
  expect(await sell(draft, 120_000)).toEqual({ json: first.json, replayed: true });
  const other = draftOf(branch, [{ item }], { ...draft, id: uuidv7(Date.now()), folioSequence: ++sequence });
  expect(await heard(sell(other, 0))).toEqual({ code: 'sales.approval_invalid' });
});

describe('two processes', () => {
  test('never sell a piece twice, and what one took the other names', async () => {
    const second = await aWorld(workerDatabase());
    try {
      const { branch, clerk, items } = await openMarket();
      const wanted = [items[5] as TestItem, items[4] as TestItem];
      const drafts = Array.from({ length: 60 }, (_, at) =>
        draftOf(
          branch,
          (at % 2 === 0 ? wanted : wanted.toReversed()).map((item) => ({ item })),
        ),
      );
      const told = await Promise.all(
        drafts.map((draft, at) => heard(sellIn(at % 3 === 0 ? second : world, branch, clerk, draft))),
      );
      expect(told.filter(({ code }) => code === 'sold')).toHaveLength(31);
      const refused = told.filter(({ code }) => code !== 'sold');
      expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['inventory.insufficient_stock']));
      expect(refused.every(({ shortages }) => Array.isArray(shortages) && shortages.length > 0)).toBe(true);
      expect(await world.level(branch, wanted[0] as TestItem)).toMatchObject({ onHand: 48, ledger: 48 });
      expect(await world.level(branch, wanted[1] as TestItem)).toMatchObject({ onHand: 0, ledger: 0 });
    } finally {
      await second.close();
    }
  });

  test('sent the same sales, make each once', async () => {
    const second = await aWorld(workerDatabase());
    try {
      const { branch, clerk, items } = await openMarket();
      const drafts = Array.from({ length: 20 }, () => draftOf(branch, [{ item: items[6] as TestItem }]));
      const answers = await Promise.all(
        drafts.flatMap((draft) => [world, second].map((where) => sellIn(where, branch, clerk, draft))),
      );
      expect(new Set(answers.map(({ json }) => json)).size).toBe(20);
      expect(answers.filter(({ replayed }) => !replayed)).toHaveLength(20);
      expect(await world.count('sales', branch)).toBe(20);
      expect(await world.level(branch, items[6] as TestItem)).toMatchObject({ onHand: 380, ledger: 380 });
    } finally {
      await second.close();
    }
  });

  test('a price changed meanwhile refuses its sale and sells the neighbours', async () => {
    const manager = await world.staff('inventory_manager', []);
    const { branch, clerk, items } = await openMarket();
    const changed = items[6] as TestItem;
    const bodyHash = createHash('sha256').update(changed.id).digest();
    const ctx = world.ctx(
      { ...manager, branchIds: [branch.id] },
      { idempotency: { key: uuidv7(Date.now()), bodyHash } },
    );
    const price = { stockItemId: changed.id, priceCents: 77_77, version: 1 };
    const drafts = Array.from({ length: 12 }, (_, at) =>
      draftOf(branch, [{ item: at === 5 ? changed : (items[7] as TestItem) }]),
    );
    const [, ...told] = await Promise.all([
      changePrice(ctx, branch.scope, price).then(
        () => 'changed',
        () => 'sold before',
      ),
      ...drafts.map((draft) => heard(sellIn(world, branch, clerk, draft))),
    ]);
    const codes = told.map(({ code }) => code);
    expect(codes.filter((_, at) => at !== 5)).toEqual(Array(11).fill('sold'));
    expect(['sold', 'sales.price_changed']).toContain(codes[5]);
  });
});

test('a row that somebody holds keeps its own sale waiting, not the neighbours', async () => {
  const patient = await aWorld(workerDatabase(), { connectionLimit: 6 });
  const owner = await world.db.pool.getConnection();
  try {
    await shortenLockWait(patient, 6);
    const { branch, clerk, items } = await openMarket();
    const held = items[6] as TestItem;
    await owner.query('START TRANSACTION');
    await owner.execute('SELECT id FROM stock_items WHERE branch_id = ? AND id = ? FOR UPDATE', [
      branch.id,
      uuidToBytes(held.id),
    ]);
    const drafts = Array.from({ length: 10 }, (_, at) =>
      draftOf(branch, [{ item: at === 3 ? held : (items[7] as TestItem) }]),
    );
    const sales = drafts.map((draft) => sellIn(patient, branch, clerk, draft));
    await Promise.all(sales.filter((_, at) => at !== 3));
    const later = await sellIn(patient, branch, clerk, draftOf(branch, [{ item: items[7] as TestItem }]));
    expect(later.replayed).toBe(false);
    await owner.query('COMMIT');
    expect((await sales[3])?.replayed).toBe(false);
    expect(await world.level(branch, items[7] as TestItem)).toMatchObject({ onHand: 690, ledger: 690 });
  } finally {
    await owner.query('ROLLBACK');
    owner.release();
    await patient.close();
  }
});

test('closing waits for the sales that are under way', async () => {
  const leaving = await aWorld(workerDatabase());
  const { branch, clerk, items } = await openMarket();
  const one = () => draftOf(branch, [{ item: items[7] as TestItem }]);
  // What this process reads once is read: a sale is in its lane as soon as it is asked for.
  await sellIn(leaving, branch, clerk, one());
  const drafts = Array.from({ length: 70 }, one);
  const sales = Promise.all(drafts.map((draft) => sellIn(leaving, branch, clerk, draft)));
  // All of them are in the lane by then.
  await new Promise((resolve) => setTimeout(resolve, 20));
  await leaving.close();
  expect((await sales).every(({ replayed }) => !replayed)).toBe(true);
  expect(await world.level(branch, items[7] as TestItem)).toMatchObject({ onHand: 629, ledger: 629 });
});

/** A second instead of the five of the server, on every connection of the pool. */
async function shortenLockWait({ db }: World, connections: number): Promise<void> {
  const all = await Promise.all(Array.from({ length: connections }, () => db.pool.getConnection()));
  for (const connection of all) {
    await connection.query('SET SESSION innodb_lock_wait_timeout = 1');
    connection.release();
  }
}
