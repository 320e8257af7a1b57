import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { longEdgesOf } from '../../src/domain/media/contract.ts';
import { uuidv7 } from '../../src/domain/shared/ids.ts';
import { enter, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';
import { ask, type Heard } from './front-fixture.ts';

const OWN = 'QRO';
const OTHER = 'PUE';
const SIZE = { width: 907, height: 641 };

let manager: ApiClient;
let clerk: ApiClient;
let neighbour: ApiClient;
let donorId: string;
let scan: Buffer;
let address: string;

beforeAll(async () => {
  [manager, clerk, neighbour] = await Promise.all([
    enter(site(), 'inventory_manager', OWN),
    enter(site(), 'clerk', OWN),
    enter(site(), 'inventory_manager', OTHER),
  ]);
  const donors = await manager.send('GET', `/branches/${OWN}/donors?limit=1`);
  donorId = (donors.json['items'] as unknown as { id: string }[])[0]?.id ?? '';
  const noise = { type: 'gaussian', mean: 201, sigma: 30 } as const;
  scan = await sharp({ create: { ...SIZE, channels: 3, background: '#eee', noise } })
    .jpeg()
    .toBuffer();
  const paper = {
    id: uuidv7(Date.now()),
    kind: 'origin-letter',
    number: `CP-${Date.now()}`,
    issuedOn: null,
    issuer: null,
  };
  const path = `/branches/${OWN}/donors/${donorId}/papers`;
  expect((await manager.send('POST', path, paper)).status).toBe(201);
  const sent = await manager.sendBytes(`${path}/${paper.id}/photo`, scan, { 'content-type': 'image/jpeg' });
  expect([sent.status, sent.text]).toEqual([201, expect.stringContaining('"width":907')]);
  address = `${path}/${paper.id}/photo`;
});

const look = (client: ApiClient | null, path = address, extra: Record<string, string> = {}): Promise<Heard> =>
  ask(site().origin, `/api/v1${path}`, { headers: { ...client?.headers, ...extra } });

/** The hash that the picture has in the storage: anybody who has the file can work it out. */
function hashOf(bytes: Buffer): string {
  const sent = createHash('sha256').update(bytes).digest('hex');
  return createHash('sha256').update(`multipartes picture 1\n${sent}`).digest('hex');
}

const publicAddresses = () =>
  longEdgesOf(SIZE).flatMap((edge) =>
    ['avif', 'webp', 'jpg', 'private.jpg'].map((format) => `/media/${hashOf(scan)}-${edge}.${format}`),
  );

describe('the photograph of a donor car’s paper', () => {
  test('is shown to who may see the paper, and kept by nobody', async () => {
    const seen = await look(manager);
    expect(seen.status).toBe(200);
    expect(seen.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(seen.headers['content-security-policy']).toContain("default-src 'none'; sandbox");
    expect(seen.headers).not.toHaveProperty('etag');
    expect(await sharp(seen.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 907, height: 641 });
    const small = await look(manager, `${address}?edge=320`);
    expect(await sharp(small.bytes).metadata()).toMatchObject({ width: 320 });
    expect((await look(manager, `${address}?edge=0`)).status).toBe(422);
  });

  test('is not shown to nobody in particular, to a clerk, nor in another branch; and what was shown before changes nothing', async () => {
    for (const _round of [1, 2]) {
      expect((await look(manager)).status).toBe(200);
      const anybody = await look(null);
      expect([anybody.status, anybody.headers['content-type']]).toEqual([
        401,
        'application/problem+json; charset=utf-8',
      ]);
      expect(anybody.headers['cache-control']).toBe('no-store');
      expect((await look(clerk)).status).toBe(403);
      expect((await look(neighbour)).status).toBe(404);
      expect((await look(neighbour, address.replace(OWN, OTHER))).status).toBe(404);
    }
    expect((await look(manager, address.replace(donorId, uuidv7(Date.now())))).status).toBe(404);
  });

  test('ends with the session', async () => {
    const leaving = await enter(site(), 'inventory_manager', OWN);
    expect((await look(leaving)).status).toBe(200);
    expect((await leaving.send('DELETE', '/session')).status).toBe(204);
    expect((await look(leaving)).status).toBe(401);
    expect((await look(leaving, address, { 'if-none-match': '*' })).status).toBe(401);
  });

  test('has no public address, with or without a session', async () => {
    for (const path of publicAddresses()) {
      expect((await ask(site().origin, path)).status, path).toBe(404);
      expect((await ask(site().origin, path, { headers: manager.headers })).status, path).toBe(404);
    }
    const file = await manager.send('GET', `/branches/${OWN}/donors/${donorId}/file`);
    expect(file.status).toBe(200);
    const papers = JSON.stringify(file.json['papers']);
    expect(papers).toContain('"photo":{"width":907,"height":641}');
    expect(papers).not.toContain(hashOf(scan));
  });

  test('stays private when the same file is sent for a piece: here it is refused, elsewhere it is a picture of its own', async () => {
    const pieceOf = async (client: ApiClient, branch: string) => {
      const list = await client.send(
        'GET',
        `/branches/${branch}/stock?condition=used&state=unpictured&limit=1`,
      );
      return `/branches/${branch}/stock/${(list.json['items'] as unknown as { id: string }[])[0]?.id}/photos`;
    };
    const type = { 'content-type': 'image/jpeg' };
    const refused = await manager.sendBytes(await pieceOf(manager, OWN), scan, type);
    expect([refused.status, refused.json['code']]).toEqual([409, 'inventory.photo_is_paper']);
    expect(String(refused.json['detail'])).toMatch(/papel de un carro donante/);
    for (const path of publicAddresses()) expect((await ask(site().origin, path)).status, path).toBe(404);
    const theirs = await neighbour.sendBytes(await pieceOf(neighbour, OTHER), scan, type);
    expect(theirs.status).toBe(201);
    expect((await ask(site().origin, `/media/${hashOf(scan)}-640.jpg`)).status).toBe(200);
    expect((await ask(site().origin, `/media/${hashOf(scan)}-640.private.jpg`)).status).toBe(404);
    expect((await look(neighbour)).status).toBe(404);
    expect((await look(manager)).status).toBe(200);
  });
});
