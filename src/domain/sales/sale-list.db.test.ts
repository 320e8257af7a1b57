import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { openDatabase, type Database } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { Actor } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import { SaleDraft, SaleListQuery } from './contract.ts';
import { listSales } from './read-sales.ts';
import { recordSale } from './record-sale.ts';

let world: World;
/** May change what is written, as nobody of the application may. */
let owner: Database;
let branch: TestBranch;
let clerk: Extract<Actor, { type: 'staff' }>;
let sequence = 0;
const ids: string[] = [];

/** A note of a day that was; the till writes today, so the day is put in afterwards. */
async function aNote(day: string, priceCents: number, customerName?: string): Promise<string> {
  const item = await world.unit(branch, { priceCents });
  const id = uuidv7(Date.now());
  const draft = SaleDraft.parse({
    id,
    branch: branch.code,
    terminalId: branch.terminalId,
    shiftId: branch.shiftId,
    folioSequence: ++sequence,
    soldAt: new Date().toISOString(),
    customerName,
    lines: [{ stockItemId: item.id, quantity: 1, unitPriceCents: priceCents }],
    payments: [{ method: 'cash', amountCents: priceCents }],
  });
  await recordSale(world.ctx(clerk, { idempotency: idempotencyKey(id, draft) }), branch.scope, draft);
  await owner.change('UPDATE sales SET business_date = ? WHERE branch_id = ? AND id = ?', [
    day,
    branch.id,
    uuidToBytes(id),
  ]);
  return id;
}

const listOf = (query: Readonly<Record<string, unknown>>) =>
  listSales(world.ctx(clerk), branch.scope, SaleListQuery.parse(query));

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  owner = openDatabase(workerDatabase().ownerUrl, { connectionLimit: 1 });
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
  ids.push(
    await aNote('2026-10-31', 1_17, 'Rosa Núñez'),
    await aNote('2026-11-01', 2_850_07),
    await aNote('2026-11-02', 419_03, 'Refacciones 100% Gómez'),
    await aNote('2026-11-03', 13_00, 'Rosalía Peón'),
  );
});

afterAll(() => Promise.all([world.close(), owner.close()]));

describe('the sales of a branch', () => {
  test('are those of its business days, both ends included, summed up to the centavo', async () => {
    const { sales, totals } = await listOf({ from: '2026-11-01', to: '2026-11-02' });
    expect(sales.map(({ id }) => id)).toEqual([ids[2], ids[1]]);
    expect(sales.map(({ businessDate }) => businessDate)).toEqual(['2026-11-02', '2026-11-01']);
    expect(totals).toEqual({ sales: 2, totalCents: 2_850_07 + 419_03 });
    expect((await listOf({ from: '2026-11-03' })).totals).toEqual({ sales: 1, totalCents: 13_00 });
    expect((await listOf({ from: '2026-11-04' })).totals).toEqual({ sales: 0, totalCents: 0 });
  });

  test('are found by the beginning of a word of the name, without its accents', async () => {
    const idsOf = async (q: string) => (await listOf({ q })).sales.map(({ id }) => id);
    expect(await idsOf('ros')).toEqual([ids[3], ids[0]]);
    expect(await idsOf('nunez rosa')).toEqual([ids[0]]);
    expect(await idsOf('osa')).toEqual([]);
    expect(await idsOf('100%')).toEqual([ids[2]]);
    expect(await idsOf('1%0')).toEqual([]);
  });

  test('are found by the folio or the end of it, in any case', async () => {
    const folio = (await listOf({ limit: 1 })).sales[0]?.folio ?? '';
    for (const q of [folio, folio.toLowerCase(), folio.slice(-7)])
      expect((await listOf({ q })).sales.map(({ id }) => id)).toEqual([ids[3]]);
  });

  test('come page after page; the first sums up all of them, not only its own', async () => {
    const first = await listOf({ from: '2026-11-01', limit: 2 });
    expect(first.totals).toEqual({ sales: 3, totalCents: 2_850_07 + 419_03 + 13_00 });
    const second = await listOf({ from: '2026-11-01', limit: 2, after: first.next });
    expect([second.totals, second.next]).toEqual([null, null]);
    expect([...first.sales, ...second.sales].map(({ id }) => id)).toEqual([ids[3], ids[2], ids[1]]);
  });

  test('of a branch are not those of another', async () => {
    const other = await world.branch();
    const theirs = await world.staff('clerk', [other]);
    const list = (from?: string) => listSales(world.ctx(theirs), other.scope, { limit: 50, from });
    expect(await list()).toEqual({ sales: [], totals: null, next: null });
    expect((await list('2026-01-01')).totals).toEqual({ sales: 0, totalCents: 0 });
  });

  test.each([{ from: 'ayer' }, { to: '2026-02-31' }, { q: 'x'.repeat(121) }])(
    'are not asked for with %j',
    (query) => expect(SaleListQuery.safeParse(query).success).toBe(false),
  );
});
