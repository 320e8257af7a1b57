import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { longEdgesOf, type Picture } from '#contract/media';
import { createDecoder, type ProcessDecoder } from './decoder.ts';
import { createFolderStorage } from './folder-storage.ts';
import { createMediaLibrary, readStoredName, type MediaLibrary } from '#domain/media';
import { aPhoto as picture, bodyOf as body, pngChunk, pngOf, refused } from './media.fixture.ts';

// Pictures are made by a process of low priority, which may have to wait for its turn.
vi.setConfig({ testTimeout: 30_000 });

let folder: string;
let decoder: ProcessDecoder;
let library: MediaLibrary;
let photo: Buffer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'media-test-'));
  decoder = createDecoder({ idleMs: 300 });
  library = createMediaLibrary({ storage: createFolderStorage(folder), decoder });
  photo = await picture(700, 500).jpeg().toBuffer();
});

afterAll(async () => {
  await library.close();
  rmSync(folder, { recursive: true });
});

const takeIn = (bytes: Uint8Array, pieceBytes?: number) => library.takeIn(body(bytes, pieceBytes));

async function readBack({ hash }: Picture, edge: number, format: 'avif' | 'webp' | 'jpg'): Promise<Buffer> {
  const found = await library.open(`${hash}-${edge}.${format}`);
  if (!found) throw new Error('not stored');
  const bytes = Buffer.concat(await found.read().toArray());
  expect(bytes.byteLength).toBe(found.bytes);
  return bytes;
}

/** A PNG head that states a size, and nothing behind it. */
function pngOfSize(width: number, height: number): Buffer {
  return pngOf(width, height, [pngChunk('IDAT', deflateSync(Buffer.alloc(8)))]);
}

describe('a photograph', () => {
  test('is kept in three formats and in sizes up to its own', async () => {
    const kept = await takeIn(photo);
    expect(kept).toMatchObject({ width: 700, height: 500 });
    for (const edge of longEdgesOf(kept)) {
      for (const format of ['avif', 'webp', 'jpg'] as const) {
        const meta = await sharp(await readBack(kept, edge, format)).metadata();
        expect(meta.format).toBe({ avif: 'heif', webp: 'webp', jpg: 'jpeg' }[format]);
        expect([meta.width, meta.height]).toEqual([edge, Math.round((500 * edge) / 700)]);
      }
    }
    expect(longEdgesOf(kept)).toEqual([320, 640, 700]);
  });

  test('that is sent twice, also at once, is one picture', async () => {
    const bytes = await picture(331, 211, 90).jpeg().toBuffer();
    const kept = await Promise.all([takeIn(bytes), takeIn(bytes, 977), takeIn(bytes)]);
    expect(new Set(kept.map(({ hash }) => hash)).size).toBe(1);
    expect(await takeIn(bytes)).toEqual(kept[0]);
  });

  test('stands upright and says neither where nor with what it was taken', async () => {
    const exif = {
      IFD0: { Make: 'Telefono', Model: 'Modelo secreto' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '20/1 35/1 0/1' },
    };
    const sideways = await picture(640, 320)
      .withExif(exif)
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(sideways).metadata()).exif?.byteLength).toBeGreaterThan(60);
    const kept = await takeIn(sideways);
    expect([kept.width, kept.height]).toEqual([320, 640]);
    for (const format of ['avif', 'webp', 'jpg'] as const) {
      const bytes = await readBack(kept, 640, format);
      const meta = await sharp(bytes).metadata();
      expect(meta).toMatchObject({ width: 320, height: 640 });
      expect([meta.exif, meta.xmp, meta.iptc, meta.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(bytes.includes('secreto')).toBe(false);
    }
  });

  test('of four colours, of sixteen bits, see-through or animated comes out as an ordinary one', async () => {
    const odd = {
      cmyk: await picture(200, 180).toColourspace('cmyk').jpeg().toBuffer(),
      deep: await picture(200, 180).toColourspace('rgb16').png().toBuffer(),
      clear: await picture(200, 180).ensureAlpha(0).png().toBuffer(),
      grey: await picture(200, 180).greyscale().jpeg().toBuffer(),
      moving: await sharp(
        [await picture(200, 180).png().toBuffer(), await picture(200, 180, 40).png().toBuffer()],
        {
          join: { animated: true },
        },
      )
        .webp({ loop: 0, delay: [100, 100] })
        .toBuffer(),
    };
    expect((await sharp(odd.moving).metadata()).pages).toBe(2);
    expect((await sharp(odd.deep).metadata()).depth).toBe('ushort');
    for (const [name, bytes] of Object.entries(odd)) {
      const meta = await sharp(await readBack(await takeIn(bytes), 200, 'jpg')).metadata();
      expect(meta, name).toMatchObject({
        width: 200,
        height: 180,
        space: 'srgb',
        channels: 3,
        depth: 'uchar',
      });
    }
  });

  test('with a web page inside loses it', async () => {
    const page = Buffer.from('<html><script>alert(document.cookie)</script></html>');
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, page.byteLength + 2]), page]);
    const polyglot = Buffer.concat([photo.subarray(0, 2), comment, photo.subarray(2), page]);
    expect((await sharp(polyglot).metadata()).format).toBe('jpeg');
    const kept = await takeIn(polyglot);
    for (const edge of longEdgesOf(kept)) {
      for (const format of ['avif', 'webp', 'jpg'] as const) {
        expect((await readBack(kept, edge, format)).includes('script')).toBe(false);
      }
    }
  });
});

