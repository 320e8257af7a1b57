import type { CarKnown } from '#shared/fit/facts.ts';
import { storedValue } from './stored-value.ts';

/**
 * "Mi garage": the customer's cars, in this browser only. The plate in the header and the selector share this file.
 * localStorage key `mp.garage.v1`, value `{ cars: GarageCar[], current: string | null }`.
 */
export interface GarageCar extends Omit<CarKnown, 'generation' | 'year' | 'vehicleId' | 'engine'> {
  /** Slug of the generation: `nissan/tsuru/b13`. */
  readonly gen: string;
  /** Model year; null when the person only knows the generation. */
  readonly year: number | null;
  /** The vehicle (engine, gearbox) within the generation, once chosen. */
  readonly vehicleId?: number;
  /** Make and model as shown on the plate: `Nissan Tsuru`. */
  readonly label: string;
  /** As shown on the plate: `1.6 L`. */
  readonly engine?: string;
  /** The engine as the catalog calls it, learnt from an answer: `1.6 L GA16DE`. */
  readonly engineName?: string | undefined;
}

export interface Garage {
  /** Newest first, at most MAX_CARS. */
  readonly cars: readonly GarageCar[];
  /** `carKey` of the car the page is read through. */
  readonly current: string | null;
}

export const MAX_CARS = 8;

const GENERATION = /^[a-z0-9-]+\/[a-z0-9-]+\/[a-z0-9-]+$/;

/** One car of the garage; the same generation may be there with two years. */
export function carKey(car: Pick<GarageCar, 'gen' | 'year' | 'vehicleId'>): string {
  return `${car.gen}:${car.year ?? ''}:${car.vehicleId ?? ''}`;
}

const store = storedValue('mp.garage.v1', parseGarage);

export const readGarage = store.read;
export const watchGarage = store.watch;

export function currentCar(garage = readGarage()): GarageCar | null {
  return garage.cars.find((car) => carKey(car) === garage.current) ?? null;
}

/** Puts a car first and makes it the current one; a car that is already there is not doubled. */
export function saveCar(car: GarageCar): void {
  const key = carKey(car);
  const others = readGarage().cars.filter((other) => carKey(other) !== key);
  store.write({ cars: [car, ...others].slice(0, MAX_CARS), current: key });
}

/** The car as far as the rule of fit is concerned. */
export function knownOf({ gen, engine: _plate, engineName, label: _label, ...known }: GarageCar): CarKnown {
  return { ...known, generation: gen, ...(engineName && { engine: engineName }) };
}

/** Adds an answer to the current car, or begins a car of that generation with it. */
export function learn(
  car: { readonly gen: string; readonly label: string },
  know: Omit<CarKnown, 'generation'>,
): void {
  const garage = readGarage();
  const current = currentCar(garage);
  const base: GarageCar = current?.gen === car.gen ? current : { ...car, year: null };
  const { engine: engineName, year, vehicleId, ...rest } = know;
  const next: GarageCar = {
    ...base,
    ...rest,
    ...(year != null && { year }),
    ...(vehicleId !== undefined && { vehicleId }),
    ...(engineName && { engineName, engine: engineName }),
  };
  const replaced = new Set([carKey(base), carKey(next)]);
  const others = garage.cars.filter((each) => !replaced.has(carKey(each)));
  store.write({ cars: [next, ...others].slice(0, MAX_CARS), current: carKey(next) });
}

export function chooseCar(key: string): void {
  const { cars } = readGarage();
  if (cars.some((car) => carKey(car) === key)) store.write({ cars, current: key });
}

export function removeCar(key: string): void {
  const garage = readGarage();
  const cars = garage.cars.filter((car) => carKey(car) !== key);
  const first = cars[0];
  store.write({ cars, current: garage.current === key ? (first ? carKey(first) : null) : garage.current });
}

function parseGarage(raw: unknown): Garage {
  const { cars = [], current = null } = (raw ?? {}) as Partial<Garage>;
  const valid = Array.isArray(cars) ? cars.filter(isCar).slice(0, MAX_CARS) : [];
  return { cars: valid, current: valid.some((car) => carKey(car) === current) ? current : null };
}

function isCar(value: unknown): value is GarageCar {
  const car = value as GarageCar | null;
  return (
    typeof car?.gen === 'string' &&
    GENERATION.test(car.gen) &&
    typeof car.label === 'string' &&
    (car.year === null || Number.isInteger(car.year))
  );
}
