import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { Actor } from '#server/context.ts';
import { DomainError } from '#shared/errors.ts';
import { uuidv7 } from '#shared/ids.ts';
import type { TestBranch, TestItem } from '../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../tests/fixtures/idempotency-key.ts';
import { branchLine, type BranchLine } from '../../../tests/fixtures/branch-line.ts';
import { twoDatabases, type TwoDatabases } from '../../../tests/fixtures/two-databases.ts';
import {
  adjustStock,
  cancelTransfer,
  listTransfers,
  pickTransfer,
  pieceByCode,
  pieceStatus,
  readTransfer,
  receiveTransfer,
  requestTransfer,
  sendTransfer,
  settleTransfer,
  itemsForSale,
  takeStock,
  transitReport,
} from './index.ts';
import { transaction } from '#db/tx.ts';
import type { TransferView } from './transfer-contract.ts';

let chain: TwoDatabases;
let line: BranchLine;
let manager: Extract<Actor, { type: 'staff' }>;
let clerk: Extract<Actor, { type: 'staff' }>;
/** Sends. */
let near: TestBranch;
/** Receives, in a database of its own. */
let far: TestBranch;

beforeAll(async () => {
  chain = await twoDatabases();
  ({ near, far } = chain);
  manager = await chain.world.staff('inventory_manager', [near, far]);
  clerk = await chain.world.staff('clerk', [near, far]);
});

afterAll(() => chain.close());

beforeEach(() => {
  line = branchLine(chain);
});

const keyed = (key: string, actor: Actor = manager, body: unknown = key) =>
  chain.world.ctx(actor, {
    idempotency: idempotencyKey(key, body),
  });

async function refusalOf(work: Promise<unknown>): Promise<DomainError> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof DomainError)) throw new Error('Not refused', { cause: error });
  return error;
}

interface Wanted {
  readonly item: TestItem;
  readonly quantity?: number;
}

/** `far` asks `near`, and `near` has heard of it. */
async function asked(wanted: readonly Wanted[]): Promise<string> {
  const id = await askedUnheard(wanted);
  await line.deliver();
  return id;
}

async function askedUnheard(wanted: readonly Wanted[], actor: Actor = clerk): Promise<string> {
  const id = uuidv7(Date.now());
  const lines = wanted.map(({ item, quantity = 1 }) => ({ code: item.code, quantity }));
  await requestTransfer(keyed(id, actor), far.scope, { id, from: near.code, to: far.code, lines });
  return id;
}

async function picked(id: string): Promise<void> {
  const { lines } = await readTransfer(chain.world.ctx(manager), near.scope, id);
  await pickTransfer(chain.world.ctx(manager), near.scope, {
    id,
    lines: lines.map(({ line: at, requested }) => ({ line: at, picked: requested })),
  });
}

const send = (id: string, key: string = randomUUID()) => sendTransfer(keyed(key), near.scope, id);

async function sent(wanted: readonly Wanted[]): Promise<string> {
  const id = await asked(wanted);
  await picked(id);
  await send(id);
  await line.deliver();
  return id;
}

const receive = (
  id: string,
  lines: { line: number; received: number; damaged?: number; note?: string }[],
  extra: { code: string; quantity: number }[] = [],
  key: string = randomUUID(),
) =>
  receiveTransfer(keyed(key, manager, [lines, extra]), far.scope, {
    id,
    lines: lines.map((one) => ({ damaged: 0, ...one })),
    extras: extra,
  });

const view = (branch: TestBranch, id: string): Promise<TransferView> =>
  readTransfer(chain.world.ctx(manager), branch.scope, id);

/** The piece's item in the far branch. */
async function farItem(serial: string): Promise<TestItem> {
  const rows = await chain.second.rows<{ id: Buffer }>(
    'SELECT stock_item_id AS id FROM units WHERE branch_id = ? AND serial = ?',
    [far.id, serial],
  );
  const id = rows[0]?.id.toString('hex') ?? '';
  const text = `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`;
  return { id: text, code: serial, partId: 0, priceCents: 0 };
}

async function soundness(): Promise<void> {
  const report = await transitReport(chain.world.ctx({ type: 'job', name: 'reconcile' }));
  expect(report.differing).toEqual([]);
  expect(report.twice).toEqual([]);
}

const pieceOf = async (serial: string) => {
  const answer = await pieceByCode(chain.world.ctx(), serial);
  if (answer.kind !== 'piece') throw new Error('No piece');
  return answer.piece;
};

