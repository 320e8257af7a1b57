import { useState } from 'react';
import type { ImportStep, ImportView } from '#contract/exchange';
import { Icon } from '../../staff/Icon.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { ProblemList } from './ProblemList.tsx';
import { useImportTexts } from './import-texts.tsx';

interface ImportResultProps {
  readonly view: ImportView;
  readonly path: string;
  readonly isSending: boolean;
  readonly onStep: (step: ImportStep['step']) => void;
  readonly onColumns: () => void;
}

const NOTE_OF_STATE = {
  done: 'ok',
  undone: 'info',
  cancelled: 'warn',
  failed: 'error',
  checked: 'info',
} as const;

type EndState = keyof typeof NOTE_OF_STATE;

/** What would be done or was done, in figures, with what can be done next. */
export function ImportResult({ view, path, isSending, onStep, onColumns }: ImportResultProps) {
  const x = useImportTexts();
  const { count } = useStaff();
  const { counts } = view;
  const state: EndState = view.state in NOTE_OF_STATE ? (view.state as EndState) : 'checked';
  const changing = counts.created + counts.changed;
  const hasBegun = changing > 0 && state !== 'checked';
  return (
    <div className="result">
      <div className={`note ${NOTE_OF_STATE[state]}`} role="status">
        <Icon name={state === 'failed' ? 'no' : state === 'done' ? 'check' : 'info'} size="s" />
        <p>
          <b>{x(`exchange.${state}`)}</b>
          {state === 'cancelled' && ` · ${x('exchange.cancelledBody')}`}
          {state === 'checked' && changing === 0 && ` · ${x('exchange.nothingToRun')}`}
          {state === 'failed' && view.failure !== null && ` · ${view.failure.text}`}
          {counts.wrong > 0 &&
            state !== 'undone' &&
            ` · ${x('exchange.wrongLeftOut', { count: counts.wrong })}`}
          {state === 'undone' && counts.kept > 0 && ` · ${x('exchange.keptBody')}`}
        </p>
      </div>
      <Figures view={view} />
      <div className="choice-act">
        {state === 'checked' && changing > 0 && (
          <button type="button" className="btn act big" disabled={isSending} onClick={() => onStep('run')}>
            {changing === 1 ? x('exchange.runOne') : x('exchange.run', { count: changing })}
          </button>
        )}
        {(state === 'cancelled' || (state === 'failed' && hasBegun)) && (
          <button type="button" className="btn act" disabled={isSending} onClick={() => onStep('run')}>
            {x('exchange.resume')}
          </button>
        )}
        {(state === 'checked' || (state === 'failed' && !hasBegun)) && (
          <button type="button" className="btn" onClick={onColumns}>
            {x('exchange.again')}
          </button>
        )}
        {(state === 'done' || state === 'cancelled') && changing > 0 && (
          <UndoButton isSending={isSending} onUndo={() => onStep('undo')} />
        )}
      </div>
      {counts.wrong > 0 && (
        <ProblemList
          key={`${view.state} ${counts.wrong}`}
          path={path}
          total={counts.wrong}
          label={`${x('exchange.wrongRows')} · ${count(counts.wrong)}`}
        />
      )}
    </div>
  );
}

const FIGURES = ['rows', 'created', 'changed', 'same', 'wrong', 'newParts', 'undone', 'kept'] as const;
const ALWAYS: ReadonlySet<string> = new Set(['rows', 'created', 'changed', 'same', 'wrong']);

function Figures({ view: { counts } }: { readonly view: ImportView }) {
  const x = useImportTexts();
  const { count } = useStaff();
  return (
    <dl className="figures">
      {FIGURES.filter((name) => ALWAYS.has(name) || counts[name] > 0).map((name) => (
        <div key={name} className={name === 'wrong' && counts.wrong > 0 ? 'bad' : undefined}>
          <dt>{x(`exchange.count_${name}`)}</dt>
          <dd className="num">{count(counts[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function UndoButton({ isSending, onUndo }: { readonly isSending: boolean; readonly onUndo: () => void }) {
  const x = useImportTexts();
  const [isAsking, setIsAsking] = useState(false);
  if (!isAsking) {
    return (
      <button type="button" className="btn" onClick={() => setIsAsking(true)}>
        <Icon name="undo" size="s" /> {x('exchange.undo')}
      </button>
    );
  }
  return (
    <div className="note warn undo-ask" role="alert">
      <Icon name="undo" size="s" />
      <div>
        <p>{x('exchange.undoAsk')}</p>
        <div className="choice-act">
          <button type="button" className="btn" disabled={isSending} onClick={onUndo}>
            {x('exchange.undoYes')}
          </button>
          <button type="button" className="btn quiet" onClick={() => setIsAsking(false)}>
            {x('exchange.undoNo')}
          </button>
        </div>
      </div>
    </div>
  );
}
