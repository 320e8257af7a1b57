import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type TestItem, type World } from '../../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../../tests/fixtures/worker-database.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { adjustStock, branchStock } from '#domain/inventory';
import type { Actor } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import { BranchStockQuery, CountReviewQuery, type CountScope } from '#contract/inventory';
import { CountReceipt, CountScanReceipt, type CountStep } from './contract.ts';
import { postCount } from './post-count.ts';
import { listCounts, readCount, reviewCount } from './read-count.ts';
import { countAgain, explainCount, openCount, stepCount } from './run-count.ts';
import { scanCount } from './scan-count.ts';

let world: World;
let branch: TestBranch;
let ana: Actor;
let beto: Actor;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
});

beforeEach(async () => {
  branch = await world.branch();
  ana = await world.staff('inventory_manager', [branch]);
  beto = await world.staff('inventory_manager', [branch]);
});

afterAll(() => world.close());

function keyed(actor: Actor, body: unknown, key: string = uuidv7(Date.now())) {
  return world.ctx(actor, {
    idempotency: idempotencyKey(key, body),
  });
}

async function open(scope: CountScope = {}, where = branch): Promise<string> {
  const draft = { id: uuidv7(Date.now()), scope };
  await openCount(keyed(ana, draft, draft.id), where.scope, draft);
  return draft.id;
}

async function see(
  countId: string,
  code: string,
  change: { quantity?: number; bin?: string; actor?: Actor; id?: string } = {},
) {
  const { actor = ana, quantity = 1, bin, id = uuidv7(Date.now()) } = change;
  const input = { id, code, quantity, ...(bin === undefined ? {} : { bin }) };
  const answer = await scanCount(keyed(actor, input, id), branch.scope, { ...input, countId });
  return CountScanReceipt.parse(JSON.parse(answer.json));
}

async function step(countId: string, status: CountStep['status']) {
  const { count } = await readCount(world.ctx(ana), branch.scope, countId);
  return stepCount(world.ctx(ana), branch.scope, { id: countId, status, version: count.version });
}

const review = (id: string, show: 'differences' | 'all' = 'differences') =>
  reviewCount(world.ctx(ana), branch.scope, { ...CountReviewQuery.parse({ show }), id });

async function post(countId: string, actor = ana, key: string = uuidv7(Date.now())) {
  const { count } = await readCount(world.ctx(ana), branch.scope, countId);
  const body = { version: count.version };
  const answer = await postCount(keyed(actor, body, key), branch.scope, { id: countId, ...body });
  return { ...CountReceipt.parse(JSON.parse(answer.json)), key, body };
}

async function explainAll(countId: string, reason: 'not-found' | 'found' | 'leave' = 'not-found') {
  const { lines } = await review(countId);
  if (lines.length === 0) return;
  await explainCount(world.ctx(ana), branch.scope, {
    id: countId,
    reason,
    lineIds: lines.map(({ id }) => id),
  });
}

async function take(item: TestItem, quantity: number) {
  await world.db.change(
    'UPDATE stock_items SET on_hand = on_hand - ?, version = version + 1 WHERE branch_id = ? AND id = ?',
    [quantity, branch.id, uuidToBytes(item.id)],
  );
  const at = new Date();
  await world.db.change(
    `INSERT INTO stock_movements (branch_id, id, stock_item_id, part_id, kind, quantity, occurred_at, recorded_at)
     VALUES (?,?,?,?,'sale',?,?,?)`,
    [branch.id, uuidToBytes(uuidv7(at.getTime())), uuidToBytes(item.id), item.partId, -quantity, at, at],
  );
}

const placed = (item: TestItem, bin: string) =>
  world.db.change('UPDATE stock_items SET bin = ? WHERE branch_id = ? AND id = ?', [
    bin,
    branch.id,
    uuidToBytes(item.id),
  ]);

