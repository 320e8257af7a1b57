import {
  CONTENT_SCHEMA,
  problemsOf,
  type Block,
  type PageContent,
  type ProblemCode,
} from '#contract/landing';

const said = { es: '–' };

/** What keeps one block from being published, by its place. */
export function problemsOfBlock(block: Block): ReadonlyMap<string, ProblemCode> {
  const alone: PageContent = {
    schema: CONTENT_SCHEMA,
    title: said,
    description: said,
    blocks: [{ ...block, isHidden: false }],
  };
  return new Map(problemsOf(alone).map(({ path, code }) => [path, code]));
}
