import { normalizePartNumber } from '#shared/part-number.ts';
import type { Executor, SqlValue, Tx } from '#db/client.ts';
import { inLists, marks } from '#db/row-lists.ts';
import type { Position } from '#shared/positions.ts';
import type { AllBranchesScope, BranchScope } from '#shared/scope.ts';
import { serialBeginning } from './piece-code.ts';
import type { StockWish, WantedCar, WantedWord } from './stock-wish.ts';

/** One stock item with its part and, for a used piece, its body. */
export interface StockRow {
  readonly branchId: number;
  readonly id: Buffer;
  readonly kind: 'unit' | 'bulk';
  readonly onHand: number;
  readonly reserved: number;
  readonly priceCents: number | null;
  readonly bin: string | null;
  readonly version: number;
  /** A used piece that left by a transfer: the branch it went to, and what is known of it. */
  readonly movedTo: number | null;
  readonly movedState: 'transit' | 'arrived' | 'missing' | null;
  readonly partId: number;
  readonly partType: string;
  readonly system: string;
  readonly position: Position;
  readonly maker: string;
  readonly partNumber: string;
  readonly generationId: number | null;
  readonly serial: string | null;
  readonly grade: 'A' | 'B' | 'C' | null;
  readonly odometerKm: number | null;
  readonly damageCodes: unknown;
  readonly colour: string | null;
  /** Of the car that a used piece came out of. */
  readonly donorGenerationId: number | null;
  readonly donorVehicleId: number | null;
  readonly donorYear: number | null;
  /** The first photograph; null without any. */
  readonly photoHash: Buffer | null;
  readonly photoWidth: number | null;
  readonly photoHeight: number | null;
}

export const COLUMNS = `s.branch_id AS branchId, s.id, s.kind, s.on_hand AS onHand, s.reserved, s.price_cents AS priceCents,
  s.bin, s.version, s.moved_to AS movedTo, s.moved_state AS movedState, p.id AS partId, p.part_type_code AS partType, t.system_code AS \`system\`, p.position, p.maker,
  p.part_number AS partNumber, p.generation_id AS generationId, u.serial, u.grade, u.odometer_km AS odometerKm,
  u.damage_codes AS damageCodes, u.colour,
  COALESCE(d.generation_id, u.origin_generation_id) AS donorGenerationId,
  COALESCE(d.vehicle_id, u.origin_vehicle_id) AS donorVehicleId, COALESCE(d.model_year, u.origin_year) AS donorYear, ph.media_hash AS photoHash, ph.width AS photoWidth, ph.height AS photoHeight`;

const TABLES = `stock_items s JOIN parts p ON p.id = s.part_id JOIN part_types t ON t.code = p.part_type_code
  LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
  LEFT JOIN stock_photos ph ON ph.branch_id = s.branch_id AND ph.stock_item_id = s.id AND ph.position = 0`;

export const ROWS = `${TABLES} LEFT JOIN donor_vehicles d ON d.branch_id = u.branch_id AND d.id = u.donor_vehicle_id`;

/** Stands for "no price yet" in orderings: after every price. */
export const UNPRICED_LAST = 9_000_000_000_000_000;

/** Not a piece that is in another branch by now: that one shows it. */
const STILL_HERE = "(s.moved_state IS NULL OR s.moved_state <> 'arrived')";

/** Conditions joined by AND, each with its values. Built only from the fixed texts in this file. */
export class Where {
  readonly #parts: string[] = [];
  readonly values: SqlValue[] = [];

  and(condition: string, ...values: SqlValue[]): this {
    this.#parts.push(condition);
    this.values.push(...values);
    return this;
  }

  /** One of the other's conditions is enough. */
  andAnyOf(other: Where): this {
    return this.and(`(${other.#parts.join(' OR ')})`, ...other.values);
  }

  andIn(column: string, list: readonly SqlValue[]): this {
    return list.length === 0 ? this.and('1 = 0') : this.and(`${column} IN (${marks(list.length)})`, ...list);
  }

  /** The whole clause, empty without conditions. */
  get clause(): string {
    return this.#parts.length > 0 ? `WHERE ${this.#parts.join(' AND ')}` : '';
  }
}

export interface ListingFilter {
  readonly pnNorm?: string | undefined;
  readonly generationId?: number | undefined;
  readonly system?: string | undefined;
  readonly partType?: string | undefined;
  /** Any of these. */
  readonly positions?: readonly Position[] | undefined;
  readonly branchId?: number | undefined;
  readonly kind?: 'unit' | 'bulk' | undefined;
  readonly onlyAvailable: boolean;
  /** Only pieces of these interchange groups that the car's own table does not list. */
  readonly interchange?: { readonly groupIds: readonly number[]; readonly notFor: number } | undefined;
}

