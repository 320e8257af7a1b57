import { createHash } from 'node:crypto';
import type { Log } from '../log.ts';
import { readCacheTerms } from './cache-terms.ts';
import { isCompressible } from './encodings.ts';
import { KEPT_STATUSES, type RenderedPage } from './front-cache.ts';
import { SECURITY_HEADERS, contentPolicy } from './security-headers.ts';
import type { Rewrite } from './site-origin.ts';
import { packNow, plainBody } from './stored-body.ts';

const MIN_PACKED_BYTES = 512;
const PAGE_CACHE_CONTROL = 'public, max-age=0, must-revalidate';
const HASH_LENGTH = 22;

/** Headers that the front writes itself, or that must not be kept with a page for everybody. */
const OWN = new Set([
  'x-front-cache',
  'content-type',
  'set-cookie',
  'content-length',
  'content-encoding',
  'content-security-policy',
  'cache-control',
  'etag',
  'age',
  'vary',
  'x-request-id',
]);

export interface RenderedPageOptions {
  readonly log: Log;
  /** Where the site is not served as it was built. */
  readonly rewrite: Rewrite | undefined;
}

/** A render for everybody, ready to be kept and sent. */
export async function renderedPage(
  response: Response,
  { log, rewrite }: RenderedPageOptions,
): Promise<RenderedPage> {
  const identity = rewrite
    ? Buffer.from(rewrite(await response.text()))
    : Buffer.from(await response.arrayBuffer());
  const contentType = withCharset(response.headers.get('content-type') ?? 'text/html');
  const setsCookie = response.headers.has('set-cookie');
  if (setsCookie) log.error('a page for everybody set a cookie; it was dropped', { status: response.status });
  const terms =
    KEPT_STATUSES.has(response.status) && !setsCookie
      ? readCacheTerms(response.headers.get('x-front-cache'))
      : undefined;
  const headers = [
    ...SECURITY_HEADERS,
    'cache-control',
    terms ? PAGE_CACHE_CONTROL : (response.headers.get('cache-control') ?? 'no-store'),
    'content-security-policy',
    contentPolicy(contentType, response.headers.get('content-security-policy')),
    'content-type',
    contentType,
  ];
  for (const [name, value] of response.headers) if (!OWN.has(name)) headers.push(name, value);
  const packs = isCompressible(contentType) && identity.byteLength >= MIN_PACKED_BYTES;
  const body = packs ? await packNow(identity) : plainBody(identity);
  const hash = createHash('sha256').update(identity).digest('base64url').slice(0, HASH_LENGTH);
  return { answer: { status: response.status, body, hash, headers }, terms };
}

/** Astro names no character set for pages it renders. */
export function withCharset(contentType: string): string {
  return contentType === 'text/html' ? 'text/html; charset=utf-8' : contentType;
}
