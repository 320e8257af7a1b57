import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import type { Language } from './block-texts.ts';
import type { PageContent } from './blocks.ts';
import { resolvePage } from './resolve-page.ts';
import type { ResolvedPage } from './resolved.ts';

/** The content somebody is writing, with everything live in it; also what visitors would not see. */
export async function resolveForEditor(
  ctx: Ctx,
  content: PageContent,
  language: Language,
): Promise<ResolvedPage> {
  requirePermission(ctx, 'landing:edit');
  return resolvePage(ctx, content, { language, isWhole: true });
}
