import type { Executor } from '#db/client.ts';
import type { AllBranchesScope, BranchScope } from '#shared/scope.ts';
import type { StockRow } from './stock-row.queries.ts';

export interface DonorRow {
  readonly branchId: number;
  readonly id: Buffer;
  readonly generationId: number;
  readonly modelYear: number;
  readonly vin: string | null;
  readonly odometerKm: number | null;
  readonly colour: string | null;
  readonly impact: string;
  readonly arrivedOn: string;
  readonly dismantledOn: string | null;
  readonly engineName: string | null;
  readonly transmission: string | null;
  readonly pieces: string | number;
}

const DONOR = `d.branch_id AS branchId, d.id, d.generation_id AS generationId, d.model_year AS modelYear, d.vin,
  d.odometer_km AS odometerKm, d.colour, d.impact, DATE_FORMAT(d.arrived_on, '%Y-%m-%d') AS arrivedOn,
  DATE_FORMAT(d.dismantled_on, '%Y-%m-%d') AS dismantledOn, v.engine_name AS engineName, v.transmission,
  (SELECT COUNT(*) FROM units u JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
    WHERE u.branch_id = d.branch_id AND u.donor_vehicle_id = d.id AND s.on_hand > s.reserved) AS pieces`;

/** Newest arrivals first. */
export async function newestDonors(
  db: Executor,
  _scope: AllBranchesScope,
  limit: number,
): Promise<DonorRow[]> {
  return db.rows<DonorRow>(
    `SELECT ${DONOR} FROM donor_vehicles d LEFT JOIN vehicles v ON v.id = d.vehicle_id
     WHERE d.status IN ('dismantling', 'dismantled') ORDER BY d.arrived_on DESC, d.branch_id, d.id LIMIT ${limit}`,
  );
}

export async function donorById(db: Executor, scope: BranchScope, id: Buffer): Promise<DonorRow | undefined> {
  const rows = await db.rows<DonorRow>(
    `SELECT ${DONOR} FROM donor_vehicles d LEFT JOIN vehicles v ON v.id = d.vehicle_id WHERE d.branch_id = ? AND d.id = ?`,
    [scope.branchId, id],
  );
  return rows[0];
}

export interface YardDonorRow extends Omit<DonorRow, 'branchId' | 'pieces' | 'dismantledOn'> {
  readonly hasPapers: number;
  readonly yardPosition: string | null;
  readonly status: 'received' | 'dismantling' | 'dismantled' | 'closed';
}

/** Each of these proves where a car comes from. */
const HAS_PAPERS = `EXISTS (SELECT 1 FROM donor_papers x WHERE x.branch_id = d.branch_id AND x.donor_id = d.id
  AND x.removed_at IS NULL AND x.kind IN ('invoice', 'origin-letter', 'import-permit'))`;

const YARD_DONOR = `d.id, d.generation_id AS generationId, d.model_year AS modelYear, d.vin, d.odometer_km AS odometerKm,
  d.colour, d.impact, DATE_FORMAT(d.arrived_on, '%Y-%m-%d') AS arrivedOn, d.yard_position AS yardPosition, d.status,
  v.engine_name AS engineName, v.transmission, ${HAS_PAPERS} AS hasPapers
  FROM donor_vehicles d LEFT JOIN vehicles v ON v.id = d.vehicle_id`;

/** The branch's own cars, newest arrivals first; `before` is the last of the page before. */
export async function yardDonors(
  db: Executor,
  scope: BranchScope,
  page: {
    before?: { arrivedOn: string; id: Buffer } | undefined;
    limit: number;
    withoutPapers?: boolean;
  },
): Promise<YardDonorRow[]> {
  const { before, limit } = page;
  const older = before ? 'AND (d.arrived_on, d.id) < (?, ?)' : '';
  return db.rows<YardDonorRow>(
    `SELECT ${YARD_DONOR} WHERE d.branch_id = ? ${older} ${page.withoutPapers ? `AND NOT ${HAS_PAPERS}` : ''}
     ORDER BY d.arrived_on DESC, d.id DESC LIMIT ${limit}`,
    [scope.branchId, ...(before ? [before.arrivedOn, before.id] : [])],
  );
}

export async function countWithoutPapers(db: Executor, scope: BranchScope): Promise<number> {
  const [row] = await db.rows<{ cars: string | number }>(
    `SELECT COUNT(*) AS cars FROM donor_vehicles d WHERE d.branch_id = ? AND NOT ${HAS_PAPERS}`,
    [scope.branchId],
  );
  return Number(row?.cars ?? 0);
}

export async function yardDonor(
  db: Executor,
  scope: BranchScope,
  id: Buffer,
): Promise<YardDonorRow | undefined> {
  const rows = await db.rows<YardDonorRow>(`SELECT ${YARD_DONOR} WHERE d.branch_id = ? AND d.id = ?`, [
    scope.branchId,
    id,
  ]);
  return rows[0];
}

export interface DonorFigureRow {
  readonly donorId: Buffer;
  readonly pieces: string | number;
  readonly left: string | number;
  readonly unpriced: string | number;
  readonly leftCents: string | number;
}

