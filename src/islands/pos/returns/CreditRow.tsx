import { useState } from 'react';
import { creditCodeWords } from '#shared/credit-code.ts';
import { useStaff } from '../../staff/staff-context.tsx';
import type { NoteCredit } from '../note-draft.ts';

interface CreditRowProps {
  readonly credit: NoteCredit | null;
  /** What of it pays this note. */
  readonly amountCents: number;
  readonly isLocked: boolean;
  /** Puts a vale on the note; answers in words why not, or null. */
  readonly onReadCredit: (code: string) => Promise<string | null>;
  readonly onDropCredit: () => void;
}

/** A vale among the ways to pay: its code is scanned or typed, and then it says what it pays and what is left. */
export function CreditRow({ credit, amountCents, isLocked, onReadCredit, onDropCredit }: CreditRowProps) {
  const { t, money } = useStaff();
  const [code, setCode] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const read = async () => {
    if (code.trim() === '') return;
    const refused = await onReadCredit(code);
    setProblem(refused);
    if (refused === null) setCode('');
  };
  if (amountCents > 0) {
    return (
      <>
        <span className="credit-label">
          {t('returns.payCredit')} <kbd className="kbd desk">4</kbd>
        </span>
        <b className="money">−{money(amountCents)}</b>
        <span className="credit-left small">
          {credit && (
            <>
              <span className="mono">{creditCodeWords(credit.code)}</span>{' '}
              {t('returns.creditLeft', { amount: money(credit.balanceCents - amountCents) })}{' '}
              <button type="button" className="linkish" disabled={isLocked} onClick={onDropCredit}>
                {t('returns.creditRemove')}
              </button>
            </>
          )}
        </span>
      </>
    );
  }
  return (
    <>
      <label htmlFor="pay-credit">
        {t('returns.payCredit')} <kbd className="kbd desk">4</kbd>
      </label>
      <span className="credit-code">
        <input
          className="in"
          id="pay-credit"
          data-takes-scan="credit"
          placeholder={t('returns.creditCode')}
          maxLength={40}
          autoComplete="off"
          spellCheck={false}
          value={code}
          disabled={isLocked}
          aria-invalid={problem !== null}
          aria-describedby={problem ? 'pay-credit-says' : undefined}
          onChange={(event) => {
            setCode(event.target.value);
            setProblem(null);
          }}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || code.trim() === '') return;
            // Reads the vale; the sale is charged by the next one.
            event.preventDefault();
            void read();
          }}
        />
        <button type="button" className="btn quiet" disabled={isLocked} onClick={() => void read()}>
          {t('returns.creditRead')}
        </button>
      </span>
      {problem && (
        <p className="msg credit-problem" id="pay-credit-says" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
