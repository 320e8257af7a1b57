import { useState, type SubmitEvent } from 'react';
import type { OpenShift, ShiftReport } from '#contract/sales';
import { isRefusal } from '../../staff/api-client.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { RefusalNote } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import { Price } from '../Price.tsx';
import type { TillPlace } from '../till-storage.ts';
import { CashCountFields } from './CashCountFields.tsx';
import { LoggedOut } from './LoggedOut.tsx';
import { readCount, typedCents } from './typed-count.ts';
import { useCountDraft } from './use-count-draft.ts';
import { useDeed } from './use-deed.ts';
import { useSubmitKey } from './use-submit-key.ts';

interface CountTillProps {
  readonly branch: CounterBranch;
  readonly shift: OpenShift;
  readonly place: TillPlace;
  /** Of an earlier day. */
  readonly isStale: boolean;
  readonly mayClose: boolean;
  readonly onCounted: (report: ShiftReport) => void;
  readonly onChanged: () => void;
  readonly onBack?: () => void;
}

/** The blind count: the person says what there is before anybody says what must be there. */
export function CountTill(props: CountTillProps) {
  const { branch, shift, place, isStale, mayClose, onCounted, onChanged, onBack } = props;
  const { t, money, when } = useStaff();
  const { typed, setTyped, forget } = useCountDraft(place, 'close');
  const [isAsking, setAsking] = useState(false);
  const deed = useDeed();
  const formRef = useSubmitKey();
  const totalCents = typedCents(typed);
  const amount = money(totalCents);
  const day = when(shift.businessDate, 'short');
  const opened = t('till.openedAt', {
    when: when(shift.openedAt, isStale ? 'moment' : 'time', branch.timeZone),
    name: shift.openedBy,
  });

  const count = async () => {
    setAsking(false);
    const body = { counts: readCount(typed) };
    const report = await deed.run<ShiftReport>(
      (api, idempotencyKey) =>
        api
          .send<ShiftReport>('POST', `/branches/${branch.code}/shifts/${shift.id}/count`, body, {
            idempotencyKey,
          })
          .catch((error: unknown) => {
            if (isRefusal(error, 'sales.shift_closed')) onChanged();
            throw error;
          }),
      body,
    );
    if (!report) return;
    forget();
    onCounted(report);
  };
  const ask = (event: SubmitEvent) => {
    event.preventDefault();
    if (!deed.isBusy && mayClose) setAsking(true);
  };
  return (
    <form ref={formRef} className="shift-card" onSubmit={ask}>
      <div>
        <h2 className="title">
          {isStale ? t('till.staleTitle', { day }) : t('till.countTitle', { number: shift.number })}
        </h2>
        {isStale && <p>{t('till.staleBody')}</p>}
        <p className="soft">{mayClose ? t('till.countBody') : t('till.ofOther', { name: shift.openedBy })}</p>
        <p className="small soft">
          {t('till.shift', { number: shift.number })} · {opened} ·{' '}
          {t('till.floatOf', { amount: money(shift.floatCents) })}
        </p>
      </div>
      {mayClose && (
        <>
          <CashCountFields typed={typed} isLocked={deed.isBusy} onTyped={setTyped} />
          <div className="shift-foot">
            <p className="small soft">{t('till.vouchers')}</p>
            <p className="shift-total" role="status">
              <span className="label">{t('till.counted')}</span>
              <Price amountCents={totalCents} />
            </p>
            <RefusalNote refusal={deed.refusal} />
            <div className="shift-acts">
              {onBack && (
                <button type="button" className="btn big" onClick={onBack}>
                  {t('till.backToSell')}
                </button>
              )}
              <button type="submit" className="btn act big" aria-busy={deed.isBusy}>
                {deed.isBusy ? t('till.sending') : t('till.confirmCount', { amount })}
                <kbd className="kbd">F12</kbd>
              </button>
            </div>
          </div>
        </>
      )}
      {isAsking && (
        <Dialog
          title={t('till.confirmTitle', { amount })}
          onClose={() => setAsking(false)}
          closeLabel={t('panel.close')}
        >
          <p className="soft">{t('till.confirmBody')}</p>
          <div className="shift-acts">
            <button type="button" className="btn big" onClick={() => setAsking(false)}>
              {t('till.confirmNo')} <kbd className="kbd desk">Esc</kbd>
            </button>
            <button type="button" className="btn act big" data-first onClick={() => void count()}>
              {t('till.confirmYes')} <kbd className="kbd">Enter</kbd>
            </button>
          </div>
        </Dialog>
      )}
      <LoggedOut deed={deed} />
    </form>
  );
}
