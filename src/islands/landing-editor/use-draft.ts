import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { LandingDraftSaved, LandingState, PageContent } from '#contract/landing';
import { DraftKeeper, type KeptState } from './draft-keeper.ts';
import { isSame } from './is-same.ts';
import type { LandingApi } from './landing-api.ts';

export interface Draft {
  /** As it is on screen. */
  readonly content: PageContent;
  /** As it was kept last: what others began from. */
  readonly kept: () => PageContent;
  readonly keeper: DraftKeeper;
  readonly keeping: KeptState;
  /** What the server says of the draft; without its content, which is the one on screen. */
  readonly saved: LandingDraftSaved;
  readonly change: (content: PageContent) => void;
  /** After publishing, restoring or joining: the server's state is what there is now. */
  readonly adopt: (state: LandingState) => void;
}

/** The draft on screen and its keeping on the server. */
export function useDraft(api: LandingApi, begun: LandingState): Draft {
  const [content, setContent] = useState(begun.draft.content);
  const [saved, setSaved] = useState<LandingDraftSaved>(begun.draft);
  const [keeping, setKeeping] = useState<KeptState>({ kind: 'saved', at: begun.draft.updatedAt });
  const kept = useRef(begun.draft.content);
  const shown = useRef(begun.draft.content);
  const [keeper] = useState(
    () =>
      new DraftKeeper({
        revision: begun.draft.revision,
        savedAt: begun.draft.updatedAt,
        save: (revision, next) => api.saveDraft({ revision, content: next }),
        onState: setKeeping,
        onSaved: (answer, sent) => {
          kept.current = sent;
          setSaved(answer);
        },
      }),
  );
  useEffect(() => {
    // What waits goes before the page does; what cannot, the browser asks about.
    const onLeave = (event: BeforeUnloadEvent) => {
      if (keeper.isKept) return;
      void keeper.flush();
      event.preventDefault();
    };
    const onHide = () => void (document.visibilityState === 'hidden' && keeper.flush());
    window.addEventListener('beforeunload', onLeave);
    document.addEventListener('visibilitychange', onHide);
    return () => {
      window.removeEventListener('beforeunload', onLeave);
      document.removeEventListener('visibilitychange', onHide);
    };
  }, [keeper]);

  const change = useCallback(
    (next: PageContent) => {
      if (isSame(next, shown.current)) return;
      shown.current = next;
      setContent(next);
      keeper.change(next);
    },
    [keeper],
  );
  const adopt = useCallback(
    ({ draft }: LandingState) => {
      kept.current = draft.content;
      shown.current = draft.content;
      setContent(draft.content);
      setSaved(draft);
      keeper.takeOver(draft.revision, null, draft.updatedAt);
    },
    [keeper],
  );
  return useMemo(
    () => ({ content, kept: () => kept.current, keeper, keeping, saved, change, adopt }),
    [content, keeper, keeping, saved, change, adopt],
  );
}
