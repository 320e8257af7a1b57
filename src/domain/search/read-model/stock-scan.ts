import { normalizeTerm } from '#shared/facts/terms.ts';
import {
  ANY_CAR,
  FITS_BOTH,
  FITS_ENGINE,
  FITS_YEAR,
  type CarQuestions,
  type PartFit,
} from './candidate-parts.ts';
import { chosenValues, FACET_BIT, FacetCounters, type ChosenValues } from './facet-counters.ts';
import { FACETS } from './facets.ts';
import { FirstRows } from './first-rows.ts';
import { ID_BYTES, IS_NEW, NO_FIGURE } from './index-data.ts';
import type { StockIndex } from './stock-index.ts';
import { BEFORE_ALL_PRICES, NEXT_BRANCH, NO_KM, NO_PRICE, type StockQuery } from './stock-query.ts';
import type { WordMatches } from './word-matches.ts';

/** It fits the year with another engine and the engine in another year: it counts for both of these facets. */
const ANOTHER_FIT = 1 << 20;
/** Two bits: out for every facet. */
const NO_FIT = 3 << 21;

const FIRST = 2 ** 34;
const SECOND = 2 ** 33;
const NEVER = 2 ** 49;

/**
 * One pass over the rows of the parts that are wanted. A row that all facets let through counts for every facet; one
 * that a single facet keeps out counts for that facet alone: so each facet tells what its values would leave.
 */
export class StockScan {
  total = 0;
  readonly first: FirstRows;
  readonly counters: FacetCounters;
  readonly #index: StockIndex;
  readonly #query: StockQuery;
  readonly #words: WordMatches | null;
  readonly chosen: ChosenValues;
  readonly #kind: number;
  readonly #near: number;
  readonly #liked: Uint8Array | null;
  /** Of each branch of the index, in the order `near`. */
  readonly #farness: Float64Array | null;
  readonly #isBest: boolean;
  readonly #isByPrice: boolean;
  /** Nothing is asked of a row, and all come in the order of price alone. */
  readonly #isPlain: boolean;

  constructor(index: StockIndex, query: StockQuery, words: WordMatches | null, questions: CarQuestions) {
    this.#index = index;
    this.#query = query;
    this.#words = words;
    this.chosen = chosenValues(index, query.chosen, questions);
    this.#kind = query.wish.kind === undefined ? NO_FIGURE : query.wish.kind === 'bulk' ? IS_NEW : 0;
    this.#near = query.nearBranch === undefined ? -1 : (index.names.branches.find(query.nearBranch) ?? -1);
    this.#liked = likedColours(index, query.likedColour);
    this.#farness = query.order === 'near' ? farnessOf(index, query.nearness ?? []) : null;
    this.#isBest = query.order === 'best';
    this.#isByPrice = this.#isBest || query.order === 'price';
    const isNothingChosen = FACETS.every((facet) => query.chosen[facet].length === 0);
    this.#isPlain =
      this.#isByPrice &&
      isNothingChosen &&
      words === null &&
      this.#kind === NO_FIGURE &&
      this.#near < 0 &&
      this.#liked === null;
    this.first = new FirstRows(index, query.limit, query.after);
    this.counters = new FacetCounters(index, questions);
  }

  visitPart(part: number, fit: PartFit): void {
    const index = this.#index;
    let wordBits = 0;
    if (this.#words) {
      wordBits = this.#words.ofPart(part);
      if ((wordBits | this.#words.byRow) !== this.#words.all) return;
    }
    const failed = this.#partFails(part, fit.fits);
    // Two facets keep the part out: its rows count nowhere.
    if (failed & (failed - 1)) return;
    let through = 0;
    const base = index.data.parts;
    if (part < base.count) {
      const from = base.rowFrom[part] as number;
      const end = base.rowFrom[part + 1] as number;
      through = this.#visitRows(from, end, failed, wordBits);
    }
    through += this.#visitLater(part, failed, wordBits);
    if (through > 0) this.#countPart(part, failed, through, fit);
  }

  /** Parts of one type and place that stand side by side, whatever they fit. */
  visitRun(fromPart: number, endPart: number): void {
    const base = this.#index.data.parts;
    if (this.#words || endPart > base.count) {
      for (let part = fromPart; part < endPart; part++) this.visitPart(part, ANY_CAR);
      return;
    }
    const failed = this.#partFails(fromPart, ANY_CAR.fits);
    let through = this.#visitRows(
      base.rowFrom[fromPart] as number,
      base.rowFrom[endPart] as number,
      failed,
      0,
    );
    if (this.#index.laterRows.size > 0) {
      for (let part = fromPart; part < endPart; part++) through += this.#visitLater(part, failed, 0);
    }
    if (through > 0) this.#countPart(fromPart, failed, through, ANY_CAR);
  }

  #visitLater(part: number, failed: number, wordBits: number): number {
    const { laterRows } = this.#index;
    const later = laterRows.size > 0 ? laterRows.get(part) : undefined;
    let through = 0;
    if (later) for (const row of later) through += this.#visitRows(row, row + 1, failed, wordBits);
    return through;
  }

  #partFails(part: number, fits: number): number {
    const failed = this.chosen.position[this.#index.parts.position[part] as number] as number;
    if (fits & FITS_BOTH) return failed;
    if (fits === (FITS_YEAR | FITS_ENGINE)) return failed | ANOTHER_FIT;
    return failed | (fits === FITS_ENGINE ? FACET_BIT.year : fits === FITS_YEAR ? FACET_BIT.engine : NO_FIT);
  }

