import { createHash, randomBytes, randomInt } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { openDatabase } from '#db/client.ts';
import { transaction } from '#db/tx.ts';
import type { Actor, Ctx } from '#server/context.ts';
import { isDomainError } from '#shared/errors.ts';
import type { UserId } from '#shared/ids.ts';
import { changePassword } from './change-password.ts';
import { logIn } from './log-in.ts';
import { addBranch, changeBranch } from './manage-branches.ts';
import { addPerson, changePerson, listPeople, resetPassword } from './manage-people.ts';
import { redeemLink } from './one-time-link.ts';
import { sessionWithPerson } from './session.queries.ts';
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
const NEXT = 'otra frase larga 88';

function aJar(): CookieJar & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    get: (name) => (values.has(name) ? { value: values.get(name) ?? '' } : undefined),
    set: (name, value) => void values.set(name, value),
    delete: (name) => void values.delete(name),
  };
}

/** Each test comes from a network of its own: limits are counted by address too. */
function aVisitor(network = randomNetwork()) {
  return world.ctx(
    { type: 'anonymous' },
    { clientAddress: `${network}::${randomInt(1, 65_535).toString(16)}` },
  );
}

function randomNetwork(): string {
  const group = () => randomInt(1, 65_535).toString(16);
  return `2001:db8:${group()}:${group()}`;
}

/** Tries a wrong password so many times and answers the codes of the refusals. */
async function wrongTries(ctx: Ctx, email: string, count: number, password = 'mala'): Promise<string[]> {
  const codes: string[] = [];
  for (let attempt = 1; attempt <= count; attempt++) {
    const refusal: unknown = await logIn(ctx, { email, password }).catch((error: unknown) => error);
    codes.push(isDomainError(refusal) ? refusal.code : 'none');
  }
  return codes;
}

const WRONG = 'identity.wrong_credentials';
const CLOSED = 'request.rate_limited';

async function aClerk() {
  const email = `${randomBytes(5).toString('hex')}@example.mx`;
  const added = await addPerson(world.ctx(administrator), {
    name: 'Lupita Hernández',
    email,
    role: 'clerk',
    branches: [branch.code],
  });
  const token = tokenOf(added.setupLink);
  await redeemLink(aVisitor(), { token, password: PASSWORD });
  return { email, id: added.person.id as UserId, token, version: 2 };
}

function actorOf(userId: UserId): Actor {
  return { type: 'staff', userId, name: 'x', role: 'clerk', branchIds: [branch.id], sessionId: 'x' };
}

/** The person's own context, in which something else happens once their password was found right. */
function interrupted(userId: UserId, meanwhile: () => Promise<unknown>): Ctx {
  const ctx = world.ctx(actorOf(userId));
  return { ...ctx, limits: { ...ctx.limits, forgive: () => meanwhile().then(() => undefined) } };
}

function tokenOf(setupLink: string): string {
  return new URL(setupLink, 'http://x').searchParams.get('token') ?? '';
}

async function sessionFor(userId: UserId, secure = false) {
  const cookies = aJar();
  await startSession(aVisitor(), userId, {
    cookies,
    secure,
    clientAddress: '192.0.2.7',
    userAgent: 'test',
  });
  return { cookies, secure };
}

