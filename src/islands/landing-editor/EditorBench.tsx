import { useEffect, useMemo, useState } from 'react';
import type { Block, LandingPickers, LandingState } from '#contract/landing';
import { BLOCK_FIELDS, fieldTrail, type TextPlace } from './block-fields.ts';
import { CanvasProvider, type Canvas } from './canvas-context.tsx';
import { EditorHeader } from './EditorHeader.tsx';
import { useEditorTexts } from './editor-texts.tsx';
import { withStoredText, type EditLanguage } from './inline-texts.ts';
import type { LandingApi } from './landing-api.ts';
import { PageCanvas, VIEWPORTS, type Viewport } from './PageCanvas.tsx';
import { SidePanel, type PanelTab } from './SidePanel.tsx';
import { showBlock, useBlockKeys } from './use-block-keys.ts';
import { useBlocks } from './use-blocks.ts';
import type { Draft } from './use-draft.ts';
import { useChosenId } from './use-puck.ts';
import { useDragWords } from './use-drag-words.ts';
import { useResolved } from './use-resolved.ts';

interface EditorBenchProps {
  readonly api: LandingApi;
  readonly draft: Draft;
  readonly state: LandingState;
  readonly pickers: LandingPickers;
  readonly language: EditLanguage;
  readonly isPhone: boolean;
  readonly onLanguage: (language: EditLanguage) => void;
  readonly onState: (state: LandingState) => void;
  readonly onReplaced: (state: LandingState) => void;
}

/** Header, canvas and side panel, around what Puck holds. */
export function EditorBench({ api, draft, state, pickers, isPhone, language, ...on }: EditorBenchProps) {
  const x = useEditorTexts();
  const blocks = useBlocks();
  const [viewport, setViewport] = useState<Viewport>(() => VIEWPORTS[isPhone ? 0 : 2]);
  const [tab, setTab] = useState<PanelTab | null>(isPhone ? null : 'sections');
  const entryOf = useResolved(api, draft.content, language);
  const chosen = useChosenId();
  useBlockKeys(document);
  useDragWords(x('pageEditor.dragWords'));

  // On a phone the panel would cover what was just chosen: there the bar below opens it.
  useEffect(() => {
    // Who moves sections in the list goes on in the list.
    const isInList = document.activeElement?.closest('.block-list');
    if (chosen && !isPhone && !isInList) setTab('edit');
  }, [chosen, isPhone]);

  const canvas = useMemo<Canvas>(
    () => ({
      language,
      entryOf,
      onText: (id: string, place: TextPlace, text: string) => {
        const block = blocks.all().find((one) => one.id === id);
        if (block) blocks.change(withStoredText(block, place, language, text));
      },
      onSelect: (id) => blocks.select(id),
      nameOf: (block: Block, { path }: TextPlace) => {
        const trail = fieldTrail(BLOCK_FIELDS[block.type], path);
        return trail
          .map(({ label, index }) => (index === null ? x(label) : `${x(label)} ${index + 1}`))
          .join(', ');
      },
    }),
    [language, entryOf, blocks, x],
  );
  const edit = (id: string) => {
    blocks.select(id);
    setTab('edit');
    showBlock(id);
  };
  return (
    <CanvasProvider value={canvas}>
      <EditorHeader
        {...{ api, draft, state, language, viewport, ...on }}
        onViewport={setViewport}
        onProblem={edit}
      />
      <div className={tab ? 'bench has-panel' : 'bench'}>
        <PageCanvas {...{ viewport }} />
        <SidePanel {...{ api, draft, pickers, language, tab, isPhone }} onTab={setTab} onEdit={edit} />
      </div>
    </CanvasProvider>
  );
}
