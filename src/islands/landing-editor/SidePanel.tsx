import { useMemo } from 'react';
import type { LandingPickers } from '#contract/landing';
import { Icon } from '../staff/Icon.tsx';
import { useStaff } from '../staff/staff-context.tsx';
import { BlockList } from './BlockList.tsx';
import { BlockPalette } from './BlockPalette.tsx';
import { BLOCK_WORDS } from './block-words.ts';
import { useEditorTexts, type EditorKey } from './editor-texts.tsx';
import { BlockForm } from './form/BlockForm.tsx';
import { FormProvider, type FormTerms } from './form/form-context.tsx';
import type { EditLanguage } from './inline-texts.ts';
import type { LandingApi } from './landing-api.ts';
import { PageForm } from './PageForm.tsx';
import { PROBLEM_WORDS } from './problem-words.ts';
import { problemsOfBlock } from './problems-of-block.ts';
import { blockOf, type PuckBlock } from './puck-adapter.ts';
import { useBlocks } from './use-blocks.ts';
import type { Draft } from './use-draft.ts';
import { usePuck } from './use-puck.ts';

const TABS = {
  sections: 'pageEditor.tabSections',
  add: 'pageEditor.tabAdd',
  edit: 'pageEditor.tabEdit',
  page: 'pageEditor.tabPage',
} as const satisfies Record<string, EditorKey>;

export type PanelTab = keyof typeof TABS;

interface SidePanelProps {
  readonly api: LandingApi;
  readonly draft: Draft;
  readonly pickers: LandingPickers;
  readonly language: EditLanguage;
  /** Null: closed, on a phone. */
  readonly tab: PanelTab | null;
  readonly isPhone: boolean;
  readonly onTab: (tab: PanelTab | null) => void;
  readonly onEdit: (id: string) => void;
}

/** Beside the canvas; on a phone a sheet that comes up from the tabs at the bottom. */
export function SidePanel({ api, draft, pickers, language, tab, isPhone, onTab, onEdit }: SidePanelProps) {
  const x = useEditorTexts();
  const { t } = useStaff();
  return (
    <aside className="side-panel" aria-label={x('pageEditor.panel')}>
      <div className="panel-tabs">
        <div role="tablist" aria-label={x('pageEditor.panel')}>
          {(Object.keys(TABS) as PanelTab[]).map((one) => (
            <button
              key={one}
              type="button"
              role="tab"
              id={`tab-${one}`}
              aria-selected={tab === one}
              aria-controls="panel-body"
              onClick={() => onTab(isPhone && tab === one ? null : one)}
            >
              {x(TABS[one])}
            </button>
          ))}
        </div>
        {isPhone && tab && (
          <button type="button" className="icon" aria-label={t('panel.close')} onClick={() => onTab(null)}>
            <Icon name="down" size="s" />
          </button>
        )}
      </div>
      {tab && (
        <div
          className="panel-body"
          id="panel-body"
          role="tabpanel"
          aria-labelledby={`tab-${tab}`}
          tabIndex={-1}
        >
          {tab === 'sections' && <BlockList told={draft.saved.problems} {...{ onEdit }} />}
          {tab === 'add' && <BlockPalette onAdded={() => onTab('edit')} />}
          {tab === 'edit' && <EditPane {...{ api, draft, pickers, language }} />}
          {tab === 'page' && <PageForm {...{ api, draft, pickers, language }} />}
        </div>
      )}
    </aside>
  );
}

function EditPane({
  api,
  draft,
  pickers,
  language,
}: Pick<SidePanelProps, 'api' | 'draft' | 'pickers' | 'language'>) {
  const x = useEditorTexts();
  const blocks = useBlocks();
  const item = usePuck((puck) => puck.selectedItem) as PuckBlock | null;
  const block = item && blockOf(item);
  const id = block?.id ?? '';
  const told = draft.saved.problems;
  const problems = useMemo(() => (block ? problemsOfBlock(block, told) : new Map()), [block, told]);
  const terms = useMemo<FormTerms>(
    () => ({
      api,
      pickers,
      language,
      idPrefix: id,
      problemAt: (path) => {
        const code = problems.get(path) as keyof typeof PROBLEM_WORDS | undefined;
        return code ? x(PROBLEM_WORDS[code]) : null;
      },
    }),
    [api, pickers, language, id, problems, x],
  );
  if (!block) return <p className="soft">{x('pageEditor.chooseSection')}</p>;
  return (
    <FormProvider value={terms}>
      <h2 className="section">{x(BLOCK_WORDS[block.type].name)}</h2>
      <BlockForm key={id} {...{ block }} onChange={blocks.change} />
    </FormProvider>
  );
}
