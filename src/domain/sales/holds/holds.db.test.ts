import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type TestItem, type World } from '../../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase, workerSecondDatabase } from '../../../../tests/fixtures/worker-database.ts';
import { openDatabase, type Database } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import type { InboxEvent } from '#domain/audit';
import type { Actor, Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import type { BranchId } from '#shared/ids.ts';
import { uuidv7 } from '#shared/ids.ts';
import {
  Hold,
  HoldDraft,
  HoldPayment,
  HoldPaymentDraft,
  HoldRefundDraft,
  HoldRelease,
  HoldSaleDraft,
  SaleDraft,
  SaleReceipt,
} from '../contract.ts';
import { changeHoldTerms } from '../promises/hold-terms.ts';
import { saleById } from '../read-sales.ts';
import { recordSale } from '../record-sale.ts';
import { shiftById } from '../shift.queries.ts';
import { moneyOf } from '../shift-money.ts';
import { completeHold } from './complete-hold.ts';
import { createHold } from './create-hold.ts';
import { expireHoldsOf } from './expire-holds.ts';
import { extendHold } from './extend-hold.ts';
import { holdPaidElsewhere, payHold } from './pay-hold.ts';
import { findHolds, holdById, listHolds } from './read-holds.ts';
import { refundHold, releaseHold } from './release-hold.ts';

let world: World;
let branch: TestBranch;
let clerk: Extract<Actor, { type: 'staff' }>;
let sequence = 0;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
});

afterAll(() => world.close());

type Line = { item: TestItem; quantity?: number };

const totalOf = (lines: readonly Line[]) =>
  lines.reduce((sum, { item, quantity = 1 }) => sum + item.priceCents * quantity, 0);

function keyed(key: string, body: unknown, actor: Actor = clerk, extra: Partial<Ctx> = {}): Ctx {
  return world.ctx(actor, { idempotency: idempotencyKey(key, body), ...extra });
}

function draftOf(lines: readonly Line[], overrides: Record<string, unknown> = {}, where = branch): HoldDraft {
  return HoldDraft.parse({
    id: uuidv7(Date.now()),
    branch: where.code,
    terminalId: where.terminalId,
    shiftId: where.shiftId,
    folioSequence: ++sequence,
    madeAt: new Date().toISOString(),
    customerName: 'Rosa Peñaloza',
    customerPhone: '442 218 3307',
    lines: lines.map(({ item, quantity = 1 }) => ({
      stockItemId: item.id,
      quantity,
      unitPriceCents: item.priceCents,
    })),
    payments: [{ method: 'cash', amountCents: Math.ceil(totalOf(lines) / 5) }],
    ...overrides,
  });
}

async function keep(draft: HoldDraft, actor: Actor = clerk, where = branch): Promise<Hold> {
  const answer = await createHold(keyed(draft.id, draft, actor), where.scope, draft);
  return Hold.parse(JSON.parse(answer.json));
}

function paymentOf(amountCents: number, overrides: Record<string, unknown> = {}, where = branch) {
  return HoldPaymentDraft.parse({
    id: uuidv7(Date.now()),
    terminalId: where.terminalId,
    shiftId: where.shiftId,
    paidAt: new Date().toISOString(),
    payments: [{ method: 'cash', amountCents }],
    ...overrides,
  });
}

async function pay(hold: Hold, draft: HoldPaymentDraft, actor: Actor = clerk, where = branch) {
  const answer = await payHold(keyed(draft.id, draft, actor), where.scope, hold.id, draft);
  return HoldPayment.parse(JSON.parse(answer.json));
}

function saleDraftOf(amountCents: number, overrides: Record<string, unknown> = {}): HoldSaleDraft {
  return HoldSaleDraft.parse({
    id: uuidv7(Date.now()),
    terminalId: branch.terminalId,
    shiftId: branch.shiftId,
    folioSequence: ++sequence,
    soldAt: new Date().toISOString(),
    payments: amountCents > 0 ? [{ method: 'cash', amountCents }] : [],
    ...overrides,
  });
}

async function sellHold(hold: Hold, draft: HoldSaleDraft, actor: Actor = clerk): Promise<SaleReceipt> {
  const answer = await completeHold(keyed(draft.id, draft, actor), branch.scope, hold.id, draft);
  return SaleReceipt.parse(JSON.parse(answer.json));
}

