import { createConnection } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { aWorld, type TestBranch, type TestItem, type World } from '../../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../../tests/fixtures/worker-database.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { reconcileBranch } from '../../reporting/index.ts';
import { pieceByCode, removeWarrantyRule, saveWarrantyRule } from '#domain/inventory';
import type { Actor, Ctx } from '#server/context.ts';
import { createMemo } from '#server/memo.ts';
import { creditCodeWords, creditQrOf } from '#shared/credit-code.ts';
import { noteCodeOf } from '#shared/folio.ts';
import { uuidv7 } from '#shared/ids.ts';
import { businessDateOf } from '#shared/time.ts';
import { hashPassword } from '../../../../db/seed/demo-people.ts';
import {
  CoreReceipt,
  Hold,
  HoldDraft,
  HoldSaleDraft,
  ReceivedCore,
  ReturnableNote,
  ReturnDraft,
  ReturnReceipt,
  SaleDraft,
  SaleReceipt,
} from '../contract.ts';
import { completeHold } from '../holds/complete-hold.ts';
import { createHold } from '../holds/create-hold.ts';
import { saleById } from '../read-sales.ts';
import { recordSale } from '../record-sale.ts';
import { shiftReport } from '../shift-report.ts';
import { approveReturn } from './approve-return.ts';
import { creditByCode, listCores, listCredits, listReturns, nextReturn, returnById } from './read-returns.ts';
import { receiveCore } from './receive-core.ts';
import { recordReturn } from './record-return.ts';
import { readWarranty } from './returnable-note.ts';

let world: World;
let branch: TestBranch;
let clerk: Extract<Actor, { type: 'staff' }>;
let chief: Extract<Actor, { type: 'staff' }>;
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

function keyed(key: string, body: unknown, actor: Actor = clerk, extra: Partial<Ctx> = {}): Ctx {
  return world.ctx(actor, { idempotency: idempotencyKey(key, body), ...extra });
}

interface Line {
  readonly item: TestItem;
  readonly quantity?: number;
  readonly discountCents?: number;
  readonly coreCents?: number;
}

type Overrides = Record<string, unknown>;

function saleOf(lines: readonly Line[], overrides: Overrides = {}): SaleDraft {
  const amountCents = lines.reduce(
    (sum, { item, quantity = 1, discountCents = 0, coreCents = 0 }) =>
      sum + item.priceCents * quantity - discountCents + coreCents,
    0,
  );
  return SaleDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    terminalId: branch.terminalId,
    shiftId: branch.shiftId,
    folioSequence: ++sequence,
    soldAt: new Date().toISOString(),
    lines: lines.map(({ item, quantity = 1, discountCents = 0, coreCents }) => ({
      stockItemId: item.id,
      quantity,
      unitPriceCents: item.priceCents,
      discountCents,
      ...(coreCents ? { coreCents } : {}),
    })),
    payments: [{ method: 'cash', amountCents }],
    ...overrides,
  });
}

async function sell(draft: SaleDraft, actor: Actor = chief, extra: Partial<Ctx> = {}): Promise<SaleReceipt> {
  const answer = await recordSale(keyed(draft.id, draft, actor, extra), branch.scope, draft);
  return SaleReceipt.parse(JSON.parse(answer.json));
}

function returnOf(
  sale: SaleReceipt,
  lines: readonly Overrides[],
  refundCents: number,
  overrides: Overrides = {},
): ReturnDraft {
  return ReturnDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    terminalId: branch.terminalId,
    shiftId: branch.shiftId,
    folioSequence: ++sequence,
    madeAt: new Date().toISOString(),
    saleId: sale.id,
    lines: lines.map((line) => ({
      lineNo: 1,
      quantity: 1,
      reason: 'does-not-fit',
      outcome: 'shelf',
      ...line,
    })),
    refunds: refundCents > 0 ? [{ method: 'cash', amountCents: refundCents }] : [],
    ...overrides,
  });
}

/** What a supervisor is shown of it. */
function wishOf({ id: returnId, saleId, lines, refunds }: ReturnDraft) {
  return { returnId, saleId, lines, refunds };
}

async function takeBack(
  draft: ReturnDraft,
  actor: Actor = clerk,
  where = branch,
  extra: Partial<Ctx> = {},
): Promise<ReturnReceipt> {
  const answer = await recordReturn(keyed(draft.id, draft, actor, extra), where.scope, draft);
  return ReturnReceipt.parse(JSON.parse(answer.json));
}

/** Nothing was written down, and the books add up. */
async function expectNothing(): Promise<void> {
  for (const table of ['returns', 'return_lines', 'refunds', 'store_credits'])
    expect(await world.count(table, branch)).toBe(0);
  await expectWhole();
}

async function expectWhole(): Promise<void> {
  const { faults } = await reconcileBranch(world.ctx(), branch.scope, []);
  expect(faults.filter(({ kind }) => kind !== 'unit_registry')).toEqual([]);
}

const aPad = (onHand = 7, priceCents = 419_00) => world.bulk(branch, { onHand, priceCents });

async function sellOnDay(sale: SaleReceipt, daysAgo: number): Promise<void> {
  const day = businessDateOf(new Date(Date.now() - daysAgo * 86_400_000), 'America/Mexico_City');
  // The application itself cannot: notes are written once.
  const owner = await createConnection(workerDatabase().ownerUrl);
  await owner.query('UPDATE sales SET business_date = ? WHERE branch_id = ? AND id = ?', [
    day,
    branch.id,
    uuidToBytes(sale.id),
  ]);
  await owner.end();
}

