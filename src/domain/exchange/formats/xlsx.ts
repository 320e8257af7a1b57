import { PassThrough, Readable } from 'node:stream';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import yazl from 'yazl';
import { DomainError } from '#shared/errors.ts';
import type { RawRow, RowBatch } from './row.ts';
import { XmlReader, xmlText } from './xml-reader.ts';

const MAX_ENTRIES = 2_000;
const MAX_SHARED_BYTES = 64 * 1_024 * 1_024;
const MAX_SHEET_BYTES = 4 * 1_024 * 1_024 * 1_024;
/** XML of a sheet packs to a tenth or a twentieth; what packs to a thousandth is there to fill the memory. */
const MAX_PACKING = 500;
const MAX_COLUMNS = 200;
/** Of a sheet, by its format. */
const MAX_ROWS = 1_048_576;

/** Reads the first sheet of a workbook, row by row. Memory holds the shared texts and one piece of the sheet. */
export async function* xlsxRows(path: string): AsyncGenerator<RowBatch> {
  const zip = await openZip(path);
  try {
    const entries = await entriesOf(zip);
    const sheet = await firstSheet(zip, entries);
    const shared = await sharedTexts(zip, entries.get('xl/sharedStrings.xml'));
    const handler = new SheetHandler(shared);
    const reader = new XmlReader(handler);
    let readBytes = 0;
    for await (const piece of contentOf(zip, sheet, MAX_SHEET_BYTES)) {
      readBytes += piece.bytes;
      reader.push(piece.text);
      const rows = handler.take();
      if (rows.length > 0) yield { rows, readShare: readBytes / sheet.uncompressedSize };
    }
    reader.end();
    yield { rows: handler.take(), readShare: 1 };
  } finally {
    zip.close();
  }
}

function openZip(path: string): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const;
    yauzl.open(path, options, (cause, zip) => {
      if (cause) reject(new DomainError('exchange.xlsx_broken', 'invalid', {}, { cause }));
      else resolve(zip);
    });
  });
}

function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > MAX_ENTRIES) throw new DomainError('exchange.zip_bomb', 'invalid');
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('entry', (entry: Entry) => {
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.once('end', () => resolve(entries));
    zip.once('error', (cause: Error) =>
      reject(new DomainError('exchange.xlsx_broken', 'invalid', {}, { cause })),
    );
    zip.readEntry();
  });
}

async function* contentOf(
  zip: ZipFile,
  entry: Entry,
  maxBytes: number,
): AsyncGenerator<{ text: string; bytes: number }> {
  const { uncompressedSize, compressedSize } = entry;
  const isBomb = uncompressedSize > 1_048_576 && uncompressedSize / Math.max(1, compressedSize) > MAX_PACKING;
  if (isBomb || uncompressedSize > maxBytes) throw new DomainError('exchange.zip_bomb', 'invalid');
  const stream = await new Promise<Readable>((resolve, reject) => {
    zip.openReadStream(entry, (cause, opened) => {
      if (cause) reject(new DomainError('exchange.xlsx_broken', 'invalid', {}, { cause }));
      else resolve(opened);
    });
  });
  const decoder = new TextDecoder('utf-8');
  try {
    for await (const piece of stream as AsyncIterable<Buffer>) {
      yield { text: decoder.decode(piece, { stream: true }), bytes: piece.byteLength };
    }
  } catch (cause) {
    if (cause instanceof DomainError) throw cause;
    throw new DomainError('exchange.xlsx_broken', 'invalid', {}, { cause });
  }
}

/** The sheet that comes first in the workbook, whatever its file is called. */
async function firstSheet(zip: ZipFile, entries: ReadonlyMap<string, Entry>): Promise<Entry> {
  let relation = '';
  await readSmall(zip, entries.get('xl/workbook.xml'), (name, attributes) => {
    if (name === 'sheet') relation ||= attributes['r:id'] ?? '';
  });
  let target = '';
  await readSmall(zip, entries.get('xl/_rels/workbook.xml.rels'), (name, attributes) => {
    if (name === 'Relationship' && attributes['Id'] === relation) target = attributes['Target'] ?? '';
  });
  const sheet = entries.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
  if (!sheet) throw new DomainError('exchange.xlsx_broken', 'invalid');
  return sheet;
}

async function readSmall(
  zip: ZipFile,
  entry: Entry | undefined,
  open: (name: string, attributes: Readonly<Record<string, string>>) => void,
): Promise<void> {
  if (!entry) throw new DomainError('exchange.xlsx_broken', 'invalid');
  const reader = new XmlReader({ open, close: () => undefined });
  for await (const { text } of contentOf(zip, entry, 4 * 1_024 * 1_024)) reader.push(text);
  reader.end();
}

