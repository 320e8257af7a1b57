import { inflateSync } from 'node:zlib';
import { extractText, getDocumentProxy } from 'unpdf';

/** What a PDF says, page by page. */
export async function textOfPdf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)));
  return text;
}

export interface PdfPage {
  readonly widthMm: number;
  readonly heightMm: number;
}

export async function pagesOfPdf(pdf: Uint8Array): Promise<PdfPage[]> {
  const doc = await getDocumentProxy(new Uint8Array(pdf));
  const pages = await Promise.all(Array.from({ length: doc.numPages }, (_, index) => doc.getPage(index + 1)));
  return pages.map(({ view: [left = 0, top = 0, right = 0, bottom = 0] }) => ({
    widthMm: ((right - left) * 25.4) / 72,
    heightMm: ((bottom - top) * 25.4) / 72,
  }));
}

/** Three for a bar of 0.25 mm. */
const PIXELS_PER_MM = 12;
const PIXELS_PER_POINT = (PIXELS_PER_MM * 25.4) / 72;

/** The black rectangles of a page (its bars and QR codes) as a picture, which a reader of bar codes takes. */
export function barsOfPdf(
  pdf: Buffer,
  page: { readonly widthMm: number; readonly heightMm: number },
  index = 0,
): ImageData {
  const width = Math.ceil(page.widthMm * PIXELS_PER_MM);
  const height = Math.ceil(page.heightMm * PIXELS_PER_MM);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (const [x, y, w, h] of rectanglesOf(contentsOf(pdf)[index] ?? '')) {
    const [left, right] = [Math.round(x * PIXELS_PER_POINT), Math.round((x + w) * PIXELS_PER_POINT)];
    for (let row = Math.round(y * PIXELS_PER_POINT); row < Math.round((y + h) * PIXELS_PER_POINT); row++)
      for (let column = left; column < right; column++)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  }
  return { data, width, height, colorSpace: 'srgb' };
}

/** Page contents in order: the streams that draw. */
function contentsOf(pdf: Buffer): string[] {
  const found: string[] = [];
  const marker = Buffer.from('stream\n');
  for (let at = pdf.indexOf(marker); at >= 0; at = pdf.indexOf(marker, at + 1)) {
    if (pdf.subarray(at - 3, at).toString() === 'end') continue;
    try {
      const text = inflateSync(pdf.subarray(at + marker.length)).toString('latin1');
      if (/ re\n/.test(text)) found.push(text);
    } catch {
      // Something else than packed text: a picture or a face.
    }
  }
  return found;
}

/** pdfkit turns the page over once, so that y grows downwards. */
function rectanglesOf(content: string): [number, number, number, number][] {
  return [...content.matchAll(/^([\d.-]+) ([\d.-]+) ([\d.-]+) ([\d.-]+) re$/gm)].map(([, x, y, w, h]) => [
    Number(x),
    Number(y),
    Number(w),
    Number(h),
  ]);
}
