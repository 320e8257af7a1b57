import { useState, type SyntheticEvent } from 'react';
import type { Work } from './TransferDetail.tsx';
import { useTransferTexts } from './transfer-texts.tsx';

/** Before the parcel leaves: the branch that has the pieces declines with a reason, the other says it is not needed. */
export function CallOff({ work }: { readonly work: Work }) {
  const { transfer, otherName, isBusy, step } = work;
  const t = useTransferTexts();
  const [isOpen, setOpen] = useState(false);
  const [reason, setReason] = useState('');
  if (transfer.side === 'in') {
    if (transfer.withdrawn) return null;
    return (
      <p>
        <button type="button" className="btn" aria-busy={isBusy} onClick={() => void step('cancel', {})}>
          {t('transfers.withdraw')}
        </button>
      </p>
    );
  }
  if (!isOpen) {
    return (
      <p>
        <button type="button" className="btn quiet" onClick={() => setOpen(true)}>
          {t('transfers.decline')}
        </button>
      </p>
    );
  }
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void step('cancel', { reason: reason.trim() });
  };
  return (
    <form className="tr-decline" onSubmit={submit}>
      <label className="field">
        <span>{t('transfers.declineReason', { branch: otherName })}</span>
        <input
          className="in"
          value={reason}
          maxLength={300}
          required
          autoFocus
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      <button type="submit" className="btn" aria-busy={isBusy}>
        {t('transfers.declineDo')}
      </button>
    </form>
  );
}
