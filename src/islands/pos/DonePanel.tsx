import { useEffect, useRef } from 'react';
import type { SaleReceipt } from '#contract/sales';
import { Icon } from '../staff/Icon.tsx';
import { NoteReceipt } from '../staff/NoteReceipt.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import type { CounterBranch } from './Counter.tsx';
import { Price } from './Price.tsx';
import { RollChoice, useRollWidth } from './RollChoice.tsx';
import { RollFiles } from './RollFiles.tsx';

interface DonePanelProps {
  readonly sale: SaleReceipt;
  readonly branch: CounterBranch;
  readonly onNew: () => void;
  readonly onPrint: () => void;
}

const METHODS = {
  cash: 'counter.cash',
  card: 'counter.card',
  transfer: 'counter.transfer',
  store_credit: 'returns.payCredit',
} as const;

/** After the sale: the change to give back, in figures that can be read from across the counter. */
export function DonePanel({ sale, branch, onNew, onPrint }: DonePanelProps) {
  const { t, money, locale } = useStaff();
  const [roll, setRoll] = useRollWidth();
  const headRef = useRef<HTMLHeadingElement>(null);
  const changeCents = sale.payments.reduce((sum, payment) => sum + payment.changeCents, 0);
  useEffect(() => {
    headRef.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <aside className="ticket done" aria-label={t('counter.charged')}>
      <div className="th2">
        <div>
          <h2 className="label" ref={headRef}>
            {t('counter.charged')}
          </h2>
          <p className="mono">{sale.folio}</p>
        </div>
        <span className="done-mark">
          <Icon name="check" />
        </span>
      </div>
      <div className="done-figures" role="status">
        <div className="change">
          <span className="label">{changeCents > 0 ? t('counter.giveChange') : t('counter.noChange')}</span>
          {changeCents > 0 && <Price amountCents={changeCents} />}
        </div>
        <dl className="facts">
          <dt>{t('counter.total')}</dt>
          <dd>{money(sale.totalCents)}</dd>
          {sale.coreCents !== undefined && (
            <PaymentFact label={t('returns.ticketCore')} amount={money(sale.coreCents)} />
          )}
          {sale.deposit && (
            <PaymentFact label={t('papers.applied')} amount={money(sale.deposit.amountCents)} />
          )}
          {sale.payments.map((payment, index) => (
            <PaymentFact
              key={index}
              label={t(METHODS[payment.method])}
              amount={money(payment.tenderedCents ?? payment.amountCents)}
            />
          ))}
          <dt>{t('counter.pieces')}</dt>
          <dd>{sale.lines.reduce((sum, line) => sum + line.quantity, 0)}</dd>
        </dl>
      </div>
      <div className="tot">
        <RollChoice roll={roll} onRoll={setRoll} />
        <button type="button" className="btn big wide" onClick={onPrint}>
          <Icon name="print" /> {t('counter.printNote')} <kbd className="kbd">Ctrl P</kbd>
        </button>
        <RollFiles path={`/branches/${sale.branch}/sales/${sale.id}/receipt`} roll={roll} hasDrawer />
        <button type="button" className="btn act big wide" onClick={onNew}>
          {t('counter.newNote')} <kbd className="kbd">Enter</kbd>
        </button>
      </div>
      <NoteReceipt
        sale={sale}
        branch={branch}
        locale={locale}
        t={t}
        narrow={roll === '58'}
        className="paper-only"
      />
    </aside>
  );
}

function PaymentFact({ label, amount }: { readonly label: string; readonly amount: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{amount}</dd>
    </>
  );
}
