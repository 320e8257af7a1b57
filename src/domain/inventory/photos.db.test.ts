import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { aWorld, type TestBranch, type TestItem, type World } from '../../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../../tests/fixtures/worker-database.ts';
import type { Picture } from '#contract/media';
import { createFolderStorage } from '#server/media/folder-storage.ts';
import { RATE_LIMITS } from '#server/rate-limit.ts';
import type { Actor } from '#server/context.ts';
import { branchStock, branchStockDetail } from './branch-stock.ts';
import { BranchStockQuery, MAX_PHOTOS } from './contract.ts';
import { addPhoto, describePhoto, orderPhotos, removePhoto, restorePhoto } from './photos.ts';
import { pieceByCode } from './piece.ts';
import { sweepPictures } from './sweep-pictures.ts';

let world: World;
let branch: TestBranch;
let clerk: Actor;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  branch = await world.branch();
  clerk = await world.staff('clerk', [branch]);
});

afterAll(() => world.close());

function aPicture(): Picture {
  return { hash: createHash('sha256').update(randomBytes(8)).digest('hex'), width: 1_201, height: 907 };
}

function add(item: TestItem, picture = aPicture(), actor = clerk, where = branch) {
  const takeIn = () => Promise.resolve(picture);
  return addPhoto(world.ctx(actor), where.scope, { stockItemId: item.id, takeIn });
}

async function pieceOf(item: TestItem) {
  const answer = await pieceByCode(world.ctx(), item.code);
  if (answer.kind !== 'piece') throw new Error('one piece');
  return answer.piece;
}

const hashes = (photos: readonly { hash: string }[]) => photos.map(({ hash }) => hash);