async function release(hold: Hold, refund?: Record<string, unknown>): Promise<Hold> {
  const drawer = { terminalId: branch.terminalId, shiftId: branch.shiftId, method: 'cash' };
  const draft = HoldRelease.parse({
    id: uuidv7(Date.now()),
    reason: 'ya no la quiere',
    ...(refund ? { refund: { ...drawer, ...refund } } : {}),
  });
  const answer = await releaseHold(keyed(draft.id, draft), branch.scope, hold.id, draft);
  return Hold.parse(JSON.parse(answer.json));
}

async function sellInstead(item: TestItem): Promise<unknown> {
  const draft = SaleDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    terminalId: branch.terminalId,
    shiftId: branch.shiftId,
    folioSequence: ++sequence,
    soldAt: new Date().toISOString(),
    lines: [{ stockItemId: item.id, quantity: 1, unitPriceCents: item.priceCents }],
    payments: [{ method: 'cash', amountCents: item.priceCents }],
  });
  return recordSale(keyed(draft.id, draft), branch.scope, draft);
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return (await refusalOf(work)).code;
}

async function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw new Error('Expected a refusal', { cause: error });
}

/** Moves the end of a hold into the past, as waiting would. */
async function letItExpire(hold: Hold): Promise<void> {
  await world.db.change('UPDATE holds SET expires_at = ? WHERE branch_id = ? AND id = ?', [
    new Date(Date.now() - 61_000),
    branch.id,
    uuidToBytes(hold.id),
  ]);
}

/** What the drawer of a branch's shift must hold, and why. */
async function drawerOf(where: TestBranch, shiftId = where.shiftId) {
  const shift = await shiftById(world.db, where.scope, uuidToBytes(shiftId));
  if (!shift) throw new Error('No such shift');
  const money = await moneyOf(world.db, where.scope, [shift]);
  return money.get(shift.id.toString('hex'))?.cash;
}

const job = () => world.ctx({ type: 'job', name: 'hold-expiry' });

/** What the active holds of the branch keep of an item; it must be what the item says is reserved. */
async function promised(item: TestItem): Promise<number> {
  const rows = await world.db.rows<{ kept: string | null }>(
    `SELECT SUM(l.quantity) AS kept FROM hold_lines l JOIN holds h ON h.branch_id = l.branch_id AND h.id = l.hold_id
     WHERE l.branch_id = ? AND l.stock_item_id = ? AND h.state = 'active'`,
    [branch.id, uuidToBytes(item.id)],
  );
  return Number(rows[0]?.kept ?? 0);
}

