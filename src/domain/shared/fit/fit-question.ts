import type { CarKnown } from './facts.ts';
import type { PossibleCar } from './possible-cars.ts';
import { FIT_ASPECTS, type FitAspect } from './row-covers.ts';

/** One answer; `know` is what it adds to the customer's car. */
export interface FitChoice {
  readonly know: Omit<CarKnown, 'generation'>;
}

export interface FitQuestion {
  readonly about: FitAspect;
  /** At least two, in their natural order. */
  readonly choices: readonly FitChoice[];
}

/** A possible car and whether the piece fits it. */
interface JudgedCar {
  readonly car: PossibleCar;
  readonly fits: boolean;
}

type Value = string | number | boolean;

/**
 * The question whose answers decide most; the earlier one when several do. Expects cars that the piece fits and
 * cars that it does not. Every answer leaves fewer cars, so asking on always ends.
 */
export function nextQuestion(cars: readonly JudgedCar[]): FitQuestion {
  const candidates = FIT_ASPECTS.map((about) => ({ about, groups: groupsBy(about, cars) }))
    .filter(({ groups }) => groups.length > 1)
    .map((candidate) => ({ ...candidate, decided: decidedShare(candidate.groups) }));
  const [first, ...others] = candidates;
  if (!first) return { about: 'engine', choices: vehicleChoices(cars) };
  const best = others.reduce((left, right) => (right.decided > left.decided ? right : left), first);
  return {
    about: best.about,
    choices: best.groups.map(({ values }) => ({ know: knowing(best.about, values) })),
  };
}

interface Group {
  readonly values: readonly Value[];
  readonly cars: readonly JudgedCar[];
}

function groupsBy(about: FitAspect, cars: readonly JudgedCar[]): Group[] {
  const byValue = new Map<Value, JudgedCar[]>();
  for (const judged of cars) {
    const value = valueOf(about, judged.car);
    if (value === null) continue;
    const list = byValue.get(value);
    if (list) list.push(judged);
    else byValue.set(value, [judged]);
  }
  const groups = [...byValue].map(([value, list]) => ({ values: [value], cars: list }));
  if (about !== 'year' && about !== 'month') return groups;
  return joined(
    about,
    groups.sort((a, b) => Number(a.values[0]) - Number(b.values[0])),
  );
}

/** Neighbouring years (and months) that make no difference are one answer. */
function joined(about: 'year' | 'month', groups: readonly Group[]): Group[] {
  const runs: { values: Value[]; cars: JudgedCar[]; mark: string }[] = [];
  for (const group of groups) {
    const mark = outcomeOf(about, group.cars);
    const last = runs.at(-1);
    const isNext = last && Number(group.values[0]) - Number(last.values.at(-1)) === 1;
    if (last && isNext && last.mark === mark) {
      last.values.push(...group.values);
      last.cars.push(...group.cars);
    } else runs.push({ values: [...group.values], cars: [...group.cars], mark });
  }
  return runs;
}

/** What the piece does on each of these cars, without what tells the groups apart. */
function outcomeOf(about: 'year' | 'month', cars: readonly JudgedCar[]): string {
  const marks = cars.map(({ car, fits }) => {
    const other = about === 'year' ? car.month : car.year;
    return [car.vehicle?.id, car.doors, car.airConditioning, other, fits].join('/');
  });
  return [...new Set(marks)].sort().join(' ');
}

/** Vehicles that no word tells apart: by their number. */
function vehicleChoices(cars: readonly JudgedCar[]): FitChoice[] {
  const ids = new Set(cars.flatMap(({ car }) => (car.vehicle ? [car.vehicle.id] : [])));
  return [...ids].map((vehicleId) => ({ know: { vehicleId } }));
}

function decidedShare(groups: readonly Group[]): number {
  const decided = groups.filter(({ cars }) => new Set(cars.map(({ fits }) => fits)).size === 1);
  return decided.length / groups.length;
}

function valueOf(about: FitAspect, car: PossibleCar): Value | null {
  switch (about) {
    case 'engine':
    case 'transmission':
    case 'drivetrain':
      return car.vehicle?.[about] ?? null;
    case 'year':
    case 'doors':
    case 'airConditioning':
    case 'month':
      return car[about];
  }
}

function knowing(about: FitAspect, values: readonly Value[]): FitChoice['know'] {
  const [first] = values;
  const last = values.at(-1);
  if (about === 'year' && first !== last) return { years: [Number(first), Number(last)] };
  if (about === 'month') return { months: [Number(first), Number(last)] };
  return { [about]: first };
}
