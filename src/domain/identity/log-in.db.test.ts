import { randomBytes } from 'node:crypto';
import { hash } from '@node-rs/argon2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import { createRateLimiter } from '#server/rate-limit.ts';
import { isDomainError } from '#shared/errors.ts';
import { assertOwnPassword, authorize, requirePermission } from './authorize.ts';
import { logIn } from './log-in.ts';

const PASSWORD = 'una clave larga y buena';
const WRONG = 'identity.wrong_credentials';
const CLOSED = 'request.rate_limited';

let world: World;
let branch: TestBranch;
let emails: readonly string[];

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  const people = await Promise.all(Array.from({ length: 20 }, () => world.staff('clerk', [branch])));
  const ids = people.map(({ userId }) => userId);
  const quick = await hash(PASSWORD, { memoryCost: 1_024, timeCost: 2, parallelism: 1 });
  const list = ids.map(() => '?').join(',');
  await world.db.change(`UPDATE users SET password_hash = ? WHERE id IN (${list})`, [quick, ...ids]);
  const rows = await world.db.rows<{ email: string }>(`SELECT email FROM users WHERE id IN (${list})`, ids);
  emails = rows.map(({ email }) => email);
});

afterAll(() => world.close());

/** Somebody behind an address of its own. */
function anAddress() {
  const group = () => randomBytes(2).toString('hex');
  const clientAddress = `2001:db8:${group()}:${group()}::1`;
  const ctx = () => world.ctx({ type: 'anonymous' }, { clientAddress });
  const attempt = async (email: string, password: string): Promise<string> => {
    try {
      await logIn(ctx(), { email, password });
      return 'in';
    } catch (error) {
      if (!isDomainError(error)) throw error;
      return error.code;
    }
  };
  return {
    attempt,
    right: (email: string) => attempt(email, PASSWORD),
    wrong: (email: string) => attempt(email, 'mala'),
  };
}

const count = (outcomes: readonly string[], code: string) =>
  outcomes.filter((outcome) => outcome === code).length;

describe('a branch behind one router', () => {
  test('opens in the morning: twenty people at once are in, and leave its five tries as they were', async () => {
    const { right, wrong } = anAddress();
    expect(count(await Promise.all(emails.map(right)), 'in')).toBe(20);
    const outcomes: string[] = [];
    for (let time = 0; time < 6; time++) outcomes.push(await wrong(`nadie${time}@example.mx`));
    expect(outcomes).toEqual([...Array<string>(5).fill(WRONG), CLOSED]);
  });

  test('may be wrong four times meanwhile', async () => {
    const { right, wrong } = anAddress();
    const all = emails.flatMap((email, index) =>
      index % 5 === 0 ? [wrong(`nadie${index}@example.mx`), right(email)] : [right(email)],
    );
    const outcomes = await Promise.all(all);
    expect([count(outcomes, 'in'), count(outcomes, WRONG)]).toEqual([20, 4]);
  });

  test('is closed by five, also for those who come at the same time', async () => {
    const { right, wrong } = anAddress();
    const wrongs = Array.from({ length: 5 }, (_, index) => wrong(`nadie${index}@example.mx`));
    const outcomes = await Promise.all([...wrongs, ...emails.slice(0, 3).map(right)]);
    expect(outcomes).toEqual([...Array<string>(5).fill(WRONG), CLOSED, CLOSED, CLOSED]);
  });
});

describe('a flood of guesses', () => {
  test('at once gets no more than its five answers, on one account or on many', async () => {
    const one = anAddress();
    const atOne = await Promise.all(Array.from({ length: 40 }, () => one.wrong(emails[0] ?? '')));
    expect([count(atOne, WRONG), count(atOne, CLOSED)]).toEqual([5, 35]);
    const many = anAddress();
    const atMany = await Promise.all(
      Array.from({ length: 40 }, (_, index) => many.wrong(`x${index}@example.mx`)),
    );
    expect([count(atMany, WRONG), count(atMany, CLOSED)]).toEqual([5, 35]);
  });

  test('does not pile up: who stands too far back is told to come again', async () => {
    const { right } = anAddress();
    const all = Array.from({ length: 90 }, (_, index) => right(emails[index % 20] ?? ''));
    const outcomes = await Promise.all(all);
    expect([count(outcomes, 'in'), count(outcomes, CLOSED)]).toEqual([64, 26]);
    expect(await right(emails[0] ?? '')).toBe('in');
  });

  test('through several processes is counted by all of them together', async () => {
    const { placement, now } = world.ctx();
    const limiters = Array.from({ length: 4 }, () => createRateLimiter({ placement, now }));
    const subject = randomBytes(8).toString('hex');
    const hit = (index: number) => (limiters[index % 4] as (typeof limiters)[number]).hit('login', subject);
    const tries = Array.from({ length: 40 }, (_, index) =>
      hit(index).then(
        () => 'in',
        () => CLOSED,
      ),
    );
    const outcomes = await Promise.all(tries);
    expect([count(outcomes, 'in'), count(outcomes, CLOSED)]).toEqual([5, 35]);
    // What was refused was not counted: one that is taken back leaves room for one.
    await limiters[0]?.refund('login', subject);
    await expect(hit(1)).resolves.toBeUndefined();
    await expect(hit(2)).rejects.toMatchObject({ code: CLOSED });
    await Promise.all(limiters.map((limiter) => limiter.close()));
  });
});

test('who must choose a password of their own may do nothing before', async () => {
  const clerk = await world.staff('clerk', [branch]);
  const owing = { ...clerk, mustChangePassword: true };
  const refusal = expect.objectContaining({ code: 'identity.new_password_required' }) as Error;
  expect(() => authorize(world.ctx(owing), 'sale:create', branch.id)).toThrow(refusal);
  // Also of what they may not do at all, and of what is of the chain.
  expect(() => requirePermission(world.ctx(owing), 'people:manage')).toThrow(refusal);
  expect(() => assertOwnPassword(owing)).toThrow(refusal);
  expect(authorize(world.ctx(clerk), 'sale:create', branch.id).branchId).toBe(branch.id);
});
