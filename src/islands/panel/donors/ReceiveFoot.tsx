import { RefusalNote, type Refusal } from '../../staff/RefusalNote.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useDonorTexts } from './donor-texts.tsx';
import type { DraftStep } from './draft-storage.ts';
import type { TeardownCounts } from './stocked-pieces.ts';

interface Props {
  readonly counts: TeardownCounts;
  readonly step: DraftStep;
  readonly refusal: Refusal;
  readonly isBusy: boolean;
  readonly onNext: () => void;
}

/** What will be made, always in sight, and the one way on. */
export function ReceiveFoot({ counts, step, refusal, isBusy, onNext }: Props) {
  const { money } = useStaff();
  const t = useDonorTexts();
  const { stocked, unpriced, whole, damaged, missing, valueCents } = counts;
  const leftOut = whole + damaged - stocked;
  return (
    <div className="receive-foot">
      <RefusalNote refusal={refusal} />
      <p aria-live="polite">
        <b>{t('donors.willCreate', { count: stocked })}</b>{' '}
        <span className="cap">
          {t('donors.summary', { whole, damaged, missing })}
          {leftOut > 0 && ` · ${t('donors.leftOut', { count: leftOut })}`}
          {unpriced > 0 && ` · ${t('donors.unpriced', { count: unpriced })}`}
          {step === 'prices' && ` · ${t('donors.value', { value: money(valueCents) })}`}
        </span>
      </p>
      <button type="button" className="btn act big" aria-busy={isBusy} onClick={onNext}>
        {step === 'prices' ? t('donors.confirm', { count: stocked }) : t('donors.toPrices')}
      </button>
    </div>
  );
}