export interface ListingCursor {
  readonly priceCents: number;
  readonly branchId: number;
  readonly id: Buffer;
}

function whereOf(filter: ListingFilter): Where {
  const where = new Where();
  if (filter.branchId !== undefined) where.and('s.branch_id = ?', filter.branchId);
  if (filter.pnNorm !== undefined) where.and('p.pn_norm = ?', filter.pnNorm);
  if (filter.generationId !== undefined) {
    where.and('p.id IN (SELECT f.part_id FROM fitments f WHERE f.generation_id = ?)', filter.generationId);
  }
  if (filter.system !== undefined) where.and('t.system_code = ?', filter.system);
  if (filter.partType !== undefined) where.and('p.part_type_code = ?', filter.partType);
  if (filter.positions !== undefined) where.andIn('p.position', filter.positions);
  if (filter.kind !== undefined) where.and('s.kind = ?', filter.kind);
  where.and(filter.onlyAvailable ? 's.on_hand > s.reserved' : STILL_HERE);
  if (filter.interchange !== undefined) {
    where.andIn('p.interchange_group_id', filter.interchange.groupIds);
    where.and(
      'NOT EXISTS (SELECT 1 FROM fitments f WHERE f.part_id = p.id AND f.generation_id = ?)',
      filter.interchange.notFor,
    );
  }
  return where;
}

/** Cheapest first, unpriced last, then by branch and id; after the cursor. */
export async function listings(
  db: Executor,
  _scope: AllBranchesScope,
  filter: ListingFilter,
  page: { after?: ListingCursor | undefined; limit: number },
): Promise<StockRow[]> {
  const where = whereOf(filter);
  if (page.after) {
    where.and(
      `(COALESCE(s.price_cents, ${UNPRICED_LAST}), s.branch_id, s.id) > (?, ?, ?)`,
      page.after.priceCents,
      page.after.branchId,
      page.after.id,
    );
  }
  return db.rows<StockRow>(
    `SELECT ${COLUMNS} FROM ${ROWS} ${where.clause}
     ORDER BY COALESCE(s.price_cents, ${UNPRICED_LAST}), s.branch_id, s.id LIMIT ${page.limit}`,
    where.values,
  );
}

export interface CountRow {
  readonly system: string;
  readonly partType: string;
  readonly position: Position;
  readonly branchId: number;
  readonly available: string | number;
  readonly fromCents: number | null;
}

/** Sellable pieces and lowest price by part type, position and branch. */
export async function availability(
  db: Executor,
  _scope: AllBranchesScope,
  filter: ListingFilter,
): Promise<CountRow[]> {
  const where = whereOf({ ...filter, onlyAvailable: true });
  return db.rows<CountRow>(
    `SELECT t.system_code AS \`system\`, p.part_type_code AS partType, p.position, s.branch_id AS branchId,
       SUM(s.on_hand - s.reserved) AS available, MIN(s.price_cents) AS fromCents
     FROM stock_items s JOIN parts p ON p.id = s.part_id JOIN part_types t ON t.code = p.part_type_code ${where.clause}
     GROUP BY t.system_code, p.part_type_code, p.position, s.branch_id`,
    where.values,
  );
}

export interface BranchFilter {
  readonly wish: StockWish;
  readonly system?: string | undefined;
  readonly kind?: 'unit' | 'bulk' | undefined;
  readonly state?: keyof typeof STATE_CONDITIONS | undefined;
  /** On the shelf since before this: the lowest id of that moment. */
  readonly shelvedBefore?: Buffer | undefined;
}

const STATE_CONDITIONS = {
  available: 's.on_hand > s.reserved',
  held: 's.reserved > 0',
  sold: 's.on_hand = 0 AND s.moved_state IS NULL',
  unpriced: 's.price_cents IS NULL AND s.on_hand > 0',
  // Of a new part the maker has pictures; of a used piece only whoever holds it.
  unpictured: "s.kind = 'unit' AND s.on_hand > 0 AND ph.id IS NULL",
  unplaced: 's.bin IS NULL AND s.on_hand > 0',
  ungraded: "s.kind = 'unit' AND s.on_hand > 0 AND u.grade IS NULL",
  lost: `EXISTS (SELECT 1 FROM stock_movements m WHERE m.branch_id = s.branch_id AND m.stock_item_id = s.id
    AND m.kind = 'count' AND m.quantity < 0 AND NOT EXISTS (SELECT 1 FROM stock_movements n
      WHERE n.branch_id = m.branch_id AND n.stock_item_id = m.stock_item_id AND n.id > m.id
        AND n.kind IN ('count', 'adjustment', 'write_off', 'return')))`,
  'below-minimum': `EXISTS (SELECT 1 FROM stock_minimums w WHERE w.branch_id = s.branch_id
    AND w.stock_item_id = s.id AND w.minimum > s.on_hand - s.reserved)`,
} as const;

