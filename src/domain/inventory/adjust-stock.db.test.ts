import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type TestItem, type World } from '../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import type { Actor } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import { adjustStock } from './adjust-stock.ts';
import { branchStock, branchStockDetail } from './branch-stock.ts';
import { changePrice } from './change-price.ts';
import { AdjustmentReceipt, BranchStockQuery, StockQuery, type StockAdjustment } from './contract.ts';
import { listStock, stockSummary } from './chain-stock.ts';
import { pieceByCode } from './piece.ts';

let world: World;
let branch: TestBranch;
let clerk: Actor;
let manager: Actor;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
  manager = await world.staff('inventory_manager', [branch]);
});

afterAll(() => world.close());

function keyed(actor: Actor, body: unknown, key = uuidv7(Date.now())) {
  return world.ctx(actor, {
    idempotency: idempotencyKey(key, body),
  });
}

async function adjust(item: TestItem, change: Partial<StockAdjustment>, actor = clerk, where = branch) {
  const input = {
    countedOnHand: 5,
    version: 1,
    reason: 'count-difference' as const,
    ...change,
    stockItemId: item.id,
  };
  const answer = await adjustStock(keyed(actor, input), where.scope, input);
  return AdjustmentReceipt.parse(JSON.parse(answer.json));
}

describe('an adjustment', () => {
  test('writes the difference as one movement in the name of who counted', async () => {
    const item = await world.bulk(branch, { onHand: 7, priceCents: 311_00 });
    const receipt = await adjust(item, {
      countedOnHand: 4,
      reason: 'broken-on-shelf',
      note: 'Mica estrellada',
    });
    expect(receipt).toMatchObject({ quantity: -3, onHand: 4, version: 2 });
    expect(await world.level(branch, item)).toMatchObject({ onHand: 4, ledger: 4, version: 2 });
    const detail = await branchStockDetail(world.ctx(clerk), branch.scope, item.id);
    expect(detail.movements[0]).toMatchObject({
      kind: 'write_off',
      quantity: -3,
      balance: 4,
      note: 'Mica estrellada',
      actor: 'Prueba clerk',
    });
    expect(detail.movements[1]).toMatchObject({ kind: 'receipt', quantity: 7, balance: 7 });
  });

  test('is undone by another movement, never by removing the first', async () => {
    const item = await world.bulk(branch, { onHand: 7, priceCents: 311_00 });
    await adjust(item, { countedOnHand: 3 });
    await adjust(item, { countedOnHand: 7, version: 2, reason: 'wrong-entry' });
    expect(await world.level(branch, item)).toMatchObject({ onHand: 7, ledger: 7 });
    expect((await branchStockDetail(world.ctx(clerk), branch.scope, item.id)).movements).toHaveLength(3);
  });

  test('gives the fresh figures when the stock moved meanwhile', async () => {
    const item = await world.bulk(branch, { onHand: 7, priceCents: 311_00 });
    await adjust(item, { countedOnHand: 6 });
    await expect(adjust(item, { countedOnHand: 5, version: 1 })).rejects.toMatchObject({
      code: 'inventory.changed_elsewhere',
      details: { onHand: 6, version: 2 },
    });
  });

  test('by two people at once is one of them', async () => {
    const item = await world.bulk(branch, { onHand: 7, priceCents: 311_00 });
    const results = await Promise.allSettled(
      [2, 3, 4, 5].map((countedOnHand) => adjust(item, { countedOnHand })),
    );
    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
    const level = await world.level(branch, item);
    expect(level.onHand).toBe(level.ledger);
  });

  test('for another reason says in its note which', async () => {
    const item = await world.bulk(branch, { onHand: 7, priceCents: 311_00 });
    await expect(adjust(item, { reason: 'other' })).rejects.toMatchObject({
      code: 'inventory.note_required',
    });
    await expect(adjust(item, { reason: 'other', note: '' })).rejects.toMatchObject({
      code: 'inventory.note_required',
    });
    expect(await world.level(branch, item)).toMatchObject({ onHand: 7, ledger: 7 });
    expect(await adjust(item, { reason: 'other', note: 'Muestra para el taller' })).toMatchObject({
      onHand: 5,
    });
  });

  test('never makes two of a unique piece', async () => {
    const door = await world.unit(branch, { priceCents: 1_500_00 });
    await expect(adjust(door, { countedOnHand: 2 })).rejects.toMatchObject({ code: 'inventory.unit_limit' });
  });

  test('of another branch’s item finds nothing', async () => {
    const other = await world.branch();
    const stranger = await world.staff('clerk', [other]);
    const item = await world.bulk(branch, { onHand: 7, priceCents: 311_00 });
    await expect(adjust(item, {}, stranger)).rejects.toMatchObject({ code: 'branches.not_found' });
    await expect(adjust(item, {}, stranger, other)).rejects.toMatchObject({
      code: 'inventory.item_not_found',
    });
  });
});