describe('a blind count', () => {
  test('posts what is missing and what was found, in one go, with reasons, audit and event', async () => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 419_00 });
    const door = await world.unit(branch, { priceCents: 2_850_00 });
    const gone = await world.unit(branch, { priceCents: 1_310_00 });
    const id = await open();
    await expect(review(id)).rejects.toMatchObject({ code: 'inventory.count_is_blind' });
    await see(id, pads.code, { quantity: 3 });
    await see(id, pads.code, { quantity: 2, actor: beto });
    await see(id, `https://partes.example/pieza/${door.code}`, { actor: beto });
    const progress = await readCount(world.ctx(beto), branch.scope, id);
    expect(progress).toMatchObject({ pieces: 6, things: 2, people: [{ pieces: 3 }, { pieces: 3 }] });
    await step(id, 'review');
    expect(
      (await review(id)).lines.map(({ code, verdict, difference }) => [code, verdict, difference]),
    ).toEqual(
      expect.arrayContaining([
        [pads.code, 'short', -2],
        [gone.code, 'missing', -1],
      ]),
    );
    await expect(post(id)).rejects.toMatchObject({
      code: 'inventory.count_unexplained',
      details: { count: 2 },
    });
    await explainAll(id);
    const receipt = await post(id);
    expect(receipt).toMatchObject({ movements: 2, missingPieces: 3, foundPieces: 0, left: 0 });
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 5, ledger: 5 });
    expect(await world.level(branch, door)).toMatchObject({ onHand: 1, ledger: 1 });
    expect(await world.level(branch, gone)).toMatchObject({ onHand: 0, ledger: 0 });
    const events = await world.db.rows<{ topic: string }>(
      'SELECT topic FROM outbox_events WHERE branch_id = ? ORDER BY position DESC LIMIT 1',
      [branch.id],
    );
    expect(events).toEqual([{ topic: 'count.posted' }]);
    const audits = await world.db.rows<{ action: string }>(
      "SELECT action FROM audit_log WHERE branch_id = ? AND action = 'count.post'",
      [branch.id],
    );
    expect(audits).toHaveLength(1);
    const lost = await branchStock(world.ctx(ana), branch.scope, BranchStockQuery.parse({ state: 'lost' }));
    expect(lost.items.map(({ code }) => code).sort()).toEqual([gone.code, pads.code].sort());
    // What was posted stays readable as it was.
    expect((await review(id)).totals).toMatchObject({ differing: 2, missingPieces: 3 });
  });

  test('judges against the moment of the scan: what was sold afterwards is neither lost nor counted twice', async () => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 419_00 });
    const door = await world.unit(branch, { priceCents: 2_850_00 });
    const id = await open();
    await see(id, pads.code, { quantity: 5 });
    await see(id, door.code);
    await take(pads, 3);
    await take(door, 1);
    await step(id, 'review');
    await explainAll(id);
    expect(await post(id)).toMatchObject({ movements: 1, missingPieces: 2 });
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 2, ledger: 2 });
    expect(await world.level(branch, door)).toMatchObject({ onHand: 0, ledger: 0 });
  });

  test('never calls missing what was sold while people counted', async () => {
    const door = await world.unit(branch, { priceCents: 2_850_00 });
    const id = await open();
    await take(door, 1);
    await step(id, 'review');
    expect((await review(id)).lines).toEqual([]);
    expect(await post(id)).toMatchObject({ movements: 0 });
  });

  test('finds a piece that the system had sold, one of another branch, a part it never stocked and a stranger', async () => {
    const other = await world.branch();
    const theirs = await world.unit(other, { priceCents: 990_00 });
    const unstocked = await world.bulk(other, { onHand: 4, priceCents: 230_00 });
    const sold = await world.unit(branch, { priceCents: 1_310_00 });
    await take(sold, 1);
    const id = await open();
    expect(await see(id, sold.code, { bin: 'B-07' })).toMatchObject({ kind: 'unit' });
    expect(await see(id, theirs.code)).toMatchObject({ kind: 'elsewhere' });
    expect(await see(id, unstocked.code, { quantity: 2, bin: 'B-08' })).toMatchObject({ kind: 'new' });
    expect(await see(id, 'NADIE-99')).toMatchObject({ kind: 'unknown', code: 'NADIE-99' });
    await step(id, 'review');
    const { lines } = await review(id);
    expect(Object.fromEntries(lines.map(({ code, verdict }) => [code, verdict]))).toEqual({
      [sold.code]: 'found',
      [theirs.code]: 'elsewhere',
      [unstocked.code]: 'new',
      'NADIE-99': 'unknown',
    });
    expect(lines.find(({ verdict }) => verdict === 'elsewhere')?.elsewhere).toBe(`Sucursal ${other.code}`);
    await explainAll(id, 'found');
    expect(await post(id)).toMatchObject({ movements: 2, foundPieces: 3, placed: 2 });
    expect(await world.level(branch, sold)).toMatchObject({ onHand: 1, ledger: 1 });
    expect(await world.level(other, theirs)).toMatchObject({ onHand: 1, ledger: 1 });
    const fresh = await world.db.rows<{ onHand: number; bin: string; ledger: string }>(
      `SELECT s.on_hand AS onHand, s.bin, (SELECT SUM(quantity) FROM stock_movements m WHERE m.branch_id = s.branch_id
         AND m.stock_item_id = s.id) AS ledger FROM stock_items s WHERE s.branch_id = ? AND s.part_id = ?`,
      [branch.id, unstocked.partId],
    );
    expect(fresh).toEqual([{ onHand: 2, bin: 'B-08', ledger: '2' }]);
  });

  test('counts a used piece once, whoever scans it, and takes a mistake back', async () => {
    const door = await world.unit(branch, { priceCents: 2_850_00 });
    const id = await open();
    const racers = await Promise.all([
      see(id, door.code),
      see(id, door.code, { actor: beto }),
      see(id, door.code),
    ]);
    expect(racers.filter(({ isRepeated }) => isRepeated)).toHaveLength(2);
    expect(racers.every(({ counted }) => counted === 1)).toBe(true);
    await expect(see(id, door.code, { quantity: -1 })).resolves.toMatchObject({ counted: 0 });
    await expect(see(id, door.code, { quantity: -1 })).rejects.toMatchObject({
      code: 'inventory.count_below_zero',
    });
    await step(id, 'review');
    expect((await review(id)).lines).toMatchObject([{ code: door.code, verdict: 'missing' }]);
  });

  test('of some shelves leaves the others alone', async () => {
    const inside = await world.unit(branch, { priceCents: 1_100_00 });
    const outside = await world.unit(branch, { priceCents: 1_300_00 });
    const pads = await world.bulk(branch, { onHand: 9, priceCents: 419_00 });
    await placed(inside, 'A-03');
    await placed(outside, 'C-01');
    await placed(pads, 'C-02');
    const id = await open({ bin: 'A-' });
    await see(id, pads.code, { quantity: 2 });
    await see(id, outside.code, { bin: 'A-05' });
    await step(id, 'review');
    const { lines, totals } = await review(id, 'all');
    expect(totals).toMatchObject({ things: 3, differing: 1 });
    expect(lines.find(({ code }) => code === pads.code)?.verdict).toBe('outside');
    expect(lines.find(({ code }) => code === outside.code)).toMatchObject({
      verdict: 'agrees',
      seenBin: 'A-05',
    });
    await explainAll(id);
    expect(await post(id)).toMatchObject({ movements: 1, placed: 1 });
    expect(await world.level(branch, outside)).toMatchObject({ onHand: 1 });
    expect(await world.level(branch, inside)).toMatchObject({ onHand: 0 });
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 9 });
  });

  test('has what moved between two scans, or was corrected since, counted again', async () => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 419_00 });
    const id = await open();
    await see(id, pads.code, { quantity: 3 });
    await take(pads, 1);
    await see(id, pads.code, { quantity: 2, actor: beto });
    await step(id, 'review');
    const [line] = (await review(id)).lines;
    expect(line).toMatchObject({ problem: 'moved', difference: -1 });
    await explainAll(id);
    await expect(post(id)).rejects.toMatchObject({ code: 'inventory.count_again' });
    await countAgain(world.ctx(ana), branch.scope, { id, lineIds: [line?.id ?? ''] });
    await see(id, pads.code, { quantity: 5 });
    await step(id, 'review');
    await explainAll(id);
    const { version } = await world.level(branch, pads);
    const adjustment = { countedOnHand: 5, version, reason: 'lost' as const, stockItemId: pads.id };
    await adjustStock(keyed(ana, adjustment), branch.scope, adjustment);
    await expect(post(id)).rejects.toMatchObject({ code: 'inventory.count_again' });
    await explainAll(id, 'leave');
    expect(await post(id)).toMatchObject({ movements: 0, left: 1 });
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 5, ledger: 5 });
  });

  test('never leaves a hold without its piece', async () => {
    const door = await world.unit(branch, { priceCents: 2_850_00 });
    await world.db.change('UPDATE stock_items SET reserved = 1 WHERE branch_id = ? AND id = ?', [
      branch.id,
      uuidToBytes(door.id),
    ]);
    const id = await open();
    await step(id, 'review');
    expect((await review(id)).lines).toMatchObject([{ problem: 'reserved' }]);
    await explainAll(id);
    await expect(post(id)).rejects.toMatchObject({ code: 'inventory.count_again' });
  });

  test('posted by two at once is posted once, and a replay gets the same answer', async () => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 419_00 });
    const id = await open();
    await see(id, pads.code, { quantity: 4 });
    await step(id, 'review');
    await explainAll(id);
    const { count } = await readCount(world.ctx(ana), branch.scope, id);
    const body = { version: count.version };
    const keys = [uuidv7(Date.now()), uuidv7(Date.now())];
    const results = await Promise.allSettled(
      keys.map((key) => postCount(keyed(ana, body, key), branch.scope, { id, ...body })),
    );
    const done = results.filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(1);
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 4, ledger: 4 });
    const winner = keys[results.findIndex(({ status }) => status === 'fulfilled')];
    const again = await postCount(keyed(ana, body, winner), branch.scope, { id, ...body });
    expect(again.replayed).toBe(true);
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 4, ledger: 4 });
  });

  test('racing a sale of the same parts loses neither', async () => {
    const pads = await world.bulk(branch, { onHand: 30, priceCents: 419_00 });
    const id = await open();
    await see(id, pads.code, { quantity: 28 });
    await step(id, 'review');
    await explainAll(id);
    const sales = Array.from({ length: 10 }, () =>
      world.db.change(
        'UPDATE stock_items SET on_hand = on_hand - 1, version = version + 1 WHERE branch_id = ? AND id = ? AND on_hand >= 1',
        [branch.id, uuidToBytes(pads.id)],
      ),
    );
    await Promise.all([...sales, post(id)]);
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 18 });
  });

  test('is given up without a trace on stock, and takes no scan afterwards', async () => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 419_00 });
    const id = await open();
    await see(id, pads.code, { quantity: 2 });
    await step(id, 'cancelled');
    await expect(see(id, pads.code)).rejects.toMatchObject({ code: 'inventory.count_closed' });
    expect(await world.level(branch, pads)).toMatchObject({ onHand: 7, ledger: 7 });
    expect((await listCounts(world.ctx(ana), branch.scope)).items).toMatchObject([
      { id, status: 'cancelled' },
    ]);
  });

  test('is nobody else’s: a clerk is refused and another branch does not find it', async () => {
    const id = await open();
    const clerk = await world.staff('clerk', [branch]);
    await expect(readCount(world.ctx(clerk), branch.scope, id)).rejects.toMatchObject({
      code: 'identity.forbidden',
    });
    const other = await world.branch();
    const neighbour = await world.staff('inventory_manager', [other]);
    await expect(readCount(world.ctx(neighbour), other.scope, id)).rejects.toMatchObject({
      code: 'inventory.count_not_found',
    });
    await expect(readCount(world.ctx(neighbour), branch.scope, id)).rejects.toMatchObject({
      code: 'branches.not_found',
    });
  });

  test('answers a repeated scan with the same bytes', async () => {
    const pads = await world.bulk(branch, { onHand: 7, priceCents: 419_00 });
    const id = await open();
    const key = uuidv7(Date.now());
    const first = await see(id, pads.code, { quantity: 3, id: key });
    expect(await see(id, pads.code, { quantity: 3, id: key })).toEqual(first);
    expect((await readCount(world.ctx(ana), branch.scope, id)).pieces).toBe(3);
  });
});
