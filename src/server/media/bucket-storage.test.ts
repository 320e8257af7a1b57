import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createMediaLibrary, type MediaStorage } from '#domain/media';
import { readEnv } from '../env.ts';
import {
  ACCESS_KEY,
  BUCKET,
  REGION,
  SECRET_KEY,
  signatureOf,
  startBucket,
  type TestBucket,
} from './bucket.fixture.ts';
import { createBucketStorage, type BucketSettings } from './bucket-storage.ts';
import { createDecoder } from './decoder.ts';
import { aPhoto, bodyOf, bytesIn, namesIn, refused } from './media.fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

let bucket: TestBucket;
let storage: MediaStorage;

const name = `${'ab'.repeat(32)}-320.jpg`;

function connect(change: Partial<BucketSettings> = {}): MediaStorage {
  return createBucketStorage({
    bucket: BUCKET,
    region: REGION,
    endpoint: bucket.endpoint,
    isPathStyle: true,
    key: { id: ACCESS_KEY, secret: SECRET_KEY },
    ...change,
  });
}

beforeEach(async () => {
  bucket = await startBucket();
  storage = connect();
});
afterEach(async () => {
  await storage.close?.();
  await bucket.close();
});

describe('a bucket', () => {
  test('puts, gets, lists page by page and deletes, under the paths of the folder', async () => {
    expect(await storage.get(name)).toBeUndefined();
    expect(await storage.has(name)).toBe(false);
    await storage.put(name, Buffer.from('uno'));
    await storage.put(name, Buffer.from('uno'));
    expect([...bucket.objects.keys()]).toEqual([`ab/ab/${name}`]);
    expect(await bytesIn(storage, name)).toEqual(Buffer.from('uno'));
    const others = Array.from({ length: 8 }, (_, at) => `${String(at).repeat(64)}-640.private.jpg`);
    for (const other of others) await storage.put(other, Buffer.from(other));
    bucket.objects.set('ab/ab/nota.txt', { content: Buffer.from('ajena'), storedAt: new Date() });
    bucket.objects.set(`otra/${name}`, { content: Buffer.from('ajena'), storedAt: new Date() });
    expect(await namesIn(storage)).toEqual([...others, name].toSorted());
    await storage.delete(name);
    await storage.delete(name);
    expect(await storage.has(name)).toBe(false);
    expect(bucket.heard.filter((line) => !/^(?:200|204|404) /.test(line))).toEqual([]);
  });

  test('takes no name but that of a stored file', async () => {
    for (const wrong of ['../../etc/passwd', `${'a'.repeat(64)}-320.svg`, '']) {
      await expect(storage.put(wrong, new Uint8Array([1]))).rejects.toThrow(RangeError);
      await expect(storage.get(wrong)).rejects.toThrow(RangeError);
    }
    expect(bucket.heard).toEqual([]);
  });

  test('keeps photographs in all sizes, and reads one that nobody wants no further than its head', async () => {
    const library = createMediaLibrary({ storage, decoder: createDecoder() });
    const picture = await library.takeIn(bodyOf(await aPhoto(400, 300).jpeg().toBuffer()));
    expect(await namesIn(storage)).toHaveLength(6);
    bucket.heard.length = 0;
    const found = await library.open(`${picture.hash}-400.webp`);
    expect(bucket.heard.map((line) => line.split(' ')[1])).toEqual(['HEAD']);
    expect(Buffer.concat((await found?.read().toArray()) ?? []).byteLength).toBe(found?.bytes);
    await library.makePrivate(picture, { keepPublic: false });
    expect(await namesIn(storage)).toEqual([320, 400].map((edge) => `${picture.hash}-${edge}.private.jpg`));
    await library.close();
  });

  test('that is overwhelmed for a moment is asked again; one that stays away is said so in words', async () => {
    await storage.put(name, Buffer.from('uno'));
    bucket.failNext(2);
    expect(await storage.has(name)).toBe(true);
    bucket.failNext(3);
    await expect(storage.has(name)).rejects.toEqual(refused('media.storage_away'));
    const hasty = connect({ answerMs: 150 });
    bucket.fallSilent();
    await expect(hasty.has(name)).rejects.toEqual(refused('media.storage_away'));
    await hasty.close?.();
    await bucket.close();
    await expect(storage.put(name, Buffer.from('dos'))).rejects.toMatchObject({
      code: 'media.storage_away',
      kind: 'unavailable',
    });
  });

  test.each([
    ['with another secret', { key: { id: ACCESS_KEY, secret: `${SECRET_KEY}x` } }],
    ['with a key it does not know', { key: { id: 'AKIAOTRA', secret: SECRET_KEY } }],
    ['of another region', { region: 'us-east-1' }],
    ['by another name', { bucket: 'otra-cubeta' }],
  ])('%s lets nobody in', async (_what, change) => {
    await storage.put(name, Buffer.from('uno'));
    const stranger = connect(change);
    await expect(stranger.put(name, Buffer.from('dos'))).rejects.toEqual(refused('media.storage_away'));
    await expect(async () => {
      for await (const file of stranger.list()) expect(file).toBeUndefined();
    }).rejects.toEqual(refused('media.storage_away'));
    expect(await bytesIn(storage, name)).toEqual(Buffer.from('uno'));
    await stranger.close?.();
  });
});

