import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { uuidToBytes } from '#db/schema/columns.ts';
import { createMediaLibrary, type MediaLibrary } from '#domain/media';
import { uuidv7 } from '#shared/ids.ts';
import { aWorld, type World } from '../../tests/fixtures/a-world.ts';
import { workerDatabase } from '../../tests/fixtures/worker-database.ts';
import { createLog } from './log.ts';
import { createFolderStorage } from './media/folder-storage.ts';
import { createMemo } from './memo.ts';
import { startPaperPrivacy } from './paper-privacy-job.ts';
import type { Runtime } from './runtime.ts';

let world: World;
let folder: string;
let media: MediaLibrary;
const hash = '7d'.repeat(32);
const publicName = `${hash}-320.jpg`;

beforeAll(async () => {
  world = await aWorld(workerDatabase());
  folder = mkdtempSync(join(tmpdir(), 'privacy-'));
  const none = () => Promise.reject(new Error('Nothing is decoded here'));
  const decoder = { decode: none, checkDocument: none, close: () => Promise.resolve() };
  media = createMediaLibrary({ storage: createFolderStorage(folder), decoder });
  const branch = await world.branch();
  const generation = await world.generation();
  const donorId = uuidToBytes(uuidv7(Date.now()));
  await world.db.change(
    `INSERT INTO donor_vehicles (branch_id, id, generation_id, model_year, impact, status, arrived_on)
     VALUES (?,?,?,2001,'none','dismantling','2026-11-01')`,
    [branch.id, donorId, generation.id],
  );
  await world.db.change(
    `INSERT INTO donor_papers (branch_id, id, donor_id, kind, number, media_hash, width, height, added_at)
     VALUES (?,?,?,'invoice','A-1',?,320,211,?)`,
    [branch.id, uuidToBytes(uuidv7(Date.now())), donorId, Buffer.from(hash, 'hex'), new Date()],
  );
  await media.storage.put(publicName, Buffer.from('a paper'));
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

test('the process that leads takes papers out of what everybody may see, and says so once', async () => {
  let isLeading = false;
  const notes: string[] = [];
  const { placement, now } = world.ctx();
  const log = createLog('warn', (line) => void notes.push(line));
  const job = startPaperPrivacy(
    { placement, now, log, media, memo: createMemo() } as unknown as Runtime,
    () => isLeading,
  );
  try {
    expect(await media.open(publicName)).toBeDefined();
    isLeading = true;
    await expect.poll(() => media.open(publicName), { timeout: 10_000 }).toBeUndefined();
    expect(await media.openPrivate({ hash, width: 320, height: 211 }, 320)).toMatchObject({ bytes: 7 });
    await expect.poll(() => notes.length).toBe(1);
    expect(notes[0]).toMatch(/photographs of papers had public addresses.*"pictures":1.*"alsoShown":0/);
  } finally {
    await job.close();
  }
});