describe('a hold', () => {
  test('keeps its pieces, counts the deposit, writes audit and event, and prints a folio of its own', async () => {
    const door = await world.unit(branch, { priceCents: 2_850_07 });
    const pads = await world.bulk(branch, { onHand: 13, priceCents: 419_03 });
    const before = {
      audit: await world.count('audit_log', branch),
      events: await world.count('outbox_events', branch),
      movements: await world.count('stock_movements', branch),
    };

    const hold = await keep(draftOf([{ item: door }, { item: pads, quantity: 3 }]));

    expect(hold).toMatchObject({
      state: 'active',
      totalCents: 2_850_07 + 3 * 419_03,
      customerName: 'Rosa Peñaloza',
      customerPhone: '+524422183307',
    });
    expect(hold.folio).toMatch(new RegExp(`^APA-${branch.code}-\\d{8}-1-00000\\d$`));
    expect(hold.paidCents + hold.dueCents).toBe(hold.totalCents);
    expect(hold.paidCents).toBe(821_44);
    expect(await world.level(branch, door)).toMatchObject({ onHand: 1, reserved: 1, ledger: 1 });
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 13, reserved: 3, ledger: 13 });
    expect(await world.count('stock_movements', branch)).toBe(before.movements);
    expect(await world.count('audit_log', branch)).toBe(before.audit + 1);
    expect(await world.count('outbox_events', branch)).toBe(before.events + 1);
    expect(await codeOf(sellInstead(door))).toBe('inventory.insufficient_stock');
  });

  test('answers a replay byte for byte and keeps nothing twice; other data under the key is refused', async () => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 311_00 });
    const draft = draftOf([{ item: pads, quantity: 2 }]);
    const first = await createHold(keyed(draft.id, draft), branch.scope, draft);
    const again = await createHold(keyed(draft.id, draft), branch.scope, draft);
    expect(again).toEqual({ json: first.json, replayed: true });
    expect((await world.level(branch, pads)).reserved).toBe(2);
    const other = { ...draft, customerName: 'Otra persona' };
    expect(await codeOf(createHold(keyed(draft.id, other), branch.scope, other))).toBe('request.key_reused');
  });

  test('refuses what cannot be kept and leaves nothing behind', async () => {
    const pads = await world.bulk(branch, { onHand: 3, priceCents: 500_00 });
    const holds = await world.count('holds', branch);
    expect(await codeOf(keep(draftOf([{ item: pads, quantity: 4 }])))).toBe('inventory.insufficient_stock');
    const cheap = draftOf([{ item: { ...pads, priceCents: 499_00 } }]);
    expect(await codeOf(keep(cheap))).toBe('sales.price_changed');
    const little = draftOf([{ item: pads }], { payments: [{ method: 'cash', amountCents: 49_99 }] });
    expect(await refusalOf(keep(little))).toMatchObject({
      code: 'sales.deposit_too_small',
      details: { leastCents: 50_00 },
    });
    const much = draftOf([{ item: pads }], { payments: [{ method: 'card', amountCents: 500_01 }] });
    expect(await codeOf(keep(much))).toBe('sales.hold_overpaid');
    const closed = draftOf([{ item: pads }], { shiftId: uuidv7(Date.now()) });
    expect(await codeOf(keep(closed))).toBe('sales.shift_not_found');
    expect(await world.count('holds', branch)).toBe(holds);
    expect((await world.level(branch, pads)).reserved).toBe(0);
  });

  test('is for who sells: a manager may not, another branch is not found', async () => {
    const pads = await world.bulk(branch, { onHand: 3, priceCents: 503_00 });
    const manager = await world.staff('inventory_manager', [branch]);
    expect(await codeOf(keep(draftOf([{ item: pads }]), manager))).toBe('identity.forbidden');
    const other = await world.branch();
    const stranger = await world.staff('clerk', [other]);
    expect(await codeOf(keep(draftOf([{ item: pads }]), stranger))).toBe('branches.not_found');
    const theirs = draftOf([{ item: pads }], {}, other);
    expect(await codeOf(keep(theirs, stranger, other))).toBe('inventory.item_not_found');
  });

  test('takes a folio that is free: one already used says which is next', async () => {
    const pads = await world.bulk(branch, { onHand: 5, priceCents: 307_00 });
    const first = draftOf([{ item: pads }]);
    await keep(first);
    const second = draftOf([{ item: pads }], { folioSequence: first.folioSequence });
    expect(await refusalOf(keep(second))).toMatchObject({
      code: 'sales.folio_taken',
      details: { nextSequence: first.folioSequence + 1 },
    });
    expect((await world.level(branch, pads)).reserved).toBe(1);
  });
});

