import type { Hold } from '#contract/sales';
import { useStaff } from '../../staff/staff-context.tsx';

const METHODS = { cash: 'counter.cash', card: 'counter.card', transfer: 'counter.transfer' } as const;

/** Pieces, payments and what remains. */
export function HoldFacts({ hold, timeZone }: { readonly hold: Hold; readonly timeZone: string }) {
  const { t, money, when } = useStaff();
  const sums = [
    ['papers.total', hold.totalCents],
    ['papers.paid', hold.paidCents],
    ...(hold.state === 'released' || hold.state === 'expired'
      ? ([['papers.kept', hold.keptCents]] as const)
      : []),
    ...(hold.refundedCents > 0 ? ([['papers.refunded', hold.refundedCents]] as const) : []),
    ...(hold.refundableCents > 0 ? ([['papers.refundable', hold.refundableCents]] as const) : []),
  ] as const;
  return (
    <div className="hold-facts">
      <section>
        <h3 className="label">{t('papers.lines')}</h3>
        <ul>
          {hold.lines.map((line) => (
            <li key={line.lineNo}>
              <span>
                {line.quantity > 1 && `${line.quantity} × `}
                {line.description} <span className="mono small soft">{line.code}</span>
              </span>
              <span className="money">{money(line.totalCents)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section>
        <h3 className="label">{t('papers.payments')}</h3>
        {hold.payments.length === 0 && <p className="small soft">{t('papers.noPayments')}</p>}
        <ul>
          {hold.payments.map((payment, index) => (
            <li key={index}>
              <span>
                {when(payment.at, 'moment', timeZone)} · {t(METHODS[payment.method])}
                {payment.branch !== hold.branch && ` · ${payment.branch}`}
              </span>
              <span className="money">{money(payment.amountCents)}</span>
            </li>
          ))}
          {hold.refunds.map((refund, index) => (
            <li key={`r${index}`}>
              <span>
                {when(refund.at, 'moment', timeZone)} · {t('papers.refunded')}
              </span>
              <span className="money">−{money(refund.amountCents)}</span>
            </li>
          ))}
        </ul>
        <dl className="facts">
          {sums.map(([key, amountCents]) => (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd>{money(amountCents)}</dd>
            </div>
          ))}
        </dl>
        {hold.dueCents > 0 && (
          <p className="due">
            <span className="label">{t('papers.due')}</span>
            <span className="money">{money(hold.dueCents)}</span>
          </p>
        )}
      </section>
    </div>
  );
}