describe('a transfer between two databases', () => {
  test('a piece goes from one branch to the other with its body, and is shown on its way', async () => {
    const door = await chain.unit({ priceCents: 1_301_00 });
    await chain.world.db.change(
      "UPDATE units SET grade = 'B', colour = 'Rojo', odometer_km = 90107, damage_codes = '[\"5D1\"]' WHERE branch_id = ? AND serial = ?",
      [near.id, door.code],
    );
    await chain.world.db.change(
      `INSERT INTO stock_photos (branch_id, id, stock_item_id, media_hash, position, width, height, uploaded_at)
       VALUES (?,?,?,?,0,1601,1201,CURRENT_TIMESTAMP(3))`,
      [
        near.id,
        uuidToBytes(uuidv7(Date.now())),
        uuidToBytes(door.id),
        createHash('sha256').update(door.code).digest(),
      ],
    );
    const id = await asked([{ item: door }]);
    expect(await view(near, id)).toMatchObject({
      side: 'out',
      state: 'requested',
      from: near.code,
      to: far.code,
    });
    await picked(id);
    await send(id);
    expect(await chain.world.level(near, door)).toMatchObject({ onHand: 0, ledger: 0 });
    expect(await pieceStatus(chain.world.ctx(), door.code)).toMatchObject({
      state: 'transit',
      available: 0,
      branch: { code: near.code },
      movingTo: { code: far.code },
    });
    expect((await pieceOf(door.code)).gone).toBeNull();
    await soundness();
    await line.deliver();
    expect(await view(far, id)).toMatchObject({ side: 'in', state: 'sent', lines: [{ sent: 1 }] });

    await receive(id, [{ line: 1, received: 1 }]);
    expect(await pieceStatus(chain.world.ctx(), door.code)).toMatchObject({
      state: 'available',
      branch: { code: far.code },
    });
    await soundness();
    await line.deliver();
    expect(await view(near, id)).toMatchObject({ state: 'received', lines: [{ received: 1, missing: 0 }] });
    expect(await chain.world.level(far, await farItem(door.code))).toMatchObject({ onHand: 1, ledger: 1 });
    expect(await pieceOf(door.code)).toMatchObject({
      branch: far.code,
      priceCents: 1_301_00,
      grade: 'B',
      colour: 'Rojo',
      odometerKm: 90_107,
      damageCodes: ['5D1'],
      photos: [{ width: 1601, height: 1201 }],
    });
    await soundness();
  });

  test('its car stays in the yard where it is, and is shown with the piece all the same', async () => {
    const generation = await chain.world.generation();
    const door = await chain.unit({ priceCents: 1_103_00 });
    const donor = uuidToBytes(uuidv7(Date.now()));
    await chain.world.db.change(
      `INSERT INTO donor_vehicles (branch_id, id, generation_id, model_year, impact, status, arrived_on)
       VALUES (?, ?, ?, 1999, 'front', 'dismantling', '2026-03-07')`,
      [near.id, donor, generation.id],
    );
    await chain.world.db.change('UPDATE units SET donor_vehicle_id = ? WHERE branch_id = ? AND serial = ?', [
      donor,
      near.id,
      door.code,
    ]);
    const before = await pieceOf(door.code);
    expect(before.donor).toMatchObject({ modelYear: 1999 });
    await receive(await sent([{ item: door }]), [{ line: 1, received: 1 }]);
    await line.deliver();
    const after = await pieceOf(door.code);
    expect(after).toMatchObject({ branch: far.code, donor: { modelYear: 1999, arrivedOn: '2026-03-07' } });
    expect(after.fit).toEqual(before.fit);
  });

  test('new parts go by quantity, and what the branch has of them grows', async () => {
    const pads = await chain.bulk({ onHand: 13, priceCents: 211_00 });
    await sent([{ item: pads, quantity: 5 }]).then((id) => receive(id, [{ line: 1, received: 5 }]));
    const again = await sent([{ item: pads, quantity: 3 }]);
    expect(await transitOf(pads)).toBe(3);
    await receive(again, [{ line: 1, received: 3 }]);
    await line.deliver();
    expect(await chain.world.level(near, pads)).toMatchObject({ onHand: 5, ledger: 5 });
    const rows = await chain.second.rows<{ onHand: number; priceCents: number }>(
      'SELECT on_hand AS onHand, price_cents AS priceCents FROM stock_items WHERE branch_id = ? AND part_id = ?',
      [far.id, pads.partId],
    );
    expect(rows).toEqual([{ onHand: 8, priceCents: 211_00 }]);
    expect(await transitOf(pads)).toBe(0);
    await soundness();
  });

  test('everything the branches tell each other may come twice and in any order', async () => {
    const door = await chain.unit({ priceCents: 907_00 });
    const pads = await chain.bulk({ onHand: 7, priceCents: 113_00 });
    const id = await askedUnheard([{ item: door }, { item: pads, quantity: 4 }]);
    // Withdrawn before the sender has heard of the request: it hears that first.
    await cancelTransfer(chain.world.ctx(clerk), far.scope, { id });
    await line.deliver({ order: 'reversed', twice: true });
    expect((await view(near, id)).state).toBe('cancelled');
    expect((await view(far, id)).state).toBe('cancelled');

    const second = await asked([{ item: door }, { item: pads, quantity: 4 }]);
    await picked(second);
    await send(second);
    await line.deliver({ order: 'reversed', twice: true });
    await receive(second, [{ line: 2, received: 1 }]);
    await line.deliver({ order: 'reversed', twice: true });
    await settleTransfer(keyed(randomUUID()), near.scope, {
      id: second,
      lines: [{ line: 1, returned: 1, writtenOff: 0 }],
    });
    await settleTransfer(keyed(randomUUID()), near.scope, {
      id: second,
      lines: [{ line: 2, returned: 2, writtenOff: 1, reason: 'stolen' }],
    });
    await line.deliver({ order: 'reversed', twice: true });
    for (const branch of [near, far]) {
      expect(await view(branch, second)).toMatchObject({
        state: 'received',
        lines: [
          { sent: 1, received: 0, missing: 1, returned: 1, writtenOff: 0 },
          { sent: 4, received: 1, missing: 3, returned: 2, writtenOff: 1, lossReason: 'stolen' },
        ],
      });
    }
    expect(await chain.world.level(near, door)).toMatchObject({ onHand: 1, ledger: 1 });
    expect(await chain.world.level(near, pads)).toMatchObject({ onHand: 5, ledger: 5 });
    expect(await transitOf(pads)).toBe(0);
    await soundness();
  });

  test('a piece comes back to the item it had, and the registry follows it', async () => {
    const door = await chain.unit({ priceCents: 503_00 });
    await chain.world.db.change(
      'INSERT INTO unit_registry (serial, unit_id, branch_id) SELECT serial, unit_id, branch_id FROM units WHERE branch_id = ? AND serial = ?',
      [near.id, door.code],
    );
    await receive(await sent([{ item: door }]), [{ line: 1, received: 1 }]);
    await line.deliver();
    expect(await registered(door.code)).toBe(far.id);
    const back = uuidv7(Date.now());
    const lines = [{ code: door.code, quantity: 1 }];
    await requestTransfer(keyed(back), far.scope, { id: back, from: far.code, to: near.code, lines });
    await pickTransfer(chain.world.ctx(manager), far.scope, { id: back, lines: [{ line: 1, picked: 1 }] });
    await sendTransfer(keyed(randomUUID()), far.scope, back);
    await line.deliver();
    await receiveTransfer(keyed(randomUUID()), near.scope, {
      id: back,
      lines: [{ line: 1, received: 1, damaged: 0 }],
      extras: [],
    });
    await line.deliver();
    expect(await chain.world.level(near, door)).toMatchObject({ onHand: 1, ledger: 1 });
    expect(await chain.world.level(far, await farItem(door.code))).toMatchObject({ onHand: 0, ledger: 0 });
    expect(await registered(door.code)).toBe(near.id);
    expect(await pieceStatus(chain.world.ctx(), door.code)).toMatchObject({
      state: 'available',
      branch: { code: near.code },
    });
    await soundness();
  });

  test('while the other database is away a parcel can leave, and is told of later', async () => {
    const door = await chain.unit({ priceCents: 401_00 });
    const id = await asked([{ item: door }]);
    await picked(id);
    await chain.whileAway(async () => {
      await send(id);
      await line.deliver();
      expect(await chain.world.level(near, door)).toMatchObject({ onHand: 0 });
    });
    expect((await view(far, id)).state).toBe('requested');
    await line.later();
    expect((await view(far, id)).state).toBe('sent');
    await soundness();
  });
});

