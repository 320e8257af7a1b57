import {
  LABEL_FORMATS,
  labelsPerPage,
  type LabelFormat,
  type RollFormat,
  type SheetFormat,
} from '#shared/facts/label-formats.ts';
import { planLabel, type Label, type PlannedText } from './label-plan.ts';
import { drawCode128, drawQr } from './pdf-codes.ts';
import { bytesOfPdf, inOurFaces, mm, newPdf, type Pdf, type PdfOptions } from './pdf-document.ts';

interface LabelSheetOptions extends PdfOptions {
  readonly format: LabelFormat;
  /** The first free label of a sheet that was begun; 1 is the first. */
  readonly start: number;
}

/** Labels on sheets, or one a page for a label printer. */
export async function labelPdf(
  labels: readonly Label[],
  { format, start, ...options }: LabelSheetOptions,
): Promise<Buffer> {
  const size: SheetFormat | RollFormat = LABEL_FORMATS[format];
  const perPage = labelsPerPage(format);
  const doc = await newPdf(options);
  labels.forEach((label, index) => {
    const place = size.kind === 'sheet' ? (index + start - 1) % perPage : 0;
    if (index === 0 || place === 0)
      doc.addPage({ size: size.kind === 'sheet' ? 'LETTER' : [mm(size.width), mm(size.height)], margin: 0 });
    drawLabel(doc, label, { size, ...cornerOf(size, place) });
  });
  return bytesOfPdf(doc);
}

function cornerOf(size: SheetFormat | RollFormat, place: number): { x: number; y: number } {
  if (size.kind === 'roll') return { x: 0, y: 0 };
  const [column, row] = [place % size.columns, Math.floor(place / size.columns)];
  return { x: size.left + column * size.pitchX, y: size.top + row * size.pitchY };
}

interface LabelPlace {
  readonly size: { readonly width: number; readonly height: number };
  readonly x: number;
  readonly y: number;
}

function drawLabel(doc: Pdf, label: Label, { size, x, y }: LabelPlace): void {
  const { qr, bars, texts } = planLabel(label, size);
  drawQr(doc, label.link, { x: mm(x + qr.x), y: mm(y + qr.y), size: mm(qr.size) });
  if (bars)
    drawCode128(doc, label.code, {
      x: mm(x + bars.x),
      y: mm(y + bars.y),
      module: mm(bars.module),
      height: mm(bars.height),
    });
  for (const text of texts) drawText(doc, text, { x, y });
}

/** Letters of our faces stand in a line 1.2 times as tall. */
const LINE_OF_SIZE = 1.2;

function drawText(
  doc: Pdf,
  { text, face, line, lines, width, shrinks, ...at }: PlannedText,
  corner: { x: number; y: number },
): void {
  if (text === '') return;
  const words = inOurFaces(text);
  const room = mm(width);
  doc.font(face).fillColor('#000');
  const wanted = mm(line) / LINE_OF_SIZE;
  const needed = doc.fontSize(wanted).widthOfString(words);
  const size = shrinks && needed > room ? (wanted * room) / needed - 0.02 : wanted;
  doc.fontSize(size).text(words, mm(corner.x + at.x), mm(corner.y + at.y), {
    width: room + (shrinks ? 1 : 0),
    height: mm(line) * lines + 0.5,
    ellipsis: '…',
    lineGap: 0,
  });
}