describe('a return', () => {
  test('puts a used piece back where it was, alive again, and pays out of the drawer', async () => {
    const door = await world.unit(branch, { priceCents: 2_851_00 });
    const sale = await sell(saleOf([{ item: door }]));
    expect((await pieceByCode(world.ctx(), door.code)).kind).toBe('piece');
    const draft = returnOf(sale, [{ bin: 'A-03-2' }], 2_851_00);
    const receipt = await takeBack(draft);
    expect(receipt).toMatchObject({
      saleFolio: sale.folio,
      goodsCents: 2_851_00,
      feeCents: 0,
      refundCents: 2_851_00,
      taxCents: sale.taxCents,
      approver: null,
      credit: null,
    });
    expect(receipt.folio).toMatch(new RegExp(`^DEV-${branch.code}-\\d{8}-1-\\d{6}$`));
    expect(await world.level(branch, door)).toMatchObject({ onHand: 1, reserved: 0, ledger: 1 });
    const answer = await pieceByCode(world.ctx(), door.code);
    expect(answer).toMatchObject({ piece: { state: 'available', gone: null, bin: 'A-03-2' } });
    const [audit] = await world.db.rows<{ detail: unknown }>(
      "SELECT detail FROM audit_log WHERE branch_id = ? AND action = 'return.record'",
      [branch.id],
    );
    const detail = typeof audit?.detail === 'string' ? (JSON.parse(audit.detail) as object) : audit?.detail;
    expect(detail).toMatchObject({ folio: receipt.folio, saleFolio: sale.folio, refundCents: 2_851_00 });
    expect(await returnById(world.ctx(clerk), branch.scope, draft.id)).toEqual(receipt);
    expect((await listReturns(world.ctx(clerk), branch.scope, { limit: 10 })).returns).toMatchObject([
      { folio: receipt.folio, pieces: 1, reasons: ['does-not-fit'], refundCents: 2_851_00 },
    ]);
    // It can be sold again, and that sale is another one's to bring back.
    const again = await sell(saleOf([{ item: door }]));
    expect((await readWarranty(world.ctx(clerk), branch.scope, again.folio)).lines[0]).toMatchObject({
      returned: 0,
    });
    await expectWhole();
  });

  test('of a third of a line with a discount gives its share, and all thirds the whole', async () => {
    const pads = await aPad(5, 333_67);
    const sale = await sell(saleOf([{ item: pads, quantity: 3, discountCents: 101_02 }]));
    const whole = sale.totalCents;
    expect(whole).toBe(899_99);
    // A third and two thirds of it, rounded, and what they differ by.
    const first = 300_00;
    const parts = [first, 299_99, 300_00];
    let taxCents = 0;
    for (const amountCents of parts) taxCents += (await takeBack(returnOf(sale, [{}], amountCents))).taxCents;
    expect(parts.reduce((sum, part) => sum + part, 0)).toBe(whole);
    expect(taxCents).toBe(sale.taxCents);
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 5, ledger: 5 });
    await expect(takeBack(returnOf(sale, [{}], first))).rejects.toMatchObject({
      code: 'sales.already_returned',
      details: { left: 0 },
    });
    await expectWhole();
  });

  test('of what is thrown away or goes to the supplier leaves a loss in the ledger', async () => {
    const pads = await aPad(6);
    const sale = await sell(saleOf([{ item: pads, quantity: 3 }]));
    await takeBack(returnOf(sale, [{ reason: 'defective', outcome: 'scrap' }], 419_00));
    await takeBack(returnOf(sale, [{ reason: 'defective', outcome: 'supplier', quantity: 2 }], 838_00));
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 3, ledger: 3 });
    const losses = await world.db.rows<{ quantity: number; reason: string }>(
      "SELECT quantity, reason FROM stock_movements WHERE branch_id = ? AND kind = 'write_off' ORDER BY id",
      [branch.id],
    );
    expect(losses).toEqual([
      { quantity: -1, reason: 'scrapped' },
      { quantity: -2, reason: 'supplier-warranty' },
    ]);
    await expectWhole();
  });

  test('answers a repeat with the same bytes, and refuses another body under its key', async () => {
    const pads = await aPad();
    const sale = await sell(saleOf([{ item: pads, quantity: 2 }]));
    const draft = returnOf(sale, [{}], 0, { refunds: [{ method: 'store_credit', amountCents: 419_00 }] });
    const first = await recordReturn(keyed(draft.id, draft), branch.scope, draft);
    const again = await recordReturn(keyed(draft.id, draft), branch.scope, draft);
    expect([again.replayed, again.json]).toEqual([true, first.json]);
    const other = { ...draft, note: 'Otra cosa' };
    await expect(recordReturn(keyed(draft.id, other), branch.scope, other)).rejects.toMatchObject({
      code: 'request.key_reused',
    });
    expect(await world.count('returns', branch)).toBe(1);
    expect(await world.count('store_credits', branch)).toBe(1);
  });

  test('two clerks at once for the last piece: one takes it back, the other is told', async () => {
    const door = await world.unit(branch, { priceCents: 2_851_00 });
    const sale = await sell(saleOf([{ item: door }]));
    const drafts = Array.from({ length: 6 }, () => returnOf(sale, [{}], 2_851_00));
    const answers = await Promise.allSettled(drafts.map((draft) => takeBack(draft)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const answer of answers) {
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ code: 'sales.already_returned', kind: 'conflict' });
    }
    expect(await world.level(branch, door)).toMatchObject({ onHand: 1, ledger: 1 });
    expect(await world.count('refunds', branch)).toBe(1);
    await expectWhole();
  });

  test('at once of many pieces never gives back more than was sold', async () => {
    const pads = await aPad(9, 100_01);
    const sale = await sell(saleOf([{ item: pads, quantity: 4 }]));
    const tries = Array.from({ length: 12 }, () => returnOf(sale, [{}], 100_01));
    await Promise.allSettled(tries.map((draft) => takeBack(draft)));
    const [sums] = await world.db.rows<{ pieces: string; paid: string }>(
      `SELECT SUM(l.quantity) AS pieces, (SELECT SUM(amount_cents) FROM refunds WHERE branch_id = l.branch_id) AS paid
       FROM return_lines l WHERE l.branch_id = ? GROUP BY l.branch_id`,
      [branch.id],
    );
    const pieces = Number(sums?.pieces);
    expect(pieces).toBeGreaterThanOrEqual(1);
    expect(pieces).toBeLessThanOrEqual(4);
    expect(Number(sums?.paid)).toBe(pieces * 100_01);
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 5 + pieces, ledger: 5 + pieces });
    await expectWhole();
  });
});

