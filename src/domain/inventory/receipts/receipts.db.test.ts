import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../../tests/fixtures/worker-database.ts';
import { BranchStockQuery, ItemLedgerQuery, Receipt, type ReceiptDraft } from '#contract/inventory';
import {
  branchLedger,
  branchStock,
  gradeUnit,
  itemLedger,
  placeItem,
  worklistCounts,
} from '#domain/inventory';
import type { Actor } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import { businessDateOf } from '#shared/time.ts';
import { findReceivable, listReceipts, readReceipt } from './read-receipts.ts';
import { receiveParts } from './receive-parts.ts';
import { setMinimum } from './set-minimum.ts';

let world: World;
let branch: TestBranch;
let manager: Actor;
const today = businessDateOf(new Date(), 'America/Mexico_City');

beforeAll(async () => {
  world = await aWorld(workerDatabase());
});
beforeEach(async () => {
  branch = await world.branch();
  manager = await world.staff('inventory_manager', [branch]);
});
afterAll(() => world.close());

function draftOf(lines: ReceiptDraft['lines'], change: Partial<ReceiptDraft> = {}): ReceiptDraft {
  return {
    id: uuidv7(Date.now()),
    supplier: 'Refaccionaria del Centro',
    documentNumber: 'F-1031',
    receivedOn: today,
    lines,
    ...change,
  };
}

async function receive(draft: ReceiptDraft, actor = manager, where = branch) {
  const ctx = world.ctx(actor, { idempotency: idempotencyKey(draft.id, draft) });
  const answer = await receiveParts(ctx, where.scope, draft);
  return { json: answer.json, replayed: answer.replayed, receipt: Receipt.parse(JSON.parse(answer.json)) };
}

describe('receiving new parts', () => {
  test('adds to what there is, makes what was never stocked, keeps costs, and all at once', async () => {
    const other = await world.branch();
    const pads = await world.bulk(branch, { onHand: 3, priceCents: 419_00 });
    const fresh = await world.bulk(other, { onHand: 1, priceCents: 70_00 });
    const { receipt } = await receive(
      draftOf([
        { partId: pads.partId, quantity: 5, unitCostCents: 211_03 },
        { partId: fresh.partId, quantity: 2, unitCostCents: null, priceCents: 97_00, bin: 'C-03' },
        { partId: pads.partId, quantity: 1, unitCostCents: 199_00 },
      ]),
    );
    expect(receipt).toMatchObject({ pieces: 8, costCents: 5 * 211_03 + 199_00 });
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 9, ledger: 9, version: 2 });
    const made = receipt.lines[1];
    expect(made).toMatchObject({ quantity: 2, onHand: 2, unitCostCents: null });
    const [row] = (await branchStock(world.ctx(manager), branch.scope, BranchStockQuery.parse({ q: '' })))
      .items;
    expect(row).toMatchObject({ id: made?.stockItemId, priceCents: 97_00, bin: 'C-03', onHand: 2 });
    expect(await readReceipt(world.ctx(manager), branch.scope, receipt.id)).toMatchObject({ pieces: 8 });
    const list = await listReceipts(world.ctx(manager), branch.scope);
    expect(list.suppliers).toEqual(['Refaccionaria del Centro']);
    const audits = await world.db.rows(
      "SELECT 1 FROM audit_log WHERE branch_id = ? AND action = 'receipt.record'",
      [branch.id],
    );
    expect(audits).toHaveLength(1);
    const found = await findReceivable(world.ctx(manager), branch.scope, pads.code);
    expect(found).toMatchObject({ exact: true, items: [{ partId: pads.partId, onHand: 9 }] });
  });

  test('of the same document is refused; a replay gets the same answer', async () => {
    const pads = await world.bulk(branch, { onHand: 3, priceCents: 419_00 });
    const lines = [{ partId: pads.partId, quantity: 5, unitCostCents: 211_03 }];
    const draft = draftOf(lines);
    const first = await receive(draft);
    expect(await receive(draft)).toMatchObject({ json: first.json, replayed: true });
    await expect(receive(draftOf(lines))).rejects.toMatchObject({ code: 'inventory.receipt_document_taken' });
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 8, ledger: 8 });
  });

  test('refuses a part that nobody knows, a day that has not come, and who may not', async () => {
    const pads = await world.bulk(branch, { onHand: 3, priceCents: 419_00 });
    const line = { partId: pads.partId, quantity: 5, unitCostCents: 211_03 };
    await expect(receive(draftOf([line, { ...line, partId: 4_000_000_000 }]))).rejects.toMatchObject({
      code: 'inventory.part_unknown',
    });
    await expect(receive(draftOf([line], { receivedOn: '2999-01-01' }))).rejects.toMatchObject({
      code: 'inventory.receipt_date_ahead',
    });
    const clerk = await world.staff('clerk', [branch]);
    await expect(receive(draftOf([line]), clerk)).rejects.toMatchObject({ code: 'identity.forbidden' });
    const other = await world.branch();
    const { receipt } = await receive(draftOf([line]));
    const neighbour = await world.staff('inventory_manager', [other]);
    await expect(readReceipt(world.ctx(neighbour), other.scope, receipt.id)).rejects.toMatchObject({
      code: 'inventory.receipt_not_found',
    });
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 8 });
  });

  test('racing each other on the same part loses neither', async () => {
    const pads = await world.bulk(branch, { onHand: 3, priceCents: 419_00 });
    await Promise.all(
      [1, 2, 3, 4].map((number) =>
        receive(
          draftOf([{ partId: pads.partId, quantity: number, unitCostCents: 100 }], {
            documentNumber: `F-${number}`,
          }),
        ),
      ),
    );
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 13, ledger: 13 });
  });
});

