import type { FitRow } from './facts.ts';
import type { PossibleCar } from './possible-cars.ts';

/** What a row can ask of a car, in the order in which a customer is asked. */
export const FIT_ASPECTS = [
  'year',
  'engine',
  'transmission',
  'drivetrain',
  'doors',
  'airConditioning',
  'month',
] as const;

export type FitAspect = (typeof FIT_ASPECTS)[number];

/** Null of the car: nothing is known to tell cars apart by, so the row is taken at its word. */
export function covers(row: FitRow, car: PossibleCar): boolean {
  return coversYear(row, car) && coversVehicle(row, car) && coversDoors(row, car) && coversRest(row, car);
}

export function coversYear(row: FitRow, { year }: PossibleCar): boolean {
  return year === null || (year >= row.yearFrom && (row.yearTo === null || year <= row.yearTo));
}

export function coversVehicle(row: FitRow, { vehicle }: PossibleCar): boolean {
  return row.vehicles === undefined || vehicle === null || row.vehicles.includes(vehicle.id);
}

export function coversDoors(row: FitRow, { doors }: PossibleCar): boolean {
  return row.doors === undefined || doors === null || row.doors === doors;
}

export function coversAirConditioning(row: FitRow, { airConditioning }: PossibleCar): boolean {
  return (
    row.airConditioning === undefined || airConditioning === null || row.airConditioning === airConditioning
  );
}

export function coversMonth(row: FitRow, { year, month }: PossibleCar): boolean {
  if (month === null || year === null) return true;
  const made = `${year}-${String(month).padStart(2, '0')}`;
  return made >= (row.fromMonth ?? made) && made <= (row.toMonth ?? made);
}

function coversRest(row: FitRow, car: PossibleCar): boolean {
  return coversAirConditioning(row, car) && coversMonth(row, car);
}