describe('a return is refused, and nothing changes', () => {
  test('for a wrong role, a note of another branch, a line that is none', async () => {
    const pads = await aPad();
    const sale = await sell(saleOf([{ item: pads }]));
    const keeper = await world.staff('inventory_manager', [branch]);
    const draft = () => returnOf(sale, [{}], 419_00);
    await expect(takeBack(draft(), keeper)).rejects.toMatchObject({ code: 'identity.forbidden' });
    const other = await world.branch();
    const stranger = await world.staff('clerk', [other]);
    const there = returnOf(sale, [{}], 419_00, { branch: other.code, shiftId: other.shiftId });
    await expect(takeBack(there, stranger, other)).rejects.toMatchObject({ code: 'sales.not_found' });
    await expect(readWarranty(world.ctx(stranger), other.scope, sale.folio)).rejects.toMatchObject({
      code: 'sales.note_elsewhere',
      details: { branch: `Sucursal ${branch.code}` },
    });
    await expect(
      readWarranty(world.ctx(stranger), other.scope, noteCodeOf(branch.code, sale.id)),
    ).rejects.toMatchObject({ code: 'sales.note_elsewhere' });
    await expect(readWarranty(world.ctx(clerk), branch.scope, 'puerta')).rejects.toMatchObject({
      code: 'sales.note_code',
    });
    await expect(takeBack(returnOf(sale, [{ lineNo: 2 }], 419_00))).rejects.toMatchObject({
      code: 'sales.return_line',
    });
    await expectNothing();
  });

  test('for another amount, more than was sold, a billion, none, a reason without words', async () => {
    const pads = await aPad();
    const sale = await sell(saleOf([{ item: pads, quantity: 2 }]));
    for (const amountCents of [418_99, 419_01, 838_00]) {
      await expect(takeBack(returnOf(sale, [{}], amountCents))).rejects.toMatchObject({
        code: 'sales.refund_mismatch',
        details: { refundableCents: 419_00 },
      });
    }
    await expect(takeBack(returnOf(sale, [{ quantity: 3 }], 419_00 * 3))).rejects.toMatchObject({
      code: 'sales.already_returned',
      details: { left: 2 },
    });
    await expect(takeBack(returnOf(sale, [{ reason: 'other' }], 419_00))).rejects.toMatchObject({
      code: 'sales.return_reason_note',
    });
    const bad: readonly [Overrides[], number, Overrides?][] = [
      [[{ quantity: -1 }], 0],
      [[{ quantity: 0 }], 0],
      [[{ quantity: 1_000_000_000 }], 0],
      [[{ quantity: 1.5 }], 0],
      [[], 0],
      [[{}, {}], 0],
      [[{ reason: 'porque sí' }], 0],
      [[{}], 0, { refunds: [{ method: 'cash', amountCents: -419_00 }] }],
      [[{}], 0, { refunds: [{ method: 'cash', amountCents: 1e15 }] }],
    ];
    for (const [lines, cents, overrides] of bad)
      expect(() => returnOf(sale, lines, cents, overrides)).toThrow(z.ZodError);
    await expectNothing();
  });

  test('in a shift that is closed, of another till, or of nobody', async () => {
    const pads = await aPad();
    const sale = await sell(saleOf([{ item: pads }]));
    const till = await world.till(branch);
    await expect(takeBack(returnOf(sale, [{}], 419_00, { terminalId: till }))).rejects.toMatchObject({
      code: 'sales.shift_not_found',
    });
    await world.closeShifts(branch);
    await expect(takeBack(returnOf(sale, [{}], 419_00))).rejects.toMatchObject({
      code: 'sales.shift_closed',
    });
    await expectNothing();
  });

  test('of a piece that somebody found on the shelf meanwhile', async () => {
    const door = await world.unit(branch, { priceCents: 2_851_00 });
    const sale = await sell(saleOf([{ item: door }]));
    const item = uuidToBytes(door.id);
    await world.db.change('UPDATE stock_items SET on_hand = 1 WHERE branch_id = ? AND id = ?', [
      branch.id,
      item,
    ]);
    await expect(takeBack(returnOf(sale, [{}], 2_851_00))).rejects.toMatchObject({
      code: 'sales.piece_here',
      details: { codes: door.code },
    });
    expect(await world.count('returns', branch)).toBe(0);
  });

  test('under a folio that another return has, with the next one', async () => {
    const pads = await aPad();
    const sale = await sell(saleOf([{ item: pads, quantity: 2 }]));
    const first = await takeBack(returnOf(sale, [{}], 419_00));
    const taken = returnOf(sale, [{}], 419_00, { folioSequence: first.folioSequence });
    await expect(takeBack(taken)).rejects.toMatchObject({
      code: 'sales.folio_taken',
      details: { nextSequence: first.folioSequence + 1 },
    });
    expect(await nextReturn(world.ctx(clerk), branch.scope, 1)).toEqual({
      folioSequence: first.folioSequence + 1,
    });
  });

  test('with a clock that cannot be', async () => {
    const pads = await aPad();
    const sale = await sell(saleOf([{ item: pads }]));
    const madeAt = new Date(Date.now() + 3_600_000).toISOString();
    await expect(takeBack(returnOf(sale, [{}], 419_00, { madeAt }))).rejects.toMatchObject({
      code: 'sales.clock_skew',
    });
    await expectNothing();
  });
});

