import { useEffect, useMemo, useState } from 'react';
import type { LandingState, PageContent } from '#contract/landing';
import { Dialog } from '../staff/Dialog.tsx';
import { RefusalNote, useRefusal } from '../staff/RefusalNote.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { BLOCK_WORDS } from './block-words.ts';
import type { OtherEditor } from './draft-keeper.ts';
import { useEditorTexts } from './editor-texts.tsx';
import type { LandingApi } from './landing-api.ts';
import { mergeContents } from './merge-contents.ts';
import type { Draft } from './use-draft.ts';
import { DiffSummary } from './versions/DiffSummary.tsx';

interface ConflictDialogProps {
  readonly api: LandingApi;
  readonly draft: Draft;
  readonly other: OtherEditor;
  readonly timeZone: string;
  readonly onTheirs: (state: LandingState) => void;
  /** With the server's state as it is now, and what is to stand on screen. */
  readonly onJoined: (state: LandingState, content: PageContent) => void;
}

/**
 * Somebody else changed the page while this one was being changed. Nothing was written; the person sees what the other
 * did and chooses: both together, or the other's alone.
 */
export function ConflictDialog({ api, draft, other, timeZone, onTheirs, onJoined }: ConflictDialogProps) {
  const x = useEditorTexts();
  const { when } = useStaff();
  const refusal = useRefusal();
  const [state, setState] = useState<LandingState | null>(null);
  const { show } = refusal;
  useEffect(() => {
    let isOver = false;
    api.state().then(
      (now) => !isOver && setState(now),
      (error: unknown) => !isOver && show(error),
    );
    return () => {
      isOver = true;
    };
  }, [api, show]);
  const base = draft.kept();
  const merged = useMemo(
    () =>
      state && mergeContents(base, state.draft.content, draft.content, () => `copy-${crypto.randomUUID()}`),
    [state, base, draft.content],
  );
  const isOwn = other.isSame;
  const by = isOwn ? x('pageEditor.otherWindow') : (other.by ?? x('pageEditor.somebody'));
  return (
    <Dialog title={x(isOwn ? 'pageEditor.conflictOwn' : 'pageEditor.conflict')} wide>
      <p>
        {x(isOwn ? 'pageEditor.conflictOwnBody' : 'pageEditor.conflictBody', {
          by,
          time: when(other.at, 'moment', timeZone),
        })}
      </p>
      {state && merged ? (
        <>
          <h3 className="label">
            {x(isOwn ? 'pageEditor.otherWindowChanges' : 'pageEditor.theirChanges', { by })}
          </h3>
          <DiffSummary before={base} after={state.draft.content} language="es" />
          <h3 className="label">{x('pageEditor.ourChanges')}</h3>
          <DiffSummary before={base} after={draft.content} language="es" />
          {merged.collisions.length > 0 && (
            <p className="note warn">
              {x('pageEditor.collisions', {
                by,
                sections: merged.collisions.map(({ type }) => x(BLOCK_WORDS[type].name)).join(', '),
              })}
            </p>
          )}
        </>
      ) : (
        refusal.text === null && (
          <span className="skeleton w4" role="status" aria-label={x('pageEditor.loading')} />
        )
      )}
      <RefusalNote refusal={refusal} />
      <div className="da">
        <button
          type="button"
          className="btn quiet"
          aria-disabled={!state}
          onClick={() => state && onTheirs(state)}
        >
          {x('pageEditor.useTheirs', { by })}
        </button>
        <button
          type="button"
          className="btn act"
          aria-disabled={!merged}
          data-first
          onClick={() => state && merged && onJoined(state, merged.content)}
        >
          {x('pageEditor.join')}
        </button>
      </div>
    </Dialog>
  );
}
