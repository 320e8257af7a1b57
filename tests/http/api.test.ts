import { beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { apiClient, enter, type ApiAnswer, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';

interface Row {
  readonly id: string;
  readonly code: string;
  readonly priceCents: number;
  readonly coreCents?: number;
  readonly version: number;
  readonly onHand: number;
}

let anybody: ApiClient;
let clerk: ApiClient;
let stranger: ApiClient;
let manager: ApiClient;
let administrator: ApiClient;
const OWN = 'QRO';
const OTHER = 'PUE';

beforeAll(async () => {
  anybody = apiClient(site().origin);
  [clerk, stranger, manager, administrator] = await Promise.all([
    enter(site(), 'clerk', OWN),
    enter(site(), 'clerk', OTHER),
    enter(site(), 'inventory_manager', OWN),
    enter(site(), 'administrator'),
  ]);
});

async function rowsOf(
  client: ApiClient,
  branch: string,
  query = 'condition=used&state=available',
): Promise<Row[]> {
  const answer = await client.send('GET', `/branches/${branch}/stock?${query}&limit=40`);
  expect(answer.status).toBe(200);
  return answer.json['items'] as unknown as Row[];
}

let sequence = 0;

interface Till {
  readonly id: number;
  readonly nextSequence: number;
  readonly shift: { readonly id: string } | null;
}

/** The open shift of a till; opens it when nobody has. */
async function shiftOf(client: ApiClient, branch: string, till: Till): Promise<string> {
  if (till.shift) return till.shift.id;
  const opening = { id: uuidv7(Date.now()), terminalId: till.id, float: [] };
  const key = { 'idempotency-key': opening.id };
  const answer = await client.send('POST', `/branches/${branch}/shifts`, opening, key);
  expect(answer.status).toBe(201);
  return opening.id;
}

async function draftOf(row: Row, branch = OWN): Promise<Record<string, unknown>> {
  const client = branch === OWN ? clerk : stranger;
  const { json } = await client.send('GET', `/branches/${branch}/terminals`);
  const [terminal] = json['terminals'] as unknown as Till[];
  sequence = Math.max(sequence, (terminal?.nextSequence ?? 1) - 1) + 1;
  return {
    id: uuidv7(Date.now()),
    branch,
    terminalId: terminal?.id,
    shiftId: terminal && (await shiftOf(client, branch, terminal)),
    folioSequence: sequence,
    soldAt: new Date().toISOString(),
    lines: [
      { stockItemId: row.id, quantity: 1, unitPriceCents: row.priceCents, coreCents: row.coreCents ?? 0 },
    ],
    payments: [{ method: 'cash', amountCents: row.priceCents + (row.coreCents ?? 0) }],
  };
}

function sell(client: ApiClient, draft: Record<string, unknown>): Promise<ApiAnswer> {
  return client.send('POST', '/sales', draft, { 'idempotency-key': String(draft['id']) });
}

/** A refusal is problem+json with a permanent code, a sentence in Spanish and the number of the request. */
function expectProblem(answer: ApiAnswer, status: number, code: string): void {
  expect(answer.json).toMatchObject({ status, code });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.json['detail']).toMatch(/[a-záéíóúñ]{3,}.*\.$/);
  expect(String(answer.json['requestId'])).not.toBe('');
  expect(answer.text).not.toMatch(/select |insert |mysql|stack|node_modules/i);
}

describe('what cannot be understood is refused in words', () => {
  test('an unknown car', async () => {
    expectProblem(
      await anybody.send('GET', '/catalog/generations/nissan/tsuru/zz99'),
      404,
      'catalog.vehicle_not_found',
    );
    expectProblem(
      await anybody.send('GET', '/stock/summary?generation=seat/600/e'),
      404,
      'catalog.vehicle_not_found',
    );
  });

  test('an unknown piece, system, part type, branch, address', async () => {
    expectProblem(await anybody.send('GET', '/stock/piece/ZZZ-P-999999'), 404, 'catalog.piece_not_found');
    expectProblem(
      await anybody.send('GET', '/stock?branch=QRO&system=alas'),
      404,
      'catalog.system_not_found',
    );
    expectProblem(
      await anybody.send('GET', '/stock?branch=QRO&partType=alas'),
      404,
      'catalog.part_type_not_found',
    );
    expectProblem(await anybody.send('GET', '/stock?branch=ZZZ'), 404, 'branches.not_found');
    expectProblem(await anybody.send('GET', '/nada'), 404, 'request.not_found');
  });

  test('a malformed id, cursor, number, enumeration', async () => {
    for (const path of [
      `/branches/${OWN}/stock/not-a-uuid`,
      `/branches/${OWN}/stock?after=not-a-cursor`,
      `/branches/${OWN}/stock?limit=0`,
      `/branches/${OWN}/stock?limit=1e9`,
      `/branches/${OWN}/stock?state=imaginary`,
      `/branches/qro/stock`,
    ]) {
      expectProblem(await clerk.send('GET', path), 422, 'request.invalid');
    }
    expectProblem(await anybody.send('GET', '/stock?generation=../../etc/passwd'), 422, 'request.invalid');
    expectProblem(await anybody.send('GET', '/stock'), 422, 'request.invalid');
  });

  test('a body that is too large, not JSON, of another type, or of the wrong shape', async () => {
    const key = { 'idempotency-key': uuidv7(Date.now()) };
    expectProblem(
      await clerk.send('POST', '/sales', JSON.stringify({ padding: 'x'.repeat(70_000) }), key),
      413,
      'request.too_large',
    );
    expectProblem(await clerk.send('POST', '/sales', '{"id":', key), 422, 'request.malformed');
    expectProblem(
      await clerk.send('POST', '/sales', 'id=1', {
        ...key,
        'content-type': 'application/x-www-form-urlencoded',
      }),
      415,
      'request.unsupported_type',
    );
    const answer = await clerk.send('POST', '/sales', { id: 7, lines: 'many' }, key);
    expectProblem(answer, 422, 'request.invalid');
    expect((answer.json['errors'] as unknown as { path: string }[]).map((error) => error.path)).toContain(
      'lines',
    );
  });

  test('SQL in every parameter is a word like any other', async () => {
    const evil = [
      "' OR '1'='1",
      "'; DROP TABLE sales; --",
      '1 UNION SELECT password_hash FROM users',
      '\\',
      '%',
      "\u0000'",
    ];
    const documented = await anybody.send('GET', '/openapi.json');
    const paths = documented.json['paths'] as unknown as Record<
      string,
      Record<string, { parameters?: { name: string; in: string }[] }>
    >;
    let asked = 0;
    for (const [path, methods] of Object.entries(paths)) {
      const { get } = methods;
      if (!get) continue;
      for (const text of evil) {
        const value = encodeURIComponent(text);
        const filled = path
          .replace('/api/v1', '')
          .replace('{branch}', OWN)
          .replaceAll(/\{\w+\}/g, value);
        const queries = (get.parameters ?? [])
          .filter((parameter) => parameter.in === 'query')
          .map((parameter) => parameter.name);
        for (const query of queries.length > 0 ? queries : ['x']) {
          const answer = await administrator.send('GET', `${filled}?${query}=${value}`);
          asked++;
          expect([200, 400, 404, 422], `${filled}?${query}=${text}`).toContain(answer.status);
          expect(answer.text).not.toMatch(/syntax|sqlstate|argon2id/i);
        }
      }
    }
    expect(asked).toBeGreaterThan(100);
    expect((await rowsOf(clerk, OWN)).length).toBeGreaterThan(0);
  });

  test('a write that another site makes the browser send', async () => {
    const body = { email: 'x@example.mx', password: 'x' };
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      expectProblem(await anybody.send('POST', '/session', body, headers), 403, 'request.foreign_origin');
    }
    const signOut = (headers: Record<string, string>) =>
      fetch(`${site().origin}/salir`, {
        method: 'POST',
        headers,
        body: new URLSearchParams(),
        redirect: 'manual',
      });
    expect((await signOut({ origin: 'https://evil.example' })).status).toBe(403);
    expect((await signOut({})).status).toBe(403);
    expect((await signOut({ origin: site().origin })).status).toBe(303);
  });

  test('in English for who asks in English', async () => {
    const answer = await anybody.send('GET', '/stock/piece/ZZZ-P-999999', undefined, {
      'accept-language': 'en-US,es;q=0.5',
    });
    expect(answer.json['detail']).toBe('There is no piece with that code.');
  });
});

