import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type TestItem, type World } from '../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase, workerSecondDatabase } from '../../../tests/fixtures/worker-database.ts';
import { openDatabase } from '#db/client.ts';
import type { Actor, Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { changePrice } from '#domain/inventory';
import { uuidv7 } from '#shared/ids.ts';
import { SaleDraft, SaleReceipt } from './contract.ts';
import { recordSale } from './record-sale.ts';

let world: World;
let branch: TestBranch;
let clerk: Extract<Actor, { type: 'staff' }>;
let sequence = 100;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
});

afterAll(() => world.close());

function draftOf(
  items: readonly { item: TestItem; quantity?: number }[],
  overrides: Record<string, unknown> = {},
) {
  const totalCents = items.reduce((sum, { item, quantity = 1 }) => sum + item.priceCents * quantity, 0);
  return SaleDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    terminalId: branch.terminalId,
    shiftId: branch.shiftId,
    folioSequence: ++sequence,
    soldAt: new Date().toISOString(),
    lines: items.map(({ item, quantity = 1 }) => ({
      stockItemId: item.id,
      quantity,
      unitPriceCents: item.priceCents,
    })),
    payments: [{ method: 'cash', amountCents: totalCents }],
    ...overrides,
  });
}

function ctxFor(draft: SaleDraft, actor: Actor = clerk): Ctx {
  return world.ctx(actor, { idempotency: idempotencyKey(draft.id, draft) });
}

async function sell(draft: SaleDraft, actor: Actor = clerk, where = branch): Promise<SaleReceipt> {
  const answer = await recordSale(ctxFor(draft, actor), where.scope, draft);
  return SaleReceipt.parse(JSON.parse(answer.json));
}

