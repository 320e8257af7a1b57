import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { Actor, Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { OpenShift, SaleDraft, ShiftOpening } from './contract.ts';
import { openShift } from './open-shift.ts';
import { recordSale } from './record-sale.ts';
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
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest();
  return world.ctx(actor, { idempotency: { key, bodyHash } });
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

describe('a sale', () => {
  let sequence = 0;
  async function sell(shiftId: string): Promise<unknown> {
    const pads = await world.bulk(branch, { onHand: 3, priceCents: 127_00 });
    const draft = SaleDraft.parse({
      id: uuidv7(Date.now()),
      branch: branch.code,
      terminalId: branch.terminalId,
      shiftId,
      folioSequence: ++sequence,
      soldAt: new Date().toISOString(),
      lines: [{ stockItemId: pads.id, quantity: 1, unitPriceCents: pads.priceCents }],
      payments: [{ method: 'cash', amountCents: pads.priceCents }],
    });
    return recordSale(keyed(draft, draft.id), branch.scope, draft);
  }

  test('names the open shift of its till', async () => {
    await sell(branch.shiftId);
    const rows = await world.db.rows<{ n: number }>(
      'SELECT COUNT(*) AS n FROM sales WHERE branch_id = ? AND shift_id = ?',
      [branch.id, uuidToBytes(branch.shiftId)],
    );
    expect(Number(rows[0]?.n)).toBe(1);
  });

  test('is refused in the shift of another till, of another branch, or one that nobody opened', async () => {
    const elsewhere = await world.shift(branch, await world.till(branch));
    const other = await world.branch();
    for (const shiftId of [elsewhere, other.shiftId, uuidv7(Date.now())])
      expect((await refusalOf(sell(shiftId))).code).toBe('sales.shift_not_found');
  });
});
