import { createHash } from 'node:crypto';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { BuildMark } from './build-mark.ts';
import { contentTypeOf } from './content-types.ts';
import { isCompressible, toBrotli, toGzip } from './encodings.ts';
import {
  CLIENT_FOLDER,
  MANIFEST_FILE,
  PACKED_FOLDER,
  SiteManifest,
  type SiteFileRecord,
} from './site-manifest.ts';

export interface ManifestOptions {
  /** The folder of the build, with `client/` in it. */
  readonly distDir: string;
  /** From `readBuildMark()`, taken before the build reads its first row. */
  readonly mark: BuildMark;
  /** Of the absolute addresses in the pages. */
  readonly origin: string;
}

const MIN_PACKED_BYTES = 512;
const FILES_AT_A_TIME = 4;
const HASH_LENGTH = 22;

/** Megabytes of cars, of which a day's visitors see a few. */
const RARELY_ASKED_FOR = /^models\//;

/**
 * Last step of a build: lists what `dist/client` holds and packs it, so that a start only reads files. Pages, of
 * which there are thousands, and cars get a quick Brotli (the front improves those that are visited and makes gzip
 * when asked); the rest is packed both ways, as small as it goes.
 */
export async function writePrerenderManifest({
  distDir,
  mark,
  origin,
}: ManifestOptions): Promise<SiteManifest> {
  const clientDir = join(distDir, CLIENT_FOLDER);
  const packedDir = join(distDir, PACKED_FOLDER);
  await rm(packedDir, { recursive: true, force: true });
  await mkdir(packedDir, { recursive: true });
  const names = await filesUnder(clientDir);
  const files: SiteFileRecord[] = [];
  const waiting = names.values();
  const worker = async () => {
    for (const name of waiting) files.push(await describe(clientDir, packedDir, name));
  };
  await Promise.all(Array.from({ length: FILES_AT_A_TIME }, worker));
  files.sort((a, b) => (a.url < b.url ? -1 : 1));
  const manifest: SiteManifest = { format: 1, mark, origin, files };
  await writeFile(join(distDir, MANIFEST_FILE), JSON.stringify(manifest));
  return manifest;
}

export async function readManifest(distDir: string): Promise<SiteManifest> {
  const text = await readFile(join(distDir, MANIFEST_FILE), 'utf8').catch((cause: unknown) => {
    throw new Error('The site is not built: run npm run build', { cause });
  });
  return SiteManifest.parse(JSON.parse(text));
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

async function describe(clientDir: string, packedDir: string, file: string): Promise<SiteFileRecord> {
  const content = await readFile(join(clientDir, file));
  const hash = createHash('sha256').update(content).digest('base64url').slice(0, HASH_LENGTH);
  const contentType = contentTypeOf(file);
  const isPage = contentType.startsWith('text/html');
  const isQuick = isPage || RARELY_ASKED_FOR.test(file);
  let packed: SiteFileRecord['packed'] = 'none';
  if (isCompressible(contentType) && content.byteLength >= MIN_PACKED_BYTES) {
    const br = await toBrotli(content, isQuick ? 5 : 11);
    if (br.byteLength < content.byteLength) {
      packed = isQuick ? 'quick' : 'best';
      await writeFile(join(packedDir, `${hash}.br`), br);
      if (!isQuick) await writeFile(join(packedDir, `${hash}.gz`), await toGzip(content));
    }
  }
  return { url: urlOf(file), file, contentType, hash, bytes: content.byteLength, isPage, packed };
}

/** `refacciones/nissan/index.html` → `/refacciones/nissan`; `404.html` → `/404`; other files as they are. */
export function urlOf(file: string): string {
  if (!file.endsWith('.html')) return `/${file}`;
  const path = file.replace(/(?:^|\/)index\.html$/, '').replace(/\.html$/, '');
  return `/${path}`;
}
