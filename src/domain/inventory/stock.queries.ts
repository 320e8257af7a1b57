import type { Executor, Tx } from '#db/client.ts';
import { inLists, marks } from '#db/row-lists.ts';
import type { AllBranchesScope, BranchScope } from '#shared/scope.ts';
import {
  COLUMNS,
  ROWS,
  STILL_HERE,
  UNPRICED_LAST,
  Where,
  type RowCount,
  type StockRow,
} from './stock-row.queries.ts';

/** The unit with a serial number, sold or not, in the branch where it is or was last. */
export async function rowsBySerial(
  db: Executor,
  _scope: AllBranchesScope,
  serial: string,
): Promise<StockRow[]> {
  return db.rows<StockRow>(`SELECT ${COLUMNS} FROM ${ROWS} WHERE u.serial = ? AND ${STILL_HERE}`, [serial]);
}

/** What one branch has with this code. */
export async function rowsOfBranchByCode(
  db: Executor,
  scope: BranchScope,
  code: { readonly serial: string } | { readonly pnNorm: string },
): Promise<StockRow[]> {
  const where = new Where().and(STILL_HERE).and('s.branch_id = ?', scope.branchId);
  if ('serial' in code) where.and('u.serial = ?', code.serial);
  else where.and("p.pn_norm = ? AND s.kind = 'bulk'", code.pnNorm);
  return db.rows<StockRow>(`SELECT ${COLUMNS} FROM ${ROWS} ${where.clause} LIMIT 20`, where.values);
}

/** These items, in no order; those that are gone are left out. */
export async function rowsByKey(
  db: Executor,
  _scope: AllBranchesScope,
  keys: readonly { readonly branchId: number; readonly id: Buffer }[],
): Promise<StockRow[]> {
  const pairs = Array(keys.length).fill('(?, ?)').join(', ');
  return db.rows<StockRow>(
    `SELECT ${COLUMNS} FROM ${ROWS} WHERE (s.branch_id, s.id) IN (${pairs})`,
    keys.flatMap(({ branchId, id }) => [branchId, id]),
  );
}

/** Stock of a part number (capitals and digits), that of one branch first, then cheapest first. */
export async function rowsByPartNumber(
  db: Executor,
  _scope: AllBranchesScope,
  pnNorm: string,
  page: { readonly firstBranch: number; readonly limit: number },
): Promise<StockRow[]> {
  return db.rows<StockRow>(
    `SELECT ${COLUMNS} FROM ${ROWS} WHERE p.pn_norm = ?
     ORDER BY s.branch_id = ? DESC, COALESCE(s.price_cents, ${UNPRICED_LAST}), s.branch_id, s.id LIMIT ${page.limit}`,
    [pnNorm, page.firstBranch],
  );
}

/** What the other branches can sell of a part number. */
export async function otherBranchCountByPartNumber(
  db: Executor,
  _scope: AllBranchesScope,
  pnNorm: string,
  except: number,
): Promise<RowCount[]> {
  return db.rows(
    `SELECT COUNT(*) AS \`rows\` FROM stock_items s JOIN parts p ON p.id = s.part_id
     WHERE p.pn_norm = ? AND s.branch_id <> ? AND s.on_hand > s.reserved`,
    [pnNorm, except],
  );
}

export async function branchRow(db: Executor, scope: BranchScope, id: Buffer): Promise<StockRow | undefined> {
  const rows = await db.rows<StockRow>(`SELECT ${COLUMNS} FROM ${ROWS} WHERE s.branch_id = ? AND s.id = ?`, [
    scope.branchId,
    id,
  ]);
  return rows[0];
}

/** In ascending order of id, the order in which they are locked. */
export async function branchRowsById(
  db: Executor,
  scope: BranchScope,
  ids: readonly Buffer[],
): Promise<StockRow[]> {
  return db.rows<StockRow>(
    `SELECT ${COLUMNS} FROM ${ROWS} WHERE s.branch_id = ? AND s.id IN (${marks(ids.length)}) ORDER BY s.id`,
    [scope.branchId, ...ids],
  );
}

/** What a sale has to know of an item; nothing else is read while its transaction is open. */
export type SaleItem = Pick<
  StockRow,
  | 'id'
  | 'kind'
  | 'onHand'
  | 'reserved'
  | 'priceCents'
  | 'partId'
  | 'partType'
  | 'position'
  | 'partNumber'
  | 'generationId'
  | 'serial'
> & {
  /** Of a used piece; 0: sold for parts. */
  readonly ownWarrantyDays: number | null;
};

/** The items of sales, in order of id in pieces. */
export async function saleItemRows(
  db: Executor,
  scope: BranchScope,
  ids: readonly Buffer[],
): Promise<SaleItem[]> {
  const rows: SaleItem[] = [];
  for (const some of inLists(ids)) {
    rows.push(
      ...(await db.rows<SaleItem>(
        `SELECT s.id, s.kind, s.on_hand AS onHand, s.reserved, s.price_cents AS priceCents, p.id AS partId,
           p.part_type_code AS partType, p.position, p.part_number AS partNumber, p.generation_id AS generationId, u.serial,
           u.warranty_days AS ownWarrantyDays
         FROM stock_items s JOIN parts p ON p.id = s.part_id
         LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
         WHERE s.branch_id = ? AND s.id IN (${marks(some.length)}) ORDER BY s.id`,
        [scope.branchId, ...some],
      )),
    );
  }
  return rows;
}

/** Keeps others from changing these items until the transaction ends; rows are locked in key order. */
export async function lockItems(tx: Tx, scope: BranchScope, ascending: readonly Buffer[]): Promise<void> {
  for (const some of inLists(ascending)) {
    await tx.rows(
      // By another index it would lock every row of the branch on its way.
      `SELECT id FROM stock_items FORCE INDEX (PRIMARY) WHERE branch_id = ? AND id IN (${marks(some.length)})
       ORDER BY id FOR UPDATE`,
      [scope.branchId, ...some],
    );
  }
}

/** What a branch has in quantity of these parts: one item each at most. */
export async function bulkItemsOfParts(
  db: Executor,
  scope: BranchScope,
  partIds: readonly number[],
): Promise<SaleItem[]> {
  return db.rows<SaleItem>(
    `SELECT s.id, s.kind, s.on_hand AS onHand, s.reserved, s.price_cents AS priceCents, p.id AS partId,
       p.part_type_code AS partType, p.position, p.part_number AS partNumber, p.generation_id AS generationId,
       NULL AS serial
     FROM stock_items s JOIN parts p ON p.id = s.part_id
     WHERE s.branch_id = ? AND s.bulk_part_id IN (${marks(partIds.length)})`,
    [scope.branchId, ...partIds],
  );
}
