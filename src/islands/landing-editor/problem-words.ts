import type { ContentProblem, PageContent, ProblemCode } from '#contract/landing';
import { BLOCK_FIELDS, fieldTrail } from './block-fields.ts';
import { BLOCK_WORDS } from './block-words.ts';
import type { EditorKey, EditorTranslate } from './editor-texts.tsx';
import { readPath } from './value-path.ts';

export const PROBLEM_WORDS = {
  missing_alt: 'pageEditor.problem_missing_alt',
  missing_text: 'pageEditor.problem_missing_text',
  second_hero: 'pageEditor.problem_second_hero',
  nothing_to_show: 'pageEditor.problem_nothing_to_show',
  uses_exceed_goal: 'pageEditor.problem_uses_exceed_goal',
  missing_picture: 'pageEditor.problem_missing_picture',
  missing_file: 'pageEditor.problem_missing_file',
} as const satisfies Record<ProblemCode, EditorKey>;

const PAGE_PLACES: Readonly<Record<string, EditorKey>> = {
  title: 'pageEditor.fieldPageTitle',
  description: 'pageEditor.fieldPageDescription',
};

/** Where a problem is, in words: `Línea de tiempo · Pasos 2 · Título`. */
export function placeOfProblem(
  { blockId, path }: ContentProblem,
  content: PageContent,
  x: EditorTranslate,
): string {
  const block = content.blocks.find(({ id }) => id === blockId);
  if (!block)
    return [x('pageEditor.page'), PAGE_PLACES[path] && x(PAGE_PLACES[path])].filter(Boolean).join(' · ');
  const trail = fieldTrail(BLOCK_FIELDS[block.type], readPath(path));
  const steps = trail.map(({ label, index }) => (index === null ? x(label) : `${x(label)} ${index + 1}`));
  return [x(BLOCK_WORDS[block.type].name), ...steps].join(' · ');
}
