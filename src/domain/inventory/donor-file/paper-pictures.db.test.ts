import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type World } from '../../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../../tests/fixtures/worker-database.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import { longEdgesOf, PICTURE_FORMATS, type Picture } from '#contract/media';
import { createMediaLibrary, type MediaLibrary, type TakeIn } from '#domain/media';
import type { Actor } from '#server/context.ts';
import { createFolderStorage } from '#server/media/folder-storage.ts';
import { uuidv7 } from '#shared/ids.ts';
import { addPhoto, removePhoto, restorePhoto } from '../photos.ts';
import { sweepPictures } from '../sweep-pictures.ts';
import {
  addPaper,
  photographDonor,
  photographPaper,
  readDonorFile,
  readPaperPhoto,
  removePaper,
} from './donor-file.ts';
import { makePapersPrivate } from './paper-pictures.ts';

let world: World;
let branch: TestBranch;
let manager: Actor;
let donorId: string;
let folder: string;
let media: MediaLibrary;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
});
beforeEach(async () => {
  branch = await world.branch();
  manager = await world.staff('inventory_manager', [branch]);
  donorId = await aDonor();
  folder = mkdtempSync(join(tmpdir(), 'papers-'));
  const none = () => Promise.reject(new Error('Nothing is decoded here'));
  media = createMediaLibrary({
    storage: createFolderStorage(folder),
    decoder: { decode: none, checkDocument: none, close: () => Promise.resolve() },
  });
});
afterEach(() => rmSync(folder, { recursive: true }));
afterAll(() => world.close());

async function aDonor(): Promise<string> {
  const generation = await world.generation();
  const id = uuidv7(Date.now());
  await world.db.change(
    `INSERT INTO donor_vehicles (branch_id, id, generation_id, model_year, impact, cost_cents, yard_position, status, arrived_on)
     VALUES (?,?,?,2001,'none',1700000,'P-07','dismantling','2026-11-01')`,
    [branch.id, uuidToBytes(id), generation.id],
  );
  return id;
}

const aPicture = (): Picture => ({ hash: randomBytes(32).toString('hex'), width: 701, height: 503 });

/** As the library keeps it, with something to tell the files apart by. */
async function put({ hash, ...size }: Picture, kind: 'public' | 'private'): Promise<void> {
  for (const edge of longEdgesOf({ ...size })) {
    if (kind === 'private')
      await media.storage.put(`${hash}-${edge}.private.jpg`, Buffer.from(`few ${edge}`));
    else
      for (const format of PICTURE_FORMATS)
        await media.storage.put(`${hash}-${edge}.${format}`, Buffer.from(`all ${edge} ${format}`));
  }
}

/** What the library does with an upload, but for the pixels. */
function upload(picture: Picture): (how: TakeIn) => Promise<Picture> {
  return async (how) => {
    await how.allow?.(picture.hash);
    await put(picture, how.isPrivate ? 'private' : 'public');
    return picture;
  };
}

async function aPaper(picture: Picture, number = 'A-7731'): Promise<string> {
  const ctx = world.ctx(manager);
  const paper = {
    id: uuidv7(Date.now()),
    kind: 'origin-letter' as const,
    number,
    issuedOn: null,
    issuer: null,
  };
  await addPaper(ctx, branch.scope, { donorId, paper });
  await photographPaper(ctx, branch.scope, { donorId, paperId: paper.id, takeIn: upload(picture) });
  return paper.id;
}

/** A paper as the version before this one left it: its photograph stands among the public ones. */
async function anOldPaper(picture: Picture, number?: string): Promise<string> {
  const id = await aPaper(picture, number);
  for (const edge of longEdgesOf(picture)) await media.storage.delete(`${picture.hash}-${edge}.private.jpg`);
  await put(picture, 'public');
  return id;
}

async function readPaper(
  paperId: string,
  actor = manager,
  scope = branch.scope,
  edge?: number,
): Promise<string> {
  const stored = await readPaperPhoto(world.ctx(actor), scope, { donorId, paperId, edge, media });
  return Buffer.concat(await stored.read().toArray()).toString();
}

