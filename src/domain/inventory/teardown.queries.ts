import type { Executor } from '#db/client.ts';
import type { Grade } from '#shared/facts/grading.ts';
import type { Position } from '#shared/positions.ts';
import type { AllBranchesScope } from '#shared/scope.ts';

export interface CarPart {
  readonly partId: number;
  readonly partType: string;
  readonly system: string;
  readonly position: Position;
}

interface WantedCar {
  readonly generationId: number;
  readonly vehicleId: number | null;
  readonly modelYear: number;
}

/** The genuine parts of a car in catalog order: those of all its vehicles, and those of the one named. */
export async function partsOfCar(db: Executor, car: WantedCar): Promise<CarPart[]> {
  return db.rows<CarPart>(
    `SELECT p.id AS partId, p.part_type_code AS partType, t.system_code AS \`system\`, p.position
     FROM parts p JOIN part_types t ON t.code = p.part_type_code JOIN systems y ON y.code = t.system_code
     WHERE p.generation_id = ? AND p.origin = 'genuine' AND EXISTS (
       SELECT 1 FROM fitments f WHERE f.part_id = p.id AND f.generation_id = p.generation_id
         AND (f.vehicle_id = ? OR (f.vehicle_id IS NULL AND f.year_from <= ? AND COALESCE(f.year_to, 9999) >= ?)))
     ORDER BY y.ordinal, t.ordinal, p.position + 0, p.id`,
    [car.generationId, car.vehicleId, car.modelYear, car.modelYear],
  );
}

/** Part types of the car that only some of its vehicles have, or have in a way of their own. */
export async function typesByVehicle(db: Executor, generationId: number): Promise<string[]> {
  const rows = await db.rows<{ partType: string }>(
    `SELECT DISTINCT p.part_type_code AS partType FROM parts p
     JOIN fitments f ON f.part_id = p.id AND f.generation_id = p.generation_id
     WHERE p.generation_id = ? AND p.origin = 'genuine' AND f.vehicle_id IS NOT NULL`,
    [generationId],
  );
  return rows.map(({ partType }) => partType);
}

export interface AskedRow {
  readonly partId: number;
  readonly partType: string;
  readonly generationId: number;
  readonly grade: Grade | null;
  readonly priceCents: number;
}

/** Used pieces on the chain's shelves with their prices, at most `perType` of each type, the latest. */
export async function askedPrices(
  db: Executor,
  _scope: AllBranchesScope,
  wanted: { generationIds: readonly number[]; partTypes: readonly string[] },
  perType: number,
): Promise<AskedRow[]> {
  const { generationIds, partTypes } = wanted;
  if (generationIds.length === 0 || partTypes.length === 0) return [];
  return db.rows<AskedRow>(
    `SELECT partId, partType, generationId, grade, priceCents FROM (
       SELECT p.id AS partId, p.part_type_code AS partType, p.generation_id AS generationId, u.grade,
         s.price_cents AS priceCents, ROW_NUMBER() OVER (PARTITION BY p.part_type_code ORDER BY s.id DESC) AS place
       FROM parts p JOIN stock_items s ON s.part_id = p.id
         JOIN units u ON u.branch_id = s.branch_id AND u.stock_item_id = s.id
       WHERE p.generation_id IN (${marks(generationIds)}) AND p.part_type_code IN (${marks(partTypes)})
         AND s.on_hand > 0 AND s.price_cents IS NOT NULL
     ) latest WHERE place <= ?`,
    [...generationIds, ...partTypes, perType],
  );
}

function marks(list: readonly unknown[]): string {
  return list.map(() => '?').join(',');
}
