import sharp from 'sharp';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DomainError } from '#shared/errors.ts';
import { aLibrary, aPhoto, bodyOf, bytesIn, namesIn, refused, type TestLibrary } from './media.fixture.ts';

vi.setConfig({ testTimeout: 30_000 });

let kept: TestLibrary;
let paper: Buffer;

beforeEach(async () => {
  kept = aLibrary();
  paper = await aPhoto(350, 250).jpeg().toBuffer();
});
afterEach(() => kept.close());

const edges = [320, 350];

test('a private picture has no public name, whatever is asked for', async () => {
  const { library, storage } = kept;
  const { hash, ...size } = await library.takeIn(bodyOf(paper), { isPrivate: true });
  expect(size).toEqual({ width: 350, height: 250 });
  const names = edges.map((edge) => `${hash}-${edge}.private.jpg`);
  expect(await namesIn(storage)).toEqual(names.toSorted());
  for (const name of [...names, ...edges.map((edge) => `${hash}-${edge}.jpg`), `${hash}.pdf`]) {
    expect(await library.open(name), name).toBeUndefined();
  }
  const opened = await library.openPrivate({ hash, ...size }, 330);
  const bytes = Buffer.concat((await opened?.read().toArray()) ?? []);
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 350 });
  expect((await library.openPrivate({ hash, ...size }, 9_999))?.bytes).toBe(
    (await bytesIn(storage, `${hash}-350.private.jpg`)).byteLength,
  );
});

test('the same bytes for everybody and for few are two pictures, whichever comes first and also at once', async () => {
  const { library, storage } = kept;
  const [few, all] = await Promise.all([
    library.takeIn(bodyOf(paper), { isPrivate: true }),
    library.takeIn(bodyOf(paper)),
  ]);
  expect(few.hash).toBe(all.hash);
  expect(await library.isPublic(all)).toBe(true);
  for (const name of (await namesIn(storage)).filter((one) => !one.includes('private')))
    await storage.delete(name);
  expect(await library.isPublic(few)).toBe(false);
  expect(await library.openPrivate(few, 320)).toBeDefined();
  await library.takeIn(bodyOf(paper));
  for (const edge of edges) await storage.delete(`${few.hash}-${edge}.private.jpg`);
  expect(await library.open(`${few.hash}-320.webp`)).toBeDefined();
});

test('one that was public becomes private, also when the work was cut off half-way', async () => {
  const { library, storage } = kept;
  const picture = await library.takeIn(bodyOf(paper));
  const before = await bytesIn(storage, `${picture.hash}-350.jpg`);
  // Until then those who may see it do.
  expect((await library.openPrivate(picture, 350))?.bytes).toBe(before.byteLength);
  await storage.delete(`${picture.hash}-350.avif`);
  await storage.put(`${picture.hash}-320.private.jpg`, await bytesIn(storage, `${picture.hash}-320.jpg`));
  expect(await library.isPublic(picture)).toBe(true);
  for (let round = 0; round < 2; round += 1) {
    await library.makePrivate(picture, { keepPublic: false });
    expect(await namesIn(storage)).toEqual(
      edges.map((edge) => `${picture.hash}-${edge}.private.jpg`).toSorted(),
    );
  }
  expect(await library.isPublic(picture)).toBe(false);
  expect(await bytesIn(storage, `${picture.hash}-350.private.jpg`)).toEqual(before);
});

test('one that is shown as well is both from then on', async () => {
  const { library, storage } = kept;
  const picture = await library.takeIn(bodyOf(paper));
  await library.makePrivate(picture, { keepPublic: true });
  expect(await library.open(`${picture.hash}-350.avif`)).toBeDefined();
  expect(await storage.has(`${picture.hash}-350.private.jpg`)).toBe(true);
});

test('what speaks against a picture is heard before anything of it is kept', async () => {
  const { library, storage } = kept;
  const seen: string[] = [];
  const allow = (hash: string) => {
    seen.push(hash);
    return Promise.reject(new DomainError('inventory.photo_is_paper', 'conflict'));
  };
  await expect(library.takeIn(bodyOf(paper), { allow })).rejects.toEqual(refused('inventory.photo_is_paper'));
  expect(await namesIn(storage)).toEqual([]);
  expect(kept.decoder.pid).toBeUndefined();
  expect(seen).toEqual([(await library.takeIn(bodyOf(paper))).hash]);
});
