import type { Executor } from '#db/client.ts';
import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import type { LandingSlug } from './contract.ts';

export interface DraftRow {
  readonly content: unknown;
  readonly revision: number;
  readonly basedOn: string | null;
  /** Number of that version. */
  readonly basedOnNumber: number | null;
  readonly updatedBy: number | null;
  readonly updatedAt: Date;
}

export async function draftRow(
  db: Executor,
  slug: LandingSlug,
  { isHeld = false }: { readonly isHeld?: boolean } = {},
): Promise<DraftRow | undefined> {
  const [row] = await db.rows<Omit<DraftRow, 'basedOn'> & { basedOn: Buffer | null }>(
    `SELECT d.content, d.revision, d.based_on AS basedOn,
       (SELECT v.number FROM landing_versions v WHERE v.id = d.based_on) AS basedOnNumber,
       d.updated_by AS updatedBy, d.updated_at AS updatedAt
     FROM landing_drafts d WHERE d.slug = ?${isHeld ? ' FOR UPDATE' : ''}`,
    [slug],
  );
  if (!row) return undefined;
  const { content, basedOn } = row;
  return {
    ...row,
    content: typeof content === 'string' ? (JSON.parse(content) as unknown) : content,
    basedOn: basedOn && bytesToUuid(basedOn),
  };
}

export interface NewDraft {
  readonly content: object;
  readonly basedOn: string | null;
  readonly updatedBy: number | null;
  readonly at: Date;
}

/** The first one, as revision 1. Breaks the key when somebody was faster. */
export async function insertDraft(db: Executor, slug: LandingSlug, draft: NewDraft): Promise<void> {
  await db.change(
    `INSERT INTO landing_drafts (slug, content, revision, based_on, updated_by, updated_at) VALUES (?,?,1,?,?,?)`,
    [
      slug,
      JSON.stringify(draft.content),
      draft.basedOn === null ? null : uuidToBytes(draft.basedOn),
      draft.updatedBy,
      draft.at,
    ],
  );
}

/** Changes the draft only while it is still at `revision`; answers whether it was. */
export async function updateDraft(
  db: Executor,
  slug: LandingSlug,
  revision: number,
  draft: NewDraft,
): Promise<boolean> {
  const changed = await db.change(
    `UPDATE landing_drafts SET content = ?, revision = revision + 1, based_on = ?, updated_by = ?, updated_at = ?
     WHERE slug = ? AND revision = ?`,
    [
      JSON.stringify(draft.content),
      draft.basedOn === null ? null : uuidToBytes(draft.basedOn),
      draft.updatedBy,
      draft.at,
      slug,
      revision,
    ],
  );
  return changed === 1;
}

/** What it says is a version now. */
export async function rebaseDraft(db: Executor, slug: LandingSlug, versionId: string): Promise<void> {
  await db.change('UPDATE landing_drafts SET based_on = ? WHERE slug = ?', [uuidToBytes(versionId), slug]);
}
