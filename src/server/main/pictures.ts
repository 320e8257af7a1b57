import { pipeline } from 'node:stream/promises';
import { publicFile, type MediaLibrary } from '#domain/media';
import type { Exchange } from './exchange.ts';
import { contentPolicy, SECURITY_HEADERS, TRANSPORT_SECURITY } from './security-headers.ts';

/** Sends `/media/<hash>-<edge>.<format>` or `/media/<hash>.pdf`; false when there is no such file of everybody's. */
export type SendPicture = (exchange: Exchange) => Promise<boolean>;

const FOREVER = 'public, max-age=31536000, immutable';

const PICTURE_POLICY = contentPolicy('application/octet-stream', null);
/** Where a browser shows it all the same, it is nobody's page and can do nothing. */
const ATTACHMENT_POLICY = contentPolicy('application/pdf', "default-src 'none'; sandbox");

/** Pictures are data and nothing else: their type is fixed by their name, nothing in them may run or load. */
export function createSendPicture(media: Pick<MediaLibrary, 'open'>): SendPicture {
  return async ({ request, response, pathname, isSecure }) => {
    const name = pathname.slice('/media/'.length);
    const known = publicFile(name);
    const found = known ? await media.open(name) : undefined;
    if (!known || !found) return false;
    const tag = `"${name}"`;
    const head = [
      ...SECURITY_HEADERS,
      ...(isSecure ? TRANSPORT_SECURITY : []),
      'cache-control',
      FOREVER,
      'content-security-policy',
      known.isAttachment ? ATTACHMENT_POLICY : PICTURE_POLICY,
      'etag',
      tag,
    ];
    // The name says the content, so whoever has it has it whole.
    if (request.headers['if-none-match']?.includes(tag)) {
      response.writeHead(304, head).end();
      return true;
    }
    // Without a name: the link that leads here gives it.
    if (known.isAttachment) head.push('content-disposition', 'attachment');
    head.push('content-type', known.contentType, 'content-length', String(found.bytes));
    response.writeHead(200, head);
    if (request.method === 'HEAD') response.end();
    else await pipeline(found.read(), response);
    return true;
  };
}
