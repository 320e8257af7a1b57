import { Decrypter, Encrypter } from 'age-encryption';
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream as WebStream } from 'node:stream/web';
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib';

// A sealed file: zstd, then age (https://age-encryption.org/v1) to a public key. Whoever makes backups holds only that
// key and cannot read them; `age -d -i key file | zstd -d` opens one without us.

/** What was written, for the manifest. */
export interface SealedFile {
  readonly name: string;
  /** Before it was packed. */
  readonly plainBytes: number;
  readonly bytes: number;
  /** Of the sealed bytes, hexadecimal. */
  readonly sha256: string;
}

const LEVEL = 3;

/** Writes a sealed file: it is there whole, on the disk, or not at all. */
export async function seal(
  source: Readable,
  file: { readonly path: string; readonly name: string },
  recipient: string,
): Promise<SealedFile> {
  const draft = `${file.path}.part`;
  let plainBytes = 0;
  let bytes = 0;
  const hash = createHash('sha256');
  const encrypter = new Encrypter();
  encrypter.addRecipient(recipient);
  const count = passing((chunk) => (plainBytes += chunk.length));
  const measure = passing((chunk) => {
    bytes += chunk.length;
    hash.update(chunk);
  });
  const pack = createZstdCompress({ params: { [constants.ZSTD_c_compressionLevel]: LEVEL } });
  try {
    const packed = pipeline(source, count, pack);
    // Awaited below; it may fail before that.
    packed.catch(() => {});
    const sealed = await encrypter.encrypt(Readable.toWeb(pack) as ReadableStream<Uint8Array>);
    const written = pipeline(
      Readable.fromWeb(sealed as unknown as WebStream<Uint8Array>),
      measure,
      createWriteStream(draft, { mode: 0o600, flush: true }),
    );
    await Promise.all([packed, written]);
    renameSync(draft, file.path);
    return { name: file.name, plainBytes, bytes, sha256: hash.digest('hex') };
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/**
 * The content of a sealed file. Fails in the middle when it is not what was sealed.
 * @throws Error when the identity is not one it was sealed to.
 */
export async function unseal(path: string, identity: string): Promise<Readable> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(identity);
  const sealed = Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>;
  const packed = Readable.fromWeb((await decrypter.decrypt(sealed)) as unknown as WebStream<Uint8Array>);
  const plain = createZstdDecompress();
  packed.once('error', (error) => plain.destroy(error));
  plain.once('close', () => packed.destroy());
  return packed.pipe(plain);
}

/** Whether a file is still what the manifest says. */
export async function isIntact(path: string, { bytes, sha256 }: SealedFile): Promise<boolean> {
  if (!existsSync(path)) return false;
  const handle = await open(path);
  try {
    if ((await handle.stat()).size !== bytes) return false;
    const hash = createHash('sha256');
    for await (const chunk of handle.createReadStream({ autoClose: false })) hash.update(chunk as Buffer);
    return hash.digest('hex') === sha256;
  } finally {
    await handle.close();
  }
}

function passing(see: (chunk: Buffer) => void): Transform {
  return new Transform({
    transform(chunk: Buffer, _, done) {
      see(chunk);
      done(null, chunk);
    },
  });
}
