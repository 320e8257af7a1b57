import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type TestItem, type World } from '../../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../../tests/fixtures/worker-database.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { DonorListQuery } from '#contract/inventory';
import { listDonors } from '#domain/inventory';
import type { Actor } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import { closeDonor } from './close-donor.ts';
import { DonorClosed, type DonorClosing } from './contract.ts';
import {
  addPaper,
  changeDonor,
  photographDonor,
  photographPaper,
  readDonorFile,
  removeDonorPhoto,
  removePaper,
} from './donor-file.ts';

let world: World;
let branch: TestBranch;
let manager: Actor;
let donorId: string;
let pieces: TestItem[];

beforeAll(async () => {
  world = await aWorld(workerDatabase());
});
beforeEach(async () => {
  branch = await world.branch();
  manager = await world.staff('inventory_manager', [branch]);
  const generation = await world.generation();
  donorId = uuidv7(Date.now());
  await world.db.change(
    `INSERT INTO donor_vehicles (branch_id, id, generation_id, model_year, impact, cost_cents, yard_position, status, arrived_on)
     VALUES (?,?,?,2001,'none',1700000,'P-07','dismantling','2026-11-01')`,
    [branch.id, uuidToBytes(donorId), generation.id],
  );
  pieces = [];
  for (const priceCents of [1_100_00, 1_300_00, 1_700_00]) {
    const piece = await world.unit(branch, { priceCents, generationId: generation.id });
    pieces.push(piece);
    await world.db.change('UPDATE units SET donor_vehicle_id = ? WHERE branch_id = ? AND stock_item_id = ?', [
      uuidToBytes(donorId),
      branch.id,
      uuidToBytes(piece.id),
    ]);
    await world.db.change("UPDATE stock_items SET bin = 'P-07' WHERE branch_id = ? AND id = ?", [
      branch.id,
      uuidToBytes(piece.id),
    ]);
  }
});
afterAll(() => world.close());

const picture = () => ({ hash: randomBytes(32).toString('hex'), width: 1_600, height: 1_200 });
const noCosts = { purchaseCents: 17_000_00, towCents: null, papersCents: null, otherCents: null };

function close(change: Partial<DonorClosing>, actor = manager, key: string = uuidv7(Date.now())) {
  const input = { remaining: 'write-off' as const, version: 1, ...change, id: donorId };
  return closeDonor(world.ctx(actor, { idempotency: idempotencyKey(key, input) }), branch.scope, input);
}

async function binOf(item: TestItem): Promise<string | null> {
  const [row] = await world.db.rows<{ bin: string | null }>(
    'SELECT bin FROM stock_items WHERE branch_id = ? AND id = ?',
    [branch.id, uuidToBytes(item.id)],
  );
  return row?.bin ?? null;
}

describe('the file of a donor car', () => {
  test('keeps papers with their photographs, and the worklist of cars without lets go of it', async () => {
    const ctx = world.ctx(manager);
    const without = async () =>
      (await listDonors(ctx, branch.scope, DonorListQuery.parse({ without: 'papers' }))).items.map(
        ({ id }) => id,
      );
    expect(await without()).toEqual([donorId]);
    const paper = {
      id: uuidv7(Date.now()),
      kind: 'invoice' as const,
      number: 'A-7731',
      issuedOn: '2026-10-30',
      issuer: 'Aseguradora del Bajío',
    };
    await addPaper(ctx, branch.scope, { donorId, paper });
    const { hash, ...size } = picture();
    const file = await photographPaper(ctx, branch.scope, {
      donorId,
      paperId: paper.id,
      takeIn: () => Promise.resolve({ hash, ...size }),
    });
    expect(file.papers).toMatchObject([{ id: paper.id, kind: 'invoice', number: 'A-7731', photo: size }]);
    expect(await without()).toEqual([]);
    const removed = await removePaper(ctx, branch.scope, { donorId, paperId: paper.id });
    expect(removed.papers).toEqual([]);
    expect(await without()).toEqual([donorId]);
    const again = await addPaper(ctx, branch.scope, { donorId, paper: { ...paper, id: uuidv7(Date.now()) } });
    expect(again.papers).toMatchObject([{ number: 'A-7731', photo: size }]);
    await expect(
      removePaper(ctx, branch.scope, { donorId, paperId: uuidv7(Date.now()) }),
    ).rejects.toMatchObject({ code: 'inventory.paper_not_found' });
  });

  test('keeps photographs of the car, each once', async () => {
    const ctx = world.ctx(manager);
    const taken = picture();
    const shot = () => photographDonor(ctx, branch.scope, { donorId, takeIn: () => Promise.resolve(taken) });
    await shot();
    const { photos } = await shot();
    expect(photos).toMatchObject([{ hash: taken.hash }]);
    const photoId = photos[0]?.id ?? '';
    expect((await removeDonorPhoto(ctx, branch.scope, { donorId, photoId })).photos).toEqual([]);
  });

  test('moves in the yard with the pieces that are still on it, and knows what it cost and brought', async () => {
    const ctx = world.ctx(manager);
    const [onShelf, sold] = pieces;
    if (!onShelf || !sold) throw new Error('three pieces');
    await world.db.change("UPDATE stock_items SET bin = 'A-01' WHERE branch_id = ? AND id = ?", [
      branch.id,
      uuidToBytes(onShelf.id),
    ]);
    const file = await changeDonor(ctx, branch.scope, {
      id: donorId,
      yardPosition: 'P-11',
      costs: { ...noCosts, towCents: 1_300_00, papersCents: 700_00 },
      version: 1,
    });
    expect(file).toMatchObject({ yardPosition: 'P-11', version: 2 });
    expect(await Promise.all(pieces.map(binOf))).toEqual(['A-01', 'P-11', 'P-11']);
    const at = new Date();
    const saleId = uuidToBytes(uuidv7(Date.now()));
    await world.db.change(
      `INSERT INTO sales (branch_id, id, terminal_id, folio_sequence, folio, origin, cashier_id, discount_cents, tax_cents,
         total_cents, sold_at, recorded_at, business_date) VALUES (?,?,1,1,'PRB-1','counter',1,0,0,0,?,?,'2026-11-22')`,
      [branch.id, saleId, at, at],
    );
    await world.db.change(
      `INSERT INTO sale_lines (branch_id, sale_id, line_no, stock_item_id, part_id, description, quantity, unit_price_cents,
         discount_cents, tax_rate_bp, tax_cents, status) VALUES (?,?,1,?,?,'Puerta',1,130000,10000,1600,0,'ok')`,
      [branch.id, saleId, uuidToBytes(sold.id), sold.partId],
    );
    await world.db.change('UPDATE stock_items SET on_hand = 0 WHERE branch_id = ? AND id = ?', [
      branch.id,
      uuidToBytes(sold.id),
    ]);
    expect((await readDonorFile(ctx, branch.scope, donorId)).returns).toEqual({
      costCents: 19_000_00,
      soldPieces: 1,
      soldCents: 1_200_00,
      leftPieces: 2,
      leftCents: 2_800_00,
      unpriced: 0,
      writtenOff: 0,
    });
    await expect(
      changeDonor(ctx, branch.scope, { id: donorId, yardPosition: null, costs: noCosts, version: 1 }),
    ).rejects.toMatchObject({ code: 'inventory.donor_changed' });
  });
});

