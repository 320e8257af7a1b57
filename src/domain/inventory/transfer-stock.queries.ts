import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { AllBranchesScope, BranchScope } from '#shared/scope.ts';
import type { UnitBody } from './transfer-events.ts';

/**
 * Takes what goes into the parcel, in one guarded statement, rows in key order; used pieces are marked as on their way.
 * Answers how many items had enough that nobody holds: fewer than asked means the caller must undo everything.
 */
export async function takeForTransfer(
  tx: Tx,
  scope: BranchScope,
  items: readonly { readonly id: Buffer; readonly quantity: number }[],
  { to, at }: { readonly to: number; readonly at: Date },
): Promise<number> {
  const cases = `CASE id ${items.map(() => 'WHEN ? THEN ?').join(' ')} END`;
  const quantities = items.flatMap((item): SqlValue[] => [item.id, item.quantity]);
  return tx.change(
    `UPDATE stock_items SET on_hand = on_hand - ${cases}, moved_to = IF(kind = 'unit', ?, NULL),
       moved_state = IF(kind = 'unit', 'transit', NULL), version = version + 1, updated_at = ?
     WHERE branch_id = ? AND id IN (${items.map(() => '?').join(',')}) AND on_hand - reserved >= ${cases}`,
    [...quantities, to, at, scope.branchId, ...items.map(({ id }) => id), ...quantities],
  );
}

export async function setMovedState(
  tx: Tx,
  scope: BranchScope,
  ids: readonly Buffer[],
  state: 'arrived' | 'missing',
  at: Date,
): Promise<void> {
  if (ids.length === 0) return;
  await tx.changeList(
    `UPDATE stock_items SET moved_state = ?, version = version + 1, updated_at = ?
     WHERE branch_id = ? AND id IN (?) AND moved_state = 'transit'`,
    [state, at, scope.branchId, ids],
  );
}

