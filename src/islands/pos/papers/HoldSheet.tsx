import { useCallback, useEffect, useState } from 'react';
import type { Hold, SaleReceipt } from '#contract/sales';
import { phoneWords } from '#shared/phone.ts';
import type { StaffApi } from '../../staff/api-client.ts';
import { Dialog } from '../../staff/Dialog.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import type { TillPlace } from '../till-storage.ts';
import { useClock } from '../use-clock.ts';
import { ChangeDue, changeOf } from './ChangeDue.tsx';
import { HoldFacts } from './HoldFacts.tsx';
import {
  CancelHold,
  DeliverHold,
  ExtendHold,
  PayHold,
  RefundHold,
  type HoldDeedProps,
} from './hold-deeds.tsx';
import { PaperActs } from './PaperActs.tsx';
import { PaperState, TimeLeft } from './paper-state.tsx';

interface HoldSheetProps {
  readonly api: StaffApi;
  readonly place: TillPlace;
  readonly shiftId: string;
  /** Of the till's next note. */
  readonly saleSequence: number;
  readonly branch: CounterBranch;
  readonly holdId: string;
  /** Just made: it says so. */
  readonly isNew?: boolean;
  readonly onDelivered: (sale: SaleReceipt) => void;
  readonly onClose: () => void;
}

type Deed = 'pay' | 'deliver' | 'extend' | 'cancel' | 'refund';

const DEEDS = {
  pay: PayHold,
  deliver: DeliverHold,
  extend: ExtendHold,
  cancel: CancelHold,
  refund: RefundHold,
} as const;

const TITLES = {
  pay: 'papers.payTitle',
  deliver: 'papers.deliverTitle',
  extend: 'papers.extendTitle',
  cancel: 'papers.cancelTitle',
  refund: 'papers.refundTitle',
} as const;

/** A hold at the counter: what is on it, what was paid, how long it lasts, and everything that can be done with it. */
export function HoldSheet(props: HoldSheetProps) {
  const { api, place, shiftId, saleSequence, branch, holdId, isNew = false, onDelivered, onClose } = props;
  const { t, money } = useStaff();
  const [hold, setHold] = useState<Hold | null>(null);
  const [deed, setDeed] = useState<Deed | null>(null);
  const [said, setSaid] = useState<string | null>(isNew ? t('papers.holdSaved') : null);
  /** Of what was paid just now; of a new hold, of its deposit. */
  const [paidChangeCents, setPaidChange] = useState<number | null>(null);
  const now = useClock();
  const refusal = useRefusal();
  const { show } = refusal;
  const load = useCallback(
    () => api.get<Hold>(`/holds/${holdId}`).then(setHold).catch(show),
    [api, holdId, show],
  );
  useEffect(() => void load(), [load]);

  if (!hold) {
    return (
      <Dialog key="loading" title={t('papers.hold')} onClose={onClose} closeLabel={t('panel.close')}>
        <RefusalNote refusal={refusal} />
        {!refusal.text && <p className="soft">{t('papers.searching')}</p>}
      </Dialog>
    );
  }
  if (deed) {
    const Form = DEEDS[deed];
    const given: HoldDeedProps = {
      api,
      place,
      shiftId,
      saleSequence,
      branch,
      hold,
      onDone: (text, { fresh, changeCents = 0 } = {}) => {
        setSaid(text);
        setPaidChange(changeCents);
        setDeed(null);
        if (fresh) setHold(fresh);
        else void load();
      },
      onDelivered,
      onBack: () => {
        setDeed(null);
        void load();
      },
    };
    return (
      <Dialog key={deed} title={t(TITLES[deed])} onClose={onClose} closeLabel={t('panel.close')}>
        <p className="mono paper-folio">{hold.folio}</p>
        <Form {...given} />
      </Dialog>
    );
  }
  const isHere = hold.branch === branch.code;
  const isAlive = hold.state === 'active';
  const isOpen = isAlive || hold.state === 'overdue';
  return (
    // Keys: each view opens anew, with its own first control.
    <Dialog key="hold" title={t('papers.hold')} onClose={onClose} closeLabel={t('panel.close')} wide>
      {said && (
        <p className="notice ok" role="status">
          {said}
        </p>
      )}
      <ChangeDue amountCents={paidChangeCents ?? (isNew ? changeOf(hold.payments) : 0)} />
      <div className="paper-head">
        <div>
          <p className="mono paper-folio">{hold.folio}</p>
          <p>
            <b>{hold.customerName}</b>
            {hold.customerPhone && <span className="soft"> · {phoneWords(hold.customerPhone)}</span>}
          </p>
        </div>
        <div className="paper-when">
          <PaperState of="hold" state={hold.state} />
          {isOpen && (
            <span className="small soft">
              <TimeLeft until={hold.expiresAt} now={now} timeZone={branch.timeZone} />
            </span>
          )}
        </div>
      </div>
      <HoldFacts hold={hold} timeZone={branch.timeZone} />
      {!isHere && isOpen && (
        <p className="small soft">{t('papers.deliverElsewhere', { branch: hold.branchName })}</p>
      )}
      <div className="paper-deeds">
        {isAlive && isHere && (
          <button
            type="button"
            className="btn act"
            {...(isNew ? {} : { 'data-first': true })}
            onClick={() => setDeed('deliver')}
          >
            {hold.dueCents + (hold.coreCents ?? 0) > 0
              ? t('papers.deliver', { amount: money(hold.dueCents + (hold.coreCents ?? 0)) })
              : t('papers.deliverPaid')}
          </button>
        )}
        {isAlive && hold.dueCents > 0 && (
          <button type="button" className="btn" onClick={() => setDeed('pay')}>
            {t('papers.payTitle')}
          </button>
        )}
        {isOpen && isHere && (
          <>
            <button type="button" className="btn" onClick={() => setDeed('extend')}>
              {t('papers.extend')}
            </button>
            <button type="button" className="btn" onClick={() => setDeed('cancel')}>
              {t('papers.cancelHold')}
            </button>
          </>
        )}
        {isHere && hold.refundableCents > 0 && (
          <button type="button" className="btn" onClick={() => setDeed('refund')}>
            {t('papers.refundNow', { amount: money(hold.refundableCents) })}
          </button>
        )}
      </div>
      <PaperActs of={{ document: 'hold', paper: hold }} timeZone={branch.timeZone} />
    </Dialog>
  );
}
