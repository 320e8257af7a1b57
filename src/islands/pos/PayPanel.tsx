import { useEffect, useLayoutEffect, useRef, useState, type SubmitEvent, type RefObject } from 'react';
import type { SaleDraft } from '#contract/sales';
import { parseAmount, plainAmount } from '../staff/amount.ts';
import { Icon } from '../staff/Icon.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { isDialogOpen, isPrintable, isTyping } from '../staff/typing.ts';
import { useKeys } from '../staff/use-keys.ts';
import { ChargeNotice } from './ChargeNotice.tsx';
import { methodOf, NOTHING_TENDERED, payAllBy, settle, type PaymentMethod, type Tender } from './payment.ts';
import type { NoteCredit } from './note-draft.ts';
import { CreditRow } from './returns/CreditRow.tsx';
import { Price } from './Price.tsx';
import {
  firstTyped,
  readTender,
  takeUp,
  typedOf,
  type TenderDesk,
  type TypedTender,
} from './tender-typed.ts';
import type { ChargeState } from './use-till.ts';

interface PayPanelProps {
  readonly formRef: RefObject<HTMLFormElement | null>;
  readonly noteId: string;
  readonly desk: RefObject<TenderDesk>;
  readonly totalCents: number;
  readonly folio: string;
  /** Null: nobody said by which. */
  readonly method: PaymentMethod | null;
  readonly pending: SaleDraft | null;
  readonly charge: ChargeState;
  /** On the note: it pays as far as it goes. */
  readonly credit: NoteCredit | null;
  readonly onReadCredit: (code: string) => Promise<string | null>;
  readonly onDropCredit: () => void;
  readonly onBack: () => void;
  readonly onRetry: () => void;
  readonly onCharge: (payments: SaleDraft['payments']) => void;
}

const METHODS = [
  { method: 'cash', text: 'counter.cash', key: '1' },
  { method: 'card', text: 'counter.card', key: '2' },
  { method: 'transfer', text: 'counter.transfer', key: '3' },
] as const;
const BILLS_PESOS = [50, 100, 200, 500, 1000] as const;
/** A key this soon after a character comes from a scanner, not from the person who means to charge. */
const HUMAN_PAUSE_MS = 50;

