import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { DomainError, isDomainError } from '#shared/errors.ts';
import { KIND_BYTES, fileKind } from './file-kind.ts';

export interface UploadLimits {
  readonly maxBytes: number;
  /** For the whole upload. */
  readonly deadlineMs: number;
}

export interface ReceivedUpload {
  /** Hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
}

export type UploadBody = AsyncIterable<Uint8Array>;

/**
 * Writes an upload to `file` as it comes in; memory holds a few pieces of it at most. Throws `media.empty`,
 * `media.heic`, `media.unsupported`, `media.too_large` or `media.too_slow` as soon as that is known, of a document
 * `media.not_a_document` or `media.document_too_large`; the caller removes the file.
 */
export async function receiveUpload(
  body: UploadBody,
  file: string,
  limits: UploadLimits & { readonly kind: 'picture' | 'document' },
): Promise<ReceivedUpload> {
  const { kind, maxBytes } = limits;
  const assertTaken = kind === 'picture' ? assertPicture : assertDocument;
  const target = await open(file, 'wx', 0o600);
  const hash = createHash('sha256');
  let head = Buffer.alloc(0);
  let size = 0;
  try {
    for await (const chunk of within(body, limits.deadlineMs)) {
      size += chunk.byteLength;
      if (size > maxBytes) {
        const limitMb = maxBytes / 1_048_576;
        throw kind === 'picture'
          ? new DomainError('media.too_large', 'too_large', { limitMb })
          : new DomainError('media.document_too_large', 'too_large', { limitMb });
      }
      if (head.byteLength < KIND_BYTES) {
        head = Buffer.concat([head, chunk.subarray(0, KIND_BYTES)]);
        if (head.byteLength >= KIND_BYTES) assertTaken(head);
      }
      hash.update(chunk);
      await target.writeFile(chunk);
    }
  } finally {
    await target.close();
  }
  assertTaken(head);
  return { sha256: hash.digest('hex'), bytes: size };
}

function assertDocument(head: Uint8Array): void {
  if (fileKind(head) !== 'pdf') throw new DomainError('media.not_a_document', 'unsupported');
}

function assertPicture(head: Uint8Array): void {
  switch (fileKind(head)) {
    case 'jpeg':
    case 'png':
    case 'webp':
      return;
    case 'empty':
      throw new DomainError('media.empty', 'invalid');
    case 'heic':
      throw new DomainError('media.heic', 'unsupported');
    case 'pdf':
    case 'other':
      throw new DomainError('media.unsupported', 'unsupported');
  }
}

/** The pieces of a body until the deadline; then, or when it breaks off, a refusal. */
async function* within(body: UploadBody, deadlineMs: number): AsyncGenerator<Uint8Array> {
  const pieces = body[Symbol.asyncIterator]();
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DomainError('media.too_slow', 'invalid')), deadlineMs);
  });
  late.catch(() => undefined);
  let isWhole = false;
  try {
    for (;;) {
      const piece = await Promise.race([pieces.next(), late]).catch(brokenOff);
      if (piece.done) {
        isWhole = true;
        return;
      }
      yield piece.value;
    }
  } finally {
    clearTimeout(timer);
    // Not waited for: a body that has stalled does not answer.
    if (!isWhole) void pieces.return?.().catch(() => undefined);
  }
}

/** The caller left, or its connection did: nothing is wrong here. */
function brokenOff(cause: unknown): never {
  if (isDomainError(cause)) throw cause;
  throw new DomainError('media.too_slow', 'invalid', {}, { cause });
}