async function publicNames(): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of media.storage.list()) if (!name.includes('private')) names.push(name);
  return names;
}

describe('the photograph of a paper', () => {
  test('is kept for few, in sizes, and the file of the car does not say its hash', async () => {
    const picture = aPicture();
    const paperId = await aPaper(picture);
    expect(await publicNames()).toEqual([]);
    expect(await readPaper(paperId)).toBe('few 701');
    expect(await readPaper(paperId, manager, branch.scope, 330)).toBe('few 640');
    const file = await readDonorFile(world.ctx(manager), branch.scope, donorId);
    expect(file.papers).toMatchObject([{ id: paperId, photo: { width: 701, height: 503 } }]);
    expect(JSON.stringify(file)).not.toContain(picture.hash);
  });

  test('is not for a clerk nor the owner; in another branch there is no such paper', async () => {
    const paperId = await aPaper(aPicture());
    for (const role of ['clerk', 'owner'] as const) {
      await expect(
        readPaper(paperId, await world.staff(role, role === 'owner' ? [] : [branch])),
      ).rejects.toMatchObject({
        code: 'identity.forbidden',
      });
    }
    const other = await world.branch();
    const neighbour = await world.staff('inventory_manager', [other]);
    await expect(readPaper(paperId, neighbour)).rejects.toMatchObject({ code: 'branches.not_found' });
    await expect(readPaper(paperId, neighbour, other.scope)).rejects.toMatchObject({
      code: 'inventory.donor_not_found',
    });
    expect(await readPaper(paperId, await world.staff('administrator', []))).toBe('few 701');
  });

  test('is found under its own car and paper only, and not once it is taken off', async () => {
    const paperId = await aPaper(aPicture());
    const ctx = world.ctx(manager);
    const own = donorId;
    donorId = await aDonor();
    await expect(readPaper(paperId)).rejects.toMatchObject({ code: 'inventory.paper_not_found' });
    donorId = own;
    const bare = {
      id: uuidv7(Date.now()),
      kind: 'other' as const,
      number: 'S/N',
      issuedOn: null,
      issuer: null,
    };
    await addPaper(ctx, branch.scope, { donorId, paper: bare });
    await expect(readPaper(bare.id)).rejects.toMatchObject({ code: 'inventory.photo_not_found' });
    await removePaper(ctx, branch.scope, { donorId, paperId });
    await expect(readPaper(paperId)).rejects.toMatchObject({ code: 'inventory.paper_not_found' });
  });
});

describe('the same picture sent for everybody', () => {
  test('is refused in the branch of the paper before a file is written, on a piece, a car, and brought back', async () => {
    const picture = aPicture();
    const door = await world.unit(branch, { priceCents: 1_301_00 });
    const ctx = world.ctx(manager);
    const sent = { stockItemId: door.id, takeIn: upload(picture) };
    const [photo] = (await addPhoto(ctx, branch.scope, sent)).photos;
    await removePhoto(ctx, branch.scope, { stockItemId: door.id, photoId: photo?.id ?? '' });
    for (const name of await publicNames()) await media.storage.delete(name);
    await aPaper(picture);
    const refusal = { code: 'inventory.photo_is_paper' };
    await expect(addPhoto(ctx, branch.scope, sent)).rejects.toMatchObject(refusal);
    await expect(
      restorePhoto(ctx, branch.scope, { stockItemId: door.id, photoId: photo?.id ?? '' }),
    ).rejects.toMatchObject(refusal);
    await expect(
      photographDonor(ctx, branch.scope, { donorId, takeIn: upload(picture) }),
    ).rejects.toMatchObject(refusal);
    expect(await publicNames()).toEqual([]);
  });

  test('in another branch is a picture of its own there, and the paper stays as it was', async () => {
    const picture = aPicture();
    const paperId = await aPaper(picture);
    const other = await world.branch();
    const neighbour = await world.staff('inventory_manager', [other]);
    const door = await world.unit(other, { priceCents: 1_301_00 });
    const { photos } = await addPhoto(world.ctx(neighbour), other.scope, {
      stockItemId: door.id,
      takeIn: upload(picture),
    });
    expect(photos).toMatchObject([{ hash: picture.hash }]);
    expect(await readPaper(paperId)).toBe('few 701');
    await removePhoto(world.ctx(neighbour), other.scope, {
      stockItemId: door.id,
      photoId: photos[0]?.id ?? '',
    });
    await makePapersPrivate(world.ctx(), media);
    expect(await publicNames()).toEqual([]);
    expect(await readPaper(paperId)).toBe('few 701');
  });
});

