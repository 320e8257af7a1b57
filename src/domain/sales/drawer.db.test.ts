import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { Actor } from '#server/context.ts';
import { isDomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import {
  CashMove,
  Hold,
  HoldDraft,
  HoldRefundDraft,
  HoldRelease,
  ReturnDraft,
  SaleDraft,
  SaleReceipt,
} from './contract.ts';
import { createHold } from './holds/create-hold.ts';
import { refundHold, releaseHold } from './holds/release-hold.ts';
import { moveCash } from './move-cash.ts';
import { recordSale } from './record-sale.ts';
import { recordReturn } from './returns/record-return.ts';
import { shiftReport } from './shift-report.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

let world: World;
let branch: TestBranch;
let clerk: Staff;
let chief: Staff;
let sequence = 0;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  chief = await world.staff('administrator', []);
});
beforeEach(async () => {
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
});
afterAll(() => world.close());

function keyed(key: string, body: unknown, actor: Actor) {
  return world.ctx(actor, { idempotency: idempotencyKey(key, body) });
}

const drawer = () => ({ terminalId: branch.terminalId, shiftId: branch.shiftId });

function moveOf(kind: 'in' | 'out', amountCents: number, id = uuidv7(Date.now())): CashMove {
  return CashMove.parse({ id, terminalId: branch.terminalId, kind, amountCents, reason: 'change' });
}

const move = (body: CashMove, actor: Actor = clerk) =>
  moveCash(keyed(body.id, body, actor), branch.scope, branch.shiftId, body);

const put = (amountCents: number) => move(moveOf('in', amountCents));
const take = (amountCents: number, actor: Actor = clerk) => move(moveOf('out', amountCents), actor);

/** `done`, or the code of the refusal with what it tells. */
async function outcomeOf(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'done';
  } catch (error) {
    if (!isDomainError(error)) throw error;
    return [error.code, ...Object.values(error.details).map(String)].join(' ');
  }
}

const cashOf = async () =>
  (await shiftReport(world.ctx(chief), branch.scope, branch.shiftId)).cash.expectedCents;

async function aSale(payment: object, priceCents = 731_00): Promise<SaleReceipt> {
  const item = await world.bulk(branch, { onHand: 5, priceCents });
  const draft = SaleDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    ...drawer(),
    folioSequence: ++sequence,
    soldAt: new Date().toISOString(),
    lines: [{ stockItemId: item.id, quantity: 1, unitPriceCents: priceCents }],
    payments: [{ method: 'cash', amountCents: priceCents, ...payment }],
  });
  const { json } = await recordSale(keyed(draft.id, draft, clerk), branch.scope, draft);
  return SaleReceipt.parse(JSON.parse(json));
}

function takeBack(sale: SaleReceipt, method: 'cash' | 'card', actor: Actor = clerk) {
  const draft = ReturnDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    ...drawer(),
    folioSequence: ++sequence,
    madeAt: new Date().toISOString(),
    saleId: sale.id,
    lines: [{ lineNo: 1, quantity: 1, reason: 'does-not-fit', outcome: 'shelf' }],
    refunds: [{ method, amountCents: sale.totalCents }],
  });
  return recordReturn(keyed(draft.id, draft, actor), branch.scope, draft);
}

