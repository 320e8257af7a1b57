import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { PaperDraft, PaperKind } from './contract.ts';

export interface DonorState {
  readonly id: Buffer;
  readonly status: 'received' | 'dismantling' | 'dismantled' | 'closed';
  readonly yardPosition: string | null;
  readonly costCents: number | null;
  readonly version: number;
  readonly generationId: number;
}

export async function donorState(
  db: Executor,
  scope: BranchScope,
  id: Buffer,
  lock: boolean,
): Promise<DonorState | undefined> {
  const rows = await db.rows<DonorState>(
    `SELECT id, status, yard_position AS yardPosition, cost_cents AS costCents, version, generation_id AS generationId
     FROM donor_vehicles WHERE branch_id = ? AND id = ? ${lock ? 'FOR UPDATE' : ''}`,
    [scope.branchId, id],
  );
  return rows[0];
}

export interface PaperRow {
  readonly id: Buffer;
  readonly kind: PaperKind;
  readonly number: string;
  readonly issuedOn: string | null;
  readonly issuer: string | null;
  readonly mediaHash: Buffer | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly addedBy: number | null;
  readonly addedAt: Date;
}

export async function papersOf(db: Executor, scope: BranchScope, donorId: Buffer): Promise<PaperRow[]> {
  return db.rows<PaperRow>(
    `SELECT id, kind, number, DATE_FORMAT(issued_on, '%Y-%m-%d') AS issuedOn, issuer, media_hash AS mediaHash, width,
       height, added_by AS addedBy, added_at AS addedAt
     FROM donor_papers WHERE branch_id = ? AND donor_id = ? AND removed_at IS NULL ORDER BY kind + 0, added_at, id`,
    [scope.branchId, donorId],
  );
}

/** The same paper again corrects what it said, also when it had been taken off. */
export async function writePaper(
  tx: Tx,
  scope: BranchScope,
  donorId: Buffer,
  paper: PaperDraft & { by: number | null; at: Date },
): Promise<void> {
  await tx.change(
    `INSERT INTO donor_papers (branch_id, id, donor_id, kind, number, issued_on, issuer, added_by, added_at)
     VALUES (?,?,?,?,?,?,?,?,?) ON DUPLICATE KEY UPDATE issued_on = VALUES(issued_on), issuer = VALUES(issuer),
       added_by = VALUES(added_by), added_at = VALUES(added_at), removed_at = NULL`,
    [
      scope.branchId,
      uuidToBytes(paper.id),
      donorId,
      paper.kind,
      paper.number,
      paper.issuedOn,
      paper.issuer,
      paper.by,
      paper.at,
    ],
  );
}

export async function removePaperRow(
  tx: Tx,
  scope: BranchScope,
  donorId: Buffer,
  paper: { id: Buffer; at: Date },
): Promise<boolean> {
  const changed = await tx.change(
    'UPDATE donor_papers SET removed_at = ? WHERE branch_id = ? AND donor_id = ? AND id = ? AND removed_at IS NULL',
    [paper.at, scope.branchId, donorId, paper.id],
  );
  return changed === 1;
}

interface PictureRow {
  readonly mediaHash: Buffer;
  readonly width: number;
  readonly height: number;
}

