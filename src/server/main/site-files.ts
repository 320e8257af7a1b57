import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BuildMark } from './build-mark.ts';
import { readManifest } from './prerender-manifest.ts';
import { SECURITY_HEADERS, contentPolicy } from './security-headers.ts';
import type { Rewrite } from './site-origin.ts';
import { CLIENT_FOLDER, PACKED_FOLDER, type SiteFileRecord } from './site-manifest.ts';
import type { StoredAnswer } from './stored-answer.ts';
import { packedBody, plainBody, rewrittenBody, type StoredBody } from './stored-body.ts';

/** A file of the built site, held in memory. */
export interface SiteFile {
  readonly url: string;
  answer: StoredAnswer;
  readonly isPage: boolean;
  /** A page that shows something older than the catalog: its twin answers instead. */
  isStale: boolean;
}

export interface SiteFiles {
  at(pathname: string): SiteFile | undefined;
  readonly pages: readonly SiteFile[];
  /** How the database stood when the pages were made. */
  readonly mark: BuildMark;
  /** Origin of the absolute addresses in the pages. */
  readonly origin: string;
  /** From now on the pages name another origin. */
  rewrite(rewrite: Rewrite, origin: string): void;
}

/** Assets carry a hash in their name, so a copy never goes bad; pages are asked for again every time. */
const FOREVER = 'public, max-age=31536000, immutable';
const PAGE = 'public, max-age=0, must-revalidate';
const PLAIN_FILE = 'public, max-age=3600';
const SUFFIX_LENGTH = 8;
const HASHED = /^\/(?:_astro|models\/[^/]+)\//;

/**
 * Reads the whole built site into memory: packed copies of what packs, the rest as it is. A later build on
 * disk does not reach into a running server.
 */
export async function loadSiteFiles(distDir: string): Promise<SiteFiles> {
  const manifest = await readManifest(distDir);
  const byUrl = new Map<string, SiteFile>();
  for (const record of manifest.files) {
    const body = bodyOf(distDir, record);
    byUrl.set(record.url, {
      url: record.url,
      answer: answerOf(record, body),
      isPage: record.isPage,
      isStale: false,
    });
  }
  return {
    at: (pathname) => byUrl.get(pathname),
    pages: [...byUrl.values()].filter((file) => file.isPage),
    mark: manifest.mark,
    origin: manifest.origin,
    rewrite(rewrite, origin) {
      const suffix = createHash('sha256').update(origin).digest('base64url').slice(0, SUFFIX_LENGTH);
      for (const file of byUrl.values()) {
        if (file.isPage || file.url === '/robots.txt') file.answer = rewritten(file.answer, rewrite, suffix);
      }
    },
  };
}

/** Other bytes, so another entity tag. */
function rewritten(answer: StoredAnswer, rewrite: Rewrite, suffix: string): StoredAnswer {
  return { ...answer, hash: `${answer.hash}-${suffix}`, body: rewrittenBody(answer.body, rewrite) };
}

function bodyOf(distDir: string, record: SiteFileRecord): StoredBody {
  if (record.packed === 'none') return plainBody(readFileSync(join(distDir, CLIENT_FOLDER, record.file)));
  const packed = (extension: string) =>
    readFileSync(join(distDir, PACKED_FOLDER, `${record.hash}.${extension}`));
  const isBest = record.packed === 'best';
  return packedBody({ br: packed('br'), gzip: isBest ? packed('gz') : undefined, isImproved: isBest });
}

function answerOf({ url, contentType, hash, isPage }: SiteFileRecord, body: StoredBody): StoredAnswer {
  const cacheControl = isPage ? PAGE : HASHED.test(url) ? FOREVER : PLAIN_FILE;
  const policy = contentPolicy(contentType, null);
  const headers = [
    ...SECURITY_HEADERS,
    'content-type',
    contentType,
    'cache-control',
    cacheControl,
    'content-security-policy',
    policy,
  ];
  return { status: 200, body, hash, headers };
}
