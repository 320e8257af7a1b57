import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aVin } from '../../../tests/fixtures/a-vin.ts';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { idempotencyKey } from '../../../tests/fixtures/idempotency-key.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { addGeneration } from '#domain/catalog';
import { vinAnswer } from '#domain/catalog';
import { createMemo } from '../../server/memo.ts';
import type { Actor } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import { branchStock, branchStockDetail } from './branch-stock.ts';
import { stockSummary } from './chain-stock.ts';
import { BranchStockQuery, DonorDraft, DonorReceipt, type DonorPieceDraft } from './contract.ts';
import { readTeardown } from './read-teardown.ts';
import { receiveDonor } from './receive-donor.ts';
import { donorDetail, listDonors } from './yard-donors.ts';

interface Car {
  readonly path: string;
  readonly parts: readonly number[];
}

let world: World;
let branch: TestBranch;
let manager: Actor;
let car: Car;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  manager = await world.staff('inventory_manager', [branch]);
  countStatements();
  car = await aCar(['fl', 'fr', 'rl', 'rr']);
});

afterAll(() => world.close());

/** A generation with doors at these places. */
async function aCar(positions: readonly string[]): Promise<Car> {
  const generation = await world.generation();
  const parts: number[] = [];
  for (const position of positions) {
    const number = randomBytes(6).toString('hex').toUpperCase();
    await world.db.change(
      `INSERT INTO parts (part_type_code, position, maker, part_number, pn_norm, origin, generation_id)
       VALUES ('puerta', ?, 'Prueba', ?, ?, 'genuine', ?)`,
      [position, number, number, generation.id],
    );
    const rows = await world.db.rows<{ id: number }>('SELECT id FROM parts WHERE pn_norm = ?', [number]);
    const id = rows[0]?.id ?? 0;
    parts.push(id);
    await world.db.change(
      "INSERT INTO fitments (part_id, generation_id, year_from, year_to, evidence) VALUES (?, ?, 1997, 2003, 'table')",
      [id, generation.id],
    );
  }
  return { path: generation.path, parts };
}

function piece(partId: number, more: Partial<DonorPieceDraft> = {}): DonorPieceDraft {
  const base = { grade: 'B' as const, priceCents: 1_301_00, damageCodes: [], isForParts: false, note: null };
  return { partId, ...base, ...more };
}

function draftOf(more: Partial<DonorDraft> = {}): DonorDraft {
  return DonorDraft.parse({
    id: uuidv7(Date.now()),
    branch: branch.code,
    generation: car.path,
    vehicleId: null,
    modelYear: 2001,
    vin: null,
    odometerKm: 187_303,
    colour: 'Plata',
    impact: 'front',
    yardPosition: 'F12-3',
    arrivedOn: '2026-01-13',
    pieces: car.parts.map((partId) => piece(partId)),
    ...more,
  });
}

function keyed(draft: DonorDraft, actor: Actor) {
  return world.ctx(actor, { idempotency: idempotencyKey(draft.id, draft) });
}

async function receive(draft: DonorDraft, actor: Actor = manager, where: TestBranch = branch) {
  const answer = await receiveDonor(keyed(draft, actor), where.scope, draft);
  return { ...answer, receipt: DonorReceipt.parse(JSON.parse(answer.json)) };
}

async function countOf(sql: string, values: readonly (string | number)[]): Promise<number> {
  const rows = await world.db.rows<{ n: number }>(sql, values);
  return Number(rows[0]?.n);
}

let executed = 0;
const counted = new WeakSet<object>();

/** Statements that were sent so far, on whichever connection. */
function statements(): number {
  return executed;
}

function countStatements(): void {
  world.db.callbackPool.on('acquire', (connection) => {
    if (counted.has(connection)) return;
    counted.add(connection);
    const execute = connection.execute.bind(connection) as (...args: unknown[]) => unknown;
    Object.assign(connection, {
      execute: (...args: unknown[]) => {
        executed += 1;
        return execute(...args);
      },
    });
  });
}

