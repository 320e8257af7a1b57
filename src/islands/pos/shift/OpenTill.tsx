import { useState, type SubmitEvent } from 'react';
import type { OpenShift, Terminal } from '#contract/sales';
import { isRefusal } from '../../staff/api-client.ts';
import { RefusalNote } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import { Price } from '../Price.tsx';
import type { TillPlace } from '../till-storage.ts';
import { CashCountFields } from './CashCountFields.tsx';
import { readCount, typedCents } from './typed-count.ts';
import { useCountDraft } from './use-count-draft.ts';
import { useDeed } from './use-deed.ts';
import { LoggedOut } from './LoggedOut.tsx';
import { useSubmitKey } from './use-submit-key.ts';

interface OpenTillProps {
  readonly branch: CounterBranch;
  readonly terminal: Terminal;
  readonly place: TillPlace;
  readonly onOpened: () => void;
}

/** More than any till begins a day with: a digit too many, most likely. It is asked once. */
const LARGE_FLOAT_CENTS = 20_000_00;

/** The till is closed: it opens with the float that somebody counted into its drawer. */
export function OpenTill({ branch, terminal, place, onOpened }: OpenTillProps) {
  const { t, money } = useStaff();
  const { typed, setTyped, forget } = useCountDraft(place, 'float');
  const deed = useDeed();
  const formRef = useSubmitKey();
  const totalCents = typedCents(typed);
  const [askedCents, setAsked] = useState<number | null>(null);
  const isAsked = askedCents === totalCents;

  const open = async (event: SubmitEvent) => {
    event.preventDefault();
    if (deed.isBusy) return;
    if (totalCents > LARGE_FLOAT_CENTS && !isAsked) {
      setAsked(totalCents);
      return;
    }
    const float = readCount(typed);
    const body = { terminalId: terminal.id, float };
    const shift = await deed.run<OpenShift>(
      (api, key) =>
        api
          .send<OpenShift>(
            'POST',
            `/branches/${branch.code}/shifts`,
            { id: key, ...body },
            { idempotencyKey: key },
          )
          .catch((error: unknown) => {
            // A colleague was faster: the till is open, which is what was wanted.
            if (isRefusal(error, 'sales.shift_already_open')) onOpened();
            throw error;
          }),
      body,
    );
    if (!shift) return;
    forget();
    onOpened();
  };
  return (
    <form ref={formRef} className="shift-card" onSubmit={(event) => void open(event)}>
      <div>
        <h2 className="title">{t('till.openTitle', { till: terminal.name })}</h2>
        <p className="soft">{t('till.openBody')}</p>
      </div>
      <CashCountFields typed={typed} isLocked={deed.isBusy} onTyped={setTyped} />
      <div className="shift-foot">
        <p className="shift-total" role="status">
          <span className="label">{t('till.float')}</span>
          <Price amountCents={totalCents} />
        </p>
        {isAsked && (
          <p className="note warn" role="alert">
            {t('till.floatSure', { amount: money(totalCents) })}
          </p>
        )}
        <RefusalNote refusal={deed.refusal} />
        <button type="submit" className="btn act big wide" aria-busy={deed.isBusy}>
          {deed.isBusy
            ? t('till.opening')
            : totalCents > 0
              ? t('till.openWith', { amount: money(totalCents) })
              : t('till.openEmpty')}
          <kbd className="kbd">F12</kbd>
        </button>
      </div>
      <LoggedOut deed={deed} />
    </form>
  );
}
