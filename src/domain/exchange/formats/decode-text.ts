import { open } from 'node:fs/promises';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252';

/**
 * How a text file is written: by its mark, by the zeros that Latin text has in UTF-16, by whether all of it is
 * UTF-8; else Windows-1252, in which every text is one. Reads the whole file, a piece at a time.
 */
export async function encodingOf(path: string): Promise<TextEncoding> {
  const utf8 = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  try {
    for await (const piece of piecesOf(path)) {
      if (isFirst) {
        const marked = utf16Of(piece);
        if (marked) return marked;
        isFirst = false;
      }
      utf8.decode(piece, { stream: true });
    }
    utf8.decode();
    return 'utf-8';
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252';
    throw error;
  }
}

function utf16Of(head: Uint8Array): TextEncoding | undefined {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  const pairs = Math.min(head.length, 2_000) >> 1;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let pair = 0; pair < pairs; pair++) {
    if (head[2 * pair] === 0) evenZeros++;
    if (head[2 * pair + 1] === 0) oddZeros++;
  }
  if (oddZeros > pairs * 0.6 && evenZeros === 0) return 'utf-16le';
  if (evenZeros > pairs * 0.6 && oddZeros === 0) return 'utf-16be';
  return undefined;
}

export interface TextPiece {
  readonly text: string;
  /** Bytes of the file read so far. */
  readonly readBytes: number;
}

/** The text of a file, piece by piece, without the mark at its beginning. */
export async function* textOf(path: string, encoding: TextEncoding): AsyncGenerator<TextPiece> {
  const decoder = new TextDecoder(encoding);
  let readBytes = 0;
  for await (const piece of piecesOf(path)) {
    readBytes += piece.byteLength;
    const text = decoder.decode(piece, { stream: true });
    if (text !== '') yield { text, readBytes };
  }
  const rest = decoder.decode();
  if (rest !== '') yield { text: rest, readBytes };
}

const PIECE_BYTES = 64 * 1_024;

/** The file in pieces that share one buffer: use each before asking for the next. */
async function* piecesOf(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.allocUnsafe(PIECE_BYTES);
    for (;;) {
      const { bytesRead } = await file.read(buffer, 0, PIECE_BYTES);
      if (bytesRead === 0) return;
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
  }
}