/** A missing piece is settled: back on the shelf (`onHand` 1), or gone for good. False: it was not missing. */
export async function settleUnit(
  tx: Tx,
  scope: BranchScope,
  item: { readonly id: Buffer; readonly onHand: 0 | 1; readonly at: Date },
): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE stock_items SET on_hand = ?, moved_to = NULL, moved_state = NULL, version = version + 1, updated_at = ?
     WHERE branch_id = ? AND id = ? AND on_hand = 0 AND moved_state = 'missing'`,
    [item.onHand, item.at, scope.branchId, item.id],
  );
  return changed === 1;
}

/** Adds to a quantity that the branch has. */
export async function addToBulk(
  tx: Tx,
  scope: BranchScope,
  item: { readonly id: Buffer; readonly quantity: number; readonly at: Date },
): Promise<void> {
  await tx.change(
    'UPDATE stock_items SET on_hand = on_hand + ?, version = version + 1, updated_at = ? WHERE branch_id = ? AND id = ?',
    [item.quantity, item.at, scope.branchId, item.id],
  );
}

/** Adds to what the branch has of a part; a part that is new to it begins with the sender's price. Answers the item. */
export async function putBulk(
  tx: Tx,
  scope: BranchScope,
  row: {
    readonly id: string;
    readonly partId: number;
    readonly quantity: number;
    readonly priceCents: number | null;
    readonly at: Date;
  },
): Promise<Buffer> {
  await tx.change(
    `INSERT INTO stock_items (branch_id, id, kind, part_id, on_hand, price_cents, updated_at) VALUES (?,?,'bulk',?,?,?,?)
     ON DUPLICATE KEY UPDATE on_hand = on_hand + VALUES(on_hand), version = version + 1, updated_at = VALUES(updated_at)`,
    [scope.branchId, uuidToBytes(row.id), row.partId, row.quantity, row.priceCents, row.at],
  );
  const rows = await tx.rows<{ id: Buffer }>(
    'SELECT id FROM stock_items WHERE branch_id = ? AND bulk_part_id = ?',
    [scope.branchId, row.partId],
  );
  return rows[0]?.id ?? uuidToBytes(row.id);
}

/** The item of a piece that was in this branch before. */
export async function itemOfUnit(tx: Tx, scope: BranchScope, unitId: string): Promise<Buffer | undefined> {
  const rows = await tx.rows<{ id: Buffer }>(
    'SELECT stock_item_id AS id FROM units WHERE branch_id = ? AND unit_id = ?',
    [scope.branchId, uuidToBytes(unitId)],
  );
  return rows[0]?.id;
}

export interface ArrivingUnit {
  readonly id: Buffer;
  readonly partId: number;
  readonly serial: string;
  readonly priceCents: number | null;
  readonly note: string | null;
  readonly body: UnitBody;
  readonly at: Date;
}

/** A piece comes back to where it was. False: the branch has it already. */
export async function putUnitBack(tx: Tx, scope: BranchScope, unit: ArrivingUnit): Promise<boolean> {
  const changed = await tx.change(
    `UPDATE stock_items SET on_hand = 1, price_cents = ?, bin = NULL, moved_to = NULL, moved_state = NULL,
       version = version + 1, updated_at = ? WHERE branch_id = ? AND id = ? AND on_hand = 0`,
    [unit.priceCents, unit.at, scope.branchId, unit.id],
  );
  if (changed === 0) return false;
  const { body } = unit;
  await tx.change(
    `UPDATE units SET odometer_km = ?, grade = ?, graded_by = ?, graded_on = ?, damage_codes = ?, colour = ?,
       warranty_days = ?, note = ? WHERE branch_id = ? AND stock_item_id = ?`,
    [
      body.odometerKm,
      body.grade,
      body.gradedBy,
      body.gradedOn,
      JSON.stringify(body.damageCodes),
      body.colour,
      body.warrantyDays,
      unit.note,
      scope.branchId,
      unit.id,
    ],
  );
  return true;
}

/** A piece that was never here. */
export async function putNewUnit(tx: Tx, scope: BranchScope, unit: ArrivingUnit): Promise<void> {
  await tx.change(
    `INSERT INTO stock_items (branch_id, id, kind, part_id, on_hand, price_cents, updated_at) VALUES (?,?,'unit',?,1,?,?)`,
    [scope.branchId, unit.id, unit.partId, unit.priceCents, unit.at],
  );
  const { body } = unit;
  await tx.change(
    `INSERT INTO units (branch_id, stock_item_id, unit_id, serial, donor_vehicle_id, odometer_km, grade, graded_by,
       graded_on, damage_codes, colour, warranty_days, note, origin_branch_id, origin_generation_id, origin_vehicle_id,
       origin_year) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      unit.id,
      uuidToBytes(body.unitId),
      unit.serial,
      body.donorId === null ? null : uuidToBytes(body.donorId),
      body.odometerKm,
      body.grade,
      body.gradedBy,
      body.gradedOn,
      JSON.stringify(body.damageCodes),
      body.colour,
      body.warrantyDays,
      unit.note,
      body.origin?.branchId ?? null,
      body.origin?.generationId ?? null,
      body.origin?.vehicleId ?? null,
      body.origin?.year ?? null,
    ],
  );
}

/** The photographs of a piece as they were where it came from; pictures known here from before are shown or hidden. */
export async function putPhotos(
  tx: Tx,
  scope: BranchScope,
  item: { readonly id: Buffer; readonly photos: UnitBody['photos']; readonly at: Date },
): Promise<void> {
  await tx.change(
    'UPDATE stock_photos SET position = NULL, removed_at = COALESCE(removed_at, ?) WHERE branch_id = ? AND stock_item_id = ?',
    [item.at, scope.branchId, item.id],
  );
  if (item.photos.length === 0) return;
  const values = item.photos.map((photo, position): SqlValue[] => [
    scope.branchId,
    uuidToBytes(photo.id),
    item.id,
    Buffer.from(photo.hash, 'hex'),
    position,
    photo.width,
    photo.height,
    photo.alt,
    photo.uploadedBy,
    new Date(photo.uploadedAt),
  ]);
  await tx.changeList(
    `INSERT INTO stock_photos (branch_id, id, stock_item_id, media_hash, position, width, height, alt_text, uploaded_by,
       uploaded_at) VALUES ?
     ON DUPLICATE KEY UPDATE position = VALUES(position), removed_at = NULL, alt_text = VALUES(alt_text)`,
    [values],
  );
}

export interface LeavingUnit {
  readonly id: Buffer;
  readonly unitId: Buffer;
  readonly donorId: Buffer | null;
  readonly odometerKm: number | null;
  readonly grade: 'A' | 'B' | 'C' | null;
  readonly gradedBy: string | null;
  readonly gradedOn: string | null;
  readonly damageCodes: unknown;
  readonly colour: string | null;
  readonly warrantyDays: number;
  readonly note: string | null;
  readonly originBranchId: number | null;
  readonly originGenerationId: number | null;
  readonly originVehicleId: number | null;
  readonly originYear: number | null;
}

