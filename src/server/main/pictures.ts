import { pipeline } from 'node:stream/promises';
import { PICTURE_TYPES, readPictureName } from '#contract/media';
import type { MediaLibrary } from '#domain/media';
import type { Exchange } from './exchange.ts';
import { contentPolicy, SECURITY_HEADERS, TRANSPORT_SECURITY } from './security-headers.ts';

/** Sends `/media/<hash>-<edge>.<format>`; false when there is no such picture. */
export type SendPicture = (exchange: Exchange) => Promise<boolean>;

const FOREVER = 'public, max-age=31536000, immutable';

/** Pictures are data and nothing else: their type is fixed by their name, nothing in them may run or load. */
export function createSendPicture(media: Pick<MediaLibrary, 'open'>): SendPicture {
  return async ({ request, response, pathname, isSecure }) => {
    const name = pathname.slice('/media/'.length);
    const known = readPictureName(name);
    const found = known ? await media.open(name) : undefined;
    if (!known || !found) return false;
    const tag = `"${name}"`;
    const head = [
      ...SECURITY_HEADERS,
      ...(isSecure ? TRANSPORT_SECURITY : []),
      'cache-control',
      FOREVER,
      'content-security-policy',
      contentPolicy('application/octet-stream', null),
      'etag',
      tag,
    ];
    // The name says the content, so whoever has it has it whole.
    if (request.headers['if-none-match']?.includes(tag)) {
      response.writeHead(304, head).end();
      return true;
    }
    const type = PICTURE_TYPES[known.format];
    response.writeHead(200, [...head, 'content-type', type, 'content-length', String(found.bytes)]);
    if (request.method === 'HEAD') response.end();
    else await pipeline(found.read(), response);
    return true;
  };
}
