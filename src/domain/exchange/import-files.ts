import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { DISK_RESERVE_MB, hasDiskRoom } from '#domain/media';
import { DomainError } from '#shared/errors.ts';

export const MAX_FILE_MB = 2_048;
/** How much comes in between two looks at the disk. */
const LOOK_EVERY_BYTES = 16 * 1_048_576;

export interface ReceivedFile {
  /** SHA-256. */
  readonly hash: Buffer;
  readonly bytes: number;
}

/** Files that came in, by their content, in a folder that nothing serves. */
export interface ImportFiles {
  readonly folder: string;
  /** Where files for others are kept while they are fresh. */
  readonly feedFolder: string;
  /**
   * Takes a file piece by piece. Throws `exchange.too_large`, `exchange.empty` or `exchange.storage_full`, and then
   * keeps nothing.
   */
  receive(body: AsyncIterable<Uint8Array>): Promise<ReceivedFile>;
  /** Throws `exchange.file_gone` for one that was tidied away. */
  pathOf(hash: string): Promise<string>;
  /** Removes what came in before `beforeMs`, and what was left half way. */
  tidy(beforeMs: number): Promise<void>;
}

const HASH = /^[0-9a-f]{64}$/;

export function createImportFiles(root: string, reserveMb = DISK_RESERVE_MB): ImportFiles {
  return {
    folder: root,
    feedFolder: join(root, 'feeds'),
    async receive(body) {
      await mkdir(root, { recursive: true, mode: 0o700 });
      const half = join(root, `${randomUUID()}.half`);
      try {
        const received = await writeTo(half, body, () => hasDiskRoom(root, reserveMb));
        await rename(half, join(root, received.hash.toString('hex')));
        return received;
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    async pathOf(hash) {
      const path = join(root, HASH.test(hash) ? hash : 'none');
      const found = await stat(path).catch(() => null);
      if (!found) throw new DomainError('exchange.file_gone', 'not_found');
      return path;
    },
    async tidy(beforeMs) {
      for (const name of await readdir(root).catch(() => [])) {
        const path = join(root, name);
        const found = await stat(path).catch(() => null);
        if (found?.isFile() && found.mtimeMs < beforeMs) await rm(path, { force: true });
      }
    },
  };
}

async function writeTo(
  path: string,
  body: AsyncIterable<Uint8Array>,
  hasRoom: () => Promise<boolean>,
): Promise<ReceivedFile> {
  const file = await open(path, 'wx', 0o600);
  const hash = createHash('sha256');
  let bytes = 0;
  let lookedAt = -LOOK_EVERY_BYTES;
  try {
    for await (const piece of body) {
      if (bytes - lookedAt >= LOOK_EVERY_BYTES) {
        if (!(await hasRoom())) throw new DomainError('exchange.storage_full', 'unavailable');
        lookedAt = bytes;
      }
      bytes += piece.byteLength;
      if (bytes > MAX_FILE_MB * 1_048_576) {
        throw new DomainError('exchange.too_large', 'too_large', { limitMb: MAX_FILE_MB });
      }
      hash.update(piece);
      await file.writeFile(piece);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  if (bytes === 0) throw new DomainError('exchange.empty', 'invalid');
  return { hash: hash.digest(), bytes };
}