describe('a drawer', () => {
  test('gives what is in it to the centavo and not one more, and does not say how much that is', async () => {
    await put(131_07);
    expect(await outcomeOf(take(131_08))).toBe('sales.drawer_short');
    expect(await cashOf()).toBe(131_07);
    expect(await outcomeOf(take(131_07))).toBe('done');
    expect(await outcomeOf(take(1))).toBe('sales.drawer_short');
    expect(await cashOf()).toBe(0);
  });

  test('tells who reviews shifts what it holds', async () => {
    await put(131_07);
    expect(await outcomeOf(take(500_00, chief))).toBe('sales.drawer_holds 13107');
  });

  test('keeps on record who wanted more than it had', async () => {
    await put(50_00);
    await outcomeOf(take(70_00));
    const rows = await world.db.rows<{ actor: number; detail: unknown }>(
      "SELECT actor_id AS actor, detail FROM audit_log WHERE branch_id = ? AND action = 'cash.short'",
      [branch.id],
    );
    expect(
      rows.map(({ actor, detail }) => ({ actor, detail: JSON.parse(JSON.stringify(detail)) as unknown })),
    ).toEqual([{ actor: clerk.userId, detail: { amountCents: 70_00 } }]);
    expect(await world.count('cash_movements', branch)).toBe(1);
  });

  test('answers a clerk three times in a shift; then a supervisor takes cash out of it', async () => {
    await put(100_00);
    for (const amount of [900_00, 500_00, 300_00])
      expect(await outcomeOf(take(amount))).toBe('sales.drawer_short');
    // Not even what is there: yes would tell as much as no.
    expect(await outcomeOf(take(1_00))).toBe('sales.drawer_supervisor');
    const colleague = await world.staff('clerk', [branch]);
    expect(await outcomeOf(take(1_00, colleague))).toBe('sales.drawer_supervisor');
    expect((await shiftReport(world.ctx(chief), branch.scope, branch.shiftId)).shortOuts).toBe(3);
    expect(await outcomeOf(put(7_00))).toBe('done');
    expect(await outcomeOf(take(40_00, chief))).toBe('done');
    expect(await cashOf()).toBe(67_00);
    const till = await world.till(branch);
    const next = await world.shift(branch, till);
    const body = { ...moveOf('in', 5_00), terminalId: till };
    await moveCash(keyed(body.id, body, clerk), branch.scope, next, body);
    const out = { ...moveOf('out', 5_00), terminalId: till };
    expect(await outcomeOf(moveCash(keyed(out.id, out, clerk), branch.scope, next, out))).toBe('done');
  });

  test('answers who asks again what it answered before, whatever is in it by now', async () => {
    await put(80_00);
    const body = moveOf('out', 60_00);
    const first = await move(body);
    for (let time = 0; time < 3; time++) await outcomeOf(take(500_00));
    expect(await move(body)).toEqual({ json: first.json, replayed: true });
    expect(await cashOf()).toBe(20_00);
  });

  test('is not emptied twice by twelve who take out of it at once', async () => {
    await put(100_00);
    const outcomes = await Promise.all(Array.from({ length: 12 }, () => outcomeOf(take(30_00, chief))));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(3);
    expect(await cashOf()).toBe(10_00);
  });

  test('says nothing to who asks by a document that is refused for something else', async () => {
    await put(100_00);
    const taken = moveOf('out', 10_00);
    await move(taken);
    const again = { ...taken, amountCents: 90_00 };
    // The same id under the same key: that it was used is all there is to hear, of more and of less than there is.
    expect(await outcomeOf(move(again))).toBe('request.key_reused');
    expect(await outcomeOf(move({ ...taken, amountCents: 91_00 }))).toBe('request.key_reused');
    const wrong = await aSale({}, 300_00);
    await take(300_00);
    const off = ReturnDraft.parse({
      id: uuidv7(Date.now()),
      branch: branch.code,
      ...drawer(),
      folioSequence: ++sequence,
      madeAt: new Date().toISOString(),
      saleId: wrong.id,
      lines: [{ lineNo: 1, quantity: 1, reason: 'does-not-fit', outcome: 'shelf' }],
      refunds: [{ method: 'cash', amountCents: 90_01 }],
    });
    expect(await outcomeOf(recordReturn(keyed(off.id, off, clerk), branch.scope, off))).toMatch(
      /^sales\.refund_mismatch/,
    );
    const [shift] = await world.db.rows<{ shortOuts: number }>(
      'SELECT short_outs AS shortOuts FROM shifts WHERE branch_id = ? AND id = ?',
      [branch.id, uuidToBytes(branch.shiftId)],
    );
    expect(shift).toEqual({ shortOuts: 0 });
  });
});

