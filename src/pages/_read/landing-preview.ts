import { listBranches } from '#domain/branches';
import { chainHome, questionsOf, readPreview } from '#domain/landing';
import type { Locale } from '#i18n';
import type { Ctx } from '#server/context.ts';

/** What a preview link shows; null for one that is over or was never made. */
export async function readLandingPreview(ctx: Ctx, token: string) {
  const preview = await readPreview(ctx, token);
  if (!preview) return null;
  const { page, versionNumber, expiresAt } = preview;
  const locale: Locale = page.language === 'en' ? 'en' : 'es-MX';
  const [branches, home] = await Promise.all([listBranches(ctx), chainHome(ctx)]);
  return { locale, page, questions: questionsOf(page), branches, home, versionNumber, expiresAt };
}