async function registered(serial: string): Promise<number | undefined> {
  const rows = await chain.world.db.rows<{ branchId: number }>(
    'SELECT branch_id AS branchId FROM unit_registry WHERE serial = ?',
    [serial],
  );
  return rows[0]?.branchId;
}

/** Pieces of a part on their way, by the ledger. */
async function transitOf({ partId }: TestItem): Promise<number> {
  const sums = await Promise.all(
    [chain.world.db, chain.second].map((db) =>
      db.rows<{ pieces: string | null }>(
        "SELECT -SUM(quantity) AS pieces FROM stock_movements WHERE part_id = ? AND kind IN ('transfer_out', 'transfer_in')",
        [partId],
      ),
    ),
  );
  return sums.flat().reduce((sum, row) => sum + Number(row.pieces ?? 0), 0);
}

describe('what arrives is not what left', () => {
  test('missing, damaged and more than was sent: each has its place, and chain stock plus transit stays', async () => {
    const door = await chain.unit({ priceCents: 701_00 });
    const mirror = await chain.unit({ priceCents: 307_00 });
    const pads = await chain.bulk({ onHand: 11, priceCents: 89_00 });
    const id = await sent([{ item: door }, { item: mirror }, { item: pads, quantity: 6 }]);
    await receive(
      id,
      [
        { line: 1, received: 0, damaged: 1, note: 'vidrio roto' },
        { line: 3, received: 3, damaged: 1 },
      ],
      [{ code: 'OTRA-PIEZA', quantity: 1 }],
    );
    await soundness();
    await line.deliver();
    expect(await view(near, id)).toMatchObject({
      state: 'differing',
      lines: [{ damaged: 1 }, { missing: 1 }, { received: 3, damaged: 1, missing: 2 }],
      extras: [{ code: 'OTRA-PIEZA', quantity: 1 }],
    });
    // Arrived, but nobody sells it before somebody has looked at it.
    expect(await pieceOf(door.code)).toMatchObject({ branch: far.code, priceCents: null });
    expect((await pieceOf(door.code)).note).toContain('vidrio roto');
    expect(await pieceStatus(chain.world.ctx(), mirror.code)).toMatchObject({
      state: 'review',
      available: 0,
    });
    expect(await transitOf(pads)).toBe(2);
    const [movement] = await chain.second.rows<{ quantity: number }>(
      "SELECT quantity FROM stock_movements WHERE branch_id = ? AND document_id = ? AND kind = 'write_off'",
      [far.id, uuidToBytes(id)],
    );
    expect(movement?.quantity).toBe(-1);

    const settle = (lines: Parameters<typeof settleTransfer>[2]['lines']) =>
      settleTransfer(keyed(randomUUID()), near.scope, { id, lines });
    expect((await refusalOf(settle([{ line: 2, returned: 0, writtenOff: 1 }]))).code).toBe(
      'inventory.transfer_reason',
    );
    expect((await refusalOf(settle([{ line: 3, returned: 3, writtenOff: 0 }]))).code).toBe(
      'inventory.transfer_line',
    );
    await settle([{ line: 2, returned: 0, writtenOff: 1, reason: 'lost-on-the-way' }]);
    expect((await view(near, id)).state).toBe('differing');
    await settle([{ line: 3, returned: 2, writtenOff: 0 }]);
    await line.deliver();
    expect((await view(near, id)).state).toBe('received');
    expect((await view(far, id)).state).toBe('received');
    expect(await chain.world.level(near, mirror)).toMatchObject({ onHand: 0, ledger: 0 });
    expect(await chain.world.level(near, pads)).toMatchObject({ onHand: 7, ledger: 7 });
    expect(await transitOf(pads)).toBe(0);
    await soundness();
  });

  test('nobody counts a piece back onto a shelf that it has left', async () => {
    const door = await chain.unit({ priceCents: 605_00 });
    await sent([{ item: door }]);
    const { version } = await chain.world.level(near, door);
    const count = { stockItemId: door.id, countedOnHand: 1, version, reason: 'found' as const };
    expect((await refusalOf(adjustStock(keyed(randomUUID()), near.scope, count))).code).toBe(
      'inventory.moved_away',
    );
    const byHand = chain.world.db.change(
      'UPDATE stock_items SET on_hand = 1 WHERE branch_id = ? AND id = ?',
      [near.id, uuidToBytes(door.id)],
    );
    await expect(byHand).rejects.toThrow();
  });
});