describe('what was promised with a note', () => {
  test('stands for it: within it nobody is asked, after it a supervisor is', async () => {
    const pads = await aPad();
    const sale = await sell(saleOf([{ item: pads, quantity: 3 }]));
    expect(sale.lines[0]?.terms).toEqual({ returnDays: 90, warrantyDays: 90, restockingBp: 0, note: null });
    await sellOnDay(sale, 91);
    const draft = returnOf(sale, [{}], 419_00);
    await expect(takeBack(draft)).rejects.toMatchObject({ code: 'sales.return_outside_terms' });
    await expect(takeBack({ ...draft, approvalId: uuidv7(Date.now()) })).rejects.toMatchObject({
      code: 'sales.approval_invalid',
    });
    const boss = await withPassword('administrator', 'Cofre rojo 1997');
    const wish = { ...wishOf(draft), email: boss.email, password: 'Cofre rojo 1997' };
    await expect(
      approveReturn(world.ctx(clerk), branch.scope, { ...wish, password: 'otra' }),
    ).rejects.toMatchObject({ code: 'identity.wrong_approver' });
    const given = await approveReturn(world.ctx(clerk), branch.scope, wish);
    // It is for that return only.
    const other = returnOf(sale, [{}], 419_00, { approvalId: given.id });
    await expect(takeBack(other)).rejects.toMatchObject({ code: 'sales.approval_invalid' });
    // And with these pieces for this money.
    const changes: readonly Partial<ReturnDraft>[] = [
      {
        lines: returnOf(sale, [{ quantity: 3 }], 1).lines,
        refunds: [{ method: 'cash', amountCents: 1_257_00 }],
      },
      { lines: returnOf(sale, [{ reason: 'wrong-piece' }], 1).lines },
      { refunds: [{ method: 'card', amountCents: 419_00 }] },
    ];
    for (const change of changes)
      await expect(takeBack({ ...draft, ...change, approvalId: given.id })).rejects.toMatchObject({
        code: 'sales.approval_invalid',
      });
    const receipt = await takeBack({ ...draft, approvalId: given.id });
    expect(receipt.approver).toBe(given.approver);
    // At a supervisor's own till nobody else is asked.
    expect((await takeBack(returnOf(sale, [{}], 419_00), chief)).approver).toBe(chief.name);
  });

  test('an approval that ran out does not take the answer away from who has it', async () => {
    const pads = await aPad();
    const sale = await sell(saleOf([{ item: pads }]));
    await sellOnDay(sale, 91);
    const boss = await withPassword('administrator', 'Cofre rojo 1997');
    const draft = returnOf(sale, [{}], 419_00);
    const given = await approveReturn(world.ctx(clerk), branch.scope, {
      ...wishOf(draft),
      email: boss.email,
      password: 'Cofre rojo 1997',
    });
    const approved = { ...draft, approvalId: given.id };
    const receipt = await takeBack(approved);
    const later = () => new Date(Date.now() + 3_600_000);
    expect(await takeBack(approved, clerk, branch, { now: later })).toEqual(receipt);
  });

  test('is what the rules said on the day of the sale, whatever they say later', async () => {
    const type = await ruledType({ returnable: false, warrantyDays: 13, note: 'Sin devolución' });
    const relay = await type.item(5);
    const sale = await sell(saleOf([{ item: relay, quantity: 3 }]), chief, type.fresh());
    expect(sale.lines[0]?.terms).toEqual({
      returnDays: 0,
      warrantyDays: 13,
      restockingBp: 0,
      note: 'Sin devolución',
    });
    expect(await saleById(world.ctx(clerk), branch.scope, sale.id)).toEqual(sale);
    await type.change({ returnable: true, returnDays: 41, restockingBp: 2_000 });
    const note = await readWarranty(world.ctx(clerk, type.fresh()), branch.scope, sale.folio);
    expect(note.lines[0]?.terms).toEqual({ returnDays: 0, warrantyDays: 13, restockingBp: 0 });
    const back = (reason: string) => returnOf(sale, [{ reason }], relay.priceCents);
    await expect(takeBack(back('does-not-fit'))).rejects.toMatchObject({
      code: 'sales.return_outside_terms',
    });
    expect((await takeBack(back('defective'))).refundCents).toBe(relay.priceCents);
    // Sold now, it may come back, and a change of mind costs a fifth.
    const next = await sell(saleOf([{ item: relay }]), chief, type.fresh());
    const kept = await takeBack(
      returnOf(next, [{ reason: 'changed-mind' }], relay.priceCents - relay.priceCents / 5),
    );
    expect(kept).toMatchObject({ feeCents: relay.priceCents / 5 });
    await type.remove();
  });

  test('a piece sold for parts has neither warranty nor return', async () => {
    const door = await world.unit(branch, { priceCents: 951_00 });
    await world.db.change('UPDATE units SET warranty_days = 0 WHERE branch_id = ? AND serial = ?', [
      branch.id,
      door.code,
    ]);
    expect(await pieceByCode(world.ctx(), door.code)).toMatchObject({
      piece: { terms: { warrantyDays: 0, returnDays: 0 } },
    });
    const sale = await sell(saleOf([{ item: door }]));
    await expect(takeBack(returnOf(sale, [{ reason: 'defective' }], 951_00))).rejects.toMatchObject({
      code: 'sales.return_outside_terms',
    });
  });

  test('rules are the administrator’s, one for each scope, and of the version that was read', async () => {
    const type = await ruledType({ warrantyDays: 13 });
    const draft = { ...EMPTY_RULE, partType: type.code, warrantyDays: 17, version: null };
    await expect(saveWarrantyRule(world.ctx(clerk), draft)).rejects.toMatchObject({
      code: 'identity.forbidden',
    });
    await expect(saveWarrantyRule(world.ctx(chief), draft)).rejects.toMatchObject({
      code: 'inventory.warranty_rule_taken',
    });
    await expect(saveWarrantyRule(world.ctx(chief), { ...draft, version: 7 })).rejects.toMatchObject({
      code: 'inventory.warranty_rule_changed',
    });
    await type.remove();
    await expect(removeWarrantyRule(world.ctx(chief), 4_000_000)).rejects.toMatchObject({
      code: 'inventory.warranty_rule_not_found',
    });
  });
});

