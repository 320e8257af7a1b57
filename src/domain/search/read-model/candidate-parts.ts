import { POSITIONS } from '#shared/positions.ts';
import type { StockWish, WantedCar } from '#domain/inventory';
import type { StockIndex } from './stock-index.ts';

/** Years of which a list asks, as bits of two words; more would be no list of years any more. */
export const YEARS_COUNTED = 60;
const YEARS_A_WORD = 30;
export const MAX_ENGINES = 30;

/** Of which years and engines the parts of a car are told apart. */
export interface CarQuestions {
  readonly firstYear: number;
  readonly engines: readonly string[];
}

/** Years and engines chosen, as bits of the questions; null: all are welcome. */
export interface ChosenFit {
  readonly earlyYears: number | null;
  readonly lateYears: number | null;
  readonly engine: number | null;
}

/** How a part fits: by one line of the table that has both the year and the engine, or by lines that have one each. */
export const FITS_YEAR = 1;
export const FITS_ENGINE = 2;
export const FITS_BOTH = 4;
const FITS = FITS_YEAR | FITS_ENGINE | FITS_BOTH;

/** What is known of a wanted part: years that it fits with the chosen engine, engines in a chosen year. */
export interface PartFit {
  readonly earlyYears: number;
  readonly lateYears: number;
  readonly engines: number;
  readonly fits: number;
}

export type Visit = (part: number, fit: PartFit) => void;
/** Parts of one type and place that stand side by side. */
export type VisitRun = (from: number, end: number) => void;

const EVERY_BIT = -1;
export const ANY_CAR: PartFit = {
  earlyYears: EVERY_BIT,
  lateYears: EVERY_BIT,
  engines: EVERY_BIT,
  fits: FITS,
};

interface FitLine {
  readonly yearFrom: number;
  readonly yearTo: number;
  readonly vehicle: number;
}

interface Wanted {
  readonly car: WantedCar;
  readonly questions: CarQuestions;
  readonly chosen: ChosenFit;
}

const NO_QUESTIONS: CarQuestions = { firstYear: 0, engines: [] };
const ALL_WELCOME: ChosenFit = { earlyYears: null, lateYears: null, engine: null };

/** Which places of a type are wanted, as bits of POSITIONS; 0: the type is not. */
export function wantedPlaces(index: StockIndex, wish: StockWish): Uint16Array {
  const { names } = index.data;
  const everywhere = (1 << POSITIONS.length) - 1;
  const bits = (positions: readonly (typeof POSITIONS)[number][]) =>
    positions.reduce((all, position) => all | (1 << POSITIONS.indexOf(position)), 0);
  const said = wish.positions.length > 0 ? bits(wish.positions) : everywhere;
  const places = new Uint16Array(names.types.length);
  if (wish.parts.length === 0) places.fill(said);
  for (const { partType, positions } of wish.parts) {
    const type = index.types.find(partType);
    if (type !== undefined) places[type] = ((places[type] as number) | bits(positions)) & said;
  }
  if (wish.system === undefined) return places;
  return places.map((wanted, type) => (names.systems[type] === wish.system ? wanted : 0));
}

/** Finds the parts of a wish without looking at those of other types and cars. */
export class CandidateParts {
  readonly #index: StockIndex;
  /** Part → the place of what is known of it in this search. */
  #slotOf: Int32Array;
  #parts: number[] = [];
  #known: { earlyYears: number; lateYears: number; engines: number; fits: number }[] = [];

  constructor(index: StockIndex) {
    this.#index = index;
    this.#slotOf = new Int32Array(index.partCount).fill(-1);
  }

  /** Every part of the wanted types, whatever it fits: parts of one place after the other are visited as one. */
  ofTypes(places: Uint16Array, visit: VisitRun): void {
    const { data, parts, laterParts } = this.#index;
    for (let type = 0; type < places.length; type++) {
      const wanted = places[type] as number;
      if (wanted === 0) continue;
      const end = data.parts.typeFrom[type + 1] as number;
      for (let from = data.parts.typeFrom[type] as number, next = from; from < end; from = next) {
        const position = parts.position[from] as number;
        while (next < end && parts.position[next] === position) next += 1;
        if (wanted & (1 << position)) visit(from, next);
      }
      for (const part of laterParts.get(type) ?? []) {
        if (wanted & (1 << (parts.position[part] as number))) visit(part, part + 1);
      }
    }
  }

  /** Those of the list among the wanted types. */
  ofList(list: Iterable<number>, places: Uint16Array, visit: Visit): void {
    const { parts } = this.#index;
    for (const part of list) {
      const wanted = places[parts.type[part] as number] as number;
      if (wanted & (1 << (parts.position[part] as number))) visit(part, ANY_CAR);
    }
  }