describe('a price', () => {
  test('is changed by an inventory manager, with its history', async () => {
    const item = await world.bulk(branch, { onHand: 3, priceCents: 211_00 });
    const input = { stockItemId: item.id, priceCents: 223_00, version: 1 };
    await changePrice(keyed(manager, input), branch.scope, input);
    const rows = await world.db.rows(
      'SELECT previous_cents, next_cents FROM price_changes WHERE branch_id = ? ORDER BY id DESC LIMIT 1',
      [branch.id],
    );
    expect(rows).toEqual([{ previous_cents: 211_00, next_cents: 223_00 }]);
  });

  test('is not changed by a clerk', async () => {
    const item = await world.bulk(branch, { onHand: 3, priceCents: 211_00 });
    const input = { stockItemId: item.id, priceCents: 1, version: 1 };
    await expect(changePrice(keyed(clerk, input), branch.scope, input)).rejects.toMatchObject({
      code: 'identity.forbidden',
    });
  });
});

describe('finding stock', () => {
  test('in the stock book goes page by page, newest first, with totals of everything', async () => {
    const place = await world.branch();
    const keeper = await world.staff('inventory_manager', [place]);
    const items = [];
    for (const onHand of [2, 3, 5, 7, 11]) items.push(await world.bulk(place, { onHand, priceCents: 10_00 }));
    const first = await branchStock(world.ctx(keeper), place.scope, BranchStockQuery.parse({ limit: '3' }));
    const second = await branchStock(
      world.ctx(keeper),
      place.scope,
      BranchStockQuery.parse({ limit: '3', after: first.next }),
    );
    expect([...first.items, ...second.items].map((row) => row.id)).toEqual(
      items.map((item) => item.id).reverse(),
    );
    expect(second.next).toBeNull();
    expect(first.totals).toEqual({ rows: 5, pieces: 28, units: 0, valueCents: 28_000 });
  });
});

describe('what everybody sees', () => {
  test('counts sellable pieces by system, type, position and branch', async () => {
    const other = await world.branch();
    const generation = await world.generation();
    await world.unit(branch, { priceCents: 1_300_00, generationId: generation.id });
    await world.unit(other, { priceCents: 1_100_00, generationId: generation.id });
    const summary = await stockSummary(world.ctx(), { generation: generation.path, branch: branch.code });
    expect(summary.items.map((item) => item.key)).toEqual([
      'puertas-cristales',
      'puertas-cristales/puerta',
      'puertas-cristales/puerta/fl',
    ]);
    expect(summary.items[0]).toMatchObject({
      available: 2,
      here: 1,
      fromCents: 1_100_00,
      hereFromCents: 1_300_00,
    });
  });

  test('lists the chain cheapest first, page by page, only the fields asked for', async () => {
    const generation = await world.generation();
    const codes = [];
    for (const priceCents of [700_00, 500_00, 900_00])
      codes.push((await world.unit(branch, { priceCents, generationId: generation.id })).code);
    const query = { generation: generation.path, limit: '2', fields: 'code,priceCents' };
    const first = await listStock(world.ctx(), StockQuery.parse(query));
    expect(first.items).toEqual([
      { code: codes[1], priceCents: 500_00 },
      { code: codes[0], priceCents: 700_00 },
    ]);
    const second = await listStock(world.ctx(), StockQuery.parse({ ...query, after: first.next }));
    expect(second).toMatchObject({ items: [{ code: codes[2], priceCents: 900_00 }], next: null });
  });

  test('opens a piece by its serial with what it fits and where others are', async () => {
    const generation = await world.generation();
    const one = await world.unit(branch, { priceCents: 610_00, generationId: generation.id });
    const two = await world.unit(branch, { priceCents: 590_00, generationId: generation.id });
    const answer = await pieceByCode(world.ctx(), one.code);
    expect(answer).toMatchObject({
      kind: 'piece',
      piece: { code: one.code, state: 'available', priceCents: 610_00 },
    });
    if (answer.kind !== 'piece') return;
    expect(answer.piece.fits.map((fit) => fit.generation)).toEqual([generation.path]);
    expect(answer.piece.others.map((other) => other.code)).toEqual([two.code]);
  });

  test('says so when nobody has that code', async () => {
    await expect(pieceByCode(world.ctx(), 'ZZZ-P-999999')).rejects.toMatchObject({
      code: 'catalog.piece_not_found',
    });
    await expect(pieceByCode(world.ctx(), '///')).rejects.toMatchObject({ code: 'catalog.piece_not_found' });
  });
});
