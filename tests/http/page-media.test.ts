import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import sharp from 'sharp';
import { beforeAll, describe, expect, test } from 'vitest';
import { aReport } from '../../src/server/media/pdf.fixture.ts';
import { apiClient, enter, type ApiClient } from '../fixtures/api-client.ts';
import { hostilePictures } from '../fixtures/hostile-pictures.ts';
import { site } from '../fixtures/http-site.ts';
import { ask } from './front-fixture.ts';

let owner: ApiClient;
let clerk: ApiClient;

beforeAll(async () => {
  [owner, clerk] = await Promise.all([enter(site(), 'owner'), enter(site(), 'clerk', 'QRO')]);
});

const PICTURES = '/landing/pictures';
const DOCUMENTS = '/landing/documents';
const jpeg = { 'content-type': 'image/jpeg' };
const pdf = { 'content-type': 'application/pdf' };

async function aPhoto(width = 1_201, height = 809): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 90, sigma: 20 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#888', noise } })
    .jpeg()
    .toBuffer();
}

describe('a picture for pages', () => {
  test('is cut as asked, served to everybody, and the same part is the same picture', async () => {
    const bytes = await aPhoto();
    const path = `${PICTURES}?crop=0.25,0.5,0.5,0.5`;
    const sent = await owner.sendBytes(path, bytes, jpeg);
    expect([sent.status, sent.json]).toEqual([
      201,
      { hash: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown, width: 601, height: 404 },
    ]);
    const again = await owner.sendBytes(path, bytes, jpeg);
    expect(again.json).toEqual(sent.json);
    const whole = await owner.sendBytes(PICTURES, bytes, jpeg);
    expect(whole.json).toMatchObject({ width: 1_201, height: 809 });
    expect(whole.json['hash']).not.toBe(sent.json['hash']);
    const served = await ask(site().origin, `/media/${String(sent.json['hash'])}-601.webp`);
    expect([served.status, served.headers['cache-control']]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
    expect(await sharp(served.bytes).metadata()).toMatchObject({ width: 601, height: 404 });
  });

  test('is refused with a part that is none, from who does not write pages, and from another site', async () => {
    const bytes = await aPhoto(400, 300);
    for (const crop of ['0.5,0,0.6,1', '0,0,0,0', '1,2,3', 'x', '0,0,1e9,1']) {
      const answer = await owner.sendBytes(`${PICTURES}?crop=${crop}`, bytes, jpeg);
      expect([answer.status, answer.json['code']], crop).toEqual([422, 'request.invalid']);
    }
    const sliver = await owner.sendBytes(`${PICTURES}?crop=0,0,0.1,1`, bytes, jpeg);
    expect([sliver.status, sliver.json['code']]).toEqual([422, 'media.too_small']);
    for (const path of [PICTURES, DOCUMENTS]) {
      const type = path === PICTURES ? jpeg : pdf;
      const file = path === PICTURES ? bytes : aReport();
      expect((await apiClient(site().origin).sendBytes(path, file, type)).status).toBe(401);
      expect((await clerk.sendBytes(path, file, type)).status).toBe(403);
      const foreign = await owner.sendBytes(path, file, { ...type, origin: 'https://evil.example' });
      expect(foreign.json['code']).toBe('request.foreign_origin');
    }
  });
});

describe('a report for pages', () => {
  test('is offered for download, and is nobody’s page', async () => {
    const bytes = aReport();
    const sent = await owner.sendBytes(DOCUMENTS, bytes, pdf);
    const hash = createHash('sha256').update(bytes).digest('hex');
    expect([sent.status, sent.json]).toEqual([201, { hash, bytes: bytes.byteLength }]);
    const served = await ask(site().origin, `/media/${hash}.pdf`);
    expect([served.status, served.bytes.equals(bytes)]).toEqual([200, true]);
    expect(served.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': 'attachment',
      'x-content-type-options': 'nosniff',
      'content-length': String(bytes.byteLength),
    });
    expect(served.headers['content-security-policy']).toMatch(
      /^default-src 'none'; sandbox; frame-ancestors 'none'$/,
    );
    expect((await ask(site().origin, `/media/${hash}.pdf`, { method: 'HEAD' })).bytes.byteLength).toBe(0);
  });

  test('that runs something, is no PDF or weighs too much is refused in words', async () => {
    const script = aReport('/OpenAction << /S /JavaScript /JS (app.alert(1)) >>');
    const cases: [Buffer, Record<string, string>, number, string][] = [
      [script, pdf, 422, 'media.document_active'],
      [aReport('', [], '/Encrypt 9 0 R'), pdf, 422, 'media.document_locked'],
      [aReport().subarray(0, 200), pdf, 422, 'media.document_unreadable'],
      [await aPhoto(300, 200), pdf, 415, 'media.not_a_document'],
      [aReport(), { 'content-type': 'text/html' }, 415, 'request.unsupported_type'],
      [
        Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(21 * 1_048_576)]),
        pdf,
        413,
        'media.document_too_large',
      ],
    ];
    for (const [bytes, type, status, code] of cases) {
      const answer = await owner.sendBytes(DOCUMENTS, bytes, type);
      expect([answer.status, answer.json['code']], code).toEqual([status, code]);
      expect(String(answer.json['detail'])).toMatch(/[a-záéíóú]{3,}.*\.$/);
    }
    expect(
      (await ask(site().origin, `/media/${createHash('sha256').update(script).digest('hex')}.pdf`)).status,
    ).toBe(404);
  });
});

/** Resident memory of the server and, where there is one, of the process that decodes, at most so far. */
function memoryOf(serverPid: number): { server: number; child: number } {
  const peak = (pid: number | string) => {
    try {
      return (
        Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024
      );
    } catch {
      return 0;
    }
  };
  const children = readdirSync('/proc').filter((pid) => {
    if (!/^\d+$/.test(pid)) return false;
    try {
      const program = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
      const parent = /^PPid:\s+(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
      return program.includes('decode-child') && Number(parent) === serverPid;
    } catch {
      return false;
    }
  });
  return { server: peak(serverPid), child: Math.max(0, ...children.map(peak)) };
}

test('everything that is sent to do harm is answered in words, and the server stays as large as it was', async () => {
  const metrics = async () => {
    const { text } = await ask(site().origin, '/metrics');
    return Number(/^multipartes_process_resident_memory_bytes (\S+)$/m.exec(text)?.[1]) / 1_048_576;
  };
  const corpus = await hostilePictures();
  await owner.sendBytes(PICTURES, await aPhoto(400, 300), jpeg);
  const before = await metrics();
  let most = before;
  let child = 0;
  for (const { what, bytes, type, outcome } of corpus) {
    const sending = owner.sendBytes(PICTURES, bytes, { 'content-type': type });
    const watch = setInterval(() => void metrics().then((now) => (most = Math.max(most, now))), 50);
    const answer = await sending;
    clearInterval(watch);
    if (process.platform === 'linux') child = Math.max(child, memoryOf(site().pid).child);
    if (outcome === 'cleaned') {
      expect([answer.status, answer.json['code']], what).toEqual([201, undefined]);
      continue;
    }
    expect(answer.json['code'], what).toBe(outcome);
    expect([413, 415, 422], what).toContain(answer.status);
    expect(String(answer.json['detail'])).toMatch(/^[A-ZÁÉÍÓÚ].{20,}\.$/);
  }
  process.stdout.write(
    `${corpus.length} hostile pictures: server ${before.toFixed(0)} MB before, ${most.toFixed(0)} MB at most; decoder ${child.toFixed(0)} MB at most\n`,
  );
  expect(most - before).toBeLessThan(120);
}, 180_000);
