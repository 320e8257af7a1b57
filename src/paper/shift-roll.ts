import type { ShiftReport } from '#contract/sales';
import { formatDate, formatMoney, formatNumber } from '../i18n/format.ts';
import { centred, when, type PaperSetting, type Roll, type RollBlock, type RollFact } from './roll.ts';

const METHODS = {
  cash: 'till.cash',
  card: 'till.card',
  transfer: 'till.transfer',
  store_credit: 'returns.store_credit',
} as const satisfies Record<ShiftReport['payments'][number]['method'], string>;

// Another kind of document does not compile without its word.
const DOCUMENTS = {
  sale: 'till.document.sale',
  hold: 'papers.shiftHold',
  hold_refund: 'papers.shiftHoldRefund',
  return: 'returns.shiftReturn',
  core: 'returns.shiftCore',
} as const satisfies Record<ShiftReport['payments'][number]['document'], string>;

interface ReportSetting extends PaperSetting {
  readonly money: (amountCents: number) => string;
  readonly moment: (instant: string) => string;
}

/** The X report of an open shift, the Z report of a closed one. */
export function shiftRoll(report: ShiftReport, paper: PaperSetting): Roll {
  const { branch, locale, t } = paper;
  const setting: ReportSetting = {
    ...paper,
    money: (amountCents) => formatMoney(amountCents, locale),
    moment: (instant) => formatDate(instant, locale, 'moment', branch.timeZone),
  };
  const label = t(report.closedAt ? 'till.reportZ' : 'till.reportX', { number: report.number });
  return {
    label,
    blocks: [
      { kind: 'title', text: `Multipartes ${branch.name}` },
      centred(tillName(report, setting)),
      { kind: 'total', label },
      ...shiftTimes(report, setting),
      ...salesBlocks(report.sales, setting),
      ...part(t('till.paymentsTitle'), paymentFacts(report, setting)),
      ...returnBlocks(report, setting),
      ...movementBlocks(report, setting),
      ...part(t('till.cashTitle'), cashFacts(report, setting)),
      ...when(report.shortOuts, {
        kind: 'text',
        text: t('till.shortOuts', { count: report.shortOuts }),
      }),
      ...(report.count ? countBlocks(report, report.count, setting) : []),
      ...when(report.closedAt, { kind: 'signatures', names: [t('till.sign'), t('till.signGet')] }),
      { kind: 'rule' },
      centred(t('till.notFiscal')),
      centred(`${t('till.made')} ${setting.moment(report.madeAt)}`),
    ],
  };
}

/** «Caja 2» says its number already. */
function tillName({ terminal }: ShiftReport, { t }: ReportSetting): string {
  return terminal.name.endsWith(` ${terminal.number}`)
    ? terminal.name
    : t('till.terminal', { name: terminal.name, number: terminal.number });
}

function shiftTimes(report: ShiftReport, { t, locale, moment }: ReportSetting): RollBlock[] {
  const text = (words: string): RollBlock => ({ kind: 'text', text: words });
  return [
    text(formatDate(report.businessDate, locale, 'day')),
    text(`${t('till.opened')}: ${report.openedBy}, ${moment(report.openedAt)}`),
    ...when(
      report.closedAt,
      text(`${t('till.closed')}: ${report.closedBy ?? ''}, ${moment(report.closedAt ?? report.openedAt)}`),
    ),
  ];
}

function part(title: string, facts: readonly RollFact[]): RollBlock[] {
  return [{ kind: 'rule' }, { kind: 'heading', text: title }, { kind: 'facts', facts }];
}

function salesBlocks(sales: ShiftReport['sales'], { t, locale, money }: ReportSetting): RollBlock[] {
  const facts: RollFact[] = [
    { label: t('till.salesCount'), value: formatNumber(sales.count, locale) },
    { label: t('till.salesTotal'), value: money(sales.totalCents) },
    { label: t('till.salesTax'), value: money(sales.taxCents) },
    ...(sales.discountCents > 0
      ? [{ label: t('till.salesDiscount'), value: money(sales.discountCents) }]
      : []),
  ];
  const { firstFolio, lastFolio, missingFolios } = sales;
  const mono = (text: string): RollBlock => ({ kind: 'text', text, isMono: true });
  return [
    ...part(t('till.salesTitle'), facts),
    ...(firstFolio && lastFolio
      ? [
          { kind: 'text' as const, text: `${t('till.folios')}:` },
          mono(firstFolio),
          ...when(lastFolio !== firstFolio, mono(lastFolio)),
          {
            kind: 'text' as const,
            text:
              missingFolios.length > 0
                ? t('till.foliosMissing', { list: missingFolios.join(', ') })
                : t('till.foliosWhole'),
          },
        ]
      : []),
  ];
}

