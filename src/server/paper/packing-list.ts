import type { TransferView } from '#contract/inventory';
import { formatDate, translator, type Locale } from '#i18n';
import { nameOf, partTypeOf } from '#shared/facts/part-types.ts';
import { bytesOfPdf, newPdf } from './pdf-document.ts';
import { Sheet, type Cell, type Column } from './sheet-pdf.ts';

export interface PackingListContent {
  readonly transfer: TransferView;
  /** Names of branches by code. */
  readonly names: ReadonlyMap<string, string>;
  readonly timeZone: string;
  readonly locale: Locale;
  /** Opens the transfer where it arrives. */
  readonly address: string;
}

/** What travels, to tick while it is packed and again where it arrives. */
export async function packingListPdf(content: PackingListContent): Promise<Buffer> {
  const { transfer, names, timeZone, locale, address } = content;
  const t = translator(locale);
  const at = transfer.sentAt ?? transfer.requestedAt;
  const title = t('transfers.packTitle', { code: transfer.code });
  const sheet = new Sheet(await newPdf({ title, language: locale, madeAt: new Date(at) }));
  const nameOfBranch = (code: string) => names.get(code) ?? code;
  const moment = formatDate(at, locale, 'moment', timeZone);
  sheet.head({
    title,
    lines: [
      t('transfers.route', { from: nameOfBranch(transfer.from), to: nameOfBranch(transfer.to) }),
      transfer.sentBy ? `${moment} · ${transfer.sentBy}` : moment,
      ...(transfer.note ? [transfer.note] : []),
    ],
    qr: address,
    qrLabel: t('transfers.packScan'),
  });
  sheet.table(
    columnsOf(t),
    transfer.lines.map((line) => rowOf(line, content)),
  );
  sheet.gap(6);
  sheet.write(t('transfers.packCheck'));
  return bytesOfPdf(sheet.finish(title));
}

function columnsOf(t: ReturnType<typeof translator>): Column[] {
  return [
    { title: t('transfers.colPiece'), widthMm: 112.9 },
    { title: t('transfers.colBin'), widthMm: 31 },
    { title: t('transfers.colWhat'), widthMm: 24, align: 'right' },
    { title: '', widthMm: 16, align: 'right' },
  ];
}

function rowOf(line: TransferView['lines'][number], { transfer, locale }: PackingListContent): Cell[] {
  const type = partTypeOf(line.partType);
  const name = type ? nameOf(type, line.position, locale === 'en' ? 'en' : 'es') : line.partType;
  const maker = line.kind === 'bulk' ? ` ${line.maker}` : '';
  return [
    {
      text: line.vehicleLabel ? `${name} ${line.vehicleLabel}` : name,
      face: 'strong',
      below: [{ text: line.code + maker, face: 'mono' }],
    },
    { text: line.bin ?? '', face: 'mono' },
    { text: String(transfer.sentAt === null ? line.requested : line.sent), face: 'strong', size: 12 },
    { text: '', isBox: true },
  ];
}
