import { POSITIONS } from '#shared/positions.ts';
import { YEARS_COUNTED, type CarQuestions, type ChosenFit } from './candidate-parts.ts';
import {
  FACETS,
  PRICE_STEPS,
  type Facet,
  type FacetChoice,
  type FacetCount,
  type FacetCounts,
} from './facets.ts';
import {
  GRADE_MASK,
  GRADE_SHIFT,
  GRADES,
  HAS_PHOTOS,
  IS_NEW,
  STEP_MASK,
  STEP_SHIFT,
  TRAITS,
} from './index-data.ts';
import type { StockIndex } from './stock-index.ts';

/** The bit of a facet among what a row fails. */
export const FACET_BIT = Object.fromEntries(FACETS.map((facet, at) => [facet, 1 << at])) as Readonly<
  Record<Facet, number>
>;

const HALF = YEARS_COUNTED / 2;

/**
 * What is chosen, as rows carry it: for each value of a column the bits of the facets that keep it out. Years and
 * engines are bits of the questions; null: all are welcome.
 */
export interface ChosenValues extends ChosenFit {
  readonly branch: Uint16Array;
  readonly colour: Uint16Array;
  readonly traits: Uint16Array;
  readonly position: Uint16Array;
}

export function chosenValues(index: StockIndex, chosen: FacetChoice, questions: CarQuestions): ChosenValues {
  const { branches, colours } = index.names;
  const bits = <Value>(values: readonly Value[], all: readonly Value[]) =>
    values.length === 0 ? null : values.reduce((set, value) => set | bitOf(all.indexOf(value)), 0);
  const years = chosen.year.map((year) => year - questions.firstYear);
  const half = (from: number) =>
    years.length === 0
      ? null
      : years.filter((at) => at >= from && at < from + HALF).reduce((set, at) => set | (1 << (at - from)), 0);
  return {
    branch: keptOut(branches.names, chosen.branch, FACET_BIT.branch),
    colour: keptOut(colours.names, chosen.colour, FACET_BIT.colour),
    position: keptOut(POSITIONS, chosen.position, FACET_BIT.position),
    traits: traitsKeptOut(chosen),
    earlyYears: half(0),
    lateYears: half(HALF),
    engine: bits(chosen.engine, questions.engines),
  };
}

let noBits = new Uint16Array(TRAITS);

/** Most searches choose nothing: they share one array, as long as the longest column, which nobody writes to. */
function nothingOut(length: number): Uint16Array {
  if (noBits.length < length) noBits = new Uint16Array(length * 2);
  return noBits;
}

function keptOut(values: readonly (string | number)[], chosen: readonly string[], bit: number): Uint16Array {
  if (chosen.length === 0) return nothingOut(values.length);
  return Uint16Array.from(values, (value) => (chosen.includes(String(value)) ? 0 : bit));
}

function traitsKeptOut({ condition, grade, price, photos }: FacetChoice): Uint16Array {
  if (condition.length + grade.length + price.length + photos.length === 0) return nothingOut(TRAITS);
  const out = new Uint16Array(TRAITS);
  const isOut = <Value>(chosen: readonly Value[], value: Value) =>
    chosen.length > 0 && !chosen.includes(value);
  for (let traits = 0; traits < TRAITS; traits++) {
    const { isNew, gradeOf, stepOf, hasPhotos } = TRAIT_VALUES[traits] as TraitValues;
    out[traits] =
      (isOut(condition, isNew ? 'new' : 'used') ? FACET_BIT.condition : 0) |
      (isOut<string>(grade, gradeOf) ? FACET_BIT.grade : 0) |
      (isOut<string>(price, stepOf) ? FACET_BIT.price : 0) |
      (photos.length > 0 && !hasPhotos ? FACET_BIT.photos : 0);
  }
  return out;
}

interface TraitValues {
  readonly isNew: boolean;
  readonly gradeOf: string;
  readonly stepOf: string;
  readonly hasPhotos: boolean;
}

const TRAIT_VALUES: readonly TraitValues[] = Array.from({ length: TRAITS }, (_, traits) => ({
  isNew: (traits & IS_NEW) !== 0,
  gradeOf: GRADES[(traits >> GRADE_SHIFT) & GRADE_MASK] ?? '',
  stepOf: PRICE_STEPS[(traits >> STEP_SHIFT) & STEP_MASK] ?? '',
  hasPhotos: (traits & HAS_PHOTOS) !== 0,
}));

const bitOf = (at: number) => (at < 0 ? 0 : 1 << at);