describe('a vale', () => {
  async function aCredit(priceCents = 419_00) {
    const pads = await aPad(9, priceCents);
    const sale = await sell(saleOf([{ item: pads }]));
    const draft = returnOf(sale, [{}], 0, { refunds: [{ method: 'store_credit', amountCents: priceCents }] });
    const receipt = await takeBack(draft);
    if (!receipt.credit) throw new Error('no vale');
    return { code: receipt.credit.code, pads };
  }

  const payWith = (code: string, amountCents: number, restCents = 0) => ({
    payments: [
      { method: 'store_credit', amountCents, creditCode: code },
      ...(restCents > 0 ? [{ method: 'cash', amountCents: restCents }] : []),
    ],
  });

  const balance = async (code: string) =>
    (await creditByCode(world.ctx(clerk), branch.scope, code)).balanceCents;

  test('pays a sale in part, the rest stays on it, and its ledger adds up', async () => {
    const { code, pads } = await aCredit();
    const cheap = await aPad(5, 131_00);
    const sale = await sell(saleOf([{ item: cheap }], payWith(creditQrOf(code), 131_00)));
    expect(sale.payments).toEqual([
      {
        method: 'store_credit',
        amountCents: 131_00,
        tenderedCents: null,
        changeCents: 0,
        reference: creditCodeWords(code),
      },
    ]);
    expect(await saleById(world.ctx(clerk), branch.scope, sale.id)).toEqual(sale);
    expect(await balance(code)).toBe(288_00);
    const mixed = saleOf([{ item: pads }], payWith(creditCodeWords(code).toLowerCase(), 288_00, 131_00));
    await sell(mixed);
    expect(await balance(code)).toBe(0);
    const page = await listCredits(world.ctx(clerk), branch.scope, { limit: 5, open: '0' });
    expect(page).toMatchObject({ owedCents: 0, credits: [{ code, issuedCents: 419_00, balanceCents: 0 }] });
    expect((await listCredits(world.ctx(clerk), branch.scope, { limit: 5, open: '1' })).credits).toEqual([]);
    await expectWhole();
  });

  test('is spent once by eight tills at once: alone, in one group, never below zero', async () => {
    const { code, pads } = await aCredit(200_00);
    const drafts = Array.from({ length: 8 }, () => saleOf([{ item: pads }], payWith(code, 60_00, 140_00)));
    const answers = await Promise.allSettled(drafts.map((draft) => sell(draft)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
    for (const answer of answers) {
      if (answer.status === 'rejected')
        expect(answer.reason).toMatchObject({ code: 'sales.credit_short', details: { balanceCents: 20_00 } });
    }
    expect(await balance(code)).toBe(20_00);
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 6, ledger: 6 });
    await expectWhole();
  });

  test('is spent once by two processes at once, each with its own lanes', async () => {
    const { code, pads } = await aCredit(200_00);
    const second = await aWorld(workerDatabase());
    const extras = [{}, { placement: second.ctx().placement }];
    const drafts = Array.from({ length: 8 }, () => saleOf([{ item: pads }], payWith(code, 90_00, 110_00)));
    const answers = await Promise.allSettled(
      drafts.map((draft, index) => sell(draft, chief, extras[index % 2])),
    );
    await second.close();
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    for (const answer of answers)
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'sales.credit_short' });
    expect(await balance(code)).toBe(20_00);
    await expectWhole();
  });

  test('twice in one sale is one vale', async () => {
    const { code, pads } = await aCredit(200_00);
    const twice = (each: number) => ({
      payments: [1, 2].map(() => ({ method: 'store_credit', amountCents: each, creditCode: code })),
    });
    const two = [{ item: pads, quantity: 2 }];
    await expect(sell(saleOf(two, twice(200_00)))).rejects.toMatchObject({ code: 'sales.credit_short' });
    await sell(saleOf([{ item: pads }], twice(100_00)));
    expect(await balance(code)).toBe(0);
    await expectWhole();
  });

  test('of another branch, mistyped or unknown: says so and sells nothing', async () => {
    const { code, pads } = await aCredit();
    const other = await world.branch();
    const stranger = await world.staff('clerk', [other]);
    await expect(creditByCode(world.ctx(stranger), other.scope, code)).rejects.toMatchObject({
      code: 'sales.credit_elsewhere',
      details: { branch: `Sucursal ${branch.code}` },
    });
    const wrong = code.slice(0, -1) + (code.endsWith('7') ? '8' : '7');
    for (const [text, refusal] of [
      [wrong, 'sales.credit_mistyped'],
      ['hola', 'sales.credit_mistyped'],
    ] as const) {
      await expect(creditByCode(world.ctx(clerk), branch.scope, text)).rejects.toMatchObject({
        code: refusal,
      });
      await expect(sell(saleOf([{ item: pads }], payWith(text, 419_00)))).rejects.toMatchObject({
        code: refusal,
      });
    }
    expect(() =>
      saleOf([{ item: pads }], { payments: [{ method: 'store_credit', amountCents: 1 }] }),
    ).toThrow();
    expect(() =>
      saleOf([{ item: pads }], { payments: [{ method: 'cash', amountCents: 1, creditCode: code }] }),
    ).toThrow();
    expect(await balance(code)).toBe(419_00);
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 9 });
  });
});

