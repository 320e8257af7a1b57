import { randomBytes } from 'node:crypto';
import mysql from 'mysql2/promise';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connectionOptions } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { audit } from './audit.ts';
import { createAuditSealer } from './seal-audit.ts';
import { canonicalJson, NO_SEAL, sealHash, type SealableRow } from './seal.ts';
import { verifySeals } from './verify-seals.ts';

let world: World;
let owner: mysql.Connection;

beforeAll(async () => {
  const database = workerDatabase();
  world = await aWorld(database);
  const url = new URL(database.ownerUrl);
  owner = await mysql.createConnection({ ...connectionOptions(url), database: url.pathname.slice(1) });
});

afterAll(async () => {
  await owner.end();
  await world.close();
});

async function deeds(branch: TestBranch, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    await transaction(world.db, (tx) =>
      audit(tx, world.ctx(), branch.scope, {
        action: 'stock.adjust',
        subject: `item ${randomBytes(4).toString('hex')}`,
        detail: { before: 7, after: index, note: 'ñandú "raro"' },
      }),
    );
  }
}

const sealer = () => createAuditSealer(world.db, 'branches');

test('what was sealed is what is there, however often one looks', async () => {
  const branch = await world.branch();
  const first = sealer();
  await deeds(branch, 3);
  await first.seal(new Date(), true);
  await deeds(branch, 2);
  await first.seal(new Date(), false);
  expect(await first.seal(new Date(), true)).toBe(0);
  expect(await verifySeals(world.db, branch.id)).toEqual({ seals: 2, rows: 5, fault: null, unsealed: 0 });
});

test('another process goes on where the one before stopped, and seals nothing twice', async () => {
  const branch = await world.branch();
  await deeds(branch, 2);
  await sealer().seal(new Date(), true);
  await deeds(branch, 3);
  await sealer().seal(new Date(), true);
  await sealer().seal(new Date(), true);
  expect(await verifySeals(world.db, branch.id)).toEqual({ seals: 2, rows: 5, fault: null, unsealed: 0 });
});

test('a row whose transaction ended late is sealed too', async () => {
  const branch = await world.branch();
  const one = sealer();
  await deeds(branch, 1);
  await one.seal(new Date(), true);
  await transaction(world.db, (tx) => {
    const slow = world.ctx(undefined, { now: () => new Date(Date.now() - 600_000) });
    return audit(tx, slow, branch.scope, { action: 'sale.record', subject: 'sale late' });
  });
  expect(await one.seal(new Date(), false)).toBe(0);
  await one.seal(new Date(), true);
  expect(await verifySeals(world.db, branch.id)).toMatchObject({ rows: 2, fault: null, unsealed: 0 });
});

test.each([
  ['changed', 'UPDATE audit_log SET actor_id = 4242 WHERE branch_id = ? LIMIT 1', 'rows_changed'],
  ['taken away', 'DELETE FROM audit_log WHERE branch_id = ? LIMIT 1', 'rows_missing'],
  ['with a seal taken out', 'DELETE FROM audit_seals WHERE branch_id = ? AND seal_no = 1', 'chain_broken'],
])('a log that was %s is found out', async (_, statement, kind) => {
  const branch = await world.branch();
  const one = sealer();
  await deeds(branch, 4);
  await one.seal(new Date(), true);
  await deeds(branch, 1);
  await one.seal(new Date(), false);
  await owner.query(statement, [branch.id]);
  expect((await verifySeals(world.db, branch.id)).fault?.kind).toBe(kind);
});

test('two that seal at once leave one chain', async () => {
  const branch = await world.branch();
  const [left, right] = [sealer(), sealer()];
  await deeds(branch, 1);
  await left.seal(new Date(), true);
  await right.seal(new Date(), true);
  await deeds(branch, 3);
  await Promise.allSettled([left.seal(new Date(), false), right.seal(new Date(), false)]);
  await left.seal(new Date(), true);
  await right.seal(new Date(), true).catch(() => undefined);
  await right.seal(new Date(), true);
  expect(await verifySeals(world.db, branch.id)).toMatchObject({ rows: 4, fault: null, unsealed: 0 });
});

test('JSON is sealed by its content, not by how it is spelt', () => {
  const row = (detail: unknown): SealableRow => ({
    branchId: 3,
    id: '0'.repeat(32),
    action: 'price.change',
    actorType: 'staff',
    actorId: 5,
    subject: 'item 7',
    detail,
    requestId: 'r',
    occurredAt: '2026-11-22T00:00:00.000Z',
    recordedAt: '2026-11-22T00:00:00.000Z',
  });
  const [one, other] = [
    { a: 1, b: { d: [2, 3], c: null } },
    { b: { c: null, d: [2, 3] }, a: 1 },
  ];
  expect(canonicalJson(one)).toBe(canonicalJson(other));
  expect(sealHash(NO_SEAL, [row(one)]).equals(sealHash(NO_SEAL, [row(other)]))).toBe(true);
  expect(sealHash(NO_SEAL, [row({ a: 2 })]).equals(sealHash(NO_SEAL, [row({ a: 1 })]))).toBe(false);
});
