import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import type { DecodeRefusal } from './decode-messages.ts';
import { findObjects, type PdfObject } from './pdf-objects.ts';

const unpack = promisify(inflate);

const MEGABYTE = 1_048_576;
const MAX_STREAM_BYTES = 64 * MEGABYTE;
/** Of one document without its pictures; reports come to a tenth of it. */
const MAX_UNPACKED_BYTES = 256 * MEGABYTE;
/** What does not unpack was work as well. */
const BROKEN_BYTES = 8 * MEGABYTE;
export const MAX_STREAMS = 20_000;
const TAIL_BYTES = 1_024;

/** The whole first line, so that no web page stands in it. */
const FIRST_LINE = /^%PDF-\d\.\d[ \t]*[\r\n]/;
/** Nothing but white space behind the end: no archive or program rides along. */
const LAST_LINES = /\bstartxref\s+\d+\s+%%EOF\s*$/;

/**
 * What runs, opens or brings something when a document is read; links to addresses are not among them. Names long
 * enough that the bytes of pictures do not spell them by chance, so they are looked for everywhere.
 */
const ACTIVE =
  /\/(?:JavaScript|Launch|EmbeddedFiles?|Filespec|FileAttachment|RichMedia|SubmitForm|ImportData|Rendition|Movie|Sound|GoTo[ER])\b/;
/** Short ones are looked for where objects are written. */
const ACTIVE_IN_OBJECTS = /\/(?:EF|XFA|FFilter)\b/;
const LOCKED = /\/Encrypt\b/;

/** No reader takes objects out of a stream that does not say where the first one is. */
const PACKED_OBJECTS = /\/(?:ObjStm|First)\b/;
/** Pictures are nine tenths of most documents, and hold no objects. */
const PICTURE = /\/Image\b/;
const PLAIN_START = /stream[ \t]*(?:\r\n|\r|\n)$/;
const ONE_FILTER = /\/Filter[\0\s]*(?:\/FlateDecode[\0\s/>]|\[[\0\s]*\/FlateDecode[\0\s]*\])/;
/** The data is elsewhere, or is more than packed. Readers take the short names too. */
const OTHER_WAYS = /\/(?:DecodeParms|DP|F|Crypt)\b/;

type DocumentRefusal = Extract<DecodeRefusal, `document_${string}`>;

export interface DocumentVerdict {
  readonly refusal: DocumentRefusal | null;
  /** What it took: characters read for objects, and streams unpacked. */
  readonly work: { readonly read: number; readonly unpacked: number };
}

/** Why a PDF is not taken, or null. */
export async function documentRefusal(file: string): Promise<DocumentRefusal | null> {
  return (await examineDocument(await readFile(file))).refusal;
}

/**
 * It is handed on as it came, so it must begin and end where a PDF does and hold nothing that runs. Goes by its words
 * wherever some reader may find them: names may be written in escapes, and objects packed in streams. Streams of
 * objects must be packed in the one way that everybody packs them, so that we unpack what a reader would.
 */
export async function examineDocument(bytes: Buffer): Promise<DocumentVerdict> {
  const text = bytes.toString('latin1');
  const { objects, read, isWhole } = findObjects(text);
  const isDocument = FIRST_LINE.test(text) && LAST_LINES.test(text.slice(-TAIL_BYTES));
  if (!isDocument || !isWhole || objects.length === 0) {
    return { refusal: 'document_unreadable', work: { read, unpacked: 0 } };
  }
  const refusal = refusalOfWords(plainNames(text));
  if (refusal) return { refusal, work: { read, unpacked: 0 } };
  const ofStreams = await examineObjects(bytes, text, objects);
  return { refusal: ofStreams.refusal, work: { read, unpacked: ofStreams.unpacked } };
}

function plainNames(text: string): string {
  return text.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function refusalOfWords(words: string): DocumentRefusal | null {
  if (LOCKED.test(words)) return 'document_locked';
  return ACTIVE.test(words) ? 'document_active' : null;
}

async function examineObjects(
  bytes: Buffer,
  text: string,
  objects: readonly PdfObject[],
): Promise<{ refusal: DocumentRefusal | null; unpacked: number }> {
  let left = MAX_UNPACKED_BYTES;
  let unpacked = 0;
  for (const { start, end, dataAt } of objects) {
    const words = plainNames(text.slice(start, end));
    if (ACTIVE_IN_OBJECTS.test(words)) return { refusal: 'document_active', unpacked };
    if (dataAt === null) continue;
    const holdsObjects = PACKED_OBJECTS.test(words);
    const isPlain = isPackedOnce(words) && PLAIN_START.test(text.slice(end - 6, dataAt));
    if (holdsObjects && !(isPlain && beginsPacked(bytes, dataAt))) {
      return { refusal: 'document_unreadable', unpacked };
    }
    if (!holdsObjects && (PICTURE.test(words) || !beginsPacked(bytes, dataAt))) continue;
    unpacked += 1;
    if (unpacked > MAX_STREAMS) return { refusal: 'document_unreadable', unpacked };
    // It ends where its packing ends, whatever the document says.
    const content = await unpack(bytes.subarray(dataAt), { maxOutputLength: MAX_STREAM_BYTES }).catch(
      () => undefined,
    );
    // What is broken or huge is the reader's business; what holds objects is ours.
    left -= content?.byteLength ?? BROKEN_BYTES;
    if (left < 0 || (!content && holdsObjects)) return { refusal: 'document_unreadable', unpacked };
    const refusal = content && refusalOfContent(content, holdsObjects);
    if (refusal) return { refusal, unpacked };
  }
  return { refusal: null, unpacked };
}

function refusalOfContent(content: Buffer, holdsObjects: boolean): DocumentRefusal | null {
  const words = plainNames(content.toString('latin1'));
  if (holdsObjects && ACTIVE_IN_OBJECTS.test(words)) return 'document_active';
  return refusalOfWords(words);
}

function isPackedOnce(words: string): boolean {
  const names = words.match(/\/Filter\b|\/\w+Decode\b/g) ?? [];
  return names.length === 2 && ONE_FILTER.test(words) && !OTHER_WAYS.test(words);
}

/** As zlib begins (RFC 1950), without a dictionary that only the writer has. */
function beginsPacked(bytes: Buffer, at: number): boolean {
  const head = bytes.byteLength > at + 2 ? bytes.readUInt16BE(at) : 0;
  return ((head >> 8) & 0x0f) === 8 && head % 31 === 0 && (head & 0x20) === 0;
}