describe('a donor car that is received', () => {
  test('is in the yard with a unit for every piece, in the ledger and in the name of who graded', async () => {
    const [first = 0, second = 0] = car.parts;
    const draft = draftOf({
      pieces: [
        piece(first, { grade: 'A', priceCents: 1_709_00, damageCodes: ['5D1'] }),
        piece(second, { grade: null, priceCents: null, isForParts: true, note: 'Para refacción' }),
      ],
    });
    const { receipt } = await receive(draft);
    expect(receipt).toMatchObject({ id: draft.id, unpriced: 1, valueCents: 1_709_00 });
    expect(receipt.pieces.map(({ position }) => position)).toEqual(['fl', 'fr']);
    const detail = await donorDetail(world.ctx(manager), branch.scope, draft.id);
    expect(detail).toMatchObject({
      odometerKm: 187_303,
      impact: 'front',
      status: 'dismantling',
      yardPosition: 'F12-3',
      figures: { pieces: 2, left: 2, unpriced: 1, leftCents: 1_709_00 },
    });
    expect(detail.pieces[0]).toMatchObject({
      code: receipt.pieces[0]?.code,
      grade: 'A',
      damageCodes: ['5D1'],
      bin: 'F12-3',
      state: 'on-shelf',
    });
    const units = await world.db.rows(
      `SELECT graded_by AS gradedBy, colour, warranty_days AS warrantyDays, odometer_km AS km FROM units
       WHERE serial IN (?, ?) ORDER BY serial`,
      receipt.pieces.map(({ code }) => code),
    );
    expect(units).toEqual([
      { gradedBy: 'Prueba inventory_manager', colour: 'Plata', warrantyDays: 30, km: 187_303 },
      { gradedBy: null, colour: 'Plata', warrantyDays: 0, km: 187_303 },
    ]);
    const item = await branchStockDetail(world.ctx(manager), branch.scope, receipt.pieces[0]?.id ?? '');
    expect(item.movements).toMatchObject([{ kind: 'receipt', quantity: 1, balance: 1, reason: 'donor' }]);
  });

  test('leaves one audit row and one event that names its car’s lists', async () => {
    const draft = draftOf();
    await receive(draft);
    expect(
      await world.db.rows('SELECT action, actor_id FROM audit_log WHERE branch_id = ? AND subject = ?', [
        branch.id,
        `donor ${draft.id}`,
      ]),
    ).toEqual([{ action: 'donor.receive', actor_id: manager.type === 'staff' ? manager.userId : 0 }]);
    const events = await world.db.rows<{ payload: unknown }>(
      "SELECT payload FROM outbox_events WHERE branch_id = ? AND topic = 'donor.received' ORDER BY position DESC LIMIT 1",
      [branch.id],
    );
    expect(JSON.stringify(events[0]?.payload)).toContain(`stock:${car.path}`);
  });

  test('is on sale for everybody at once', async () => {
    const own = await aCar(['fl', 'fr']);
    await receive(draftOf({ generation: own.path, pieces: own.parts.map((id) => piece(id)) }));
    const summary = await stockSummary(world.ctx(), { generation: own.path });
    expect(summary.items.find(({ key }) => key === 'puertas-cristales/puerta')).toMatchObject({
      available: 2,
    });
  });

  test('may have nothing left on it', async () => {
    const draft = draftOf({ pieces: [] });
    const { receipt } = await receive(draft);
    expect(receipt.pieces).toEqual([]);
    expect(await donorDetail(world.ctx(manager), branch.scope, draft.id)).toMatchObject({
      status: 'received',
    });
  });

  test('numbers its pieces after the last of the branch, also while another is received', async () => {
    const place = await world.branch();
    const keeper = await world.staff('inventory_manager', [place]);
    const answers = await Promise.all(
      [1, 2, 3].map(() => receive(draftOf({ branch: place.code }), keeper, place)),
    );
    const codes = answers.flatMap(({ receipt }) => receipt.pieces.map(({ code }) => code)).sort();
    expect(codes).toEqual(
      Array.from({ length: 12 }, (_, index) => `${place.code}-P-${String(index + 1).padStart(6, '0')}`),
    );
    expect(await countOf('SELECT COUNT(*) AS n FROM unit_registry WHERE branch_id = ?', [place.id])).toBe(12);
  });

  test('sent again with the same key gets the same bytes and no second car', async () => {
    const place = await world.branch();
    const keeper = await world.staff('inventory_manager', [place]);
    const draft = draftOf({ branch: place.code });
    const once = await receive(draft, keeper, place);
    const twice = await receive(draft, keeper, place);
    expect(twice.json).toBe(once.json);
    expect([once.replayed, twice.replayed]).toEqual([false, true]);
    expect(await world.count('donor_vehicles', place)).toBe(1);
    expect(await world.count('stock_movements', place)).toBe(4);
    expect(await countOf('SELECT COUNT(*) AS n FROM unit_registry WHERE branch_id = ?', [place.id])).toBe(4);
    const other = { ...draft, odometerKm: 11 };
    await expect(receive(other, keeper, place)).rejects.toMatchObject({ code: 'request.key_reused' });
  });

  test('sent twice at the same moment is one car', async () => {
    const place = await world.branch();
    const keeper = await world.staff('inventory_manager', [place]);
    const draft = draftOf({ branch: place.code });
    const answers = await Promise.all([receive(draft, keeper, place), receive(draft, keeper, place)]);
    expect(answers[0].json).toBe(answers[1].json);
    expect(await world.count('units', place)).toBe(4);
  });

  test('takes the same few statements however many pieces it has', async () => {
    const few = await aCar(['fl', 'fr', 'rl']);
    const many = await aCar(Array.from({ length: 150 }, () => 'fl'));
    const counts = [];
    for (const { path, parts } of [few, many]) {
      const before = statements();
      const { receipt } = await receive(draftOf({ generation: path, pieces: parts.map((id) => piece(id)) }));
      expect(receipt.pieces).toHaveLength(parts.length);
      counts.push(statements() - before);
    }
    expect(counts[0]).toBe(counts[1]);
    expect(counts[0]).toBeLessThan(20);
  });
});

