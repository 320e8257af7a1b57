import { drawQr } from './pdf-codes.ts';
import { inOurFaces, LETTER_MM, mm, type Face, type Pdf } from './pdf-document.ts';

const MARGIN_MM = 16;
/** Kept free at the foot for the number of the page. */
const FOOT_MM = 14;

export interface Column {
  readonly title: string;
  readonly widthMm: number;
  readonly align?: 'left' | 'right';
}

export interface Cell {
  readonly text: string;
  readonly face?: Face;
  readonly size?: number;
  /** More of it, smaller, below. */
  readonly below?: readonly { readonly text: string; readonly face?: Face }[];
  /** A JPEG, or an empty frame to tick. */
  readonly picture?: Buffer | null;
  readonly isBox?: boolean;
}

interface Ink {
  readonly face?: Face;
  readonly size?: number;
  readonly align?: 'left' | 'center' | 'right';
  readonly colour?: string;
}

const PICTURE_MM = { width: 26, height: 19.5 } as const;
const TEXT_PT = 9.5;
const SMALL_PT = 8;

/** A letter sheet filled from the top, with a head on its first page; tables go on where a page ends. */
export class Sheet {
  readonly doc: Pdf;
  readonly left = mm(MARGIN_MM);
  readonly width = mm(LETTER_MM.width - 2 * MARGIN_MM);
  readonly #bottom = mm(LETTER_MM.height - MARGIN_MM - FOOT_MM + 6);
  y = mm(MARGIN_MM);

  constructor(doc: Pdf) {
    this.doc = doc;
    this.#newPage();
  }

