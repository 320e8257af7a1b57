import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DomainError } from '#shared/errors.ts';
import {
  cropText,
  documentAddress,
  longEdgesOf,
  MAX_UPLOAD_MB,
  pictureAddress,
  PICTURE_FORMATS,
  type Crop,
  type Picture,
  type PictureFormat,
  type Size,
  type StoredDocument,
} from './contract.ts';
import type { Decoder } from './decoder.ts';
import { receiveUpload, type UploadBody, type UploadLimits } from './receive-upload.ts';
import { privateName, publicFile } from './stored-name.ts';
import type { MediaStorage, StoredObject } from './storage.ts';

export interface TakeIn {
  /** Only this part is kept. */
  readonly crop?: Crop | undefined;
  /** For people who may see it only: it gets no public address. */
  readonly isPrivate?: boolean;
  /** Called before anything is kept, with the hash it would have; throws what speaks against it. */
  readonly allow?: (hash: string) => Promise<void>;
}

/** Takes pictures in and hands them out. One for the process; it knows nothing of parts or branches. */
export interface MediaLibrary {
  readonly storage: MediaStorage;
  /**
   * Reads an upload and keeps it in all sizes, without anything of it but its pixels. The same bytes and crop give the
   * same picture, kept once for everybody and once for those who may see it. Throws the refusals of `receiveUpload`,
   * `Decoder.decode` and `allow`, or `media.busy`.
   */
  takeIn(body: UploadBody, how?: TakeIn): Promise<Picture>;
  /** Reads a PDF, looks into it and keeps it as it is. Throws as `takeIn` does, with `Decoder.checkDocument`. */
  takeInDocument(body: UploadBody): Promise<StoredDocument>;
  /** `<hash>-<edge>.<format>` or `<hash>.pdf`: what everybody may see, and nothing else whatever the name. */
  open(name: string): Promise<StoredObject | undefined>;
  /** The size of a private picture whose longest side is at least `edge`, or the largest, as JPEG. */
  openPrivate(picture: Picture, edge: number): Promise<StoredObject | undefined>;
  /** Whether a picture stands under public names. */
  isPublic(picture: Picture): Promise<boolean>;
  /** Makes a public picture private; with `keepPublic` it is both from then on. Harmless to repeat. */
  makePrivate(picture: Picture, options: { readonly keepPublic: boolean }): Promise<void>;
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
const PRIVATE_FORMATS = ['jpg'] as const;
const ADDRESSES = '/media/';

export function createMediaLibrary(options: MediaLibraryOptions): MediaLibrary {
  const { storage, decoder, maxUploads = 8 } = options;
  const limits = { maxBytes: MAX_UPLOAD_MB * 1_048_576, deadlineMs: 28_000, ...options.limits };
  const making = new Map<string, Promise<Picture>>();
  let uploads = 0;
  let isReadingDocument = false;

  async function receive(body: UploadBody, folder: string, how: TakeIn): Promise<Picture> {
    const file = join(folder, 'upload');
    const sent = await receiveUpload(body, file, { ...limits, kind: 'picture' });
    const hash = hashOf(sent.sha256, how.crop);
    await how.allow?.(hash);
    const key = `${hash} ${how.isPrivate ? 'private' : 'public'}`;
    const known = making.get(key);
    if (known) return await known;
    const work = make(hash, folder, how);
    making.set(key, work);
    return await work.finally(() => making.delete(key));
  }

  async function make(hash: string, folder: string, { crop, isPrivate }: TakeIn): Promise<Picture> {
    const outDir = join(folder, 'sizes');
    await mkdir(outDir);
    const formats = isPrivate ? PRIVATE_FORMATS : PICTURE_FORMATS;
    const size = await decoder.decode({ file: join(folder, 'upload'), outDir, formats, crop });
    const nameOf = isPrivate ? privateName : publicName;
    await store({ hash, size, outDir, formats, nameOf });
    return { hash, width: size.width, height: size.height };
  }

  /** One file in memory at a time. */
  async function store(made: Made): Promise<void> {
    for (const edge of longEdgesOf(made.size)) {
      for (const format of made.formats) {
        const name = made.nameOf(made.hash, edge, format);
        if (await storage.has(name)) continue;
        await storage.put(name, await readFile(join(made.outDir, `${edge}.${format}`)));
      }
    }
  }

  /** In a folder of its own, which is gone afterwards. */
  async function apart<Result>(work: (folder: string) => Promise<Result>): Promise<Result> {
    if (uploads >= maxUploads) throw new DomainError('media.busy', 'unavailable');
    uploads += 1;
    const folder = await mkdtemp(join(tmpdir(), 'multipartes-photo-'));
    try {
      return await work(folder);
    } finally {
      uploads -= 1;
      await rm(folder, { recursive: true, force: true });
    }
  }

  async function keepDocument(body: UploadBody, folder: string): Promise<StoredDocument> {
    const file = join(folder, 'upload');
    const { sha256: hash, bytes } = await receiveUpload(body, file, { ...limits, kind: 'document' });
    await decoder.checkDocument(file);
    const name = documentAddress(hash).slice(ADDRESSES.length);
    if (!(await storage.has(name))) await storage.put(name, await readFile(file));
    return { hash, bytes };
  }

  return {
    storage,
    takeIn: (body, how = {}) => apart((folder) => receive(body, folder, how)),
    async takeInDocument(body) {
      // Each is in memory once while it is kept.
      if (isReadingDocument) throw new DomainError('media.busy', 'unavailable');
      isReadingDocument = true;
      return apart((folder) => keepDocument(body, folder)).finally(() => (isReadingDocument = false));
    },
    open: (name) => (publicFile(name) ? storage.get(name) : Promise.resolve(undefined)),
    async openPrivate(picture, edge) {
      const edges = longEdgesOf(picture);
      const enough = edges.find((candidate) => candidate >= edge) ?? edges.at(-1) ?? edge;
      const { hash } = picture;
      // One that came in when all were public, until `makePrivate` gets to it.
      return (await storage.get(privateName(hash, enough))) ?? storage.get(publicName(hash, enough, 'jpg'));
    },
    isPublic: (picture) => storage.has(markOf(picture)),
    makePrivate: (picture, { keepPublic }) => makePrivate(storage, picture, keepPublic),
    async close() {
      await decoder.close();
      await storage.close?.();
    },
  };
}

interface Made {
  readonly hash: string;
  readonly size: Size;
  readonly outDir: string;
  readonly formats: readonly PictureFormat[];
  readonly nameOf: (hash: string, edge: number, format: PictureFormat) => string;
}

function hashOf(sent: string, crop: Crop | undefined): string {
  const part = crop ? `\ncrop ${cropText(crop)}` : '';
  return createHash('sha256').update(`${PIPELINE}\n${sent}${part}`).digest('hex');
}

function publicName(hash: string, edge: number, format: PictureFormat): string {
  return pictureAddress(hash, edge, format).slice(ADDRESSES.length);
}

/** The public file that goes last: while it is there, something public may be left. */
function markOf(picture: Picture): string {
  return publicName(picture.hash, longEdgesOf(picture)[0] ?? 0, 'jpg');
}

async function makePrivate(storage: MediaStorage, picture: Picture, keepPublic: boolean): Promise<void> {
  const edges = longEdgesOf(picture);
  for (const edge of edges) {
    const target = privateName(picture.hash, edge);
    const source = await storage.get(publicName(picture.hash, edge, 'jpg'));
    if (!source || (await storage.has(target))) continue;
    await storage.put(target, Buffer.concat(await source.read().toArray()));
  }
  if (keepPublic) return;
  for (const edge of edges.toReversed()) {
    for (const format of PICTURE_FORMATS) await storage.delete(publicName(picture.hash, edge, format));
  }
}