/** What has to travel with used pieces. */
export async function leavingUnits(
  tx: Tx,
  scope: BranchScope,
  ids: readonly Buffer[],
): Promise<LeavingUnit[]> {
  if (ids.length === 0) return [];
  return tx.listRows<LeavingUnit>(
    `SELECT u.stock_item_id AS id, u.unit_id AS unitId, u.donor_vehicle_id AS donorId, u.odometer_km AS odometerKm, u.grade,
       u.graded_by AS gradedBy, DATE_FORMAT(u.graded_on, '%Y-%m-%d') AS gradedOn, u.damage_codes AS damageCodes, u.colour,
       u.warranty_days AS warrantyDays, u.note,
       IF(d.id IS NULL, u.origin_branch_id, u.branch_id) AS originBranchId,
       COALESCE(d.generation_id, u.origin_generation_id) AS originGenerationId,
       COALESCE(d.vehicle_id, u.origin_vehicle_id) AS originVehicleId, COALESCE(d.model_year, u.origin_year) AS originYear
     FROM units u LEFT JOIN donor_vehicles d ON d.branch_id = u.branch_id AND d.id = u.donor_vehicle_id
     WHERE u.branch_id = ? AND u.stock_item_id IN (?)`,
    [scope.branchId, ids],
  );
}

export interface LeavingPhoto {
  readonly stockItemId: Buffer;
  readonly id: Buffer;
  readonly mediaHash: Buffer;
  readonly width: number;
  readonly height: number;
  readonly altText: string | null;
  readonly uploadedBy: number | null;
  readonly uploadedAt: Date;
}

export async function leavingPhotos(
  tx: Tx,
  scope: BranchScope,
  ids: readonly Buffer[],
): Promise<LeavingPhoto[]> {
  if (ids.length === 0) return [];
  return tx.listRows<LeavingPhoto>(
    `SELECT stock_item_id AS stockItemId, id, media_hash AS mediaHash, width, height, alt_text AS altText,
       uploaded_by AS uploadedBy, uploaded_at AS uploadedAt
     FROM stock_photos WHERE branch_id = ? AND stock_item_id IN (?) AND position IS NOT NULL ORDER BY position`,
    [scope.branchId, ids],
  );
}

/** Where pieces are now, unless something newer is known. */
export async function moveInRegistry(
  tx: Tx,
  move: { readonly serials: readonly string[]; readonly branchId: number; readonly at: Date },
): Promise<void> {
  await tx.changeList(
    'UPDATE unit_registry SET branch_id = ?, moved_at = ? WHERE serial IN (?) AND (moved_at IS NULL OR moved_at < ?)',
    [move.branchId, move.at, move.serials, move.at],
  );
}

export interface TransitOfPart {
  readonly partId: number;
  readonly pieces: string | number;
}

/** By the documents: what was sent, less what arrived, came back or was written off; a share of each database. */
export function transitByDocuments(db: Executor, _scope: AllBranchesScope): Promise<TransitOfPart[]> {
  return db.rows<TransitOfPart>(
    `SELECT l.part_id AS partId,
       SUM(IF(t.side = 'out', l.sent - l.returned - l.written_off, - l.received - l.damaged)) AS pieces
     FROM transfers t JOIN transfer_lines l ON l.branch_id = t.branch_id AND l.transfer_id = t.id
     GROUP BY l.part_id`,
  );
}

/** The same by the ledger. */
export function transitByLedger(db: Executor, _scope: AllBranchesScope): Promise<TransitOfPart[]> {
  return db.rows<TransitOfPart>(
    `SELECT part_id AS partId, -SUM(quantity) AS pieces FROM stock_movements
     WHERE kind IN ('transfer_out', 'transfer_in') GROUP BY part_id`,
  );
}

/** Used pieces that stand on the shelves of this database's branches, of those with a document. */
export function shelvedSerials(db: Executor, _scope: AllBranchesScope): Promise<{ serial: string }[]> {
  return db.rows(
    `SELECT u.serial FROM units u JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
     WHERE s.on_hand = 1 AND u.serial IN (SELECT l.serial FROM transfer_lines l WHERE l.serial IS NOT NULL)`,
  );
}
