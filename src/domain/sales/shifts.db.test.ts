import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { Actor, Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { CashMove, OpenShift, SaleDraft, ShiftOpening, ShiftReport } from './contract.ts';
import { closeShift, countShift } from './count-shift.ts';
import { listShifts } from './list-shifts.ts';
import { moveCash } from './move-cash.ts';
import { openShift } from './open-shift.ts';
import { recordSale } from './record-sale.ts';
import { shiftReport } from './shift-report.ts';
import { listTerminals } from './terminals.ts';

let world: World;
let branch: TestBranch;
let clerk: Extract<Actor, { type: 'staff' }>;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
});

afterAll(() => world.close());

function keyed(body: object, key: string, actor: Actor = clerk): Ctx {
  return world.ctx(actor, { idempotency: idempotencyKey(key, body) });
}

async function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw new Error('Expected a refusal', { cause: error });
}

function opening(terminalId: number): ShiftOpening {
  const float = [
    { form: 'note' as const, faceCents: 20_000, pieces: 3 },
    { form: 'coin' as const, faceCents: 2_000, pieces: 7 },
    { form: 'coin' as const, faceCents: 50, pieces: 11 },
  ];
  return ShiftOpening.parse({ id: uuidv7(Date.now()), terminalId, float });
}

async function open(of: ShiftOpening, actor: Actor = clerk, where = branch): Promise<OpenShift> {
  const answer = await openShift(keyed(of, of.id, actor), where.scope, of);
  return OpenShift.parse(JSON.parse(answer.json));
}

describe('opening a till', () => {
  test('keeps the float piece by piece, numbers the shift, and tells it with the tills', async () => {
    const till = await world.till(branch);
    const audits = await world.count('audit_log', branch);
    const shift = await open(opening(till));
    expect(shift).toMatchObject({ terminalId: till, number: 1, floatCents: 745_50, isOwn: true });
    expect(await world.count('audit_log', branch)).toBe(audits + 1);
    const { terminals } = await listTerminals(world.ctx(clerk), branch.scope);
    expect(terminals.find(({ id }) => id === till)?.shift).toEqual(shift);
    const counts = await world.db.rows(
      'SELECT form, face_cents AS faceCents, pieces, count_no AS countNo FROM shift_counts WHERE branch_id = ? AND shift_id = ? ORDER BY face_cents',
      [branch.id, uuidToBytes(shift.id)],
    );
    expect(counts).toEqual([
      { form: 'coin', faceCents: 50, pieces: 11, countNo: 0 },
      { form: 'coin', faceCents: 2_000, pieces: 7, countNo: 0 },
      { form: 'note', faceCents: 20_000, pieces: 3, countNo: 0 },
    ]);
  });

  test('answers a replay with the same bytes, and refuses a second shift of the same till', async () => {
    const wanted = opening(await world.till(branch));
    const first = await openShift(keyed(wanted, wanted.id), branch.scope, wanted);
    const again = await openShift(keyed(wanted, wanted.id), branch.scope, wanted);
    expect(again).toEqual({ json: first.json, replayed: true });
    const refusal = await refusalOf(open(opening(wanted.terminalId)));
    expect(refusal.code).toBe('sales.shift_already_open');
  });

  test('lets one of eight who race open it', async () => {
    const till = await world.till(branch);
    const results = await Promise.allSettled(Array.from({ length: 8 }, () => open(opening(till))));
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as DomainError] : [],
    );
    expect(refused.map(({ code }) => code)).toEqual(Array(7).fill('sales.shift_already_open'));
  });

  test('is not for an inventory manager, and another branch is not there', async () => {
    const till = await world.till(branch);
    const manager = await world.staff('inventory_manager', [branch]);
    expect((await refusalOf(open(opening(till), manager))).code).toBe('identity.forbidden');
    const other = await world.branch();
    const stranger = await world.staff('clerk', [other]);
    expect((await refusalOf(open(opening(till), stranger))).code).toBe('branches.not_found');
    expect((await refusalOf(open(opening(99)))).code).toBe('sales.terminal_not_found');
  });

  test('knows the notes and coins of the country, each once', () => {
    const float = (lines: unknown) => ShiftOpening.safeParse({ ...opening(1), float: lines }).success;
    expect(float([])).toBe(true);
    expect(float([{ form: 'note', faceCents: 30_000, pieces: 1 }])).toBe(false);
    expect(float([{ form: 'coin', faceCents: 5_000, pieces: 1 }])).toBe(false);
    expect(float([{ form: 'note', faceCents: 2_000, pieces: -1 }])).toBe(false);
    const twenty = { form: 'note', faceCents: 2_000, pieces: 1 };
    expect(float([twenty, { ...twenty, form: 'coin' }])).toBe(true);
    expect(float([twenty, twenty])).toBe(false);
  });
});