describe('who may do what', () => {
  test('a clerk asks and calls off, and neither picks, sends, receives nor settles', async () => {
    const door = await chain.unit({ priceCents: 211_00 });
    const id = await asked([{ item: door }]);
    const as = chain.world.ctx(clerk);
    const pick = pickTransfer(as, near.scope, { id, lines: [{ line: 1, picked: 1 }] });
    expect((await refusalOf(pick)).code).toBe('identity.forbidden');
    for (const work of [
      sendTransfer(keyed(randomUUID(), clerk), near.scope, id),
      receiveTransfer(keyed(randomUUID(), clerk), far.scope, { id, lines: [], extras: [] }),
      settleTransfer(keyed(randomUUID(), clerk), near.scope, { id, lines: [] }),
      cancelTransfer(as, near.scope, { id, reason: 'no' }),
    ]) {
      expect((await refusalOf(work)).code).toBe('identity.forbidden');
    }
    await cancelTransfer(as, far.scope, { id, reason: 'El cliente ya no la quiere' });
    await line.deliver();
    expect(await view(near, id)).toMatchObject({ state: 'cancelled', reason: 'El cliente ya no la quiere' });
    const audits = await chain.second.rows<{ action: string }>(
      'SELECT action FROM audit_log WHERE branch_id = ? AND subject = ? ORDER BY id',
      [far.id, `transfer ${id}`],
    );
    expect(audits.map(({ action }) => action)).toEqual([
      'transfer.request',
      'transfer.withdraw',
      'transfer.hear',
    ]);
  });

  test('a transfer of other branches is not found, and the same key gives the same answer', async () => {
    const third = await chain.world.branch();
    const stranger = await chain.world.staff('inventory_manager', [third]);
    const door = await chain.unit({ priceCents: 331_00 });
    const id = await asked([{ item: door }]);
    const read = readTransfer(chain.world.ctx(stranger), near.scope, id);
    expect((await refusalOf(read)).code).toBe('branches.not_found');
    const elsewhere = readTransfer(chain.world.ctx(stranger), third.scope, id);
    expect((await refusalOf(elsewhere)).code).toBe('inventory.transfer_not_found');
    await picked(id);
    const key = randomUUID();
    const [first, again] = [await send(id, key), await send(id, key)];
    expect(again.json).toBe(first.json);
    expect(again.replayed).toBe(true);
    expect((await refusalOf(send(id))).code).toBe('inventory.transfer_not_open');
    expect((await chain.world.level(near, door)).ledger).toBe(0);
  });

  test('who asks again after the piece has left gets the answer of then', async () => {
    const door = await chain.unit({ priceCents: 337_00 });
    const id = uuidv7(Date.now());
    const wanted = { id, from: near.code, to: far.code, lines: [{ code: door.code, quantity: 1 }] };
    const ask = (body: unknown) => requestTransfer(keyed(id, clerk, body), far.scope, wanted);
    const first = await ask('as it was sent');
    await line.deliver();
    await picked(id);
    await send(id);
    const again = await ask('as it was sent');
    expect([again.json, again.replayed]).toEqual([first.json, true]);
    expect((await refusalOf(ask('something else'))).code).toBe('request.key_reused');
  });

  test('what the other branch does not have cannot be asked for; a request can be declined with a reason', async () => {
    const door = await chain.unit({ priceCents: 331_00 });
    const absent = await refusalOf(askedUnheard([{ item: { ...door, code: 'ZZZ-P-999999' } }]));
    expect(absent).toMatchObject({
      code: 'inventory.transfer_not_there',
      details: { codes: ['ZZZ-P-999999'] },
    });
    const id = await asked([{ item: door }]);
    const decline = (reason: string) => cancelTransfer(chain.world.ctx(manager), near.scope, { id, reason });
    expect((await refusalOf(decline(''))).code).toBe('inventory.transfer_reason');
    await decline('Está apartada para un taller');
    await line.deliver();
    expect(await view(far, id)).toMatchObject({ state: 'declined', reason: 'Está apartada para un taller' });
  });

  test('held pieces are not picked and do not leave', async () => {
    const pads = await chain.bulk({ onHand: 5, priceCents: 97_00 });
    const id = await asked([{ item: pads, quantity: 3 }]);
    await picked(id);
    await chain.world.db.change('UPDATE stock_items SET reserved = 3 WHERE branch_id = ? AND id = ?', [
      near.id,
      uuidToBytes(pads.id),
    ]);
    expect(await refusalOf(send(id))).toMatchObject({
      code: 'inventory.insufficient_stock',
      details: { shortages: [{ code: pads.code, requested: 3 }] },
    });
    expect((await view(near, id)).state).toBe('requested');
    expect((await refusalOf(picked(id))).code).toBe('inventory.transfer_not_free');
  });

  test('the list says what waits for whom, and how much is under way', async () => {
    const world = chain.world;
    const [from, to] = [await world.branch(), await world.branch()];
    const both = await world.staff('inventory_manager', [from, to]);
    const pads = await world.bulk(from, { onHand: 9, priceCents: 55_00 });
    const id = uuidv7(Date.now());
    const lines = [{ code: pads.code, quantity: 4 }];
    await requestTransfer(keyed(id, both), from.scope, { id, from: from.code, to: to.code, lines });
    const list = (branch: TestBranch, tab: 'supply' | 'transit' | 'receive') =>
      listTransfers(world.ctx(both), branch.scope, { tab, limit: 10 });
    expect((await list(from, 'supply')).items).toMatchObject([{ id, pieces: 4, partTypes: ['puerta'] }]);
    await pickTransfer(world.ctx(both), from.scope, { id, lines: [{ line: 1, picked: 4 }] });
    await sendTransfer(keyed(randomUUID(), both), from.scope, id);
    await line.deliver();
    expect(await list(from, 'transit')).toMatchObject({
      items: [{ id }],
      tabs: { supply: 0, transit: 1 },
      transit: { out: 4, in: 0 },
    });
    expect(await list(to, 'receive')).toMatchObject({
      items: [{ id }],
      tabs: { receive: 1 },
      transit: { out: 0, in: 4 },
    });
  });
});