  /** Those that fit the car, each once. */
  ofCar(
    car: WantedCar,
    places: Uint16Array,
    asked: { readonly questions: CarQuestions; readonly chosen: ChosenFit },
    visit: Visit,
  ): void {
    this.#collect({ car, ...asked }, places);
    this.#parts.forEach((part, slot) => visit(part, this.#known[slot] ?? ANY_CAR));
    this.#clear();
  }

  /** The interchange groups of what fits the car; then the parts of those groups that the table does not list for it. */
  interchangeable(car: WantedCar, places: Uint16Array, visit: Visit): void {
    this.#collect({ car, questions: NO_QUESTIONS, chosen: ALL_WELCOME }, places);
    const { parts } = this.#index;
    const groups = new Set(
      this.#parts.map((part) => parts.group[part] as number).filter((group) => group > 0),
    );
    const fitting = new Set(this.#parts);
    this.#clear();
    if (groups.size === 0) return;
    this.ofTypes(places, (from, end) => {
      for (let part = from; part < end; part++) {
        if (groups.has(parts.group[part] as number) && !fitting.has(part)) visit(part, ANY_CAR);
      }
    });
  }

  #collect(of: Wanted, places: Uint16Array): void {
    const { data, generations, laterFits } = this.#index;
    const { from, part, yearFrom, yearTo, vehicle } = data.fits;
    if (this.#slotOf.length < this.#index.partCount) {
      this.#slotOf = new Int32Array(this.#index.partCount + 64).fill(-1);
    }
    for (const id of of.car.generationIds) {
      const generation = generations.find(id);
      if (generation === undefined) continue;
      for (let type = 0; type < places.length; type++) {
        const wanted = places[type] as number;
        if (wanted === 0) continue;
        const key = this.#index.fitKey(generation, type);
        const end = from[key + 1] ?? 0;
        for (let at = from[key] ?? 0; at < end; at++) {
          if (!(wanted & (1 << (this.#index.parts.position[part[at] as number] as number)))) continue;
          this.#meet(part[at] as number, of, {
            yearFrom: yearFrom[at] as number,
            yearTo: yearTo[at] as number,
            vehicle: vehicle[at] as number,
          });
        }
        for (const fit of laterFits.get(key) ?? []) {
          if (wanted & (1 << (this.#index.parts.position[fit.part] as number))) this.#meet(fit.part, of, fit);
        }
      }
    }
  }

  #meet(part: number, { car, questions, chosen }: Wanted, line: FitLine): void {
    if (!agrees(line, car)) return;
    let slot = this.#slotOf[part] as number;
    if (slot < 0) {
      slot = this.#parts.push(part) - 1;
      this.#slotOf[part] = slot;
      this.#known.push({ earlyYears: 0, lateYears: 0, engines: 0, fits: 0 });
    }
    const known = this.#known[slot];
    if (!known) return;
    const early = yearBits(line, questions.firstYear);
    const late = yearBits(line, questions.firstYear + YEARS_A_WORD);
    const engines = this.#engineBits(line.vehicle, questions.engines);
    const isYear =
      chosen.earlyYears === null || !!(chosen.earlyYears & early) || !!((chosen.lateYears ?? 0) & late);
    const isEngine = chosen.engine === null || !!(chosen.engine & engines);
    if (isEngine) {
      known.earlyYears |= early;
      known.lateYears |= late;
      known.fits |= FITS_ENGINE;
    }
    if (isYear) {
      known.engines |= engines;
      known.fits |= FITS_YEAR;
    }
    if (isYear && isEngine) known.fits |= FITS_BOTH;
  }

  #engineBits(vehicle: number, engines: readonly string[]): number {
    if (vehicle === 0) return EVERY_BIT;
    const at = engines.indexOf(this.#index.data.names.engines.get(vehicle) ?? '');
    return at < 0 ? 0 : 1 << at;
  }

  #clear(): void {
    for (const part of this.#parts) this.#slotOf[part] = -1;
    this.#parts = [];
    this.#known = [];
  }
}

/** As the statement over `fitments` has it: one of the years said, and every engine or one of those said. */
function agrees({ yearFrom, yearTo, vehicle }: FitLine, { years, vehicleIds }: WantedCar): boolean {
  if (vehicleIds && vehicle !== 0 && !vehicleIds.includes(vehicle)) return false;
  return years.length === 0 || years.some((year) => yearFrom <= year && year <= yearTo);
}

/** Bit 0 is `first`. */
function yearBits({ yearFrom, yearTo }: FitLine, first: number): number {
  const low = Math.max(0, yearFrom - first);
  const high = Math.min(YEARS_A_WORD - 1, yearTo - first);
  if (low > high) return 0;
  return (((2 ** (high - low + 1) - 1) << low) >>> 0) | 0;
}
