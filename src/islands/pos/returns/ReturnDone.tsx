import type { ReturnReceipt } from '#contract/sales';
import { creditCodeWords, creditQrOf } from '#shared/credit-code.ts';
import { Icon } from '../../staff/Icon.tsx';
import { QrCode } from '../../staff/QrCode.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { NoteCredit } from '../note-draft.ts';

interface ReturnDoneProps {
  readonly receipt: ReturnReceipt;
  readonly onCredit: (credit: NoteCredit) => void;
  readonly onAnother: () => void;
}

const GIVEN = {
  cash: 'returns.doneCash',
  card: 'returns.doneCard',
  transfer: 'returns.doneTransfer',
  store_credit: 'returns.doneCredit',
} as const;

/** After the return: what to hand over, in figures that can be read from across the counter, and what comes next. */
export function ReturnDone({ receipt, onCredit, onAnother }: ReturnDoneProps) {
  const { t, money } = useStaff();
  const { credit, refunds } = receipt;
  const isShelved = receipt.lines.some(({ outcome }) => outcome === 'shelf');
  return (
    <div className="return-done">
      <p className="notice ok" role="status">
        <b>{t('returns.done')}</b> <span className="mono">{receipt.folio}</span>
        {isShelved && <span className="small"> {t('returns.stockBack')}</span>}
      </p>
      {refunds.length === 0 && <p>{t('returns.doneNothing')}</p>}
      {refunds.map(({ method, amountCents }) => (
        <p key={method} className="return-given">
          {t(GIVEN[method], { amount: money(amountCents) })}
        </p>
      ))}
      {credit && (
        <div className="credit-card">
          <QrCode text={creditQrOf(credit.code)} label={t('returns.qrCredit', { code: credit.code })} />
          <p className="mono">{creditCodeWords(credit.code)}</p>
        </div>
      )}
      <div className="paper-acts">
        <a
          className="btn"
          href={`/caja/devolucion/${receipt.id}?sucursal=${receipt.branch}`}
          target="_blank"
          rel="noopener"
        >
          <Icon name="print" size="s" /> {t('returns.print')}
        </a>
        <button type="button" className="btn quiet" onClick={onAnother}>
          {t('returns.another')}
        </button>
        {credit && (
          <button
            type="button"
            className="btn act"
            data-first
            onClick={() => onCredit({ code: credit.code, balanceCents: credit.issuedCents })}
          >
            {t('returns.useCredit')} <kbd className="kbd desk">Enter</kbd>
          </button>
        )}
      </div>
    </div>
  );
}