describe('entering', () => {
  test('with the right password starts a session whose token is nowhere in the database', async () => {
    const clerk = await aClerk();
    const userId = await logIn(aVisitor(), { email: clerk.email, password: PASSWORD });
    const browser = await sessionFor(userId);
    expect(await personOf(world.ctx(), browser)).toMatchObject({
      id: clerk.id,
      role: 'clerk',
      branchIds: [branch.id],
    });
    const token = browser.cookies.values.get('mp_session') ?? '';
    expect(await world.db.rows('SELECT 1 FROM sessions WHERE id = ?', [token])).toEqual([]);
  });

  test('answers the same for a wrong password and for an account that is not there', async () => {
    const clerk = await aClerk();
    expect(await wrongTries(aVisitor(), clerk.email, 1)).toEqual([WRONG]);
    expect(await wrongTries(aVisitor(), 'nadie@example.mx', 1)).toEqual([WRONG]);
  });

  test('closes an account for the address of five wrong tries, which keeps nobody else out', async () => {
    const clerk = await aClerk();
    const attacker = aVisitor();
    expect(await wrongTries(attacker, clerk.email, 7)).toEqual([
      ...Array<string>(5).fill(WRONG),
      CLOSED,
      CLOSED,
    ]);
    await expect(logIn(attacker, { email: clerk.email, password: PASSWORD })).rejects.toMatchObject({
      code: CLOSED,
      details: { retrySeconds: expect.any(Number) as number },
    });
    expect(await logIn(aVisitor(), { email: clerk.email, password: PASSWORD })).toBe(clerk.id);
  });

  test('closes an address after five wrong tries on whatever accounts, and what it tries then closes no account', async () => {
    const attacker = aVisitor();
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect(await wrongTries(attacker, `x${attempt}@example.mx`, 1)).toEqual([WRONG]);
    }
    const clerk = await aClerk();
    await expect(logIn(attacker, { email: clerk.email, password: PASSWORD })).rejects.toMatchObject({
      code: CLOSED,
    });
    expect(new Set(await wrongTries(attacker, clerk.email, 60))).toEqual(new Set([CLOSED]));
    expect(await logIn(aVisitor(), { email: clerk.email, password: PASSWORD })).toBe(clerk.id);
  });

  test('takes every address of one IPv6 network for the same', async () => {
    const network = randomNetwork();
    for (let attempt = 1; attempt <= 5; attempt++) {
      expect(await wrongTries(aVisitor(network), `x${attempt}@example.mx`, 1)).toEqual([WRONG]);
    }
    expect(await wrongTries(aVisitor(network), 'x6@example.mx', 1)).toEqual([CLOSED]);
  });

  test('closes an account after fifty wrong tries from wherever; right ones do not count', async () => {
    const clerk = await aClerk();
    const enter = (ctx: Ctx) => logIn(ctx, { email: clerk.email, password: PASSWORD });
    const tries = Array.from({ length: 12 }, () => wrongTries(aVisitor(), clerk.email, 4));
    expect(new Set((await Promise.all(tries)).flat())).toEqual(new Set([WRONG]));
    const own = aVisitor();
    for (let time = 1; time <= 6; time++) expect(await enter(own)).toBe(clerk.id);
    expect(await wrongTries(aVisitor(), clerk.email, 2)).toEqual([WRONG, WRONG]);
    for (let time = 1; time <= 6; time++) await expect(enter(own)).rejects.toMatchObject({ code: CLOSED });
    const colleague = await aClerk();
    expect(await logIn(own, { email: colleague.email, password: PASSWORD })).toBe(colleague.id);
  });

  test('ends for good when the session is a week old, however much it was used', async () => {
    const clerk = await aClerk();
    const browser = await sessionFor(clerk.id);
    await world.db.change('UPDATE sessions SET created_at = created_at - INTERVAL 8 DAY WHERE user_id = ?', [
      clerk.id,
    ]);
    expect(await personOf(world.ctx(), browser)).toBeNull();
  });

  test('counts over https only with the cookie that plain http cannot set', async () => {
    const clerk = await aClerk();
    const { cookies } = await sessionFor(clerk.id);
    expect(await personOf(world.ctx(), { cookies, secure: false })).toMatchObject({ id: clerk.id });
    expect(await personOf(world.ctx(), { cookies, secure: true })).toBeNull();
    const secured = await sessionFor(clerk.id, true);
    expect([...secured.cookies.values.keys()]).toEqual(['__Host-mp_session']);
    expect(await personOf(world.ctx(), secured)).toMatchObject({ id: clerk.id });
    expect(await personOf(world.ctx(), { ...secured, secure: false })).toBeNull();
  });

  test('knows every branch of a person, however many, in one statement', async () => {
    const actor = await world.staff('clerk', []);
    const branchIds = Array.from({ length: 400 }, (_, index) => 60_000 + index);
    const db = openDatabase(workerDatabase().appUrl, { connectionLimit: 1 });
    try {
      // Branches nobody else sees, and MySQL's limit for lists.
      await db.pool.query('SET SESSION foreign_key_checks = 0, SESSION group_concat_max_len = 1024');
      await db.change(
        `INSERT INTO user_branches (user_id, branch_id) VALUES ${branchIds.map(() => '(?,?)').join(',')}`,
        branchIds.flatMap((branchId) => [actor.userId, branchId]),
      );
      const { cookies } = await sessionFor(actor.userId);
      const id = createHash('sha256')
        .update(cookies.values.get('mp_session') ?? '')
        .digest('hex');
      const row = await sessionWithPerson(db, id);
      expect(row).toMatchObject({ userId: actor.userId, role: 'clerk' });
      expect(row?.branchIds.toSorted((a, b) => a - b)).toEqual(branchIds);
    } finally {
      await db.change('DELETE FROM user_branches WHERE user_id = ?', [actor.userId]);
      await db.close();
    }
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
    const token = tokenOf(added.setupLink);
    await expect(redeemLink(aVisitor(), { token, password: 'multipartes1' })).rejects.toMatchObject({
      code: 'identity.weak_password',
    });
    expect(await redeemLink(aVisitor(), { token, password: PASSWORD })).toBe(added.person.id);
  });
});

