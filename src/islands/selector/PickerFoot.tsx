import { GarageRow } from './GarageRow.tsx';
import type { CarAnswers } from './narrow-cars.ts';
import { useTexts } from './texts.tsx';
import type { CarTreeState } from './use-car-tree.ts';

interface Props {
  readonly answers: CarAnswers;
  /** The person pressed the button before the car was known. */
  readonly isAsking: boolean;
  readonly status: CarTreeState['status'];
  readonly onRetry: () => void;
}

/** One line of one height under the button: the person's cars, or what is missing, or what failed. */
export function PickerFoot({ answers, isAsking, status, onRetry }: Props) {
  const { t } = useTexts();
  const isStuck = status === 'failed' || status === 'offline';
  return (
    <div className="picker-foot">
      {isStuck ? (
        <TreeFailure status={status} onRetry={onRetry} />
      ) : isAsking ? (
        <p className="picker-note" role="alert">
          {t(missingAnswer(answers))}
        </p>
      ) : (
        <GarageRow />
      )}
    </div>
  );
}

interface FailureProps {
  readonly status: 'failed' | 'offline';
  readonly onRetry: () => void;
}

function TreeFailure({ status, onRetry }: FailureProps) {
  const { t, prefix } = useTexts();
  return (
    <p className="picker-note" role="alert">
      {t(status === 'offline' ? 'selector.treeOffline' : 'selector.treeFailed')}{' '}
      <button type="button" className="linkish" onClick={onRetry}>
        {t('selector.retry')}
      </button>{' '}
      <a href={`${prefix}/refacciones`}>{t('selector.allMakes')}</a>
    </p>
  );
}

function missingAnswer({ make, model, year }: CarAnswers) {
  if (!model) return make ? 'selector.missingModel' : 'selector.missingMake';
  return year === null ? 'selector.missingYear' : 'selector.missingGeneration';
}
