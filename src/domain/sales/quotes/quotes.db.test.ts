import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type TestItem, type World } from '../../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../../tests/fixtures/worker-database.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { transaction } from '#db/tx.ts';
import type { InboxEvent } from '#domain/audit';
import type { Actor, Ctx } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import { Quote, QuoteDraft, SaleDraft } from '../contract.ts';
import { recordSale } from '../record-sale.ts';
import { createQuote } from './create-quote.ts';
import { loadQuote } from './load-quote.ts';
import { markQuoteSold, quoteSoldElsewhere } from './mark-quote-sold.ts';
import { findQuotes, listQuotes, quoteById } from './read-quotes.ts';

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

function keyed(key: string, body: unknown, actor: Actor = clerk): Ctx {
  return world.ctx(actor, { idempotency: idempotencyKey(key, body) });
}

function draftOf(items: readonly TestItem[], overrides: Record<string, unknown> = {}): QuoteDraft {
  return QuoteDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    terminalId: branch.terminalId,
    folioSequence: ++sequence,
    madeAt: new Date().toISOString(),
    customerPhone: '5512345679',
    lines: items.map((item) => ({ stockItemId: item.id, quantity: 2, unitPriceCents: item.priceCents })),
    ...overrides,
  });
}

async function quote(draft: QuoteDraft, actor: Actor = clerk): Promise<Quote> {
  const answer = await createQuote(keyed(draft.id, draft, actor), branch.scope, draft);
  return Quote.parse(JSON.parse(answer.json));
}

async function sell(item: TestItem, where: TestBranch, actor: Actor): Promise<string> {
  const draft = SaleDraft.parse({
    id: uuidv7(Date.now()),
    branch: where.code,
    terminalId: where.terminalId,
    shiftId: where.shiftId,
    folioSequence: ++sequence,
    soldAt: new Date().toISOString(),
    lines: [{ stockItemId: item.id, quantity: 1, unitPriceCents: item.priceCents }],
    payments: [{ method: 'cash', amountCents: item.priceCents }],
  });
  await recordSale(keyed(draft.id, draft, actor), where.scope, draft);
  return draft.id;
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof DomainError) return (error as DomainError).code;
  throw new Error('Expected a refusal', { cause: error });
}

describe('a quote', () => {
  test('tells prices with IVA for some days, keeps nothing, and is written down', async () => {
    const pads = await world.bulk(branch, { onHand: 1, priceCents: 419_03 });
    const before = {
      audit: await world.count('audit_log', branch),
      events: await world.count('outbox_events', branch),
    };
    const made = await quote(draftOf([pads]));
    expect(made).toMatchObject({
      state: 'open',
      totalCents: 838_06,
      customerPhone: '+525512345679',
      sale: null,
    });
    expect(made.taxCents).toBe(838_06 - Math.round((838_06 * 10_000) / 11_600));
    expect(made.folio).toMatch(new RegExp(`^COT-${branch.code}-`));
    expect(Date.parse(made.expiresAt) - Date.now()).toBeGreaterThan(6.9 * 86_400_000);
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 1, reserved: 0 });
    expect(await world.count('audit_log', branch)).toBe(before.audit + 1);
    expect(await world.count('outbox_events', branch)).toBe(before.events + 1);
  });

  test('replayed is the same quote; a price that moved, a manager and a stranger are refused', async () => {
    const pads = await world.bulk(branch, { onHand: 5, priceCents: 311_00 });
    const draft = draftOf([pads]);
    const first = await createQuote(keyed(draft.id, draft), branch.scope, draft);
    expect(await createQuote(keyed(draft.id, draft), branch.scope, draft)).toEqual({
      json: first.json,
      replayed: true,
    });
    expect(await codeOf(quote(draftOf([{ ...pads, priceCents: 310_00 }])))).toBe('sales.price_changed');
    expect(await codeOf(quote(draftOf([pads]), await world.staff('inventory_manager', [branch])))).toBe(
      'identity.forbidden',
    );
    const stranger = await world.staff('clerk', [await world.branch()]);
    expect(await codeOf(quote(draftOf([pads]), stranger))).toBe('branches.not_found');
    expect(await codeOf(quote(draftOf([pads], { folioSequence: draft.folioSequence })))).toBe(
      'sales.folio_taken',
    );
  });

  test('is found anywhere by QR, folio, telephone and name, and listed by state', async () => {
    const other = await world.staff('clerk', [await world.branch()]);
    const pads = await world.bulk(branch, { onHand: 5, priceCents: 313_00 });
    const customerName = `Taller Ñáñez ${randomUUID().slice(0, 6)}`;
    const made = await quote(draftOf([pads], { customerName, customerPhone: '614 555 0211' }));
    for (const text of [
      made.folio,
      `cot${made.id.replaceAll('-', '')}`,
      '6145550211',
      '0211',
      customerName,
      'nanez',
    ]) {
      const { quotes } = await findQuotes(world.ctx(other), text);
      expect(
        quotes.map(({ id }) => id),
        text,
      ).toContain(made.id);
    }
    const list = async (state: Quote['state'], now = () => new Date()) => {
      const { quotes } = await listQuotes(world.ctx(clerk, { now }), branch.scope, {
        state,
        q: '0211',
        limit: 100,
      });
      return quotes.map(({ id }) => id);
    };
    const nextMonth = () => new Date(Date.now() + 30 * 86_400_000);
    expect([await list('open'), await list('expired'), await list('sold')]).toEqual([[made.id], [], []]);
    expect([await list('open', nextMonth), await list('expired', nextMonth)]).toEqual([[], [made.id]]);
  });
});

