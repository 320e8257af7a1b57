import { Fragment, type ReactNode } from 'react';
import type { ShiftReport } from '#contract/sales';
import { formatDate, formatMoney, formatNumber } from '../../i18n/format.ts';
import type { Locale, Translate } from '../../i18n/translator.ts';
import type { NoteBranch } from './NoteReceipt.tsx';
import type { StaffTexts } from './staff-context.tsx';

interface ShiftReceiptProps {
  readonly report: ShiftReport;
  readonly branch: NoteBranch;
  readonly locale: Locale;
  readonly t: Translate<StaffTexts>;
  /** 58 mm roll instead of 80 mm. */
  readonly narrow?: boolean;
}

const METHODS = {
  cash: 'till.cash',
  card: 'till.card',
  transfer: 'till.transfer',
  store_credit: 'returns.store_credit',
} as const;

// Another kind of document does not compile without its word.
const DOCUMENTS = {
  sale: 'till.document.sale',
  hold: 'papers.shiftHold',
  hold_refund: 'papers.shiftHoldRefund',
  return: 'returns.shiftReturn',
  core: 'returns.shiftCore',
} as const satisfies Record<ShiftReport['payments'][number]['document'], string>;

/** The X or Z report as it is printed. Pages render it as plain HTML; the counter prints it in place. */
export function ShiftReceipt({ report, branch, locale, t, narrow = false }: ShiftReceiptProps) {
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  const moment = (instant: string) => formatDate(instant, locale, 'moment', branch.timeZone);
  const { terminal, number, sales, cash, count } = report;
  const name = t(report.closedAt ? 'till.reportZ' : 'till.reportX', { number });
  return (
    <article className={narrow ? 'receipt w58' : 'receipt'} aria-label={name}>
      <h2>Multipartes {branch.name}</h2>
      <p className="center">
        {/* «Caja 2» says its number already. */}
        {terminal.name.endsWith(` ${terminal.number}`)
          ? terminal.name
          : t('till.terminal', { name: terminal.name, number: terminal.number })}
      </p>
      <p className="total">
        <span>{name}</span>
      </p>
      <p>{formatDate(report.businessDate, locale, 'day')}</p>
      <p>
        {t('till.opened')}: {report.openedBy}, {moment(report.openedAt)}
      </p>
      {report.closedAt && (
        <p>
          {t('till.closed')}: {report.closedBy}, {moment(report.closedAt)}
        </p>
      )}
      <Part title={t('till.salesTitle')}>
        <Figure label={t('till.salesCount')} value={formatNumber(sales.count, locale)} />
        <Figure label={t('till.salesTotal')} value={money(sales.totalCents)} />
        <Figure label={t('till.salesTax')} value={money(sales.taxCents)} />
        {sales.discountCents > 0 && (
          <Figure label={t('till.salesDiscount')} value={money(sales.discountCents)} />
        )}
      </Part>
      {sales.firstFolio && sales.lastFolio && <Folios sales={sales} t={t} />}
      <Part title={t('till.paymentsTitle')}>
        {report.payments.map((payment) => (
          <Fragment key={`${payment.document} ${payment.method}`}>
            <dt>
              {t(DOCUMENTS[payment.document])} · {t(METHODS[payment.method])},{' '}
              {t(payment.method === 'cash' ? 'till.paymentsCount' : 'till.vouchersCount', {
                count: payment.count,
              })}
            </dt>
            <dd>{money(payment.amountCents)}</dd>
          </Fragment>
        ))}
      </Part>
      {report.returns.count > 0 && (
        <Part title={t('returns.shiftTitle')}>
          <Figure label={t('returns.shiftCount')} value={formatNumber(report.returns.count, locale)} />
          <Figure label={t('returns.shiftGoods')} value={money(-report.returns.goodsCents)} />
          <Figure label={t('returns.shiftTax')} value={money(-report.returns.taxCents)} />
          {report.returns.feeCents > 0 && (
            <Figure label={t('returns.shiftFee')} value={money(report.returns.feeCents)} />
          )}
        </Part>
      )}
      {report.cores.chargedCents + report.cores.returnedCents > 0 && (
        <Part title={t('returns.shiftCores')}>
          <Figure label={t('returns.shiftCharged')} value={money(report.cores.chargedCents)} />
          <Figure label={t('returns.shiftReturned')} value={money(-report.cores.returnedCents)} />
        </Part>
      )}
      {report.movements.length > 0 && (
        <Part title={t('till.movementsTitle')}>
          {report.movements.map((movement) => (
            <Fragment key={movement.id}>
              <dt>
                {formatDate(movement.occurredAt, locale, 'time', branch.timeZone)}{' '}
                {reasonWords(movement.reason, t)}
                {movement.note && `: ${movement.note}`}
              </dt>
              <dd>{money(movement.kind === 'in' ? movement.amountCents : -movement.amountCents)}</dd>
            </Fragment>
          ))}
        </Part>
      )}
      <Part title={t('till.cashTitle')}>
        <Figure label={t('till.float')} value={money(cash.floatCents)} />
        <Figure label={t('till.received')} value={money(cash.receivedCents)} />
        {cash.refundedCents > 0 && <Figure label={t('till.refunded')} value={money(-cash.refundedCents)} />}
        <Figure label={t('till.in')} value={money(cash.inCents)} />
        <Figure label={t('till.out')} value={money(-cash.outCents)} />
        <Figure label={t('till.expected')} value={money(cash.expectedCents)} isStrong />
        {count && <Figure label={t('till.counted')} value={money(count.countedCents)} isStrong />}
      </Part>
      {count && <Counted report={report} count={count} money={money} t={t} />}
      {report.closedAt && (
        <p className="signatures">
          <span>{t('till.sign')}</span>
          <span>{t('till.signGet')}</span>
        </p>
      )}
      <hr />
      <p className="center">{t('till.notFiscal')}</p>
      <p className="center">
        {t('till.made')} {moment(report.madeAt)}
      </p>
    </article>
  );
}