export async function setPaperPicture(
  tx: Tx,
  scope: BranchScope,
  donorId: Buffer,
  paper: PictureRow & { id: Buffer },
): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE donor_papers SET media_hash = ?, width = ?, height = ?
     WHERE branch_id = ? AND donor_id = ? AND id = ? AND removed_at IS NULL`,
    [paper.mediaHash, paper.width, paper.height, scope.branchId, donorId, paper.id],
  );
  return changed === 1;
}

export async function donorPhotosOf(
  db: Executor,
  scope: BranchScope,
  donorId: Buffer,
): Promise<(PictureRow & { readonly id: Buffer })[]> {
  return db.rows(
    `SELECT id, media_hash AS mediaHash, width, height FROM donor_photos
     WHERE branch_id = ? AND donor_id = ? AND removed_at IS NULL ORDER BY uploaded_at, id`,
    [scope.branchId, donorId],
  );
}

export async function writeDonorPhoto(
  tx: Tx,
  scope: BranchScope,
  donorId: Buffer,
  photo: PictureRow & { id: string; by: number | null; at: Date },
): Promise<void> {
  await tx.change(
    `INSERT INTO donor_photos (branch_id, id, donor_id, media_hash, width, height, uploaded_by, uploaded_at)
     VALUES (?,?,?,?,?,?,?,?) ON DUPLICATE KEY UPDATE removed_at = NULL`,
    [
      scope.branchId,
      uuidToBytes(photo.id),
      donorId,
      photo.mediaHash,
      photo.width,
      photo.height,
      photo.by,
      photo.at,
    ],
  );
}

export async function removeDonorPhotoRow(
  tx: Tx,
  scope: BranchScope,
  donorId: Buffer,
  photo: { id: Buffer; at: Date },
): Promise<boolean> {
  const changed = await tx.change(
    'UPDATE donor_photos SET removed_at = ? WHERE branch_id = ? AND donor_id = ? AND id = ? AND removed_at IS NULL',
    [photo.at, scope.branchId, donorId, photo.id],
  );
  return changed === 1;
}

export type CostKind = 'tow' | 'papers' | 'other';

export async function costsOf(
  db: Executor,
  scope: BranchScope,
  donorId: Buffer,
): Promise<{ readonly kind: CostKind; readonly costCents: number }[]> {
  return db.rows(
    'SELECT kind, cost_cents AS costCents FROM donor_costs WHERE branch_id = ? AND donor_id = ?',
    [scope.branchId, donorId],
  );
}

/** Null takes the figure away. */
export async function writeCost(
  tx: Tx,
  scope: BranchScope,
  donorId: Buffer,
  row: { kind: CostKind; costCents: number | null; by: number | null; at: Date },
): Promise<void> {
  if (row.costCents === null) {
    await tx.change('DELETE FROM donor_costs WHERE branch_id = ? AND donor_id = ? AND kind = ?', [
      scope.branchId,
      donorId,
      row.kind,
    ]);
    return;
  }
  await tx.change(
    `INSERT INTO donor_costs (branch_id, donor_id, kind, cost_cents, updated_by, updated_at) VALUES (?,?,?,?,?,?)
     ON DUPLICATE KEY UPDATE cost_cents = VALUES(cost_cents), updated_by = VALUES(updated_by),
       updated_at = VALUES(updated_at)`,
    [scope.branchId, donorId, row.kind, row.costCents, row.by, row.at],
  );
}

export async function setDonor(
  tx: Tx,
  scope: BranchScope,
  donor: { id: Buffer; yardPosition: string | null; costCents: number | null },
): Promise<void> {
  await tx.change(
    'UPDATE donor_vehicles SET yard_position = ?, cost_cents = ?, version = version + 1 WHERE branch_id = ? AND id = ?',
    [donor.yardPosition, donor.costCents, scope.branchId, donor.id],
  );
}

export async function closeDonorRow(
  tx: Tx,
  scope: BranchScope,
  donor: { id: Buffer; today: string },
): Promise<void> {
  await tx.change(
    `UPDATE donor_vehicles SET status = 'closed', yard_position = NULL, version = version + 1,
       dismantled_on = COALESCE(dismantled_on, ?) WHERE branch_id = ? AND id = ?`,
    [donor.today, scope.branchId, donor.id],
  );
}

export interface LeftPiece {
  readonly id: Buffer;
  readonly serial: string;
  readonly partId: number;
  readonly reserved: number;
  readonly bin: string | null;
  readonly priceCents: number | null;
}

/** What is still there of a car, held until the transaction ends, in order of id. */
export async function holdLeftPieces(tx: Tx, scope: BranchScope, donorId: Buffer): Promise<LeftPiece[]> {
  return tx.rows<LeftPiece>(
    `SELECT s.id, u.serial, s.part_id AS partId, s.reserved, s.bin, s.price_cents AS priceCents
     FROM units u JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
     WHERE u.branch_id = ? AND u.donor_vehicle_id = ? AND s.on_hand > 0 ORDER BY s.id FOR UPDATE`,
    [scope.branchId, donorId],
  );
}

/** Takes these pieces off the shelf; answers how many had one free. */
export async function emptyPieces(
  tx: Tx,
  scope: BranchScope,
  ids: readonly Buffer[],
  at: Date,
): Promise<number> {
  return tx.changeList(
    `UPDATE stock_items SET on_hand = 0, version = version + 1, updated_at = ?
     WHERE branch_id = ? AND id IN (?) AND on_hand = 1 AND reserved = 0`,
    [at, scope.branchId, ids],
  );
}

export async function moveBins(
  tx: Tx,
  scope: BranchScope,
  ids: readonly Buffer[],
  place: { bin: string | null; at: Date },
): Promise<void> {
  const values: (SqlValue | readonly SqlValue[])[] = [place.bin, place.at, scope.branchId, ids];
  await tx.changeList(
    'UPDATE stock_items SET bin = ?, version = version + 1, updated_at = ? WHERE branch_id = ? AND id IN (?)',
    values,
  );
}

export interface ReturnRow {
  readonly soldPieces: string | number;
  readonly soldCents: string | number;
  readonly leftPieces: string | number;
  readonly leftCents: string | number;
  readonly unpriced: string | number;
  readonly writtenOff: string | number;
}

/** What a car brought and what is left of it. */
export async function returnsOf(
  db: Executor,
  scope: BranchScope,
  donorId: Buffer,
): Promise<ReturnRow | undefined> {
  const rows = await db.rows<ReturnRow>(
    `SELECT COALESCE(SUM(l.quantity), 0) AS soldPieces, COALESCE(SUM(l.cents), 0) AS soldCents,
       COALESCE(SUM(s.on_hand), 0) AS leftPieces, COALESCE(SUM(s.on_hand * COALESCE(s.price_cents, 0)), 0) AS leftCents,
       COALESCE(SUM(s.on_hand > 0 AND s.price_cents IS NULL), 0) AS unpriced, COALESCE(SUM(w.quantity), 0) AS writtenOff
     FROM units u JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
       LEFT JOIN (SELECT branch_id, stock_item_id, SUM(quantity) AS quantity,
           SUM(quantity * unit_price_cents - discount_cents) AS cents
         FROM sale_lines WHERE branch_id = ? AND status = 'ok' AND stock_item_id IN
           (SELECT stock_item_id FROM units WHERE branch_id = ? AND donor_vehicle_id = ?)
         GROUP BY branch_id, stock_item_id) l ON l.branch_id = u.branch_id AND l.stock_item_id = u.stock_item_id
       LEFT JOIN (SELECT branch_id, stock_item_id, -SUM(quantity) AS quantity FROM stock_movements
         WHERE branch_id = ? AND kind = 'write_off' AND stock_item_id IN
           (SELECT stock_item_id FROM units WHERE branch_id = ? AND donor_vehicle_id = ?)
         GROUP BY branch_id, stock_item_id) w ON w.branch_id = u.branch_id AND w.stock_item_id = u.stock_item_id
     WHERE u.branch_id = ? AND u.donor_vehicle_id = ?`,
    [
      scope.branchId,
      scope.branchId,
      donorId,
      scope.branchId,
      scope.branchId,
      donorId,
      scope.branchId,
      donorId,
    ],
  );
  return rows[0];
}
