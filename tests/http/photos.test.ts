import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Photo } from '../../src/domain/inventory/contract.ts';
import { apiClient, enter, type ApiClient } from '../fixtures/api-client.ts';
import { site } from '../fixtures/http-site.ts';
import { ask } from './front-fixture.ts';

interface Row {
  readonly id: string;
  readonly code: string;
}

let clerk: ApiClient;
let stranger: ApiClient;
let rows: Row[];
let hue = 20;

beforeAll(async () => {
  [clerk, stranger] = await Promise.all([enter(site(), 'clerk', 'QRO'), enter(site(), 'clerk', 'PUE')]);
  const answer = await clerk.send('GET', '/branches/QRO/stock?condition=used&state=unpictured&limit=40');
  rows = answer.json['items'] as unknown as Row[];
});

function aPhoto(width = 640, height = 480): Promise<Buffer> {
  hue += 7;
  const noise = { type: 'gaussian', mean: hue % 200, sigma: 20 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer();
}

const pathOf = (row: Row | undefined, branch = 'QRO') => `/branches/${branch}/stock/${row?.id}/photos`;

async function upload(client: ApiClient, path: string, bytes: Buffer, type = 'image/jpeg') {
  // The client of the tests sends text; a photograph is bytes.
  return client.sendBytes(path, bytes, { 'content-type': type });
}

describe('a photograph over HTTP', () => {
  test('is taken in, shown on the page of its piece within a second, and served as data that never changes', async () => {
    const row = rows[0];
    const page = `/pieza/${row?.code}`;
    expect((await ask(site().origin, page)).text).toContain('Sin foto todavía');
    const answer = await upload(clerk, pathOf(row), await aPhoto());
    expect([answer.status, answer.text]).toEqual([201, expect.stringContaining('"photos"')]);
    const [photo] = answer.json['photos'] as unknown as Photo[];
    const address = `/media/${photo?.hash}-640`;
    await expect.poll(async () => (await ask(site().origin, page)).text).toContain(address);
    for (const [format, type] of [
      ['avif', 'image/avif'],
      ['webp', 'image/webp'],
      ['jpg', 'image/jpeg'],
    ] as const) {
      const picture = await ask(site().origin, `${address}.${format}`);
      expect(picture.status).toBe(200);
      expect(picture.headers).toMatchObject({
        'content-type': type,
        'cache-control': 'public, max-age=31536000, immutable',
        'x-content-type-options': 'nosniff',
        'content-length': String(picture.bytes.byteLength),
      });
      expect(picture.headers['content-security-policy']).toContain("default-src 'none'");
      const again = await ask(site().origin, `${address}.${format}`, {
        headers: { 'if-none-match': picture.headers.etag ?? '' },
      });
      expect([again.status, again.bytes.byteLength]).toEqual([304, 0]);
    }
    const head = await ask(site().origin, `${address}.jpg`, { method: 'HEAD' });
    expect([head.status, head.bytes.byteLength]).toEqual([200, 0]);
    const html = (await ask(site().origin, page)).text;
    expect(html).toMatch(/<meta property="og:image" content="http[^"]+\/media\/[0-9a-f]{64}-640\.jpg"/);
    expect(html).toContain('fetchpriority="high"');
  });

  test('that is no photograph is refused in words and leaves the piece without', async () => {
    const row = rows[1];
    const cases: [Buffer, string, number, string][] = [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'image/jpeg', 415, 'media.unsupported'],
      [Buffer.from('<!doctype html>'), 'text/html', 415, 'request.unsupported_type'],
      [await aPhoto(), 'image/svg+xml', 415, 'request.unsupported_type'],
      [Buffer.from('x'), 'image/heic', 415, 'media.heic'],
      [(await aPhoto()).subarray(0, 2_000), 'image/jpeg', 422, 'media.unreadable'],
      [await aPhoto(150, 150), 'image/jpeg', 422, 'media.too_small'],
      [Buffer.alloc(21 * 1_048_576), 'image/png', 413, 'media.too_large'],
      [Buffer.alloc(12 * 1_048_576), 'image/png', 415, 'media.unsupported'],
    ];
    for (const [bytes, type, status, code] of cases) {
      const answer = await upload(clerk, pathOf(row), bytes, type);
      expect([answer.status, answer.json['code']], code).toEqual([status, code]);
      expect(String(answer.json['detail'])).toMatch(/[a-záéíóú]{3,}.*\.$/);
    }
    const detail = await clerk.send('GET', `/branches/QRO/stock/${row?.id}`);
    expect(detail.json['photos']).toEqual([]);
  });

  test('is not sent by nobody, nor to a piece of another branch, nor from another site', async () => {
    const bytes = await aPhoto();
    const anybody = apiClient(site().origin);
    expect((await upload(anybody, pathOf(rows[2]), bytes)).status).toBe(401);
    expect((await upload(stranger, pathOf(rows[2]), bytes)).status).toBe(404);
    expect((await upload(stranger, pathOf(rows[2], 'PUE'), bytes)).status).toBe(404);
    const foreign = await clerk.sendBytes(pathOf(rows[2]), bytes, {
      'content-type': 'image/jpeg',
      origin: 'https://evil.example',
    });
    expect(foreign.json['code']).toBe('request.foreign_origin');
  });

  test('is ordered, taken off and brought back', async () => {
    const row = rows[3];
    await upload(clerk, pathOf(row), await aPhoto());
    const second = await upload(clerk, pathOf(row), await aPhoto());
    const ids = (second.json['photos'] as unknown as Photo[]).map(({ id }) => id);
    const idsOf = (json: Record<string, unknown>) => (json['photos'] as Photo[]).map(({ id }) => id);
    const ordered = await clerk.send('PUT', `${pathOf(row)}/order`, { ids: ids.toReversed() });
    expect(idsOf(ordered.json)).toEqual(ids.toReversed());
    const removed = await clerk.send('DELETE', `${pathOf(row)}/${ids[0]}`);
    expect(idsOf(removed.json)).toEqual([ids[1]]);
    const back = await clerk.send('POST', `${pathOf(row)}/${ids[0]}/restore`, { position: 1 });
    expect(idsOf(back.json)).toEqual([ids[1], ids[0]]);
    const stale = await clerk.send('PUT', `${pathOf(row)}/order`, { ids: [ids[0]] });
    expect([stale.status, stale.json['code']]).toEqual([409, 'inventory.photos_changed']);
  });

  test('has no other address', async () => {
    for (const path of [
      '/media/..%2f..%2fetc%2fpasswd',
      `/media/${'ab'.repeat(32)}-640.jpg`,
      `/media/${'ab'.repeat(32)}-640.svg`,
      `/media/${'zz'.repeat(32)}-640.jpg`,
    ]) {
      expect([400, 404], path).toContain((await ask(site().origin, path)).status);
    }
  });
});