describe('what is refused, in words', () => {
  test('nothing, and what is not one of the three formats whatever it is called', async () => {
    await expect(takeIn(new Uint8Array())).rejects.toEqual(refused('media.empty'));
    const others = {
      svg: '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>',
      html: '<!doctype html><script>1</script>',
      gif: 'GIF89a\x01\0\x01\0\x80\0\0',
      short: 'no',
    };
    for (const text of Object.values(others)) {
      await expect(takeIn(Buffer.from(text))).rejects.toEqual(refused('media.unsupported'));
    }
    const heic = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1');
    await expect(takeIn(heic)).rejects.toEqual(refused('media.heic'));
  });

  test('a hundred million pixels, before they are unpacked', async () => {
    const bomb = await sharp({ create: { width: 10_000, height: 10_000, channels: 3, background: '#fff' } })
      .png()
      .toBuffer();
    expect(bomb.byteLength).toBeLessThan(1_000_000);
    await expect(takeIn(bomb)).rejects.toEqual(refused('media.too_many_pixels'));
    await expect(takeIn(pngOfSize(65_000, 65_000))).rejects.toEqual(refused('media.too_many_pixels'));
  });

  test('half a picture, a head without a body, and noise behind the right first bytes', async () => {
    for (const bytes of [
      photo.subarray(0, photo.byteLength / 2),
      pngOfSize(800, 800),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), createHash('sha512').update('noise').digest()]),
    ]) {
      await expect(takeIn(bytes)).rejects.toEqual(refused('media.unreadable'));
    }
  });

  test('a picture too small to show anything', async () => {
    await expect(takeIn(await picture(900, 120).png().toBuffer())).rejects.toEqual(
      refused('media.too_small'),
    );
  });

  test('a body that does not end, as soon as it is too long, and one that stands still', async () => {
    const strict = createMediaLibrary({
      storage: createFolderStorage(folder),
      decoder,
      limits: { maxBytes: 65_536, deadlineMs: 150 },
    });
    let sent = 0;
    async function* endless() {
      yield photo.subarray(0, 1_024);
      for (;;) {
        sent += 8_192;
        yield Buffer.alloc(8_192);
        await delay(0);
      }
    }
    await expect(strict.takeIn(endless())).rejects.toEqual(refused('media.too_large'));
    expect(sent).toBeLessThan(100_000);
    async function* stalled() {
      yield photo.subarray(0, 1_024);
      await delay(60_000, undefined, { ref: false });
    }
    await expect(strict.takeIn(stalled())).rejects.toEqual(refused('media.too_slow'));
  });

  test('more uploads at a time than there is room for', async () => {
    const narrow = createMediaLibrary({ storage: createFolderStorage(folder), decoder, maxUploads: 1 });
    const first = narrow.takeIn(body(photo));
    await expect(narrow.takeIn(body(photo))).rejects.toEqual(refused('media.busy'));
    await first;
  });

  test('leaves nothing behind', () => {
    const left = readdirSync(folder, { recursive: true, encoding: 'utf8', withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => name);
    expect(left.filter((name) => readStoredName(name) === null)).toEqual([]);
  });
});