/** How many pieces came off each car, how many are still here and what they ask. */
export async function donorFigures(
  db: Executor,
  scope: BranchScope,
  donorIds: readonly Buffer[],
): Promise<DonorFigureRow[]> {
  if (donorIds.length === 0) return [];
  return db.rows<DonorFigureRow>(
    `SELECT u.donor_vehicle_id AS donorId, COUNT(*) AS pieces, SUM(s.on_hand) AS \`left\`,
       SUM(s.on_hand > 0 AND s.price_cents IS NULL) AS unpriced,
       SUM(s.on_hand * COALESCE(s.price_cents, 0)) AS leftCents
     FROM units u JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
     WHERE u.branch_id = ? AND u.donor_vehicle_id IN (${donorIds.map(() => '?').join(',')})
     GROUP BY u.donor_vehicle_id`,
    [scope.branchId, ...donorIds],
  );
}

export interface DonorPieceRow {
  readonly id: Buffer;
  readonly serial: string;
  readonly system: string;
  readonly partType: string;
  readonly position: StockRow['position'];
  readonly grade: StockRow['grade'];
  readonly priceCents: number | null;
  readonly damageCodes: unknown;
  readonly bin: string | null;
  readonly note: string | null;
  readonly onHand: number;
  readonly reserved: number;
}

/** All pieces of a car, also those that are gone, in catalog order. */
export async function donorPieces(
  db: Executor,
  scope: BranchScope,
  donorId: Buffer,
): Promise<DonorPieceRow[]> {
  return db.rows<DonorPieceRow>(
    `SELECT s.id, u.serial, t.system_code AS \`system\`, p.part_type_code AS partType, p.position, u.grade,
       s.price_cents AS priceCents, u.damage_codes AS damageCodes, s.bin, u.note, s.on_hand AS onHand, s.reserved
     FROM units u JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
       JOIN parts p ON p.id = s.part_id JOIN part_types t ON t.code = p.part_type_code
       JOIN systems y ON y.code = t.system_code
     WHERE u.branch_id = ? AND u.donor_vehicle_id = ? ORDER BY y.ordinal, t.ordinal, p.position + 0, u.serial`,
    [scope.branchId, donorId],
  );
}

export interface ChainFigureRow {
  readonly pieces: string | number;
  readonly units: string | number;
  readonly donors: string | number;
  readonly donorsSince: string | number;
}

export async function chainFigureRow(
  db: Executor,
  _scope: AllBranchesScope,
  since: string,
): Promise<ChainFigureRow> {
  const rows = await db.rows<ChainFigureRow>(
    `SELECT (SELECT COALESCE(SUM(on_hand), 0) FROM stock_items) AS pieces,
       (SELECT COUNT(*) FROM stock_items WHERE kind = 'unit' AND on_hand = 1) AS units,
       (SELECT COUNT(*) FROM donor_vehicles) AS donors,
       (SELECT COUNT(*) FROM donor_vehicles WHERE arrived_on >= ?) AS donorsSince`,
    [since],
  );
  return rows[0] ?? { pieces: 0, units: 0, donors: 0, donorsSince: 0 };
}

/** What only a used piece has besides its stock row. */
export interface UnitBody {
  readonly branchId: number;
  readonly stockItemId: Buffer;
  readonly donorVehicleId: Buffer | null;
  /** Whose yard has its car. */
  readonly donorBranchId: number;
  readonly onHand: number;
  readonly movedState: 'transit' | 'arrived' | 'missing' | null;
  readonly gradedBy: string | null;
  readonly gradedOn: string | null;
  readonly warrantyDays: number;
  readonly note: string | null;
}

/** A piece that moved has a row in each branch where it was. */
export async function unitsBySerial(
  db: Executor,
  _scope: AllBranchesScope,
  serial: string,
): Promise<UnitBody[]> {
  const rows = await db.rows<UnitBody>(
    `SELECT u.branch_id AS branchId, u.stock_item_id AS stockItemId, u.donor_vehicle_id AS donorVehicleId,
       COALESCE(u.origin_branch_id, u.branch_id) AS donorBranchId, u.graded_by AS gradedBy,
       DATE_FORMAT(u.graded_on, '%Y-%m-%d') AS gradedOn, u.warranty_days AS warrantyDays, u.note,
       s.on_hand AS onHand, s.moved_state AS movedState
     FROM units u JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id WHERE u.serial = ?`,
    [serial],
  );
  return rows;
}

export async function unitsOfDonor(
  db: Executor,
  scope: BranchScope,
  donorId: Buffer,
  limit: number,
): Promise<Buffer[]> {
  const rows = await db.rows<{ id: Buffer }>(
    `SELECT u.stock_item_id AS id FROM units u
     JOIN stock_items s ON s.branch_id = u.branch_id AND s.id = u.stock_item_id
     WHERE u.branch_id = ? AND u.donor_vehicle_id = ? AND s.on_hand > s.reserved ORDER BY u.stock_item_id LIMIT ${limit}`,
    [scope.branchId, donorId],
  );
  return rows.map((row) => row.id);
}

export interface FitmentRow {
  readonly partId: number;
  readonly generationId: number;
  readonly yearFrom: number;
  readonly yearTo: number | null;
  readonly engineName: string | null;
  readonly evidence: 'table' | 'staff' | 'sales';
}

export async function fitmentsOf(db: Executor, partId: StockRow['partId']): Promise<FitmentRow[]> {
  return db.rows<FitmentRow>(
    `SELECT f.part_id AS partId, f.generation_id AS generationId, f.year_from AS yearFrom, f.year_to AS yearTo,
       v.engine_name AS engineName, f.evidence
     FROM fitments f LEFT JOIN vehicles v ON v.id = f.vehicle_id WHERE f.part_id = ?
     ORDER BY f.generation_id, f.year_from, f.id`,
    [partId],
  );
}