describe('money that is given back in cash', () => {
  test('for a return comes out of what the drawer has; to the card it needs none', async () => {
    const sale = await aSale({});
    await outcomeOf(take(1));
    expect(await outcomeOf(takeBack(sale, 'cash'))).toBe('sales.drawer_short');
    expect(await world.count('returns', branch)).toBe(0);
    const byCard = await aSale({ method: 'card' });
    expect(await outcomeOf(takeBack(byCard, 'card'))).toBe('done');
    expect(await cashOf()).toBe(731_00 - 1);
    await put(1);
    expect(await outcomeOf(takeBack(sale, 'cash'))).toBe('done');
    expect(await cashOf()).toBe(0);
  });

  test('for a hold comes out of what the drawer has, and the hold stays as it was', async () => {
    const item = await world.bulk(branch, { onHand: 5, priceCents: 910_00 });
    const draft = HoldDraft.parse({
      id: uuidv7(Date.now()),
      branch: branch.code,
      ...drawer(),
      folioSequence: ++sequence,
      madeAt: new Date().toISOString(),
      customerName: 'Rosa Vela',
      customerPhone: '4421234567',
      lines: [{ stockItemId: item.id, quantity: 1, unitPriceCents: item.priceCents }],
      payments: [{ method: 'card', amountCents: 400_00 }],
    });
    await createHold(keyed(draft.id, draft, clerk), branch.scope, draft);
    const release = (refund: object | null) => {
      const body = HoldRelease.parse({
        id: uuidv7(Date.now()),
        reason: 'Ya no la quiere',
        ...(refund ? { refund: { ...drawer(), amountCents: 400_00, ...refund } } : {}),
      });
      return releaseHold(keyed(body.id, body, clerk), branch.scope, draft.id, body);
    };
    expect(await outcomeOf(release({ method: 'cash' }))).toBe('sales.drawer_short');
    expect(await world.level(branch, item)).toMatchObject({ reserved: 1 });
    const released = await release(null);
    expect(Hold.parse(JSON.parse(released.json)).state).toBe('released');
    const refund = (method: 'cash' | 'transfer') => {
      const body = HoldRefundDraft.parse({
        id: uuidv7(Date.now()),
        ...drawer(),
        method,
        amountCents: 400_00,
      });
      return refundHold(keyed(body.id, body, clerk), branch.scope, draft.id, body);
    };
    expect(await outcomeOf(refund('cash'))).toBe('sales.drawer_short');
    expect(await outcomeOf(refund('transfer'))).toBe('done');
    expect(await cashOf()).toBe(0);
  });
});

describe('change', () => {
  test('is given up to the largest note and no more', async () => {
    const sale = await aSale({ tenderedCents: 731_00 + 1_000_00 });
    expect(sale.payments[0]?.changeCents).toBe(1_000_00);
    for (const tenderedCents of [731_00 + 1_000_01, 7_310_00, 100_000_000_00])
      expect(await outcomeOf(aSale({ tenderedCents }))).toBe('sales.change_too_large 100000');
  });

  test('is given once, however the cash is split', async () => {
    const half = { method: 'cash', amountCents: 100_00, tenderedCents: 700_00 };
    const item = await world.bulk(branch, { onHand: 5, priceCents: 200_00 });
    const draft = SaleDraft.parse({
      id: uuidv7(Date.now()),
      branch: branch.code,
      ...drawer(),
      folioSequence: ++sequence,
      soldAt: new Date().toISOString(),
      lines: [{ stockItemId: item.id, quantity: 1, unitPriceCents: 200_00 }],
      payments: [half, half],
    });
    expect(await outcomeOf(recordSale(keyed(draft.id, draft, clerk), branch.scope, draft))).toBe(
      'sales.change_too_large 100000',
    );
  });
});