describe('who may not receive a car', () => {
  test('a clerk is refused', async () => {
    const clerk = await world.staff('clerk', [branch]);
    await expect(receive(draftOf(), clerk)).rejects.toMatchObject({ code: 'identity.forbidden' });
  });

  test('for a manager of another branch neither the branch nor its car is there', async () => {
    const other = await world.branch();
    const stranger = await world.staff('inventory_manager', [other]);
    const draft = draftOf();
    await receive(draft);
    await expect(receive(draftOf(), stranger)).rejects.toMatchObject({ code: 'branches.not_found' });
    await expect(donorDetail(world.ctx(stranger), other.scope, draft.id)).rejects.toMatchObject({
      code: 'inventory.donor_not_found',
    });
    expect((await listDonors(world.ctx(stranger), other.scope, { limit: 50 })).items).toEqual([]);
  });
});

describe('a draft that cannot be', () => {
  test.each([
    ['another year', { modelYear: 2011 }, 'inventory.donor_car_mismatch'],
    ['an engine of another car', { vehicleId: 999_983 }, 'inventory.donor_car_mismatch'],
    ['a day to come', { arrivedOn: '2099-05-07' }, 'inventory.donor_date_ahead'],
    ['a car that is not in the catalog', { generation: 'seat/600/e' }, 'catalog.vehicle_not_found'],
  ])('is refused: %s', async (_, change, code) => {
    const before = await world.count('donor_vehicles', branch);
    await expect(receive(draftOf(change))).rejects.toMatchObject({ code });
    expect(await world.count('donor_vehicles', branch)).toBe(before);
  });

  test('is refused with a piece of another car, or the same piece twice', async () => {
    const other = await aCar(['fl']);
    const [first = 0] = car.parts;
    const [foreign = 0] = other.parts;
    await expect(receive(draftOf({ pieces: [piece(foreign)] }))).rejects.toMatchObject({
      code: 'inventory.donor_piece_mismatch',
      details: { partIds: [foreign] },
    });
    await expect(receive(draftOf({ pieces: [piece(first), piece(first)] }))).rejects.toMatchObject({
      code: 'inventory.donor_piece_mismatch',
    });
  });

  test('is refused with a VIN that the branch already has, and leaves nothing', async () => {
    const vin = '3N1CN7AD0CL804471';
    await receive(draftOf({ vin }));
    const before = await world.count('units', branch);
    await expect(receive(draftOf({ vin: vin.toLowerCase() }))).rejects.toMatchObject({
      code: 'inventory.donor_vin_taken',
    });
    expect(await world.count('units', branch)).toBe(before);
  });
});