describe('the bucket of these tests', () => {
  test('works out the signature that the specification gives as its example', () => {
    const request = [
      'GET',
      '/test.txt',
      '',
      'host:examplebucket.s3.amazonaws.com',
      'range:bytes=0-9',
      'x-amz-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'x-amz-date:20130524T000000Z',
      '',
      'host;range;x-amz-content-sha256;x-amz-date',
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    ].join('\n');
    const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
    expect(
      signatureOf(request, { at: '20130524T000000Z', day: '20130524', region: 'us-east-1', secret }),
    ).toBe('f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41');
  });

  test('refuses a request that was changed on its way, an unsigned one, and one of yesterday', async () => {
    const at = new Date().toISOString().replace(/[-:]|\.\d{3}/g, '');
    const send = async (path: string, sent: { at: string; signedPath?: string; body?: string }) => {
      const { host } = new URL(bucket.endpoint);
      const hash = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
      const names = 'host;x-amz-content-sha256;x-amz-date';
      const words = [
        'PUT',
        sent.signedPath ?? path,
        '',
        `host:${host}`,
        `x-amz-content-sha256:${hash}`,
        `x-amz-date:${sent.at}`,
        '',
        names,
        hash,
      ];
      const day = sent.at.slice(0, 8);
      const signature = signatureOf(words.join('\n'), {
        at: sent.at,
        day,
        region: REGION,
        secret: SECRET_KEY,
      });
      const response = await fetch(`${bucket.endpoint}${path}`, {
        method: 'PUT',
        headers: {
          'x-amz-date': sent.at,
          'x-amz-content-sha256': hash,
          authorization: `AWS4-HMAC-SHA256 Credential=${ACCESS_KEY}/${day}/${REGION}/s3/aws4_request, SignedHeaders=${names}, Signature=${signature}`,
        },
        body: sent.body ?? '',
      });
      return /<Code>(\w+)</.exec(await response.text())?.[1] ?? response.status;
    };
    expect(await send(`/${BUCKET}/uno`, { at })).toBe(200);
    expect(await send(`/${BUCKET}/dos`, { at, signedPath: `/${BUCKET}/uno` })).toBe('SignatureDoesNotMatch');
    expect(await send(`/${BUCKET}/uno`, { at, body: 'otra cosa' })).toBe('XAmzContentSHA256Mismatch');
    expect(await send(`/${BUCKET}/uno`, { at: '20261101T000000Z' })).toBe('RequestTimeTooSkewed');
    expect((await fetch(`${bucket.endpoint}/${BUCKET}/uno`)).status).toBe(403);
    expect([...bucket.objects.keys()]).toEqual(['uno']);
  });
});

describe('the environment', () => {
  test('names a bucket or a folder, and both halves of a key', () => {
    expect(readEnv({ MEDIA_S3_BUCKET: BUCKET })).toMatchObject({ MEDIA_S3_REGION: 'us-east-1' });
    expect(() => readEnv({ MEDIA_S3_BUCKET: BUCKET, MEDIA_DIR: '/srv' })).toThrow('set one');
    expect(() => readEnv({ MEDIA_S3_BUCKET: BUCKET, MEDIA_S3_ACCESS_KEY: 'x' })).toThrow('go together');
    expect(() => readEnv({ MEDIA_S3_ENDPOINT: 'ftp://bucket.example' })).toThrow('MEDIA_S3_ENDPOINT');
  });

  test('that says nothing of a bucket loads nothing of its client', async () => {
    const program = `
      const { openStorage } = await import(${JSON.stringify(fileURLToPath(new URL('./open-storage.ts', import.meta.url)))});
      const { readEnv } = await import(${JSON.stringify(fileURLToPath(new URL('../env.ts', import.meta.url)))});
      const { registerHooks } = await import('node:module');
      const loaded = [];
      registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) });
      await openStorage(readEnv({ MEDIA_DIR: '/nowhere' })).has('${name}');
      const folder = loaded.filter((url) => url.includes('@aws-sdk')).length;
      const bucket = openStorage(readEnv({ MEDIA_S3_BUCKET: 'cubeta', MEDIA_S3_ENDPOINT: 'http://127.0.0.1:9', MEDIA_S3_ACCESS_KEY: 'a', MEDIA_S3_SECRET_KEY: 'b' }));
      const before = loaded.filter((url) => url.includes('@aws-sdk')).length;
      await bucket.has('${name}').catch(() => undefined);
      console.log(JSON.stringify({ folder, before, after: loaded.filter((url) => url.includes('@aws-sdk')).length > 0 }));
    `;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program]);
    expect(JSON.parse(stdout)).toEqual({ folder: 0, before: 0, after: true });
  });
});
