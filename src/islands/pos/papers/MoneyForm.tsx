import { useState, type ReactNode, type SubmitEvent } from 'react';
import type { HoldPaymentDraft } from '#contract/sales';
import { parseAmount, plainAmount } from '../../staff/amount.ts';
import { RefusalNote } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { settle, type Tender } from '../payment.ts';
import type { Sending } from './use-sending.ts';

interface MoneyFormProps {
  /** To begin with, or all there is to pay. */
  readonly amountCents: number;
  readonly isFixed?: boolean;
  readonly maxCents: number;
  /** What the most is: "Falta". */
  readonly maxLabel: string;
  readonly amountLabel: string;
  readonly submitText: (amountCents: number) => string;
  readonly sending: Sending;
  readonly onPay: (payments: HoldPaymentDraft['payments']) => void;
  readonly onBack: () => void;
  readonly children?: ReactNode;
}

const METHODS = [
  { method: 'cash', text: 'counter.cash' },
  { method: 'card', text: 'counter.card' },
  { method: 'transfer', text: 'counter.transfer' },
] as const;

type Way = (typeof METHODS)[number]['method'] | 'mixed';

const EMPTY = { cash: '', card: '', transfer: '', cardReference: '', transferReference: '' };

/** How much is paid and with what: one way for all of it, or several amounts. The change is worked out. */
export function MoneyForm(props: MoneyFormProps) {
  const { amountLabel, submitText, sending, onPay, onBack, children, isFixed = false } = props;
  const { t, money } = useStaff();
  const [amount, setAmount] = useState(() => plainAmount(props.amountCents));
  const [way, setWay] = useState<Way>('cash');
  const [typed, setTyped] = useState(EMPTY);
  const isLocked = sending.phase !== 'idle';
  const amountCents = isFixed ? props.amountCents : parseAmount(amount);
  const isTooMuch = amountCents !== null && amountCents > props.maxCents;
  const tender = amountCents === null ? null : tenderOf(way, amountCents, typed);
  const settled = tender && amountCents !== null ? settle(amountCents, tender) : null;
  const isReady = amountCents === 0 || (settled !== null && settled.payments.length > 0 && !isTooMuch);

  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (sending.phase === 'sending') return;
    if (sending.phase === 'unknown') onPay([]);
    else if (isReady) onPay(settled?.payments ?? []);
  };
  const field = (name: keyof typeof EMPTY) => ({
    value: typed[name],
    disabled: isLocked,
    autoComplete: 'off',
    onChange: (event: { target: { value: string } }) => setTyped({ ...typed, [name]: event.target.value }),
  });

  return (
    <form className="money-form" onSubmit={submit}>
      {children}
      {!isFixed && (
        <div className="field">
          <label htmlFor="paper-amount">{amountLabel}</label>
          <input
            className="in num"
            id="paper-amount"
            data-first
            inputMode="decimal"
            autoComplete="off"
            value={amount}
            disabled={isLocked}
            aria-invalid={amountCents === null || isTooMuch}
            aria-describedby="paper-amount-says"
            onFocus={(event) => event.target.select()}
            onChange={(event) => setAmount(event.target.value)}
          />
          <p className={amountCents === null || isTooMuch ? 'msg' : 'hint'} id="paper-amount-says">
            {amountCents === null ? t('counter.badAmount') : `${props.maxLabel} ${money(props.maxCents)}`}
          </p>
        </div>
      )}
      {amountCents !== 0 && (
        <>
          <div className="pay ways" role="group" aria-label={t('papers.payWith')}>
            {METHODS.map(({ method, text }) => (
              <button
                key={method}
                type="button"
                className="btn"
                aria-pressed={way === method}
                disabled={isLocked}
                onClick={() => setWay(method)}
              >
                {t(text)}
              </button>
            ))}
            <button
              type="button"
              className="btn"
              aria-pressed={way === 'mixed'}
              disabled={isLocked}
              onClick={() => setWay('mixed')}
            >
              {t('papers.mixed')}
            </button>
          </div>
          <div className="tender-rows">
            {(way === 'cash' || way === 'mixed') && (
              <>
                <label htmlFor="paper-cash">{t('counter.received')}</label>
                <input
                  className="in num"
                  id="paper-cash"
                  inputMode="decimal"
                  placeholder={plainAmount(settled?.cashDueCents ?? 0)}
                  {...field('cash')}
                />
                <p className="small soft">
                  {settled &&
                    settled.changeCents > 0 &&
                    `${t('counter.change')} ${money(settled.changeCents)}`}
                  {settled &&
                    settled.missingCents > 0 &&
                    `${t('counter.missingMoney')} ${money(settled.missingCents)}`}
                </p>
                {settled?.isChangeTooLarge && (
                  <p className="note error small" role="status">
                    {t('counter.changeTooLarge', {
                      amount: money(settled.cashDueCents + settled.changeCents),
                    })}
                  </p>
                )}
              </>
            )}
            {(['card', 'transfer'] as const).map(
              (method) =>
                (way === method || way === 'mixed') && (
                  <ElectronicRow key={method} method={method} isMixed={way === 'mixed'} field={field} />
                ),
            )}
          </div>
        </>
      )}
      <RefusalNote refusal={sending.refusal} />
      <div className="da">
        <button type="button" className="btn quiet" disabled={sending.phase === 'sending'} onClick={onBack}>
          {t('papers.back')}
        </button>
        <button
          type="submit"
          data-first={isFixed || undefined}
          className="btn act"
          aria-busy={sending.phase === 'sending'}
          aria-disabled={sending.phase === 'idle' && !isReady}
        >
          {sending.phase === 'unknown' ? t('papers.tryAgain') : submitText(amountCents ?? 0)}
          <kbd className="kbd">Enter</kbd>
        </button>
      </div>
    </form>
  );
}

