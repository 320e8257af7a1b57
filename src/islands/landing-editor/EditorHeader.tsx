import { useState } from 'react';
import type { LandingState } from '#contract/landing';
import { Icon } from '../staff/Icon.tsx';
import { useEditorTexts } from './editor-texts.tsx';
import type { EditLanguage } from './inline-texts.ts';
import { KeepingState } from './KeepingState.tsx';
import type { LandingApi } from './landing-api.ts';
import { VIEWPORTS, type Viewport } from './PageCanvas.tsx';
import { PreviewDialog } from './PreviewDialog.tsx';
import { PublishDialog } from './PublishDialog.tsx';
import type { Draft } from './use-draft.ts';
import { SettingsDialog } from './SettingsDialog.tsx';
import { usePuck } from './use-puck.ts';
import { VersionsDialog } from './versions/VersionsDialog.tsx';

interface EditorHeaderProps {
  readonly api: LandingApi;
  readonly draft: Draft;
  readonly state: LandingState;
  readonly language: EditLanguage;
  readonly viewport: Viewport;
  readonly onLanguage: (language: EditLanguage) => void;
  readonly onViewport: (viewport: Viewport) => void;
  readonly onState: (state: LandingState) => void;
  readonly onReplaced: (state: LandingState) => void;
  readonly onProblem: (blockId: string) => void;
}

type Open = 'publish' | 'versions' | 'preview' | 'settings' | null;

const LANGUAGES = [
  ['es', 'Español', 'ES'],
  ['en', 'English', 'EN'],
] as const;

/** What the page is, whether it is kept, how wide it is looked at, and what can be done with it as a whole. */
export function EditorHeader({ api, draft, state, language, viewport, ...on }: EditorHeaderProps) {
  const x = useEditorTexts();
  const [open, setOpen] = useState<Open>(null);
  const close = () => setOpen(null);
  return (
    <header className="editor-head">
      <div className="editor-name">
        <h1 className="section">{x('pageEditor.title')}</h1>
        <KeepingState {...{ draft, state }} />
      </div>
      <UndoButtons />
      <div className="seg" role="group" aria-label={x('pageEditor.viewports')}>
        {VIEWPORTS.map((one) => (
          <button
            key={one.name}
            type="button"
            aria-pressed={one === viewport}
            onClick={() => on.onViewport(one)}
            title={`${one.width} px`}
          >
            {x(one.text)}
          </button>
        ))}
      </div>
      <div className="seg" role="group" aria-label={x('pageEditor.languageOfText')}>
        {LANGUAGES.map(([code, name, short]) => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-label={name}
            aria-pressed={code === language}
            onClick={() => on.onLanguage(code)}
          >
            {short}
          </button>
        ))}
      </div>
      <div className="editor-acts">
        <button type="button" className="btn quiet editor-settings" onClick={() => setOpen('settings')}>
          <Icon name="settings" size="s" />
          <span>{x('pageEditor.settings')}</span>
        </button>
        <button type="button" className="btn quiet" onClick={() => setOpen('preview')}>
          {x('pageEditor.preview')}
        </button>
        <button type="button" className="btn quiet" onClick={() => setOpen('versions')}>
          {x('pageEditor.versions')}
        </button>
        <button type="button" className="btn act" onClick={() => setOpen('publish')}>
          {x('pageEditor.publish')}
        </button>
      </div>
      {open === 'publish' && (
        <PublishDialog
          {...{ api, draft, state, language }}
          onState={on.onState}
          onClose={close}
          onProblem={(id) => {
            close();
            on.onProblem(id);
          }}
        />
      )}
      {open === 'versions' && (
        <VersionsDialog {...{ api, draft, state, language }} onReplaced={on.onReplaced} onClose={close} />
      )}
      {open === 'settings' && <SettingsDialog {...{ api, state }} onState={on.onState} onClose={close} />}
      {open === 'preview' && <PreviewDialog {...{ api, draft, language }} versionId={null} onClose={close} />}
    </header>
  );
}

function UndoButtons() {
  const x = useEditorTexts();
  const history = usePuck((puck) => puck.history);
  return (
    <div className="acts">
      <button
        type="button"
        className="icon"
        aria-label={x('pageEditor.undo')}
        title={`${x('pageEditor.undo')} (Ctrl Z)`}
        aria-disabled={!history.hasPast}
        onClick={() => history.back()}
      >
        <Icon name="undo" size="s" />
      </button>
      <button
        type="button"
        className="icon"
        aria-label={x('pageEditor.redo')}
        title={`${x('pageEditor.redo')} (Ctrl Shift Z)`}
        aria-disabled={!history.hasFuture}
        onClick={() => history.forward()}
      >
        <span className="mirrored">
          <Icon name="undo" size="s" />
        </span>
      </button>
    </div>
  );
}