  #newPage(): void {
    this.doc.addPage({ size: 'LETTER', margin: 0 });
    this.y = mm(MARGIN_MM);
  }

  /** Begins another page unless so much still fits. */
  need(height: number): boolean {
    if (this.y + height <= this.#bottom) return false;
    this.#newPage();
    return true;
  }

  /** Numbers the pages when there are several. */
  finish(title: string): Pdf {
    const { start, count } = this.doc.bufferedPageRange();
    for (let page = start; count > 1 && page < start + count; page++) {
      this.doc.switchToPage(page);
      const at = { x: this.left, y: mm(LETTER_MM.height - MARGIN_MM), width: this.width };
      this.#put(`${title} · ${page + 1} / ${count}`, at, { size: SMALL_PT, align: 'center' });
    }
    return this.doc;
  }

  gap(millimetres: number): void {
    this.y += mm(millimetres);
  }

  heightOf(text: string, width: number, { face = 'text', size = TEXT_PT }: Ink = {}): number {
    return this.doc.font(face).fontSize(size).heightOfString(inOurFaces(text), { width });
  }

  write(text: string, ink: Ink & { readonly x?: number; readonly width?: number } = {}): void {
    const { x = this.left, width = this.width } = ink;
    const height = this.heightOf(text, width, ink);
    this.need(height);
    this.#put(text, { x, y: this.y, width }, ink);
    this.y += height;
  }

  #put(text: string, at: { x: number; y: number; width: number }, ink: Ink = {}): void {
    const { face = 'text', size = TEXT_PT, align = 'left', colour = '#000' } = ink;
    this.doc
      .font(face)
      .fontSize(size)
      .fillColor(colour)
      .text(inOurFaces(text), at.x, at.y, { width: at.width, align });
  }

  rule(weight = 0.5): void {
    this.doc
      .moveTo(this.left, this.y)
      .lineTo(this.left + this.width, this.y)
      .lineWidth(weight)
      .stroke('#000');
  }

  /** Whose paper it is on the left, its code on the right. */
  head({
    title,
    lines,
    qr,
    qrLabel,
  }: {
    title: string;
    lines: readonly string[];
    qr: string;
    qrLabel: string;
  }): void {
    const size = mm(27);
    const top = this.y;
    const width = this.width - size - mm(8);
    this.write(title, { face: 'plate', size: 22, width });
    for (const line of lines) this.write(line, { width });
    const below = this.y;
    const x = this.left + this.width - size;
    drawQr(this.doc, qr, { x, y: top, size });
    this.#put(
      qrLabel,
      { x: x - mm(6), y: top + size + mm(1), width: size + mm(12) },
      { size: 6.5, align: 'center' },
    );
    this.y = Math.max(below, top + size + mm(6)) + mm(3);
  }

  table(columns: readonly Column[], rows: readonly (readonly Cell[])[]): void {
    this.#tableHead(columns);
    for (const row of rows) {
      const height = Math.max(...row.map((cell, index) => this.#cellHeight(cell, columns[index]))) + mm(3.4);
      if (this.need(height)) this.#tableHead(columns);
      let x = this.left;
      row.forEach((cell, index) => {
        const column = columns[index];
        if (!column) return;
        this.#cell(cell, { x, y: this.y + mm(1.7), width: mm(column.widthMm) - mm(2) }, column.align);
        x += mm(column.widthMm);
      });
      this.y += height;
      this.doc
        .moveTo(this.left, this.y)
        .lineTo(this.left + this.width, this.y)
        .lineWidth(0.3)
        .stroke('#999');
    }
  }

  #tableHead(columns: readonly Column[]): void {
    let x = this.left;
    for (const { title, widthMm, align = 'left' } of columns) {
      this.#put(
        title,
        { x, y: this.y, width: mm(widthMm) - mm(2) },
        { face: 'strong', size: SMALL_PT, align },
      );
      x += mm(widthMm);
    }
    this.y += mm(4.6);
    this.rule(0.8);
  }

  #cellHeight({ text, face, size, below = [], picture, isBox }: Cell, column: Column | undefined): number {
    if (picture) return mm(PICTURE_MM.height);
    if (isBox) return mm(6);
    const width = mm(column?.widthMm ?? 20) - mm(2);
    const ink = { ...(face ? { face } : {}), ...(size ? { size } : {}) };
    const words = text === '' ? 0 : this.heightOf(text, width, ink);
    return below.reduce(
      (sum, one) => sum + this.heightOf(one.text, width, { face: one.face ?? 'text', size: SMALL_PT }),
      words,
    );
  }

  #cell(cell: Cell, at: { x: number; y: number; width: number }, align: 'left' | 'right' = 'left'): void {
    if (cell.picture) {
      const [width, height] = [mm(PICTURE_MM.width), mm(PICTURE_MM.height)];
      this.doc.image(cell.picture, at.x, at.y, { fit: [width, height], align: 'center', valign: 'center' });
      return;
    }
    if (cell.isBox) {
      this.doc
        .rect(at.x + at.width - mm(6), at.y, mm(6), mm(6))
        .lineWidth(0.8)
        .stroke('#000');
      return;
    }
    const ink: Ink = {
      align,
      ...(cell.face ? { face: cell.face } : {}),
      ...(cell.size ? { size: cell.size } : {}),
    };
    if (cell.text !== '') this.#put(cell.text, at, ink);
    let y = at.y + (cell.text === '' ? 0 : this.heightOf(cell.text, at.width, ink));
    for (const { text, face = 'text' } of cell.below ?? []) {
      const small = { face, size: SMALL_PT, align };
      this.#put(text, { ...at, y }, small);
      y += this.heightOf(text, at.width, small);
    }
  }

  /** Labels and figures at the right edge. */
  sums(
    facts: readonly { readonly label: string; readonly value: string; readonly isLarge?: boolean }[],
  ): void {
    const width = mm(74);
    const x = this.left + this.width - width;
    for (const { label, value, isLarge = false } of facts) {
      const ink = { face: isLarge ? 'plate' : 'text', size: isLarge ? 17 : TEXT_PT } as const;
      this.need(mm(9));
      this.#put(label, { x, y: this.y, width: width / 2 }, ink);
      this.#put(value, { x: x + width / 2, y: this.y, width: width / 2 }, { ...ink, align: 'right' });
      this.y += isLarge ? mm(7.5) : mm(4.6);
    }
  }
}