/** A till of its own with its shift, opened by the clerk with $745.50. */
async function aShift(actor: Actor = clerk): Promise<OpenShift> {
  return open(opening(await world.till(branch)), actor);
}

let sequence = 0;
type Pay = 'cash' | 'card' | 'transfer';

async function sell(
  shift: Pick<OpenShift, 'id' | 'terminalId'>,
  options: { priceCents?: number; methods?: readonly Pay[]; folioSequence?: number } = {},
): Promise<unknown> {
  const { priceCents = 127_00, methods = ['cash'], folioSequence = ++sequence } = options;
  const pads = await world.bulk(branch, { onHand: 3, priceCents });
  const [first, ...others] = methods;
  const small = 1_00;
  const draft = SaleDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    terminalId: shift.terminalId,
    shiftId: shift.id,
    folioSequence,
    soldAt: new Date().toISOString(),
    lines: [{ stockItemId: pads.id, quantity: 1, unitPriceCents: priceCents }],
    payments: [
      { method: first, amountCents: priceCents - others.length * small },
      ...others.map((method) => ({ method, amountCents: small })),
    ],
  });
  return recordSale(keyed(draft, draft.id), branch.scope, draft);
}

async function move(
  shift: Pick<OpenShift, 'id' | 'terminalId'>,
  of: { kind: 'in' | 'out'; amountCents: number; reason?: string; note?: string },
  actor: Actor = clerk,
) {
  const reason = of.reason ?? (of.kind === 'in' ? 'change' : 'deposit');
  const body = CashMove.parse({ id: uuidv7(Date.now()), terminalId: shift.terminalId, ...of, reason });
  return moveCash(keyed(body, body.id, actor), branch.scope, shift.id, body);
}

/** So many pesos in coins of one, so that any amount can be counted. */
const pesos = (amount: number) =>
  amount === 0 ? [] : [{ form: 'coin' as const, faceCents: 50, pieces: amount * 2 }];

async function count(shift: Pick<OpenShift, 'id'>, amount: number, actor: Actor = clerk) {
  const body = { counts: pesos(amount) };
  const answer = await countShift(keyed(body, uuidv7(Date.now()), actor), branch.scope, shift.id, body);
  return ShiftReport.parse(JSON.parse(answer.json));
}

async function close(shift: Pick<OpenShift, 'id'>, reason: 'change' | null, actor: Actor = clerk) {
  const body = { reason };
  const answer = await closeShift(keyed(body, uuidv7(Date.now()), actor), branch.scope, shift.id, body);
  return ShiftReport.parse(JSON.parse(answer.json));
}