interface ElectronicRowProps {
  readonly method: 'card' | 'transfer';
  readonly isMixed: boolean;
  readonly field: (name: keyof typeof EMPTY) => object;
}

function ElectronicRow({ method, isMixed, field }: ElectronicRowProps) {
  const { t } = useStaff();
  const label = t(method === 'card' ? 'counter.card' : 'counter.transfer');
  const reference = t(method === 'card' ? 'counter.cardReference' : 'counter.transferReference');
  return (
    <>
      <label htmlFor={isMixed ? `paper-${method}` : `paper-${method}-reference`}>{label}</label>
      {isMixed && (
        <input
          className="in num"
          id={`paper-${method}`}
          inputMode="decimal"
          placeholder="0.00"
          {...field(method)}
        />
      )}
      <input
        className={isMixed ? 'in reference' : 'in reference alone'}
        id={`paper-${method}-reference`}
        aria-label={reference}
        placeholder={reference}
        maxLength={60}
        {...field(`${method}Reference`)}
      />
    </>
  );
}

/** Null when a field holds something that is not an amount. */
function tenderOf(way: Way, amountCents: number, typed: typeof EMPTY): Tender | null {
  const read = (text: string) => (text.trim() === '' ? 0 : parseAmount(text));
  const references = { cardReference: typed.cardReference, transferReference: typed.transferReference };
  const cashCents = typed.cash.trim() === '' ? null : parseAmount(typed.cash);
  if (way === 'card') return { cashCents: null, cardCents: amountCents, transferCents: 0, ...references };
  if (way === 'transfer') return { cashCents: null, cardCents: 0, transferCents: amountCents, ...references };
  if (typed.cash.trim() !== '' && cashCents === null) return null;
  if (way === 'cash') return { cashCents, cardCents: 0, transferCents: 0, ...references };
  const [cardCents, transferCents] = [read(typed.card), read(typed.transfer)];
  return cardCents === null || transferCents === null
    ? null
    : { cashCents, cardCents, transferCents, ...references };
}