describe('the last piece', () => {
  test('goes to one: ten holds and ten sales at once', async () => {
    const door = await world.unit(branch, { priceCents: 1_931_00 });
    const wanted = Array.from({ length: 20 }, (_, index) =>
      index % 2 === 0 ? keep(draftOf([{ item: door }])) : sellInstead(door),
    );
    const results = await Promise.allSettled(wanted);
    const refused = results.filter((result) => result.status === 'rejected');
    expect(refused.map((result) => (result.reason as DomainError).code)).toEqual(
      Array(19).fill('inventory.insufficient_stock'),
    );
    const { onHand, reserved, ledger } = await world.level(branch, door);
    expect(ledger).toBe(onHand);
    expect([onHand, reserved]).toEqual((await promised(door)) === 1 ? [1, 1] : [0, 0]);
  });

  test('what holds keep and sales take is never more than there is', async () => {
    const [left, right] = [
      await world.bulk(branch, { onHand: 17, priceCents: 101_00 }),
      await world.bulk(branch, { onHand: 11, priceCents: 103_00 }),
    ];
    const results = await Promise.allSettled(
      Array.from({ length: 30 }, (_, index) => {
        if (index % 3 === 0) return sellInstead(left);
        return keep(
          draftOf(index % 2 === 0 ? [{ item: left }, { item: right }] : [{ item: right }, { item: left }]),
        );
      }),
    );
    expect(results.some((result) => result.status === 'rejected')).toBe(true);
    for (const item of [left, right]) {
      const level = await world.level(branch, item);
      expect(level.ledger).toBe(level.onHand);
      expect(level.reserved).toBe(await promised(item));
      expect(level.onHand - level.reserved).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('paying', () => {
  test('adds up over several payments; what is too much is refused with what is due', async () => {
    const door = await world.unit(branch, { priceCents: 1_000_00 });
    const hold = await keep(draftOf([{ item: door }]));
    const payment = await pay(
      hold,
      paymentOf(0, {
        payments: [
          { method: 'cash', amountCents: 150_00, tenderedCents: 200_00 },
          { method: 'card', amountCents: 250_00, reference: 'AUT 4471' },
        ],
      }),
    );
    expect(payment).toMatchObject({ paidCents: 600_00, dueCents: 400_00, branch: branch.code });
    expect(payment.payments[0]).toMatchObject({ changeCents: 50_00 });
    expect(await refusalOf(pay(hold, paymentOf(400_01)))).toMatchObject({
      code: 'sales.hold_overpaid',
      details: { dueCents: 400_00 },
    });
    expect(await holdById(world.ctx(clerk), hold.id)).toMatchObject({ paidCents: 600_00, dueCents: 400_00 });
  });

  test('two payments of the whole rest at once: one counts, the other is told what is due', async () => {
    const door = await world.unit(branch, { priceCents: 1_000_00 });
    const hold = await keep(draftOf([{ item: door }]));
    const results = await Promise.allSettled([pay(hold, paymentOf(800_00)), pay(hold, paymentOf(800_00))]);
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const refused = results.find((result) => result.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'sales.hold_overpaid', details: { dueCents: 0 } });
    expect((await holdById(world.ctx(clerk), hold.id)).paidCents).toBe(1_000_00);
  });

  test('sent eight times under one key counts once', async () => {
    const door = await world.unit(branch, { priceCents: 1_000_00 });
    const hold = await keep(draftOf([{ item: door }]));
    const draft = paymentOf(71_00);
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => payHold(keyed(draft.id, draft), branch.scope, hold.id, draft)),
    );
    expect(new Set(answers.map(({ json }) => json)).size).toBe(1);
    expect((await holdById(world.ctx(clerk), hold.id)).paidCents).toBe(271_00);
  });

  test('and expiry at once: the money counts for a hold that lives, or is refused', async () => {
    const outcomes = new Set<string>();
    for (let round = 0; round < 12; round += 1) {
      const pads = await world.bulk(branch, { onHand: 2, priceCents: 1_000_00 });
      const hold = await keep(draftOf([{ item: pads }]));
      const draft = paymentOf(100_00);
      const lastsMs = round * 2;
      await world.db.change('UPDATE holds SET expires_at = ? WHERE branch_id = ? AND id = ?', [
        new Date(Date.now() + lastsMs),
        branch.id,
        uuidToBytes(hold.id),
      ]);
      const [paid] = await Promise.allSettled([
        payHold(keyed(draft.id, draft), branch.scope, hold.id, draft),
        delay(lastsMs).then(() => expireHoldsOf(job(), branch.scope)),
      ]);
      await delay(lastsMs);
      await expireHoldsOf(job(), branch.scope);
      const after = await holdById(world.ctx(clerk), hold.id);
      expect(after.state).toBe('expired');
      expect(await world.level(branch, pads)).toMatchObject({ reserved: 0, onHand: 2, ledger: 2 });
      // Nothing is kept by default: every centavo taken is owed, and none that was refused.
      expect(after.refundableCents).toBe(paid.status === 'fulfilled' ? 300_00 : 200_00);
      outcomes.add(paid.status === 'fulfilled' ? 'paid' : (paid.reason as DomainError).code);
    }
    expect(
      [...outcomes].filter((each) => !['paid', 'sales.hold_over', 'sales.hold_expired'].includes(each)),
    ).toEqual([]);
  });
});

describe('at another branch', () => {
  async function heard(holdId: string): Promise<InboxEvent> {
    const rows = await world.db.rows<{ id: Buffer; branch_id: number; payload: string; recorded_at: Date }>(
      `SELECT id, branch_id, CAST(payload AS CHAR) AS payload, recorded_at FROM outbox_events
       WHERE topic = 'hold.paid_elsewhere' ORDER BY position DESC LIMIT 1`,
    );
    const row = rows[0];
    if (!row?.payload.includes(holdId)) throw new Error('No event of that hold');
    const id = row.id.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
    const payload = JSON.parse(row.payload) as { to: number };
    expect(payload.to).toBe(branch.id);
    return {
      id,
      topic: 'hold.paid_elsewhere',
      from: row.branch_id as BranchId,
      recordedAt: row.recorded_at,
      payload,
    };
  }

  const deliver = (event: InboxEvent) =>
    transaction(world.db, (tx) => holdPaidElsewhere.handle(job(), branch.scope, event, tx));

  test('the money lies in its drawer and counts here, once, however often the event comes', async () => {
    const other = await world.branch();
    const cashier = await world.staff('clerk', [other]);
    const door = await world.unit(branch, { priceCents: 1_000_00 });
    const hold = await keep(draftOf([{ item: door }]));
    const payment = await pay(hold, paymentOf(300_00, {}, other), cashier, other);
    expect(payment).toMatchObject({
      branch: branch.code,
      paidBranch: other.code,
      paidCents: 500_00,
      dueCents: 500_00,
    });
    expect((await holdById(world.ctx(clerk), hold.id)).paidCents).toBe(200_00);
    // What is under way counts already where it was taken.
    expect(await refusalOf(pay(hold, paymentOf(500_01, {}, other), cashier, other))).toMatchObject({
      code: 'sales.hold_overpaid',
      details: { dueCents: 500_00 },
    });

    const event = await heard(hold.id);
    await deliver(event);
    await deliver(event);

    const after = await holdById(world.ctx(clerk), hold.id);
    expect(after).toMatchObject({ paidCents: 500_00, dueCents: 500_00 });
    expect(after.payments.map(({ branch: where, amountCents }) => [where, amountCents])).toEqual([
      [branch.code, 200_00],
      [other.code, 300_00],
    ]);
    expect(await drawerOf(other)).toMatchObject({
      receivedCents: 300_00,
      refundedCents: 0,
      expectedCents: 300_00,
    });
  });

  test('money under an id that other money has is not lost: refused, or counted under an id of its own', async () => {
    const [other, third] = [await world.branch(), await world.branch()];
    const [cashier, thirdClerk] = [await world.staff('clerk', [other]), await world.staff('clerk', [third])];
    const hold = await keep(draftOf([{ item: await world.unit(branch, { priceCents: 1_000_00 }) }]));
    const own = await pay(hold, paymentOf(100_00));
    const taken = paymentOf(50_00, { id: own.id }, other);
    expect(await codeOf(pay(hold, taken, cashier, other))).toBe('request.key_reused');

    const id = uuidv7(Date.now());
    await pay(hold, paymentOf(200_00, { id }, other), cashier, other);
    const first = await heard(hold.id);
    await pay(hold, paymentOf(300_00, { id }, third), thirdClerk, third);
    const second = await heard(hold.id);
    for (const event of [first, second, second, first]) await deliver(event);

    const after = await holdById(world.ctx(clerk), hold.id);
    expect(after).toMatchObject({ paidCents: 800_00, dueCents: 200_00 });
    expect(after.payments.map(({ branch: where, amountCents }) => [where, amountCents]).slice(2)).toEqual(
      expect.arrayContaining([
        [other.code, 200_00],
        [third.code, 300_00],
      ]),
    );
  });

  test('money for a hold that ended meanwhile is not lost: it is owed', async () => {
    const other = await world.branch();
    const cashier = await world.staff('clerk', [other]);
    const door = await world.unit(branch, { priceCents: 1_000_00 });
    const hold = await keep(draftOf([{ item: door }]));
    await pay(hold, paymentOf(300_00, {}, other), cashier, other);
    const ended = await release(hold, { amountCents: 200_00 });
    expect(ended).toMatchObject({ state: 'released', refundableCents: 0 });
    await deliver(await heard(hold.id));
    expect(await holdById(world.ctx(clerk), hold.id)).toMatchObject({ refundableCents: 300_00 });
  });

  test('the hold is found by folio, telephone and name, and only its own branch changes it', async () => {
    const other = await world.branch();
    const cashier = await world.staff('clerk', [other]);
    const door = await world.unit(branch, { priceCents: 1_000_00 });
    const name = `Zenaida ${randomUUID().slice(0, 6)}`;
    const hold = await keep(draftOf([{ item: door }], { customerName: name, customerPhone: '331 777 0919' }));
    for (const text of [
      hold.folio.toLowerCase(),
      `APA${hold.id.replaceAll('-', '')}`,
      '3317770919',
      '0919',
      name,
    ]) {
      const { holds } = await findHolds(world.ctx(cashier), text);
      expect(
        holds.map(({ id }) => id),
        text,
      ).toContain(hold.id);
    }
    const extension = { expiresAt: new Date(Date.now() + 86_400_000).toISOString() };
    const moving = extendHold(keyed(randomUUID(), extension, cashier), other.scope, hold.id, extension);
    expect(await codeOf(moving)).toBe('sales.hold_not_found');
  });
});

describe('completing', () => {
  test('sells at the promised price: deposit applied, rest in this shift, piece off the shelf', async () => {
    const door = await world.unit(branch, { priceCents: 1_009_07 });
    const pads = await world.bulk(branch, { onHand: 5, priceCents: 211_00 });
    const hold = await keep(draftOf([{ item: door }, { item: pads, quantity: 2 }]));
    await world.db.change('UPDATE stock_items SET price_cents = 999900 WHERE branch_id = ? AND id = ?', [
      branch.id,
      uuidToBytes(door.id),
    ]);
    const draft = saleDraftOf(hold.dueCents);
    const receipt = await sellHold(hold, draft);

    expect(receipt.totalCents).toBe(hold.totalCents);
    expect(receipt.deposit).toEqual({ folio: hold.folio, amountCents: hold.paidCents });
    const paidNow = receipt.payments.reduce((sum, { amountCents }) => sum + amountCents, 0);
    expect(paidNow + hold.paidCents).toBe(receipt.totalCents);
    expect(receipt.lines.map(({ unitPriceCents }) => unitPriceCents)).toEqual([1_009_07, 211_00]);
    expect(receipt.lines.reduce((sum, line) => sum + line.taxCents, 0)).toBe(receipt.taxCents);
    expect(await world.level(branch, door)).toMatchObject({ onHand: 0, reserved: 0, ledger: 0 });
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 3, reserved: 0, ledger: 3 });
    expect(await saleById(world.ctx(clerk), branch.scope, draft.id)).toEqual(receipt);
    expect(await holdById(world.ctx(clerk), hold.id)).toMatchObject({
      state: 'sold',
      saleId: draft.id,
      dueCents: 0,
      refundableCents: 0,
    });
    const again = await completeHold(keyed(draft.id, draft), branch.scope, hold.id, draft);
    expect(again).toMatchObject({ replayed: true, json: JSON.stringify(receipt) });
    expect(await codeOf(sellHold(hold, saleDraftOf(0)))).toBe('sales.hold_over');
    expect(await codeOf(release(hold))).toBe('sales.hold_over');
  });

  test('asks for exactly the rest; one that is all paid needs nothing more', async () => {
    const door = await world.unit(branch, { priceCents: 1_000_00 });
    const hold = await keep(draftOf([{ item: door }]));
    expect(await refusalOf(sellHold(hold, saleDraftOf(799_99)))).toMatchObject({
      code: 'sales.payment_mismatch',
      details: { totalCents: 800_00 },
    });
    await pay(hold, paymentOf(800_00));
    const receipt = await sellHold(hold, saleDraftOf(0));
    expect(receipt).toMatchObject({ payments: [], totalCents: 1_000_00, deposit: { amountCents: 1_000_00 } });
  });

  test('counts the deposit in the shift that took it and only the rest in the one that delivers', async () => {
    const place = await world.branch();
    const seller = await world.staff('clerk', [place]);
    const door = await world.unit(place, { priceCents: 1_000_00 });
    const hold = await keep(draftOf([{ item: door }], {}, place), seller, place);
    const terminalId = await world.till(place);
    const shiftId = await world.shift(place, terminalId);
    const draft = saleDraftOf(800_00, { terminalId, shiftId });
    await completeHold(keyed(draft.id, draft, seller), place.scope, hold.id, draft);
    expect((await drawerOf(place))?.expectedCents).toBe(200_00);
    expect((await drawerOf(place, shiftId))?.expectedCents).toBe(800_00);
  });

  test('races its own cancellation and expiry: one of them happens, whole', async () => {
    for (let round = 0; round < 5; round += 1) {
      const pads = await world.bulk(branch, { onHand: 3, priceCents: 1_000_00 });
      const hold = await keep(draftOf([{ item: pads }]));
      const results = await Promise.allSettled([sellHold(hold, saleDraftOf(800_00)), release(hold)]);
      expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
      const after = await holdById(world.ctx(clerk), hold.id);
      const left = after.state === 'sold' ? 2 : 3;
      expect(await world.level(branch, pads)).toMatchObject({ onHand: left, reserved: 0, ledger: left });
    }
  });

  test('of an expired one is refused until somebody gives it more days', async () => {
    const door = await world.unit(branch, { priceCents: 1_000_00 });
    const hold = await keep(draftOf([{ item: door }]));
    await letItExpire(hold);
    expect(await codeOf(sellHold(hold, saleDraftOf(800_00)))).toBe('sales.hold_expired');
    expect(await codeOf(pay(hold, paymentOf(10_00)))).toBe('sales.hold_expired');
    expect((await holdById(world.ctx(clerk), hold.id)).state).toBe('overdue');
    const extension = { expiresAt: new Date(Date.now() + 3 * 86_400_000).toISOString() };
    await extendHold(keyed(randomUUID(), extension), branch.scope, hold.id, extension);
    expect((await sellHold(hold, saleDraftOf(800_00))).totalCents).toBe(1_000_00);
    const past = { expiresAt: new Date(Date.now() - 1_000).toISOString() };
    const other = await keep(draftOf([{ item: await world.unit(branch, { priceCents: 700_00 }) }]));
    const backwards = extendHold(keyed(randomUUID(), past), branch.scope, other.id, past);
    expect(await codeOf(backwards)).toBe('sales.hold_bad_date');
  });
});

