import type { FitmentConflict, FitmentQualifiers } from './fitment-contract.ts';

/** A row of the list, as far as it can contradict another. */
interface ConflictRow {
  readonly generation: string;
  readonly yearFrom: number;
  readonly yearTo: number | null;
  readonly qualifiers: FitmentQualifiers;
  readonly kept?: number | undefined;
  readonly returned?: number | undefined;
}

/** What is known of the car that a row names; undefined: it is not in the catalog. */
interface ConflictCar {
  readonly yearFrom: number;
  readonly yearTo: number | null;
  readonly vehicles: readonly {
    readonly engineName: string;
    readonly transmission: string;
    readonly drivetrain: string;
  }[];
}

const EVER = 9_999;
/** A piece brought back once in so many sales is no sign against the table. */
const KEPT_PER_RETURN = 5;

/** Everything in a list that does not agree, by the place of the row in it. Pure: the editor asks it while typing. */
export function conflictsIn(
  rows: readonly ConflictRow[],
  carOf: (generation: string) => ConflictCar | undefined,
): FitmentConflict[] {
  return rows.flatMap((row, index) => [
    ...ownConflicts(row, carOf(row.generation)).map((kind) => ({ kind, row: index })),
    ...rows.slice(0, index).flatMap((earlier, at) => {
      const kind = betweenRows(earlier, row);
      return kind ? [{ kind, row: index, with: at }] : [];
    }),
  ]);
}

function ownConflicts(row: ConflictRow, car: ConflictCar | undefined): FitmentConflict['kind'][] {
  const { yearFrom, yearTo, qualifiers, kept = 0, returned = 0 } = row;
  const found: FitmentConflict['kind'][] = [];
  if (yearTo !== null && yearTo < yearFrom) found.push('years-reversed');
  if (car && (yearFrom < car.yearFrom || (yearTo ?? yearFrom) > (car.yearTo ?? EVER))) {
    found.push('outside-generation');
  }
  if (car && !isSoldAs(qualifiers, car)) found.push('no-such-engine');
  if (returned > 0 && kept < returned * KEPT_PER_RETURN) found.push('brought-back');
  return found;
}

/** The generation was sold with such an engine, gearbox and drivetrain together. */
export function isSoldAs(qualifiers: FitmentQualifiers, car: Pick<ConflictCar, 'vehicles'>): boolean {
  const { engine, transmission, drivetrain } = qualifiers;
  if (!engine && !transmission && !drivetrain) return true;
  return car.vehicles.some(
    (vehicle) =>
      (!engine || vehicle.engineName === engine) &&
      (!transmission || vehicle.transmission === transmission) &&
      (!drivetrain || vehicle.drivetrain === drivetrain),
  );
}

/** The same row twice, or a condition that another row of the same years makes pointless. */
function betweenRows(a: ConflictRow, b: ConflictRow): 'duplicate' | 'overlap' | null {
  if (a.generation !== b.generation || !yearsMeet(a, b)) return null;
  const [left, right] = [conditionsOf(a), conditionsOf(b)];
  const isLeftWithin = [...left].every((condition) => right.has(condition));
  const isRightWithin = [...right].every((condition) => left.has(condition));
  if (isLeftWithin && isRightWithin) {
    return a.yearFrom === b.yearFrom && a.yearTo === b.yearTo ? 'duplicate' : 'overlap';
  }
  return isLeftWithin || isRightWithin ? 'overlap' : null;
}

function yearsMeet(a: ConflictRow, b: ConflictRow): boolean {
  return a.yearFrom <= (b.yearTo ?? EVER) && b.yearFrom <= (a.yearTo ?? EVER);
}

function conditionsOf({ qualifiers: { note: _note, ...conditions } }: ConflictRow): Set<string> {
  return new Set(
    Object.entries(conditions).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name}=${String(value)}`],
    ),
  );
}
