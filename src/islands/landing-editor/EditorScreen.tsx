import { Puck, type Overrides } from '@puckeditor/core';
import { useCallback, useMemo, useState } from 'react';
import type { LandingPickers, LandingState, PageContent } from '#contract/landing';
import { useIsPhone } from '../panel/use-is-phone.ts';
import { SessionDialog } from '../staff/SessionDialog.tsx';
import type { StaffPerson } from '../staff/staff-context.tsx';
import { useToast } from '../staff/Toasts.tsx';
import { BlockActions } from './BlockActions.tsx';
import { ConflictDialog } from './ConflictDialog.tsx';
import { EditorBench } from './EditorBench.tsx';
import { useEditorTexts } from './editor-texts.tsx';
import type { EditLanguage } from './inline-texts.ts';
import type { LandingApi } from './landing-api.ts';
import { canvasDocument } from './PageCanvas.tsx';
import { fromPuckData, toPuckData } from './puck-adapter.ts';
import { puckConfig } from './puck-config.tsx';
import { puckDictionary } from './puck-dictionary.ts';
import { useDraft } from './use-draft.ts';

interface EditorScreenProps {
  readonly api: LandingApi;
  readonly person: StaffPerson;
  readonly state: LandingState;
  readonly pickers: LandingPickers;
  readonly sheet: string;
}

/** One editing: Puck holds the blocks and what can be undone, the draft is kept as they change. */
export function EditorScreen({ api, person, state: begun, pickers, sheet }: EditorScreenProps) {
  const x = useEditorTexts();
  const toast = useToast();
  const isPhone = useIsPhone();
  const [state, setState] = useState(begun);
  const [language, setLanguage] = useState<EditLanguage>('es');
  // Puck begins anew with what came from the server: what was done before it is not undone any more.
  const [start, setStart] = useState({ key: 0, content: begun.draft.content });
  const draft = useDraft(api, begun);
  const config = useMemo(() => puckConfig(x), [x]);
  const dictionary = useMemo(() => puckDictionary(x), [x]);
  const overrides = useMemo<Partial<Overrides>>(
    () => ({
      actionBar: BlockActions as Overrides['actionBar'],
      iframe: canvasDocument(sheet, x('pageEditor.canvas')) as Overrides['iframe'],
    }),
    [sheet, x],
  );
  const data = useMemo(() => toPuckData(start.content), [start]);
  const { change, adopt } = draft;

  /** What the server answered to publishing, planning and the like; the draft stays as it is on screen. */
  const onState = useCallback((next: LandingState) => setState(next), []);
  /** Another draft took the place of the one on screen. */
  const onReplaced = useCallback(
    (next: LandingState) => {
      adopt(next);
      setState(next);
      setStart((before) => ({ key: before.key + 1, content: next.draft.content }));
    },
    [adopt],
  );
  const onJoined = useCallback(
    (next: LandingState, content: PageContent) => {
      adopt(next);
      setState(next);
      setStart((before) => ({ key: before.key + 1, content }));
      change(content);
      toast({ text: x('pageEditor.joined') });
    },
    [adopt, change, toast, x],
  );
  return (
    <div className={isPhone ? 'page-editor is-phone' : 'page-editor'}>
      <Puck
        key={start.key}
        {...{ config, data, dictionary, overrides }}
        iframe={IFRAME}
        onChange={(next) => change(fromPuckData(next))}
      >
        <EditorBench
          {...{ api, draft, state, pickers, language, isPhone, onState, onReplaced }}
          onLanguage={setLanguage}
        />
      </Puck>
      {draft.keeping.kind === 'conflict' && (
        <ConflictDialog
          {...{ api, draft }}
          other={draft.keeping.other}
          timeZone={state.timeZone}
          onTheirs={onReplaced}
          {...{ onJoined }}
        />
      )}
      {draft.keeping.kind === 'loggedOut' && (
        <SessionDialog email={person.email} onDone={() => draft.keeper.retry()} />
      )}
    </div>
  );
}

/** The canvas has the public page's sheets, not the panel's. */
const IFRAME = { enabled: true, syncHostStyles: false, waitForStyles: false };
