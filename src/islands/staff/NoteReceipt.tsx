import { Fragment } from 'react';
import type { SaleReceipt } from '#contract/sales';
import { phoneWords } from '#shared/phone.ts';
import { formatDate, formatMoney } from '../../i18n/format.ts';
import type { Locale, Translate } from '../../i18n/translator.ts';
import { fitBrief } from '../../elements/fit-words.ts';
import { noteCodeOf } from '#shared/folio.ts';
import { percentOf } from './amount.ts';
import { QrCode } from './QrCode.tsx';
import type { StaffTexts } from './staff-context.tsx';

/** What the head of a printed note says of the branch. */
export interface NoteBranch {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly timeZone: string;
}

interface NoteReceiptProps {
  readonly sale: SaleReceipt;
  readonly branch: NoteBranch;
  readonly locale: Locale;
  readonly t: Translate<StaffTexts>;
  /** 58 mm roll instead of 80 mm. */
  readonly narrow?: boolean;
  readonly className?: string;
}

const METHODS = {
  cash: 'counter.cash',
  card: 'counter.card',
  transfer: 'counter.transfer',
  store_credit: 'returns.payCredit',
} as const;

/** The printable note. Pages render it as plain HTML; the counter prints it in place. */
export function NoteReceipt({ sale, branch, locale, t, narrow = false, className = '' }: NoteReceiptProps) {
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  const day = formatDate(sale.soldAt, locale, 'day', branch.timeZone);
  const changeCents = sale.payments.reduce((sum, payment) => sum + payment.changeCents, 0);
  const time = formatDate(sale.soldAt, locale, 'time', branch.timeZone);
  return (
    <article
      className={`receipt ${narrow ? 'w58 ' : ''}${className}`.trim()}
      aria-label={t('counter.noteOf', { folio: sale.folio })}
    >
      <h2>Multipartes {branch.name}</h2>
      <p className="center">{branch.address}</p>
      <p className="center">{t('counter.notePhone', { phone: phoneWords(branch.phone) })}</p>
      <hr />
      <p className="mono center">{sale.folio}</p>
      <p className="center">
        {day} · {time}
      </p>
      <p className="center">{t('counter.noteCashier', { name: sale.cashier })}</p>
      {sale.customerName && (
        <p className="center">{t('counter.noteCustomer', { name: sale.customerName })}</p>
      )}
      <table>
        <thead>
          <tr>
            <th>{t('counter.colQuantityShort')}</th>
            <th>{t('counter.colConcept')}</th>
            <th className="num">{t('counter.colAmount')}</th>
          </tr>
        </thead>
        <tbody>
          {sale.lines.map((line) => (
            <tr key={line.lineNo}>
              <td>{line.quantity}</td>
              <td>
                {line.description}
                <br />
                <span className="mono">{line.code}</span>
                {line.quantity > 1 && ` · ${t('counter.noteEach', { price: money(line.unitPriceCents) })}`}
                {line.fit && (
                  <>
                    <br />
                    {t('fit.noteLine', { car: line.fit.car, verdict: fitBrief(line.fit.verdict, t) })}
                  </>
                )}
                {line.terms && (
                  <>
                    <br />
                    {termsWords(line.terms, t)}
                    {line.terms.note && `. ${line.terms.note}`}
                  </>
                )}
                {line.coreCents !== undefined && (
                  <>
                    <br />
                    {t('returns.noteCore')} {money(line.coreCents)}
                  </>
                )}
                {line.discountCents > 0 && (
                  <>
                    <br />
                    {t('counter.noteDiscount', { amount: money(line.discountCents) })}
                  </>
                )}
              </td>
              <td className="num">{money(line.totalCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <hr />
      <p className="total">
        <span>{t('counter.total')}</span>
        <span>{money(sale.totalCents)}</span>
      </p>
      <dl className="facts">
        <dt>{t('counter.net')}</dt>
        <dd>{money(sale.totalCents - sale.taxCents)}</dd>
        <dt>{t('counter.tax', { rate: percentOf(sale.taxRateBp) })}</dt>
        <dd>{money(sale.taxCents)}</dd>
        {sale.discountCents > 0 && (
          <>
            <dt>{t('counter.discountGiven')}</dt>
            <dd>{money(sale.discountCents)}</dd>
          </>
        )}
        {sale.coreCents !== undefined && (
          <>
            <dt>{t('returns.ticketCore')}</dt>
            <dd>{money(sale.coreCents)}</dd>
            <dt>
              <b>{t('returns.toPay')}</b>
            </dt>
            <dd>
              <b>{money(sale.totalCents + sale.coreCents)}</b>
            </dd>
          </>
        )}
      </dl>
      <hr />
      <dl className="facts">
        {sale.deposit && (
          <>
            <dt>
              {t('papers.applied')} {sale.deposit.folio}
            </dt>
            <dd>{money(sale.deposit.amountCents)}</dd>
          </>
        )}
        {sale.payments.map(({ method, reference, tenderedCents, amountCents }, index) => (
          <Fragment key={index}>
            <dt>
              {t(METHODS[method])}
              {reference && ` ${reference}`}
            </dt>
            <dd>{money(tenderedCents ?? amountCents)}</dd>
          </Fragment>
        ))}
        {changeCents > 0 && (
          <>
            <dt>{t('counter.change')}</dt>
            <dd>{money(changeCents)}</dd>
          </>
        )}
      </dl>
      <hr />
      <p className="center">{t('counter.noteThanks')}</p>
      <p className="center">{t('counter.noteWarranty')}</p>
      <QrCode text={noteCodeOf(sale.branch, sale.id)} label={t('returns.qrNote', { folio: sale.folio })} />
      <p className="center">{t('returns.noteScan')}</p>
    </article>
  );
}

type Terms = NonNullable<SaleReceipt['lines'][number]['terms']>;

function termsWords({ warrantyDays, returnDays }: Terms, t: Translate<StaffTexts>): string {
  const days = (count: number) => t('returns.days', { count });
  if (warrantyDays === 0 && returnDays === 0) return t('returns.noteTermsNone');
  if (returnDays === 0) return t('returns.noteTermsNoReturn', { warranty: days(warrantyDays) });
  return t('returns.noteTerms', { warranty: days(warrantyDays), returns: days(returnDays) });
}