test('a received car teaches the VIN decoder what numbers like its own are', async () => {
  const descriptor = 'LXY30011';
  await receive(draftOf({ vin: aVin(descriptor, 2001), modelYear: 2001 }));
  const anybody = world.ctx({ type: 'anonymous' }, { memo: createMemo().get });
  expect(await vinAnswer(anybody, aVin(descriptor, 2001, 'A', '880019'))).toMatchObject({
    outcome: 'exact',
    cars: [{ path: car.path, source: 'yard' }],
  });
});

describe('what a car gives', () => {
  test('is one entry for each place, with the price that the chain asks', async () => {
    const own = await aCar(['fl', 'fr']);
    const [left = 0] = own.parts;
    for (const priceCents of [1_100_00, 1_300_00]) {
      await receive(draftOf({ generation: own.path, pieces: [piece(left, { priceCents })] }));
    }
    const teardown = await readTeardown(world.ctx(manager), branch.scope, {
      generation: own.path,
      modelYear: 1999,
    });
    expect(teardown.pieces).toMatchObject([
      { position: 'fl', partClass: 'body', basis: { kind: 'same', count: 2, baseCents: 1_200_00 } },
      { position: 'fr', basis: { kind: 'sides', count: 2, baseCents: 1_200_00 } },
    ]);
  });

  test('is for those who receive cars', async () => {
    const clerk = await world.staff('clerk', [branch]);
    await expect(
      readTeardown(world.ctx(clerk), branch.scope, { generation: car.path, modelYear: 1999 }),
    ).rejects.toMatchObject({ code: 'identity.forbidden' });
  });
});

test('a car that was added to the catalog by hand can be received', async () => {
  const slug = randomBytes(4).toString('hex');
  const path = `${slug}/${slug}/g1`;
  await addGeneration(world.ctx(manager), {
    makeName: 'Marca',
    modelName: 'Modelo',
    path,
    code: 'G1',
    yearFrom: 2019,
    yearTo: null,
    bodyStyle: 'coupe',
    doors: 3,
    wheelbaseMm: 2_503,
    lengthMm: 4_211,
    widthMm: 1_723,
    heightMm: 1_409,
  });
  // The event would renew the kept catalog; here another new car does.
  await world.generation();
  const query = { generation: path, modelYear: 2021 };
  const { pieces } = await readTeardown(world.ctx(manager), branch.scope, query);
  // A coupé has two; what else the catalog of the tests knows, other tests have written.
  const doors = pieces.filter(({ partType }) => partType === 'puerta');
  expect(doors.map(({ position }) => position)).toEqual(['fl', 'fr']);
  const { receipt } = await receive(
    draftOf({ generation: path, modelYear: 2021, pieces: doors.map(({ partId }) => piece(partId)) }),
  );
  expect(receipt.pieces).toHaveLength(2);
});

describe('the list of cars', () => {
  test('goes newest first, page by page, and counts what is left', async () => {
    const place = await world.branch();
    const keeper = await world.staff('inventory_manager', [place]);
    const ids = [];
    for (const arrivedOn of ['2026-03-11', '2026-02-07', '2026-03-11', '2026-01-03']) {
      const draft = draftOf({ branch: place.code, arrivedOn });
      ids.push(draft.id);
      await receive(draft, keeper, place);
    }
    const first = await listDonors(world.ctx(keeper), place.scope, { limit: 3 });
    const second = await listDonors(world.ctx(keeper), place.scope, { limit: 3, after: first.next ?? '' });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([ids[2], ids[0], ids[1], ids[3]]);
    expect(second.next).toBeNull();
    expect(first.items[0]?.figures).toMatchObject({ pieces: 4, left: 4 });
    const stock = await branchStock(world.ctx(keeper), place.scope, BranchStockQuery.parse({}));
    expect(stock.totals).toMatchObject({ units: 16 });
  });
});
