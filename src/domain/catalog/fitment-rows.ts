import type { Vehicle } from './contract.ts';
import { FitmentQualifiers } from './fitment-contract.ts';

/** Reads the qualifiers of a stored row; what has no shape counts as none. */
export function qualifiersOf(stored: unknown): FitmentQualifiers {
  if (stored === null || stored === undefined) return {};
  const value: unknown = typeof stored === 'string' ? parsed(stored) : stored;
  return FitmentQualifiers.safeParse(value).data ?? {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The vehicles that a row is for, by its vehicle or by engine, gearbox and drivetrain; undefined: all of them. */
export function vehiclesMeant(
  vehicleId: number | null,
  qualifiers: FitmentQualifiers,
  vehicles: readonly Vehicle[],
): number[] | undefined {
  const { engine, transmission, drivetrain } = qualifiers;
  if (vehicleId === null && !engine && !transmission && !drivetrain) return undefined;
  return vehicles
    .filter(
      (vehicle) =>
        (vehicleId === null || vehicle.id === vehicleId) &&
        (!engine || vehicle.engineName === engine) &&
        (!transmission || vehicle.transmission === transmission) &&
        (!drivetrain || vehicle.drivetrain === drivetrain),
    )
    .map(({ id }) => id);
}
