import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type * as PdfJs from 'unpdf/pdfjs';
import { noteRoll } from '../src/paper/note-roll.ts';
import { HOLD, NOTE, SETTING, Z_REPORT } from '../src/paper/papers.fixture.ts';
import { shiftRoll } from '../src/paper/shift-roll.ts';
import { LABEL_FORMAT_NAMES } from '../src/domain/shared/facts/label-formats.ts';
import { escPosOf } from '../src/server/paper/escpos.ts';
import { labelPdf } from '../src/server/paper/label-pdf.ts';
import type { Label } from '../src/server/paper/label-plan.ts';
import { drawPaperSheet } from '../src/server/paper/paper-sheet.ts';
import { rollPdf } from '../src/server/paper/roll-pdf.ts';
import { printed } from '../src/server/paper/thermal-printer.fixture.ts';
import { chromiumArguments, requireChromium } from './find-chromium.ts';
import { inProject } from './paths.ts';

const MADE = { language: 'es-MX', madeAt: new Date(NOTE.soldAt) };
const SITE = new URL('https://multipartes.example.mx');
const SCALE = 2;
const ORIGIN = 'http://papers.test';

/** Draws the papers of made-up documents: `npm run papers [-- <folder>]`; every one as a PNG, to look at. */
export async function run([folder = inProject('docs', 'screenshots', 'papeles')]: string[]): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const browser = await chromium.launch({ executablePath: requireChromium(), args: [...chromiumArguments] });
  try {
    const page = await browser.newPage();
    await page.route(`${ORIGIN}/**`, (route) =>
      route.request().url().endsWith('.mjs')
        ? route.fulfill({
            contentType: 'text/javascript',
            body: readFileSync(inProject('node_modules/unpdf/dist/pdfjs.mjs')),
          })
        : route.fulfill({
            contentType: 'text/html',
            body: '<!doctype html><meta charset="utf-8"><body></body>',
          }),
    );
    await page.goto(ORIGIN);
    for (const [name, pdf] of await papers()) {
      writeFileSync(join(folder, `${name}.png`), await drawn(page, pdf));
      console.log(`${name}.png`);
    }
    await takeThermal(page, join(folder, 'nota-termica-58.png'));
  } finally {
    await browser.close();
  }
}

async function papers(): Promise<[string, Buffer][]> {
  const note = noteRoll(NOTE, SETTING);
  const labels = await Promise.all(
    LABEL_FORMAT_NAMES.map(async (format): Promise<[string, Buffer]> => {
      const some = format === 'letter-30' ? LABELS : LABELS.slice(0, format === 'letter-10' ? 10 : 1);
      return [`etiquetas-${format}`, await labelPdf(some, { ...MADE, title: 'Etiquetas', format, start: 1 })];
    }),
  );
  const bins = await labelPdf([BIN], { ...MADE, title: 'Etiquetas', format: '100x50', start: 1 });
  const content = { setting: SETTING, site: SITE, pictures: new Map<string, Buffer>() };
  return [
    ['nota-80', await rollPdf(note, '80', MADE)],
    ['nota-58', await rollPdf(note, '58', MADE)],
    ['corte-z-80', await rollPdf(shiftRoll(Z_REPORT, SETTING), '80', MADE)],
    ['apartado-carta', await drawPaperSheet({ document: 'hold', paper: HOLD }, content)],
    ...labels,
    ['etiqueta-anaquel', bins],
  ];
}

const PIECES = [
  'Puerta delantera izquierda',
  'Faro derecho',
  'Módulo de control del motor (ECU)',
  'Cofre',
] as const;

const LABELS = Array.from({ length: 30 }, (_, index): Label => {
  const code = `QRO-P-${String(48_817 + index).padStart(6, '0')}`;
  return {
    code,
    link: new URL(`/pieza/${code}`, SITE).href,
    isBin: false,
    name: PIECES[index % PIECES.length] ?? '',
    car: 'Nissan Versa 2012–2019',
    details: `$${(index + 3) * 190} · Grado B · A-03-${(index % 7) + 1}`,
  };
});

const BIN: Label = {
  code: 'A-03-2',
  link: 'A-03-2',
  isBin: true,
  name: '',
  car: '',
  details: 'Multipartes Querétaro',
};

/** The first page of a PDF as a PNG. */
async function drawn(page: Page, pdf: Buffer): Promise<Buffer> {
  const address = await page.evaluate(
    async ({ bytes, scale, library }) => {
      const { getDocument } = (await import(library)) as typeof PdfJs;
      const data = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
      const first = await (await getDocument({ data }).promise).getPage(1);
      const viewport = first.getViewport({ scale });
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [Math.ceil(viewport.width), Math.ceil(viewport.height)];
      await first.render({ canvas, viewport, background: '#fff' }).promise;
      return canvas.toDataURL('image/png');
    },
    { bytes: pdf.toString('base64'), scale: SCALE, library: `${ORIGIN}/pdfjs.mjs` },
  );
  return Buffer.from(address.slice(address.indexOf(',') + 1), 'base64');
}

/** What the emulated printer made of the bytes; bars and QR as words. */
async function takeThermal(page: Page, path: string): Promise<void> {
  const { lines, qrs } = printed(escPosOf(noteRoll(NOTE, SETTING), { width: '58' }));
  const columns = 32;
  const text = lines.map((line) =>
    line.startsWith('^') ? ' '.repeat((columns - line.length + 1) / 2) + line.slice(1) : line,
  );
  await page.setContent(
    '<meta charset="utf-8"><pre style="display:inline-block;margin:0;padding:12px;background:#fff;font:14px/1.25 monospace"></pre>',
  );
  const paper = page.locator('pre');
  await paper.evaluate(
    (element, content) => (element.textContent = content),
    [...text, `[QR ${qrs.join()}]`].join('\n'),
  );
  await paper.screenshot({ path });
  console.log('nota-termica-58.png');
}
