import { z } from 'zod';
import { translator, type Locale } from '#i18n';
import type { PaperBranch, PaperSetting, Roll } from '#paper/roll.ts';
import { FileAnswer } from '../endpoint/index.ts';
import { escPosOf } from './escpos.ts';
import { rollPdf } from './roll-pdf.ts';

/** What papers are answered as. */
export const PAPER_TYPES = {
  escpos: 'application/octet-stream',
  pdf: 'application/pdf',
  zpl: 'text/plain; charset=utf-8',
} as const;

const Language = z.enum(['es-MX', 'en']).default('es-MX');

/** Papers are for customers: in Spanish, unless English is asked for. */
export const PaperQuery = z.object({ lang: Language });

export const RollQuery = z.object({ width: z.enum(['58', '80']).default('80'), lang: Language });

export const EscPosQuery = RollQuery.extend({
  /** `1`: opens the drawer before it prints. */
  drawer: z.enum(['0', '1']).default('0'),
});

export function paperSetting(branch: PaperBranch, locale: Locale): PaperSetting {
  return { branch, locale, t: translator(locale) };
}

/** The bytes for a thermal printer, under a name such as `nota-QRO-20261122-2-000137.escpos`. */
export function escPosFile(
  roll: Roll,
  name: string,
  { width, drawer }: z.output<typeof EscPosQuery>,
): FileAnswer {
  const bytes = escPosOf(roll, { width, opensDrawer: drawer === '1' });
  return new FileAnswer({
    name: `${fileName(name)}.escpos`,
    contentType: PAPER_TYPES.escpos,
    content: [bytes],
  });
}

export async function rollPdfFile(
  roll: Roll,
  name: string,
  { width, lang, madeAt }: z.output<typeof RollQuery> & { readonly madeAt: Date },
): Promise<FileAnswer> {
  return pdfFile(await rollPdf(roll, width, { language: lang, madeAt }), name);
}

export function pdfFile(bytes: Uint8Array, name: string): FileAnswer {
  return new FileAnswer({
    name: `${fileName(name)}.pdf`,
    contentType: PAPER_TYPES.pdf,
    content: [bytes],
    isShown: true,
  });
}

/** Letters, digits and dashes: a header takes no others, nor do old systems. */
export function fileName(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^0-9A-Za-z]+/g, '-');
}
