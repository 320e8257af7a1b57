import type { Readable } from 'node:stream';

export interface StoredObject {
  readonly bytes: number;
  /** Opens it; whoever asks reads it to the end or destroys it. */
  read(): Readable;
}

export interface ListedObject {
  readonly name: string;
  readonly storedAtMs: number;
}

/**
 * Where files live. Names (`readStoredName`) are made of the content, so what stands under a name never changes, and
 * writing it twice is harmless. A folder (`MEDIA_DIR`) or a bucket.
 */
export interface MediaStorage {
  /** Whole or not at all, and lasting once it resolves. */
  put(name: string, content: Uint8Array): Promise<void>;
  get(name: string): Promise<StoredObject | undefined>;
  has(name: string): Promise<boolean>;
  /** Fine when it is not there. */
  delete(name: string): Promise<void>;
  list(): AsyncIterable<ListedObject>;
  close?(): Promise<void>;
}