test('an upload that stops half-way leaves the server well, and one that is refused early is not read on', async () => {
  const { hostname, port } = new URL(site().origin);
  const bytes = await aPhoto(1_200, 900);
  await new Promise<void>((resolve) => {
    const request = httpRequest({
      hostname,
      port,
      path: `/api/v1${pathOf(rows[4])}`,
      method: 'POST',
      headers: { ...clerk.headers, 'content-type': 'image/jpeg', 'content-length': bytes.byteLength },
    });
    request.on('error', () => resolve());
    request.write(bytes.subarray(0, 10_000), () => setTimeout(() => request.destroy(), 100));
    request.on('close', () => resolve());
  });
  expect((await upload(clerk, pathOf(rows[4]), bytes)).status).toBe(201);
});

test('fifty photographs one after the other do not make the server grow', async () => {
  const rss = async () => {
    const { text } = await ask(site().origin, '/metrics');
    return Number(/^multipartes_process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 1_048_576;
  };
  await upload(clerk, pathOf(rows[5]), await aPhoto(200, 200));
  const before = await rss();
  let most = before;
  // Half of one: each is read whole and given to the decoder, but not packed twelve times.
  const noise = { type: 'gaussian', mean: 128, sigma: 60 } as const;
  const whole = await sharp({
    create: { width: 2_600, height: 2_000, channels: 3, background: '#888', noise },
  })
    .png({ compressionLevel: 1 })
    .toBuffer();
  const broken = whole.subarray(0, whole.byteLength * 0.7);
  expect(broken.byteLength).toBeGreaterThan(8_000_000);
  for (let round = 0; round < 10; round += 1) {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => upload(clerk, pathOf(rows[5]), broken)),
    );
    expect(answers.map(({ status }) => status)).toEqual([422, 422, 422, 422, 422]);
    most = Math.max(most, await rss());
  }
  process.stdout.write(
    `server memory: ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most during 50 uploads of ${(broken.byteLength / 1e6).toFixed(0)} MB\n`,
  );
  expect(most - before).toBeLessThan(160);
}, 120_000);

test('the packages of the decoder are in the lockfile for every machine', () => {
  const { packages } = JSON.parse(
    readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8'),
  ) as {
    packages: Record<string, unknown>;
  };
  for (const machine of [
    'linux-x64',
    'linux-arm64',
    'linuxmusl-x64',
    'darwin-arm64',
    'darwin-x64',
    'win32-x64',
  ]) {
    expect(packages, machine).toHaveProperty([`node_modules/@img/sharp-${machine}`, 'integrity']);
  }
});
