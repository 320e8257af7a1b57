import { createReadStream, createWriteStream, existsSync, mkdirSync, renameSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { seal, unseal } from './sealed-file.ts';

// Photographs are named by what they show, so one that is kept never changes.

const HASHED = /^[0-9a-f]{16,}/;
const SEALED = '.zst.age';

/** Seals the photographs that are not kept yet. */
export async function keepMedia({
  from,
  target,
  recipient,
}: {
  readonly from: string;
  readonly target: string;
  readonly recipient: string;
}): Promise<{ fresh: number; known: number; bytes: number }> {
  const counts = { fresh: 0, known: 0, bytes: 0 };
  for await (const { path, name } of filesUnder(from)) {
    const folder = join(target, 'media', name.slice(0, 2));
    const kept = join(folder, `${name}${SEALED}`);
    if (existsSync(kept)) {
      counts.known += 1;
      continue;
    }
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const { bytes } = await seal(createReadStream(path), { path: kept, name }, recipient);
    counts.fresh += 1;
    counts.bytes += bytes;
  }
  return counts;
}

/** Brings back the photographs that are missing; answers how many. */
export async function restoreMedia({
  target,
  identity,
  into,
}: {
  readonly target: string;
  readonly identity: string;
  readonly into: string;
}): Promise<number> {
  let restored = 0;
  for await (const { path, name: sealed } of filesUnder(join(target, 'media'))) {
    if (!sealed.endsWith(SEALED)) continue;
    const name = sealed.slice(0, -SEALED.length);
    const folder = join(into, name.slice(0, 2), name.slice(2, 4));
    const file = join(folder, name);
    if (existsSync(file)) continue;
    mkdirSync(folder, { recursive: true, mode: 0o750 });
    await pipeline(await unseal(path, identity), createWriteStream(`${file}.half`, { mode: 0o640 }));
    renameSync(`${file}.half`, file);
    restored += 1;
  }
  return restored;
}

async function* filesUnder(root: string): AsyncGenerator<{ path: string; name: string }> {
  if (!existsSync(root)) return;
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    if (entry.isFile() && HASHED.test(entry.name))
      yield { path: join(entry.parentPath, entry.name), name: entry.name };
  }
}
