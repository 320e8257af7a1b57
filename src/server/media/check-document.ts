import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import type { DecodeRefusal } from './decode-messages.ts';

const unpack = promisify(inflate);

const MAX_STREAM_BYTES = 64 * 1_048_576;
/** Of one document; reports with many pictures come to a tenth of it. */
const MAX_UNPACKED_BYTES = 1_024 * 1_048_576;
const TAIL_BYTES = 1_024;

/**
 * What runs, opens or brings something when a document is read; links to addresses are not among them. Names long
 * enough that the pixels of pictures do not spell them by chance.
 */
const ACTIVE =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|Filespec|RichMedia|SubmitForm|ImportData|Rendition|Movie|Sound|GoToE)\b|\/XFA\s*[[\d]/;
const LOCKED = /\/Encrypt\b/;
const OBJECTS = /\/ObjStm\b/;
/** Ways to pack that no program uses for lists of objects, and that would hide one. */
const UNUSUAL = /\/(?:ASCIIHexDecode|ASCII85Decode|LZWDecode|RunLengthDecode|AHx|A85|LZW|RL)\b/;

type DocumentRefusal = Extract<DecodeRefusal, `document_${string}`>;

/**
 * Why a PDF is not taken, or null. It is handed on as it came, so it must end where a PDF ends and hold nothing that
 * runs. Goes by the words in it, not by its structure, which readers understand in different ways: names may be
 * written in escapes, and objects packed in streams, so every packed stream is unpacked whatever it says it is.
 */
export async function documentRefusal(file: string): Promise<DocumentRefusal | null> {
  const bytes = await readFile(file);
  const text = bytes.toString('latin1');
  if (!endsAsDocument(text) || !/\d obj\b/.test(text)) return 'document_unreadable';
  const words = plainNames(text);
  const refusal = refusalOfWords(words);
  if (refusal) return refusal;
  const hasObjects = OBJECTS.test(words);
  if (hasObjects && UNUSUAL.test(words)) return 'document_unreadable';
  return refusalOfStreams(bytes, text, hasObjects);
}

/** Nothing but white space behind the end: no archive or program rides along. */
function endsAsDocument(text: string): boolean {
  return /%%EOF\s*$/.test(text.slice(-TAIL_BYTES));
}

function plainNames(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function refusalOfWords(words: string): DocumentRefusal | null {
  if (LOCKED.test(words)) return 'document_locked';
  return ACTIVE.test(words) ? 'document_active' : null;
}

async function refusalOfStreams(
  bytes: Buffer,
  text: string,
  hasObjects: boolean,
): Promise<DocumentRefusal | null> {
  let left = MAX_UNPACKED_BYTES;
  for (const { index, 0: word } of text.matchAll(/stream\r?\n/g)) {
    const start = index + word.length;
    if (!isPacked(bytes, start)) continue;
    const end = text.indexOf('endstream', start);
    const stream = bytes.subarray(start, end < 0 ? undefined : end);
    const unpacked = await unpack(stream, { maxOutputLength: MAX_STREAM_BYTES }).catch(() => undefined);
    // A picture that is broken or huge is the reader's business; what may be a list of objects is ours.
    if (!unpacked && hasObjects) return 'document_unreadable';
    left -= unpacked?.byteLength ?? 0;
    if (left < 0) return 'document_unreadable';
    const refusal = unpacked && refusalOfWords(plainNames(unpacked.toString('latin1')));
    if (refusal) return refusal;
  }
  return null;
}

/** Begins as zlib begins (RFC 1950). */
function isPacked(bytes: Buffer, at: number): boolean {
  const head = bytes.byteLength > at + 2 ? bytes.readUInt16BE(at) : 0;
  return ((head >> 8) & 0x0f) === 8 && head % 31 === 0;
}
