import { plainTextOf } from './block-texts.ts';
import { hasContent } from './block-content.ts';
import type { Language } from './block-texts.ts';
import type { Block, PageContent } from './blocks.ts';
import { isDemoChain } from './chain-settings.ts';
import { readLiveData, type LandingReadCtx } from './live-data.ts';
import { resolveBlock } from './resolve-block.ts';
import { partsResolver } from './resolve-parts.ts';
import type { ResolvedBlock, ResolvedPage } from './resolved.ts';
import { STARTER_CONTENT } from './starter-content.ts';

export interface ResolveOptions {
  readonly language: Language;
  /** For the canvas of an editor: also what visitors would not see, hidden, empty or sample. */
  readonly isWhole?: boolean;
}

/** A content with everything live read into it once, as visitors see it. */
export async function resolvePage(
  ctx: LandingReadCtx,
  content: PageContent,
  { language, isWhole = false }: ResolveOptions,
): Promise<ResolvedPage> {
  const isDemo = await isDemoChain(ctx);
  const isShown = (block: Block) =>
    isWhole || (block.isHidden !== true && hasContent(block) && (block.isDemo !== true || isDemo));
  const shown = content.blocks.filter(isShown);
  const parts = partsResolver(await readLiveData(ctx, shown), language);
  const blocks = shown.map((block) => resolveBlock(block, parts));
  const isSample = content.isDemo === true && !isDemo && !isWhole;
  const { title, description } = isSample ? STARTER_CONTENT : content;
  return {
    language,
    title: parts.text(title),
    description: parts.text(description),
    blocks: isWhole ? blocks : blocks.filter(hasSomething),
  };
}

/** Of blocks that live from the chain: whether it had anything for them. */
function hasSomething(block: ResolvedBlock): boolean {
  if (block.type === 'offers') return block.offers.length > 0;
  if (block.type === 'branches') return block.branches.length > 0;
  if (block.type === 'financing') return block.plans.length > 0 || block.holds.length > 0;
  return true;
}

/** Questions and answers as text, for what machines read of a page. */
export function questionsOf(page: ResolvedPage): { readonly question: string; readonly answer: string }[] {
  return page.blocks.flatMap((block) =>
    block.type === 'faq'
      ? block.items.map(({ question, answer }) => ({ question, answer: plainTextOf(asStored(answer)) }))
      : [],
  );
}

type Answer = Extract<ResolvedBlock, { type: 'faq' }>['items'][number]['answer'];

function asStored(answer: Answer): Parameters<typeof plainTextOf>[0] {
  return answer.map((node) =>
    node.kind === 'list'
      ? { kind: 'list', isOrdered: node.isOrdered, items: node.items.map((runs) => [...runs].map(textOnly)) }
      : { kind: node.kind, runs: node.runs.map(textOnly) },
  );
}

const textOnly = ({ text }: { readonly text: string }) => ({ text });
