// Where the objects of a PDF are, for who must know all that some reader may take for one. Readers go where a list of
// places sends them, into strings and streams too, so every place that looks like a beginning is one.

export interface PdfObject {
  readonly start: number;
  /** Of what is not data: behind the word `stream`, or where it ends. */
  readonly end: number;
  /** Where its data begins, if it has any: readers go on in the line after the word, whatever else stands in its own. */
  readonly dataAt: number | null;
}

export interface FoundObjects {
  readonly objects: readonly PdfObject[];
  /** What was read for them, in characters. */
  readonly read: number;
  /** Neither too many nor too much one inside the other, and all brackets in pairs: otherwise readers differ. */
  readonly isWhole: boolean;
}

interface ReadObject extends PdfObject {
  readonly isClear: boolean;
}

export const MAX_OBJECTS = 300_000;
/** What nobody nested is read once. */
const MAX_READINGS = 2;
const SPARE_CHARACTERS = 65_536;

const BEGINNING = /obj|trailer/g;
const TOKEN = /[\0\t\n\f\r ]+|%[^\r\n]*|<<|>>|<[^>]*>?|\/?[^\0\t\n\f\r ()<>[\]{}/%]+|[^]/y;
const ENDS = new Set(['endobj', 'stream', 'startxref']);
const CLOSES = new Map([
  ['<<', '>>'],
  ['[', ']'],
]);
const BRACKETS = new Set(['>>', ']', '>', ')', '{', '}']);
const BLANKS = new Set(['\0', '\t', '\n', '\f', '\r', ' ']);

export function findObjects(text: string): FoundObjects {
  const objects: PdfObject[] = [];
  const most = MAX_READINGS * text.length + SPARE_CHARACTERS;
  let read = 0;
  let searchedTo = 0;
  for (const { index, 0: word } of text.matchAll(BEGINNING)) {
    const isBeginning = word !== 'obj' || followsNumber(text, index, searchedTo);
    searchedTo = index + word.length;
    if (!isBeginning) continue;
    const object = objectAt(text, searchedTo, most - read);
    read += (object.dataAt ?? object.end) - object.start;
    const isTooMuch = read >= most || objects.length === MAX_OBJECTS;
    if (isTooMuch || !object.isClear) return { objects, read, isWhole: false };
    objects.push(object);
  }
  return { objects, read, isWhole: true };
}

/** Behind a number, or in a line of its own: there may be a comment between them. */
function followsNumber(text: string, index: number, searchedTo: number): boolean {
  let at = index;
  while (at > searchedTo && BLANKS.has(text.charAt(at - 1))) {
    at -= 1;
    if (text[at] === '\n' || text[at] === '\r') return true;
  }
  return at > 0 && /\d/.test(text.charAt(at - 1));
}

/** Only a dictionary can have data, and only that or an array can hold another; the rest ends where it begins. */
function objectAt(text: string, start: number, mostCharacters: number): ReadObject {
  const last = start + mostCharacters;
  const open: string[] = [];
  let hasBegun = false;
  TOKEN.lastIndex = start;
  for (let token = TOKEN.exec(text); token; token = TOKEN.exec(text)) {
    const end = TOKEN.lastIndex;
    const [word] = token;
    if (end > last) return { start, end: last, dataAt: null, isClear: true };
    if (BLANKS.has(word.charAt(0)) || word.startsWith('%')) continue;
    const closes = CLOSES.get(word);
    if (!hasBegun && closes === undefined) return { start, end, dataAt: null, isClear: true };
    hasBegun = true;
    if (closes !== undefined) open.push(closes);
    else if (word === '(') TOKEN.lastIndex = endOfString(text, end);
    else if (BRACKETS.has(word) && open.pop() !== word) return { start, end, dataAt: null, isClear: false };
    else if (ENDS.has(word)) {
      return {
        start,
        end,
        dataAt: word === 'stream' ? nextLine(text, end) : null,
        isClear: open.length === 0,
      };
    }
  }
  return { start, end: text.length, dataAt: null, isClear: !hasBegun };
}

/** Behind the parenthesis that closes the one before `from`. */
function endOfString(text: string, from: number): number {
  const mark = /\\[^]|[()]/g;
  mark.lastIndex = from;
  let depth = 1;
  for (let found = mark.exec(text); found; found = mark.exec(text)) {
    if (found[0] === '(') depth += 1;
    else if (found[0] === ')' && (depth -= 1) === 0) return mark.lastIndex;
  }
  return text.length;
}

function nextLine(text: string, from: number): number {
  const lineEnd = /\r\n|\r|\n/g;
  lineEnd.lastIndex = from;
  return lineEnd.exec(text) ? lineEnd.lastIndex : text.length;
}
