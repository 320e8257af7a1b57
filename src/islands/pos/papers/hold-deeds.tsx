import { useState, type SubmitEvent } from 'react';
import { keptOf, type Hold, type HoldPayment, type SaleReceipt } from '#contract/sales';
import { uuidv7 } from '#shared/ids.ts';
import type { StaffApi } from '../../staff/api-client.ts';
import { RefusalNote } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import type { CounterBranch } from '../Counter.tsx';
import type { TillPlace } from '../till-storage.ts';
import { changeOf } from './ChangeDue.tsx';
import { MoneyForm } from './MoneyForm.tsx';
import { useSending, type Sending } from './use-sending.ts';

export interface HoldDeedProps {
  readonly api: StaffApi;
  readonly place: TillPlace;
  readonly shiftId: string;
  readonly saleSequence: number;
  readonly branch: CounterBranch;
  readonly hold: Hold;
  /** `fresh`: the hold as it is now, when the answer said so; `changeCents`: to hand back. */
  readonly onDone: (text: string, after?: { readonly fresh?: Hold; readonly changeCents?: number }) => void;
  readonly onDelivered: (sale: SaleReceipt) => void;
  readonly onBack: () => void;
}

const pathOf = ({ place, hold }: HoldDeedProps, deed: string) =>
  `/branches/${place.branch}/holds/${hold.id}/${deed}`;

const drawerOf = ({ place, shiftId }: HoldDeedProps) => ({ terminalId: place.terminalId, shiftId });

export function PayHold(props: HoldDeedProps) {
  const { api, branch, hold, onDone, onBack } = props;
  const { t, money } = useStaff();
  const sending = useSending(api);
  const isHere = hold.branch === branch.code;
  return (
    <MoneyForm
      amountCents={hold.dueCents}
      maxCents={hold.dueCents}
      maxLabel={t('papers.due')}
      amountLabel={t('papers.payAmount')}
      submitText={(amountCents) => t('papers.paySave', { amount: money(amountCents) })}
      sending={sending}
      onBack={onBack}
      onPay={(payments) => {
        const id = uuidv7(Date.now());
        const body = { id, ...drawerOf(props), paidAt: new Date().toISOString(), payments };
        void sending
          .send<HoldPayment>(() => ({ path: pathOf(props, 'payments'), key: id, body }))
          .then((paid) => {
            if (!paid) return;
            const amount = money(paid.payments.reduce((sum, { amountCents }) => sum + amountCents, 0));
            onDone(
              isHere
                ? t('papers.paySaved', { amount, due: money(paid.dueCents) })
                : t('papers.paySavedElsewhere', { amount, branch: paid.branchName }),
              { changeCents: changeOf(paid.payments) },
            );
          });
      }}
    >
      {!isHere && <p>{t('papers.payElsewhere', { branch: hold.branchName })}</p>}
    </MoneyForm>
  );
}

export function DeliverHold(props: HoldDeedProps) {
  const { api, hold, saleSequence, onDelivered, onBack } = props;
  const coreCents = hold.coreCents ?? 0;
  const dueCents = hold.dueCents + coreCents;
  const { t, money } = useStaff();
  const sending = useSending(api);
  return (
    <MoneyForm
      amountCents={dueCents}
      isFixed
      maxCents={dueCents}
      maxLabel={t('papers.due')}
      amountLabel={t('papers.due')}
      submitText={(amountCents) =>
        amountCents > 0 ? t('papers.deliver', { amount: money(amountCents) }) : t('papers.deliverPaid')
      }
      sending={sending}
      onBack={onBack}
      onPay={(payments) => {
        const id = uuidv7(Date.now());
        const soldAt = new Date().toISOString();
        const body = { id, ...drawerOf(props), folioSequence: saleSequence, soldAt, payments };
        void sending
          .send<SaleReceipt>(() => ({ path: pathOf(props, 'sale'), key: id, body }))
          .then((sale) => sale && onDelivered(sale));
      }}
    >
      <p>{t('papers.deliverBody')}</p>
      <dl className="facts">
        <dt>{t('papers.total')}</dt>
        <dd>{money(hold.totalCents)}</dd>
        <dt>{t('papers.applied')}</dt>
        <dd>−{money(hold.totalCents - hold.dueCents)}</dd>
        <dt>{t('papers.due')}</dt>
        <dd>
          <b>{money(hold.dueCents)}</b>
        </dd>
        {coreCents > 0 && (
          <>
            <dt>{t('returns.ticketCore')}</dt>
            <dd>{money(coreCents)}</dd>
          </>
        )}
      </dl>
    </MoneyForm>
  );
}

export function ExtendHold(props: HoldDeedProps) {
  const { api, branch, hold, onDone, onBack } = props;
  const { t, when } = useStaff();
  const sending = useSending(api);
  const [day, setDay] = useState(() =>
    dayOf(new Date(Math.max(Date.parse(hold.expiresAt), Date.now()) + WEEK_MS)),
  );
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    // The end of that day, by the clock of this device.
    const expiresAt = new Date(`${day}T23:59:59`).toISOString();
    void sending
      .send<Hold>(() => ({ path: pathOf(props, 'extension'), key: uuidv7(Date.now()), body: { expiresAt } }))
      .then((fresh) => {
        if (fresh)
          onDone(t('papers.extended', { when: when(fresh.expiresAt, 'day', branch.timeZone) }), { fresh });
      });
  };
  return (
    <form onSubmit={save}>
      <div className="field">
        <label htmlFor="hold-until">{t('papers.extendTo')}</label>
        <input
          className="in"
          id="hold-until"
          data-first
          type="date"
          required
          min={dayOf(new Date())}
          value={day}
          disabled={sending.phase !== 'idle'}
          onChange={(event) => setDay(event.target.value)}
        />
      </div>
      <DeedFoot sending={sending} text={t('papers.extendSave')} onBack={onBack} />
    </form>
  );
}

