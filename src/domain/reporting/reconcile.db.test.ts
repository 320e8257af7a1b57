import { createConnection, type Connection } from 'mysql2/promise';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aWorld, type TestBranch, type TestItem, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { uuidv7 } from '#shared/ids.ts';
import { explain } from '../../../scripts/reconcile.ts';
import { checkBranch, reconcileBranch } from './reconcile.ts';

let world: World;
let branch: TestBranch;
let owner: Connection;
let pads: TestItem;
let door: TestItem;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  owner = await createConnection(workerDatabase().ownerUrl);
});
beforeEach(async () => {
  branch = await world.branch();
  pads = await world.bulk(branch, { onHand: 7, priceCents: 419_00 });
  door = await world.unit(branch, { priceCents: 2_850_00 });
  await world.db.change(
    'INSERT INTO unit_registry (serial, unit_id, branch_id) SELECT serial, unit_id, branch_id FROM units WHERE branch_id = ?',
    [branch.id],
  );
});
afterAll(async () => {
  await owner.end();
  await world.close();
});

const check = () => reconcileBranch(world.ctx(), branch.scope, []);

async function sell(item: TestItem, quantity: number): Promise<Buffer> {
  const saleId = uuidToBytes(uuidv7(Date.now()));
  const at = new Date();
  await owner.query(
    `INSERT INTO sales (branch_id, id, terminal_id, folio_sequence, folio, origin, cashier_id, discount_cents, tax_cents,
       total_cents, sold_at, recorded_at, business_date) VALUES (?,?,1,1,'PRB-1','counter',1,0,0,0,?,?,'2026-11-22')`,
    [branch.id, saleId, at, at],
  );
  await owner.query(
    `INSERT INTO sale_lines (branch_id, sale_id, line_no, stock_item_id, part_id, description, quantity, unit_price_cents,
       discount_cents, tax_rate_bp, tax_cents, status) VALUES (?,?,1,?,?,'Puerta',?,100,0,1600,0,'ok')`,
    [branch.id, saleId, uuidToBytes(item.id), item.partId, quantity],
  );
  return saleId;
}

test('books that add up have no fault', async () => {
  expect((await check()).faults).toEqual([]);
});

test('on hand that the ledger does not explain is found and named', async () => {
  await owner.query('UPDATE stock_items SET on_hand = 9 WHERE branch_id = ? AND id = ?', [
    branch.id,
    uuidToBytes(pads.id),
  ]);
  const { faults } = await check();
  expect(faults).toMatchObject([{ kind: 'on_hand', code: pads.code, expected: 7, found: 9 }]);
  expect(faults.map(explain)).toEqual([
    `${pads.code}: la existencia dice 9 y sus movimientos suman 7. Mira su libro y ajusta lo contado.`,
  ]);
});

test('a movement taken out of the ledger is found', async () => {
  await owner.query('DELETE FROM stock_movements WHERE branch_id = ? AND stock_item_id = ?', [
    branch.id,
    uuidToBytes(door.id),
  ]);
  expect((await check()).faults).toMatchObject([{ kind: 'on_hand', code: door.code, expected: 0, found: 1 }]);
});

test('a piece kept back for nobody is found, and one that a hold keeps is not', async () => {
  await owner.query('UPDATE stock_items SET reserved = 2 WHERE branch_id = ? AND id = ?', [
    branch.id,
    uuidToBytes(pads.id),
  ]);
  expect((await check()).faults).toMatchObject([{ kind: 'reserved', expected: 0, found: 2 }]);
  const kept = (quantity: number) => [
    () => Promise.resolve([{ stockItemId: uuidToBytes(pads.id), quantity }]),
  ];
  expect((await reconcileBranch(world.ctx(), branch.scope, kept(2))).faults).toEqual([]);
  expect((await reconcileBranch(world.ctx(), branch.scope, kept(3))).faults).toMatchObject([
    { kind: 'reserved', expected: 3, found: 2 },
  ]);
});

test('a serial number that the chain does not know is found', async () => {
  await owner.query('DELETE FROM unit_registry WHERE serial = ?', [door.code]);
  expect((await check()).faults).toMatchObject([{ kind: 'unit_registry', code: door.code }]);
});

test('a used piece without its body is found', async () => {
  await owner.query('DELETE FROM units WHERE branch_id = ? AND serial = ?', [branch.id, door.code]);
  expect((await check()).faults).toMatchObject([{ kind: 'unit_body', stockItemId: door.id }]);
});

test('a line that was sold and never left the shelf is found', async () => {
  await sell(pads, 2);
  expect((await check()).faults).toMatchObject([
    { kind: 'sale_unmoved', expected: 2, found: 0, document: 'PRB-1' },
  ]);
});

test('what left as sold without a line of a sale is found', async () => {
  const at = new Date();
  await owner.query(
    `INSERT INTO stock_movements (branch_id, id, stock_item_id, part_id, kind, quantity, occurred_at, recorded_at)
     VALUES (?,?,?,?,'sale',-3,?,?)`,
    [branch.id, uuidToBytes(uuidv7(at.getTime())), uuidToBytes(pads.id), pads.partId, at, at],
  );
  await owner.query('UPDATE stock_items SET on_hand = 4 WHERE branch_id = ? AND id = ?', [
    branch.id,
    uuidToBytes(pads.id),
  ]);
  expect((await check()).faults).toMatchObject([{ kind: 'movement_unsold', found: 3 }]);
});

test('is read by who keeps the stock of the branch, and nobody else', async () => {
  const manager = world.ctx(await world.staff('inventory_manager', [branch]));
  expect((await checkBranch(manager, branch.scope, [])).faults).toEqual([]);
  const clerk = world.ctx(await world.staff('clerk', [branch]));
  await expect(checkBranch(clerk, branch.scope, [])).rejects.toMatchObject({ code: 'identity.forbidden' });
});
