import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  DISK_RESERVE_MB,
  hasDiskRoom,
  readStoredName,
  type ListedObject,
  type MediaStorage,
} from '#domain/media';
import { DomainError } from '#shared/errors.ts';

/**
 * Keeps files in a folder outside of everything that is served, in 256 × 256 sub-folders by hash. Throws `media.storage_full`
 * before the disk is.
 */
export function createFolderStorage(root: string, reserveMb = DISK_RESERVE_MB): MediaStorage {
  function pathOf(name: string): string {
    const known = readStoredName(name);
    if (!known) throw new RangeError('Not the name of a stored file');
    return join(root, known.hash.slice(0, 2), known.hash.slice(2, 4), name);
  }

  return {
    async put(name, content) {
      const path = pathOf(name);
      if (!(await hasDiskRoom(root, reserveMb))) throw new DomainError('media.storage_full', 'unavailable');
      const folder = dirname(path);
      await mkdir(folder, { recursive: true, mode: 0o750 });
      const half = join(folder, `.${randomUUID()}.half`);
      try {
        const file = await open(half, 'wx', 0o640);
        try {
          await file.writeFile(content);
          await file.sync();
        } finally {
          await file.close();
        }
        await rename(half, path);
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
      await syncFolder(folder);
    },
    async get(name) {
      const path = pathOf(name);
      const found = await stat(path).catch(absent);
      if (!found?.isFile()) return undefined;
      return { bytes: found.size, read: () => createReadStream(path) };
    },
    async has(name) {
      return (await stat(pathOf(name)).catch(absent))?.isFile() ?? false;
    },
    async delete(name) {
      await rm(pathOf(name), { force: true });
    },
    list: () => listFolder(root),
  };
}

async function* listFolder(root: string): AsyncGenerator<ListedObject> {
  for (const first of await readdir(root).catch(() => [])) {
    if (!/^[0-9a-f]{2}$/.test(first)) continue;
    for (const second of await readdir(join(root, first)).catch(() => [])) {
      for (const name of await readdir(join(root, first, second)).catch(() => [])) {
        const found = readStoredName(name) && (await stat(join(root, first, second, name)).catch(absent));
        if (found) yield { name, storedAtMs: found.mtimeMs };
      }
    }
  }
}

/** Without it a power cut may lose the name of a file whose content is safe. Windows cannot, and need not. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
  throw error;
}
