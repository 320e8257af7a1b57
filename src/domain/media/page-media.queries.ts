import type { Executor, Tx } from '#db/client.ts';

export interface PageMedia {
  readonly kind: 'picture' | 'document';
  /** Hexadecimal. */
  readonly hash: string;
  readonly width: number | null;
  readonly height: number | null;
  readonly bytes: number | null;
  readonly by: number | null;
  readonly at: Date;
}

/** Versions of pages are never deleted, so what was once put in is needed for good. */
export async function keepPageMedia(tx: Tx, media: PageMedia): Promise<void> {
  const { kind, hash, width, height, bytes, by, at } = media;
  await tx.change(
    `INSERT INTO page_media (kind, hash, width, height, bytes, added_by, added_at) VALUES (?,?,?,?,?,?,?)
     ON DUPLICATE KEY UPDATE hash = hash`,
    [kind, Buffer.from(hash, 'hex'), width, height, bytes, by, at],
  );
}

/** Hashes of what the pages that people write may show. */
export async function neededPageMedia(
  db: Executor,
): Promise<{ readonly pictures: ReadonlySet<string>; readonly documents: ReadonlySet<string> }> {
  const rows = await db.rows<{ kind: PageMedia['kind']; hash: Buffer }>('SELECT kind, hash FROM page_media');
  const of = (kind: PageMedia['kind']) =>
    new Set(rows.filter((row) => row.kind === kind).map(({ hash }) => hash.toString('hex')));
  return { pictures: of('picture'), documents: of('document') };
}

/** Those of these hashes that were put in for pages. */
export async function pageMediaOf(
  db: Executor,
  hashes: readonly string[],
): Promise<Pick<PageMedia, 'kind' | 'hash' | 'width' | 'height' | 'bytes'>[]> {
  if (hashes.length === 0) return [];
  const rows = await db.rows<Omit<PageMedia, 'hash'> & { hash: Buffer }>(
    `SELECT kind, hash, width, height, bytes FROM page_media
     WHERE kind IN ('picture', 'document') AND hash IN (${hashes.map(() => '?').join()})`,
    hashes.map((hash) => Buffer.from(hash, 'hex')),
  );
  return rows.map((row) => ({ ...row, hash: row.hash.toString('hex') }));
}