describe('ending without a sale', () => {
  test('frees the pieces, keeps what the terms of its day say, and gives the rest back once', async () => {
    const strict = await world.branch();
    const boss = await world.staff('administrator', []);
    const terms = { quoteDays: 5, holdDays: 10, minDepositBp: 1_000, keptBp: 2_500, version: 0 };
    const changed = await changeHoldTerms(world.ctx(boss), strict.scope, terms);
    expect(changed).toEqual({ ...terms, version: 1 });
    expect(await codeOf(changeHoldTerms(world.ctx(boss), strict.scope, terms))).toBe(
      'sales.terms_changed_elsewhere',
    );
    expect(await codeOf(changeHoldTerms(world.ctx(clerk), branch.scope, terms))).toBe('identity.forbidden');

    const seller = await world.staff('clerk', [strict]);
    const door = await world.unit(strict, { priceCents: 1_000_00 });
    const hold = await keep(draftOf([{ item: door }], {}, strict), seller, strict);
    expect(Date.parse(hold.expiresAt) - Date.parse(hold.madeAt)).toBeLessThan(10.01 * 86_400_000);
    // Terms that change later change nothing that was promised.
    await changeHoldTerms(world.ctx(boss), strict.scope, { ...changed, keptBp: 10_000 });

    const drawer = { terminalId: strict.terminalId, shiftId: strict.shiftId, method: 'cash' as const };
    const wrong = HoldRelease.parse({
      id: uuidv7(Date.now()),
      reason: 'no cabe en su coche',
      refund: { ...drawer, amountCents: 200_00 },
    });
    expect(
      await refusalOf(releaseHold(keyed(wrong.id, wrong, seller), strict.scope, hold.id, wrong)),
    ).toMatchObject({ code: 'sales.refund_mismatch', details: { refundableCents: 150_00 } });
    expect((await world.level(strict, door)).reserved).toBe(1);

    const owed = HoldRelease.parse({ id: uuidv7(Date.now()), reason: 'no cabe en su coche' });
    const ended = await releaseHold(keyed(owed.id, owed, seller), strict.scope, hold.id, owed);
    expect(Hold.parse(JSON.parse(ended.json))).toMatchObject({
      state: 'released',
      keptCents: 50_00,
      refundableCents: 150_00,
    });
    expect(await world.level(strict, door)).toMatchObject({ onHand: 1, reserved: 0, ledger: 1 });

    const refund = HoldRefundDraft.parse({ id: uuidv7(Date.now()), ...drawer, amountCents: 150_00 });
    const refunded = await refundHold(keyed(refund.id, refund, seller), strict.scope, hold.id, refund);
    expect(Hold.parse(JSON.parse(refunded.json))).toMatchObject({
      refundedCents: 150_00,
      refundableCents: 0,
    });
    const twice = { ...refund, id: uuidv7(Date.now()) };
    expect(await codeOf(refundHold(keyed(twice.id, twice, seller), strict.scope, hold.id, twice))).toBe(
      'sales.refund_mismatch',
    );
    expect(await drawerOf(strict)).toMatchObject({
      receivedCents: 200_00,
      refundedCents: 150_00,
      expectedCents: 50_00,
    });
  });

  test('by its time: the job lets go once, whoever else runs it, and leaves living holds alone', async () => {
    const pads = await world.bulk(branch, { onHand: 4, priceCents: 1_000_00 });
    const [late, living] = [await keep(draftOf([{ item: pads }])), await keep(draftOf([{ item: pads }]))];
    await letItExpire(late);
    const counts = await Promise.all([1, 2, 3].map(() => expireHoldsOf(job(), branch.scope)));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(1);
    expect(await expireHoldsOf(job(), branch.scope)).toBe(0);
    expect((await world.level(branch, pads)).reserved).toBe(1);
    expect((await holdById(world.ctx(clerk), late.id)).state).toBe('expired');
    expect((await holdById(world.ctx(clerk), living.id)).state).toBe('active');
    const { holds } = await listHolds(world.ctx(clerk), branch.scope, {
      state: 'refundable',
      q: '',
      limit: 50,
    });
    expect(holds.map(({ id }) => id)).toContain(late.id);
    expect(holds.every(({ refundableCents }) => refundableCents > 0)).toBe(true);
  });
});

