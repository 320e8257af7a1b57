import { beforeAll, describe, expect, it, test } from 'vitest';
import { aVin } from '../fixtures/a-vin.ts';
import { apiClient, enter, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';
import { ask } from './front-fixture.ts';

let anybody: ApiClient;
let clerk: ApiClient;
let manager: ApiClient;

beforeAll(async () => {
  anybody = apiClient(site().origin);
  [clerk, manager] = await Promise.all([
    enter(site(), 'clerk', 'QRO'),
    enter(site(), 'inventory_manager', 'QRO'),
  ]);
});

const TSURU = aVin('3N1EB31S', 2013, 'K');
const search = (text: string, prefix = '') =>
  ask(site().origin, `${prefix}/buscar?q=${encodeURIComponent(text)}`);

describe('GET /api/v1/vin', () => {
  it('tells anybody the car, each fact with its source', async () => {
    const { status, json, headers } = await anybody.send('GET', `/vin/${TSURU}`);
    expect(status).toBe(200);
    expect(json).toMatchObject({
      outcome: 'exact',
      years: [2013],
      make: { value: 'Nissan', slug: 'nissan', source: 'hand', confidence: 'unverified' },
      cars: [{ path: 'nissan/tsuru/b13' }],
      warnings: [],
    });
    expect(headers.get('cache-control')).toBe('no-store');
  });

  it('says in words what it corrected', async () => {
    const { json } = await anybody.send('GET', `/vin/${encodeURIComponent(`i${TSURU.toLowerCase()}`)}`);
    expect(json).toMatchObject({ vin: TSURU, warnings: [{ code: 'leading_i_dropped' }] });
  });

  it('tells why something is no VIN, which is an answer and no error', async () => {
    const { status, json } = await anybody.send('GET', `/vin/${TSURU.slice(0, 16)}`);
    expect(status).toBe(200);
    expect(json).toEqual({
      isVin: false,
      outcome: 'not-a-vin',
      problems: [{ code: 'length', length: 16 }],
    });
  });

  it('refuses texts that are longer than any label', async () => {
    expect((await anybody.send('GET', `/vin/${'3'.repeat(65)}`)).status).toBe(422);
  });

  it('is in the OpenAPI document', async () => {
    const { json } = await anybody.send('GET', '/openapi.json');
    expect(Object.keys(json['paths'] as unknown as object)).toEqual(
      expect.arrayContaining(['/api/v1/vin/{vin}', '/api/v1/vin/{vin}/lesson']),
    );
  });
});

describe('a VIN in the search, without scripting', () => {
  it.each([
    ['', '/refacciones/nissan/tsuru/b13'],
    ['/en', '/en/refacciones/nissan/tsuru/b13'],
  ])('of one car leads straight to it%s', async (prefix, path) => {
    const { status, headers } = await search(TSURU, prefix);
    expect([status, headers['location']]).toEqual([302, path]);
  });

  it('in groups and small letters leads there too', async () => {
    const grouped = `${TSURU.slice(0, 3)} ${TSURU.slice(3, 9)} ${TSURU.slice(9)}`.toLowerCase();
    expect((await search(grouped)).headers['location']).toBe('/refacciones/nissan/tsuru/b13');
  });

  it('with a typing error shows the car and what does not add up first', async () => {
    const wrong = TSURU.slice(0, 16) + (TSURU.endsWith('9') ? '8' : '9').replace('9', '3');
    const { status, text, headers } = await search(wrong);
    expect(status).toBe(200);
    expect(text).toContain('Es un Nissan Tsuru 2013.');
    expect(text).toContain('Un carácter no cuadra');
    expect(text).toContain('href="/refacciones/nissan/tsuru/b13"');
    expect(headers['cache-control']).toBe('no-store');
  });

  it('with a part beside it lists the pieces for that car', async () => {
    const { status, text } = await search(`faro ${TSURU}`);
    expect(status).toBe(200);
    expect(text).toContain('Es un Nissan Tsuru 2013.');
    // Its rows are headlamps, and judged for that very car.
    expect(text).toMatch(/<a href="\/pieza\/[^"]+">Faro (?:izquierdo|derecho)/);
    expect(text).toContain('&quot;generation&quot;:&quot;nissan/tsuru/b13&quot;,&quot;year&quot;:2013');
  });

  it('of a make only asks for the model', async () => {
    const { text } = await search(aVin('MALXX41C', 2017));
    expect(text).toContain('¿Qué modelo es?');
    expect(text).toContain('href="/refacciones/hyundai/grand-i10/ba"');
    expect(text).toContain('nuestra tabla de coches mexicanos, sin verificar');
  });

  it('that lacks a character is told so, with where to find it', async () => {
    const { text } = await search(TSURU.slice(0, 16));
    expect(text).toContain('Tiene 16 caracteres y deben ser 17.');
    expect(text).toContain('¿Dónde está mi NIV?');
  });
});

test('what a manager explained is the answer for everybody', async () => {
  const start = 'LXXZ7013';
  const lesson = { generation: 'chevrolet/onix/gem', modelYear: 2022 };
  const taught = await manager.send('PUT', `/vin/${aVin(start, 2022)}/lesson`, lesson);
  expect(taught.status).toBe(200);
  expect(taught.json).toMatchObject({
    outcome: 'exact',
    cars: [{ path: 'chevrolet/onix/gem', source: 'yard' }],
  });
  await expect
    .poll(
      async () => (await anybody.send('GET', `/vin/${aVin(start, 2022, 'A', '770017')}`)).json['outcome'],
      { timeout: 20_000 },
    )
    .toBe('exact');
});

test('a clerk explains no car, and nobody without a session does', async () => {
  const lesson = { generation: 'chevrolet/onix/gem', modelYear: 2022 };
  const path = `/vin/${aVin('LXXZ7019', 2022)}/lesson`;
  expect((await clerk.send('PUT', path, lesson)).status).toBe(403);
  expect((await anybody.send('PUT', path, lesson)).status).toBe(401);
});
