import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import type { Actor } from '#server/context.ts';
import type { UserId } from '#shared/ids.ts';
import { changePassword } from './change-password.ts';
import { logIn } from './log-in.ts';
import { addBranch, changeBranch } from './manage-branches.ts';
import { addPerson, changePerson, listPeople, resetPassword } from './manage-people.ts';
import { redeemLink } from './one-time-link.ts';
import { personOf, startSession, type CookieJar } from './sessions.ts';

let world: World;
let branch: TestBranch;
let administrator: Extract<Actor, { type: 'staff' }>;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  administrator = await world.staff('administrator', []);
});

afterAll(() => world.close());

const PASSWORD = 'caballo azul sin prisa 47';

function aJar(): CookieJar & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    get: (name) => (values.has(name) ? { value: values.get(name) ?? '' } : undefined),
    set: (name, value) => void values.set(name, value),
    delete: (name) => void values.delete(name),
  };
}

/** Each test comes from an address of its own: limits are counted by address too. */
function aVisitor() {
  return world.ctx({ type: 'anonymous' }, { clientAddress: `2001:db8::${randomBytes(3).toString('hex')}` });
}

async function aClerk() {
  const email = `${randomBytes(5).toString('hex')}@example.mx`;
  const added = await addPerson(world.ctx(administrator), {
    name: 'Lupita Hernández',
    email,
    role: 'clerk',
    branches: [branch.code],
  });
  const token = new URL(added.setupLink, 'http://x').searchParams.get('token') ?? '';
  await redeemLink(aVisitor(), { token, password: PASSWORD });
  return { email, id: added.person.id as UserId, token, version: 2 };
}

async function sessionFor(userId: UserId) {
  const cookies = aJar();
  await startSession(aVisitor(), userId, {
    cookies,
    secure: false,
    clientAddress: '192.0.2.7',
    userAgent: 'test',
  });
  return cookies;
}

describe('entering', () => {
  test('with the right password starts a session whose token is nowhere in the database', async () => {
    const clerk = await aClerk();
    const userId = await logIn(aVisitor(), { email: clerk.email, password: PASSWORD });
    const cookies = await sessionFor(userId);
    expect(await personOf(world.ctx(), cookies)).toMatchObject({
      id: clerk.id,
      role: 'clerk',
      branchIds: [branch.id],
    });
    const token = cookies.values.get('mp_session') ?? '';
    expect(await world.db.rows('SELECT 1 FROM sessions WHERE id = ?', [token])).toEqual([]);
  });

  test('answers the same for a wrong password and for an account that is not there', async () => {
    const clerk = await aClerk();
    const wrong = logIn(aVisitor(), { email: clerk.email, password: 'no es esta' });
    const absent = logIn(aVisitor(), { email: 'nadie@example.mx', password: 'no es esta' });
    await expect(wrong).rejects.toMatchObject({ code: 'identity.wrong_credentials' });
    await expect(absent).rejects.toMatchObject({ code: 'identity.wrong_credentials' });
  });

  test('closes an account for a quarter of an hour after five wrong tries, wherever they come from', async () => {
    const clerk = await aClerk();
    for (let attempt = 1; attempt <= 5; attempt++) {
      await expect(logIn(aVisitor(), { email: clerk.email, password: 'mala' })).rejects.toMatchObject({
        code: 'identity.wrong_credentials',
      });
    }
    await expect(logIn(aVisitor(), { email: clerk.email, password: PASSWORD })).rejects.toMatchObject({
      code: 'request.rate_limited',
      details: { retrySeconds: expect.any(Number) as number },
    });
  });

  test('closes an address after five wrong tries on whatever accounts', async () => {
    const visitor = aVisitor();
    for (let attempt = 1; attempt <= 5; attempt++) {
      await expect(
        logIn(visitor, { email: `x${attempt}@example.mx`, password: 'mala' }),
      ).rejects.toMatchObject({ code: 'identity.wrong_credentials' });
    }
    const clerk = await aClerk();
    await expect(logIn(visitor, { email: clerk.email, password: PASSWORD })).rejects.toMatchObject({
      code: 'request.rate_limited',
    });
  });

  test('ends for good when the session is a week old, however much it was used', async () => {
    const clerk = await aClerk();
    const cookies = await sessionFor(clerk.id);
    await world.db.change('UPDATE sessions SET created_at = created_at - INTERVAL 8 DAY WHERE user_id = ?', [
      clerk.id,
    ]);
    expect(await personOf(world.ctx(), cookies)).toBeNull();
  });
});

describe('a one-time link', () => {
  test('works once', async () => {
    const clerk = await aClerk();
    await expect(redeemLink(aVisitor(), { token: clerk.token, password: PASSWORD })).rejects.toMatchObject({
      code: 'identity.link_expired',
    });
  });

  test('refuses a password anybody would try, and can be used again afterwards', async () => {
    const email = `${randomBytes(5).toString('hex')}@example.mx`;
    const added = await addPerson(world.ctx(administrator), {
      name: 'Beto Ruiz',
      email,
      role: 'clerk',
      branches: [branch.code],
    });
    const token = new URL(added.setupLink, 'http://x').searchParams.get('token') ?? '';
    await expect(redeemLink(aVisitor(), { token, password: 'multipartes1' })).rejects.toMatchObject({
      code: 'identity.weak_password',
    });
    expect(await redeemLink(aVisitor(), { token, password: PASSWORD })).toBe(added.person.id);
  });
});

