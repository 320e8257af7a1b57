import { listBranches } from '#domain/branches';
import { chainHome, livePage, questionsOf } from '#domain/landing';
import type { Locale } from '#i18n';
import type { Ctx } from '#server/context.ts';

/** The page that owners write, as visitors see it, and what makes a kept copy of it old. */
export async function readLanding(ctx: Ctx, locale: Locale) {
  const [branches, home, { page, tags }] = await Promise.all([
    listBranches(ctx),
    chainHome(ctx),
    livePage(ctx, 'funded', locale === 'en' ? 'en' : 'es'),
  ]);
  return { locale, page, questions: questionsOf(page), branches, home, tags };
}
