import { createRequire } from 'node:module';
import { readFile } from 'node:fs/promises';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { noteRoll } from '#paper/note-roll.ts';
import { HOLD, NOTE, SETTING, Z_REPORT } from '#paper/papers.fixture.ts';
import { shiftRoll } from '#paper/shift-roll.ts';
import { LABEL_FORMAT_NAMES, LABEL_FORMATS } from '#shared/facts/label-formats.ts';
import { documentCodeOf, noteCodeOf } from '#shared/folio.ts';
import { labelPdf } from './label-pdf.ts';
import type { Label } from './label-plan.ts';
import { labelZpl } from './label-zpl.ts';
import { drawPaperSheet } from './paper-sheet.ts';
import { barsOfPdf, pagesOfPdf, textOfPdf, type PdfPage } from './pdf-reader.fixture.ts';
import { rollPdf } from './roll-pdf.ts';

const MADE = { language: 'es-MX', madeAt: new Date('2026-11-22T18:07:00.000Z') };

beforeAll(async () => {
  const file = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const program = new Uint8Array(await readFile(file));
  await prepareZXingModule({ overrides: { wasmBinary: program.buffer }, fireImmediately: true });
});

async function codesIn(pdf: Buffer, page: PdfPage, index = 0): Promise<string[]> {
  const found = await readBarcodes(barsOfPdf(pdf, page, index), {
    formats: ['Code128', 'QRCode'],
    maxNumberOfSymbols: 255,
  });
  return found.map(({ format, text }) => `${format} ${text}`).sort();
}

describe('a roll as a PDF', () => {
  it('is one page as wide as the paper, says the note and is scanned', async () => {
    const pdf = await rollPdf(noteRoll(NOTE, SETTING), '80', MADE);
    const [page] = await pagesOfPdf(pdf);
    expect(page?.widthMm).toBeCloseTo(80, 1);
    expect(page?.heightMm).toBeGreaterThan(120);
    const [text] = await textOfPdf(pdf);
    for (const words of [
      'Le atendió Lupita Ibáñez',
      'Taller Muñoz e Hijos',
      '$3,278.07',
      'QRO-P-048817',
      'Cambio',
    ])
      expect(text).toContain(words);
    expect(await codesIn(pdf, page as PdfPage)).toEqual([
      `Code128 ${NOTE.folio}`,
      `QRCode ${noteCodeOf(NOTE.branch, NOTE.id)}`,
    ]);
  });

  it('leaves the bars out on 58 mm', async () => {
    const pdf = await rollPdf(noteRoll(NOTE, SETTING), '58', MADE);
    const [page] = await pagesOfPdf(pdf);
    expect(page?.widthMm).toBeCloseTo(58, 1);
    expect(await codesIn(pdf, page as PdfPage)).toEqual([`QRCode ${noteCodeOf(NOTE.branch, NOTE.id)}`]);
  });

  it('of the same paper is the same bytes', async () => {
    const roll = shiftRoll(Z_REPORT, SETTING);
    const [first, again] = [await rollPdf(roll, '80', MADE), await rollPdf(roll, '80', MADE)];
    expect(first.equals(again)).toBe(true);
    const [text] = await textOfPdf(first);
    expect(text).toContain('Corte Z 318');
    expect(text).toContain('2 veces se pidió al cajón más de lo que tenía');
  });
});

describe('a hold on a letter sheet', () => {
  it('shows photographs, the page of each piece, what is missing, and the code that finds it', async () => {
    const [line] = HOLD.lines;
    const jpeg = await sharp({ create: { width: 32, height: 24, channels: 3, background: '#336699' } })
      .jpeg()
      .toBuffer();
    const content = {
      setting: SETTING,
      site: new URL('https://piezas.example.mx'),
      pictures: new Map([[line?.stockItemId ?? '', jpeg]]),
    };
    const pdf = await drawPaperSheet({ document: 'hold', paper: HOLD }, content);
    const [page] = await pagesOfPdf(pdf);
    const [text] = await textOfPdf(pdf);
    expect(text).toContain('https://piezas.example.mx/pieza/QRO-P-048817');
    expect(text).toContain('$2,050.07');
    expect(text).toContain('Recoger antes del 7 dic 2026');
    expect(pdf.includes(jpeg.subarray(0, 64))).toBe(true);
    expect(await codesIn(pdf, page as PdfPage)).toEqual([`QRCode ${documentCodeOf('hold', HOLD.id)}`]);
  });

  it('goes on where a page ends, and numbers the pages', async () => {
    const lines = Array.from({ length: 60 }, (_, index) => ({
      ...HOLD.lines[0],
      lineNo: index + 1,
    })) as typeof HOLD.lines;
    const content = { setting: SETTING, site: new URL('https://piezas.example.mx'), pictures: new Map() };
    const texts = await textOfPdf(
      await drawPaperSheet({ document: 'hold', paper: { ...HOLD, lines } }, content),
    );
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.at(-1)).toContain(`${texts.length} / ${texts.length}`);
    expect(texts[1]).toContain('Concepto');
  });
});

