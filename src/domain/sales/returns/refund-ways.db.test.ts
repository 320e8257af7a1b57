import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { hashPassword } from '../../../../db/seed/demo-people.ts';
import { aWorld, type TestBranch, type World } from '../../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../../tests/fixtures/worker-database.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { Actor } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import { businessDateOf } from '#shared/time.ts';
import {
  Hold,
  HoldDraft,
  HoldSaleDraft,
  ReturnDraft,
  ReturnReceipt,
  SaleDraft,
  SaleReceipt,
} from '../contract.ts';
import { completeHold } from '../holds/complete-hold.ts';
import { createHold } from '../holds/create-hold.ts';
import { recordSale } from '../record-sale.ts';
import { approveReturn } from './approve-return.ts';
import { recordReturn } from './record-return.ts';
import { readWarranty } from './returnable-note.ts';

type Staff = Extract<Actor, { type: 'staff' }>;
type Money = readonly { readonly method: string; readonly amountCents: number }[];
type Till = Pick<ReturnDraft, 'terminalId' | 'shiftId'>;

const PASSWORD = 'Cofre rojo 1997';
const EACH = 1_695_50;
let world: World;
let branch: TestBranch;
let clerk: Staff;
let chief: Staff & { readonly email: string };
let sequence = 0;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  const actor = await world.staff('administrator', []);
  const email = `${uuidv7(Date.now()).slice(-12)}@example.mx`;
  const hash = await hashPassword(PASSWORD);
  await world.db.change('UPDATE users SET email = ?, password_hash = ? WHERE id = ?', [
    email,
    hash,
    actor.userId,
  ]);
  chief = { ...actor, email };
});
beforeEach(async () => {
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
});
afterAll(() => world.close());

const drawer = (): Till => ({ terminalId: branch.terminalId, shiftId: branch.shiftId });
const by = (method: string, amountCents: number) => ({ method, amountCents });

function keyed(key: string, body: unknown, actor: Actor = clerk) {
  return world.ctx(actor, { idempotency: idempotencyKey(key, body) });
}

/** A note of two lines, each of one piece. */
async function sell(payments: Money): Promise<SaleReceipt> {
  const items = [0, 1].map(() => world.bulk(branch, { onHand: 5, priceCents: EACH }));
  const lines = (await Promise.all(items)).map(({ id, priceCents }) => ({
    stockItemId: id,
    quantity: 1,
    unitPriceCents: priceCents,
  }));
  const draft = SaleDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    ...drawer(),
    folioSequence: ++sequence,
    soldAt: new Date().toISOString(),
    lines,
    payments,
  });
  const { json } = await recordSale(keyed(draft.id, draft, chief), branch.scope, draft);
  return SaleReceipt.parse(JSON.parse(json));
}

/** On the card and in cash, as a clerk was shown to give too much cash for. */
const sellMixed = () => sell([by('card', 2_000_00), by('cash', 1_391_00)]);

function returnOf(sale: SaleReceipt, lineNos: readonly number[], refunds: Money, till = drawer()) {
  return ReturnDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    ...till,
    folioSequence: ++sequence,
    madeAt: new Date().toISOString(),
    saleId: sale.id,
    lines: lineNos.map((lineNo) => ({ lineNo, quantity: 1, reason: 'does-not-fit', outcome: 'shelf' })),
    refunds,
  });
}

async function takeBack(draft: ReturnDraft, actor: Actor = clerk): Promise<ReturnReceipt> {
  const { json } = await recordReturn(keyed(draft.id, draft, actor), branch.scope, draft);
  return ReturnReceipt.parse(JSON.parse(json));
}

async function approve({ id: returnId, saleId, lines, refunds }: ReturnDraft): Promise<string> {
  const who = { email: chief.email, password: PASSWORD };
  return (await approveReturn(world.ctx(clerk), branch.scope, { returnId, saleId, lines, refunds, ...who }))
    .id;
}

