import { isDuplicateKey } from '#db/errors.ts';
import { actorId } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { withKnownSizes } from './content-media.ts';
import type { LandingDraftChange, LandingDraftSaved, LandingSlug } from './contract.ts';
import { insertDraft, updateDraft, type NewDraft } from './draft.queries.ts';
import { knownMediaOf } from './known-media.ts';
import { readLanding } from './read-landing.ts';
import { editedByOther, storedDraft } from './stored-page.ts';

/**
 * Keeps what is being written, as unfinished as it is; the live page is not touched. One statement that only fits the
 * revision it was made from: of two who save at once one wins, the other gets `landing.edited_by_other`, and nothing
 * is overwritten. Not audited: an editor saves every few seconds; versions are.
 */
export async function saveDraft(
  ctx: Ctx,
  slug: LandingSlug,
  { revision, content }: LandingDraftChange,
): Promise<LandingDraftSaved> {
  requirePermission(ctx, 'landing:edit');
  const db = ctx.placement.central();
  const before = await storedDraft(db, slug);
  const draft: NewDraft = {
    content: withKnownSizes(content, await knownMediaOf(db, content)),
    basedOn: before.basedOn,
    updatedBy: actorId(ctx.actor),
    at: ctx.now(),
  };
  const isSaved =
    revision === 0 ? await insertFirst(ctx, slug, draft) : await updateDraft(db, slug, revision, draft);
  if (!isSaved) throw await editedByOther(ctx, await storedDraft(db, slug));
  const { content: _written, ...saved } = (await readLanding(ctx, slug)).draft;
  return saved;
}

async function insertFirst(ctx: Ctx, slug: LandingSlug, draft: NewDraft): Promise<boolean> {
  try {
    await insertDraft(ctx.placement.central(), slug, draft);
    return true;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}