describe('a sale over the API', () => {
  test('answers a replay byte for byte and sells once', async () => {
    const [row] = await rowsOf(clerk, OWN);
    const draft = await draftOf(row as Row);
    const first = await sell(clerk, draft);
    expect(first.status).toBe(201);
    const again = await sell(clerk, draft);
    expect(again.text).toBe(first.text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const changed = await sell(clerk, { ...draft, customerName: 'Otra persona' });
    expectProblem(changed, 409, 'request.key_reused');
    const stored = await clerk.send('GET', `/branches/${OWN}/sales/${String(draft['id'])}`);
    expect(stored.json).toEqual(first.json);
  });

  test('gives one unit to one of two clerks and tells the other what happened', async () => {
    const [row] = await rowsOf(clerk, OWN);
    const drafts = await Promise.all([draftOf(row as Row), draftOf(row as Row)]);
    const answers = await Promise.all(drafts.map((draft) => sell(clerk, draft)));
    const [won, lost] = answers.sort((a, b) => a.status - b.status) as [ApiAnswer, ApiAnswer];
    expect(won.status).toBe(201);
    expectProblem(lost, 409, 'inventory.insufficient_stock');
    expect(lost.json['shortages']).toEqual([
      { stockItemId: row?.id, code: row?.code, requested: 1, available: 0 },
    ]);
  });

  test('needs its key, and the key must be the sale', async () => {
    const [row] = await rowsOf(clerk, OWN);
    const draft = await draftOf(row as Row);
    expectProblem(await clerk.send('POST', '/sales', draft), 422, 'request.key_required');
    expectProblem(
      await clerk.send('POST', '/sales', draft, { 'idempotency-key': uuidv7(Date.now()) }),
      422,
      'request.key_mismatch',
    );
  });

  test('shows on the public page of the piece at once', async () => {
    const [row] = await rowsOf(clerk, OWN);
    expect((await anybody.send('GET', `/stock/piece/${row?.code}`)).json).toMatchObject({
      state: 'available',
    });
    await sell(clerk, await draftOf(row as Row));
    expect((await anybody.send('GET', `/stock/piece/${row?.code}`)).json).toMatchObject({
      state: 'sold',
      available: 0,
    });
  });
});

describe('a return over the API', () => {
  test('gives a vale once, which pays a sale at its own branch only', async () => {
    const [row, next] = await rowsOf(clerk, OWN);
    const sold = await sell(clerk, await draftOf(row as Row));
    const folio = String(sold.json['folio']);
    const note = await clerk.send('GET', `/branches/${OWN}/warranty?note=${folio}`);
    expect(note.json['lines']).toMatchObject([{ lineNo: 1, quantity: 1, returned: 0 }]);
    const terminalId = Number(sold.json['terminalId']);
    const till = await clerk.send('GET', `/branches/${OWN}/returns/next?terminal=${terminalId}`);
    const { json } = await clerk.send('GET', `/branches/${OWN}/terminals`);
    const shift = (json['terminals'] as unknown as Till[]).find(({ id }) => id === terminalId)?.shift;
    const totalCents = Number(sold.json['totalCents']);
    const draft = {
      id: uuidv7(Date.now()),
      branch: OWN,
      terminalId,
      shiftId: shift?.id,
      folioSequence: till.json['folioSequence'],
      madeAt: new Date().toISOString(),
      saleId: sold.json['id'],
      lines: [{ lineNo: 1, quantity: 1, reason: 'wrong-piece', outcome: 'shelf' }],
      refunds: [{ method: 'store_credit', amountCents: totalCents }],
    };
    const send = (client: ApiClient, body: Record<string, unknown>) =>
      client.send('POST', '/returns', body, { 'idempotency-key': String(body['id']) });
    const first = await send(clerk, draft);
    expect([first.status, first.json['refundCents']]).toEqual([201, totalCents]);
    expect((await send(clerk, draft)).text).toBe(first.text);
    expectProblem(await send(clerk, { ...draft, note: 'Otra' }), 409, 'request.key_reused');
    expectProblem(await send(clerk, { ...draft, id: uuidv7(Date.now()) }), 409, 'sales.already_returned');
    expectProblem(await send(stranger, draft), 404, 'branches.not_found');
    expectProblem(await send(manager, draft), 403, 'identity.forbidden');
    const stored = await clerk.send('GET', `/branches/${OWN}/returns/${draft.id}`);
    expect(stored.json).toEqual(first.json);

    const { code } = first.json['credit'] as unknown as { code: string };
    const there = await stranger.send('GET', `/branches/${OTHER}/store-credits/${code}`);
    expectProblem(there, 409, 'sales.credit_elsewhere');
    expect(there.json['detail']).toContain('sucursal Querétaro');
    expectProblem(
      await stranger.send('GET', `/branches/${OTHER}/warranty?note=${folio}`),
      409,
      'sales.note_elsewhere',
    );
    const bought = await draftOf(next as Row);
    const due = (next?.priceCents ?? 0) + (next?.coreCents ?? 0);
    const byCredit = Math.min(due, totalCents);
    const payments = [
      { method: 'store_credit', amountCents: byCredit, creditCode: code },
      ...(due > byCredit ? [{ method: 'cash', amountCents: due - byCredit }] : []),
    ];
    expect((await sell(clerk, { ...bought, payments })).status).toBe(201);
    const left = await clerk.send('GET', `/branches/${OWN}/store-credits/VALE-${code}`);
    expect(left.json).toMatchObject({ issuedCents: totalCents, balanceCents: totalCents - byCredit });
    // It is on the shelf again, and its page says so.
    expect((await anybody.send('GET', `/stock/piece/${row?.code}`)).json).toMatchObject({
      state: 'available',
    });
  });

  test('of an old part, and rules of what is promised, are for who may', async () => {
    const receipt = {
      id: uuidv7(Date.now()),
      branch: OWN,
      terminalId: 1,
      shiftId: uuidv7(Date.now()),
      receivedAt: new Date().toISOString(),
      saleId: uuidv7(Date.now()),
      lineNo: 1,
      quantity: 1,
      method: 'cash',
    };
    const send = (client: ApiClient, body: object = receipt) =>
      client.send('POST', '/cores', body, { 'idempotency-key': receipt.id });
    expectProblem(await send(clerk), 404, 'sales.not_found');
    expectProblem(await send(stranger), 404, 'branches.not_found');
    expectProblem(await send(manager), 403, 'identity.forbidden');
    expectProblem(await send(clerk, { ...receipt, quantity: 1_000_000_000 }), 422, 'request.invalid');
    const rule = {
      ...{ system: null, partType: 'turbo', origin: 'new', returnable: null, returnDays: 45 },
      ...{ warrantyDays: null, restockingBp: null, coreCents: null, note: null, version: null },
    };
    expectProblem(await clerk.send('PUT', '/warranty-rules', rule), 403, 'identity.forbidden');
    expectProblem(
      await administrator.send('PUT', '/warranty-rules', { ...rule, returnDays: null }),
      422,
      'request.invalid',
    );
    const made = await administrator.send('PUT', '/warranty-rules', rule);
    const items = made.json['items'] as unknown as { id: number; partType: string | null }[];
    const own = items.find(({ partType }) => partType === 'turbo');
    expect(own).toMatchObject({ returnDays: 45, version: 1 });
    expectProblem(
      await administrator.send('PUT', '/warranty-rules', rule),
      409,
      'inventory.warranty_rule_taken',
    );
    const gone = await administrator.send('DELETE', `/warranty-rules/${own?.id}`);
    expect(gone.json['items']).not.toContainEqual(expect.objectContaining({ partType: 'turbo' }));
  });
});

describe('branches are worlds apart', () => {
  test('every operation on another branch looks as if the branch were not there', async () => {
    const documented = await anybody.send('GET', '/openapi.json');
    const paths = documented.json['paths'] as unknown as Record<
      string,
      Record<string, { operationId: string }>
    >;
    const [row] = await rowsOf(clerk, OWN);
    const bodies: Record<string, unknown> = {
      adjustStock: { countedOnHand: 0, version: row?.version, reason: 'lost' },
      changePrice: { priceCents: 100, version: row?.version },
      startImport: { id: uuidv7(Date.now()), kind: 'stock', fileName: 'a.csv' },
      steerImport: { step: 'cancel', version: 1 },
      orderPhotos: { ids: [] },
      describePhoto: { alt: 'Puerta' },
      restorePhoto: {},
      approveDiscount: {
        saleId: uuidv7(Date.now()),
        lines: [{ stockItemId: row?.id, quantity: 1, unitPriceCents: 100, discountCents: 9 }],
        email: 'a@example.mx',
        password: 'x',
      },
      openShift: { id: uuidv7(Date.now()), terminalId: 1, float: [] },
      countShift: { counts: [] },
      closeShift: { reason: null },
      moveCash: {
        id: uuidv7(Date.now()),
        terminalId: 1,
        kind: 'in',
        amountCents: 100,
        reason: 'change',
      },
    };
    const drawer = { terminalId: 1, shiftId: uuidv7(Date.now()) };
    const now = new Date().toISOString();
    const cash = [{ method: 'cash', amountCents: 1_300 }];
    const transferId = uuidv7(Date.now());
    Object.assign(bodies, {
      markQuoteSold: { saleId: uuidv7(Date.now()) },
      payHold: { id: uuidv7(Date.now()), ...drawer, paidAt: now, payments: cash },
      completeHold: { id: uuidv7(Date.now()), ...drawer, folioSequence: 1, soldAt: now, payments: cash },
      releaseHold: { id: uuidv7(Date.now()), reason: 'No vino' },
      refundHold: { id: uuidv7(Date.now()), ...drawer, method: 'cash', amountCents: 1_300 },
      extendHold: { expiresAt: now },
      requestTransfer: { id: transferId, from: OWN, to: OTHER, lines: [{ code: row?.code }] },
      printLabels: { format: 'letter-30', pieces: [{ stockItemId: row?.id }] },
      gradeUnit: { grade: 'B', version: row?.version },
      placeItem: { bin: 'A-01', version: row?.version },
      cancelTransfer: { reason: 'No hace falta' },
      approveReturn: {
        returnId: uuidv7(Date.now()),
        saleId: uuidv7(Date.now()),
        lines: [{ lineNo: 1, quantity: 1, reason: 'defective' }],
        refunds: [],
        email: 'a@example.mx',
        password: 'x',
      },
    });
    const queries: Record<string, string> = {
      counterSearch: '?q=puerta',
      readTeardown: '?generation=nissan/tsuru/b13&modelYear=2004',
      readWarranty: `?note=${OWN}-20261122-1-000001`,
      nextReturn: '?terminal=1',
    };
    let tried = 0;
    const wrong: unknown[] = [];
    for (const [path, methods] of Object.entries(paths)) {
      if (!path.includes('/branches/{branch}/')) continue;
      for (const [method, { operationId }] of Object.entries(methods)) {
        const fill = (branch: string) =>
          `${path
            .replace('/api/v1', '')
            .replace('{branch}', branch)
            .replace('{id}', row?.id ?? '')
            .replace('{photo}', row?.id ?? '')
            .replace('{shift}', row?.id ?? '')
            .replace('{terminal}', '1')
            .replace('{code}', 'VALE')
            .replace('{file}', 'existencias.csv')}${queries[operationId] ?? ''}`;
        const ask = (branch: string) =>
          stranger.send(method.toUpperCase(), fill(branch), bodies[operationId], {
            'idempotency-key': uuidv7(Date.now()),
          });
        const [other, none] = [await ask(OWN), await ask('ZZZ')];
        tried++;
        const strip = ({ json, status }: ApiAnswer) => ({
          status,
          code: json['code'],
          detail: json['detail'],
        });
        const isHidden =
          [403, 404].includes(other.status) && JSON.stringify(strip(other)) === JSON.stringify(strip(none));
        if (!isHidden) wrong.push({ operationId, other: strip(other), none: strip(none) });
      }
    }
    expect(wrong).toEqual([]);
    expect(tried).toBeGreaterThanOrEqual(8);
    expectProblem(await sell(stranger, await draftOf(row as Row)), 404, 'branches.not_found');
    const smuggled = { ...(await draftOf(row as Row, OTHER)), branch: OTHER };
    expectProblem(await sell(stranger, smuggled), 404, 'inventory.item_not_found');
    expect((await rowsOf(clerk, OWN)).find((candidate) => candidate.id === row?.id)).toMatchObject({
      version: row?.version,
    });
  });

  test('and nobody gets in without a session', async () => {
    expectProblem(await anybody.send('GET', `/branches/${OWN}/stock`), 401, 'identity.required');
    expectProblem(await anybody.send('GET', '/people'), 401, 'identity.required');
    expectProblem(await clerk.send('GET', '/people'), 403, 'identity.forbidden');
  });
});

describe('stock', () => {
  test('is adjusted once for a key and put right by the opposite', async () => {
    const [row] = await rowsOf(manager, OWN, 'condition=new&state=available');
    const path = `/branches/${OWN}/stock/${row?.id}/adjustments`;
    const key = { 'idempotency-key': uuidv7(Date.now()) };
    const counted = (row?.onHand ?? 0) + 3;
    const body = { countedOnHand: counted, version: row?.version, reason: 'found' };
    const first = await manager.send('POST', path, body, key);
    const again = await manager.send('POST', path, body, key);
    expect([first.status, again.text]).toEqual([201, first.text]);
    const undo = { countedOnHand: row?.onHand, version: first.json['version'], reason: 'wrong-entry' };
    expect(
      (await manager.send('POST', path, undo, { 'idempotency-key': uuidv7(Date.now()) })).json,
    ).toMatchObject({ quantity: -3 });
    expectProblem(
      await manager.send('POST', path, body, { 'idempotency-key': uuidv7(Date.now()) }),
      409,
      'inventory.changed_elsewhere',
    );
  });

  test('answers 304 to who has it already', async () => {
    const path = '/stock/summary?generation=nissan/tsuru/b13&system=frenos';
    const first = await anybody.send('GET', '/catalog/tree');
    const etag = first.headers.get('etag') ?? '';
    const again = await anybody.send('GET', '/catalog/tree', undefined, { 'if-none-match': etag });
    expect([etag.length > 5, again.status, again.text]).toEqual([true, 304, '']);
    expect((await anybody.send('GET', path)).headers.get('etag')).not.toBeNull();
  });

  test('goes page by page without losing or repeating a row', async () => {
    const seen: string[] = [];
    let after = '';
    for (let page = 0; page < 40; page++) {
      const { json } = await anybody.send(
        'GET',
        `/stock?branch=${OWN}&system=frenos&limit=17&fields=code,priceCents,maker${after}`,
      );
      seen.push(
        ...(json['items'] as unknown as { code: string; maker: string }[]).map(
          (item) => `${item.maker} ${item.code}`,
        ),
      );
      const { next } = json as unknown as { next: string | null };
      if (next === null) break;
      after = `&after=${next}`;
    }
    expect(seen.length).toBeGreaterThan(17);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('the OpenAPI document', () => {
  test('names every operation once, with its answers', async () => {
    const { json } = await anybody.send('GET', '/openapi.json');
    expect(json['openapi']).toBe('3.1.0');
    const operations = Object.values(
      json['paths'] as unknown as Record<string, Record<string, { operationId: string; responses: object }>>,
    ).flatMap((methods) => Object.values(methods));
    const ids = operations.map((operation) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(
      expect.arrayContaining(['recordSale', 'adjustStock', 'listStock', 'logIn', 'carTree']),
    );
    expect(operations.every((operation) => 'default' in operation.responses)).toBe(true);
  });
});