function branchWhere(filter: BranchFilter): Where {
  const where = new Where().and(STILL_HERE);
  if (filter.system !== undefined) where.and('t.system_code = ?', filter.system);
  if (filter.kind !== undefined) where.and('s.kind = ?', filter.kind);
  if (filter.state !== undefined) where.and(STATE_CONDITIONS[filter.state]);
  if (filter.shelvedBefore !== undefined) where.and('s.on_hand > 0 AND s.id < ?', filter.shelvedBefore);
  addWish(where, filter.wish, { hasShelves: true });
  return where;
}

interface WishOptions {
  /** Shelves are what the words of staff may name, too. */
  readonly hasShelves: boolean;
  /** Something beside the wish leaves few rows: branches were chosen. */
  readonly isNarrow?: boolean;
}

export function addWish(where: Where, wish: StockWish, { hasShelves, isNarrow }: WishOptions): void {
  if (wish.parts.length > 0) {
    const parts = new Where();
    for (const { partType, positions } of wish.parts) {
      parts.and(
        `(p.part_type_code = ? AND p.position IN (${marks(positions.length)}))`,
        partType,
        ...positions,
      );
    }
    where.andAnyOf(parts);
  }
  if (wish.system !== undefined) where.and('t.system_code = ?', wish.system);
  if (wish.positions.length > 0) where.andIn('p.position', wish.positions);
  if (wish.car) addCar(where, wish.car);
  if (wish.kind !== undefined) where.and('s.kind = ?', wish.kind);
  if (wish.colour !== undefined) where.and('u.colour LIKE ?', `${escapeLike(wish.colour)}%`);
  const isNamed = wish.parts.length > 0 || wish.system !== undefined || wish.car !== undefined;
  for (const word of wish.words) {
    if (hasShelves || isNarrow || isNamed) addWord(where, word, hasShelves);
    else addWordOfChain(where, word);
  }
}

/**
 * Alone in the stock of the whole chain, a word has to lead to its rows by one table: as a number, as a serial
 * number or as something of the part. What may be any of them would read every row there is.
 */
function addWordOfChain(where: Where, { text, partTypes, generationIds }: WantedWord): void {
  const serial = serialBeginning(text);
  if (serial) {
    where.and('u.serial LIKE ?', `${escapeLike(serial)}%`);
    return;
  }
  const meanings = new Where();
  const code = normalizePartNumber(text);
  const isCode = code.length >= 2 && /\d/.test(text);
  if (code.length >= 2) meanings.and('p.pn_norm LIKE ?', `${code}%`);
  if (!isCode) addBeginning(meanings, 'p.maker', text);
  if (partTypes.length > 0) meanings.andIn('p.part_type_code', partTypes);
  if (generationIds.length > 0) addCar(meanings, { generationIds, years: [] });
  where.andAnyOf(meanings);
}

/** One of its words begins so. */
function addBeginning(where: Where, column: string, text: string): void {
  const beginning = `${escapeLike(text)}%`;
  where.and(`(${column} LIKE ? OR ${column} LIKE ?)`, beginning, `% ${beginning}`);
}

/**
 * With years or engines: a line of the table of fits must say one of them; a part that it does not list for its own
 * generation fits that one in all years and with all engines.
 */
function addCar(where: Where, { generationIds, years, vehicleIds }: WantedCar): void {
  if (generationIds.length === 0) {
    where.and('1 = 0');
    return;
  }
  const list = marks(generationIds.length);
  if (years.length === 0 && !vehicleIds) {
    where.and(
      `(p.generation_id IN (${list}) OR p.id IN (SELECT f.part_id FROM fitments f WHERE f.generation_id IN (${list})))`,
      ...generationIds,
      ...generationIds,
    );
    return;
  }
  const line = new Where().andIn('f.generation_id', generationIds);
  if (years.length > 0) {
    const inYear = years.map(() => '(f.year_from <= ? AND COALESCE(f.year_to, 9999) >= ?)').join(' OR ');
    line.and(`(${inYear})`, ...years.flatMap((year) => [year, year]));
  }
  if (vehicleIds) {
    const engines = new Where().and('f.vehicle_id IS NULL').andIn('f.vehicle_id', vehicleIds);
    line.andAnyOf(engines);
  }
  where.and(
    `(p.id IN (SELECT f.part_id FROM fitments f ${line.clause})
      OR (p.generation_id IN (${list}) AND NOT EXISTS
        (SELECT 1 FROM fitments f WHERE f.part_id = p.id AND f.generation_id = p.generation_id)))`,
    ...line.values,
    ...generationIds,
  );
}