describe('photographs of papers from before', () => {
  test('lose their public names once, and are seen by the same people all the while', async () => {
    const [first, second] = [aPicture(), aPicture()];
    const paperId = await anOldPaper(first);
    const removed = await anOldPaper(second, 'B-2');
    await removePaper(world.ctx(manager), branch.scope, { donorId, paperId: removed });
    expect(await readPaper(paperId)).toBe('all 701 jpg');
    expect(await media.open(`${first.hash}-701.jpg`)).toBeDefined();
    expect(await makePapersPrivate(world.ctx(), media)).toEqual({ pictures: 2, alsoShown: 0 });
    expect(await publicNames()).toEqual([]);
    expect(await readPaper(paperId)).toBe('all 701 jpg');
    expect(await makePapersPrivate(world.ctx(), media)).toEqual({ pictures: 0, alsoShown: 0 });
  });

  test('that an old backup brought back lose them again', async () => {
    const picture = aPicture();
    const paperId = await aPaper(picture);
    await put(picture, 'public');
    expect(await makePapersPrivate(world.ctx(), media)).toEqual({ pictures: 1, alsoShown: 0 });
    expect(await publicNames()).toEqual([]);
    expect(await readPaper(paperId)).toBe('few 701');
  });

  test('that a piece shows stay on the piece, and are private too', async () => {
    const picture = aPicture();
    const door = await world.unit(branch, { priceCents: 1_301_00 });
    const ctx = world.ctx(manager);
    await addPhoto(ctx, branch.scope, { stockItemId: door.id, takeIn: upload(picture) });
    const paperId = await anOldPaper(picture);
    expect(await makePapersPrivate(world.ctx(), media)).toEqual({ pictures: 1, alsoShown: 1 });
    expect(await publicNames()).toHaveLength(9);
    for (const name of await publicNames()) await media.storage.delete(name);
    expect(await readPaper(paperId)).toBe('all 701 jpg');
  });
});

test('a sweep knows what is for few: a paper keeps its own, and nothing else keeps it', async () => {
  const [paper, replaced, shown] = [aPicture(), aPicture(), aPicture()];
  const paperId = await aPaper(replaced);
  await photographPaper(world.ctx(manager), branch.scope, { donorId, paperId, takeIn: upload(paper) });
  const door = await world.unit(branch, { priceCents: 1_301_00 });
  await addPhoto(world.ctx(manager), branch.scope, { stockItemId: door.id, takeIn: upload(shown) });
  // Of a picture that a piece shows and no paper has.
  await put(shown, 'private');
  for await (const { name } of media.storage.list()) {
    const old = new Date(Date.now() - 8 * 86_400_000);
    utimesSync(join(folder, name.slice(0, 2), name.slice(2, 4), name), old, old);
  }
  await removePaper(world.ctx(manager), branch.scope, { donorId, paperId });
  const { files } = await sweepPictures(world.ctx(), media.storage, { isTrial: false });
  // The replaced one's, and those that nobody has; names of other tests are not there.
  expect(files).toBe(6);
  const left: string[] = [];
  for await (const { name } of media.storage.list()) left.push(name);
  expect(left.filter((name) => name.startsWith(paper.hash))).toHaveLength(3);
  expect(left.filter((name) => name.startsWith(shown.hash) && name.includes('private'))).toEqual([]);
  expect(left.filter((name) => name.startsWith(shown.hash))).toHaveLength(9);
});
