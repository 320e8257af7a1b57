import { transaction } from '#db/tx.ts';
import { actorId, auditCentral } from '#domain/audit';
import { requirePermission } from '#domain/identity';
import type { Ctx } from '#server/context.ts';
import { uuidv7 } from '#shared/ids.ts';
import { CONTENT_SCHEMA } from './blocks.ts';
import type { LandingSlug, LandingState } from './contract.ts';
import { insertDraft, updateDraft } from './draft.queries.ts';
import { insertVersion, lockPage, versionById } from './landing.queries.ts';
import { migrateContent } from './migrate-content.ts';
import { readLanding } from './read-landing.ts';
import { editedByOther, saysTheSame, storedDraft, versionNotFound } from './stored-page.ts';

/**
 * Makes an older version the draft; the live page stays until somebody publishes. A draft that no version has is kept as
 * one first, so nothing written is lost. Throws `landing.version_not_found` or `landing.edited_by_other`.
 */
export async function restoreVersion(
  ctx: Ctx,
  slug: LandingSlug,
  { versionId, revision }: { readonly versionId: string; readonly revision: number },
): Promise<LandingState> {
  requirePermission(ctx, 'landing:edit');
  const other = await transaction(ctx.placement.central(), async (tx) => {
    const at = ctx.now();
    const by = actorId(ctx.actor);
    await lockPage(tx, slug, at);
    const version = await versionById(tx, slug, versionId);
    if (!version) throw versionNotFound();
    const draft = await storedDraft(tx, slug, { isHeld: true });
    if (draft.revision !== revision) return draft;
    const base = draft.basedOn === null ? undefined : await versionById(tx, slug, draft.basedOn);
    const isKept = draft.revision === 0 || (base && saysTheSame(draft.content, migrateContent(base.content)));
    const keptId = isKept ? null : uuidv7(at.getTime());
    if (keptId !== null) {
      const kept = { id: keptId, kind: 'kept', note: '', schemaNo: CONTENT_SCHEMA } as const;
      await insertVersion(tx, slug, { ...kept, content: draft.content, authorId: by, createdAt: at });
    }
    const restored = { content: migrateContent(version.content), basedOn: versionId, updatedBy: by, at };
    if (draft.revision === 0) await insertDraft(tx, slug, restored);
    else await updateDraft(tx, slug, revision, restored);
    await auditCentral(tx, ctx, {
      action: 'landing.restore',
      subject: `landing ${slug}`,
      detail: { version: versionId, number: version.number, kept: keptId },
    });
    return null;
  });
  if (other) throw await editedByOther(ctx, other);
  return readLanding(ctx, slug);
}