function addWord(where: Where, { text, partTypes, generationIds }: WantedWord, hasShelves: boolean): void {
  const meanings = new Where();
  const code = normalizePartNumber(text);
  const serial = serialBeginning(text);
  if (code.length >= 2) meanings.and('p.pn_norm LIKE ?', `${code}%`);
  if (serial) meanings.and('u.serial LIKE ?', `${escapeLike(serial)}%`);
  const beginning = `${escapeLike(text)}%`;
  if (hasShelves) meanings.and('s.bin LIKE ?', beginning);
  for (const column of ['p.maker', 'u.colour']) addBeginning(meanings, column, text);
  if (partTypes.length > 0) meanings.andIn('p.part_type_code', partTypes);
  if (generationIds.length > 0) addCar(meanings, { generationIds, years: [] });
  where.andAnyOf(meanings);
}

function escapeLike(text: string): string {
  return text.replace(/[\\%_]/g, (mark) => `\\${mark}`);
}

/** Newest first; `before` is the id of the last row of the page before. */
export async function branchRows(
  db: Executor,
  scope: BranchScope,
  filter: BranchFilter,
  page: { before?: Buffer | undefined; limit: number },
): Promise<StockRow[]> {
  const where = branchWhere(filter).and('s.branch_id = ?', scope.branchId);
  if (page.before) where.and('s.id < ?', page.before);
  return db.rows<StockRow>(
    `SELECT ${COLUMNS} FROM ${ROWS} ${where.clause} ORDER BY s.id DESC LIMIT ${page.limit}`,
    where.values,
  );
}

/** What the counter lists: the first types, then what can be sold, newest first. */
export async function counterRows(
  db: Executor,
  scope: BranchScope,
  wish: StockWish,
  limit: number,
): Promise<StockRow[]> {
  const where = branchWhere({ wish }).and('s.branch_id = ?', scope.branchId);
  const first = firstTypes(wish);
  return db.rows<StockRow>(
    `SELECT ${COLUMNS} FROM ${ROWS} ${where.clause}
     ORDER BY ${first.order} (s.on_hand > s.reserved AND s.price_cents IS NOT NULL) DESC, s.id DESC LIMIT ${limit}`,
    [...where.values, ...first.values],
  );
}

/** The same of the other branches, only what can be sold: the first types, then cheapest first. */
export async function otherBranchRows(
  db: Executor,
  _scope: AllBranchesScope,
  wish: StockWish,
  page: { except: number; limit: number },
): Promise<StockRow[]> {
  const where = elsewhere(wish, page.except);
  const first = firstTypes(wish);
  return db.rows<StockRow>(
    `SELECT ${COLUMNS} FROM ${ROWS} ${where.clause}
     ORDER BY ${first.order} COALESCE(s.price_cents, ${UNPRICED_LAST}), s.branch_id, s.id LIMIT ${page.limit}`,
    [...where.values, ...first.values],
  );
}

export interface RowCount {
  readonly rows: string | number;
}

export async function otherBranchCount(
  db: Executor,
  _scope: AllBranchesScope,
  wish: StockWish,
  except: number,
): Promise<RowCount[]> {
  const where = elsewhere(wish, except);
  return db.rows(`SELECT COUNT(*) AS \`rows\` FROM ${TABLES} ${where.clause}`, where.values);
}

function elsewhere(wish: StockWish, except: number): Where {
  return branchWhere({ wish }).and('s.branch_id <> ?', except).and('s.on_hand > s.reserved');
}

function firstTypes({ firstTypes: list }: StockWish): { order: string; values: readonly string[] } {
  if (list.length === 0) return { order: '', values: [] };
  return { order: `p.part_type_code IN (${marks(list.length)}) DESC,`, values: list };
}

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

export interface BranchTotals extends RowCount {
  readonly pieces: string | number | null;
  readonly units: string | number | null;
  readonly valueCents: string | number | null;
}

export async function branchTotals(
  db: Executor,
  scope: BranchScope,
  filter: BranchFilter,
): Promise<BranchTotals> {
  const where = branchWhere(filter).and('s.branch_id = ?', scope.branchId);
  const rows = await db.rows<BranchTotals>(
    `SELECT COUNT(*) AS \`rows\`, SUM(s.on_hand) AS pieces, SUM(IF(s.kind = 'unit', s.on_hand, 0)) AS units,
       SUM(s.on_hand * COALESCE(s.price_cents, 0)) AS valueCents FROM ${TABLES} ${where.clause}`,
    where.values,
  );
  return rows[0] ?? { rows: 0, pieces: 0, units: 0, valueCents: 0 };
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