describe('a deposit for an old part', () => {
  const CORE = 350_00;

  test('stands beside the price, without tax, and is paid back when the old part comes', async () => {
    const type = await ruledType({ coreCents: CORE });
    const starter = await type.item(5);
    const sale = await sell(
      saleOf([{ item: starter, quantity: 2, coreCents: 2 * CORE }]),
      chief,
      type.fresh(),
    );
    expect(sale).toMatchObject({ totalCents: 2 * starter.priceCents, coreCents: 2 * CORE });
    expect(sale.taxCents).toBe(sale.totalCents - Math.round((sale.totalCents * 10_000) / 11_600));
    expect(await saleById(world.ctx(clerk), branch.scope, sale.id)).toEqual(sale);
    expect(await listCores(world.ctx(clerk), branch.scope, { limit: 5 })).toMatchObject({
      chargedCents: 700_00,
      outstandingCents: 700_00,
      cores: [{ saleFolio: sale.folio, quantity: 2, outstandingCents: 700_00 }],
    });
    const draft = coreOf(sale, 1);
    const first = await receive(draft);
    expect(first).toMatchObject({ amountCents: CORE, coreOpen: 1 });
    expect(await receive(draft)).toEqual(first);
    await expect(receive(coreOf(sale, 2))).rejects.toMatchObject({
      code: 'sales.core_none_open',
      details: { open: 1 },
    });
    // One new part comes back, and with it nobody owes the other old one; what was handed in stays.
    const whole = await takeBack(
      returnOf(sale, [{ quantity: 2 }], 2 * starter.priceCents + CORE),
      clerk,
      branch,
      type.fresh(),
    );
    expect(whole).toMatchObject({ coreCents: CORE, refundCents: 2 * starter.priceCents + CORE });
    expect(await listCores(world.ctx(clerk), branch.scope, { limit: 5 })).toMatchObject({
      chargedCents: 700_00,
      returnedCents: 700_00,
      outstandingCents: 0,
      cores: [],
    });
    await expect(receive(coreOf(sale, 1))).rejects.toMatchObject({ code: 'sales.core_none_open' });
    await expectWhole();
    await type.remove();
  });

  test('of another amount than today’s is refused with today’s', async () => {
    const type = await ruledType({ coreCents: CORE });
    const starter = await type.item(5);
    for (const coreCents of [0, 1, 349_99, 700_00]) {
      const draft = saleOf([{ item: starter, coreCents }]);
      await expect(sell(draft, chief, type.fresh())).rejects.toMatchObject({
        code: 'sales.core_changed',
        details: { lines: [{ stockItemId: starter.id, code: starter.code, coreUnitCents: CORE }] },
      });
    }
    const pads = await aPad();
    await expect(sell(saleOf([{ item: pads, coreCents: 1 }]))).rejects.toMatchObject({
      code: 'sales.core_changed',
    });
    expect(await world.count('core_entries', branch)).toBe(0);
    await type.remove();
  });

  test('is paid back once by many at once; a wrong role and another branch get nothing', async () => {
    const type = await ruledType({ coreCents: CORE });
    const starter = await type.item(5);
    const sale = await sell(saleOf([{ item: starter, coreCents: CORE }]), chief, type.fresh());
    const keeper = await world.staff('inventory_manager', [branch]);
    await expect(receive(coreOf(sale, 1), keeper)).rejects.toMatchObject({ code: 'identity.forbidden' });
    const other = await world.branch();
    const stranger = await world.staff('clerk', [other]);
    const there = coreOf(sale, 1, { branch: other.code, shiftId: other.shiftId });
    await expect(receive(there, stranger, other)).rejects.toMatchObject({ code: 'sales.not_found' });
    const drafts = Array.from({ length: 6 }, () => coreOf(sale, 1));
    const answers = await Promise.allSettled(drafts.map((draft) => receive(draft)));
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await listCores(world.ctx(clerk), branch.scope, { limit: 5 })).toMatchObject({
      returnedCents: CORE,
      outstandingCents: 0,
    });
    await world.closeShifts(branch);
    await expect(receive(coreOf(sale, 1))).rejects.toMatchObject({ code: 'sales.shift_closed' });
    await type.remove();
  });

  test('of a held piece is charged when the piece is taken, beside what remains', async () => {
    const type = await ruledType({ coreCents: CORE });
    const starter = await type.item(5);
    const fresh = type.fresh();
    const drawer = { terminalId: branch.terminalId, shiftId: branch.shiftId };
    const wish = HoldDraft.parse({
      id: uuidv7(Date.now()),
      branch: branch.code,
      ...drawer,
      folioSequence: ++sequence,
      madeAt: new Date().toISOString(),
      customerName: 'Rosa Peñaloza',
      customerPhone: '442 218 3307',
      lines: [{ stockItemId: starter.id, quantity: 1, unitPriceCents: starter.priceCents }],
      payments: [{ method: 'cash', amountCents: 500_00 }],
    });
    const kept = await createHold(keyed(wish.id, wish, clerk, fresh), branch.scope, wish);
    const hold = Hold.parse(JSON.parse(kept.json));
    expect(hold).toMatchObject({ totalCents: starter.priceCents, coreCents: CORE });
    const take = (amountCents: number) =>
      HoldSaleDraft.parse({
        id: uuidv7(Date.now()),
        ...drawer,
        folioSequence: ++sequence,
        soldAt: new Date().toISOString(),
        payments: [{ method: 'cash', amountCents }],
      });
    const complete = (draft: HoldSaleDraft) =>
      completeHold(keyed(draft.id, draft, clerk, fresh), branch.scope, hold.id, draft);
    await expect(complete(take(hold.dueCents))).rejects.toMatchObject({ code: 'sales.payment_mismatch' });
    const sold = await complete(take(hold.dueCents + CORE));
    const sale = SaleReceipt.parse(JSON.parse(sold.json));
    expect(sale).toMatchObject({ totalCents: starter.priceCents, coreCents: CORE });
    expect(await saleById(world.ctx(clerk), branch.scope, sale.id)).toEqual(sale);
    expect((await listCores(world.ctx(clerk), branch.scope, { limit: 5 })).outstandingCents).toBe(CORE);
    await expectWhole();
    await type.remove();
  });

  function coreOf(sale: SaleReceipt, quantity: number, overrides: Overrides = {}): CoreReceipt {
    return CoreReceipt.parse({
      id: uuidv7(Date.now()),
      branch: branch.code,
      terminalId: branch.terminalId,
      shiftId: branch.shiftId,
      receivedAt: new Date().toISOString(),
      saleId: sale.id,
      lineNo: 1,
      quantity,
      method: 'cash',
      ...overrides,
    });
  }

  async function receive(draft: CoreReceipt, actor: Actor = clerk, where = branch): Promise<ReceivedCore> {
    const answer = await receiveCore(keyed(draft.id, draft, actor), where.scope, draft);
    return ReceivedCore.parse(JSON.parse(answer.json));
  }
});

