import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { BranchScope } from '#shared/scope.ts';
import type { MovementRow } from './ledger.queries.ts';

/** A stock item's own figures, without its part. */
export interface StockLevel {
  readonly id: Buffer;
  readonly kind: 'unit' | 'bulk';
  readonly partId: number;
  readonly onHand: number;
  readonly reserved: number;
  readonly priceCents: number | null;
  readonly bin: string | null;
  readonly version: number;
}

const LEVEL =
  'id, kind, part_id AS partId, on_hand AS onHand, reserved, price_cents AS priceCents, bin, version';

/** What a branch has in quantity of these parts; `lock` keeps it as it is until the transaction ends. */
export async function bulkLevels(
  db: Executor,
  scope: BranchScope,
  partIds: readonly number[],
  lock: boolean,
): Promise<StockLevel[]> {
  if (partIds.length === 0) return [];
  return db.listRows<StockLevel>(
    // Told which index: with hundreds of numbers the optimizer likes to read, and lock, the whole branch instead.
    `SELECT ${LEVEL} FROM stock_items FORCE INDEX (stock_items_bulk) WHERE branch_id = ? AND bulk_part_id IN (?)
     ${lock ? 'FOR UPDATE' : ''}`,
    [scope.branchId, partIds],
  );
}

export async function levelsById(
  db: Executor,
  scope: BranchScope,
  ids: readonly Buffer[],
  lock: boolean,
): Promise<StockLevel[]> {
  if (ids.length === 0) return [];
  return db.listRows<StockLevel>(
    `SELECT ${LEVEL} FROM stock_items WHERE branch_id = ? AND id IN (?)
     ORDER BY id ${lock ? 'FOR UPDATE' : ''}`,
    [scope.branchId, ids],
  );
}

/** Used pieces of a branch by their serial numbers; one that was moved to another branch is not of this one. */
export async function itemsBySerial(
  db: Executor,
  scope: BranchScope,
  serials: readonly string[],
): Promise<{ readonly serial: string; readonly id: Buffer }[]> {
  if (serials.length === 0) return [];
  return db.listRows(
    `SELECT u.serial, u.stock_item_id AS id FROM units u JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
     WHERE u.branch_id = ? AND u.serial IN (?) AND s.moved_state IS NULL`,
    [scope.branchId, serials],
  );
}

/** A locked row as it will be. */
export interface NewLevel extends StockLevel {
  readonly isNew: boolean;
}

/**
 * Writes the levels of many items at once. Those that exist must have been locked by this transaction: their
 * figures are set, not added. A part that meanwhile got an item fails with a duplicate key.
 */
export async function writeLevels(
  tx: Tx,
  scope: BranchScope,
  levels: readonly NewLevel[],
  at: Date,
): Promise<void> {
  const columns = 'branch_id, id, kind, part_id, on_hand, reserved, price_cents, bin, updated_at';
  const write = async (rows: readonly NewLevel[], after: string) => {
    if (rows.length === 0) return;
    const values = rows.map((row): SqlValue[] => [
      scope.branchId,
      row.id,
      row.kind,
      row.partId,
      row.onHand,
      row.reserved,
      row.priceCents,
      row.bin,
      at,
    ]);
    await tx.changeList(`INSERT INTO stock_items (${columns}) VALUES ? ${after}`, [values]);
  };
  await write(
    levels.filter(({ isNew }) => isNew),
    '',
  );
  await write(
    levels.filter(({ isNew }) => !isNew),
    `ON DUPLICATE KEY UPDATE on_hand = VALUES(on_hand), price_cents = VALUES(price_cents), bin = VALUES(bin),
       version = stock_items.version + 1, updated_at = VALUES(updated_at)`,
  );
}

/** Hundreds of rows of the ledger at once. */
export async function insertManyMovements(
  tx: Tx,
  scope: BranchScope,
  movements: readonly MovementRow[],
): Promise<void> {
  if (movements.length === 0) return;
  const values = movements.map((row): SqlValue[] => [
    scope.branchId,
    uuidToBytes(row.id),
    uuidToBytes(row.stockItemId),
    row.partId,
    row.kind,
    row.quantity,
    row.reason,
    row.note,
    row.documentId === null ? null : uuidToBytes(row.documentId),
    row.actorId,
    row.occurredAt,
    row.recordedAt,
  ]);
  await tx.changeList(
    `INSERT INTO stock_movements (branch_id, id, stock_item_id, part_id, kind, quantity, reason, note, document_id,
       actor_id, occurred_at, recorded_at) VALUES ?`,
    [values],
  );
}

export interface PriceChangeRow {
  readonly id: string;
  readonly stockItemId: Buffer;
  readonly previousCents: number | null;
  readonly nextCents: number | null;
}

export async function insertPriceChanges(
  tx: Tx,
  scope: BranchScope,
  rows: readonly PriceChangeRow[],
  by: { readonly actorId: number | null; readonly note: string; readonly at: Date },
): Promise<void> {
  if (rows.length === 0) return;
  const values = rows.map((row): SqlValue[] => [
    scope.branchId,
    uuidToBytes(row.id),
    row.stockItemId,
    row.previousCents,
    row.nextCents,
    by.actorId,
    by.note,
    by.at,
  ]);
  await tx.changeList(
    `INSERT INTO price_changes (branch_id, id, stock_item_id, previous_cents, next_cents, actor_id, note, recorded_at) VALUES ?`,
    [values],
  );
}

/** What an export of a branch's stock says of one item. */
export interface ExportedItem {
  readonly id: Buffer;
  readonly kind: 'unit' | 'bulk';
  readonly onHand: number;
  readonly reserved: number;
  readonly priceCents: number | null;
  readonly bin: string | null;
  readonly partId: number;
  readonly partType: string;
  readonly position: string;
  readonly maker: string;
  readonly partNumber: string;
  readonly generationId: number | null;
  readonly serial: string | null;
  readonly grade: string | null;
  readonly odometerKm: number | null;
  readonly colour: string | null;
}

/** Items of a branch in the order of their ids, after one; `onlySellable` leaves out what cannot be sold now. */
export async function itemsAfter(
  db: Executor,
  scope: BranchScope,
  page: { readonly after: Buffer; readonly limit: number; readonly onlySellable: boolean },
): Promise<ExportedItem[]> {
  return db.rows<ExportedItem>(
    `SELECT s.id, s.kind, s.on_hand AS onHand, s.reserved, s.price_cents AS priceCents, s.bin, p.id AS partId,
       p.part_type_code AS partType, p.position, p.maker, p.part_number AS partNumber, p.generation_id AS generationId,
       u.serial, u.grade, u.odometer_km AS odometerKm, u.colour
     FROM stock_items s JOIN parts p ON p.id = s.part_id
       LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
     WHERE s.branch_id = ? AND s.id > ? ${page.onlySellable ? 'AND s.on_hand > s.reserved AND s.price_cents IS NOT NULL' : ''}
     ORDER BY s.id LIMIT ${page.limit}`,
    [scope.branchId, page.after],
  );
}
