import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { encodingFor, isCompressible, toBrotli, toGzip, type Encoding } from './encodings.ts';
import { withCharset } from './rendered-page.ts';
import { SECURITY_HEADERS, TRANSPORT_SECURITY, contentPolicy } from './security-headers.ts';

/** Below a packet it is not worth the work. */
const MIN_PACKED_BYTES = 1_400;
const OWN = new Set([
  'x-front-cache',
  'content-type',
  'content-length',
  'content-security-policy',
  'cache-control',
  'set-cookie',
]);

/** Sends what a route answered, to the one who asked: never kept here, and nowhere else unless the route says so. */
export async function sendResponse(
  request: IncomingMessage,
  response: ServerResponse,
  { answer, isSecure }: { readonly answer: Response; readonly isSecure: boolean },
): Promise<void> {
  const contentType = withCharset(answer.headers.get('content-type') ?? '');
  const identity = Buffer.from(await answer.arrayBuffer());
  const packs = isCompressible(contentType) && identity.byteLength >= MIN_PACKED_BYTES;
  const encoding = packs ? encodingFor(request.headers['accept-encoding']) : 'identity';
  const bytes = await packed(identity, encoding);
  const head = [
    ...SECURITY_HEADERS,
    'cache-control',
    answer.headers.get('cache-control') ?? 'no-store',
    'content-security-policy',
    contentPolicy(contentType, answer.headers.get('content-security-policy')),
  ];
  if (contentType !== '') head.push('content-type', contentType);
  for (const [name, value] of answer.headers) if (!OWN.has(name)) head.push(name, value);
  for (const cookie of answer.headers.getSetCookie()) head.push('set-cookie', cookie);
  if (isSecure) head.push(...TRANSPORT_SECURITY);
  if (packs) head.push('vary', 'accept-encoding');
  if (encoding !== 'identity') head.push('content-encoding', encoding);
  // A route answers HEAD without the body whose length it would be.
  const hasLength = request.method !== 'HEAD' && answer.status !== 204 && answer.status !== 304;
  if (hasLength) head.push('content-length', String(bytes.byteLength));
  response.writeHead(answer.status, head);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}

function packed(identity: Buffer, encoding: Encoding): Buffer | Promise<Buffer> {
  if (encoding === 'br') return toBrotli(identity, 5);
  return encoding === 'gzip' ? toGzip(identity) : identity;
}

/** A file to be saved: it is made while it is sent, so its length is not known and nothing keeps it whole. */
export function isDownload(answer: Response): boolean {
  return answer.status === 200 && answer.body !== null && answer.headers.has('content-disposition');
}

/** Sends a download piece by piece, as fast as the caller takes it. */
export async function sendStream(
  request: IncomingMessage,
  response: ServerResponse,
  { answer, isSecure }: { readonly answer: Response; readonly isSecure: boolean },
): Promise<void> {
  const contentType = withCharset(answer.headers.get('content-type') ?? '');
  const head = [
    ...SECURITY_HEADERS,
    'cache-control',
    answer.headers.get('cache-control') ?? 'no-store',
    'content-security-policy',
    contentPolicy(contentType, answer.headers.get('content-security-policy')),
    'content-type',
    contentType,
  ];
  for (const [name, value] of answer.headers) if (!OWN.has(name)) head.push(name, value);
  if (isSecure) head.push(...TRANSPORT_SECURITY);
  response.writeHead(200, head);
  if (request.method === 'HEAD' || answer.body === null) {
    await answer.body?.cancel();
    response.end();
    return;
  }
  // A caller who leaves ends the making of the file; the answer has begun, so nobody can be told of a failure.
  await pipeline(Readable.fromWeb(answer.body as WebStream<Uint8Array>), response).catch(() =>
    response.destroy(),
  );
}
