import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import PDFDocument from 'pdfkit';
import { ttfOfWoff } from './ttf-of-woff.ts';

/** Our own faces: text, plates and figures, codes. Embedded, so that a PDF looks the same everywhere. */
const FACES = {
  text: '@fontsource/barlow/files/barlow-latin-400-normal.woff',
  strong: '@fontsource/barlow/files/barlow-latin-600-normal.woff',
  plate: '@fontsource/barlow-condensed/files/barlow-condensed-latin-600-normal.woff',
  mono: '@fontsource/ibm-plex-mono/files/ibm-plex-mono-latin-500-normal.woff',
} as const;

export type Face = keyof typeof FACES;
export type Pdf = PDFKit.PDFDocument;

let faces: Promise<readonly (readonly [Face, Buffer])[]> | undefined;

function loadFaces() {
  const { resolve } = createRequire(import.meta.url);
  const names = Object.keys(FACES) as Face[];
  faces ??= Promise.all(
    names.map(async (face) => [face, ttfOfWoff(await readFile(resolve(FACES[face])))] as const),
  );
  return faces;
}

/** Signs that our faces have not, in ones they have. */
const STAND_INS: Readonly<Record<string, string>> = { '→': '›', '←': '‹', '✓': '×' };
const IN_OUR_FACES =
  /^[\u0020-\u007e\u00a0-\u00ff\u0131\u0152\u0153\u2013\u2014\u2018-\u201e\u2022\u2026\u2039\u203a\u20ac\u2122\u2212]$/;

/** The same words in letters that our faces have: others lose their accent, or become `?`. */
export function inOurFaces(text: string): string {
  return Array.from(text.normalize('NFC'))
    .map((letter) => {
      if (IN_OUR_FACES.test(letter)) return letter;
      const plain = STAND_INS[letter] ?? letter.normalize('NFD').replace(/\p{M}/gu, '');
      return Array.from(plain).every((each) => IN_OUR_FACES.test(each)) ? plain : '?';
    })
    .join('');
}

export const POINTS_PER_MM = 72 / 25.4;
/** Points of millimetres. */
export const mm = (millimetres: number): number => millimetres * POINTS_PER_MM;

export const LETTER_MM = { width: 215.9, height: 279.4 } as const;

export interface PdfOptions {
  readonly title: string;
  readonly language: string;
  /** Stands in the file; the same content made at the same moment is the same bytes. */
  readonly madeAt: Date;
}

/** A document without pages, with our faces. Draw on it, then hand it to `bytesOfPdf`. */
export async function newPdf({ title, language, madeAt }: PdfOptions): Promise<Pdf> {
  const known = await loadFaces();
  const doc = new PDFDocument({
    autoFirstPage: false,
    bufferPages: true,
    // Nothing but our own faces: without this pdfkit opens one of its own.
    font: null as unknown as string,
    margin: 0,
    lang: language,
    displayTitle: true,
    info: {
      Title: title,
      Author: 'Multipartes',
      Creator: 'Multipartes',
      Producer: 'pdfkit',
      CreationDate: madeAt,
      ModDate: madeAt,
    },
  });
  for (const [face, content] of known) doc.registerFont(face, content);
  return doc;
}

export async function bytesOfPdf(doc: Pdf): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const whole = new Promise<Buffer>((resolve, reject) => {
    doc.on('data', (chunk: Buffer) => chunks.push(chunk));
    doc.on('end', () => resolve(Buffer.concat(chunks)));
    doc.on('error', reject);
  });
  doc.end();
  return whole;
}
