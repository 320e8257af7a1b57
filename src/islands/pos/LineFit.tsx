import type { FitFacts } from '#shared/fit/facts.ts';
import { fitVerdict } from '#shared/fit/fit-verdict.ts';
import { fitWords } from '../../elements/fit-words.ts';
import { useStaff } from '../staff/staff-context.tsx';
import type { NoteCar } from './note-draft.ts';

interface LineFitProps {
  readonly facts: FitFacts;
  readonly car: NoteCar;
  readonly onKnow: (know: Partial<NoteCar['known']>) => void;
}

/** Whether the piece fits the customer's car, and what to ask them when that depends on something. */
export function LineFit({ facts, car, onKnow }: LineFitProps) {
  const { t, locale } = useStaff();
  const verdict = fitVerdict(facts, car.known);
  const { mini, why, question, choices } = fitWords(verdict, { t, locale, car: car.name });
  const look = verdict.verdict === 'confirmed' ? 'yes' : verdict.verdict;
  return (
    <span className={`line-fit ${look}`}>
      <b>{mini}</b> {question ?? why}
      {choices.length > 0 && (
        <span className="fit-choices">
          {choices.map(({ label, know }) => (
            <button
              key={label}
              type="button"
              className="chip"
              onClick={(event) => {
                event.stopPropagation();
                onKnow(know as Partial<NoteCar['known']>);
              }}
            >
              {label}
            </button>
          ))}
        </span>
      )}
    </span>
  );
}
