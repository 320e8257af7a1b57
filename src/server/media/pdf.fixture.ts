import { deflateSync } from 'node:zlib';

/** Objects as a PDF writes them; offsets are right, so that readers open it. */
export function pdfOf(objects: readonly (string | Buffer)[], trailer = ''): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  let at = parts[0]?.byteLength ?? 0;
  const offsets = objects.map((object, index) => {
    const bytes = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      typeof object === 'string' ? Buffer.from(object, 'latin1') : object,
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(bytes);
    at += bytes.byteLength;
    return at - bytes.byteLength;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

export function pdfStream(dictionary: string, content: string | Buffer, isPacked = true): Buffer {
  const bytes = isPacked ? deflateSync(content) : Buffer.from(content);
  const filter = isPacked ? '/Filter /FlateDecode' : '';
  return Buffer.concat([
    Buffer.from(`<< ${dictionary} ${filter} /Length ${bytes.byteLength} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}

const PAGES = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';
const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>';

/** One page with a line of text. `catalog` and `more` are what a test adds. */
export function aReport(catalog = '', more: readonly (string | Buffer)[] = [], trailer = ''): Buffer {
  const text = pdfStream('', 'BT /F1 12 Tf 72 700 Td (Informe de los que apoyan) Tj ET');
  return pdfOf([`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`, PAGES, PAGE, text, ...more], trailer);
}

interface Packing {
  readonly bytes: Buffer;
  readonly dictionary: string;
}

const packedOnce = (content: Buffer): Packing => ({
  bytes: deflateSync(content),
  dictionary: '/Filter /FlateDecode',
});

export const packedTwice = (content: Buffer): Packing => ({
  bytes: deflateSync(deflateSync(content)),
  dictionary: '/Filter [/FlateDecode /FlateDecode]',
});

/** Every row as what it adds to the row above it. */
export function packedByRows(content: Buffer, columns = 16): Packing {
  const rows = Math.ceil(content.byteLength / columns);
  const whole = Buffer.concat([content, Buffer.alloc(rows * columns - content.byteLength, ' ')]);
  const bytes = Buffer.alloc(rows * (columns + 1));
  for (let row = 0; row < rows; row += 1) {
    bytes[row * (columns + 1)] = 2;
    for (let column = 0; column < columns; column += 1) {
      const at = row * columns + column;
      const above = row === 0 ? 0 : (whole[at - columns] ?? 0);
      bytes[row * (columns + 1) + 1 + column] = ((whole[at] ?? 0) - above) & 255;
    }
  }
  const dictionary = `/Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns ${columns} >>`;
  return { bytes: deflateSync(bytes), dictionary };
}

export interface PackedParts {
  /** What the catalog says besides; objects 7 and up are those of `packed`. */
  readonly catalog?: string;
  readonly packed: readonly string[];
  readonly packing?: (content: Buffer) => Packing;
  /** The word before the data, with the end of its line. */
  readonly keyword?: string;
  readonly about?: string;
}

/**
 * A report whose lesser objects are packed together, and its list of places too, as programs of today write it
 * (PDF 1.5): that list goes by rows.
 */
export function aPackedReport(parts: PackedParts): Buffer {
  const { catalog = '', packed, packing = packedOnce, keyword = 'stream\n', about = '/Type /ObjStm' } = parts;
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places: [type: number, place: number, index: number][] = [[0, 0, 255]];
  const length = () => chunks.reduce((sum, chunk) => sum + chunk.byteLength, 0);
  const add = (...pieces: (string | Buffer)[]) => {
    places.push([1, length(), 0]);
    const number = places.length - 1;
    for (const piece of [`${number} 0 obj\n`, ...pieces, '\nendobj\n']) {
      chunks.push(typeof piece === 'string' ? Buffer.from(piece, 'latin1') : piece);
    }
  };
  add(`<< /Type /Catalog /Pages 2 0 R ${catalog} >>`);
  add(PAGES);
  add(PAGE);
  add(pdfStream('', 'BT /F1 12 Tf 72 700 Td (Informe) Tj ET'));
  add(pdfStream('', 'MZ', false));
  const bodies = packed.map((object) => `${object} `);
  const starts = bodies.map((_, index) => bodies.slice(0, index).join('').length);
  const head = starts.map((start, index) => `${7 + index} ${start} `).join('');
  const { bytes, dictionary } = packing(Buffer.from(head + bodies.join(''), 'latin1'));
  const dict = `<< ${about} /N ${packed.length} /First ${head.length} ${dictionary} /Length ${bytes.byteLength} >>`;
  add(`${dict}\n${keyword}`, bytes, '\nendstream');
  packed.forEach((_, index) => places.push([2, 6, index]));
  const at = length();
  places.push([1, at, 0]);
  const rows = Buffer.alloc(places.length * 6);
  places.forEach(([type, place, index], number) => {
    rows.writeUInt8(type, number * 6);
    rows.writeUInt32BE(place, number * 6 + 1);
    rows.writeUInt8(index, number * 6 + 5);
  });
  const list = packedByRows(rows, 6);
  chunks.push(
    Buffer.from(
      `${places.length - 1} 0 obj\n<< /Type /XRef /Size ${places.length} /W [1 4 1] /Root 1 0 R ${list.dictionary} /Length ${list.bytes.byteLength} >>\nstream\n`,
    ),
    list.bytes,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`),
  );
  return Buffer.concat(chunks);
}
