import { buffer } from 'node:stream/consumers';
import { uuidToBytes } from '#db/schema/columns.ts';
import { pictureAtLeast, type Picture } from '#contract/media';
import { branchByCode } from '#domain/branches';
import { chainDeskBranch } from '#domain/identity';
import { picturesOfItems } from '#domain/inventory';
import { formatDate, formatMoney, type Locale } from '#i18n';
import { discountFacts, taxFact } from '#paper/paper-lines.ts';
import { promiseTerms, type Paper } from '#paper/promise-roll.ts';
import type { PaperSetting } from '#paper/roll.ts';
import { documentCodeOf } from '#shared/folio.ts';
import { phoneWords } from '#shared/phone.ts';
import type { Ctx } from '../context.ts';
import { runtime } from '../runtime.ts';
import { paperSetting } from './paper-files.ts';
import { bytesOfPdf, newPdf } from './pdf-document.ts';
import { Sheet, type Cell, type Column } from './sheet-pdf.ts';

interface SheetOptions {
  readonly locale: Locale;
  /** Where the pages of pieces are. */
  readonly site: URL;
}

/** The quote or hold as a letter sheet for the customer: each piece with its photograph and the address of its page. */
export async function paperSheet(ctx: Ctx, of: Paper, { locale, site }: SheetOptions): Promise<Buffer> {
  const branch = await branchByCode(ctx, of.paper.branch);
  const setting = paperSetting(branch, locale);
  const pictures = await picturesOf(ctx, of);
  return drawPaperSheet(of, { setting, site, pictures });
}

/** JPEGs of the first photographs, by stock item. */
async function picturesOf(ctx: Ctx, { document, paper }: Paper): Promise<ReadonlyMap<string, Buffer>> {
  const branch = await branchByCode(ctx, paper.branch);
  const scope = chainDeskBranch(ctx, document === 'quote' ? 'quote:create' : 'hold:create', branch.id);
  const ids = paper.lines.map(({ stockItemId }) => uuidToBytes(stockItemId));
  const photos = await picturesOfItems(ctx, scope, ids);
  const found = new Map<string, Buffer>();
  for (const { stockItemId } of paper.lines) {
    const [first] = photos.get(stockItemId.replaceAll('-', '')) ?? [];
    const jpeg = first && (await readPicture(first));
    if (jpeg) found.set(stockItemId, jpeg);
  }
  return found;
}

const PICTURE_EDGE = 320;

async function readPicture(picture: Picture): Promise<Buffer | null> {
  const name = pictureAtLeast(picture, PICTURE_EDGE, 'jpg').slice('/media/'.length);
  const stored = await runtime().media.open(name);
  return stored ? buffer(stored.read()) : null;
}

export interface PaperSheetContent {
  readonly setting: PaperSetting;
  readonly site: URL;
  readonly pictures: ReadonlyMap<string, Buffer>;
}

export async function drawPaperSheet(of: Paper, content: PaperSheetContent): Promise<Buffer> {
  const { document, paper } = of;
  const { locale, t } = content.setting;
  const name = t(document === 'quote' ? 'papers.quote' : 'papers.hold');
  const title = `${name} ${paper.folio}`;
  const sheet = new Sheet(await newPdf({ title, language: locale, madeAt: new Date(paper.madeAt) }));
  drawHead(sheet, of, { name, setting: content.setting });
  drawLines(sheet, of, content);
  drawSums(sheet, of, content.setting);
  const [until, terms] = promiseTerms(of, content.setting);
  sheet.gap(4);
  sheet.write(until, { face: 'strong', size: 12 });
  sheet.write(terms);
  return bytesOfPdf(sheet.finish(title));
}

function drawHead(
  sheet: Sheet,
  { document, paper }: Paper,
  { name, setting }: { name: string; setting: PaperSetting },
): void {
  const { branch, locale, t } = setting;
  sheet.write(`Multipartes ${branch.name}`, { face: 'plate', size: 13 });
  sheet.head({
    title: name,
    lines: [
      paper.folio,
      `${formatDate(paper.madeAt, locale, 'day', branch.timeZone)} · ${t('counter.noteCashier', { name: paper.clerk })}`,
      `${branch.address} · ${t('counter.notePhone', { phone: phoneWords(branch.phone) })}`,
      ...(paper.customerName ? [t('counter.noteCustomer', { name: paper.customerName })] : []),
      ...(paper.car ? [paper.car.name] : []),
    ],
    qr: documentCodeOf(document, paper.id),
    qrLabel: t('papers.noteScan'),
  });
}

function drawLines(sheet: Sheet, { paper }: Paper, { setting, site, pictures }: PaperSheetContent): void {
  const { locale, t } = setting;
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  // Without any photograph its column would only be empty.
  const hasPictures = pictures.size > 0;
  const columns: Column[] = [
    ...(hasPictures ? [{ title: t('papers.sheetPhoto'), widthMm: 30 }] : []),
    { title: t('counter.colQuantityShort'), widthMm: 13 },
    { title: t('counter.colConcept'), widthMm: hasPictures ? 86.9 : 116.9 },
    { title: t('papers.sheetPrice'), widthMm: 27, align: 'right' },
    { title: t('counter.colAmount'), widthMm: 27, align: 'right' },
  ];
  const rows = paper.lines.map((line): Cell[] => [
    ...(hasPictures ? [{ text: '', picture: pictures.get(line.stockItemId) ?? null }] : []),
    { text: String(line.quantity) },
    {
      text: line.description,
      face: 'strong',
      below: [
        { text: line.code, face: 'mono' },
        { text: new URL(`/pieza/${encodeURIComponent(line.code)}`, site).href },
        ...(line.discountCents > 0
          ? [{ text: t('counter.noteDiscount', { amount: money(line.discountCents) }) }]
          : []),
      ],
    },
    { text: money(line.unitPriceCents) },
    { text: money(line.totalCents), face: 'strong' },
  ]);
  sheet.table(columns, rows);
}

const METHODS = { cash: 'counter.cash', card: 'counter.card', transfer: 'counter.transfer' } as const;

function drawSums(sheet: Sheet, of: Paper, setting: PaperSetting): void {
  const { branch, locale, t } = setting;
  const { paper } = of;
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  const day = (instant: string) => formatDate(instant, locale, 'day', branch.timeZone);
  sheet.gap(3);
  sheet.sums([
    ...discountFacts(paper, setting),
    { label: t('counter.total'), value: money(paper.totalCents), isLarge: true },
    taxFact(paper, setting),
  ]);
  if (of.document !== 'hold') return;
  const { payments, refunds, dueCents } = of.paper;
  sheet.gap(1.5);
  sheet.sums([
    ...payments.map((payment) => ({
      label: `${day(payment.at)} · ${t(METHODS[payment.method])}`,
      value: money(payment.amountCents),
    })),
    ...refunds.map((refund) => ({
      label: `${day(refund.at)} · ${t('papers.refunded')}`,
      value: money(-refund.amountCents),
    })),
    { label: t('papers.due'), value: money(dueCents), isLarge: true },
  ]);
}