describe('the process that decodes', () => {
  test('may be killed: the picture is tried once more', async () => {
    const mortal = createDecoder();
    const steady = createMediaLibrary({ storage: createFolderStorage(folder), decoder: mortal });
    await steady.takeIn(body(photo));
    const before = mortal.pid;
    expect(before).toBeDefined();
    const work = steady.takeIn(body(await picture(900, 800, 60).jpeg().toBuffer()));
    await delay(60);
    process.kill(before ?? 0, 'SIGKILL');
    expect(await work).toMatchObject({ width: 900 });
    expect(mortal.pid).not.toBe(before);
    await steady.close();
  });

  test('is killed when a picture takes too long, and the next one gets another', async () => {
    const hasty = createDecoder({ deadlineMs: 1 });
    const patient = createMediaLibrary({ storage: createFolderStorage(folder), decoder: hasty });
    const bytes = await picture(1_000, 900, 30).jpeg().toBuffer();
    await expect(patient.takeIn(body(bytes))).rejects.toEqual(refused('media.unreadable'));
    await expect(patient.takeIn(body(photo))).rejects.toEqual(refused('media.unreadable'));
    await patient.close();
  });

  test('knows nothing of the server it works for', async () => {
    await takeIn(photo);
    if (process.platform !== 'linux') return;
    const environment = readFileSync(`/proc/${decoder.pid}/environ`, 'utf8').split('\0');
    const names = environment.map((line) => line.split('=')[0]).filter(Boolean);
    expect(names.filter((name) => /DATABASE|TOKEN|HOME|SITE/.test(name ?? ''))).toEqual([]);
  });

  test('ends when there is no work', async () => {
    await takeIn(photo);
    await expect.poll(() => decoder.pid, { timeout: 20_000 }).toBeUndefined();
  });
});

describe('the storage', () => {
  test('takes no name but that of a picture', async () => {
    const storage = createFolderStorage(folder);
    for (const name of ['../../etc/passwd', `${'a'.repeat(64)}-320.svg`, `${'A'.repeat(64)}-320.jpg`, '']) {
      await expect(storage.put(name, new Uint8Array([1]))).rejects.toThrow(RangeError);
      await expect(storage.get(name)).rejects.toThrow(RangeError);
    }
  });

  test('leaves the disk the room that others need', async () => {
    const full = createFolderStorage(folder, 1_000_000_000);
    const name = `${'cd'.repeat(32)}-320.jpg`;
    await expect(full.put(name, Buffer.from('uno'))).rejects.toEqual(refused('media.storage_full'));
    expect(await full.has(name)).toBe(false);
    const fresh = join(folder, 'nuevo');
    await createFolderStorage(fresh, 1).put(name, Buffer.from('uno'));
    expect(readdirSync(fresh)).toEqual(['cd']);
  });

  test('puts, lists and deletes', async () => {
    const storage = createFolderStorage(join(folder, 'apart'));
    const name = `${'ab'.repeat(32)}-320.jpg`;
    expect(await storage.get(name)).toBeUndefined();
    await storage.put(name, Buffer.from('uno'));
    await storage.put(name, Buffer.from('uno'));
    expect(await storage.has(name)).toBe(true);
    const listed: string[] = [];
    for await (const file of storage.list()) listed.push(file.name);
    expect(listed).toEqual([name]);
    await storage.delete(name);
    await storage.delete(name);
    expect(await storage.has(name)).toBe(false);
  });
});