describe('the worklists', () => {
  test('hold what has no shelf, grade or minimum stock, and let go of what was mended', async () => {
    const pads = await world.bulk(branch, { onHand: 3, priceCents: 419_00 });
    const door = await world.unit(branch, { priceCents: 2_850_00 });
    const ctx = world.ctx(manager);
    await setMinimum(ctx, branch.scope, { stockItemId: pads.id, minimum: 5 });
    const waiting = async () =>
      Object.fromEntries(
        (await worklistCounts(ctx, branch.scope)).lists.map(({ list, rows }) => [list, rows]),
      );
    expect(await waiting()).toMatchObject({
      unplaced: 2,
      ungraded: 1,
      unpictured: 1,
      'below-minimum': 1,
      'aged-90': 0,
    });
    const below = await branchStock(ctx, branch.scope, BranchStockQuery.parse({ state: 'below-minimum' }));
    expect(below.items).toMatchObject([{ code: pads.code, minimum: 5 }]);
    await placeItem(ctx, branch.scope, { stockItemId: pads.id, bin: 'C-03', version: 1 });
    await gradeUnit(ctx, branch.scope, { stockItemId: door.id, grade: 'B', version: 1 });
    await setMinimum(ctx, branch.scope, { stockItemId: pads.id, minimum: null });
    expect(await waiting()).toMatchObject({ unplaced: 1, ungraded: 0, 'below-minimum': 0 });
    await expect(
      placeItem(ctx, branch.scope, { stockItemId: pads.id, bin: 'C-04', version: 1 }),
    ).rejects.toMatchObject({ code: 'inventory.changed_elsewhere' });
    await expect(
      gradeUnit(ctx, branch.scope, { stockItemId: pads.id, grade: 'A', version: 2 }),
    ).rejects.toMatchObject({ code: 'inventory.not_a_unit' });
    await expect(setMinimum(ctx, branch.scope, { stockItemId: door.id, minimum: 2 })).rejects.toMatchObject({
      code: 'inventory.not_new',
    });
    const other = await world.branch();
    const neighbour = world.ctx(await world.staff('inventory_manager', [other]));
    await expect(
      placeItem(neighbour, other.scope, { stockItemId: pads.id, bin: 'X', version: 2 }),
    ).rejects.toMatchObject({ code: 'inventory.item_not_found' });
  });

  test('age by the day a piece came onto the shelf', async () => {
    // Ids of one process never go back in time, so this one is written by hand.
    const shelvedMs = Date.now() - 200 * 86_400_000;
    const old = `${shelvedMs.toString(16).padStart(12, '0')}7000800000000000${Math.trunc(
      Math.random() * 0xffff,
    )
      .toString(16)
      .padStart(4, '0')}`;
    const door = await world.unit(branch, { priceCents: 2_850_00 });
    await world.unit(branch, { priceCents: 1_000_00 });
    for (const [table, column] of [
      ['units', 'stock_item_id'],
      ['stock_movements', 'stock_item_id'],
      ['stock_items', 'id'],
    ] as const) {
      const owner = await import('mysql2/promise').then((mysql) =>
        mysql.createConnection(workerDatabase().ownerUrl),
      );
      await owner.query(
        `UPDATE ${table} SET ${column} = UNHEX(?) WHERE branch_id = ? AND ${column} = UNHEX(?)`,
        [old, branch.id, door.id.replaceAll('-', '')],
      );
      await owner.end();
    }
    const aged = async (state: string) =>
      (await branchStock(world.ctx(manager), branch.scope, BranchStockQuery.parse({ state }))).totals.rows;
    expect([await aged('aged-90'), await aged('aged-180'), await aged('aged-365')]).toEqual([1, 1, 0]);
  });
});

describe('the book', () => {
  test('proves an item and a branch: opening and movements are on hand', async () => {
    const pads = await world.bulk(branch, { onHand: 3, priceCents: 419_00 });
    await receive(draftOf([{ partId: pads.partId, quantity: 5, unitCostCents: 211_03 }]));
    const ctx = world.ctx(manager);
    const item = await itemLedger(ctx, branch.scope, {
      ...ItemLedgerQuery.parse({ limit: 1 }),
      stockItemId: pads.id,
    });
    expect(item).toMatchObject({ onHand: 8, sum: 8, movements: [{ quantity: 5, balance: 8 }] });
    const rest = await itemLedger(ctx, branch.scope, {
      ...ItemLedgerQuery.parse({ after: item.next }),
      stockItemId: pads.id,
    });
    expect(rest).toMatchObject({ movements: [{ quantity: 3, balance: 3 }], next: null });
    const book = await branchLedger(ctx, branch.scope, { from: today, to: today });
    expect(book).toMatchObject({ opening: 0, closing: 8, since: 0, onHand: 8, difference: 0 });
    expect(book.kinds).toEqual([{ kind: 'receipt', movements: 2, came: 8, left: 0 }]);
    const before = await branchLedger(ctx, branch.scope, { from: '2020-01-01', to: '2020-01-31' });
    expect(before).toMatchObject({ opening: 0, closing: 0, since: 8, onHand: 8, difference: 0 });
  });
});
