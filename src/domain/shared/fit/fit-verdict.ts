import type { CarKnown, FitDonor, FitFacts, FitRow } from './facts.ts';
import { nextQuestion, type FitQuestion } from './fit-question.ts';
import { possibleCars, type PossibleCar } from './possible-cars.ts';
import {
  covers,
  coversAirConditioning,
  coversDoors,
  coversMonth,
  coversVehicle,
  coversYear,
} from './row-covers.ts';

type ConfirmedReason = 'staff' | 'sold-and-kept' | 'same-generation' | 'same-car';
type TableReason = 'table' | 'interchange' | 'donor' | 'returned-before';
type NoReason =
  | 'other-car'
  | 'other-year'
  | 'other-engine'
  | 'other-doors'
  | 'other-air-conditioning'
  | 'other-month'
  | 'other-version';

interface Fits {
  /** Sales for such cars that were not brought back, of the row that decided. */
  readonly kept: number;
  readonly returned: number;
  /** Interchange group through which it fits. */
  readonly via: string | null;
  /** What to look at before buying. */
  readonly notes: readonly string[];
}

/**
 * Whether a piece fits a customer's car, and why. `confirmed`: somebody made sure. `table`: a table or a group says
 * so. `ask`: it depends on something not known of the car yet; without a question only the branch can say.
 */
export type FitVerdict =
  | ({ readonly verdict: 'confirmed'; readonly reason: ConfirmedReason } & Fits)
  | ({ readonly verdict: 'table'; readonly reason: TableReason } & Fits)
  | { readonly verdict: 'ask'; readonly reason: 'car' | 'depends'; readonly question: FitQuestion | null }
  | { readonly verdict: 'ask'; readonly reason: 'no-table'; readonly question: null }
  | { readonly verdict: 'no'; readonly reason: NoReason };

/** So many sales that were kept make a table sure; one may have been luck. */
const CONFIRMING_SALES = 2;
/** Sales that were kept for each one brought back, at least. */
const KEPT_PER_RETURN = 5;

/**
 * The one rule of fit, for pages, counter and server. It judges every car that the customer's may be: what holds
 * for all of them is the verdict, and where they differ it asks. Knowing more of the car never turns a yes into a
 * no or back; only new facts do.
 */
export function fitVerdict(facts: FitFacts, car: CarKnown | null): FitVerdict {
  if (facts.rows.length === 0 && !facts.donor) return { verdict: 'ask', reason: 'no-table', question: null };
  if (!car) return { verdict: 'ask', reason: 'car', question: null };
  const rows = rowsFor(facts, car);
  if (rows.length === 0) return { verdict: 'no', reason: 'other-car' };
  const cars = possibleCars(car, facts.cars[car.generation], rows);
  const judged = cars.map((each) => ({ car: each, best: bestFor(each, rows, facts.donor) }));
  const fitting = judged.flatMap(({ best }) => best ?? []);
  if (fitting.length === 0) return { verdict: 'no', reason: whyNot(rows, cars) };
  if (fitting.length < judged.length) {
    const question = nextQuestion(judged.map(({ car: each, best }) => ({ car: each, fits: best !== null })));
    return { verdict: 'ask', reason: 'depends', question };
  }
  const weakest = fitting.reduce((left, right) => (right.strength < left.strength ? right : left));
  return toVerdict(weakest, fitting);
}

type Grounds = ConfirmedReason | TableReason;

interface Best {
  readonly row: FitRow;
  readonly grounds: Grounds;
  readonly strength: number;
}

/** Weakest first; from `same-generation` on it is sure. */
const STRENGTH: Readonly<Record<Grounds, number>> = {
  'returned-before': 0,
  donor: 1,
  interchange: 2,
  table: 3,
  'same-generation': 4,
  'same-car': 5,
  'sold-and-kept': 6,
  staff: 7,
};

/** A piece that no table lists for its own car is at least known to have been on that car. */
function rowsFor({ rows, donor }: FitFacts, { generation }: CarKnown): readonly FitRow[] {
  const own = rows.filter((row) => row.generation === generation);
  if (own.length > 0 || donor?.generation !== generation) return own;
  return [{ generation, yearFrom: 0, yearTo: null, evidence: 'table' }];
}

function bestFor(car: PossibleCar, rows: readonly FitRow[], donor: FitDonor | undefined): Best | null {
  let best: Best | null = null;
  for (const row of rows) {
    if (!covers(row, car)) continue;
    const grounds = groundsOf(row, car, donor);
    const strength = STRENGTH[grounds];
    if (!best || strength > best.strength) best = { row, grounds, strength };
  }
  return best;
}

function groundsOf(row: FitRow, car: PossibleCar, donor: FitDonor | undefined): Grounds {
  const { kept = 0, returned = 0, evidence } = row;
  if (evidence === 'staff' && !row.via) return 'staff';
  if (returned > kept) return 'returned-before';
  if (returned * KEPT_PER_RETURN <= kept && (kept >= CONFIRMING_SALES || evidence === 'sales')) {
    return 'sold-and-kept';
  }
  if (row.via) return 'interchange';
  if (donor?.generation !== row.generation) return 'table';
  const isListed = row.yearFrom > 0;
  if (car.vehicle && car.vehicle.id === donor.vehicleId && car.year === donor.year) return 'same-car';
  if (!isListed) return 'donor';
  return provesRow(donor, row) ? 'same-generation' : 'table';
}

/** The donor is one of the cars that the row lists, as far as anybody knows of it. */
function provesRow({ vehicleId, year }: FitDonor, row: FitRow): boolean {
  const isInYears = year >= row.yearFrom && (row.yearTo === null || year <= row.yearTo);
  const isVehicle = row.vehicles === undefined || (vehicleId !== null && row.vehicles.includes(vehicleId));
  const asksMore =
    row.doors !== undefined ||
    row.airConditioning !== undefined ||
    row.fromMonth !== undefined ||
    row.toMonth !== undefined;
  return isInYears && isVehicle && !asksMore;
}

function toVerdict(weakest: Best, all: readonly Best[]): FitVerdict {
  const { row, grounds } = weakest;
  const facts: Fits = {
    kept: row.kept ?? 0,
    returned: row.returned ?? 0,
    via: row.via ?? null,
    notes: [...new Set(all.flatMap(({ row: { note } }) => note ?? []))],
  };
  switch (grounds) {
    case 'staff':
    case 'sold-and-kept':
    case 'same-generation':
    case 'same-car':
      return { verdict: 'confirmed', reason: grounds, ...facts };
    case 'table':
    case 'interchange':
    case 'donor':
    case 'returned-before':
      return { verdict: 'table', reason: grounds, ...facts };
  }
}

const OBSTACLES = [
  [coversYear, 'other-year'],
  [coversVehicle, 'other-engine'],
  [coversDoors, 'other-doors'],
  [coversAirConditioning, 'other-air-conditioning'],
  [coversMonth, 'other-month'],
] as const;

/** The first thing that no row has in common with any of the cars. */
function whyNot(rows: readonly FitRow[], cars: readonly PossibleCar[]): NoReason {
  const obstacle = OBSTACLES.find(([agrees]) => !rows.some((row) => cars.some((car) => agrees(row, car))));
  return obstacle?.[1] ?? 'other-version';
}
