import type { Executor } from '#db/client.ts';
import type { AllBranchesScope } from '#shared/scope.ts';
import type { RawCatalog, RawFit, RawPart, RawStock } from './raw-rows.ts';

type Reading = Pick<Executor, 'rows'>;

// Read whole when the index is built, in the order of the primary key; a few by key when they changed.

export const PARTS =
  'SELECT id, part_type_code, position, maker, part_number, generation_id, interchange_group_id FROM parts';

export const FITS = 'SELECT part_id, generation_id, vehicle_id, year_from, year_to FROM fitments';

/** What can be sold. Pieces that were sold are never fewer, and nobody finds them. */
export const SHELVES = `SELECT branch_id, id, part_id, on_hand - reserved, price_cents, kind = 'bulk' FROM stock_items
  WHERE on_hand > reserved`;

/** Apart from their shelves: joined row by row the database would need three times as long. */
export const PIECES =
  'SELECT branch_id, stock_item_id, grade, odometer_km, serial, colour, CAST(damage_codes AS CHAR), note FROM units';

export const PHOTOS = 'SELECT branch_id, stock_item_id FROM stock_photos WHERE position = 0';

const STOCK = `SELECT s.branch_id AS branch, s.id AS id, s.part_id AS part, s.on_hand - s.reserved AS available,
  s.price_cents AS price, s.kind = 'bulk' AS isNew, u.grade AS grade, u.odometer_km AS km, u.serial AS serial,
  u.colour AS colour, CAST(u.damage_codes AS CHAR) AS damage, u.note AS note,
  ph.branch_id IS NOT NULL AS hasPhotos FROM stock_items s
  LEFT JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
  LEFT JOIN stock_photos ph ON ph.branch_id = s.branch_id AND ph.stock_item_id = s.id AND ph.position = 0`;

/** About how many rows of stock there are, as the database's statistics have it. */
export async function stockSize(db: Reading): Promise<number> {
  const [row] = await db.rows<{ size: number | string | null }>(
    `SELECT TABLE_ROWS AS size FROM information_schema.TABLES
     WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME = 'stock_items'`,
  );
  return Number(row?.size ?? 0);
}

export async function catalogOf(db: Reading, _scope: AllBranchesScope): Promise<RawCatalog> {
  const [types, generations, branches, vehicles] = await Promise.all([
    db.rows<RawCatalog['types'][number]>(
      `SELECT t.code, t.system_code AS \`system\` FROM part_types t JOIN systems s ON s.code = t.system_code
       ORDER BY s.ordinal, t.ordinal, t.code`,
    ),
    db.rows<{ id: number }>('SELECT id FROM generations ORDER BY id'),
    db.rows<{ id: number }>('SELECT id FROM branches ORDER BY id'),
    db.rows<RawCatalog['vehicles'][number]>('SELECT id, engine_name AS engine FROM vehicles ORDER BY id'),
  ]);
  return {
    types,
    generations: generations.map(({ id }) => id),
    branches: branches.map(({ id }) => id),
    vehicles,
  };
}

/** What these rows are now; those that are gone are left out. */
export function stockByKey(
  db: Executor,
  _scope: AllBranchesScope,
  keys: readonly { readonly branch: number; readonly id: Uint8Array }[],
): Promise<RawStock[]> {
  const pairs = Array(keys.length).fill('(?, ?)').join(', ');
  return db.rows<RawStock>(
    `${STOCK} WHERE (s.branch_id, s.id) IN (${pairs})`,
    keys.flatMap(({ branch, id }) => [branch, id]),
  );
}

export function partsById(db: Executor, ids: readonly number[]): Promise<RawPart[]> {
  return db.rows<RawPart>(
    `SELECT id, part_type_code AS type, position, maker, part_number AS number, generation_id AS generation,
       interchange_group_id AS \`group\` FROM parts WHERE id IN (${marks(ids.length)})`,
    ids,
  );
}

export function fitsOfParts(db: Executor, ids: readonly number[]): Promise<RawFit[]> {
  return db.rows<RawFit>(
    `SELECT part_id AS part, generation_id AS generation, vehicle_id AS vehicle, year_from AS yearFrom,
       year_to AS yearTo FROM fitments WHERE part_id IN (${marks(ids.length)})`,
    ids,
  );
}

const marks = (count: number) => Array(count).fill('?').join(', ');
