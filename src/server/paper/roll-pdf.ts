import { code128Modules } from '#shared/code128.ts';
import type { Roll, RollBlock, RollDetail, RollWidth } from '#paper/roll.ts';
import { drawCode128, drawQr } from './pdf-codes.ts';
import { bytesOfPdf, inOurFaces, mm, newPdf, type Face, type Pdf, type PdfOptions } from './pdf-document.ts';

const ROLLS = {
  '58': { paper: 58, printed: 48, text: 7.6 },
  '80': { paper: 80, printed: 72, text: 8.6 },
} as const satisfies Record<RollWidth, { paper: number; printed: number; text: number }>;

/** Tall enough for any note; the page is cut where the paper ends. */
const ENDLESS_MM = 4_000;
const MARGIN_MM = 5;

/** A roll as a PDF of one page, as wide as the paper and as long as what is on it. */
export async function rollPdf(
  roll: Roll,
  width: RollWidth,
  options: Omit<PdfOptions, 'title'>,
): Promise<Buffer> {
  const titled = { ...options, title: roll.label };
  const trial = await newPdf(titled);
  const heightMm = drawRoll(trial, roll, { width, heightMm: ENDLESS_MM });
  const doc = await newPdf(titled);
  drawRoll(doc, roll, { width, heightMm });
  return bytesOfPdf(doc);
}

/** Where the next thing goes, and how wide it may be; in points. */
interface Pen {
  readonly doc: Pdf;
  readonly left: number;
  readonly room: number;
  /** Size of letters. */
  readonly size: number;
  readonly isNarrow: boolean;
  y: number;
}

/** Answers how long the paper has to be, in millimetres. */
function drawRoll(
  doc: Pdf,
  roll: Roll,
  page: { readonly width: RollWidth; readonly heightMm: number },
): number {
  const { paper, printed, text } = ROLLS[page.width];
  doc.addPage({ size: [mm(paper), mm(page.heightMm)], margin: 0 });
  const pen: Pen = {
    doc,
    left: mm((paper - printed) / 2),
    room: mm(printed),
    size: text,
    isNarrow: page.width === '58',
    y: mm(MARGIN_MM),
  };
  for (const block of roll.blocks) drawBlock(pen, block);
  return Math.ceil(pen.y / mm(1)) + MARGIN_MM;
}

function drawBlock(pen: Pen, block: RollBlock): void {
  switch (block.kind) {
    case 'title':
      write(pen, block.text, { face: 'plate', size: pen.size * 1.5, align: 'center' });
      return;
    case 'heading':
      write(pen, block.text, { face: 'plate', size: pen.size * 1.2 });
      return;
    case 'text':
      write(pen, block.text, {
        face: block.isMono ? 'mono' : block.isStrong ? 'strong' : 'text',
        ...(block.isCentred ? { align: 'center' } : {}),
      });
      return;
    case 'rule':
      drawRule(pen);
      return;
    case 'lines':
      drawLines(pen, block);
      return;
    case 'total':
      drawFact(pen, block.label, block.value ?? '', { face: 'plate', size: pen.size * 1.9 });
      return;
    case 'facts':
      for (const { label, value, isStrong } of block.facts)
        drawFact(pen, label, value, { face: isStrong ? 'strong' : 'text' });
      return;
    case 'signatures':
      drawSignatures(pen, block.names);
      return;
    case 'qr':
      drawCentredQr(pen, block.text);
      return;
    case 'code128':
      drawBars(pen, block.text);
      return;
  }
}