describe('a photograph of a piece', () => {
  test('shows on its page and, the first one, in lists; who sent it is on record and pages hear of it', async () => {
    const door = await world.unit(branch, { priceCents: 1_301_00 });
    const [first, second] = [aPicture(), aPicture()];
    await add(door, first);
    const { photos } = await add(door, second);
    expect(hashes(photos)).toEqual([first.hash, second.hash]);
    const piece = await pieceOf(door);
    expect(hashes(piece.photos)).toEqual([first.hash, second.hash]);
    expect(piece.photo).toEqual(first);
    const audits = await world.db.rows(
      "SELECT actor_id, detail FROM audit_log WHERE branch_id = ? AND subject = ? AND action = 'photo.add'",
      [branch.id, `stock ${door.id}`],
    );
    expect(audits).toHaveLength(2);
    const events = await world.db.rows<{ payload: unknown }>(
      "SELECT payload FROM outbox_events WHERE branch_id = ? AND topic = 'stock.photos_changed' ORDER BY id DESC LIMIT 1",
      [branch.id],
    );
    const { payload } = events[0] ?? {};
    expect(typeof payload === 'string' ? JSON.parse(payload) : payload).toMatchObject({
      tags: [`piece:${door.code}`],
      stockItemId: door.id,
      photos: 2,
    });
  });

  test('that is sent again changes nothing; by many at once it is one, and all different ones get a place', async () => {
    const door = await world.unit(branch, { priceCents: 1_301_00 });
    const same = aPicture();
    await Promise.all([add(door, same), add(door, same), add(door, same)]);
    const others = await Promise.all(
      [aPicture(), aPicture(), aPicture()].map((picture) => add(door, picture)),
    );
    expect(Math.max(...others.map(({ photos }) => photos.length))).toBe(4);
    expect(new Set(hashes((await pieceOf(door)).photos)).size).toBe(4);
  });

  test('is put in another order, unless the photographs are others by now', async () => {
    const door = await world.unit(branch, { priceCents: 1_301_00 });
    await add(door);
    await add(door);
    const { photos } = await add(door);
    const ids = photos.map(({ id }) => id);
    const ctx = world.ctx(clerk);
    const input = { stockItemId: door.id, ids: ids.toReversed() };
    expect((await orderPhotos(ctx, branch.scope, input)).photos.map(({ id }) => id)).toEqual(
      ids.toReversed(),
    );
    expect((await pieceOf(door)).photo?.hash).toBe(photos[2]?.hash);
    for (const wrong of [ids.slice(1), [...ids, ids[0] ?? ''], [ids[0] ?? '', ids[0] ?? '', ids[1] ?? '']]) {
      await expect(
        orderPhotos(ctx, branch.scope, { stockItemId: door.id, ids: wrong }),
      ).rejects.toMatchObject({
        code: 'inventory.photos_changed',
      });
    }
  });

  test('is taken off and comes back where it was', async () => {
    const door = await world.unit(branch, { priceCents: 1_301_00 });
    await add(door);
    const { photos } = await add(door);
    const [first, second] = photos;
    const target = { stockItemId: door.id, photoId: first?.id ?? '' };
    expect((await removePhoto(world.ctx(clerk), branch.scope, target)).photos).toEqual([second]);
    expect((await pieceOf(door)).photo?.hash).toBe(second?.hash);
    const back = await restorePhoto(world.ctx(clerk), branch.scope, { ...target, position: 0 });
    expect(back.photos).toEqual(photos);
    await removePhoto(world.ctx(clerk), branch.scope, target);
    const again = await add(door, { hash: first?.hash ?? '', width: 1_201, height: 907 });
    expect(again.photos).toEqual([second, first]);
  });

  test('is described in words, or left to the name of the part', async () => {
    const door = await world.unit(branch, { priceCents: 1_301_00 });
    const { photos } = await add(door);
    const target = { stockItemId: door.id, photoId: photos[0]?.id ?? '' };
    const described = await describePhoto(world.ctx(clerk), branch.scope, {
      ...target,
      alt: 'El golpe de cerca',
    });
    expect(described.photos[0]?.alt).toBe('El golpe de cerca');
    expect(
      (await describePhoto(world.ctx(clerk), branch.scope, { ...target, alt: '' })).photos[0]?.alt,
    ).toBeNull();
  });

  test('has a limit', async () => {
    const door = await world.unit(branch, { priceCents: 1_301_00 });
    for (let count = 0; count < MAX_PHOTOS; count += 1) await add(door);
    await expect(add(door)).rejects.toMatchObject({ code: 'inventory.too_many_photos' });
  });

  test('of another branch’s item finds nothing and reads no upload', async () => {
    const other = await world.branch();
    const stranger = await world.staff('clerk', [other]);
    const door = await world.unit(branch, { priceCents: 1_301_00 });
    const { photos } = await add(door);
    let read = 0;
    const takeIn = () => {
      read += 1;
      return Promise.resolve(aPicture());
    };
    const ctx = world.ctx(stranger);
    const input = { stockItemId: door.id, takeIn };
    await expect(addPhoto(ctx, branch.scope, input)).rejects.toMatchObject({ code: 'branches.not_found' });
    await expect(addPhoto(ctx, other.scope, input)).rejects.toMatchObject({
      code: 'inventory.item_not_found',
    });
    const target = { stockItemId: door.id, photoId: photos[0]?.id ?? '' };
    await expect(removePhoto(ctx, other.scope, target)).rejects.toMatchObject({
      code: 'inventory.item_not_found',
    });
    const owner = world.ctx(await world.staff('owner', []));
    await expect(addPhoto(owner, branch.scope, input)).rejects.toMatchObject({ code: 'identity.forbidden' });
    expect(read).toBe(0);
  });

  test('is refused unread once a branch sent all that fits into half a day; others go on', async () => {
    const full = await world.branch();
    const keeper = await world.staff('clerk', [full]);
    const door = await world.unit(full, { priceCents: 1_301_00 });
    await add(door, aPicture(), keeper, full);
    const { limits } = world.ctx(keeper);
    for (let sent = 1; sent < RATE_LIMITS.uploads.max; sent += 1) {
      await limits.hit('uploads', `branch ${full.id}`);
    }
    let read = 0;
    const takeIn = () => {
      read += 1;
      return Promise.resolve(aPicture());
    };
    const refusal = await addPhoto(world.ctx(keeper), full.scope, { stockItemId: door.id, takeIn }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toMatchObject({ code: 'media.quota', kind: 'rate_limited' });
    const { hours } = (refusal as { details: { hours: number } }).details;
    expect(hours).toBeGreaterThanOrEqual(1);
    expect(hours).toBeLessThanOrEqual(12);
    expect(read).toBe(0);
    expect((await add(await world.unit(branch, { priceCents: 1_301_00 }))).photos).toHaveLength(1);
  });

  test('is missing on the list of what has none, until there is one', async () => {
    const place = await world.branch();
    const keeper = await world.staff('inventory_manager', [place]);
    const [bare, pictured] = [
      await world.unit(place, { priceCents: 701_00 }),
      await world.unit(place, { priceCents: 703_00 }),
    ];
    await world.bulk(place, { onHand: 3, priceCents: 11_00 });
    await add(pictured, aPicture(), keeper, place);
    const query = BranchStockQuery.parse({ state: 'unpictured' });
    const listed = await branchStock(world.ctx(keeper), place.scope, query);
    expect(listed.items.map((row) => row.id)).toEqual([bare.id]);
    expect(listed.totals.rows).toBe(1);
    expect((await branchStockDetail(world.ctx(keeper), place.scope, pictured.id)).photos).toHaveLength(1);
  });

  test('stays when the piece is gone, which its page says since when and how', async () => {
    const door = await world.unit(branch, { priceCents: 1_301_00 });
    await add(door);
    expect((await pieceOf(door)).gone).toBeNull();
    await world.db.change('UPDATE stock_items SET on_hand = 0 WHERE branch_id = ? AND id = UNHEX(?)', [
      branch.id,
      door.id.replaceAll('-', ''),
    ]);
    const piece = await pieceOf(door);
    expect(piece.photos).toHaveLength(1);
    expect(piece.gone).toMatchObject({ how: 'left' });
  });
});

test('a sweep deletes old files that no photograph needs, and only those', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sweep-'));
  const storage = createFolderStorage(folder);
  const door = await world.unit(branch, { priceCents: 1_301_00 });
  const [kept, fresh, orphan] = [aPicture(), aPicture(), aPicture()];
  await add(door, kept);
  const fileOf = ({ hash }: Picture) => `${hash}-320.jpg`;
  for (const picture of [kept, fresh, orphan]) await storage.put(fileOf(picture), Buffer.from('x'));
  for (const { hash } of [kept, orphan]) {
    const old = new Date(Date.now() - 8 * 86_400_000);
    utimesSync(join(folder, hash.slice(0, 2), hash.slice(2, 4), `${hash}-320.jpg`), old, old);
  }
  expect(await sweepPictures(world.ctx(), storage, { isTrial: true })).toMatchObject({ files: 1 });
  expect(await storage.has(fileOf(orphan))).toBe(true);
  expect(await sweepPictures(world.ctx(), storage, { isTrial: false })).toMatchObject({ files: 1 });
  expect(await Promise.all([kept, fresh, orphan].map((picture) => storage.has(fileOf(picture))))).toEqual([
    true,
    true,
    false,
  ]);
  rmSync(folder, { recursive: true });
});
