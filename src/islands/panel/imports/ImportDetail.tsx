import { useState } from 'react';
import type { ImportOptions, ImportStep, ImportView } from '#contract/exchange';
import { isSessionOver } from '../../staff/api-client.ts';
import { Icon } from '../../staff/Icon.tsx';
import { RefusalNote, useRefusal } from '../../staff/RefusalNote.tsx';
import { SessionDialog } from '../../staff/SessionDialog.tsx';
import { useStaff } from '../../staff/staff-context.tsx';
import { ColumnChoice } from './ColumnChoice.tsx';
import { ImportResult } from './ImportResult.tsx';
import { useImportTexts } from './import-texts.tsx';
import { isBusy, useImport } from './use-import.ts';

interface ImportDetailProps {
  readonly id: string;
  readonly branch: string;
  readonly email: string;
  readonly onBack: () => void;
}

/** One import in its steps: columns, check, what would be done, the work itself, what was done, undoing. */
export function ImportDetail({ id, branch, email, onBack }: ImportDetailProps) {
  const x = useImportTexts();
  const { api, when } = useStaff();
  const path = `/branches/${branch}/imports/${id}`;
  const { view, error, show } = useImport(path);
  const refusal = useRefusal();
  const [isSending, setIsSending] = useState(false);
  const [isChoosing, setIsChoosing] = useState(false);

  const take = async (step: ImportStep['step'], options?: ImportOptions) => {
    if (!view || isSending) return;
    setIsSending(true);
    refusal.clear();
    try {
      show(
        await api.send<ImportView>('POST', `${path}/steps`, {
          step,
          version: view.version,
          ...(options && { options }),
        }),
      );
      setIsChoosing(false);
    } catch (failure) {
      refusal.show(failure);
    } finally {
      setIsSending(false);
    }
  };

  return (
    <>
      {isSessionOver(error) && <SessionDialog email={email} onDone={() => location.reload()} />}
      <div className="ph flush">
        <div>
          <button type="button" className="linkish back" onClick={onBack}>
            ‹ {x('exchange.back')}
          </button>
          <h1 className="title">{view ? view.fileName : x('exchange.title')}</h1>
          {view && (
            <p className="soft small">
              {x(`exchange.kind_${view.kind}`)} ·{' '}
              {x('exchange.by', { name: view.createdBy, when: when(view.createdAt, 'moment') })}
            </p>
          )}
        </div>
      </div>
      <RefusalNote refusal={refusal} />
      {view === null && error === null && (
        <div className="load rows" role="status" aria-busy="true">
          <span className="skeleton w4" />
          <span className="skeleton w3" />
        </div>
      )}
      {view && isBusy(view) && (
        <Working view={view} isSending={isSending} onStop={() => void take('cancel')} />
      )}
      {view && !isBusy(view) && (view.state === 'ready' || isChoosing) && (
        <ColumnChoice
          view={view}
          path={path}
          isSending={isSending}
          onCheck={(options) => void take('check', options)}
        />
      )}
      {view && !isBusy(view) && view.state !== 'ready' && !isChoosing && (
        <ImportResult
          view={view}
          path={path}
          isSending={isSending}
          onStep={(step) => void take(step)}
          onColumns={() => setIsChoosing(true)}
        />
      )}
    </>
  );
}

interface WorkingProps {
  readonly view: ImportView;
  readonly isSending: boolean;
  readonly onStop: () => void;
}

function Working({ view, isSending, onStop }: WorkingProps) {
  const x = useImportTexts();
  const { count } = useStaff();
  const state = view.state === 'checking' || view.state === 'running' ? view.state : 'undoing';
  const done = state === 'undoing' ? view.counts.undone + view.counts.kept : view.counts.rows;
  return (
    <section className="sheet pad working" aria-busy="true">
      <h2 className="section" role="status">
        {x(`exchange.${state}`)}
      </h2>
      <progress className="bar" max={1} value={view.progress} aria-label={x(`exchange.${state}`)} />
      <p className="soft small">
        <b className="num">{count(done)}</b> {x('exchange.count_rows')} · {Math.floor(view.progress * 100)} %
      </p>
      <p className="soft small">
        <Icon name="info" size="s" /> {x('exchange.leave')}
      </p>
      {state !== 'undoing' && (
        <button type="button" className="btn quiet" disabled={isSending} onClick={onStop}>
          {x('exchange.stop')}
        </button>
      )}
    </section>
  );
}
