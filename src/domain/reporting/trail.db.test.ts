import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { transaction } from '#db/tx.ts';
import { audit, auditCentral, type AuditAction } from '#domain/audit';
import { authorize } from '#domain/identity';
import type { Actor } from '#server/context.ts';
import { Trail, TrailQuery } from './contract.ts';
import { readBranchTrail, readChainTrail } from './trail.ts';

type Staff = Extract<Actor, { type: 'staff' }>;

let world: World;
let branch: TestBranch;
let chief: Staff;
let clerk: Staff;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
});
beforeEach(async () => {
  branch = await world.branch();
  chief = await world.staff('administrator', []);
  clerk = await world.staff('clerk', [branch]);
});
afterAll(() => world.close());

const now = () => new Date('2026-03-20T12:00:00Z');

/** `at`: as if it had been done then. */
async function did(actor: Staff, action: AuditAction, at: string, where = branch): Promise<void> {
  const ctx = world.ctx(actor, { now: () => new Date(at) });
  authorize(ctx, 'stock:read', where.id);
  await transaction(world.db, (tx) =>
    audit(tx, ctx, where.scope, {
      action,
      subject: 'sale 7',
      detail: { folio: 'PRB-7', after: { priceCents: 211 } },
    }),
  );
}

const read = async (query: Record<string, unknown> = {}, actor: Staff = chief) =>
  Trail.parse(await readBranchTrail(world.ctx(actor, { now }), branch.scope, TrailQuery.parse(query)));
const actions = async (query: Record<string, unknown>) =>
  (await read(query)).entries.map(({ action }) => action);

describe('the trail of a branch', () => {
  test('says who did what to what, newest first, page after page', async () => {
    for (let hour = 1; hour <= 7; hour++) await did(clerk, 'sale.record', `2026-03-02T0${hour}:00:00Z`);
    const first = await read({ limit: 3 });
    expect(first.entries[0]).toMatchObject({
      at: '2026-03-02T07:00:00.000Z',
      action: 'sale.record',
      actor: { type: 'staff', id: clerk.userId, name: clerk.name },
      subject: 'sale 7',
      detail: { folio: 'PRB-7', after: { priceCents: 211 } },
    });
    const hours: number[] = [];
    let after: string | null | undefined;
    do {
      const page = await read({ limit: 3, ...(after && { after }) });
      hours.push(...page.entries.map(({ at }) => new Date(at).getUTCHours()));
      after = page.next;
    } while (after);
    expect(hours).toEqual([7, 6, 5, 4, 3, 2, 1]);
    await expect(read({ after: 'nothing' })).rejects.toMatchObject({ code: 'request.invalid' });
  });

  test('is narrowed to a subject, a person and days of the branch', async () => {
    // Mexico City is six hours behind: the evening of the second is the third in UTC.
    await did(clerk, 'sale.record', '2026-03-03T03:00:00Z');
    await did(clerk, 'price.change', '2026-03-03T12:00:00Z');
    await did(chief, 'return.record', '2026-03-04T12:00:00Z');
    expect(await actions({})).toEqual(['return.record', 'price.change', 'sale.record']);
    expect(await actions({ topic: 'sales' })).toEqual(['return.record', 'sale.record']);
    expect(await actions({ person: chief.userId })).toEqual(['return.record']);
    expect(await actions({ to: '2026-03-02' })).toEqual(['sale.record']);
    expect(await actions({ from: '2026-03-03' })).toEqual(['return.record', 'price.change']);
    expect(await actions({ from: '2026-03-03', to: '2026-03-03', topic: 'sales' })).toEqual([]);
  });

  test('goes back ninety days, of which it says the first, unless a day is asked for', async () => {
    await did(clerk, 'sale.record', '2025-12-21T05:00:00Z');
    await did(clerk, 'price.change', '2025-12-21T07:00:00Z');
    const trail = await read();
    expect(trail.from).toBe('2025-12-21');
    expect(trail.entries.map(({ action }) => action)).toEqual(['price.change']);
    expect(await actions({ to: '2025-12-20' })).toEqual(['sale.record']);
    expect(await actions({ from: '2025-01-01' })).toEqual(['price.change', 'sale.record']);
  });

  test('is not for clerks, and holds nothing of another branch', async () => {
    const other = await world.branch();
    await did(chief, 'sale.record', '2026-03-02T01:00:00Z', other);
    expect((await read()).entries).toEqual([]);
    await expect(read({}, clerk)).rejects.toMatchObject({ code: 'identity.forbidden' });
    const director = await world.staff('owner', []);
    expect((await read({}, director)).entries).toEqual([]);
  });
});

test('the trail of the chain has what belongs to no branch', async () => {
  const ctx = world.ctx(chief);
  await transaction(world.db, (tx) =>
    auditCentral(tx, ctx, {
      action: 'branch.change',
      subject: 'branch 7',
      detail: { before: {}, after: {} },
    }),
  );
  const trail = Trail.parse(
    await readChainTrail(
      ctx,
      TrailQuery.parse({ person: chief.userId, topic: 'settings' }),
      'America/Mexico_City',
    ),
  );
  expect(trail.timeZone).toBe('America/Mexico_City');
  expect(trail.entries).toMatchObject([{ action: 'branch.change', actor: { name: chief.name } }]);
  await expect(
    readChainTrail(world.ctx(clerk), TrailQuery.parse({}), 'America/Mexico_City'),
  ).rejects.toMatchObject({
    code: 'identity.forbidden',
  });
});
