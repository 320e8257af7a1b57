import { promisify } from 'node:util';
import { brotliCompress, brotliDecompress, constants, gzip } from 'node:zlib';

export type Encoding = 'br' | 'gzip' | 'identity';

const COMPRESSIBLE =
  /^(?:text\/|application\/(?:javascript|json|problem\+json|xml|manifest\+json|wasm)|image\/svg\+xml|model\/gltf-binary)/;
const MAX_REMEMBERED = 500;
const GZIP_LEVEL = 6;

export function isCompressible(contentType: string): boolean {
  return COMPRESSIBLE.test(contentType);
}

const remembered = new Map<string, Encoding>();

/** The best encoding an `Accept-Encoding` header allows: br, then gzip, then none. */
export function encodingFor(header: string | undefined): Encoding {
  if (!header) return 'identity';
  let encoding = remembered.get(header);
  if (!encoding) {
    encoding = choose(header.toLowerCase());
    if (remembered.size >= MAX_REMEMBERED) remembered.clear();
    remembered.set(header, encoding);
  }
  return encoding;
}

function choose(header: string): Encoding {
  const accepted = new Set<string>();
  const refused = new Set<string>();
  for (const part of header.split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const quality = parameters.find((parameter) => parameter.startsWith('q='));
    (quality !== undefined && !(Number(quality.slice(2)) > 0) ? refused : accepted).add(name);
  }
  const allows = (name: string) => accepted.has(name) || (accepted.has('*') && !refused.has(name));
  if (allows('br')) return 'br';
  return allows('gzip') ? 'gzip' : 'identity';
}

const brotliAsync = promisify(brotliCompress);
const unbrotliAsync = promisify(brotliDecompress);
const gzipAsync = promisify(gzip);

/** 5 is about a millisecond for a page; 11 a tenth smaller and twenty times the work. */
export type BrotliQuality = 5 | 11;

export async function toBrotli(body: Buffer, quality: BrotliQuality): Promise<Buffer> {
  const packed = await brotliAsync(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: quality,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
    },
  });
  return exactCopy(packed);
}

export function fromBrotli(body: Buffer): Promise<Buffer> {
  return unbrotliAsync(body);
}

export async function toGzip(body: Buffer): Promise<Buffer> {
  return exactCopy(await gzipAsync(body, { level: GZIP_LEVEL }));
}

/**
 * The same bytes in memory of just their size. What zlib answers is a window on a buffer of 64 kB, and a small
 * Buffer one on a shared pool: whoever keeps the window keeps all of it.
 */
export function exactCopy(bytes: Buffer): Buffer {
  if (bytes.buffer.byteLength === bytes.byteLength) return bytes;
  const exact = Buffer.allocUnsafeSlow(bytes.byteLength);
  bytes.copy(exact);
  return exact;
}