describe('closing a donor car', () => {
  test('writes off what is left on it, with its reason, in one go and once', async () => {
    const key = uuidv7(Date.now());
    const first = await close({ note: 'Chatarra del 22' }, manager, key);
    expect(DonorClosed.parse(JSON.parse(first.json))).toEqual({
      id: donorId,
      writtenOff: 3,
      kept: 0,
      valueCents: 4_100_00,
    });
    expect(await close({ note: 'Chatarra del 22' }, manager, key)).toMatchObject({
      json: first.json,
      replayed: true,
    });
    for (const piece of pieces)
      expect(await world.level(branch, piece)).toMatchObject({ onHand: 0, ledger: 0 });
    const reasons = await world.db.rows<{ reason: string; n: number }>(
      "SELECT reason, COUNT(*) AS n FROM stock_movements WHERE branch_id = ? AND kind = 'write_off' GROUP BY reason",
      [branch.id],
    );
    expect(reasons).toEqual([{ reason: 'crushed', n: 3 }]);
    await expect(close({ version: 2 })).rejects.toMatchObject({ code: 'inventory.donor_closed' });
    expect(await readDonorFile(world.ctx(manager), branch.scope, donorId)).toMatchObject({
      status: 'closed',
      returns: { writtenOff: 3, leftPieces: 0 },
    });
  });

  test('keeps what was taken off, without a place until somebody gives it one', async () => {
    const done = await close({ remaining: 'keep' });
    expect(DonorClosed.parse(JSON.parse(done.json))).toMatchObject({ writtenOff: 0, kept: 3 });
    for (const piece of pieces)
      expect(await world.level(branch, piece)).toMatchObject({ onHand: 1, ledger: 1 });
    expect(await Promise.all(pieces.map(binOf))).toEqual([null, null, null]);
  });

  test('does not crush what is kept for somebody, and nothing is written then', async () => {
    const [held] = pieces;
    if (!held) throw new Error('three pieces');
    await world.db.change('UPDATE stock_items SET reserved = 1 WHERE branch_id = ? AND id = ?', [
      branch.id,
      uuidToBytes(held.id),
    ]);
    await expect(close({})).rejects.toMatchObject({
      code: 'inventory.donor_pieces_held',
      details: { codes: [held.code] },
    });
    for (const piece of pieces) expect(await world.level(branch, piece)).toMatchObject({ onHand: 1 });
  });

  test('is not for a clerk, nor for another branch', async () => {
    await expect(close({}, await world.staff('clerk', [branch]))).rejects.toMatchObject({
      code: 'identity.forbidden',
    });
    const other = await world.branch();
    const neighbour = await world.staff('inventory_manager', [other]);
    await expect(readDonorFile(world.ctx(neighbour), other.scope, donorId)).rejects.toMatchObject({
      code: 'inventory.donor_not_found',
    });
  });
});
