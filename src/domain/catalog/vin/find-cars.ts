import type { Generation } from '../contract.ts';
import { isSoldIn, type CarIndex } from './car-names.ts';
import { patternByHand, type HandPattern } from './hand-patterns.ts';
import type { LocalPattern, LocalPatterns } from './local-patterns.ts';
import { makerByHand } from './makers.ts';
import type { Confidence, FactSource, Said } from './vin-facts.ts';
import type { Vpic, VpicReading } from './vpic.ts';

/** A car of the catalog that the number may be, and which of its engines and gearboxes agree with it. */
export interface Reading {
  readonly car: Generation;
  readonly vehicles: readonly number[];
}

/** What a number means if it is of one model year. */
export interface Finding {
  readonly year: number | undefined;
  /** Year of the cars that taught it, where the number itself has no year code. */
  readonly taughtYear?: number;
  /** 0 nothing · 1 a model that the catalog lacks · 2 one of other years · 3 by vPIC · 4 by hand · 5 by the yard, 6 of that very year. */
  readonly strength: number;
  readonly source: FactSource;
  readonly confidence: Confidence;
  readonly readings: readonly Reading[];
  readonly isOutside: boolean;
  readonly isToConfirm: boolean;
  /** Make as said with the model; absent where the maker's identifier decides it. */
  readonly models: readonly (Said<string> & { readonly make?: string })[];
  /** What vPIC says of body and engine, where it speaks of this very car. */
  readonly vpic: VpicReading | undefined;
  readonly displacementDl: number | undefined;
}

interface Tables {
  readonly vpic: Vpic;
  readonly cars: CarIndex;
  readonly local: LocalPatterns;
}

export function findCars(vin: string, year: number | undefined, tables: Tables): Finding {
  const vpic = year === undefined ? undefined : tables.vpic.read(vin, year);
  const byVpic = vpic && year !== undefined ? ofVpic(vin, year, vpic, tables) : undefined;
  const pattern = patternByHand(vin, year);
  const byHand = pattern && ofHand(pattern, year, vpic, byVpic, tables.cars);
  const byYard = ofYard(vin, year, byVpic ?? byHand, tables);
  return byYard ?? byHand ?? byVpic ?? nothing(year, vpic);
}

function nothing(year: number | undefined, vpic: VpicReading | undefined): Finding {
  return {
    year,
    strength: 0,
    source: 'standard',
    confidence: 'unverified',
    readings: [],
    isOutside: false,
    isToConfirm: false,
    models: [],
    vpic,
    displacementDl: undefined,
  };
}

function ofVpic(
  vin: string,
  year: number,
  vpic: VpicReading,
  { vpic: tables, cars }: Tables,
): Finding | undefined {
  if (vpic.models.length === 0) return undefined;
  const make = makerByHand(vin)?.make ?? tables.makerOf(vin) ?? '';
  const named = vpic.models.map((model) => cars.named(make, model, year, vpic.body));
  const inYear = named.filter(({ isOutside }) => !isOutside);
  const generations = [...new Set((inYear.length > 0 ? inYear : named).flatMap((each) => each.generations))];
  const isOutside = inYear.every(({ generations: found }) => found.length === 0);
  return {
    ...nothing(year, vpic),
    strength: generations.length === 0 ? 1 : isOutside ? 2 : 3,
    source: 'vpic',
    confidence: 'verified',
    readings: readingsOf(generations, year, vpic),
    isOutside,
    // One of the models is not in the catalog: which of them it is decides whether the catalog has it.
    isToConfirm: named.some((each) => each.isToConfirm) || inYear.length < named.length,
    models: vpic.models.map((value) => ({ value, source: 'vpic', confidence: 'verified' })),
  };
}

