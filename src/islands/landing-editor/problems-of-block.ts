import {
  CONTENT_SCHEMA,
  problemsOf,
  type Block,
  type ContentProblem,
  type PageContent,
  type ProblemCode,
} from '#contract/landing';

const said = { es: '–' };

/** Of what the server said of the draft, what the browser cannot tell by itself: whether pictures and files are there. */
export function problemsOfMedia(told: readonly ContentProblem[]): ContentProblem[] {
  return told.filter(({ code }) => code === 'missing_picture' || code === 'missing_file');
}

/** What keeps one block from being published, by its place. */
export function problemsOfBlock(
  block: Block,
  told: readonly ContentProblem[],
): ReadonlyMap<string, ProblemCode> {
  const alone: PageContent = {
    schema: CONTENT_SCHEMA,
    title: said,
    description: said,
    blocks: [{ ...block, isHidden: false }],
  };
  const missing = problemsOfMedia(told).filter(({ blockId }) => blockId === block.id);
  return new Map([...problemsOf(alone), ...missing].map(({ path, code }) => [path, code]));
}
