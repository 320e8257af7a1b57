import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '#shared/errors.ts';
import { longEdgesOf, MAX_UPLOAD_MB, PICTURE_FORMATS, type Picture, type Size } from './contract.ts';
import type { Decoder } from './decoder.ts';
import { receiveUpload, type UploadBody, type UploadLimits } from './receive-upload.ts';
import type { MediaStorage, StoredObject } from './storage.ts';

/** Takes pictures in and hands them out. One for the process; it knows nothing of parts or branches. */
export interface MediaLibrary {
  readonly storage: MediaStorage;
  /**
   * Reads an upload and keeps it in all sizes, without anything of it but its pixels. The same bytes give the same
   * picture, kept once. Throws the refusals of `receiveUpload` and `Decoder.decode`, or `media.busy`.
   */
  takeIn(body: UploadBody): Promise<Picture>;
  /** `<hash>-<edge>.<format>`. */
  open(name: string): Promise<StoredObject | undefined>;
  close(): Promise<void>;
}

export interface MediaLibraryOptions {
  readonly storage: MediaStorage;
  readonly decoder: Decoder;
  readonly limits?: Partial<UploadLimits>;
  /** Uploads under way at a time; each has a file of its own, none is held in memory. */
  readonly maxUploads?: number;
}

/** Part of the hash: other sizes or another quality are another picture, and addresses last for ever. */
const PIPELINE = 'multipartes picture 1';

export function createMediaLibrary(options: MediaLibraryOptions): MediaLibrary {
  const { storage, decoder, maxUploads = 8 } = options;
  const limits = { maxBytes: MAX_UPLOAD_MB * 1_048_576, deadlineMs: 28_000, ...options.limits };
  const making = new Map<string, Promise<Picture>>();
  let uploads = 0;

  async function receive(body: UploadBody, folder: string): Promise<Picture> {
    const file = join(folder, 'upload');
    const sent = await receiveUpload(body, file, limits);
    const hash = createHash('sha256').update(`${PIPELINE}\n${sent}`).digest('hex');
    const known = making.get(hash);
    if (known) return await known;
    const work = make(hash, file, folder);
    making.set(hash, work);
    return await work.finally(() => making.delete(hash));
  }

  async function make(hash: string, file: string, folder: string): Promise<Picture> {
    const outDir = join(folder, 'sizes');
    await mkdir(outDir);
    const size = await decoder.decode(file, outDir);
    await store(hash, size, outDir);
    return { hash, width: size.width, height: size.height };
  }

  /** One file in memory at a time. */
  async function store(hash: string, size: Size, outDir: string): Promise<void> {
    for (const edge of longEdgesOf(size)) {
      for (const format of PICTURE_FORMATS) {
        const name = `${hash}-${edge}.${format}`;
        if (await storage.has(name)) continue;
        await storage.put(name, await readFile(join(outDir, `${edge}.${format}`)));
      }
    }
  }

  return {
    storage,
    async takeIn(body) {
      if (uploads >= maxUploads) throw new DomainError('media.busy', 'unavailable');
      uploads += 1;
      const folder = await mkdtemp(join(tmpdir(), 'multipartes-photo-'));
      try {
        return await receive(body, folder);
      } finally {
        uploads -= 1;
        await rm(folder, { recursive: true, force: true });
      }
    },
    open: (name) => storage.get(name),
    close: () => decoder.close(),
  };
}
