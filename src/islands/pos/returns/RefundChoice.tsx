import { Fragment } from 'react';
import type { MoneyWay, Refund } from '#contract/sales';
import { useStaff } from '../../staff/staff-context.tsx';
import {
  hasReference,
  type RefundChoice as Choice,
  type RefundPlan,
  type ReturnSums,
} from './return-draft.ts';
import { RefundWarning } from './RefundWarning.tsx';

interface RefundChoiceProps {
  readonly sums: ReturnSums;
  readonly ways: readonly MoneyWay[];
  readonly plan: RefundPlan;
  readonly reference: string;
  readonly words: string;
  readonly isLocked: boolean;
  readonly branchName: string;
  readonly onChoice: (choice: Choice) => void;
  readonly onReference: (text: string) => void;
  readonly onWords: (text: string) => void;
}

const METHODS = ['cash', 'card', 'transfer', 'store_credit'] as const;

/** What is given back, in figures and in what. */
export function RefundChoice(props: RefundChoiceProps) {
  const { sums, words, isLocked } = props;
  const { t } = useStaff();
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
      <Figures sums={sums} />
      {sums.refundCents > 0 && <Means {...props} />}
    </div>
  );
}

function Figures({ sums }: Pick<RefundChoiceProps, 'sums'>) {
  const { t, money } = useStaff();
  if (sums.feeCents === 0 && sums.coreCents === 0) return null;
  return (
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
  );
}

/** By what it is given back: as it was paid, unless somebody says otherwise. */
function Means({ plan, ways, reference, isLocked, branchName, onChoice, onReference }: RefundChoiceProps) {
  const { t } = useStaff();
  const { refunds, choice } = plan;
  const means: readonly Choice[] = plan.isSplit ? ['as-paid', ...METHODS] : METHODS;
  const byBank = refunds.find(hasReference);
  return (
    <>
      <p className="label" id="refund-by">
        {t('returns.refundBy')}
      </p>
      <div className="pay ways" role="group" aria-labelledby="refund-by">
        {means.map((one) => (
          <button
            key={one}
            type="button"
            className="btn"
            aria-pressed={choice === one}
            disabled={isLocked}
            onClick={() => onChoice(one)}
          >
            {t(`returns.${one}`)}
          </button>
        ))}
      </div>
      {choice === 'as-paid' && <Parts refunds={refunds} />}
      {!plan.isAsPaid && <RefundWarning refunds={refunds} ways={ways} />}
      {refunds.some(({ method }) => method === 'store_credit') && (
        <p className="hint">{t('returns.creditHint', { branch: branchName })}</p>
      )}
      {byBank && (
        <div className="field">
          <label htmlFor="refund-reference">
            {t(byBank.method === 'card' ? 'returns.cardReference' : 'returns.transferReference')}
          </label>
          <input
            className="in"
            id="refund-reference"
            maxLength={60}
            autoComplete="off"
            value={reference}
            disabled={isLocked}
            onChange={(event) => onReference(event.target.value)}
          />
        </div>
      )}
    </>
  );
}

function Parts({ refunds }: { readonly refunds: readonly Refund[] }) {
  const { t, money } = useStaff();
  return (
    <dl className="facts">
      {refunds.map(({ method, amountCents }) => (
        <Fragment key={method}>
          <dt>{t(`returns.${method}`)}</dt>
          <dd>{money(amountCents)}</dd>
        </Fragment>
      ))}
    </dl>
  );
}
