import type { CarKnown, FitGeneration, FitRow, FitVehicle } from './facts.ts';

/** One car that the customer's may be. Null: nobody asks for it, or nothing is known to choose from. */
export interface PossibleCar {
  readonly year: number | null;
  readonly vehicle: FitVehicle | null;
  readonly doors: number | null;
  readonly airConditioning: boolean | null;
  readonly month: number | null;
}

/**
 * Every car that agrees with what is known, told apart only by what a row asks for. Knowing more can only take
 * cars away: whatever holds for all of them keeps holding.
 */
export function possibleCars(
  car: CarKnown,
  generation: FitGeneration | undefined,
  rows: readonly FitRow[],
): PossibleCar[] {
  const asks = (has: (row: FitRow) => boolean) => rows.some(has);
  const pairs = yearsAndVehicles(
    car,
    generation,
    asks((row) => row.vehicles !== undefined),
  );
  const doors = asks((row) => row.doors !== undefined) ? doorsOf(car, generation, rows) : [null];
  const cooled = asks((row) => row.airConditioning !== undefined)
    ? car.airConditioning === undefined
      ? [true, false]
      : [car.airConditioning]
    : [null];
  const months = asks((row) => row.fromMonth !== undefined || row.toMonth !== undefined)
    ? monthsOf(car)
    : [null];
  return pairs.flatMap((pair) =>
    doors.flatMap((count) =>
      cooled.flatMap((airConditioning) =>
        months.map((month) => ({ ...pair, doors: count, airConditioning, month })),
      ),
    ),
  );
}

function yearsOf(car: CarKnown, generation: FitGeneration | undefined): readonly (number | null)[] {
  if (car.year != null) return [car.year];
  const [from, to] = car.years ?? (generation ? [generation.yearFrom, generation.yearTo] : []);
  if (from === undefined || to === undefined) return [null];
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, index) => from + index);
}

type Pair = Pick<PossibleCar, 'year' | 'vehicle'>;

/**
 * Each year with the vehicles sold in it. A year for which the catalog has none may be any of them; a car that the
 * catalog says was never sold is taken as its owner tells it.
 */
function yearsAndVehicles(
  car: CarKnown,
  generation: FitGeneration | undefined,
  isVehicleAsked: boolean,
): readonly Pair[] {
  const years = yearsOf(car, generation);
  const all = generation?.vehicles ?? [];
  if (all.length === 0) return years.map((year) => ({ year, vehicle: null }));
  const known = (vehicle: FitVehicle) => isKnownAs(vehicle, car, all);
  const told = years.flatMap((year) =>
    soldIn(year, all)
      .filter(known)
      .map((vehicle) => ({ year, vehicle })),
  );
  const asKnown = all.filter(known);
  const likely = asKnown.length > 0 ? asKnown : all;
  const pairs =
    told.length > 0 ? told : years.flatMap((year) => likely.map((vehicle) => ({ year, vehicle })));
  if (isVehicleAsked) return pairs;
  return [...new Set(pairs.map(({ year }) => year))].map((year) => ({ year, vehicle: null }));
}

function soldIn(year: number | null, all: readonly FitVehicle[]): readonly FitVehicle[] {
  if (year === null) return all;
  const sold = all.filter(({ yearFrom, yearTo }) => year >= yearFrom && year <= yearTo);
  return sold.length > 0 ? sold : all;
}

function isKnownAs(vehicle: FitVehicle, car: CarKnown, all: readonly FitVehicle[]): boolean {
  if (car.vehicleId !== undefined && all.some(({ id }) => id === car.vehicleId))
    return vehicle.id === car.vehicleId;
  const has = (name: 'engine' | 'transmission' | 'drivetrain') =>
    car[name] === undefined || car[name] === vehicle[name] || !all.some((each) => each[name] === car[name]);
  return has('engine') && has('transmission') && has('drivetrain');
}

function doorsOf(
  car: CarKnown,
  generation: FitGeneration | undefined,
  rows: readonly FitRow[],
): readonly (number | null)[] {
  if (car.doors !== undefined) return [car.doors];
  const asked = rows.flatMap((row) => (row.doors === undefined ? [] : [row.doors]));
  return [...new Set([...(generation?.doors ?? []), ...asked])].sort((a, b) => a - b);
}

function monthsOf({ months: [from, to] = [1, 12] }: CarKnown): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}