const WEEK_MS = 7 * 86_400_000;

/** The calendar day of this device. */
function dayOf(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

export function CancelHold(props: HoldDeedProps) {
  const { api, hold, onDone, onBack } = props;
  const { t, money } = useStaff();
  const sending = useSending(api);
  const [reason, setReason] = useState('');
  const [method, setMethod] = useState<RefundWay>('cash');
  const heldCents = hold.paidCents - hold.refundedCents;
  const keptCents = keptOf(heldCents, hold.keptBp);
  const refundCents = heldCents - keptCents;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const id = uuidv7(Date.now());
    const refund =
      refundCents > 0 && method !== 'later'
        ? { refund: { ...drawerOf(props), method, amountCents: refundCents } }
        : {};
    void sending
      .send<Hold>(() => ({
        path: pathOf(props, 'release'),
        key: id,
        body: { id, reason: reason.trim(), ...refund },
      }))
      .then((fresh) => {
        if (fresh) onDone(t('papers.cancelled', { folio: fresh.folio }), { fresh });
      });
  };
  return (
    <form onSubmit={save}>
      <p>
        {heldCents > 0
          ? t('papers.cancelBody', {
              paid: money(heldCents),
              kept: money(keptCents),
              refund: money(refundCents),
            })
          : t('papers.cancelBodyFree')}
      </p>
      <div className="field">
        <label htmlFor="hold-reason">{t('papers.reason')}</label>
        <input
          className="in"
          id="hold-reason"
          data-first
          required
          minLength={3}
          maxLength={200}
          autoComplete="off"
          value={reason}
          disabled={sending.phase !== 'idle'}
          onChange={(event) => setReason(event.target.value)}
        />
        <p className="hint">{t('papers.reasonHint')}</p>
      </div>
      {refundCents > 0 && (
        <RefundWays method={method} isLocked={sending.phase !== 'idle'} withLater onMethod={setMethod} />
      )}
      <DeedFoot
        sending={sending}
        text={t('papers.cancelHold')}
        onBack={onBack}
        backText={t('papers.keepHold')}
      />
    </form>
  );
}

export function RefundHold(props: HoldDeedProps) {
  const { api, hold, onDone, onBack } = props;
  const { t, money } = useStaff();
  const sending = useSending(api);
  const [method, setMethod] = useState<RefundWay>('cash');
  const amountCents = hold.refundableCents;
  const save = (event: SubmitEvent) => {
    event.preventDefault();
    const id = uuidv7(Date.now());
    const body = { id, ...drawerOf(props), method, amountCents };
    void sending
      .send<Hold>(() => ({ path: pathOf(props, 'refunds'), key: id, body }))
      .then((fresh) => {
        if (fresh) onDone(t('papers.refundedDone', { amount: money(amountCents) }), { fresh });
      });
  };
  return (
    <form onSubmit={save}>
      <RefundWays method={method} isLocked={sending.phase !== 'idle'} onMethod={setMethod} />
      <DeedFoot
        sending={sending}
        text={t('papers.refundSave', { amount: money(amountCents) })}
        onBack={onBack}
      />
    </form>
  );
}

type RefundWay = 'cash' | 'transfer' | 'later';

interface RefundWaysProps {
  readonly method: RefundWay;
  readonly isLocked: boolean;
  readonly withLater?: boolean;
  readonly onMethod: (method: RefundWay) => void;
}

function RefundWays({ method, isLocked, withLater = false, onMethod }: RefundWaysProps) {
  const { t } = useStaff();
  const ways = [
    ['cash', 'counter.cash'],
    ['transfer', 'counter.transfer'],
    ...(withLater ? ([['later', 'papers.refundLater']] as const) : []),
  ] as const;
  return (
    <div className="pay ways" role="group" aria-label={t('papers.refundable')}>
      {ways.map(([way, text]) => (
        <button
          key={way}
          type="button"
          className="btn"
          aria-pressed={method === way}
          disabled={isLocked}
          onClick={() => onMethod(way)}
        >
          {t(text)}
        </button>
      ))}
    </div>
  );
}

interface DeedFootProps {
  readonly sending: Sending;
  readonly text: string;
  readonly backText?: string;
  readonly onBack: () => void;
}

function DeedFoot({ sending, text, backText, onBack }: DeedFootProps) {
  const { t } = useStaff();
  return (
    <>
      <RefusalNote refusal={sending.refusal} />
      <div className="da">
        <button type="button" className="btn quiet" disabled={sending.phase === 'sending'} onClick={onBack}>
          {backText ?? t('papers.back')}
        </button>
        <button type="submit" className="btn act" aria-busy={sending.phase === 'sending'}>
          {sending.phase === 'unknown' ? t('papers.tryAgain') : text}
        </button>
      </div>
    </>
  );
}
