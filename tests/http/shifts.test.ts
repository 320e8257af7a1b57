import { beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { demoLogins, enter, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';

const OWN = 'MID';
let clerk: ApiClient;
let stranger: ApiClient;
let manager: ApiClient;
let administrator: ApiClient;
let owner: ApiClient;

beforeAll(async () => {
  [clerk, stranger, manager, administrator, owner] = await Promise.all([
    enter(site(), 'clerk', OWN),
    enter(site(), 'clerk', 'PUE'),
    enter(site(), 'inventory_manager', OWN),
    enter(site(), 'administrator'),
    enter(site(), 'owner'),
  ]);
});

const keyed = (client: ApiClient, path: string, body: unknown, key = uuidv7(Date.now())) =>
  client.send('POST', `/branches/${OWN}${path}`, body, { 'idempotency-key': key });

interface Till {
  readonly id: number;
  readonly shift: { readonly id: string } | null;
}

async function tillsOf(client: ApiClient): Promise<readonly Till[]> {
  const { json } = await client.send('GET', `/branches/${OWN}/terminals`);
  return json['terminals'] as unknown as readonly Till[];
}

describe('a till over HTTP', () => {
  test('goes through its day: open, cash out, count, close, next number', async () => {
    const till = (await tillsOf(clerk)).find(({ shift }) => shift === null);
    const id = uuidv7(Date.now());
    const float = [{ form: 'note', faceCents: 10_000, pieces: 7 }];
    const opened = await keyed(clerk, '/shifts', { id, terminalId: till?.id, float }, id);
    expect([opened.status, opened.json['floatCents']]).toEqual([201, 700_00]);
    const again = await keyed(clerk, '/shifts', { id, terminalId: till?.id, float }, id);
    expect([again.text, again.headers.get('idempotency-replayed')]).toEqual([opened.text, 'true']);

    const moveId = uuidv7(Date.now());
    const move = { id: moveId, terminalId: till?.id, kind: 'out', amountCents: 130_00, reason: 'supplier' };
    expect((await keyed(clerk, `/shifts/${id}/cash`, move, moveId)).status).toBe(201);
    // Blind: the cashier may not look before counting, who reviews may.
    expect((await clerk.send('GET', `/branches/${OWN}/shifts/${id}`)).status).toBe(403);
    const x = await owner.send('GET', `/branches/${OWN}/shifts/${id}`);
    expect(x.json['cash']).toMatchObject({ expectedCents: 570_00, outCents: 130_00 });

    const counted = await keyed(clerk, `/shifts/${id}/count`, {
      counts: [{ form: 'note', faceCents: 50_000, pieces: 1 }],
    });
    expect(counted.json['count']).toMatchObject({ countedCents: 500_00, differenceCents: -70_00 });
    const noWhy = await keyed(clerk, `/shifts/${id}/close`, { reason: null });
    expect([noWhy.status, noWhy.json['code']]).toEqual([422, 'sales.difference_reason_required']);
    const closed = await keyed(clerk, `/shifts/${id}/close`, { reason: 'other', note: 'Se pagó el agua' });
    expect(closed.json).toMatchObject({ differenceReason: 'other', differenceNote: 'Se pagó el agua' });
    const list = await administrator.send('GET', `/branches/${OWN}/shifts?differences=1&limit=1`);
    expect(list.json['shifts']).toMatchObject([{ id, differenceCents: -70_00 }]);
  });

  test.each([
    ['a coin that does not exist', { float: [{ form: 'coin', faceCents: 300, pieces: 1 }] }],
    ['pieces below zero', { float: [{ form: 'note', faceCents: 10_000, pieces: -1 }] }],
    ['a thousand million notes', { float: [{ form: 'note', faceCents: 10_000, pieces: 1e9 }] }],
    ['a denomination twice', { float: Array(2).fill({ form: 'note', faceCents: 10_000, pieces: 1 }) }],
  ])('refuses %s', async (_what, part) => {
    const id = uuidv7(Date.now());
    const answer = await keyed(clerk, '/shifts', { id, terminalId: 1, ...part }, id);
    expect([answer.status, answer.json['code']]).toEqual([422, 'request.invalid']);
  });

  test.each([
    [{ amountCents: 0 }],
    [{ amountCents: -5_00 }],
    [{ amountCents: 1e12 }],
    [{ reason: 'deposit', kind: 'in' }],
    [{ reason: 'other' }],
  ])('refuses a cash movement with %j', async (part) => {
    const id = uuidv7(Date.now());
    const move = { id, terminalId: 1, kind: 'out', amountCents: 5_00, reason: 'expense', ...part };
    const answer = await keyed(clerk, `/shifts/${id}/cash`, move, id);
    expect([answer.status, answer.json['code']]).toEqual([422, 'request.invalid']);
  });

  test('belongs to its branch and to who works at a counter', async () => {
    const path = `/branches/${OWN}/shifts`;
    expect((await stranger.send('GET', `${path}/${uuidv7(Date.now())}`)).status).toBe(404);
    expect((await clerk.send('GET', path)).status).toBe(403);
    const id = uuidv7(Date.now());
    expect((await keyed(manager, '/shifts', { id, terminalId: 1, float: [] }, id)).status).toBe(403);
    expect((await keyed(stranger, '/shifts', { id, terminalId: 1, float: [] }, id)).status).toBe(404);
  });
});

describe('an approval over HTTP', () => {
  test('needs the password of somebody who may approve, and never answers 401', async () => {
    const { email = '', password = '' } =
      demoLogins(site()).find(({ role }) => role === 'administrator') ?? {};
    const approve = (form: object) =>
      clerk.send('POST', `/branches/${OWN}/approvals`, {
        saleId: uuidv7(Date.now()),
        lines: [
          { stockItemId: uuidv7(Date.now()), quantity: 1, unitPriceCents: 100_00, discountCents: 11_00 },
        ],
        email,
        password,
        ...form,
      });
    const wrong = await approve({ password: 'no es esta' });
    expect([wrong.status, wrong.json['code']]).toEqual([403, 'identity.wrong_approver']);
    const given = await approve({});
    expect([given.status, given.json['limitBp']]).toEqual([201, 1_100]);
    expect(given.text).not.toContain(password);
    // The clerk is still the one who is in.
    const session = await clerk.send('GET', '/session');
    expect(session.json['person']).toMatchObject({ role: 'clerk' });
  });

  test('is not said to the public: nobody learns how far a clerk may go', async () => {
    const branches = await stranger.send('GET', '/branches');
    expect(branches.text).not.toContain('clerkDiscountBp');
    const all = await administrator.send('GET', '/branches?all=1');
    expect(all.text).toContain('"clerkDiscountBp":500');
  });
});
