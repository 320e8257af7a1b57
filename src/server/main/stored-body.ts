import { exactCopy, fromBrotli, toBrotli, toGzip, type Encoding } from './encodings.ts';

/** A body kept in memory, in each encoding that was asked for. Plain text is not kept: Brotli holds it. */
export interface StoredBody {
  /** The bytes, when they are there already. */
  ready(encoding: Encoding): Buffer | undefined;
  prepare(encoding: Encoding): Promise<Buffer>;
  /** Packs once more, as small as it goes. Work for a quiet moment. */
  improve(): Promise<void>;
  readonly isImproved: boolean;
  /** Memory held now: whole buffers, not only the part of them in use. */
  readonly bytes: number;
  readonly encodings: ReadonlySet<Encoding>;
}

/** A body that packing does not make smaller. */
export function plainBody(bytes: Buffer): StoredBody {
  const identity = exactCopy(bytes);
  return {
    ready: () => identity,
    prepare: () => Promise.resolve(identity),
    improve: () => Promise.resolve(),
    isImproved: true,
    bytes: identity.buffer.byteLength,
    encodings: new Set<Encoding>(['identity']),
  };
}

export interface PackedParts {
  readonly br: Buffer;
  readonly gzip?: Buffer | undefined;
  /** Whether `br` is as small as it goes. */
  readonly isImproved: boolean;
}

const ALL: ReadonlySet<Encoding> = new Set<Encoding>(['br', 'gzip', 'identity']);

export function packedBody(parts: PackedParts): StoredBody {
  let { br, gzip, isImproved } = parts;
  const body: StoredBody = {
    ready: (encoding) => (encoding === 'br' ? br : encoding === 'gzip' ? gzip : undefined),
    async prepare(encoding) {
      if (encoding === 'br') return br;
      if (encoding === 'gzip' && gzip) return gzip;
      const identity = await fromBrotli(br);
      return encoding === 'gzip' ? (gzip = await toGzip(identity)) : identity;
    },
    async improve() {
      if (isImproved) return;
      br = await toBrotli(await fromBrotli(br), 11);
      isImproved = true;
    },
    get isImproved() {
      return isImproved;
    },
    get bytes() {
      return br.buffer.byteLength + (gzip?.buffer.byteLength ?? 0);
    },
    encodings: ALL,
  };
  return body;
}

/** The same body with its text changed; the work is done when somebody asks for it. */
export function rewrittenBody(original: StoredBody, rewrite: (text: string) => string): StoredBody {
  const { encodings } = original;
  let body = original;
  let isMade = false;
  let making: Promise<void> | undefined;

  async function make(): Promise<void> {
    const identity = Buffer.from(rewrite((await body.prepare('identity')).toString()));
    body = encodings.size === 1 ? plainBody(identity) : await packNow(identity);
    isMade = true;
  }

  return {
    ready: (encoding) => (isMade ? body.ready(encoding) : undefined),
    async prepare(encoding) {
      await (making ??= make());
      return await body.prepare(encoding);
    },
    async improve() {
      await (making ??= make());
      await body.improve();
    },
    get isImproved() {
      return isMade && body.isImproved;
    },
    get bytes() {
      return body.bytes;
    },
    encodings,
  };
}

/** Packs quickly, so that whoever waits for it does not wait long. */
export async function packNow(identity: Buffer): Promise<StoredBody> {
  return packedBody({ br: await toBrotli(identity, 5), isImproved: false });
}