test('the shift adds up: sales, what came back, vales and old parts', async () => {
  const type = await ruledType({ coreCents: 100_00 });
  const starter = await type.item(5);
  const fresh = type.fresh();
  const pads = await aPad(9, 419_00);
  const payments = [
    { method: 'cash', amountCents: 2 * 419_00 },
    { method: 'card', amountCents: 419_00 },
  ];
  const sale = await sell(saleOf([{ item: pads, quantity: 3 }], { payments }));
  await takeBack(returnOf(sale, [{}], 419_00));
  await takeBack(returnOf(sale, [{}], 0, { refunds: [{ method: 'card', amountCents: 419_00 }] }));
  const vale = await takeBack(
    returnOf(sale, [{}], 0, { refunds: [{ method: 'store_credit', amountCents: 419_00 }] }),
  );
  const priceCents = starter.priceCents;
  await sell(
    saleOf([{ item: starter, coreCents: 100_00 }], {
      payments: [
        { method: 'store_credit', amountCents: 419_00, creditCode: vale.credit?.code },
        { method: 'cash', amountCents: priceCents + 100_00 - 419_00 },
      ],
    }),
    chief,
    fresh,
  );
  const report = await shiftReport(world.ctx(chief), branch.scope, branch.shiftId);
  expect(report.sales.totalCents).toBe(3 * 419_00 + priceCents);
  expect(report.returns).toMatchObject({ count: 3, goodsCents: 3 * 419_00, feeCents: 0 });
  expect(report.returns.taxCents).toBe(sale.taxCents);
  expect(report.cores).toEqual({ chargedCents: 100_00, returnedCents: 0 });
  expect(report.payments).toEqual(
    expect.arrayContaining([
      { document: 'sale', method: 'store_credit', count: 1, amountCents: 419_00 },
      { document: 'return', method: 'cash', count: 1, amountCents: -419_00 },
      { document: 'return', method: 'card', count: 1, amountCents: -419_00 },
      { document: 'return', method: 'store_credit', count: 1, amountCents: -419_00 },
    ]),
  );
  const receivedCents = 2 * 419_00 + priceCents + 100_00 - 419_00;
  expect(report.cash).toMatchObject({
    receivedCents,
    refundedCents: 419_00,
    expectedCents: receivedCents - 419_00,
  });
  await expectWhole();
  await type.remove();
});

