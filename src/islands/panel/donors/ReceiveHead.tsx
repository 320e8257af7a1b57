import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { useDonorTexts } from './donor-texts.tsx';
import type { Receipt } from './use-receipt.ts';

export type ReceiveStep = 'car' | 'teardown' | 'prices';

interface Props {
  readonly receipt: Receipt;
  readonly step: ReceiveStep | 'done';
  /** The car is known: the later steps can be opened. */
  readonly canGoOn: boolean;
  readonly onStep: (step: ReceiveStep) => void;
  readonly onLeave: () => void;
}

const STEPS = [
  ['car', 'donors.stepCar'],
  ['teardown', 'donors.stepTeardown'],
  ['prices', 'donors.stepPrices'],
] as const;

/** Which car, which step, what can be taken back, and whether it is kept. */
export function ReceiveHead({ receipt, step, canGoOn, onStep, onLeave }: Props) {
  const { t: staff, when } = useStaff();
  const t = useDonorTexts();
  const { draft, kept, canUndo, canRedo } = receipt;
  const savedAt = draft ? when(draft.savedAt, 'time') : '';
  return (
    <>
      <div className="ph flush">
        <h1 className="title">{draft ? draft.teardown.label : t('donors.receive')}</h1>
        {draft && (
          <div className="ac">
            <button type="button" className="btn quiet" disabled={!canUndo} onClick={receipt.undo}>
              <Icon name="undo" size="s" /> {staff('panel.undo')}
            </button>
            <button type="button" className="btn quiet" disabled={!canRedo} onClick={receipt.redo}>
              {t('donors.redo')}
            </button>
          </div>
        )}
      </div>
      <nav className="steps" aria-label={t('donors.steps')}>
        <ol>
          {STEPS.map(([name, text], index) => (
            <li key={name}>
              <button
                type="button"
                aria-current={step === name ? 'step' : undefined}
                disabled={name !== 'car' && !canGoOn}
                onClick={() => onStep(name)}
              >
                <span className="ball">{index + 1}</span>
                {t(text)}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      {draft && (
        <p className={kept === 'unsaved' ? 'draft-line bad' : 'draft-line'} role="status">
          {kept === 'restored' && t('donors.draftRestored')}
          {kept === 'saved' && t('donors.draftSaved', { time: savedAt })}
          {kept === 'unsaved' && t('donors.draftUnsaved')}{' '}
          <button type="button" className="linkish" onClick={onLeave}>
            {t('donors.discard')}
          </button>
        </p>
      )}
    </>
  );
}
