import { formatDate, formatMoney } from '../../i18n/format.ts';
import type { Locale, Translate } from '../../i18n/translator.ts';
import { percentOf } from './amount.ts';
import type { Paper } from '#paper/promise-roll.ts';
import type { StaffTexts } from './staff-context.tsx';

interface MessageSetting {
  readonly t: Translate<StaffTexts>;
  readonly locale: Locale;
  readonly timeZone: string;
  /** Where the pages of pieces are, with their photographs. */
  readonly site: URL;
}

/** What the customer reads: lines, total with IVA, and until when it stands. */
export function paperMessage(
  { document, paper }: Paper,
  { t, locale, timeZone, site }: MessageSetting,
): string {
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  const when = formatDate(paper.expiresAt, locale, 'day', timeZone);
  const first = paper.customerName?.split(' ')[0];
  return [
    t('papers.waHello', { name: first ? ` ${first}` : '', branch: paper.branchName }),
    `*${t(document === 'quote' ? 'papers.waQuote' : 'papers.waHold', { folio: paper.folio })}*`,
    ...paper.lines.flatMap((line) => [
      t('papers.waLine', {
        quantity: line.quantity,
        description: line.description,
        amount: money(line.totalCents),
      }),
      // The chat shows the photograph of the first one; the others are one touch away.
      t('papers.waPiece', { address: new URL(`/pieza/${encodeURIComponent(line.code)}`, site).href }),
    ]),
    t('papers.waTotal', { rate: percentOf(paper.taxRateBp), amount: money(paper.totalCents) }),
    ...(document === 'hold'
      ? [t('papers.waPaid', { paid: money(paper.paidCents), due: money(paper.dueCents) })]
      : []),
    t(document === 'quote' ? 'papers.waQuoteUntil' : 'papers.waHoldUntil', { when }),
  ].join('\n');
}

/** Opens the customer's chat with the message written, or asks whom to send it to. */
export function whatsappLink(phone: string | null, message: string): string {
  const digits = phone?.replace(/\D/g, '') ?? '';
  return `https://wa.me/${digits}?text=${encodeURIComponent(message)}`;
}
