import { beforeAll, describe, expect, test } from 'vitest';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { apiClient, enter, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';

interface Piece {
  readonly partId: number;
  readonly partType: string;
  readonly position: string;
  readonly isSoldUsed: boolean;
  readonly basis: { readonly kind: string; readonly baseCents: number } | null;
}

const OWN = 'QRO';
const OTHER = 'PUE';
const CAR = 'nissan/versa/n17';
const TEARDOWN = `/branches/${OWN}/teardown?generation=${CAR}&modelYear=2014`;

let manager: ApiClient;
let clerk: ApiClient;
let stranger: ApiClient;

beforeAll(async () => {
  [manager, clerk, stranger] = await Promise.all([
    enter(site(), 'inventory_manager', OWN),
    enter(site(), 'clerk', OWN),
    enter(site(), 'inventory_manager', OTHER),
  ]);
});

async function piecesOfCar(): Promise<Piece[]> {
  const answer = await manager.send('GET', TEARDOWN);
  expect(answer.status).toBe(200);
  return answer.json['pieces'] as unknown as Piece[];
}

function draftOf(pieces: readonly Piece[]): Record<string, unknown> {
  return {
    id: uuidv7(Date.now()),
    branch: OWN,
    generation: CAR,
    vehicleId: null,
    modelYear: 2014,
    vin: null,
    odometerKm: 151_007,
    colour: 'Plata',
    impact: 'rear',
    yardPosition: 'F7-2',
    arrivedOn: '2026-01-13',
    pieces: pieces.map(({ partId }) => ({
      partId,
      grade: 'B',
      priceCents: 913_00,
      damageCodes: [],
      isForParts: false,
      note: null,
    })),
  };
}

const post = (client: ApiClient, draft: Record<string, unknown>, key = String(draft['id'])) =>
  client.send('POST', '/donors', draft, { 'idempotency-key': key });

describe('what a car gives', () => {
  test('has only the parts that the car has, with prices of the chain', async () => {
    const pieces = await piecesOfCar();
    const keys = pieces.map(({ partType, position }) => `${partType}/${position}`);
    expect(keys).toContain('puerta/rr');
    expect(keys).toContain('faro/l');
    expect(keys).not.toContain('caja-pickup/c');
    expect(keys).not.toContain('muelle/l');
    expect(new Set(keys).size).toBe(keys.length);
    expect(pieces.filter(({ basis }) => basis?.kind === 'same').length).toBeGreaterThan(10);
    expect(pieces.find(({ partType }) => partType === 'balatas')).toMatchObject({ isSoldUsed: false });
  });

  test('has the engine’s own parts once the engine is named', async () => {
    const car = await manager.send('GET', `/catalog/generations/${CAR}`);
    const [vehicle] = car.json['vehicles'] as unknown as { id: number }[];
    const open = await manager.send('GET', TEARDOWN);
    const named = await manager.send('GET', `${TEARDOWN}&vehicle=${String(vehicle?.id)}`);
    expect(JSON.stringify(open.json['pieces'])).not.toContain('"motor-completo"');
    expect(Number(open.json['openTypes'])).toBeGreaterThan(5);
    expect(JSON.stringify(named.json['pieces'])).toContain('"motor-completo"');
    expect(named.json['openTypes']).toBe(0);
  });

  test('is not said of a year it was not sold in', async () => {
    const answer = await manager.send('GET', TEARDOWN.replace('2014', '1988'));
    expect([answer.status, answer.json['code']]).toEqual([422, 'inventory.donor_car_mismatch']);
  });
});

describe('a car received over the API', () => {
  test('has its units on sale, and its replay the same bytes', async () => {
    const pieces = (await piecesOfCar()).filter(({ partType }) => ['puerta', 'faro'].includes(partType));
    const draft = draftOf(pieces);
    const once = await post(manager, draft);
    expect([once.status, once.json['code']]).toEqual([201, undefined]);
    const again = await post(manager, draft);
    expect(again.text).toBe(once.text);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const [first] = once.json['pieces'] as unknown as { code: string }[];
    const seen = await apiClient(site().origin).send('GET', `/stock/piece/${String(first?.code)}`);
    expect(seen.json).toMatchObject({ state: 'available', priceCents: 913_00 });
    const detail = await manager.send('GET', `/branches/${OWN}/donors/${String(draft['id'])}`);
    expect(detail.json).toMatchObject({ label: 'Nissan Versa 2014', figures: { pieces: 6, left: 6 } });
    const list = await manager.send('GET', `/branches/${OWN}/donors?limit=200`);
    expect(JSON.stringify(list.json['items'])).toContain(String(draft['id']));
  });

  test('is keyed by its own id', async () => {
    const answer = await post(manager, draftOf([]), uuidv7(Date.now()));
    expect([answer.status, answer.json['code']]).toEqual([422, 'request.key_mismatch']);
  });

  test('with a code, a grade or a price that cannot be is refused', async () => {
    const [piece] = await piecesOfCar();
    if (!piece) throw new Error('no pieces');
    for (const wrong of [{ damageCodes: ['0D1'] }, { grade: 'D' }, { priceCents: 0 }, { priceCents: 1.5 }]) {
      const draft = draftOf([piece]);
      const [own] = draft['pieces'] as Record<string, unknown>[];
      const answer = await post(manager, { ...draft, pieces: [{ ...own, ...wrong }] });
      expect([answer.status, answer.json['code']]).toEqual([422, 'request.invalid']);
    }
  });
});

describe('donor cars are for those who receive them', () => {
  test('a clerk is refused, nobody is asked to enter', async () => {
    for (const [client, status] of [
      [clerk, 403],
      [apiClient(site().origin), 401],
    ] as const) {
      expect((await client.send('GET', TEARDOWN)).status).toBe(status);
      expect((await client.send('GET', `/branches/${OWN}/donors`)).status).toBe(status);
      expect((await post(client, draftOf([]))).status).toBe(status);
    }
  });

  test('another branch is not there', async () => {
    const draft = draftOf([]);
    expect((await post(manager, draft)).status).toBe(201);
    expect((await post(stranger, draftOf([]))).json['code']).toBe('branches.not_found');
    const path = `/branches/${OTHER}/donors/${String(draft['id'])}`;
    expect((await stranger.send('GET', path)).json['code']).toBe('inventory.donor_not_found');
    expect((await stranger.send('GET', TEARDOWN)).json['code']).toBe('branches.not_found');
  });
});