function ofHand(
  { make, model, paths, isToConfirm, displacementDl }: HandPattern,
  year: number | undefined,
  vpic: VpicReading | undefined,
  byVpic: Finding | undefined,
  cars: CarIndex,
): Finding {
  const generations = paths.flatMap((path) => cars.byPath(path) ?? []);
  const isBorneOut = generations.some((car) => byVpic?.readings.some((reading) => reading.car === car));
  const engine = isBorneOut && vpic ? vpic : { models: [] };
  const confidence = isBorneOut ? 'cross-checked' : 'unverified';
  return {
    ...nothing(year, isBorneOut ? vpic : undefined),
    strength: generations.length === 0 ? 1 : 4,
    source: 'hand',
    confidence,
    readings: readingsOf(generations, year, {
      ...engine,
      ...(displacementDl !== undefined && { displacementDl }),
    }),
    isToConfirm,
    models: [{ value: model, make, source: 'hand', confidence }],
    displacementDl,
  };
}

/** Numbers like this one that the yard has had; of other years only where that car was still sold. */
function ofYard(
  vin: string,
  year: number | undefined,
  otherwise: Finding | undefined,
  { cars, local }: Tables,
): Finding | undefined {
  const { sameYear, otherYears } = local.like(vin);
  const ofYear = sameYear.filter(({ modelYear }) => year === undefined || modelYear === year);
  const isOfYear = ofYear.length > 0;
  const patterns = isOfYear ? ofYear : otherYears.filter((pattern) => isStillSold(pattern, year, cars));
  const readings = patterns.flatMap(({ generationId, vehicleId }) => {
    const car = cars.byId(generationId);
    if (!car) return [];
    const [reading] = readingsOf([car], year, {
      models: [],
      ...(otherwise?.displacementDl !== undefined && { displacementDl: otherwise.displacementDl }),
    });
    return reading ? [{ car, vehicles: vehicleId === null ? reading.vehicles : [vehicleId] }] : [];
  });
  const distinct = readings.filter(
    (reading, index) => readings.findIndex(({ car }) => car === reading.car) === index,
  );
  const [first] = patterns;
  if (!first || distinct.length === 0) return undefined;
  const evidence = Math.max(...patterns.map((pattern) => pattern.evidence));
  const isBorneOut = distinct.some(({ car }) => otherwise?.readings.some((reading) => reading.car === car));
  const confidence = isOfYear && (evidence > 1 || isBorneOut) ? 'cross-checked' : 'unverified';
  return {
    ...nothing(year, isBorneOut ? otherwise?.vpic : undefined),
    strength: isOfYear ? 6 : 5,
    ...(year === undefined && { taughtYear: first.modelYear }),
    source: 'yard',
    confidence,
    readings: distinct,
    models: distinct.map(({ car }) => ({ value: car.model.name, source: 'yard', confidence })),
    displacementDl: otherwise?.displacementDl,
  };
}

function isStillSold({ generationId }: LocalPattern, year: number | undefined, cars: CarIndex): boolean {
  const car = cars.byId(generationId);
  return car !== undefined && (year === undefined || isSoldIn(car, year));
}

/** The engines and gearboxes of each car that agree with what is known; one that no engine agrees with is not held to it. */
function readingsOf(
  generations: readonly Generation[],
  year: number | undefined,
  known: VpicReading,
): Reading[] {
  return generations.map((car) => {
    let vehicles = car.vehicles;
    const narrow = (fits: (vehicle: Generation['vehicles'][number]) => boolean) => {
      const fitting = vehicles.filter(fits);
      if (fitting.length > 0) vehicles = fitting;
    };
    if (year !== undefined) narrow((vehicle) => isSoldIn(vehicle, year));
    const { displacementDl, cylinders, fuel } = known;
    if (displacementDl !== undefined)
      narrow((vehicle) => Math.abs(vehicle.displacementDl - displacementDl) <= 1);
    if (cylinders !== undefined) narrow((vehicle) => vehicle.cylinders === cylinders);
    if (fuel !== undefined) narrow((vehicle) => vehicle.fuel.startsWith(fuel));
    return { car, vehicles: vehicles.map(({ id }) => id) };
  });
}
