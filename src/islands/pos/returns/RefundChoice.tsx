import { useStaff } from '../../staff/staff-context.tsx';
import type { RefundMethod, ReturnSums } from './return-draft.ts';

interface RefundChoiceProps {
  readonly sums: ReturnSums;
  readonly method: RefundMethod;
  readonly reference: string;
  readonly words: string;
  readonly isLocked: boolean;
  readonly branchName: string;
  readonly onMethod: (method: RefundMethod) => void;
  readonly onReference: (text: string) => void;
  readonly onWords: (text: string) => void;
}

const METHODS: readonly RefundMethod[] = ['cash', 'card', 'transfer', 'store_credit'];

/** What is given back, in figures and in what. */
export function RefundChoice(props: RefundChoiceProps) {
  const { sums, method, reference, words, isLocked } = props;
  const { t, money } = useStaff();
  const isPlain = sums.feeCents === 0 && sums.coreCents === 0;
  return (
    <div className="refund-choice">
      {sums.isOutside && <p className="note warn">{t('returns.needsApproval')}</p>}
      <div className="field">
        <label htmlFor="return-words">{t(sums.needsWords ? 'returns.whatOther' : 'returns.note')}</label>
        <input
          className="in"
          id="return-words"
          maxLength={300}
          autoComplete="off"
          value={words}
          disabled={isLocked}
          required={sums.needsWords}
          onChange={(event) => props.onWords(event.target.value)}
        />
      </div>
      {!isPlain && (
        <dl className="facts">
          <dt>{t('returns.goods')}</dt>
          <dd>{money(sums.goodsCents)}</dd>
          {sums.feeCents > 0 && (
            <>
              <dt>{t('returns.fee')}</dt>
              <dd>−{money(sums.feeCents)}</dd>
            </>
          )}
          {sums.coreCents > 0 && (
            <>
              <dt>{t('returns.coreBack')}</dt>
              <dd>{money(sums.coreCents)}</dd>
            </>
          )}
        </dl>
      )}
      {sums.refundCents > 0 && (
        <>
          <p className="label" id="refund-by">
            {t('returns.refundBy')}
          </p>
          <div className="pay ways" role="group" aria-labelledby="refund-by">
            {METHODS.map((one) => (
              <button
                key={one}
                type="button"
                className="btn"
                aria-pressed={method === one}
                disabled={isLocked}
                onClick={() => props.onMethod(one)}
              >
                {t(`returns.${one}`)}
              </button>
            ))}
          </div>
          {method === 'store_credit' && (
            <p className="hint">{t('returns.creditHint', { branch: props.branchName })}</p>
          )}
          {(method === 'card' || method === 'transfer') && (
            <div className="field">
              <label htmlFor="refund-reference">
                {t(method === 'card' ? 'returns.cardReference' : 'returns.transferReference')}
              </label>
              <input
                className="in"
                id="refund-reference"
                maxLength={60}
                autoComplete="off"
                value={reference}
                disabled={isLocked}
                onChange={(event) => props.onReference(event.target.value)}
              />
            </div>
          )}
        </>
      )}
    </div>
  );
}