describe('a shift', () => {
  test('adds up what its documents say: cash, vouchers, money in and out (I12)', async () => {
    const shift = await aShift();
    await sell(shift, { priceCents: 131_00, folioSequence: 1 });
    await sell(shift, { priceCents: 211_50, methods: ['cash', 'card', 'transfer'], folioSequence: 2 });
    await sell(shift, { priceCents: 307_00, methods: ['card'], folioSequence: 3 });
    await move(shift, { kind: 'in', amountCents: 53_00 });
    await move(shift, { kind: 'out', amountCents: 17_50 });
    await move(shift, { kind: 'out', amountCents: 11_00, reason: 'other', note: 'Veladoras' });
    const administrator = await world.staff('administrator', []);
    const report = await shiftReport(world.ctx(administrator), branch.scope, shift.id);
    expect(report.cash).toEqual({
      floatCents: 745_50,
      receivedCents: 131_00 + 209_50,
      refundedCents: 0,
      inCents: 53_00,
      outCents: 28_50,
      expectedCents: 745_50 + 131_00 + 209_50 + 53_00 - 28_50,
    });
    expect(report.payments).toEqual([
      { document: 'sale', method: 'cash', count: 2, amountCents: 340_50 },
      { document: 'sale', method: 'card', count: 2, amountCents: 308_00 },
      { document: 'sale', method: 'transfer', count: 1, amountCents: 1_00 },
    ]);
    expect(report.sales).toMatchObject({ count: 3, totalCents: 649_50, missingFolios: [] });
    expect(report.movements.map(({ note }) => note)).toEqual([null, null, 'Veladoras']);
  });

  test('is closed by a count that is right, and the next one has the next number', async () => {
    const shift = await aShift();
    await sell(shift, { priceCents: 131_00, folioSequence: 1 });
    const audits = await world.count('audit_log', branch);
    const report = await count(shift, 876.5);
    expect(report).toMatchObject({ number: 1, differenceReason: null, closedBy: clerk.name });
    expect(report.count).toMatchObject({ countNo: 1, countedCents: 876_50, differenceCents: 0 });
    expect(report.closedAt).not.toBeNull();
    expect(await world.count('audit_log', branch)).toBe(audits + 2);
    expect((await open(opening(shift.terminalId))).number).toBe(2);
  });

  test('takes nothing more once it is counted', async () => {
    const shift = await aShift();
    await count(shift, 700);
    expect((await refusalOf(sell(shift))).code).toBe('sales.shift_closed');
    expect((await refusalOf(move(shift, { kind: 'in', amountCents: 5_00 }))).code).toBe('sales.shift_closed');
    expect((await refusalOf(open(opening(shift.terminalId)))).code).toBe('sales.shift_already_open');
  });

  test('asks for the reason of a difference, and keeps it', async () => {
    const shift = await aShift();
    expect((await refusalOf(close(shift, 'change'))).code).toBe('sales.shift_not_counted');
    expect((await count(shift, 740)).count?.differenceCents).toBe(-5_50);
    expect((await refusalOf(close(shift, null))).code).toBe('sales.difference_reason_required');
    expect(await close(shift, 'change')).toMatchObject({ differenceReason: 'change', closedBy: clerk.name });
    expect((await refusalOf(close(shift, 'change'))).code).toBe('sales.shift_closed');
    expect((await refusalOf(count(shift, 745.5))).code).toBe('sales.shift_closed');
  });

  test('is counted again only by a supervisor, and both counts stay', async () => {
    const shift = await aShift();
    await count(shift, 740);
    expect((await refusalOf(count(shift, 745.5))).code).toBe('identity.forbidden');
    const administrator = await world.staff('administrator', []);
    const report = await count(shift, 745.5, administrator);
    expect(report.count).toMatchObject({ countNo: 2, differenceCents: 0 });
    const kept = await world.db.rows<{ countNo: number; total: string }>(
      `SELECT count_no AS countNo, SUM(face_cents * pieces) AS total FROM shift_counts
       WHERE branch_id = ? AND shift_id = ? AND count_no > 0 GROUP BY count_no ORDER BY count_no`,
      [branch.id, uuidToBytes(shift.id)],
    );
    expect(kept.map(({ total }) => Number(total))).toEqual([740_00, 745_50]);
  });

  test('is ended by who opened it or a supervisor; what it must hold is not told before', async () => {
    const shift = await aShift();
    const colleague = await world.staff('clerk', [branch]);
    expect((await refusalOf(count(shift, 1, colleague))).code).toBe('sales.shift_of_other');
    const blind = shiftReport(world.ctx(clerk), branch.scope, shift.id);
    expect((await refusalOf(blind)).code).toBe('identity.forbidden');
    const administrator = await world.staff('administrator', []);
    expect((await count(shift, 745.5, administrator)).closedBy).toBe(administrator.name);
    expect((await shiftReport(world.ctx(clerk), branch.scope, shift.id)).number).toBe(shift.number);
  });

  test('answers the replay of a count and of a movement with the same bytes', async () => {
    const shift = await aShift();
    const body = CashMove.parse({
      id: uuidv7(Date.now()),
      terminalId: shift.terminalId,
      kind: 'out',
      amountCents: 45_50,
      reason: 'supplier',
    });
    const moveOnce = () => moveCash(keyed(body, body.id), branch.scope, shift.id, body);
    const moved = await moveOnce();
    expect(await moveOnce()).toEqual({ json: moved.json, replayed: true });
    const key = uuidv7(Date.now());
    const counts = { counts: pesos(700) };
    const countOnce = () => countShift(keyed(counts, key), branch.scope, shift.id, counts);
    const counted = await countOnce();
    expect(await countOnce()).toEqual({ json: counted.json, replayed: true });
    expect(await world.count('cash_movements', branch)).toBeGreaterThan(0);
    expect(ShiftReport.parse(JSON.parse(counted.json)).count?.differenceCents).toBe(0);
  });

  test('counted while sales are under way has every sale that was taken, and refuses the others', async () => {
    const shift = await aShift();
    const selling = Array.from({ length: 12 }, (_, index) =>
      sell(shift, { priceCents: 101_00, folioSequence: index + 1 }),
    );
    const [report, ...sold] = await Promise.allSettled([count(shift, 0), ...selling]);
    if (report.status !== 'fulfilled') throw new Error('The count was refused', { cause: report.reason });
    const taken = sold.filter(({ status }) => status === 'fulfilled').length;
    expect(report.value.sales.count).toBe(taken);
    expect(report.value.cash.receivedCents).toBe(taken * 101_00);
    const refused = sold.flatMap((each) => (each.status === 'rejected' ? [each.reason as DomainError] : []));
    expect(new Set(refused.map(({ code }) => code))).toEqual(
      new Set(refused.length > 0 ? ['sales.shift_closed'] : []),
    );
  });

  test('says which numbers of its notes are missing', async () => {
    const shift = await aShift();
    for (const folioSequence of [1, 2, 5]) await sell(shift, { folioSequence });
    const administrator = await world.staff('administrator', []);
    const report = await shiftReport(world.ctx(administrator), branch.scope, shift.id);
    expect(report.sales.missingFolios).toEqual([3, 4]);
    expect(report.sales.lastFolio).toMatch(/-000005$/);
  });

  test('of another branch is not there, and an inventory manager does not operate it', async () => {
    const other = await world.branch();
    const stranger = await world.staff('clerk', [other]);
    const body = { counts: [] };
    const there = (actor: Actor, where: TestBranch) =>
      countShift(keyed(body, uuidv7(Date.now()), actor), where.scope, branch.shiftId, body);
    expect((await refusalOf(there(stranger, branch))).code).toBe('branches.not_found');
    expect((await refusalOf(there(stranger, other))).code).toBe('sales.shift_not_found');
    const manager = await world.staff('inventory_manager', [branch]);
    expect((await refusalOf(there(manager, branch))).code).toBe('identity.forbidden');
    expect((await refusalOf(move(await aShift(), { kind: 'in', amountCents: 1_00 }, manager))).code).toBe(
      'identity.forbidden',
    );
  });
});