/** An id of another time; `uuidv7` itself never goes back. */
function uuidv7At(atMs: number): string {
  const time = atMs.toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}${uuidv7(Date.now()).slice(13)}`;
}

async function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return error;
  throw new Error('Expected a refusal', { cause: error });
}

describe('a sale', () => {
  test('takes the pieces, writes ledger, lines, payment, audit and event, and adds up', async () => {
    const door = await world.unit(branch, { priceCents: 2_850_07 });
    const pads = await world.bulk(branch, { onHand: 13, priceCents: 419_03 });
    const before = {
      audit: await world.count('audit_log', branch),
      events: await world.count('outbox_events', branch),
    };

    const receipt = await sell(draftOf([{ item: door }, { item: pads, quantity: 3 }]));

    expect(receipt.totalCents).toBe(2_850_07 + 3 * 419_03);
    expect(receipt.taxCents).toBe(receipt.totalCents - Math.round((receipt.totalCents * 10_000) / 11_600));
    expect(receipt.lines.reduce((sum, line) => sum + line.taxCents, 0)).toBe(receipt.taxCents);
    expect(receipt.folio).toMatch(new RegExp(`^${branch.code}-\\d{8}-1-000${sequence}$`));
    expect(await world.level(branch, door)).toMatchObject({ onHand: 0, ledger: 0 });
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 10, ledger: 10 });
    expect(await world.count('audit_log', branch)).toBe(before.audit + 1);
    expect(await world.count('outbox_events', branch)).toBe(before.events + 1);
  });

  test('answers a replay of the same key byte for byte, without selling again', async () => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 311_00 });
    const draft = draftOf([{ item: pads, quantity: 2 }]);
    const first = await recordSale(ctxFor(draft), branch.scope, draft);
    const again = await recordSale(ctxFor(draft), branch.scope, draft);
    expect(again).toEqual({ json: first.json, replayed: true });
    expect((await world.level(branch, pads)).onHand).toBe(5);
  });

  test('refuses a key that comes back with other data', async () => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 311_00 });
    const draft = draftOf([{ item: pads }]);
    await sell(draft);
    const other = { ...draft, customerName: 'Otra persona' };
    expect((await refusalOf(recordSale(ctxFor(other), branch.scope, other))).code).toBe('request.key_reused');
  });

  test('sent sixteen times at once is one sale with one answer', async () => {
    const pads = await world.bulk(branch, { onHand: 17, priceCents: 229_00 });
    const draft = draftOf([{ item: pads, quantity: 3 }]);
    const sales = await world.count('sales', branch);
    const answers = await Promise.all(
      Array.from({ length: 16 }, () => recordSale(ctxFor(draft), branch.scope, draft)),
    );
    expect(new Set(answers.map((answer) => answer.json)).size).toBe(1);
    expect(await world.count('sales', branch)).toBe(sales + 1);
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 14, ledger: 14 });
  });

  test('gives the last piece to exactly one of twenty', async () => {
    const door = await world.unit(branch, { priceCents: 1_931_00 });
    const drafts = Array.from({ length: 20 }, () => draftOf([{ item: door }]));
    const results = await Promise.allSettled(drafts.map((draft) => sell(draft)));
    const refused = results.filter((result) => result.status === 'rejected');
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    expect(refused.map((result) => (result.reason as DomainError).code)).toEqual(
      Array(19).fill('inventory.insufficient_stock'),
    );
    expect(await world.level(branch, door)).toMatchObject({ onHand: 0, ledger: 0 });
  });

  test('never goes below zero when many race for few, and loses no piece', async () => {
    const [left, right] = [
      await world.bulk(branch, { onHand: 23, priceCents: 101_00 }),
      await world.bulk(branch, { onHand: 29, priceCents: 103_00 }),
    ];
    const drafts = Array.from({ length: 40 }, (_, index) =>
      // Both orders of the lines: rows are locked in key order whatever the till sent.
      draftOf(index % 2 === 0 ? [{ item: left }, { item: right }] : [{ item: right }, { item: left }]),
    );
    const results = await Promise.allSettled(drafts.map((draft) => sell(draft)));
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(23);
    expect(await world.level(branch, left)).toMatchObject({ onHand: 0, ledger: 0 });
    expect(await world.level(branch, right)).toMatchObject({ onHand: 6, ledger: 6 });
  });

  test('names every shortage at once and leaves nothing behind', async () => {
    const [few, enough, none] = [
      await world.bulk(branch, { onHand: 2, priceCents: 107_00 }),
      await world.bulk(branch, { onHand: 31, priceCents: 109_00 }),
      await world.bulk(branch, { onHand: 0, priceCents: 113_00 }),
    ];
    const sales = await world.count('sales', branch);
    const draft = draftOf([{ item: few, quantity: 5 }, { item: enough }, { item: none }]);
    const refusal = await refusalOf(sell(draft));
    expect(refusal.details).toEqual({
      shortages: [
        { stockItemId: few.id, code: few.code, requested: 5, available: 2 },
        { stockItemId: none.id, code: none.code, requested: 1, available: 0 },
      ],
    });
    expect(await world.count('sales', branch)).toBe(sales);
    expect(await world.level(branch, enough)).toMatchObject({ onHand: 31, ledger: 31 });
  });

  test('refuses a price that is no longer the price, and says which is', async () => {
    const pads = await world.bulk(branch, { onHand: 5, priceCents: 503_00 });
    const draft = draftOf([{ item: { ...pads, priceCents: 499_00 } }]);
    const refusal = await refusalOf(sell(draft));
    expect(refusal).toMatchObject({
      code: 'sales.price_changed',
      details: { lines: [{ stockItemId: pads.id, code: pads.code, priceCents: 503_00 }] },
    });
  });

  test('refuses payments that do not add up, also with cash that does not reach', async () => {
    const pads = await world.bulk(branch, { onHand: 5, priceCents: 200_03 });
    const short = draftOf([{ item: pads }], { payments: [{ method: 'card', amountCents: 200_02 }] });
    expect((await refusalOf(sell(short))).code).toBe('sales.payment_mismatch');
    const cash = draftOf([{ item: pads }], {
      payments: [{ method: 'cash', amountCents: 200_03, tenderedCents: 200_00 }],
    });
    expect((await refusalOf(sell(cash))).code).toBe('request.invalid');
  });

  test('takes a discount within the limit of the branch from a clerk, any from an administrator', async () => {
    const pads = await world.bulk(branch, { onHand: 9, priceCents: 700_00 });
    const discounted = (discountCents: number) =>
      draftOf([], {
        lines: [{ stockItemId: pads.id, quantity: 2, unitPriceCents: 700_00, discountCents }],
        payments: [{ method: 'transfer', amountCents: 1_400_00 - discountCents, reference: 'SPEI 7741' }],
      });
    expect((await sell(discounted(70_00))).totalCents).toBe(1_330_00);
    const refusal = await refusalOf(sell(discounted(70_01)));
    expect(refusal).toMatchObject({
      code: 'sales.discount_over_limit',
      details: { limitBp: 500, neededBp: 501 },
    });
    const administrator = await world.staff('administrator', []);
    expect((await sell(discounted(700_00), administrator)).totalCents).toBe(700_00);
  });

  test('refuses a folio another note has, and says the next', async () => {
    const pads = await world.bulk(branch, { onHand: 5, priceCents: 150_00 });
    const first = await sell(draftOf([{ item: pads }]));
    const refusal = await refusalOf(sell(draftOf([{ item: pads }], { folioSequence: first.folioSequence })));
    expect(refusal).toMatchObject({ code: 'sales.folio_taken', details: { nextSequence: sequence } });
    sequence++;
  });

  test('refuses a number far beyond the next one, which would leave the till without numbers', async () => {
    const pads = await world.bulk(branch, { onHand: 5, priceCents: 157_00 });
    const slip = await refusalOf(sell(draftOf([{ item: pads }], { folioSequence: 999_999_999 })));
    expect(slip.code).toBe('sales.folio_taken');
    const next = Number(slip.details['nextSequence']);
    expect(next).toBeLessThan(1_000);
    expect((await sell(draftOf([{ item: pads }], { folioSequence: next }))).folioSequence).toBe(next);
    sequence = Math.max(sequence, next);
  });

  test('is never recorded at a price that changed while it was under way', async () => {
    const manager = await world.staff('inventory_manager', [branch]);
    for (let round = 0; round < 8; round++) {
      const pads = await world.bulk(branch, { onHand: 5, priceCents: 163_00 });
      const draft = draftOf([{ item: pads }]);
      const body = { stockItemId: pads.id, priceCents: 179_00, version: 1 };
      const key = idempotencyKey(uuidv7(Date.now()), body);
      const [sold, changed] = await Promise.allSettled([
        sell(draft),
        changePrice(world.ctx(manager, { idempotency: key }), branch.scope, body),
      ]);
      // Either the piece was sold first, and the price change is told; or the price was, and the sale is told.
      expect([sold.status, changed.status].filter((status) => status === 'fulfilled')).toHaveLength(1);
      if (sold.status === 'rejected') expect(sold.reason).toMatchObject({ code: 'sales.price_changed' });
    }
  });

  test('refuses an id from the future, which would head every list', async () => {
    const pads = await world.bulk(branch, { onHand: 5, priceCents: 167_00 });
    const ahead = draftOf([{ item: pads }], { id: uuidv7At(Date.now() + 3_600_000) });
    expect((await refusalOf(sell(ahead))).code).toBe('sales.clock_skew');
  });

  test('uses the rate of its branch', async () => {
    const border = await world.branch({ taxRateBp: 800 });
    const seller = await world.staff('clerk', [border]);
    const pads = await world.bulk(border, { onHand: 3, priceCents: 108_00 });
    const receipt = await sell(
      draftOf([{ item: pads }], { branch: border.code, shiftId: border.shiftId }),
      seller,
      border,
    );
    expect(receipt).toMatchObject({ taxRateBp: 800, taxCents: 8_00 });
  });
});

describe('who may sell', () => {
  test('not an inventory manager', async () => {
    const manager = await world.staff('inventory_manager', [branch]);
    const pads = await world.bulk(branch, { onHand: 3, priceCents: 89_00 });
    expect((await refusalOf(sell(draftOf([{ item: pads }]), manager))).code).toBe('identity.forbidden');
  });

  test('not a clerk of another branch, for whom this one is not there', async () => {
    const other = await world.branch();
    const stranger = await world.staff('clerk', [other]);
    const pads = await world.bulk(branch, { onHand: 3, priceCents: 89_00 });
    expect((await refusalOf(sell(draftOf([{ item: pads }]), stranger))).code).toBe('branches.not_found');
    const otherBranchItem = draftOf([{ item: pads }], { branch: other.code, shiftId: other.shiftId });
    expect((await refusalOf(sell(otherBranchItem, stranger, other))).code).toBe('inventory.item_not_found');
    expect((await world.level(branch, pads)).onHand).toBe(3);
  });
});

test('two branches in two databases sell side by side without touching each other', async () => {
  const second = openDatabase(workerSecondDatabase().appUrl, { connectionLimit: 4 });
  const routes = new Map<number, ReturnType<typeof openDatabase>>();
  const chain = await aWorld(workerDatabase(), { branchDatabases: () => routes });
  try {
    const near = await chain.branch();
    const [{ next } = { next: 0 }] = await chain.db.rows<{ next: number }>(
      'SELECT MAX(id) + 1 AS next FROM branches',
    );
    routes.set(next, second);
    const far = await chain.branch();
    expect(far.id).toBe(next);
    const seller = await chain.staff('clerk', [near, far]);
    for (const place of [near, far]) {
      const item = await chain.bulk(place, { onHand: 11, priceCents: 97_00 });
      const draft = draftOf([{ item, quantity: 4 }], { branch: place.code, shiftId: place.shiftId });
      const bodyHash = createHash('sha256').update(draft.id).digest();
      await recordSale(chain.ctx(seller, { idempotency: { key: draft.id, bodyHash } }), place.scope, draft);
      expect(await chain.level(place, item)).toMatchObject({ onHand: 7, ledger: 7 });
    }
    const elsewhere = await chain.db.rows('SELECT 1 FROM sales WHERE branch_id = ?', [far.id]);
    expect(elsewhere).toEqual([]);
    expect(await chain.count('sales', far)).toBe(1);
  } finally {
    await chain.close();
    await second.close().catch(() => {});
  }
});