describe('loading a quote', () => {
  test('at its branch shows what changed since: price and stock', async () => {
    const pads = await world.bulk(branch, { onHand: 2, priceCents: 500_00 });
    const door = await world.unit(branch, { priceCents: 900_00 });
    const made = await quote(
      draftOf([], {
        lines: [
          { stockItemId: pads.id, quantity: 2, unitPriceCents: 500_00 },
          { stockItemId: door.id, quantity: 1, unitPriceCents: 900_00 },
        ],
      }),
    );
    await world.db.change('UPDATE stock_items SET price_cents = 51700 WHERE branch_id = ? AND id = ?', [
      branch.id,
      uuidToBytes(pads.id),
    ]);
    await sell(door, branch, clerk);
    const loaded = await loadQuote(world.ctx(clerk), branch.scope, made.id);
    expect(loaded.lines).toMatchObject([
      { quotedPriceCents: 500_00, quantity: 2, item: { priceCents: 517_00, available: 2, kind: 'bulk' } },
      { quotedPriceCents: 900_00, item: { available: 0, code: door.code }, elsewhere: null },
    ]);
  });

  test('at another branch offers its own shelf of the same new part, and says where a used piece is', async () => {
    const other = await world.branch();
    const seller = await world.staff('clerk', [other]);
    const pads = await world.bulk(branch, { onHand: 2, priceCents: 500_00 });
    const door = await world.unit(branch, { priceCents: 900_00 });
    const theirs = await world.bulk(other, { onHand: 3, priceCents: 523_00, partId: pads.partId });
    const made = await quote(
      draftOf([], {
        lines: [
          { stockItemId: pads.id, quantity: 1, unitPriceCents: 500_00 },
          { stockItemId: door.id, quantity: 1, unitPriceCents: 900_00 },
        ],
      }),
    );
    const loaded = await loadQuote(world.ctx(seller), other.scope, made.id);
    expect(loaded.lines).toMatchObject([
      { item: { stockItemId: theirs.id, priceCents: 523_00, available: 3 }, elsewhere: null },
      { item: null, elsewhere: `Sucursal ${branch.code}` },
    ]);
    expect(await codeOf(loadQuote(world.ctx(seller), other.scope, randomUUID()))).toBe(
      'sales.quote_not_found',
    );
  });
});

describe('a sale marks its quote', () => {
  test('once, at its own branch', async () => {
    const pads = await world.bulk(branch, { onHand: 9, priceCents: 500_00 });
    const made = await quote(draftOf([pads]));
    const [first, second] = [await sell(pads, branch, clerk), await sell(pads, branch, clerk)];
    const mark = (saleId: string) =>
      markQuoteSold(world.ctx(clerk), branch.scope, { quoteId: made.id, saleId });
    expect(await codeOf(mark(randomUUID()))).toBe('sales.not_found');
    await Promise.all([mark(first), mark(first)]);
    await mark(second);
    expect(await quoteById(world.ctx(clerk), made.id)).toMatchObject({
      state: 'sold',
      sale: { id: first, branch: branch.code },
    });
  });

  test('at another branch by an event, however often it comes', async () => {
    const other = await world.branch();
    const seller = await world.staff('clerk', [other]);
    const pads = await world.bulk(branch, { onHand: 9, priceCents: 500_00 });
    const theirs = await world.bulk(other, { onHand: 3, priceCents: 500_00, partId: pads.partId });
    const made = await quote(draftOf([pads]));
    const saleId = await sell(theirs, other, seller);
    await markQuoteSold(world.ctx(seller), other.scope, { quoteId: made.id, saleId });
    expect((await quoteById(world.ctx(clerk), made.id)).state).toBe('open');
    const [row] = await world.db.rows<{ payload: string }>(
      "SELECT CAST(payload AS CHAR) AS payload FROM outbox_events WHERE topic = 'quote.sold' ORDER BY position DESC LIMIT 1",
    );
    const payload: unknown = JSON.parse(row?.payload ?? '{}');
    expect(payload).toMatchObject({ to: branch.id, quoteId: made.id });
    const event: InboxEvent = {
      id: randomUUID(),
      topic: 'quote.sold',
      from: other.id,
      recordedAt: new Date(),
      payload,
    };
    for (const _time of [1, 2]) {
      await transaction(world.db, (tx) =>
        quoteSoldElsewhere.handle(world.ctx(clerk), branch.scope, event, tx),
      );
    }
    expect(await quoteById(world.ctx(clerk), made.id)).toMatchObject({
      state: 'sold',
      sale: { id: saleId, branch: other.code },
    });
  });
});