/** How the note is paid: one method by its key, or amounts in several. Enter charges. */
export function PayPanel(props: PayPanelProps) {
  const { formRef, noteId, desk, totalCents, folio, pending, charge, onBack, onRetry, onCharge } = props;
  const { t, money } = useStaff();
  const creditCents = pending ? creditIn(pending) : Math.min(props.credit?.balanceCents ?? 0, totalCents);
  const restCents = totalCents - creditCents;
  const [taken] = useState(() => takeUp(desk.current.kept, { noteId, restCents }));
  const [typed, setTyped] = useState<TypedTender>(() =>
    pending ? typedOf(tenderOf(pending)) : firstTyped(taken.typed, props.method, restCents),
  );
  const cashRef = useRef<HTMLInputElement>(null);
  const submitRef = useRef<HTMLButtonElement>(null);
  const lastKeyMs = useRef(Number.NEGATIVE_INFINITY);
  const isLocked = pending !== null;
  const tender = readTender(typed);
  const settled = tender && settle(restCents, tender);
  const method = tender && methodOf(restCents, tender);
  const isCovered = restCents === 0 && settled?.overCents === 0;
  const isReady = settled !== null && (settled.payments.length > 0 || isCovered);

  const choose = (wanted: PaymentMethod) => {
    if (isLocked) return;
    setTyped(typedOf(payAllBy(wanted, restCents, NOTHING_TENDERED)));
    if (wanted === 'cash') cashRef.current?.focus();
    else submitRef.current?.focus();
  };

  useLayoutEffect(() => {
    submitRef.current?.focus();
    const of = desk.current;
    of.kept = null;
    return () => {
      of.now = null;
    };
  }, [desk]);
  useLayoutEffect(() => {
    desk.current.now = { noteId, restCents, typed };
  }, [desk, noteId, restCents, typed]);
  useKeys(
    (event) => {
      if (isDialogOpen() || !isPrintable(event)) return;
      const isOfScan = event.timeStamp - lastKeyMs.current < HUMAN_PAUSE_MS;
      lastKeyMs.current = event.timeStamp;
      if (isTyping(event.target) || isOfScan) return;
      const chosen = METHODS.find(({ key }) => key === event.key);
      if (event.key === '4') document.getElementById('pay-credit')?.focus();
      else if (chosen) choose(chosen.method);
      else return;
      event.preventDefault();
    },
    { isFirst: true },
  );

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (isLocked || !settled || event.timeStamp - lastKeyMs.current < HUMAN_PAUSE_MS) return;
    const byCredit =
      props.credit && creditCents > 0
        ? [{ method: 'store_credit' as const, amountCents: creditCents, creditCode: props.credit.code }]
        : [];
    if (isReady) onCharge([...byCredit, ...settled.payments]);
    else cashRef.current?.focus();
  };

  // What was typed was for another rest.
  const shownCredit = useRef(creditCents);
  useEffect(() => {
    if (shownCredit.current === creditCents) return;
    shownCredit.current = creditCents;
    // The keys before this belonged to the vale.
    lastKeyMs.current = Number.NEGATIVE_INFINITY;
    setTyped(typedOf(payAllBy('cash', restCents, NOTHING_TENDERED)));
    submitRef.current?.focus();
  }, [creditCents, restCents]);

  const addBill = (pesos: number) => {
    const now = parseAmount(typed.cash) ?? 0;
    setTyped({ ...typed, cash: plainAmount(now + pesos * 100) });
  };
  const field = (name: keyof TypedTender) => ({
    value: typed[name],
    disabled: isLocked,
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
    onFocus: (event: { target: HTMLInputElement }) => event.target.select(),
  });

  return (
    <aside className="ticket paying" aria-label={t('counter.payment')}>
      <div className="th2">
        <div>
          <p className="label">{t('counter.chargeNote')}</p>
          <p className="mono">{folio}</p>
        </div>
        <button type="button" className="btn quiet" disabled={isLocked} onClick={onBack}>
          {t('counter.backToNote')} <kbd className="kbd desk">Esc</kbd>
        </button>
      </div>
      <form ref={formRef} className="tender" onSubmit={submit}>
        <div className="grand">
          <span className="label">{t('counter.total')}</span>
          <Price amountCents={totalCents} />
        </div>
        {taken.isCleared && (
          <p className="note small" role="status">
            {t('counter.tenderCleared')}
          </p>
        )}
        <div className="pay" role="group" aria-label={t('counter.payWith')}>
          {METHODS.map((one) => (
            <button
              key={one.method}
              type="button"
              className="btn"
              aria-pressed={method === one.method}
              disabled={isLocked}
              onClick={() => choose(one.method)}
            >
              {t(one.text)} <kbd className="kbd">{one.key}</kbd>
            </button>
          ))}
        </div>
        <fieldset className="tender-rows">
          <legend className="label">{t('counter.received')}</legend>
          <label htmlFor="pay-cash">{t('counter.cash')}</label>
          <input
            ref={cashRef}
            className="in num"
            id="pay-cash"
            inputMode="decimal"
            autoComplete="off"
            placeholder={plainAmount(settled?.cashDueCents ?? 0)}
            {...field('cash')}
          />
          <div className="bills" role="group" aria-label={t('counter.bills')}>
            {BILLS_PESOS.map((pesos) => (
              <button
                key={pesos}
                type="button"
                className="btn quiet"
                disabled={isLocked}
                onClick={() => addBill(pesos)}
              >
                {pesos.toLocaleString('es-MX')}
              </button>
            ))}
            <button
              type="button"
              className="btn quiet"
              disabled={isLocked}
              onClick={() => setTyped({ ...typed, cash: '' })}
            >
              {t('counter.exact')}
            </button>
          </div>
          <label htmlFor="pay-card">{t('counter.card')}</label>
          <input
            className="in num"
            id="pay-card"
            inputMode="decimal"
            autoComplete="off"
            placeholder="0.00"
            {...field('card')}
          />
          <input
            className="in reference"
            aria-label={t('counter.cardReference')}
            placeholder={t('counter.cardReference')}
            maxLength={60}
            autoComplete="off"
            {...field('cardReference')}
          />
          <label htmlFor="pay-transfer">{t('counter.transfer')}</label>
          <input
            className="in num"
            id="pay-transfer"
            inputMode="decimal"
            autoComplete="off"
            placeholder="0.00"
            {...field('transfer')}
          />
          <input
            className="in reference"
            aria-label={t('counter.transferReference')}
            placeholder={t('counter.transferReference')}
            maxLength={60}
            autoComplete="off"
            {...field('transferReference')}
          />
          <CreditRow {...props} amountCents={creditCents} isLocked={isLocked} />
        </fieldset>
        <p className={isReady ? 'pay-result' : 'pay-result bad'} role="status">
          {resultText()}
        </p>
        {settled?.isChangeTooLarge && (
          <p className="note error small" role="status">
            {t('counter.changeTooLarge', { amount: money(settled.cashDueCents + settled.changeCents) })}
          </p>
        )}
        <ChargeNotice charge={charge} onRetry={onRetry} />
        <button
          ref={submitRef}
          type="submit"
          className="btn act big wide"
          aria-busy={charge.phase === 'sending'}
          aria-disabled={charge.phase === 'waiting' || !isReady}
        >
          {charge.phase === 'sending'
            ? t('counter.charging')
            : t('counter.charge', { amount: money(totalCents) })}
          <kbd className="kbd">Enter</kbd>
        </button>
      </form>
    </aside>
  );

  function resultText() {
    if (!settled) {
      return (
        <>
          <Icon name="no" size="s" /> {t('counter.badAmount')}
        </>
      );
    }
    const { overCents, missingCents, changeCents } = settled;
    if (overCents > 0) return <span>{t('counter.over', { amount: money(overCents) })}</span>;
    if (missingCents > 0) return <Row label={t('counter.missingMoney')} amountCents={missingCents} />;
    return <Row label={t('counter.change')} amountCents={changeCents} />;
  }
}

function Row({ label, amountCents }: { readonly label: string; readonly amountCents: number }) {
  return (
    <>
      <span className="label">{label}</span>
      <Price amountCents={amountCents} className="mid" />
    </>
  );
}

function tenderOf(sale: SaleDraft): Tender {
  return sale.payments.reduce<Tender>((tender, payment) => {
    if (payment.method === 'store_credit') return tender;
    if (payment.method === 'cash')
      return { ...tender, cashCents: payment.tenderedCents ?? payment.amountCents };
    if (payment.method === 'card') {
      return { ...tender, cardCents: payment.amountCents, cardReference: payment.reference ?? '' };
    }
    return { ...tender, transferCents: payment.amountCents, transferReference: payment.reference ?? '' };
  }, NOTHING_TENDERED);
}

function creditIn({ payments }: SaleDraft): number {
  return payments.reduce(
    (sum, { method, amountCents }) => (method === 'store_credit' ? sum + amountCents : sum),
    0,
  );
}
