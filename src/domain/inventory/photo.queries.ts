import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { AllBranchesScope, BranchScope } from '#shared/scope.ts';

export interface PhotoRow {
  readonly id: Buffer;
  readonly mediaHash: Buffer;
  /** Null: taken off. */
  readonly position: number | null;
  readonly width: number;
  readonly height: number;
  readonly altText: string | null;
}

const COLUMNS = 'id, media_hash AS mediaHash, position, width, height, alt_text AS altText';

/** Whoever changes the photographs of an item holds its row, so that positions are given out one after the other. */
export async function lockItem(tx: Tx, scope: BranchScope, stockItemId: Buffer): Promise<boolean> {
  const rows = await tx.rows('SELECT 1 FROM stock_items WHERE branch_id = ? AND id = ? FOR UPDATE', [
    scope.branchId,
    stockItemId,
  ]);
  return rows.length === 1;
}

/** Those shown, in their order; then those taken off. */
export async function allPhotosOf(
  db: Executor,
  scope: BranchScope,
  stockItemId: Buffer,
): Promise<PhotoRow[]> {
  return db.rows<PhotoRow>(
    `SELECT ${COLUMNS} FROM stock_photos WHERE branch_id = ? AND stock_item_id = ? ORDER BY position IS NULL, position`,
    [scope.branchId, stockItemId],
  );
}

/** What customers see of one item. */
export async function shownPhotosOf(
  db: Executor,
  scope: BranchScope,
  stockItemId: Buffer,
): Promise<PhotoRow[]> {
  return db.rows<PhotoRow>(
    `SELECT ${COLUMNS} FROM stock_photos WHERE branch_id = ? AND stock_item_id = ? AND position IS NOT NULL ORDER BY position`,
    [scope.branchId, stockItemId],
  );
}

/** What customers see of many items, item by item. */
export async function shownPhotosOfItems(
  db: Executor,
  scope: BranchScope,
  stockItemIds: readonly Buffer[],
): Promise<(PhotoRow & { readonly stockItemId: Buffer })[]> {
  if (stockItemIds.length === 0) return [];
  return db.listRows(
    `SELECT stock_item_id AS stockItemId, ${COLUMNS} FROM stock_photos
     WHERE branch_id = ? AND stock_item_id IN (?) AND position IS NOT NULL ORDER BY stock_item_id, position`,
    [scope.branchId, stockItemIds],
  );
}

export async function insertPhoto(
  tx: Tx,
  scope: BranchScope,
  row: {
    readonly id: string;
    readonly stockItemId: Buffer;
    readonly mediaHash: Buffer;
    readonly position: number;
    readonly width: number;
    readonly height: number;
    readonly uploadedBy: number | null;
    readonly at: Date;
  },
): Promise<void> {
  await tx.change(
    `INSERT INTO stock_photos (branch_id, id, stock_item_id, media_hash, position, width, height, uploaded_by, uploaded_at)
     VALUES (?,?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      uuidToBytes(row.id),
      row.stockItemId,
      row.mediaHash,
      row.position,
      row.width,
      row.height,
      row.uploadedBy,
      row.at,
    ],
  );
}

/** Gives these photographs the positions of the list; `removed` are taken off. The order of an item is unique, so it is cleared first. */
export async function arrange(
  tx: Tx,
  scope: BranchScope,
  stockItemId: Buffer,
  plan: { readonly shown: readonly Buffer[]; readonly at: Date },
): Promise<void> {
  await tx.change(
    'UPDATE stock_photos SET position = NULL, removed_at = COALESCE(removed_at, ?) WHERE branch_id = ? AND stock_item_id = ?',
    [plan.at, scope.branchId, stockItemId],
  );
  if (plan.shown.length === 0) return;
  const cases = plan.shown.flatMap((id, position): SqlValue[] => [id, position]);
  await tx.change(
    `UPDATE stock_photos SET position = CASE id ${plan.shown.map(() => 'WHEN ? THEN ?').join(' ')} END, removed_at = NULL
     WHERE branch_id = ? AND stock_item_id = ? AND id IN (${plan.shown.map(() => '?').join(',')})`,
    [...cases, scope.branchId, stockItemId, ...plan.shown],
  );
}

export async function setAltText(
  tx: Tx,
  scope: BranchScope,
  photoId: Buffer,
  altText: string | null,
): Promise<void> {
  await tx.change('UPDATE stock_photos SET alt_text = ? WHERE branch_id = ? AND id = ?', [
    altText,
    scope.branchId,
    photoId,
  ]);
}

/** Photographs that were taken off before an instant: nobody undoes that any more. */
export async function purgeRemovedPhotos(
  db: Executor,
  _scope: AllBranchesScope,
  before: Date,
): Promise<number> {
  return db.change('DELETE FROM stock_photos WHERE removed_at < ?', [before]);
}

/** Every picture that some photograph needs, with those of papers that are not private yet. */
export async function neededPictures(db: Executor, _scope: AllBranchesScope): Promise<Buffer[]> {
  const rows = await db.rows<{ mediaHash: Buffer }>(
    `SELECT media_hash AS mediaHash FROM stock_photos UNION SELECT media_hash FROM donor_photos
     UNION SELECT media_hash FROM donor_papers WHERE media_hash IS NOT NULL`,
  );
  return rows.map((row) => row.mediaHash);
}

/** Every picture of a paper, also of one that was taken off: somebody relied on it once. */
export async function neededPrivatePictures(db: Executor, _scope: AllBranchesScope): Promise<Buffer[]> {
  const rows = await db.rows<{ mediaHash: Buffer }>(
    'SELECT DISTINCT media_hash AS mediaHash FROM donor_papers WHERE media_hash IS NOT NULL',
  );
  return rows.map((row) => row.mediaHash);
}
