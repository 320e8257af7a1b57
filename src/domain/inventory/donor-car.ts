import type { Generation } from '#contract/catalog';
import { DomainError } from '#shared/errors.ts';

/** Cars of next year are sold in this one. */
const YEARS_AHEAD = 1;

/** Throws `inventory.donor_car_mismatch` for a year or an engine that the car never had. */
export function assertCar(
  { yearFrom, yearTo, vehicles }: Pick<Generation, 'yearFrom' | 'yearTo' | 'vehicles'>,
  donor: { readonly modelYear: number; readonly vehicleId: number | null },
  yearOfToday: number,
): void {
  const { modelYear, vehicleId } = donor;
  const isSoldThen = yearFrom <= modelYear && modelYear <= (yearTo ?? yearOfToday + YEARS_AHEAD);
  const isOfCar = vehicleId === null || vehicles.some(({ id }) => id === vehicleId);
  if (isSoldThen && isOfCar) return;
  throw new DomainError('inventory.donor_car_mismatch', 'invalid', {
    errors: [{ path: isSoldThen ? 'vehicleId' : 'modelYear', code: 'not_of_car' }],
  });
}
