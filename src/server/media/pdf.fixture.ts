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
