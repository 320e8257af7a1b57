import { open, stat } from 'node:fs/promises';
import { z } from 'zod';
import { withoutGuard } from '#shared/csv.ts';
import { DomainError } from '#shared/errors.ts';
import { ACES_COLUMNS, AcesHandler } from './aces.ts';
import { CsvReader, DELIMITERS, delimiterOf } from './csv.ts';
import { encodingOf, textOf } from './decode-text.ts';
import { PIES_COLUMNS, PiesHandler } from './pies.ts';
import type { FileFormat, RawRow, RowBatch } from './row.ts';
import { xlsxRows } from './xlsx.ts';
import { XmlReader } from './xml-reader.ts';

/** How a file is read, found once when it arrives. */
export const FileShape = z.object({
  format: z.enum(['csv', 'xlsx', 'aces', 'pies']),
  encoding: z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']),
  delimiter: z.enum(DELIMITERS),
  /** Names of the columns, as they stand in the file. */
  columns: z.array(z.string()),
  /** The row that names them; 0 in XML. */
  headerRow: z.number().int(),
});
export type FileShape = z.infer<typeof FileShape>;

const MAX_COLUMNS = 100;
const HEAD_BYTES = 64 * 1_024;
/** Pieces of a file, of 64 KB or so, in which its header is looked for: the server itself does that. */
const MAX_HEAD_PIECES = 256;

/** Finds out what a file is by its content, not by its name. Throws `exchange.*` for what cannot be read. */
export async function inspectFile(path: string): Promise<FileShape> {
  const head = await headOf(path);
  if (head.length === 0) throw new DomainError('exchange.empty', 'invalid');
  const plain = { encoding: 'utf-8', delimiter: ',' } as const;
  if (head[0] === 0x50 && head[1] === 0x4b) {
    return withHeader(path, { ...plain, format: 'xlsx', columns: [], headerRow: 0 });
  }
  if (head[0] === 0xd0 && head[1] === 0xcf) throw new DomainError('exchange.old_excel', 'unsupported');
  const encoding = await encodingOf(path);
  let beginning = '';
  for await (const { text } of textOf(path, encoding)) {
    beginning = text.slice(0, HEAD_BYTES);
    break;
  }
  if (beginning.trimStart().startsWith('<')) {
    const format = xmlFormatOf(beginning);
    const columns = [...(format === 'aces' ? ACES_COLUMNS : PIES_COLUMNS)];
    return { format, encoding, delimiter: ',', columns, headerRow: 0 };
  }
  if (beginning.includes('\u0000')) throw new DomainError('exchange.unknown_format', 'unsupported');
  const delimiter = delimiterOf(wholeLines(beginning));
  return withHeader(path, { format: 'csv', encoding, delimiter, columns: [], headerRow: 0 });
}

function wholeLines(text: string): string {
  const end = Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r'));
  return end < 0 ? `${text}\n` : text.slice(0, end + 1);
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(8), 0, 8);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function xmlFormatOf(beginning: string): FileFormat {
  let root = '';
  const reader = new XmlReader({ open: (name) => void (root ||= name), close: () => undefined });
  // The beginning may end within an element: only its first one matters.
  const end = beginning.lastIndexOf('>');
  reader.push(beginning.slice(0, end + 1));
  if (root === 'ACES') return 'aces';
  if (root === 'PIES') return 'pies';
  throw new DomainError('exchange.unknown_xml', 'unsupported', { root: root.slice(0, 40) });
}

/** The first row with something in two cells or more names the columns; titles above a table have one. */
async function withHeader(path: string, shape: FileShape): Promise<FileShape> {
  let first: RawRow | undefined;
  let pieces = 0;
  for await (const { rows } of rawRows(path, shape)) {
    const named = rows.find(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1);
    first ??= rows[0];
    if (named ?? ((rows[0]?.rowNo ?? 0) > 20 || ++pieces >= MAX_HEAD_PIECES)) {
      first = named ?? first;
      break;
    }
  }
  if (!first) throw new DomainError('exchange.empty', 'invalid');
  const columns = first.cells.slice(0, MAX_COLUMNS).map((cell) => cell.trim().slice(0, 80));
  return { ...shape, columns, headerRow: first.rowNo };
}

/** The rows below the header, in batches; cells without the spaces around them. */
export async function* fileRows(path: string, shape: FileShape): AsyncGenerator<RowBatch> {
  for await (const { rows, readShare } of rawRows(path, shape)) {
    yield {
      readShare,
      rows: rows
        .filter(({ rowNo, cells }) => rowNo > shape.headerRow && cells.some((cell) => cell.trim() !== ''))
        .map(({ rowNo, cells }) => ({ rowNo, cells: cells.map((cell) => withoutGuard(cell.trim())) })),
    };
  }
}

function rawRows(path: string, shape: FileShape): AsyncGenerator<RowBatch> {
  switch (shape.format) {
    case 'csv':
      return csvRows(path, shape);
    case 'xlsx':
      return xlsxRows(path);
    case 'aces':
      return xmlRows(path, shape, new AcesHandler());
    case 'pies':
      return xmlRows(path, shape, new PiesHandler());
  }
}

async function* csvRows(path: string, shape: FileShape): AsyncGenerator<RowBatch> {
  const { size } = await stat(path);
  const reader = new CsvReader(shape.delimiter);
  let rowNo = 0;
  const numbered = (rows: string[][]) =>
    rows.map((cells) => ({ rowNo: ++rowNo, cells })).filter(({ cells }) => cells.length > 0);
  for await (const { text, readBytes } of textOf(path, shape.encoding)) {
    yield { rows: numbered(reader.push(text)), readShare: readBytes / size };
  }
  yield { rows: numbered(reader.end()), readShare: 1 };
}

async function* xmlRows(
  path: string,
  shape: FileShape,
  handler: AcesHandler | PiesHandler,
): AsyncGenerator<RowBatch> {
  const { size } = await stat(path);
  const reader = new XmlReader(handler);
  let rowNo = 0;
  const numbered = () => handler.take().map((cells) => ({ rowNo: ++rowNo, cells }));
  for await (const { text, readBytes } of textOf(path, shape.encoding)) {
    reader.push(text);
    yield { rows: numbered(), readShare: readBytes / size };
  }
  reader.end();
  yield { rows: numbered(), readShare: 1 };
}