function paymentFacts({ payments }: ShiftReport, { t, money }: ReportSetting): RollFact[] {
  return payments.map(({ document, method, count, amountCents }) => ({
    label: `${t(DOCUMENTS[document])} · ${t(METHODS[method])}, ${t(
      method === 'cash' ? 'till.paymentsCount' : 'till.vouchersCount',
      { count },
    )}`,
    value: money(amountCents),
  }));
}

function returnBlocks({ returns, cores }: ShiftReport, { t, locale, money }: ReportSetting): RollBlock[] {
  const { count, goodsCents, taxCents, feeCents } = returns;
  const given = [
    { label: t('returns.shiftCount'), value: formatNumber(count, locale) },
    { label: t('returns.shiftGoods'), value: money(-goodsCents) },
    { label: t('returns.shiftTax'), value: money(-taxCents) },
    ...(feeCents > 0 ? [{ label: t('returns.shiftFee'), value: money(feeCents) }] : []),
  ];
  const deposits = [
    { label: t('returns.shiftCharged'), value: money(cores.chargedCents) },
    { label: t('returns.shiftReturned'), value: money(-cores.returnedCents) },
  ];
  return [
    ...(count > 0 ? part(t('returns.shiftTitle'), given) : []),
    ...(cores.chargedCents + cores.returnedCents > 0 ? part(t('returns.shiftCores'), deposits) : []),
  ];
}

function movementBlocks({ movements }: ShiftReport, setting: ReportSetting): RollBlock[] {
  const { t, locale, branch, money } = setting;
  if (movements.length === 0) return [];
  const facts = movements.map(({ kind, reason, note, amountCents, occurredAt }) => {
    const time = formatDate(occurredAt, locale, 'time', branch.timeZone);
    return {
      label: `${time} ${reasonWords(reason, setting)}${note ? `: ${note}` : ''}`,
      value: money(kind === 'in' ? amountCents : -amountCents),
    };
  });
  return part(t('till.movementsTitle'), facts);
}

function cashFacts({ cash, count }: ShiftReport, { t, money }: ReportSetting): RollFact[] {
  return [
    { label: t('till.float'), value: money(cash.floatCents) },
    { label: t('till.received'), value: money(cash.receivedCents) },
    ...(cash.refundedCents > 0 ? [{ label: t('till.refunded'), value: money(-cash.refundedCents) }] : []),
    { label: t('till.in'), value: money(cash.inCents) },
    { label: t('till.out'), value: money(-cash.outCents) },
    { label: t('till.expected'), value: money(cash.expectedCents), isStrong: true },
    ...(count ? [{ label: t('till.counted'), value: money(count.countedCents), isStrong: true }] : []),
  ];
}

function countBlocks(
  { differenceReason, differenceNote }: ShiftReport,
  { differenceCents, counts, countNo }: NonNullable<ShiftReport['count']>,
  { t, money }: ReportSetting,
): RollBlock[] {
  const word = differenceCents === 0 ? 'till.even' : differenceCents < 0 ? 'till.short' : 'till.over';
  const why = differenceReason
    ? `${t('till.differenceWhy', { reason: t(`till.difference.${differenceReason}`) })}${differenceNote ? `. ${differenceNote}` : ''}`
    : '';
  const facts = counts.map(({ form, faceCents, pieces }) => ({
    label: `${pieces} × ${money(faceCents)} ${t(form === 'note' ? 'till.formNote' : 'till.formCoin')}`,
    value: money(pieces * faceCents),
  }));
  return [
    {
      kind: 'total',
      label: t(word),
      ...(differenceCents === 0 ? {} : { value: money(Math.abs(differenceCents)) }),
    },
    ...when(why, { kind: 'text', text: why }),
    ...part(t('till.countDetail'), facts),
    ...when(countNo > 1, { kind: 'text', text: t('till.countedTimes', { count: countNo }) }),
  ];
}

const REASONS = ['change', 'refund', 'deposit', 'supplier', 'expense', 'other'] as const;

function reasonWords(reason: string, { t }: ReportSetting): string {
  const known = REASONS.find((one) => one === reason);
  return known ? t(`till.reason.${known}`) : reason;
}
