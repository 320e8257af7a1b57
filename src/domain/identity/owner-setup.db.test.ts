import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { aWorld, type World } from '../../../tests/fixtures/a-world.ts';
import { workerSecondDatabase } from '../../../tests/fixtures/worker-database.ts';
import { createOwnerSetupLink, purposeOfLink, redeemLink } from './one-time-link.ts';

const PASSWORD = 'caballo azul sin prisa 47';
let world: World;

beforeAll(async () => {
  world = await aWorld(workerSecondDatabase());
});

afterAll(() => world.close());

// An installation without people; their rows stay, as in real life.
beforeEach(async () => {
  await world.db.change("UPDATE users SET role = 'customer' WHERE role <> 'customer'");
  await world.db.change('DELETE FROM one_time_links');
});

async function setupToken(): Promise<string> {
  const link = await createOwnerSetupLink(world.ctx({ type: 'job', name: 'start' }));
  return new URL(link ?? '', 'http://x').searchParams.get('token') ?? '';
}

function redeem(token: string) {
  const email = `${randomBytes(5).toString('hex')}@example.mx`;
  return redeemLink(world.ctx(), { token, name: 'Doña Carmen', email, password: PASSWORD });
}

/** A start that happened before earlier links were removed: both work. */
async function twoTokens(): Promise<[string, string]> {
  const first = await setupToken();
  const [kept] = await world.db.rows<{ token_hash: string; expires_at: Date }>(
    'SELECT * FROM one_time_links',
  );
  const second = await setupToken();
  await world.db.change(
    "INSERT INTO one_time_links (token_hash, purpose, expires_at) VALUES (?, 'owner_setup', ?)",
    [kept?.token_hash ?? '', kept?.expires_at ?? new Date()],
  );
  return [first, second];
}

async function count(table: 'users' | 'one_time_links'): Promise<number> {
  const [row] = await world.db.rows<{ total: number }>(
    table === 'users'
      ? "SELECT COUNT(*) AS total FROM users WHERE role <> 'customer'"
      : 'SELECT COUNT(*) AS total FROM one_time_links',
  );
  return row?.total ?? -1;
}

test('a new set-up link makes the earlier one worthless', async () => {
  const earlier = await setupToken();
  const latest = await setupToken();
  expect(await purposeOfLink(world.ctx(), earlier)).toBeNull();
  await expect(redeem(earlier)).rejects.toMatchObject({ code: 'identity.link_expired' });
  expect(await purposeOfLink(world.ctx(), latest)).toBe('owner_setup');
  expect(await redeem(latest)).toBeGreaterThan(0);
});

test('two set-up links redeemed at once make one administrator, and no link is left', async () => {
  for (let round = 1; round <= 5; round++) {
    await world.db.change("UPDATE users SET role = 'customer' WHERE role <> 'customer'");
    const answers = await Promise.allSettled((await twoTokens()).map(redeem));
    const reasons = answers.flatMap((answer) =>
      answer.status === 'rejected' ? [answer.reason as unknown] : [],
    );
    expect(reasons).toMatchObject([{ code: 'identity.link_expired' }]);
    expect(await count('users')).toBe(1);
    expect(await count('one_time_links')).toBe(0);
  }
});

test('a set-up link is worthless once somebody exists, however they came', async () => {
  const token = await setupToken();
  await world.staff('administrator', []);
  expect(await purposeOfLink(world.ctx(), token)).toBeNull();
  await expect(redeem(token)).rejects.toMatchObject({ code: 'identity.link_expired' });
  expect(await count('users')).toBe(1);
  expect(await createOwnerSetupLink(world.ctx({ type: 'job', name: 'start' }))).toBeNull();
});