/** Cash of a sale for one return. */
async function fill(till: Till): Promise<void> {
  const item = await world.bulk(branch, { onHand: 5, priceCents: EACH });
  const draft = SaleDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    ...till,
    folioSequence: ++sequence,
    soldAt: new Date().toISOString(),
    lines: [{ stockItemId: item.id, quantity: 1, unitPriceCents: EACH }],
    payments: [by('cash', EACH)],
  });
  await recordSale(keyed(draft.id, draft), branch.scope, draft);
}

const waysOf = async ({ folio }: SaleReceipt) =>
  (await readWarranty(world.ctx(clerk), branch.scope, folio)).ways;

async function age(sale: SaleReceipt, days: number): Promise<void> {
  const day = businessDateOf(new Date(Date.now() - days * 86_400_000), 'America/Mexico_City');
  const owner = await createConnection(workerDatabase().ownerUrl);
  const values = [day, branch.id, uuidToBytes(sale.id)];
  await owner.query('UPDATE sales SET business_date = ? WHERE branch_id = ? AND id = ?', values);
  await owner.end();
}

describe('money of a return', () => {
  test('does not leave in cash beyond what was paid in cash, by a clerk alone', async () => {
    const sale = await sellMixed();
    await expect(takeBack(returnOf(sale, [1], [by('cash', EACH)]))).rejects.toMatchObject({
      code: 'sales.refund_not_as_paid',
      kind: 'forbidden',
      details: { cashCents: 1_391_00, cardCents: 2_000_00, transferCents: 0 },
    });
    for (const table of ['returns', 'return_lines', 'refunds'])
      expect(await world.count(table, branch)).toBe(0);
    const split = [by('cash', 1_391_00), by('card', EACH - 1_391_00)];
    expect((await takeBack(returnOf(sale, [1], split))).approver).toBeNull();
    expect(await waysOf(sale)).toEqual([
      { method: 'cash', paidCents: 1_391_00, refundedCents: 1_391_00 },
      { method: 'card', paidCents: 2_000_00, refundedCents: EACH - 1_391_00 },
    ]);
    // The cash is gone; one centavo of it more is asked of a supervisor.
    await expect(takeBack(returnOf(sale, [2], [by('cash', 1), by('card', EACH - 1)]))).rejects.toMatchObject({
      code: 'sales.refund_not_as_paid',
      details: { cashCents: 0 },
    });
    await takeBack(returnOf(sale, [2], [by('card', EACH)]));
  });

  test('goes to no card and by no transfer that did not pay it; as a vale always', async () => {
    const sale = await sell([by('cash', 2 * EACH)]);
    for (const method of ['card', 'transfer'])
      await expect(takeBack(returnOf(sale, [1], [by(method, EACH)]))).rejects.toMatchObject({
        code: 'sales.refund_not_as_paid',
        details: { cashCents: 2 * EACH, cardCents: 0, transferCents: 0 },
      });
    const vale = await takeBack(returnOf(sale, [1], [by('store_credit', EACH)]));
    expect(vale).toMatchObject({ approver: null, credit: { issuedCents: EACH } });
    expect((await takeBack(returnOf(sale, [2], [by('cash', EACH)]))).approver).toBeNull();
  });

  test('otherwise is allowed by the approval of just that, which is on the paper and on record', async () => {
    const sale = await sellMixed();
    for (let time = 0; time < 2; time++) await fill(drawer());
    const draft = returnOf(sale, [1], [by('cash', EACH)]);
    const approvalId = await approve(draft);
    const more = { ...draft, lines: returnOf(sale, [1, 2], []).lines };
    const twice = ReturnDraft.parse({ ...more, refunds: [by('cash', 2 * EACH)], approvalId });
    await expect(takeBack(twice)).rejects.toMatchObject({ code: 'sales.approval_invalid' });
    expect((await takeBack({ ...draft, approvalId })).approver).toBe(chief.name);
    const rows = await world.db.rows<{ approver: number }>(
      'SELECT approver_id AS approver FROM returns WHERE branch_id = ?',
      [branch.id],
    );
    expect(rows).toEqual([{ approver: chief.userId }]);
    expect(await waysOf(sale)).toContainEqual({ method: 'cash', paidCents: 1_391_00, refundedCents: EACH });
    // It was for one return.
    const next = { ...returnOf(sale, [2], [by('cash', EACH)]), approvalId };
    await expect(takeBack(next)).rejects.toMatchObject({ code: 'sales.approval_invalid' });
    // At a supervisor's own till nobody else is asked.
    expect((await takeBack(returnOf(sale, [2], [by('cash', EACH)]), chief)).approver).toBe(chief.name);
  });

  test('and terms that are over are allowed by one approval', async () => {
    const sale = await sellMixed();
    await age(sale, 91);
    await fill(drawer());
    const draft = returnOf(sale, [1], [by('cash', EACH)]);
    await expect(takeBack(draft)).rejects.toMatchObject({ code: 'sales.return_outside_terms' });
    const approvalId = await approve(draft);
    const receipt = await takeBack({ ...draft, approvalId });
    expect(receipt.approver).toBe(chief.name);
    // Whoever asks again hears what was answered.
    expect(await takeBack({ ...draft, approvalId })).toEqual(receipt);
  });

  test('counts the deposits of the hold that became the note', async () => {
    const item = await world.bulk(branch, { onHand: 5, priceCents: 900_00 });
    const wish = HoldDraft.parse({
      id: uuidv7(Date.now()),
      branch: branch.code,
      ...drawer(),
      folioSequence: ++sequence,
      madeAt: new Date().toISOString(),
      customerName: 'Rosa Peñaloza',
      customerPhone: '442 218 3307',
      lines: [{ stockItemId: item.id, quantity: 1, unitPriceCents: item.priceCents }],
      payments: [by('cash', 350_00)],
    });
    const kept = await createHold(keyed(wish.id, wish), branch.scope, wish);
    const { id: holdId } = Hold.parse(JSON.parse(kept.json));
    const rest = HoldSaleDraft.parse({
      id: uuidv7(Date.now()),
      ...drawer(),
      folioSequence: ++sequence,
      soldAt: new Date().toISOString(),
      payments: [by('card', 550_00)],
    });
    const sold = await completeHold(keyed(rest.id, rest), branch.scope, holdId, rest);
    const sale = SaleReceipt.parse(JSON.parse(sold.json));
    expect(await waysOf(sale)).toEqual([
      { method: 'cash', paidCents: 350_00, refundedCents: 0 },
      { method: 'card', paidCents: 550_00, refundedCents: 0 },
    ]);
    const more = [by('cash', 350_01), by('card', 549_99)];
    await expect(takeBack(returnOf(sale, [1], more))).rejects.toMatchObject({
      code: 'sales.refund_not_as_paid',
      details: { cashCents: 350_00, cardCents: 550_00 },
    });
    await takeBack(returnOf(sale, [1], [by('cash', 350_00), by('card', 550_00)]));
  });

  test('two tills at once for different pieces do not both give the cash of the note', async () => {
    const terminalId = await world.till(branch);
    const other = { terminalId, shiftId: await world.shift(branch, terminalId) };
    // Cash for one of the two pieces; the drawer of the other till has some of another sale.
    for (let round = 0; round < 6; round++) {
      const sale = await sell([by('cash', EACH), by('card', EACH)]);
      await fill(other);
      const drafts = [
        returnOf(sale, [1], [by('cash', EACH)]),
        returnOf(sale, [2], [by('cash', EACH)], other),
      ];
      const answers = await Promise.allSettled(drafts.map((draft) => takeBack(draft)));
      expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      for (const answer of answers)
        if (answer.status === 'rejected')
          expect(answer.reason).toMatchObject({ code: 'sales.refund_not_as_paid' });
      expect(await waysOf(sale)).toContainEqual({ method: 'cash', paidCents: EACH, refundedCents: EACH });
    }
  });
});
