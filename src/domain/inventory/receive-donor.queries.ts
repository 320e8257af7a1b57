import type { SqlValue, Tx } from '#db/client.ts';
import { uuidToBytes } from '#db/schema/columns.ts';
import type { Grade } from '#shared/facts/grading.ts';
import type { Impact } from '#shared/facts/impact.ts';
import type { BranchScope } from '#shared/scope.ts';

export interface NewDonor {
  readonly id: string;
  readonly generationId: number;
  readonly vehicleId: number | null;
  readonly modelYear: number;
  readonly vin: string | null;
  readonly odometerKm: number | null;
  readonly colour: string | null;
  readonly impact: Impact;
  readonly yardPosition: string | null;
  readonly status: 'received' | 'dismantling';
  readonly arrivedOn: string;
}

export interface NewUnit {
  readonly stockItemId: string;
  readonly unitId: string;
  readonly serial: string;
  readonly partId: number;
  readonly grade: Grade | null;
  readonly gradedBy: string | null;
  readonly gradedOn: string | null;
  readonly damageCodes: readonly string[];
  readonly priceCents: number | null;
  readonly odometerKm: number | null;
  readonly colour: string | null;
  readonly warrantyDays: number;
  readonly note: string | null;
  readonly bin: string | null;
  readonly donorId: string;
}

export async function insertDonor(tx: Tx, scope: BranchScope, donor: NewDonor): Promise<void> {
  await tx.change(
    `INSERT INTO donor_vehicles (branch_id, id, generation_id, vehicle_id, model_year, vin, odometer_km, colour, impact,
       yard_position, status, arrived_on) VALUES (?,?,?,?,?,?,?,?,?,?,?,?)`,
    [
      scope.branchId,
      uuidToBytes(donor.id),
      donor.generationId,
      donor.vehicleId,
      donor.modelYear,
      donor.vin,
      donor.odometerKm,
      donor.colour,
      donor.impact,
      donor.yardPosition,
      donor.status,
      donor.arrivedOn,
    ],
  );
}

/** One of each, on the shelf. */
export async function insertUnitItems(
  tx: Tx,
  scope: BranchScope,
  units: readonly NewUnit[],
  at: Date,
): Promise<void> {
  const values = units.flatMap(({ stockItemId, partId, priceCents, bin }): SqlValue[] => [
    scope.branchId,
    uuidToBytes(stockItemId),
    partId,
    priceCents,
    bin,
    at,
  ]);
  const list = units.map(() => "(?,?,'unit',?,1,?,?,?)").join(',');
  await tx.change(
    `INSERT INTO stock_items (branch_id, id, kind, part_id, on_hand, price_cents, bin, updated_at) VALUES ${list}`,
    values,
  );
}

export async function insertUnits(tx: Tx, scope: BranchScope, units: readonly NewUnit[]): Promise<void> {
  const values = units.flatMap((unit): SqlValue[] => [
    scope.branchId,
    uuidToBytes(unit.stockItemId),
    uuidToBytes(unit.unitId),
    unit.serial,
    uuidToBytes(unit.donorId),
    unit.odometerKm,
    unit.grade,
    unit.gradedBy,
    unit.gradedOn,
    JSON.stringify(unit.damageCodes),
    unit.colour,
    unit.warrantyDays,
    unit.note,
  ]);
  const list = units.map(() => '(?,?,?,?,?,?,?,?,?,?,?,?,?)').join(',');
  await tx.change(
    `INSERT INTO units (branch_id, stock_item_id, unit_id, serial, donor_vehicle_id, odometer_km, grade, graded_by,
       graded_on, damage_codes, colour, warranty_days, note) VALUES ${list}`,
    values,
  );
}
