import type { Hold, Quote } from '#contract/sales';
import { documentCodeOf } from '#shared/folio.ts';
import { percentOf } from '#shared/money.ts';
import { phoneWords } from '#shared/phone.ts';
import { formatDate, formatMoney } from '../i18n/format.ts';
import { paperHead } from './paper-head.ts';
import { paperLines, paperTotals } from './paper-lines.ts';
import { centred, when, type PaperSetting, type Roll, type RollBlock } from './roll.ts';

/** A quote or a hold. */
export type Paper =
  { readonly document: 'quote'; readonly paper: Quote } | { readonly document: 'hold'; readonly paper: Hold };

const METHODS = {
  cash: 'counter.cash',
  card: 'counter.card',
  transfer: 'counter.transfer',
} as const satisfies Record<Hold['payments'][number]['method'], string>;

/** The quote or hold as it is handed over, with the code that finds it again. */
export function promiseRoll(of: Paper, setting: PaperSetting): Roll {
  const { branch, locale, t } = setting;
  const { document, paper } = of;
  const time = formatDate(paper.madeAt, locale, 'time', branch.timeZone);
  return {
    label: paper.folio,
    blocks: [
      ...paperHead(setting),
      { kind: 'title', text: t(document === 'quote' ? 'papers.noteQuote' : 'papers.noteHold') },
      { kind: 'text', text: paper.folio, isMono: true, isCentred: true },
      centred(`${dayOf(paper.madeAt, setting)} · ${time}`),
      centred(t('counter.noteCashier', { name: paper.clerk })),
      ...when(paper.customerName, centred(t('counter.noteCustomer', { name: paper.customerName ?? '' }))),
      ...when(paper.customerPhone, centred(phoneWords(paper.customerPhone ?? ''))),
      ...when(paper.car, centred(paper.car?.name ?? '')),
      paperLines(paper.lines, setting),
      ...paperTotals(paper, setting),
      ...(of.document === 'hold' ? holdMoney(of.paper, setting) : []),
      { kind: 'rule' },
      ...promiseTerms(of, setting).map((text, index): RollBlock => ({
        kind: 'text',
        text,
        isCentred: true,
        isStrong: index === 0,
      })),
      {
        kind: 'qr',
        text: documentCodeOf(document, paper.id),
        label: t('papers.qrOf', { folio: paper.folio }),
      },
      centred(t('papers.noteScan')),
      { kind: 'code128', text: paper.folio },
    ],
  };
}

const dayOf = (instant: string, { branch, locale }: PaperSetting) =>
  formatDate(instant, locale, 'day', branch.timeZone);

/** Until when it stands, and on what terms. */
export function promiseTerms(of: Paper, setting: PaperSetting): [string, string] {
  const { t } = setting;
  const until = dayOf(of.paper.expiresAt, setting);
  if (of.document === 'quote') return [t('papers.noteUntil', { when: until }), t('papers.noteNoHold')];
  const terms =
    of.paper.keptBp > 0
      ? t('papers.noteTerms', { percent: percentOf(of.paper.keptBp) })
      : t('papers.noteTermsFree');
  return [t('papers.notePickUp', { when: until }), terms];
}

/** What was paid where and when, and what is missing. */
function holdMoney(hold: Hold, setting: PaperSetting): RollBlock[] {
  const { locale, t } = setting;
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  const paid = hold.payments.map((payment) => {
    const elsewhere = payment.branch === hold.branch ? '' : ` · ${payment.branch}`;
    return {
      label: `${dayOf(payment.at, setting)} · ${t(METHODS[payment.method])}${elsewhere}`,
      value: money(payment.amountCents),
    };
  });
  const refunded = hold.refunds.map((refund) => ({
    label: `${dayOf(refund.at, setting)} · ${t('papers.refunded')}`,
    value: money(-refund.amountCents),
  }));
  return [
    { kind: 'rule' },
    { kind: 'facts', facts: [...paid, ...refunded] },
    { kind: 'total', label: t('papers.due'), value: money(hold.dueCents) },
  ];
}
