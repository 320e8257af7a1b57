import { Fragment } from 'react';
import type { Hold, Quote } from '#contract/sales';
import { documentCodeOf } from '#shared/folio.ts';
import { phoneWords } from '#shared/phone.ts';
import { formatDate, formatMoney } from '../../i18n/format.ts';
import type { Locale, Translate } from '../../i18n/translator.ts';
import { percentOf } from './amount.ts';
import type { NoteBranch } from './NoteReceipt.tsx';
import { QrCode } from './QrCode.tsx';
import type { StaffTexts } from './staff-context.tsx';

export type Paper =
  { readonly document: 'quote'; readonly paper: Quote } | { readonly document: 'hold'; readonly paper: Hold };

interface PaperSheetProps {
  readonly of: Paper;
  readonly branch: NoteBranch;
  readonly locale: Locale;
  readonly t: Translate<StaffTexts>;
  /** 58 mm roll instead of 80 mm. */
  readonly narrow?: boolean;
}

const METHODS = { cash: 'counter.cash', card: 'counter.card', transfer: 'counter.transfer' } as const;

/** The printable quote or hold, on the paper of a note, with the code that finds it again. */
export function PaperSheet({ of, branch, locale, t, narrow = false }: PaperSheetProps) {
  const { document, paper } = of;
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  const day = (instant: string) => formatDate(instant, locale, 'day', branch.timeZone);
  const until = day(paper.expiresAt);
  return (
    <article className={narrow ? 'receipt w58' : 'receipt'} aria-label={paper.folio}>
      <h2>Multipartes {branch.name}</h2>
      <p className="center">{branch.address}</p>
      <p className="center">{t('counter.notePhone', { phone: phoneWords(branch.phone) })}</p>
      <hr />
      <h2>{t(document === 'quote' ? 'papers.noteQuote' : 'papers.noteHold')}</h2>
      <p className="mono center">{paper.folio}</p>
      <p className="center">
        {day(paper.madeAt)} · {formatDate(paper.madeAt, locale, 'time', branch.timeZone)}
      </p>
      <p className="center">{t('counter.noteCashier', { name: paper.clerk })}</p>
      {paper.customerName && (
        <p className="center">{t('counter.noteCustomer', { name: paper.customerName })}</p>
      )}
      {paper.customerPhone && <p className="center">{phoneWords(paper.customerPhone)}</p>}
      {paper.car && <p className="center">{paper.car.name}</p>}
      <table>
        <thead>
          <tr>
            <th>{t('counter.colQuantityShort')}</th>
            <th>{t('counter.colConcept')}</th>
            <th className="num">{t('counter.colAmount')}</th>
          </tr>
        </thead>
        <tbody>
          {paper.lines.map((line) => (
            <tr key={line.lineNo}>
              <td>{line.quantity}</td>
              <td>
                {line.description}
                <br />
                <span className="mono">{line.code}</span>
                {line.quantity > 1 && ` · ${t('counter.noteEach', { price: money(line.unitPriceCents) })}`}
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
        <span>{money(paper.totalCents)}</span>
      </p>
      <dl className="facts">
        <dt>{t('counter.net')}</dt>
        <dd>{money(paper.totalCents - paper.taxCents)}</dd>
        <dt>{t('counter.tax', { rate: percentOf(paper.taxRateBp) })}</dt>
        <dd>{money(paper.taxCents)}</dd>
      </dl>
      {of.document === 'hold' && <HoldFigures hold={of.paper} money={money} day={day} t={t} />}
      <hr />
      <p className="center">
        <b>{t(document === 'quote' ? 'papers.noteUntil' : 'papers.notePickUp', { when: until })}</b>
      </p>
      {of.document === 'quote' ? (
        <p className="center">{t('papers.noteNoHold')}</p>
      ) : (
        <p className="center">
          {of.paper.keptBp > 0
            ? t('papers.noteTerms', { percent: percentOf(of.paper.keptBp) })
            : t('papers.noteTermsFree')}
        </p>
      )}
      <QrCode text={documentCodeOf(document, paper.id)} label={t('papers.qrOf', { folio: paper.folio })} />
      <p className="center">{t('papers.noteScan')}</p>
    </article>
  );
}

interface HoldFiguresProps {
  readonly hold: Hold;
  readonly money: (amountCents: number) => string;
  readonly day: (instant: string) => string;
  readonly t: Translate<StaffTexts>;
}

function HoldFigures({ hold, money, day, t }: HoldFiguresProps) {
  return (
    <>
      <hr />
      <dl className="facts">
        {hold.payments.map((payment, index) => (
          <Fragment key={index}>
            <dt>
              {day(payment.at)} · {t(METHODS[payment.method])}
              {payment.branch !== hold.branch && ` · ${payment.branch}`}
            </dt>
            <dd>{money(payment.amountCents)}</dd>
          </Fragment>
        ))}
        {hold.refunds.map((refund, index) => (
          <Fragment key={`r${index}`}>
            <dt>
              {day(refund.at)} · {t('papers.refunded')}
            </dt>
            <dd>−{money(refund.amountCents)}</dd>
          </Fragment>
        ))}
      </dl>
      <p className="total">
        <span>{t('papers.due')}</span>
        <span>{money(hold.dueCents)}</span>
      </p>
    </>
  );
}
