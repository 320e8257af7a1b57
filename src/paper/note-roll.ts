import type { SaleReceipt } from '#contract/sales';
import { fitBrief } from '../elements/fit-words.ts';
import { formatDate, formatMoney } from '../i18n/format.ts';
import { paperHead } from './paper-head.ts';
import { paperLines, paperTotals } from './paper-lines.ts';
import { centred, when, type PaperSetting, type Roll, type RollFact } from './roll.ts';

const METHODS = {
  cash: 'counter.cash',
  card: 'counter.card',
  transfer: 'counter.transfer',
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
      paperLines(sale.lines, setting, ({ fit }) =>
        fit ? t('fit.noteLine', { car: fit.car, verdict: fitBrief(fit.verdict, t) }) : null,
      ),
      ...paperTotals(sale, setting),
      ...when(sale.discountCents > 0, {
        kind: 'facts',
        facts: [{ label: t('counter.discountGiven'), value: formatMoney(sale.discountCents, locale) }],
      }),
      { kind: 'rule' },
      { kind: 'facts', facts: paidFacts(sale, setting) },
      { kind: 'rule' },
      centred(t('counter.noteThanks')),
      centred(t('counter.noteWarranty')),
      { kind: 'qr', text: sale.folio, label: t('papers.qrOf', { folio: sale.folio }) },
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
