import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDatabase, type Database } from '../../db/client.ts';
import { apiClient, demoLogins, enter, type ApiAnswer, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';

const OWN = 'GDL';
let db: Database;

beforeAll(() => {
  db = openDatabase(site().appUrl, { connectionLimit: 2 });
});
afterAll(() => db.close());

interface Documented {
  readonly operationId: string;
}

/** Asks every operation, with whatever in the place of ids, and answers what it was answered. */
async function askEverything(client: ApiClient): Promise<ReadonlyMap<string, ApiAnswer>> {
  const documented = await apiClient(site().origin).send('GET', '/openapi.json');
  const paths = documented.json['paths'] as unknown as Record<string, Record<string, Documented>>;
  const answers = new Map<string, ApiAnswer>();
  for (const [path, methods] of Object.entries(paths)) {
    const filled = path
      .replace('/api/v1', '')
      .replace('{branch}', OWN)
      .replaceAll(/\{\w+\}/g, '1');
    for (const [method, { operationId }] of Object.entries(methods)) {
      // Nobody would be left to ask the rest.
      if (operationId === 'logOut') continue;
      const body = method === 'get' || method === 'delete' ? undefined : {};
      answers.set(operationId, await client.send(method.toUpperCase(), filled, body));
    }
  }
  return answers;
}

describe('who must choose a password of their own first', () => {
  test('is refused everything that needs a session but that, leaving and being told who they are', async () => {
    const login = demoLogins(site()).find(({ role, branch }) => role === 'clerk' && branch === OWN);
    if (!login) throw new Error('No demo clerk');
    const owe = (owes: boolean) =>
      db.change('UPDATE users SET must_change_password = ? WHERE email = ?', [owes ? 1 : 0, login.email]);
    const clerk = await enter(site(), 'clerk', OWN);
    const anonymous = await askEverything(apiClient(site().origin));
    const needSession = [...anonymous].filter(([, { status }]) => status === 401).map(([id]) => id);
    // Login and link answer 401 to nobody in particular.
    const own = new Set(['changePassword', 'logIn', 'redeemLink']);
    expect(needSession.length).toBeGreaterThan(80);
    await owe(true);
    try {
      const answers = await askEverything(clerk);
      const letThrough = needSession.filter(
        (id) => !own.has(id) && String(answers.get(id)?.json['code']) !== 'identity.new_password_required',
      );
      expect(letThrough).toEqual([]);
      expect(answers.get('recordSale')).toMatchObject({ status: 403 });
      // An empty body, not a session that may not.
      expect(answers.get('changePassword')?.json['code']).toBe('request.invalid');
      expect((await clerk.send('DELETE', '/session')).status).toBe(204);
      const again = await enter(site(), 'clerk', OWN);
      const session = await again.send('GET', '/session');
      expect(session.json['person']).toMatchObject({ mustChangePassword: true });
      const next = 'otra frase larga 88';
      const wrong = await again.send('PUT', '/session/password', { current: 'no es esta', next });
      expect(wrong.json['code']).toBe('identity.wrong_password');
      expect((await again.send('POST', '/session/heartbeat', {})).json['code']).toBe(
        'identity.new_password_required',
      );
      await owe(false);
      expect((await again.send('GET', `/branches/${OWN}/terminals`)).status).toBe(200);
    } finally {
      await owe(false);
    }
  });

  test('is led there by every page of the counter and the panel', async () => {
    const login = demoLogins(site()).find(({ role, branch }) => role === 'clerk' && branch === OWN);
    const clerk = await enter(site(), 'clerk', OWN);
    await db.change('UPDATE users SET must_change_password = 1 WHERE email = ?', [login?.email ?? '']);
    try {
      for (const page of ['/caja', '/panel/ventas']) {
        const answer = await fetch(`${site().origin}${page}`, { headers: clerk.headers, redirect: 'manual' });
        expect([answer.status, answer.headers.get('location')]).toEqual([
          302,
          `/panel/cuenta?volver=${encodeURIComponent(page)}`,
        ]);
      }
    } finally {
      await db.change('UPDATE users SET must_change_password = 0 WHERE email = ?', [login?.email ?? '']);
    }
  });
});

test('twenty people of one address log in at once', async () => {
  const { email, password } =
    demoLogins(site()).find(({ role, branch }) => role === 'clerk' && branch === OWN) ?? {};
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => apiClient(site().origin).send('POST', '/session', { email, password })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
});
