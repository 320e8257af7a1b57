import type { LandingState } from '#contract/landing';
import { useStaff } from '../staff/staff-context.tsx';
import { useEditorTexts } from './editor-texts.tsx';
import type { Draft } from './use-draft.ts';

interface KeepingStateProps {
  readonly draft: Draft;
  readonly state: LandingState;
}

/** Whether what is on screen is kept, and how it stands to what visitors see. */
export function KeepingState({ draft, state }: KeepingStateProps) {
  const x = useEditorTexts();
  const { when } = useStaff();
  const { keeping, saved } = draft;
  const says = (): string => {
    switch (keeping.kind) {
      case 'waiting':
      case 'saving':
        return x('pageEditor.saving');
      case 'silent':
        return x('pageEditor.notSaved');
      case 'refused':
        return keeping.error.message || x('pageEditor.notAccepted');
      case 'loggedOut':
      case 'conflict':
        return x('pageEditor.stopped');
      case 'saved': {
        if (!keeping.at) return x('pageEditor.nothingYet');
        return x('pageEditor.savedAt', { time: when(keeping.at, 'time', state.timeZone) });
      }
    }
  };
  const isBad = keeping.kind !== 'saved' && keeping.kind !== 'waiting' && keeping.kind !== 'saving';
  const differs = saved.differsFromLive || keeping.kind !== 'saved';
  const live = state.live
    ? x(differs ? 'pageEditor.differs' : 'pageEditor.asLive', { number: state.live.number })
    : x('pageEditor.notLive');
  return (
    <p className="keeping small">
      <span role="status" className={isBad ? 'bad' : 'soft'} data-keeping={keeping.kind}>
        {says()}
      </span>
      <span className="soft live-state">
        {' '}
        · {live}
        {state.home === 'funded' && ` · ${x('pageEditor.isHome')}`}
      </span>
    </p>
  );
}