const EMPTY_RULE = {
  system: null,
  partType: null,
  origin: null,
  returnable: null,
  returnDays: null,
  warrantyDays: null,
  restockingBp: null,
  coreCents: null,
  note: null,
};

/** A part type of its own with a rule of its own, so that no other test sells under it. */
async function ruledType(figures: Partial<typeof EMPTY_RULE> | Record<string, unknown>) {
  const code = `tipo-${uuidv7(Date.now()).slice(-12)}`;
  await world.db.change(
    `INSERT INTO part_types (code, system_code, ordinal, name_es, name_en, axes)
     VALUES (?, 'puertas-cristales', 1, 'Prueba', 'Test', 'none')`,
    [code],
  );
  const write = (more: Record<string, unknown>, version: number | null) =>
    saveWarrantyRule(world.ctx(chief), { ...EMPTY_RULE, partType: code, ...more, version });
  const made = await write(figures, null);
  const id = made.items.find(({ partType }) => partType === code)?.id ?? 0;
  return {
    code,
    /** What this process remembers of the rules is forgotten. */
    fresh: (): Partial<Ctx> => ({ memo: createMemo().get }),
    change: (more: Record<string, unknown>) => write(more, 1),
    remove: () => removeWarrantyRule(world.ctx(chief), id),
    async item(onHand: number): Promise<TestItem> {
      const item = await world.bulk(branch, { onHand, priceCents: 1_105_00 });
      await world.db.change('UPDATE parts SET part_type_code = ? WHERE id = ?', [code, item.partId]);
      return item;
    },
  };
}

async function withPassword(role: 'administrator', password: string) {
  const actor = await world.staff(role, []);
  const email = `${uuidv7(Date.now()).slice(-12)}@example.mx`;
  await world.db.change('UPDATE users SET email = ?, password_hash = ? WHERE id = ?', [
    email,
    await hashPassword(password),
    actor.userId,
  ]);
  return { ...actor, email };
}

test('a note is read by its QR as by its folio', async () => {
  const pads = await aPad();
  const sale = await sell(saleOf([{ item: pads, quantity: 2 }]));
  const read = (text: string) => readWarranty(world.ctx(clerk), branch.scope, text);
  const note = ReturnableNote.parse(await read(sale.folio.toLowerCase()));
  expect(note).toEqual(await read(noteCodeOf(branch.code, sale.id)));
  expect(note.lines).toMatchObject([{ quantity: 2, returned: 0, totalCents: 838_00, coreOpen: 0 }]);
  await expect(read(noteCodeOf(branch.code, uuidv7(Date.now())))).rejects.toMatchObject({
    code: 'sales.not_found',
  });
});

test('books that were tampered with are found and named', async () => {
  const type = await ruledType({ coreCents: 100_00 });
  const starter = await type.item(5);
  const sale = await sell(saleOf([{ item: starter, quantity: 2, coreCents: 200_00 }]), chief, type.fresh());
  await takeBack(
    returnOf(sale, [{}], 0, { refunds: [{ method: 'store_credit', amountCents: 1_205_00 }] }),
    clerk,
    branch,
    type.fresh(),
  );
  await expectWhole();
  const owner = await createConnection(workerDatabase().ownerUrl);
  const spoil = (sql: string) => owner.query(sql, [branch.id]);
  const found = async () =>
    (await reconcileBranch(world.ctx(), branch.scope, [])).faults.map(({ kind, expected, found: says }) => ({
      kind,
      expected,
      found: says,
    }));
  await spoil('UPDATE store_credits SET balance_cents = balance_cents - 1 WHERE branch_id = ?');
  expect(await found()).toEqual([{ kind: 'credit', expected: 1_205_00, found: 1_204_99 }]);
  await spoil('UPDATE store_credits SET balance_cents = balance_cents + 1 WHERE branch_id = ?');
  await spoil('UPDATE refunds SET amount_cents = amount_cents + 7 WHERE branch_id = ?');
  expect(await found()).toEqual([{ kind: 'refund', expected: 1_205_00, found: 1_205_07 }]);
  await spoil('UPDATE refunds SET amount_cents = amount_cents - 7 WHERE branch_id = ?');
  await spoil('UPDATE core_entries SET amount_cents = amount_cents - 13 WHERE branch_id = ?');
  expect(await found()).toEqual([{ kind: 'core', expected: 200_00, found: 199_87 }]);
  await spoil('UPDATE core_entries SET amount_cents = amount_cents + 13 WHERE branch_id = ?');
  await spoil('UPDATE return_lines SET quantity = 3 WHERE branch_id = ?');
  expect(await found()).toEqual([
    { kind: 'return', expected: 3, found: 1 },
    { kind: 'return_over', expected: 2, found: 3 },
  ]);
  await spoil('UPDATE return_lines SET quantity = 1 WHERE branch_id = ?');
  await expectWhole();
  await owner.end();
  await type.remove();
});