describe('races', () => {
  test('one piece is sold or sent, never both', async () => {
    let sales = 0;
    for (let round = 0; round < 12; round++) {
      const door = await chain.unit({ priceCents: 1_009_00 });
      const id = await asked([{ item: door }]);
      await picked(id);
      const sell = transaction(chain.world.db, async (tx) => {
        const items = await itemsForSale(tx, near.scope, [{ stockItemId: door.id }]);
        const taken = [...items.values()].map((item) => ({ item, quantity: 1 }));
        if (!(await takeStock(tx, near.scope, taken, new Date()))) throw new Error('sold elsewhere');
      });
      const [sale, parcel] = await Promise.allSettled([sell, send(id)]);
      expect([sale, parcel].filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      sales += Number(sale.status === 'fulfilled');
      expect((await view(near, id)).state).toBe(parcel.status === 'fulfilled' ? 'sent' : 'requested');
      expect((await chain.world.level(near, door)).onHand).toBe(0);
    }
    expect(sales).toBeLessThanOrEqual(12);
  });

  test('a parcel that two people open at once is received once', async () => {
    const door = await chain.unit({ priceCents: 811_00 });
    const pads = await chain.bulk({ onHand: 9, priceCents: 17_00 });
    const id = await sent([{ item: door }, { item: pads, quantity: 2 }]);
    const opened = await Promise.allSettled(
      Array.from({ length: 6 }, () =>
        receive(id, [
          { line: 1, received: 1 },
          { line: 2, received: 2 },
        ]),
      ),
    );
    expect(opened.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await chain.world.level(far, await farItem(door.code))).toMatchObject({ onHand: 1, ledger: 1 });
    await soundness();
  });

  test('called off while it leaves: either it leaves or it does not, and both branches agree', async () => {
    for (let round = 0; round < 8; round++) {
      const door = await chain.unit({ priceCents: 613_00 });
      const id = await asked([{ item: door }]);
      await picked(id);
      await Promise.allSettled([
        send(id),
        cancelTransfer(chain.world.ctx(manager), near.scope, { id, reason: 'ya no' }),
        cancelTransfer(chain.world.ctx(clerk), far.scope, { id }).then(() => line.deliver()),
      ]);
      await line.deliver();
      await line.deliver();
      const [here, there] = [await view(near, id), await view(far, id)];
      expect(there.state).toBe(here.state);
      expect(['sent', 'declined', 'cancelled']).toContain(here.state);
      expect((await chain.world.level(near, door)).onHand).toBe(here.state === 'sent' ? 0 : 1);
    }
    await soundness();
  });
});