/** How many rows each value of each facet would leave. */
export class FacetCounters {
  readonly branch: Uint32Array;
  readonly colour: Uint32Array;
  /** Rows that every facet lets through, by traits; and those that one facet alone keeps out, by its bit. */
  readonly traits = new Uint32Array(TRAITS);
  readonly #traitsBut = new Map<number, Uint32Array>();
  readonly position = new Uint32Array(POSITIONS.length);
  readonly year = new Uint32Array(YEARS_COUNTED);
  readonly engine: Uint32Array;
  readonly #index: StockIndex;
  readonly #questions: CarQuestions;

  constructor(index: StockIndex, questions: CarQuestions) {
    this.#index = index;
    this.#questions = questions;
    this.branch = new Uint32Array(index.names.branches.names.length);
    this.colour = new Uint32Array(index.names.colours.names.length);
    this.engine = new Uint32Array(questions.engines.length);
  }

  /** The facet of this bit alone keeps a row out: it counts for that facet. */
  addTraitsBut(bit: number, traits: number): void {
    let but = this.#traitsBut.get(bit);
    if (!but) this.#traitsBut.set(bit, (but = new Uint32Array(TRAITS)));
    but[traits] = (but[traits] as number) + 1;
  }

  addYears(early: number, late: number, rows: number): void {
    if (this.#questions.firstYear === 0) return;
    for (let at = 0; at < HALF; at++) {
      if (early & (1 << at)) this.year[at] = (this.year[at] as number) + rows;
      if (late & (1 << at)) this.year[at + HALF] = (this.year[at + HALF] as number) + rows;
    }
  }

  addEngines(engines: number, rows: number): void {
    for (let at = 0; at < this.engine.length; at++) {
      if (engines & (1 << at)) this.engine[at] = (this.engine[at] as number) + rows;
    }
  }

  /** Every value with rows, and the chosen ones; in a fixed order. */
  listed(chosen: FacetChoice): FacetCounts {
    const { branches, colours } = this.#index.names;
    const { firstYear, engines } = this.#questions;
    const byTraits = (
      facet: 'condition' | 'price' | 'grade' | 'photos',
      values: readonly string[],
      valueOf: (traits: TraitValues) => string,
    ) => countsOf(values, this.#byTraits(facet, values, valueOf), chosen[facet]);
    const values: FacetCounts = {
      branch: countsOf(branches.names, this.branch, chosen.branch),
      condition: byTraits('condition', ['used', 'new'], ({ isNew }) => (isNew ? 'new' : 'used')),
      position: countsOf(POSITIONS, this.position, chosen.position),
      price: byTraits('price', PRICE_STEPS, ({ stepOf }) => stepOf),
      grade: byTraits('grade', GRADES, ({ gradeOf }) => gradeOf),
      year: firstYear === 0 ? [] : countsOf(yearsFrom(firstYear), this.year, chosen.year),
      engine: countsOf(engines, this.engine, chosen.engine),
      colour: countsOf(colours.names, this.colour, chosen.colour),
      photos: byTraits('photos', ['yes'], ({ hasPhotos }) => (hasPhotos ? 'yes' : '')),
    };
    return values;
  }

  /** How many rows have each of the values. */
  #byTraits(
    facet: Facet,
    values: readonly string[],
    valueOf: (traits: TraitValues) => string,
  ): readonly number[] {
    const counts = values.map(() => 0);
    const but = this.#traitsBut.get(FACET_BIT[facet]);
    for (let traits = 0; traits < TRAITS; traits++) {
      const rows = (this.traits[traits] as number) + (but?.[traits] ?? 0);
      if (rows === 0) continue;
      const at = values.indexOf(valueOf(TRAIT_VALUES[traits] as TraitValues));
      if (at >= 0) counts[at] = (counts[at] ?? 0) + rows;
    }
    return counts;
  }
}

const yearsFrom = (first: number) => Array.from({ length: YEARS_COUNTED }, (_, at) => String(first + at));

/** What has rows or is chosen; hundreds of branches and colours have none. */
function countsOf(
  values: readonly (string | number)[],
  counts: Uint32Array | readonly number[],
  chosen: readonly (string | number)[],
): FacetCount[] {
  const found: FacetCount[] = [];
  for (let at = 0; at < values.length; at++) {
    const count = counts[at] ?? 0;
    if (count === 0 && chosen.length === 0) continue;
    const value = String(values[at]);
    if (value === '' || (count === 0 && !chosen.some((each) => String(each) === value))) continue;
    found.push({ value, count });
  }
  return found;
}