interface Ink {
  readonly face?: Face;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

/** Writes into a column and answers how high it became. */
function writeAt({ doc, size: usual }: Pen, text: string, place: Place, ink: Ink = {}): number {
  const { face = 'text', size = usual, align = 'left' } = ink;
  doc.font(face).fontSize(size).fillColor('#000');
  const options = { width: place.width, align, lineGap: 0 };
  const words = inOurFaces(text);
  const height = doc.heightOfString(words || ' ', options);
  doc.text(words, place.x, place.y, options);
  return height;
}

function write(pen: Pen, text: string, ink: Ink = {}): void {
  pen.y += writeAt(pen, text, { x: pen.left, y: pen.y, width: pen.room }, ink);
}

function drawRule(pen: Pen): void {
  pen.y += mm(1.6);
  pen.doc
    .moveTo(pen.left, pen.y)
    .lineTo(pen.left + pen.room, pen.y)
    .lineWidth(0.5)
    .dash(2, { space: 1.5 })
    .stroke('#000')
    .undash();
  pen.y += mm(1.6);
}

/** A long label breaks; the figure beside its first line never does. */
function drawFact(pen: Pen, label: string, value: string, ink: Ink): void {
  const { doc, left, room, size } = pen;
  doc.font(ink.face ?? 'text').fontSize(ink.size ?? size);
  const figure = value === '' ? 0 : doc.widthOfString(value) + 1;
  const height = writeAt(
    pen,
    label,
    { x: left, y: pen.y, width: room - figure - (figure > 0 ? mm(2) : 0) },
    ink,
  );
  if (figure > 0)
    writeAt(pen, value, { x: left + room - figure, y: pen.y, width: figure }, { ...ink, align: 'right' });
  pen.y += height + mm(0.3);
}

function drawLines(pen: Pen, { heads, lines }: Extract<RollBlock, { kind: 'lines' }>): void {
  const { left, room } = pen;
  const quantity = mm(pen.isNarrow ? 8 : 9);
  const amount = mm(pen.isNarrow ? 14 : 17);
  const name = { x: left + quantity, width: room - quantity - amount - mm(1) };
  const row = (texts: readonly [string, string, string], face: Face): number => {
    const { y } = pen;
    const heights = [
      writeAt(pen, texts[0], { x: left, y, width: quantity }, { face }),
      writeAt(pen, texts[1], { ...name, y }, { face }),
      writeAt(pen, texts[2], { x: left + room - amount, y, width: amount }, { face, align: 'right' }),
    ];
    return Math.max(...heights);
  };
  pen.y += mm(1.5);
  pen.y += row([heads[0], heads[1], heads[2]], 'strong') + mm(0.5);
  pen.doc
    .moveTo(left, pen.y)
    .lineTo(left + room, pen.y)
    .lineWidth(0.6)
    .stroke('#000');
  pen.y += mm(0.8);
  for (const line of lines) {
    pen.y += row([line.quantity, line.name, line.amount], 'text');
    for (const parts of line.details) drawDetail(pen, parts, name);
    pen.y += mm(0.8);
  }
}

/** Words of two faces on one line. */
function drawDetail(pen: Pen, parts: readonly RollDetail[], { x, width }: Omit<Place, 'y'>): void {
  const { doc, size } = pen;
  doc.fontSize(size * 0.9);
  parts.forEach(({ text, isMono }, index) => {
    doc.font(isMono ? 'mono' : 'text');
    const options = { width, continued: index < parts.length - 1 };
    if (index === 0) doc.text(inOurFaces(text), x, pen.y, options);
    else doc.text(inOurFaces(text), options);
  });
  pen.y = doc.y;
}

function drawSignatures(pen: Pen, names: readonly string[]): void {
  const half = pen.room / 2 - mm(2);
  pen.y += mm(14);
  names.forEach((name, index) => {
    const x = pen.left + index * (half + mm(4));
    pen.doc
      .moveTo(x, pen.y)
      .lineTo(x + half, pen.y)
      .lineWidth(0.6)
      .stroke('#000');
    writeAt(pen, name, { x, y: pen.y + mm(0.8), width: half }, { align: 'center' });
  });
  pen.y += mm(5);
}

const QR_MM = 30;

function drawCentredQr(pen: Pen, text: string): void {
  const size = mm(QR_MM);
  pen.y += mm(2);
  drawQr(pen.doc, text, { x: pen.left + (pen.room - size) / 2, y: pen.y, size });
  pen.y += size + mm(2);
}

/** Two dots of a printer of 203 dpi. */
const BAR_MM = 0.25;

function drawBars(pen: Pen, text: string): void {
  const width = code128Modules(text) * mm(BAR_MM);
  if (pen.isNarrow || width > pen.room) return;
  pen.y += mm(2);
  drawCode128(pen.doc, text, {
    x: pen.left + (pen.room - width) / 2,
    y: pen.y,
    module: mm(BAR_MM),
    height: mm(11),
  });
  pen.y += mm(12);
}
