import { afterAll, beforeAll, expect, test } from 'vitest';
import { aVin } from '../../../tests/fixtures/a-vin.ts';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import type { Actor } from '#server/context.ts';
import { createMemo } from '../../server/memo.ts';
import { learnVinOfDonor, teachVin, vinAnswer } from '#domain/catalog';

let world: World;
let branch: TestBranch;
let manager: Actor;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  manager = await world.staff('inventory_manager', [branch]);
});

afterAll(() => world.close());

let nextStart = 0;

/** The first eight characters of a car that no table knows, another for each test. */
function freshStart(): string {
  nextStart += 1;
  return `LXX${String(nextStart).padStart(5, '0')}`;
}

/** As another process a moment later sees it: nothing remembered. */
const fresh = (actor: Actor = manager) => world.ctx(actor, { memo: createMemo().get });

test('a number that staff explained is that car for the next customer, and who said so is written down', async () => {
  const { path } = await world.generation();
  const start = freshStart();
  await teachVin(fresh(), aVin(start, 2014), { generation: path, vehicleId: null, modelYear: 2014 });
  const other = aVin(start, 2014, 'A', '991013');
  expect(await vinAnswer(fresh({ type: 'anonymous' }), other)).toMatchObject({
    outcome: 'exact',
    cars: [{ path, source: 'yard' }],
  });
  const [row] = await world.db.rows<{ detail: string; actor_id: number }>(
    `SELECT CAST(detail AS CHAR) AS detail, actor_id FROM audit_log_central WHERE action = 'vin.teach' AND subject = ?`,
    [`vin ${start} 2014`],
  );
  expect(JSON.parse(row?.detail ?? '{}')).toMatchObject({
    generation: path,
    modelYear: 2014,
    origin: 'staff',
  });
  expect(row?.actor_id).toBe(manager.type === 'staff' ? manager.userId : 0);
});

test('no whole number is kept anywhere', async () => {
  const { path } = await world.generation();
  const vin = aVin(freshStart(), 2014, 'A', '733331');
  await teachVin(fresh(), vin, { generation: path, vehicleId: null, modelYear: 2014 });
  for (const table of ['vin_local_patterns', 'vin_lessons', 'audit_log_central', 'outbox_events_central']) {
    const rows = await world.db.rows<Record<string, unknown>>(`SELECT * FROM ${table}`);
    expect(rows.some((row) => JSON.stringify(row).includes('733331'))).toBe(false);
  }
});

test('every car has one voice: saying it again counts once, saying something else takes it back', async () => {
  const [wrong, right] = [await world.generation(), await world.generation()];
  const start = freshStart();
  const vin = aVin(start, 2014);
  const evidence = async () =>
    await world.db.rows<{ generation_id: number; evidence: number }>(
      'SELECT generation_id, evidence FROM vin_local_patterns WHERE wmi = ? AND descriptor = ? ORDER BY id',
      [start.slice(0, 3), start.slice(3)],
    );
  const say = (generation: string, number: string) =>
    teachVin(fresh(), number, { generation, vehicleId: null, modelYear: 2014 });
  await say(wrong.path, vin);
  await say(wrong.path, vin);
  expect(await evidence()).toEqual([{ generation_id: wrong.id, evidence: 1 }]);
  await say(right.path, vin);
  await say(right.path, aVin(start, 2014, 'A', '811019'));
  expect(await evidence()).toEqual([
    { generation_id: wrong.id, evidence: 0 },
    { generation_id: right.id, evidence: 2 },
  ]);
  expect(await vinAnswer(fresh(), vin)).toMatchObject({ outcome: 'exact', cars: [{ path: right.path }] });
});

test('a received car teaches, and no more when it is sent again; one without a VIN teaches nothing', async () => {
  const { id, path } = await world.generation();
  const start = freshStart();
  const donor = { vin: aVin(start, 2013), generationId: id, vehicleId: null, modelYear: 2013 };
  expect(await learnVinOfDonor(fresh(), donor)).toBe(true);
  expect(await learnVinOfDonor(fresh(), donor)).toBe(true);
  expect(await vinAnswer(fresh(), aVin(start, 2013, 'A', '550007'))).toMatchObject({
    outcome: 'exact',
    cars: [{ path }],
  });
  const [row] = await world.db.rows('SELECT evidence FROM vin_local_patterns WHERE descriptor = ?', [
    start.slice(3),
  ]);
  expect(row).toEqual({ evidence: 1 });
  expect(await learnVinOfDonor(fresh(), { ...donor, vin: 'SIN NUMERO' })).toBe(false);
  expect(await learnVinOfDonor(fresh(), { ...donor, modelYear: 2012 })).toBe(false);
});

test('a year that the number cannot be of is refused at its field', async () => {
  const { path } = await world.generation();
  const lesson = { generation: path, vehicleId: null, modelYear: 2011 };
  await expect(teachVin(fresh(), aVin(freshStart(), 2014), lesson)).rejects.toMatchObject({
    code: 'catalog.vin_year',
    details: { errors: [{ path: 'modelYear' }] },
  });
  await expect(teachVin(fresh(), 'nada', lesson)).rejects.toMatchObject({ code: 'catalog.not_a_vin' });
});

test('only who keeps the catalog teaches', async () => {
  const { path } = await world.generation();
  const lesson = { generation: path, vehicleId: null, modelYear: 2014 };
  const clerk = await world.staff('clerk', [branch]);
  await expect(teachVin(fresh(clerk), aVin(freshStart(), 2014), lesson)).rejects.toMatchObject({
    kind: 'forbidden',
  });
  await expect(
    learnVinOfDonor(fresh(clerk), {
      vin: aVin(freshStart(), 2014),
      generationId: 1,
      vehicleId: null,
      modelYear: 2014,
    }),
  ).rejects.toMatchObject({ kind: 'forbidden' });
});

test('other processes hear of it', async () => {
  const { path } = await world.generation();
  await teachVin(fresh(), aVin(freshStart(), 2014), { generation: path, vehicleId: null, modelYear: 2014 });
  const [row] = await world.db.rows<{ payload: string }>(
    `SELECT CAST(payload AS CHAR) AS payload FROM outbox_events_central WHERE topic = 'vin.taught' ORDER BY id DESC LIMIT 1`,
  );
  expect(JSON.parse(row?.payload ?? '{}')).toEqual({ tags: ['vin'], forget: ['catalog:vin-patterns'] });
});
