import { expect } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { createMediaLibrary, type MediaLibrary, type MediaStorage } from '#domain/media';
import { createDecoder, type DecoderOptions, type ProcessDecoder } from './decoder.ts';
import { createFolderStorage } from './folder-storage.ts';

export interface TestLibrary {
  readonly folder: string;
  readonly storage: MediaStorage;
  readonly decoder: ProcessDecoder;
  readonly library: MediaLibrary;
  close(): Promise<void>;
}

/** A library with a decoder and a folder of its own. */
export function aLibrary(options: DecoderOptions = {}): TestLibrary {
  const folder = mkdtempSync(join(tmpdir(), 'media-test-'));
  const storage = createFolderStorage(folder);
  const decoder = createDecoder(options);
  const library = createMediaLibrary({ storage, decoder });
  return {
    ...{ folder, storage, decoder, library },
    async close() {
      await library.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Noise: what cannot be packed, as in a photograph. */
export function aPhoto(width: number, height: number, hue = 150): Sharp {
  const noise = { type: 'gaussian', mean: hue, sigma: 25 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#777', noise } });
}

/** An upload as it comes in. */
// eslint-disable-next-line @typescript-eslint/require-await -- a body comes in pieces
export async function* bodyOf(bytes: Uint8Array, pieceBytes = 4_096): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.byteLength; at += pieceBytes) yield bytes.subarray(at, at + pieceBytes);
}

export const refused = (code: string) => expect.objectContaining({ code }) as unknown;

/** Names of everything in a storage, in order. */
export async function namesIn(storage: MediaStorage): Promise<string[]> {
  const names: string[] = [];
  for await (const { name } of storage.list()) names.push(name);
  return names.sort();
}

/** The bytes under a name; throws when there is nothing. */
export async function bytesIn(storage: MediaStorage, name: string): Promise<Buffer> {
  const found = await storage.get(name);
  if (!found) throw new Error(`Nothing is stored as ${name}`);
  const bytes = Buffer.concat(await found.read().toArray());
  expect(bytes.byteLength).toBe(found.bytes);
  return bytes;
}

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

export function pngChunk(type: string, data: Uint8Array): Buffer {
  const content = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.byteLength, 0);
  ends.writeUInt32BE(crc32(content), 4);
  return Buffer.concat([ends.subarray(0, 4), content, ends.subarray(4)]);
}

/** A PNG of eight-bit RGB that states a size and has these chunks; nothing says that they fit. */
export function pngOf(width: number, height: number, chunks: readonly Buffer[]): Buffer {
  const size = Buffer.alloc(13);
  size.writeUInt32BE(width, 0);
  size.writeUInt32BE(height, 4);
  size.set([8, 2, 0, 0, 0], 8);
  return Buffer.concat([PNG_SIGNATURE, pngChunk('IHDR', size), ...chunks, pngChunk('IEND', Buffer.alloc(0))]);
}
