import { Readable } from 'node:stream';
import type * as S3 from '@aws-sdk/client-s3';
import { readStoredName, type ListedObject, type MediaStorage } from '#domain/media';
import { DomainError } from '#shared/errors.ts';

export interface BucketSettings {
  readonly bucket: string;
  readonly region: string;
  /** Of a service other than Amazon's. */
  readonly endpoint?: string | undefined;
  /** `https://host/bucket/key` instead of `https://bucket.host/key`; services on one host need it. */
  readonly isPathStyle: boolean;
  /** Without it: what the machine is allowed to do, as Amazon's programs find it out. */
  readonly key?: { readonly id: string; readonly secret: string } | undefined;
  /** For one answer, and for a pause within it; each question is tried three times. */
  readonly answerMs?: number;
}

type Sdk = typeof S3;

const CONNECT_MS = 3_000;
const ANSWER_MS = 20_000;
const ATTEMPTS = 3;

/**
 * Keeps files in a bucket of Amazon S3 or of a service that speaks as it does, under the same paths as the folder, so
 * that one can be copied into the other. Nothing in it is for the public: the site serves it. The client is loaded with
 * the first question, so whoever keeps files in a folder never loads it.
 */
export function createBucketStorage(settings: BucketSettings): MediaStorage {
  const { bucket: Bucket } = settings;
  let opened: Promise<{ sdk: Sdk; client: S3.S3Client }> | undefined;

  async function open(): Promise<{ sdk: Sdk; client: S3.S3Client }> {
    const sdk = await import('@aws-sdk/client-s3');
    return { sdk, client: new sdk.S3Client(clientOptions(settings)) };
  }

  /** One question to the bucket. What fails is logged by whoever asked, and said in words to the person. */
  async function ask<Result>(question: (client: S3.S3Client, sdk: Sdk) => Promise<Result>): Promise<Result> {
    const { client, sdk } = await (opened ??= open());
    try {
      return await question(client, sdk);
    } catch (cause) {
      throw new DomainError('media.storage_away', 'unavailable', {}, { cause });
    }
  }

  /** Undefined when there is no such file. */
  function sizeOf(name: string): Promise<number | undefined> {
    const Key = keyOf(name);
    return ask(async (client, { HeadObjectCommand, NotFound }) => {
      try {
        return (await client.send(new HeadObjectCommand({ Bucket, Key }))).ContentLength ?? 0;
      } catch (error) {
        if (error instanceof NotFound) return undefined;
        throw error;
      }
    });
  }

  async function* read(name: string): AsyncGenerator<Uint8Array> {
    const { Body } = await ask((client, { GetObjectCommand }) =>
      client.send(new GetObjectCommand({ Bucket, Key: keyOf(name) })),
    );
    if (!(Body instanceof Readable)) throw new DomainError('media.storage_away', 'unavailable');
    yield* Body as AsyncIterable<Uint8Array>;
  }

  async function* list(): AsyncGenerator<ListedObject> {
    let after: string | undefined;
    do {
      const page = await ask((client, { ListObjectsV2Command }) =>
        client.send(new ListObjectsV2Command({ Bucket, ContinuationToken: after })),
      );
      for (const { Key = '', LastModified } of page.Contents ?? []) {
        const name = Key.slice(Key.lastIndexOf('/') + 1);
        // What somebody else put beside them is not ours to delete.
        if (LastModified && readStoredName(name) && Key === keyOf(name)) {
          yield { name, storedAtMs: LastModified.getTime() };
        }
      }
      after = page.IsTruncated ? page.NextContinuationToken : undefined;
    } while (after !== undefined);
  }

  return {
    async put(name, content) {
      const Key = keyOf(name);
      await ask((client, { PutObjectCommand }) =>
        client.send(new PutObjectCommand({ Bucket, Key, Body: content, ContentLength: content.byteLength })),
      );
    },
    async get(name) {
      const bytes = await sizeOf(name);
      if (bytes === undefined) return undefined;
      return { bytes, read: () => Readable.from(read(name), { objectMode: false }) };
    },
    has: async (name) => (await sizeOf(name)) !== undefined,
    async delete(name) {
      const Key = keyOf(name);
      await ask((client, { DeleteObjectCommand }) => client.send(new DeleteObjectCommand({ Bucket, Key })));
    },
    list,
    async close() {
      if (opened) (await opened).client.destroy();
    },
  };
}

function clientOptions({ region, endpoint, isPathStyle, key, answerMs = ANSWER_MS }: BucketSettings) {
  return {
    region,
    maxAttempts: ATTEMPTS,
    forcePathStyle: isPathStyle,
    requestHandler: {
      connectionTimeout: CONNECT_MS,
      requestTimeout: answerMs,
      throwOnRequestTimeout: true,
      socketTimeout: answerMs,
    },
    // Sums that services other than Amazon's often do not know; the signature covers the content all the same.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...(endpoint !== undefined && { endpoint }),
    ...(key && { credentials: { accessKeyId: key.id, secretAccessKey: key.secret } }),
  } as const;
}

/** The path that the folder has, too. */
function keyOf(name: string): string {
  const known = readStoredName(name);
  if (!known) throw new RangeError('Not the name of a stored file');
  return `${known.hash.slice(0, 2)}/${known.hash.slice(2, 4)}/${name}`;
}