test('the list of shifts tells differences, and sums them up by cashier', async () => {
  const home = await world.branch();
  const cashier = await world.staff('clerk', [home]);
  const owner = await world.staff('owner', []);
  const first = await open(opening(await world.till(home)), cashier, home);
  const body = { counts: pesos(700) };
  await countShift(keyed(body, uuidv7(Date.now()), cashier), home.scope, first.id, body);
  const why = { reason: 'unknown' as const };
  await closeShift(keyed(why, uuidv7(Date.now()), cashier), home.scope, first.id, why);
  const list = await listShifts(world.ctx(owner), home.scope, { limit: 50, differences: '0' });
  expect(list.shifts.map(({ differenceCents }) => differenceCents)).toEqual([-45_50, null]);
  expect(list.cashiers).toEqual([
    { cashier: cashier.name, shifts: 1, withDifference: 1, shortCents: 45_50, overCents: 0 },
  ]);
  const differing = await listShifts(world.ctx(owner), home.scope, { limit: 50, differences: '1' });
  expect(differing.shifts.map(({ id }) => id)).toEqual([first.id]);
  const page = await listShifts(world.ctx(owner), home.scope, { limit: 1, differences: '0' });
  expect(page.next).toBe(first.id);
  const day = list.shifts[0]?.businessDate ?? '';
  const ofDays = (from?: string, to?: string) =>
    listShifts(world.ctx(owner), home.scope, { limit: 50, differences: '0', from, to });
  expect((await ofDays(day, day)).shifts).toEqual(list.shifts);
  expect((await ofDays(day, day)).cashiers).toEqual(list.cashiers);
  expect(await ofDays(undefined, '2026-01-01')).toEqual({ shifts: [], cashiers: [], next: null });
  const refusal = refusalOf(listShifts(world.ctx(cashier), home.scope, { limit: 1, differences: '0' }));
  expect((await refusal).code).toBe('identity.forbidden');
});

describe('a sale', () => {
  test('names the open shift of its till', async () => {
    await sell({ id: branch.shiftId, terminalId: branch.terminalId });
    const rows = await world.db.rows<{ n: number }>(
      'SELECT COUNT(*) AS n FROM sales WHERE branch_id = ? AND shift_id = ?',
      [branch.id, uuidToBytes(branch.shiftId)],
    );
    expect(Number(rows[0]?.n)).toBe(1);
  });

  test('is refused in the shift of another till, of another branch, or one that nobody opened', async () => {
    const elsewhere = await world.shift(branch, await world.till(branch));
    const other = await world.branch();
    for (const id of [elsewhere, other.shiftId, uuidv7(Date.now())]) {
      const refusal = await refusalOf(sell({ id, terminalId: branch.terminalId }));
      expect(refusal.code).toBe('sales.shift_not_found');
    }
  });
});