test('a link whose person changed at that very moment is not used up', async () => {
  const email = `${randomBytes(5).toString('hex')}@example.mx`;
  const draft = { name: 'Beto Ruiz', email, role: 'clerk' as const, branches: [branch.code] };
  const { person, setupLink } = await addPerson(world.ctx(administrator), draft);
  const redeem = () => redeemLink(aVisitor(), { token: tokenOf(setupLink), password: PASSWORD });
  const { promise: isHeld, resolve: held } = Promise.withResolvers<true>();
  const changing = transaction(world.db, async (tx) => {
    await tx.change('UPDATE users SET version = version + 1 WHERE id = ?', [person.id]);
    held(true);
    await vi.waitFor(async () => {
      const running = await tx.rows<{ Info: string | null }>('SHOW FULL PROCESSLIST');
      expect(running.map(({ Info }) => Info ?? '').join('\n')).toMatch(/update `users` set/);
    }, 60_000);
  });
  await isHeld;
  await expect(redeem()).rejects.toMatchObject({ code: 'identity.changed_elsewhere' });
  await changing;
  expect(await redeem()).toBe(person.id);
});

describe('people', () => {
  test('change of role or branches ends their sessions at once', async () => {
    const clerk = await aClerk();
    const browser = await sessionFor(clerk.id);
    const changed = await changePerson(world.ctx(administrator), clerk.id, {
      role: 'inventory_manager',
      version: clerk.version,
    });
    expect(changed).toMatchObject({ role: 'inventory_manager', branches: [branch.code], version: 3 });
    expect(await personOf(world.ctx(), browser)).toBeNull();
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

  test('change their own password with the old one', async () => {
    const clerk = await aClerk();
    const ctx = world.ctx(actorOf(clerk.id));
    const wrong = changePassword(ctx, { current: 'mala', next: NEXT });
    await expect(wrong).rejects.toMatchObject({ code: 'identity.wrong_password' });
    await changePassword(ctx, { current: PASSWORD, next: NEXT });
    expect(await logIn(aVisitor(), { email: clerk.email, password: NEXT })).toBe(clerk.id);
  });

  test('change their password twice at once: one is told that the other was first', async () => {
    const clerk = await aClerk();
    const first = () => changePassword(world.ctx(actorOf(clerk.id)), { current: PASSWORD, next: NEXT });
    const second = changePassword(interrupted(clerk.id, first), {
      current: PASSWORD,
      next: 'tercera frase 91',
    });
    await expect(second).rejects.toMatchObject({ code: 'identity.changed_elsewhere' });
    expect(await logIn(aVisitor(), { email: clerk.email, password: NEXT })).toBe(clerk.id);
  });

  test('whose password is reset are out at once: no session, no old password, only the link', async () => {
    const clerk = await aClerk();
    const browser = await sessionFor(clerk.id);
    const { setupLink } = await resetPassword(world.ctx(administrator), clerk.id);
    expect(await personOf(world.ctx(), browser)).toBeNull();
    expect(await wrongTries(aVisitor(), clerk.email, 1, PASSWORD)).toEqual([WRONG]);
    expect(await redeemLink(aVisitor(), { token: tokenOf(setupLink), password: NEXT })).toBe(clerk.id);
    expect(await logIn(aVisitor(), { email: clerk.email, password: NEXT })).toBe(clerk.id);
  });

  test('cannot save a new password past a reset that came between', async () => {
    const clerk = await aClerk();
    const reset = () => resetPassword(world.ctx(administrator), clerk.id);
    const late = changePassword(interrupted(clerk.id, reset), { current: PASSWORD, next: NEXT });
    await expect(late).rejects.toMatchObject({ code: 'identity.changed_elsewhere' });
    expect(await wrongTries(aVisitor(), clerk.email, 1, NEXT)).toEqual([WRONG]);
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
