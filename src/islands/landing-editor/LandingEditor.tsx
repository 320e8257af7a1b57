import { useEffect, useMemo, useState } from 'react';
import { config } from 'zod';
import type { LandingPickers, LandingSlug, LandingState } from '#contract/landing';
import { ResourceState } from '../panel/ResourceState.tsx';
import { isSessionOver } from '../staff/api-client.ts';
import { StaffProvider, useStaff, type StaffPerson, type StaffProps } from '../staff/staff-context.tsx';
import type { EditorScreen } from './EditorScreen.tsx';
import { EditorTextsProvider, type EditorTexts } from './editor-texts.tsx';
import { landingApi } from './landing-api.ts';
// Puck's own sheet without the face it would fetch from elsewhere; ours comes after it.
import '@puckeditor/core/no-external.css';
import './landing-editor.css';

// Before any schema is made, which is why the screen is loaded afterwards: Zod would try to compile its checks, and the
// page's policy would refuse and report it.
config({ jitless: true });

interface OwnProps {
  readonly person: StaffPerson;
  readonly slug: LandingSlug;
  /** The public page's style sheet, which the canvas has instead of the panel's. */
  readonly sheet: string;
}

interface LandingEditorProps extends StaffProps, OwnProps {
  readonly texts: EditorTexts;
}

/** The page that owners write, edited on itself. */
export function LandingEditor({ locale, messages, texts, ...own }: LandingEditorProps) {
  return (
    <StaffProvider {...{ locale, messages }}>
      <EditorTextsProvider {...{ locale, texts }}>
        <Loaded {...own} />
      </EditorTextsProvider>
    </StaffProvider>
  );
}

interface Begun {
  readonly state: LandingState;
  readonly pickers: LandingPickers;
  readonly Screen: typeof EditorScreen;
}

/** Reads what there is; the editor begins with it and keeps it from then on. */
function Loaded({ person, slug, sheet }: OwnProps) {
  const { api: staffApi } = useStaff();
  const api = useMemo(() => landingApi(staffApi, slug), [staffApi, slug]);
  const [value, setValue] = useState<Begun | null>(null);
  const [error, setError] = useState<unknown>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let isOver = false;
    Promise.all([api.state(), api.pickers(), import('./EditorScreen.tsx')]).then(
      ([state, pickers, { EditorScreen: Screen }]) => {
        if (isOver) return;
        setError(null);
        setValue({ state, pickers, Screen });
      },
      (failure: unknown) => !isOver && setError(failure),
    );
    return () => {
      isOver = true;
    };
  }, [api, attempt]);
  const reload = () => {
    setAttempt((n) => n + 1);
    return Promise.resolve(null);
  };
  const resource = { value, error, isLoggedOut: isSessionOver(error), reload };
  return (
    <ResourceState {...{ resource }} email={person.email}>
      {({ state, pickers, Screen }) => <Screen {...{ api, person, state, pickers, sheet }} />}
    </ResourceState>
  );
}