describe('people', () => {
  test('change of role or branches ends their sessions at once', async () => {
    const clerk = await aClerk();
    const cookies = await sessionFor(clerk.id);
    const changed = await changePerson(world.ctx(administrator), clerk.id, {
      role: 'inventory_manager',
      version: clerk.version,
    });
    expect(changed).toMatchObject({ role: 'inventory_manager', branches: [branch.code], version: 3 });
    expect(await personOf(world.ctx(), cookies)).toBeNull();
  });

  test('who are disabled cannot enter', async () => {
    const clerk = await aClerk();
    await changePerson(world.ctx(administrator), clerk.id, { active: false, version: clerk.version });
    await expect(logIn(aVisitor(), { email: clerk.email, password: PASSWORD })).rejects.toMatchObject({
      code: 'identity.disabled',
    });
  });

  test('cannot disable themselves', async () => {
    const own = changePerson(world.ctx(administrator), administrator.userId, { active: false, version: 1 });
    await expect(own).rejects.toMatchObject({ code: 'identity.own_account' });
  });

  test('are only managed by administrators', async () => {
    const clerk = await world.staff('clerk', [branch]);
    const owner = await world.staff('owner', []);
    for (const actor of [clerk, owner])
      await expect(listPeople(world.ctx(actor))).rejects.toMatchObject({ code: 'identity.forbidden' });
    await expect(listPeople(world.ctx())).rejects.toMatchObject({ code: 'identity.required' });
  });

  test('need a branch when their role is of a branch, and an e-mail of their own', async () => {
    const draft = {
      name: 'Ana Paz',
      email: `${randomBytes(5).toString('hex')}@example.mx`,
      role: 'clerk' as const,
      branches: [],
    };
    await expect(addPerson(world.ctx(administrator), draft)).rejects.toMatchObject({
      code: 'identity.branch_required',
    });
    const clerk = await aClerk();
    const twin = addPerson(world.ctx(administrator), {
      ...draft,
      email: clerk.email,
      branches: [branch.code],
    });
    await expect(twin).rejects.toMatchObject({ code: 'identity.email_taken' });
  });

  test('change their own password with the old one, and a reset ends every session', async () => {
    const clerk = await aClerk();
    const actor = {
      type: 'staff' as const,
      userId: clerk.id,
      name: 'x',
      role: 'clerk' as const,
      branchIds: [branch.id],
      sessionId: 'x',
    };
    const wrong = changePassword(world.ctx(actor), { current: 'mala', next: 'otra frase larga 88' });
    await expect(wrong).rejects.toMatchObject({ code: 'identity.wrong_password' });
    await changePassword(world.ctx(actor), { current: PASSWORD, next: 'otra frase larga 88' });
    const cookies = await sessionFor(
      await logIn(aVisitor(), { email: clerk.email, password: 'otra frase larga 88' }),
    );
    await resetPassword(world.ctx(administrator), clerk.id);
    expect(await personOf(world.ctx(), cookies)).toBeNull();
  });
});

describe('branches', () => {
  test('open with a till, and two editors cannot overwrite each other', async () => {
    const closed = null;
    const hours = {
      mon: ['08:30', '18:00'] as [string, string],
      tue: closed,
      wed: closed,
      thu: closed,
      fri: closed,
      sat: closed,
      sun: closed,
    };
    const code = Array.from(randomBytes(3), (byte) => String.fromCharCode(65 + (byte % 26))).join('');
    const draft = {
      code,
      slug: `suc-${code.toLowerCase()}`,
      name: 'León',
      city: 'León',
      state: 'Guanajuato',
      address: 'Blvd. Aeropuerto 1201',
      postalCode: '37545',
      latitude: null,
      longitude: null,
      phone: '4770000000',
      whatsapp: '524770000000',
      hours,
      timeZone: 'America/Mexico_City',
      taxRateBp: 1600,
    };
    const opened = await addBranch(world.ctx(administrator), draft);
    expect(opened).toMatchObject({ code, active: true, version: 1, hours });
    const tills = await world.db.rows(
      'SELECT t.number FROM terminals t JOIN branches b ON b.id = t.branch_id WHERE b.code = ?',
      [code],
    );
    expect(tills).toEqual([{ number: 1 }]);
    await changeBranch(world.ctx(administrator), code, { name: 'León Norte', version: 1 });
    const late = changeBranch(world.ctx(administrator), code, { name: 'León Sur', version: 1 });
    await expect(late).rejects.toMatchObject({ code: 'branches.changed_elsewhere' });
  });
});

test('the application user cannot rewrite history or reach the schema', async () => {
  const refused = [
    'UPDATE stock_movements SET quantity = 0',
    'DELETE FROM stock_movements',
    'UPDATE audit_log SET action = "x"',
    'DELETE FROM audit_log',
    'DELETE FROM outbox_events',
    'UPDATE sales SET total_cents = 1',
    'DELETE FROM sales',
    'TRUNCATE TABLE sale_lines',
    'DROP TABLE payments',
    'ALTER TABLE users ADD COLUMN x int',
    'UPDATE branch_routes SET server = "x"',
    'SELECT * FROM mysql.user',
  ];
  for (const statement of refused) {
    await expect(world.db.pool.query(statement), statement).rejects.toMatchObject({
      errno: expect.toSatisfy((errno: number) => [1142, 1143, 1044].includes(errno)) as number,
    });
  }
});