test('the hold in one database, the money in another: each keeps its own rows, and it counts once', async () => {
  const second = openDatabase(workerSecondDatabase().appUrl);
  const routes = new Map<number, Database>();
  const chain = await aWorld(workerDatabase(), { branchDatabases: () => routes });
  const near = await chain.branch();
  // The next branch lives in the other database; its number is known before it is made.
  for (let id = near.id + 1; id < near.id + 50; id += 1) routes.set(id, second);
  const far = await chain.branch();
  const [here, there] = [await chain.staff('clerk', [near]), await chain.staff('clerk', [far])];
  const door = await chain.unit(near, { priceCents: 1_000_00 });
  const ctxOf = (actor: Actor, draft: { id: string }) => {
    return chain.ctx(actor, { idempotency: idempotencyKey(draft.id, draft) });
  };
  const draft = draftOf([{ item: door }], {}, near);
  await createHold(ctxOf(here, draft), near.scope, draft);
  const payment = paymentOf(300_00, {}, far);
  await payHold(ctxOf(there, payment), far.scope, draft.id, payment);

  const [event] = await second.rows<{ payload: string }>(
    "SELECT CAST(payload AS CHAR) AS payload FROM outbox_events WHERE branch_id = ? AND topic = 'hold.paid_elsewhere'",
    [far.id],
  );
  const told: InboxEvent = {
    id: randomUUID(),
    topic: 'hold.paid_elsewhere',
    from: far.id,
    recordedAt: new Date(),
    payload: JSON.parse(event?.payload ?? '{}'),
  };
  for (const _time of [1, 2]) {
    await transaction(chain.db, (tx) =>
      holdPaidElsewhere.handle(chain.ctx({ type: 'job', name: 'inbox' }), near.scope, told, tx),
    );
  }
  expect(await holdById(chain.ctx(there), draft.id)).toMatchObject({ paidCents: 500_00, dueCents: 500_00 });
  const kept = async (db: Database, table: string) =>
    Number(
      (
        await db.rows<{ total: number }>(`SELECT COUNT(*) AS total FROM ${table} WHERE hold_id = ?`, [
          uuidToBytes(draft.id),
        ])
      )[0]?.total,
    );
  expect(await kept(chain.db, 'hold_payments')).toBe(2);
  expect(await kept(second, 'hold_payments_elsewhere')).toBe(1);
  expect(await kept(chain.db, 'hold_payments_elsewhere')).toBe(0);
  await chain.close();
});
