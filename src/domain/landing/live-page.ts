import type { Language } from './block-texts.ts';
import type { LandingSlug } from './contract.ts';
import { publishedVersion } from './landing.queries.ts';
import type { LandingReadCtx } from './live-data.ts';
import { HOME_TAG } from './home.ts';
import { landingTag } from './publish-page.ts';
import { resolvePage } from './resolve-page.ts';
import type { ResolvedPage } from './resolved.ts';
import { liveContent } from './stored-page.ts';

export interface LivePage {
  readonly page: ResolvedPage;
  /** What makes a kept copy of it old. */
  readonly tags: readonly string[];
}

/** What visitors see: the published version, or the page as it comes when there is none. */
export async function livePage(
  ctx: LandingReadCtx,
  slug: LandingSlug,
  language: Language,
): Promise<LivePage> {
  const db = ctx.placement.central();
  const content = await liveContent(db, await publishedVersion(db, slug));
  const page = await resolvePage(ctx, content, { language });
  const offers = page.blocks.flatMap((block) => (block.type === 'offers' ? block.offers : []));
  return {
    page,
    tags: [landingTag(slug), HOME_TAG, 'catalog', ...offers.map(({ code }) => `piece:${code}`)],
  };
}
