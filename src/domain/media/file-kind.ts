/** What the first bytes of a file say it is. Pictures are the first three. */
export type FileKind = 'jpeg' | 'png' | 'webp' | 'heic' | 'pdf' | 'other' | 'empty';

/** Bytes that `fileKind` looks at. */
export const KIND_BYTES = 16;

const HEIC_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']);

/** Goes by the bytes alone: names and stated types say what somebody wants them to say. */
export function fileKind(head: Uint8Array): FileKind {
  if (head.byteLength === 0) return 'empty';
  const text = Buffer.from(head.buffer, head.byteOffset, head.byteLength).toString('latin1');
  if (text.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (text.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP') return 'webp';
  if (text.slice(4, 8) === 'ftyp' && HEIC_BRANDS.has(text.slice(8, 12))) return 'heic';
  if (/^%PDF-[12]\.\d/.test(text)) return 'pdf';
  return 'other';
}
