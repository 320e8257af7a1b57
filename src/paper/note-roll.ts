import type { SaleReceipt } from '#contract/sales';
import { fitBrief } from '../elements/fit-words.ts';
import { formatDate, formatMoney } from '../i18n/format.ts';
import { noteCodeOf } from '#shared/folio.ts';
import { paperHead } from './paper-head.ts';
import { paperLines, paperTotals } from './paper-lines.ts';
import { centred, when, type PaperSetting, type Roll, type RollBlock, type RollFact } from './roll.ts';

const METHODS = {
  cash: 'counter.cash',
  card: 'counter.card',
  transfer: 'counter.transfer',
  store_credit: 'returns.payCredit',
} as const satisfies Record<SaleReceipt['payments'][number]['method'], string>;

/** The note of a sale. */
export function noteRoll(sale: SaleReceipt, setting: PaperSetting): Roll {
  const { branch, locale, t } = setting;
  const day = formatDate(sale.soldAt, locale, 'day', branch.timeZone);
  const time = formatDate(sale.soldAt, locale, 'time', branch.timeZone);
  return {
    label: t('counter.noteOf', { folio: sale.folio }),
    blocks: [
      ...paperHead(setting),
      { kind: 'text', text: sale.folio, isMono: true, isCentred: true },
      centred(`${day} · ${time}`),
      centred(t('counter.noteCashier', { name: sale.cashier })),
      ...when(sale.customerName, centred(t('counter.noteCustomer', { name: sale.customerName ?? '' }))),
      paperLines(sale.lines, setting, (line) => lineAsides(line, setting)),
      ...paperTotals(sale, setting),
      ...coreBlocks(sale, setting),
      { kind: 'rule' },
      { kind: 'facts', facts: paidFacts(sale, setting) },
      { kind: 'rule' },
      centred(t('counter.noteThanks')),
      centred(t('counter.noteWarranty')),
      {
        kind: 'qr',
        text: noteCodeOf(sale.branch, sale.id),
        label: t('returns.qrNote', { folio: sale.folio }),
      },
      centred(t('returns.noteScan')),
      { kind: 'code128', text: sale.folio },
    ],
  };
}

/** What was handed over, and the change after all of it. */
function paidFacts(sale: SaleReceipt, { locale, t }: PaperSetting): RollFact[] {
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  const changeCents = sale.payments.reduce((sum, payment) => sum + payment.changeCents, 0);
  return [
    ...(sale.deposit
      ? [{ label: `${t('papers.applied')} ${sale.deposit.folio}`, value: money(sale.deposit.amountCents) }]
      : []),
    ...sale.payments.map(({ method, reference, tenderedCents, amountCents }) => ({
      label: reference ? `${t(METHODS[method])} ${reference}` : t(METHODS[method]),
      value: money(tenderedCents ?? amountCents),
    })),
    ...(changeCents > 0 ? [{ label: t('counter.change'), value: money(changeCents) }] : []),
  ];
}

/** The car and its verdict, the warranty, the deposit for the old part. */
function lineAsides(line: SaleReceipt['lines'][number], { locale, t }: PaperSetting): string[] {
  const { fit, terms, coreCents } = line;
  return [
    ...(fit ? [t('fit.noteLine', { car: fit.car, verdict: fitBrief(fit.verdict, t) })] : []),
    ...(terms ? [[termsWords(terms, t), terms.note].filter(Boolean).join('. ')] : []),
    ...(coreCents === undefined ? [] : [`${t('returns.noteCore')} ${formatMoney(coreCents, locale)}`]),
  ];
}

type Terms = NonNullable<SaleReceipt['lines'][number]['terms']>;

function termsWords({ warrantyDays, returnDays }: Terms, t: PaperSetting['t']): string {
  const days = (count: number) => t('returns.days', { count });
  if (warrantyDays === 0 && returnDays === 0) return t('returns.noteTermsNone');
  if (returnDays === 0) return t('returns.noteTermsNoReturn', { warranty: days(warrantyDays) });
  return t('returns.noteTerms', { warranty: days(warrantyDays), returns: days(returnDays) });
}

/** Deposits for old parts are paid on top of the goods. */
function coreBlocks({ totalCents, coreCents }: SaleReceipt, { locale, t }: PaperSetting): RollBlock[] {
  if (coreCents === undefined) return [];
  return [
    {
      kind: 'facts',
      facts: [
        { label: t('returns.ticketCore'), value: formatMoney(coreCents, locale) },
        { label: t('returns.toPay'), value: formatMoney(totalCents + coreCents, locale), isStrong: true },
      ],
    },
  ];
}
