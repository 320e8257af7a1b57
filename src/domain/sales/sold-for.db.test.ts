import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type TestItem, type World } from '../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { fitFactsOf } from '#domain/catalog';
import type { Actor } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import { ReturnDraft, SaleDraft, SaleReceipt } from './contract.ts';
import { saleById } from './read-sales.ts';
import { recordSale } from './record-sale.ts';
import { recordReturn } from './returns/record-return.ts';
import { settleFitEvidence } from './settle-fit-evidence.ts';

let world: World;
let branch: TestBranch;
let clerk: Extract<Actor, { type: 'staff' }>;
let administrator: Extract<Actor, { type: 'staff' }>;
let sequence = 100;
const JOB: Actor = { type: 'job', name: 'test' };
const DAY_MS = 86_400_000;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
  administrator = await world.staff('administrator', []);
});

afterAll(() => world.close());

async function sellFor(item: TestItem, car: object | undefined) {
  const draft = SaleDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    terminalId: branch.terminalId,
    shiftId: branch.shiftId,
    folioSequence: ++sequence,
    soldAt: new Date().toISOString(),
    lines: [{ stockItemId: item.id, quantity: 1, unitPriceCents: item.priceCents, car }],
    payments: [{ method: 'cash', amountCents: item.priceCents }],
  });
  const ctx = world.ctx(clerk, { idempotency: idempotencyKey(draft.id, draft) });
  const answer = await recordSale(ctx, branch.scope, draft);
  return SaleReceipt.parse(JSON.parse(answer.json));
}

const settle = (daysLater: number) =>
  settleFitEvidence(world.ctx(JOB, { now: () => new Date(Date.now() + daysLater * DAY_MS) }), {
    afterDays: 30,
  });

async function evidenceOf(partId: number) {
  const { rows } = (await fitFactsOf(world.ctx(), [partId])).factsFor(partId, null);
  return rows.map(({ kept = 0, returned = 0 }) => ({ kept, returned }));
}

describe('a sale for a known car', () => {
  test('keeps the car and the verdict on the line, and on the note printed again', async () => {
    const car = await world.generation();
    const door = await world.unit(branch, { priceCents: 285_100, generationId: car.id });
    const receipt = await sellFor(door, { generation: car.path, year: 1999 });
    expect(receipt.lines[0]?.fit).toMatchObject({ verdict: 'table', reason: 'table' });
    expect(receipt.lines[0]?.fit?.car).toMatch(/ 1999$/);
    const again = await saleById(world.ctx(administrator), branch.scope, receipt.id);
    expect(again.lines[0]?.fit).toEqual(receipt.lines[0]?.fit);
  });

  test('says on the note that a piece is not for this car, and sells it all the same', async () => {
    const [car, other] = [await world.generation(), await world.generation()];
    const door = await world.unit(branch, { priceCents: 285_100, generationId: car.id });
    const receipt = await sellFor(door, { generation: other.path });
    expect(receipt.lines[0]?.fit).toMatchObject({ verdict: 'no', reason: 'other-car' });
  });

  test('is stopped neither by a car that the catalog does not have nor by no car', async () => {
    const doors = [1, 2].map(() => world.unit(branch, { priceCents: 285_100 }));
    const [first, second] = await Promise.all(doors);
    if (!first || !second) throw new Error('two doors');
    expect((await sellFor(first, { generation: 'no/such/car' })).lines[0]?.fit).toBeNull();
    expect((await sellFor(second, undefined)).lines[0]?.fit).toBeNull();
  });
});

describe('the job that reads sales as evidence', () => {
  let kept: TestItem;
  let returned: TestItem;
  let late: TestItem;
  let lateReturn: ReturnDraft;

  // All ids first: the job's later dates would make the next ones, and a note's id must not be of the future.
  beforeAll(async () => {
    const car = await world.generation();
    const aDoor = () => world.unit(branch, { priceCents: 285_100, generationId: car.id });
    [kept, returned, late] = [await aDoor(), await aDoor(), await aDoor()];
    await sellFor(kept, { generation: car.path, year: 1999 });
    await bringBack(returnOf(await sellFor(returned, { generation: car.path })));
    lateReturn = returnOf(await sellFor(late, { generation: car.path }));
  });

  function returnOf(sale: SaleReceipt): ReturnDraft {
    return ReturnDraft.parse({
      id: uuidv7(Date.now()),
      branch: branch.code,
      terminalId: branch.terminalId,
      shiftId: branch.shiftId,
      folioSequence: ++sequence,
      madeAt: new Date().toISOString(),
      saleId: sale.id,
      lines: [{ lineNo: 1, quantity: 1, reason: 'does-not-fit', outcome: 'shelf' }],
      refunds: [{ method: 'cash', amountCents: sale.totalCents }],
    });
  }

  async function bringBack(draft: ReturnDraft) {
    const ctx = world.ctx(clerk, { idempotency: idempotencyKey(draft.id, draft) });
    await recordReturn(ctx, branch.scope, draft);
  }

  test('reads from the returns that a piece came back because it did not fit', async () => {
    await settle(3);
    expect(await evidenceOf(returned.partId)).toEqual([{ kept: 0, returned: 1 }]);
    expect(await evidenceOf(kept.partId)).toEqual([{ kept: 0, returned: 0 }]);
  });

  test('counts a line once its time is over, and never twice', async () => {
    await settle(29);
    expect(await evidenceOf(kept.partId)).toEqual([{ kept: 0, returned: 0 }]);
    await settle(31);
    await settle(31);
    await settle(77);
    expect(await evidenceOf(kept.partId)).toEqual([{ kept: 1, returned: 0 }]);
    expect(await evidenceOf(returned.partId)).toEqual([{ kept: 0, returned: 1 }]);
  });

  test('takes back what it said of a piece that came back late because it did not fit', async () => {
    expect(await evidenceOf(late.partId)).toEqual([{ kept: 1, returned: 0 }]);
    await bringBack(lateReturn);
    expect(await settle(31)).toBe(1);
    expect(await evidenceOf(late.partId)).toEqual([{ kept: 0, returned: 1 }]);
    expect(await settle(31)).toBe(0);
  });
});