type Words = Translate<StaffTexts>;

function Folios({ sales, t }: { readonly sales: ShiftReport['sales']; readonly t: Words }) {
  const first = sales.firstFolio ?? '';
  const last = sales.lastFolio ?? '';
  return (
    <p>
      {t('till.folios')}:
      <br />
      <span className="mono">{first}</span>
      <br />
      {last !== first && (
        <>
          <span className="mono">{last}</span>
          <br />
        </>
      )}
      {sales.missingFolios.length > 0
        ? t('till.foliosMissing', { list: sales.missingFolios.join(', ') })
        : t('till.foliosWhole')}
    </p>
  );
}

interface CountedProps {
  readonly report: ShiftReport;
  readonly count: NonNullable<ShiftReport['count']>;
  readonly money: (amountCents: number) => string;
  readonly t: Words;
}

function Counted({ report, count, money, t }: CountedProps) {
  const { differenceCents } = count;
  const word = differenceCents === 0 ? 'till.even' : differenceCents < 0 ? 'till.short' : 'till.over';
  return (
    <>
      <p className="total">
        <span>{t(word)}</span>
        {differenceCents !== 0 && <span>{money(Math.abs(differenceCents))}</span>}
      </p>
      {report.differenceReason && (
        <p>
          {t('till.differenceWhy', { reason: t(`till.difference.${report.differenceReason}`) })}
          {report.differenceNote && `. ${report.differenceNote}`}
        </p>
      )}
      <Part title={t('till.countDetail')}>
        {count.counts.map(({ form, faceCents, pieces }) => (
          <Figure
            key={`${form} ${faceCents}`}
            label={`${pieces} × ${money(faceCents)} ${t(form === 'note' ? 'till.formNote' : 'till.formCoin')}`}
            value={money(pieces * faceCents)}
          />
        ))}
      </Part>
      {count.countNo > 1 && <p>{t('till.countedTimes', { count: count.countNo })}</p>}
    </>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <>
      <hr />
      <h3>{title}</h3>
      <dl className="facts">{children}</dl>
    </>
  );
}

function Figure({
  label,
  value,
  isStrong = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly isStrong?: boolean;
}) {
  return (
    <>
      <dt>{isStrong ? <b>{label}</b> : label}</dt>
      <dd>{isStrong ? <b>{value}</b> : value}</dd>
    </>
  );
}

const REASONS = ['change', 'refund', 'deposit', 'supplier', 'expense', 'other'] as const;

function reasonWords(reason: string, t: Words): string {
  const known = REASONS.find((one) => one === reason);
  return known ? t(`till.reason.${known}`) : reason;
}