async function sharedTexts(zip: ZipFile, entry: Entry | undefined): Promise<readonly string[]> {
  const texts: string[] = [];
  if (!entry) return texts;
  let text = '';
  let isPhonetic = false;
  const reader = new XmlReader({
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isPhonetic = true;
    },
    close(name, inside) {
      if (name === 't' && !isPhonetic) text += inside;
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'si') texts.push(text);
    },
  });
  for await (const piece of contentOf(zip, entry, MAX_SHARED_BYTES)) reader.push(piece.text);
  reader.end();
  return texts;
}

class SheetHandler {
  readonly #shared: readonly string[];
  #rows: RawRow[] = [];
  #cells: string[] = [];
  #rowNo = 0;
  #column = -1;
  #type = '';
  #value = '';

  constructor(shared: readonly string[]) {
    this.#shared = shared;
  }

  take(): RawRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'row') {
      this.#rowNo = this.#nextRowNo(Number(attributes['r']));
      this.#cells = [];
      this.#column = -1;
    } else if (name === 'c') {
      this.#column = attributes['r'] ? columnOf(attributes['r']) : this.#column + 1;
      this.#type = attributes['t'] ?? 'n';
      this.#value = '';
    }
  }

  close(name: string, text: string): void {
    if (name === 'v') this.#value = text;
    else if (name === 't') this.#value += text;
    else if (name === 'c') this.#endCell();
    else if (name === 'row' && this.#cells.length > 0)
      this.#rows.push({ rowNo: this.#rowNo, cells: this.#cells });
  }

  /** Rows only go down: what a program of its own wrote there must not make two of one number. */
  #nextRowNo(stated: number): number {
    const isPossible = Number.isInteger(stated) && stated > this.#rowNo && stated <= MAX_ROWS;
    return isPossible ? stated : this.#rowNo + 1;
  }

  #endCell(): void {
    if (this.#column < 0 || this.#column >= MAX_COLUMNS || this.#value === '') return;
    while (this.#cells.length < this.#column) this.#cells.push('');
    this.#cells[this.#column] = this.#text();
  }

  #text(): string {
    if (this.#type === 's') return this.#shared[Number(this.#value)] ?? '';
    if (this.#type !== 'n') return this.#value;
    // As a person sees it: 15000000000, not 1.5E10; 1234.5, not 1234.4999999999999.
    const number = Number(this.#value);
    return Number.isFinite(number) ? String(Number(number.toPrecision(15))) : this.#value;
  }
}

/** `C7` → 2. */
function columnOf(reference: string): number {
  let column = 0;
  for (let at = 0; at < reference.length; at++) {
    const letter = reference.charCodeAt(at) - 64;
    if (letter < 1 || letter > 26) break;
    column = column * 26 + letter;
  }
  return column - 1;
}

const CONTENT_TYPES = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`;
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const ROOT_RELS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;
const BOOK_RELS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Relationships xmlns="${PACKAGE}"><Relationship Id="rId1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`;

/** A workbook of one sheet, packed as its rows come. Texts are texts: nothing in it is a formula. */
export function xlsxOf(
  sheetName: string,
  rows: AsyncIterable<readonly (readonly (string | number | null)[])[]>,
): Readable {
  const zip = new yazl.ZipFile();
  const add = (name: string, content: string) => zip.addBuffer(Buffer.from(content), name);
  add('[Content_Types].xml', CONTENT_TYPES);
  add('_rels/.rels', ROOT_RELS);
  add(
    'xl/workbook.xml',
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets><sheet name="${xmlText(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  );
  add('xl/_rels/workbook.xml.rels', BOOK_RELS);
  const sheet = Readable.from(sheetXml(rows));
  const out = new PassThrough();
  const fail = (error: Error) => out.destroy(error);
  sheet.once('error', fail);
  zip.addReadStream(sheet, 'xl/worksheets/sheet1.xml');
  zip.end();
  zip.outputStream.once('error', fail);
  out.once('close', () => sheet.destroy());
  return zip.outputStream.pipe(out);
}

async function* sheetXml(
  batches: AsyncIterable<readonly (readonly (string | number | null)[])[]>,
): AsyncGenerator<string> {
  yield `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${MAIN}"><sheetData>`;
  let rowNo = 0;
  for await (const rows of batches) {
    let text = '';
    for (const cells of rows) text += rowXml(cells, ++rowNo);
    yield text;
  }
  yield '</sheetData></worksheet>';
}

function rowXml(cells: readonly (string | number | null)[], rowNo: number): string {
  const inside = cells.map((value, column) => {
    if (value === null || value === '') return '';
    const reference = `${columnName(column)}${rowNo}`;
    if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`;
    return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
  });
  return `<row r="${rowNo}">${inside.join('')}</row>`;
}

function columnName(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnName(Math.floor(column / 26) - 1) + last;
}
