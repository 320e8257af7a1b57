import type { IncomingMessage } from 'node:http';

/** Longest body any route takes; endpoints have lower limits of their own. */
export const MAX_BODY_BYTES = 1_048_576;
/** For the whole of it. */
const DEADLINE_MS = 30_000;

const UPLOADS = [
  ['POST', /^\/api\/v1\/branches\/[^/]+\/(?:stock|donors)\/[^/]+\/photos$/],
  ['POST', /^\/api\/v1\/branches\/[^/]+\/donors\/[^/]+\/papers\/[^/]+\/photo$/],
  ['POST', /^\/api\/v1\/landing\/(?:pictures|documents)$/],
  ['PUT', /^\/api\/v1\/branches\/[^/]+\/imports\/[^/]+\/file$/],
] as const;

/** A file is read by its route as it comes in, with a limit of its own; every other body is read here. */
export function isUpload(method: string | undefined, pathname: string): boolean {
  return UPLOADS.some(([of, path]) => method === of && path.test(pathname));
}

/** The whole body of a request, or `too_large` as soon as it is longer than allowed. Rejects when the caller leaves. */
export function readBody(request: IncomingMessage): Promise<Buffer | 'too_large'> {
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return Promise.resolve('too_large');
  // Not by iteration: ending that early destroys the connection, and the refusal could not be sent.
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const timer = setTimeout(() => request.destroy(), DEADLINE_MS);
    request.once('close', () => clearTimeout(timer));
    request.once('end', () => clearTimeout(timer));
    request.on('data', (chunk: Buffer) => {
      size += chunk.byteLength;
      if (size <= MAX_BODY_BYTES) return void chunks.push(chunk);
      request.pause();
      resolve('too_large');
    });
    request.once('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.once('close', () => reject(new Error('The caller left before the request was whole')));
    request.once('error', reject);
  });
}