  /** How many of them are kept out by nothing but what their part fails. */
  #visitRows(from: number, end: number, partFailed: number, wordBits: number): number {
    const isPlain = this.#isPlain && partFailed === 0;
    const through = isPlain ? this.#visitPlain(from, end) : this.#visitAsked(from, end, partFailed, wordBits);
    if (partFailed === 0) this.total += through;
    return through;
  }

  /** Rows of which nothing is asked: a whole system has hundreds of thousands. */
  #visitPlain(from: number, end: number): number {
    const { available, traits, branch, colour, price } = this.#index.rows;
    const { traits: byTraits, branch: byBranch, colour: byColour } = this.counters;
    const { first } = this;
    const base = this.#isBest ? FIRST + SECOND : 0;
    let worst = first.worst - base;
    let through = 0;
    for (let row = from; row < end; row++) {
      if ((available[row] as number) <= 0) continue;
      const trait = traits[row] as number;
      const at = branch[row] as number;
      const paint = colour[row] as number;
      byTraits[trait] = (byTraits[trait] as number) + 1;
      byBranch[at] = (byBranch[at] as number) + 1;
      byColour[paint] = (byColour[paint] as number) + 1;
      through += 1;
      const cents = price[row] as number;
      if (cents > worst) continue;
      first.offer(row, (cents < 0 ? NO_PRICE : cents) + base);
      worst = first.worst - base;
    }
    return through;
  }

  #visitAsked(from: number, end: number, partFailed: number, wordBits: number): number {
    const { available, traits, branch, colour, price } = this.#index.rows;
    const { counters, first } = this;
    const { traits: byTraits, branch: byBranch, colour: byColour } = counters;
    const { traits: noTraits, branch: noBranch, colour: noColour } = this.chosen;
    const words = this.#words;
    const kind = this.#kind;
    const near = this.#near;
    const liked = this.#liked;
    const isBest = this.#isBest;
    const isByPrice = this.#isByPrice;
    let { worst } = first;
    let through = 0;
    for (let row = from; row < end; row++) {
      if ((available[row] as number) <= 0) continue;
      const trait = traits[row] as number;
      if (kind !== NO_FIGURE && (trait & IS_NEW) !== kind) continue;
      if (words !== null && (wordBits | words.ofRow(row)) !== words.all) continue;
      const at = branch[row] as number;
      const paint = colour[row] as number;
      const failed =
        partFailed | (noTraits[trait] as number) | (noBranch[at] as number) | (noColour[paint] as number);
      if (failed === 0) {
        through += 1;
        byTraits[trait] = (byTraits[trait] as number) + 1;
        byBranch[at] = (byBranch[at] as number) + 1;
        byColour[paint] = (byColour[paint] as number) + 1;
        // The usual orders are worked out here: a call for each of a million rows would cost more than the rest.
        let key = price[row] as number;
        if (isByPrice) {
          if (key < 0) key = NO_PRICE;
          if (isBest) key += (at === near ? 0 : FIRST) + (liked !== null && liked[paint] === 1 ? 0 : SECOND);
        } else key = this.#keyOf(row, key);
        if (key <= worst) {
          first.offer(row, key);
          ({ worst } = first);
        }
      } else if ((failed & (failed - 1)) === 0) {
        if (failed === partFailed) through += 1;
        if (failed === FACET_BIT.branch) byBranch[at] = (byBranch[at] as number) + 1;
        else if (failed === FACET_BIT.colour) byColour[paint] = (byColour[paint] as number) + 1;
        else if (failed !== partFailed) counters.addTraitsBut(failed, trait);
      }
    }
    return through;
  }

  #countPart(part: number, failed: number, rows: number, { earlyYears, lateYears, engines }: PartFit): void {
    const { counters } = this;
    const isAll = failed === 0;
    if (isAll || failed === FACET_BIT.position) {
      const position = this.#index.parts.position[part] as number;
      counters.position[position] = (counters.position[position] as number) + rows;
    }
    const fitsOther = isAll || failed === ANOTHER_FIT;
    if (fitsOther || failed === FACET_BIT.year) counters.addYears(earlyYears, lateYears, rows);
    if (fitsOther || failed === FACET_BIT.engine) counters.addEngines(engines, rows);
  }

  /** In the orders that are not by price upwards. */
  #keyOf(row: number, price: number): number {
    if (this.#farness) {
      return (
        (this.#farness[this.#index.rows.branch[row] as number] as number) + (price < 0 ? NO_PRICE : price)
      );
    }
    if (this.#query.order === 'price-down') return price < 0 ? BEFORE_ALL_PRICES : NO_PRICE - price;
    if (this.#query.order === 'newest') return NEVER - this.#shelvedMs(row);
    const km = this.#index.rows.km[row] as number;
    return km < 0 ? NO_KM : km;
  }

  /** A UUIDv7 begins with its time. */
  #shelvedMs(row: number): number {
    const { ids } = this.#index.rows;
    let time = 0;
    for (let byte = 0; byte < 6; byte++) time = time * 256 + (ids[row * ID_BYTES + byte] as number);
    return time;
  }
}

function likedColours(index: StockIndex, beginning: string | undefined): Uint8Array | null {
  if (beginning === undefined) return null;
  return Uint8Array.from(index.names.colours.names, (name) =>
    name !== '' && normalizeTerm(name).startsWith(beginning) ? 1 : 0,
  );
}

function farnessOf(index: StockIndex, nearness: readonly number[]): Float64Array {
  const places = new Map(nearness.map((branchId, place) => [branchId, place * NEXT_BRANCH]));
  // One that came a moment ago is the farthest.
  const last = nearness.length * NEXT_BRANCH;
  return Float64Array.from(index.names.branches.names, (branchId) => places.get(branchId) ?? last);
}