const label = (index: number): Label => ({
  code: `QRO-P-${String(48_817 + index).padStart(6, '0')}`,
  link: `https://piezas.example.mx/pieza/QRO-P-${String(48_817 + index).padStart(6, '0')}`,
  isBin: false,
  name: 'Puerta delantera izquierda',
  car: 'Nissan Versa 2012–2019',
  details: 'Grado B · A-03-2',
});

describe('labels', () => {
  it.each(LABEL_FORMAT_NAMES)('on %s are read by a scanner: QR and bars', async (format) => {
    const pdf = await labelPdf([label(0), label(1)], { ...MADE, title: 'Etiquetas', format, start: 1 });
    const pages = await pagesOfPdf(pdf);
    expect(pages).toHaveLength(LABEL_FORMATS[format].kind === 'sheet' ? 1 : 2);
    const codes = await codesIn(pdf, pages[0] as PdfPage);
    expect(codes).toContain('Code128 QRO-P-048817');
    expect(codes).toContain('QRCode https://piezas.example.mx/pieza/QRO-P-048817');
    expect((await textOfPdf(pdf)).join(' ')).toContain('Puerta delantera izquierda');
  });

  it('begin at the first free one of a sheet, and go on with the next sheet', async () => {
    const labels = Array.from({ length: 4 }, (_, index) => label(index));
    const pdf = await labelPdf(labels, { ...MADE, title: 'Etiquetas', format: 'letter-30', start: 28 });
    const texts = await textOfPdf(pdf);
    expect(texts.map((text) => text.match(/QRO-P-\d{6}/g))).toEqual([
      ['QRO-P-048817', 'QRO-P-048818', 'QRO-P-048819'],
      ['QRO-P-048820'],
    ]);
  });

  it('fill the last row of a sheet and stay on the paper', async () => {
    const pdf = await labelPdf(
      Array.from({ length: 30 }, (_, index) => label(index)),
      {
        ...MADE,
        title: 'Etiquetas',
        format: 'letter-30',
        start: 1,
      },
    );
    const pages = await pagesOfPdf(pdf);
    expect(pages).toHaveLength(1);
    const codes = await codesIn(pdf, pages[0] as PdfPage);
    expect(codes.filter((code) => code.startsWith('Code128'))).toHaveLength(30);
  });

  it('of a part number that bars cannot hold have the QR alone', async () => {
    const long = {
      ...label(0),
      code: 'ÑANDÚ-2026',
      link: 'https://piezas.example.mx/pieza/%C3%91AND%C3%9A-2026',
    };
    const pdf = await labelPdf([long], { ...MADE, title: 'Etiquetas', format: '50x25', start: 1 });
    const [page] = await pagesOfPdf(pdf);
    expect(await codesIn(pdf, page as PdfPage)).toEqual([`QRCode ${long.link}`]);
  });

  it('of a shelf say it large, in bars and in the QR', async () => {
    const bin: Label = {
      code: 'A-03-2',
      link: 'A-03-2',
      isBin: true,
      name: '',
      car: '',
      details: 'Multipartes Querétaro',
    };
    const pdf = await labelPdf([bin], { ...MADE, title: 'Etiquetas', format: '62x29', start: 1 });
    const [page] = await pagesOfPdf(pdf);
    expect(await codesIn(pdf, page as PdfPage)).toEqual(['Code128 A-03-2', 'QRCode A-03-2']);
  });

  it('in ZPL are one format each, within the label, with their signs escaped', () => {
    const odd = { ...label(0), name: 'Tapa_de ^ratón~' };
    const zpl = labelZpl([odd, label(1)], LABEL_FORMATS['50x25']);
    expect(zpl.match(/\^XA/g)).toHaveLength(2);
    expect(zpl.match(/\^XZ/g)).toHaveLength(2);
    expect(zpl).toContain('^PW400^LL200');
    expect(zpl).toContain('^FDQRO-P-048817^FS');
    expect(zpl).toContain('^FDTapa_5Fde _5Eratón_7E^FS');
    for (const [, x, y] of zpl.matchAll(/\^FO(\d+),(\d+)/g)) {
      expect(Number(x)).toBeLessThan(400);
      expect(Number(y)).toBeLessThan(200);
    }
  });
});
