import type { Executor, Tx } from '#db/client.ts';
import { bytesToUuid, uuidToBytes } from '#db/schema/columns.ts';
import type { LandingSlug, LandingVersionHead } from './contract.ts';

/** MariaDB hands JSON over as text, MySQL as a value. */
function fromJson(value: unknown): unknown {
  return typeof value === 'string' ? (JSON.parse(value) as unknown) : value;
}

export interface VersionRow {
  readonly id: string;
  readonly number: number;
  readonly kind: LandingVersionHead['kind'];
  readonly note: string;
  readonly authorId: number | null;
  readonly createdAt: Date;
}

type StoredVersion = Omit<VersionRow, 'id'> & { readonly id: Buffer };

const HEAD = 'v.id, v.number, v.kind, v.note, v.author_id AS authorId, v.created_at AS createdAt';

const headOf = ({ id, ...rest }: StoredVersion): VersionRow => ({ ...rest, id: bytesToUuid(id) });

/** The version that visitors see; undefined where none is published. */
export async function publishedVersion(
  db: Executor,
  slug: LandingSlug,
): Promise<(VersionRow & { readonly content: unknown }) | undefined> {
  const [row] = await db.rows<StoredVersion & { content: unknown }>(
    `SELECT ${HEAD}, v.content FROM landing_pages p JOIN landing_versions v ON v.id = p.published_version_id
     WHERE p.slug = ?`,
    [slug],
  );
  return row && { ...headOf(row), content: fromJson(row.content) };
}

export async function versionById(
  db: Executor,
  slug: LandingSlug,
  id: string,
): Promise<(VersionRow & { readonly content: unknown }) | undefined> {
  const [row] = await db.rows<StoredVersion & { content: unknown }>(
    `SELECT ${HEAD}, v.content FROM landing_versions v WHERE v.slug = ? AND v.id = ?`,
    [slug, uuidToBytes(id)],
  );
  return row && { ...headOf(row), content: fromJson(row.content) };
}

/** Newest first; those before `beforeNumber` when there is one. */
export async function versionHeads(
  db: Executor,
  slug: LandingSlug,
  { beforeNumber, limit }: { readonly beforeNumber: number | null; readonly limit: number },
): Promise<VersionRow[]> {
  const rows = await db.rows<StoredVersion>(
    `SELECT ${HEAD} FROM landing_versions v WHERE v.slug = ? AND v.number < ? ORDER BY v.number DESC LIMIT ${Math.trunc(limit)}`,
    [slug, beforeNumber ?? 4_294_967_295],
  );
  return rows.map(headOf);
}

/** Holds the page until the end of the transaction, so that versions are numbered and pointed at one by one. */
export async function lockPage(
  tx: Tx,
  slug: LandingSlug,
  at: Date,
): Promise<{ readonly publishedVersionId: string | null }> {
  await tx.change(
    'INSERT INTO landing_pages (slug, changed_at) VALUES (?, ?) ON DUPLICATE KEY UPDATE slug = slug',
    [slug, at],
  );
  const [row] = await tx.rows<{ id: Buffer | null }>(
    'SELECT published_version_id AS id FROM landing_pages WHERE slug = ? FOR UPDATE',
    [slug],
  );
  return { publishedVersionId: row?.id ? bytesToUuid(row.id) : null };
}

/** With the page held. Answers the version's number. */
export async function insertVersion(
  tx: Tx,
  slug: LandingSlug,
  version: Omit<VersionRow, 'number'> & { readonly schemaNo: number; readonly content: object },
): Promise<number> {
  const [row] = await tx.rows<{ next: number | string }>(
    'SELECT COALESCE(MAX(number), 0) + 1 AS next FROM landing_versions WHERE slug = ?',
    [slug],
  );
  const number = Number(row?.next ?? 1);
  await tx.change(
    `INSERT INTO landing_versions (id, slug, number, schema_no, content, kind, note, author_id, created_at)
     VALUES (?,?,?,?,?,?,?,?,?)`,
    [
      uuidToBytes(version.id),
      slug,
      number,
      version.schemaNo,
      JSON.stringify(version.content),
      version.kind,
      version.note,
      version.authorId,
      version.createdAt,
    ],
  );
  return number;
}

/** The one thing that decides what visitors see. */
export async function pointAt(tx: Tx, slug: LandingSlug, versionId: string | null, at: Date): Promise<void> {
  await tx.change('UPDATE landing_pages SET published_version_id = ?, changed_at = ? WHERE slug = ?', [
    versionId === null ? null : uuidToBytes(versionId),
    at,
    slug,
  ]);
}
