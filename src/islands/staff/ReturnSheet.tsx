import { Fragment } from 'react';
import type { ReturnReceipt } from '#contract/sales';
import { creditCodeWords, creditQrOf } from '#shared/credit-code.ts';
import { phoneWords } from '#shared/phone.ts';
import { formatDate, formatMoney } from '../../i18n/format.ts';
import type { Locale, Translate } from '../../i18n/translator.ts';
import type { NoteBranch } from './NoteReceipt.tsx';
import { QrCode } from './QrCode.tsx';
import type { StaffTexts } from './staff-context.tsx';

interface ReturnSheetProps {
  readonly receipt: ReturnReceipt;
  readonly branch: NoteBranch;
  readonly locale: Locale;
  readonly t: Translate<StaffTexts>;
  /** 58 mm roll instead of 80 mm. */
  readonly narrow?: boolean;
}

/** The printable note of a return, with the vale that it gave. */
export function ReturnSheet({ receipt, branch, locale, t, narrow = false }: ReturnSheetProps) {
  const money = (amountCents: number) => formatMoney(amountCents, locale);
  const { credit } = receipt;
  return (
    <article className={narrow ? 'receipt w58' : 'receipt'} aria-label={receipt.folio}>
      <h2>Multipartes {branch.name}</h2>
      <p className="center">{branch.address}</p>
      <p className="center">{t('counter.notePhone', { phone: phoneWords(branch.phone) })}</p>
      <hr />
      <h2>{t('returns.noteReturn')}</h2>
      <p className="mono center">{receipt.folio}</p>
      <p className="center">{t('returns.noteOf', { folio: receipt.saleFolio })}</p>
      <p className="center">
        {formatDate(receipt.madeAt, locale, 'day', branch.timeZone)} ·{' '}
        {formatDate(receipt.madeAt, locale, 'time', branch.timeZone)}
      </p>
      <p className="center">{t('counter.noteCashier', { name: receipt.clerk })}</p>
      {receipt.approver && <p className="center">{t('returns.noteApproved', { name: receipt.approver })}</p>}
      {receipt.customerName && (
        <p className="center">{t('counter.noteCustomer', { name: receipt.customerName })}</p>
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
          {receipt.lines.map((line) => (
            <tr key={line.lineNo}>
              <td>{line.quantity}</td>
              <td>
                {line.description}
                <br />
                <span className="mono">{line.code}</span>
                <br />
                {t(`returns.reason.${line.reason}`)}
              </td>
              <td className="num">{money(line.goodsCents)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {receipt.note && <p>{receipt.note}</p>}
      <hr />
      <dl className="facts">
        {receipt.feeCents > 0 && (
          <>
            <dt>{t('returns.fee')}</dt>
            <dd>−{money(receipt.feeCents)}</dd>
          </>
        )}
        {receipt.coreCents > 0 && (
          <>
            <dt>{t('returns.coreBack')}</dt>
            <dd>{money(receipt.coreCents)}</dd>
          </>
        )}
      </dl>
      <p className="total">
        <span>{t('returns.noteBack')}</span>
        <span>{money(receipt.refundCents)}</span>
      </p>
      <dl className="facts">
        {receipt.refunds.map(({ method, amountCents, reference }) => (
          <Fragment key={method}>
            <dt>
              {t(`returns.${method}`)}
              {reference && ` ${reference}`}
            </dt>
            <dd>{money(amountCents)}</dd>
          </Fragment>
        ))}
      </dl>
      {credit ? (
        <>
          <hr />
          <h2>{t('returns.noteCreditTitle')}</h2>
          <p className="mono center">
            <b>{creditCodeWords(credit.code)}</b>
          </p>
          <QrCode
            text={creditQrOf(credit.code)}
            label={t('returns.qrCredit', { code: creditCodeWords(credit.code) })}
          />
          <p className="center">
            {t('returns.noteCreditTerms', { amount: money(credit.issuedCents), branch: branch.name })}
          </p>
          <p className="center">{t('returns.noteCreditScan')}</p>
        </>
      ) : (
        <p className="signatures">
          <span>{t('till.signGet')}</span>
        </p>
      )}
    </article>
  );
}
