import { useMemo } from 'react';
import type { LandingPickers } from '#contract/landing';
import { useEditorTexts } from './editor-texts.tsx';
import { FormProvider, type FormTerms } from './form/form-context.tsx';
import { LocalizedField } from './form/TextFields.tsx';
import type { EditLanguage } from './inline-texts.ts';
import type { LandingApi } from './landing-api.ts';
import { pageTextsOf } from './puck-adapter.ts';
import { useBlocks } from './use-blocks.ts';
import type { Draft } from './use-draft.ts';
import { usePuck } from './use-puck.ts';

interface PageFormProps {
  readonly api: LandingApi;
  readonly draft: Draft;
  readonly pickers: LandingPickers;
  readonly language: EditLanguage;
}

/** What belongs to the whole page: how search results and the browser's tab name it. */
export function PageForm({ api, draft, pickers, language }: PageFormProps) {
  const x = useEditorTexts();
  const blocks = useBlocks();
  const page = pageTextsOf(usePuck((puck) => puck.appState.data.root));
  const { problems } = draft.saved;
  const terms = useMemo<FormTerms>(
    () => ({
      api,
      pickers,
      language,
      idPrefix: 'page',
      problemAt: (path) =>
        problems.some((problem) => problem.blockId === null && problem.path === path)
          ? x('pageEditor.problem_missing_text')
          : null,
    }),
    [api, pickers, language, problems, x],
  );
  return (
    <FormProvider value={terms}>
      <form
        className="block-form"
        aria-label={x('pageEditor.page')}
        onSubmit={(event) => event.preventDefault()}
      >
        <p className="small soft">{x('pageEditor.pageBody')}</p>
        <LocalizedField
          isLine
          path={['title']}
          label="pageEditor.fieldPageTitle"
          value={page.title}
          onChange={(title) => blocks.changePage({ ...page, title })}
        />
        <LocalizedField
          isLine={false}
          path={['description']}
          label="pageEditor.fieldPageDescription"
          value={page.description}
          onChange={(description) => blocks.changePage({ ...page, description })}
        />
        {page.isDemo && (
          <div className="note warn">
            <p>
              {x('pageEditor.demoPage')}{' '}
              <button
                type="button"
                className="linkish"
                onClick={() => blocks.changePage({ ...page, isDemo: false })}
              >
                {x('pageEditor.ownSection')}
              </button>
            </p>
          </div>
        )}
      </form>
    </FormProvider>
  );
}
