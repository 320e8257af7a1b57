import { inflateSync } from 'node:zlib';

const WOFF = 0x774f4646;
const WOFF_HEAD = 44;
const WOFF_ENTRY = 20;
const TTF_HEAD = 12;
const TTF_ENTRY = 16;

/**
 * The TrueType file that a WOFF 1.0 packs, table by table (https://www.w3.org/TR/WOFF/). fontkit opens WOFF too, but
 * looks for the box of an empty glyph past the end of its packed table, and cuts WOFF2 to size wrongly.
 */
export function ttfOfWoff(woff: Buffer): Buffer {
  if (woff.readUInt32BE(0) !== WOFF) throw new Error('Not a WOFF file');
  const count = woff.readUInt16BE(12);
  const tables = Array.from({ length: count }, (_, index) => readTable(woff, WOFF_HEAD + index * WOFF_ENTRY));
  const head = Buffer.alloc(TTF_HEAD + count * TTF_ENTRY);
  woff.copy(head, 0, 4, 8);
  head.writeUInt16BE(count, 4);
  const power = 2 ** Math.floor(Math.log2(count));
  head.writeUInt16BE(power * 16, 6);
  head.writeUInt16BE(Math.log2(power), 8);
  head.writeUInt16BE((count - power) * 16, 10);
  let offset = head.length;
  tables.forEach(({ tag, checksum, content }, index) => {
    const at = TTF_HEAD + index * TTF_ENTRY;
    head.write(tag, at, 'latin1');
    head.writeUInt32BE(checksum, at + 4);
    head.writeUInt32BE(offset, at + 8);
    head.writeUInt32BE(content.length, at + 12);
    offset += padded(content.length);
  });
  return Buffer.concat([head, ...tables.flatMap(({ content }) => [content, padding(content.length)])]);
}

function readTable(woff: Buffer, at: number) {
  const offset = woff.readUInt32BE(at + 4);
  const packedLength = woff.readUInt32BE(at + 8);
  const length = woff.readUInt32BE(at + 12);
  const packed = woff.subarray(offset, offset + packedLength);
  return {
    tag: woff.toString('latin1', at, at + 4),
    checksum: woff.readUInt32BE(at + 16),
    // A table that would not shrink is stored as it is.
    content: packedLength < length ? inflateSync(packed) : packed,
  };
}

const padded = (length: number) => Math.ceil(length / 4) * 4;
const padding = (length: number) => Buffer.alloc(padded(length) - length);
