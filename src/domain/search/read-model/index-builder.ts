import { normalizePartNumber } from '#shared/part-number.ts';
import { POSITIONS, type Position } from '#shared/positions.ts';
import { encodeRow, markOfNote, wordsOfNote, type RowNames } from './encode-row.ts';
import { countingOrder, reordered } from './growing-columns.ts';
import {
  ID_BYTES,
  NO_LAST_YEAR,
  NONE,
  type FitColumns,
  type IndexData,
  type NoteColumns,
  type PartColumns,
  type RowColumns,
} from './index-data.ts';
import { backwards } from './part-number.ts';
import { Ordinals } from './ordinals.ts';
import type { RawCatalog, RawFit, RawPart, RawStock } from './raw-rows.ts';
import { eachColumn, grownRows, RowTable } from './row-table.ts';

const FIRST_ROWS = 65_536;
const UNKNOWN_PART = -1;

/** What a builder hands over: the arrays, how to find a row in them, and how to tell its note from another. */
export interface BuiltIndex {
  readonly data: IndexData;
  readonly slots: Int32Array<ArrayBuffer>;
  readonly noteMarks: Uint32Array<ArrayBuffer>;
}

/**
 * Makes the index: all parts first, then what they fit, then the stock in any order.
 * A row of a part that was not given is left out; so is a fit.
 */
export class IndexBuilder {
  readonly #types: Ordinals<string>;
  readonly #systems: readonly string[];
  readonly #generations: Ordinals<number>;
  readonly #engines: ReadonlyMap<number, string>;
  readonly #makers = new Ordinals<string>();
  readonly #names: RowNames;
  readonly #notes = new Ordinals<string>(['']);
  #parts: RawPart[] = [];
  #partOrdinals: Int32Array = new Int32Array(0);
  #columns: Omit<PartColumns, 'rowFrom'> | undefined;
  #fits: { key: number[]; part: number[]; from: number[]; to: number[]; vehicle: number[] } = emptyFits();
  #rows: RowColumns = emptyRows(FIRST_ROWS);
  #count = 0;

  constructor({ types, generations, branches, vehicles }: RawCatalog) {
    this.#types = new Ordinals(types.map(({ code }) => code));
    this.#systems = types.map(({ system }) => system);
    this.#generations = new Ordinals(generations);
    this.#engines = new Map(vehicles.map(({ id, engine }) => [id, engine]));
    this.#names = {
      branches: new Ordinals(branches),
      colours: new Ordinals(['']),
      damages: new Ordinals(['']),
      serials: new Ordinals(['']),
    };
  }

  addPart(part: RawPart): void {
    this.#parts.push(part);
  }

  /** After the last part. */
  closeParts(): void {
    const placeOf = ({ type, position }: RawPart) =>
      this.#types.of(type) * POSITIONS.length + POSITIONS.indexOf(position as Position);
    const keys = this.#types.names.length * POSITIONS.length;
    const places = Uint32Array.from(this.#parts, placeOf);
    const { order, from } = countingOrder((at) => places[at] as number, places.length, keys);
    const sorted = Array.from(order, (at) => this.#parts[at] as RawPart);
    this.#parts = [];
    this.#partOrdinals = ordinalsById(sorted);
    const typeFrom = Uint32Array.from(
      { length: this.#types.names.length + 1 },
      (_, type) => from[type * POSITIONS.length] as number,
    );
    this.#columns = { ...this.#plainColumns(sorted), typeFrom, ...numberColumns(sorted) };
  }

  #plainColumns(parts: readonly RawPart[]) {
    return {
      count: parts.length,
      id: Uint32Array.from(parts, ({ id }) => id),
      type: Uint16Array.from(parts, ({ type }) => this.#types.of(type)),
      position: Uint8Array.from(parts, ({ position }) => POSITIONS.indexOf(position as Position)),
      maker: Uint16Array.from(parts, ({ maker }) => this.#makers.of(maker)),
      generation: Uint16Array.from(parts, ({ generation }) =>
        generation === null ? NONE : (this.#generations.find(generation) ?? NONE),
      ),
      group: Uint32Array.from(parts, ({ group }) => group ?? 0),
    };
  }

  addFit(fit: RawFit): void {
    const part = this.#partOrdinals[fit.part] ?? UNKNOWN_PART;
    const generation = this.#generations.find(fit.generation);
    if (part === UNKNOWN_PART || generation === undefined) return;
    this.#pushFit(part, generation, fit);
  }

  #pushFit(part: number, generation: number, fit: Pick<RawFit, 'vehicle' | 'yearFrom' | 'yearTo'>): void {
    const fits = this.#fits;
    fits.key.push(generation * this.#types.names.length + (this.#columns?.type[part] ?? 0));
    fits.part.push(part);
    fits.from.push(fit.yearFrom);
    fits.to.push(fit.yearTo ?? NO_LAST_YEAR);
    fits.vehicle.push(fit.vehicle ?? 0);
  }

  addStock(raw: RawStock): void {
    const part = this.#partOrdinals[raw.part] ?? UNKNOWN_PART;
    if (part === UNKNOWN_PART) return;
    if (this.#count === this.#rows.part.length) this.#rows = grownRows(this.#rows, this.#count * 2);
    const row = this.#count++;
    encodeRow(this.#rows, row, raw, { part, names: this.#names });
    this.#rows.note[row] = raw.note ? this.#notes.of(raw.note) : 0;
  }

  finish(): BuiltIndex {
    const parts = this.#columns;
    if (!parts) throw new Error('closeParts() comes first');
    const { rows, rowFrom } = this.#sortedRows(parts.count);
    const { slots } = RowTable.of(rows, rows.count);
    return {
      data: {
        names: {
          types: this.#types.names,
          systems: this.#systems,
          generations: this.#generations.names,
          engines: this.#engines,
          makers: this.#makers.names,
          branches: this.#names.branches.names,
          colours: this.#names.colours.names,
          damages: this.#names.damages.names,
          serials: this.#names.serials.names,
        },
        parts: { ...parts, rowFrom },
        fits: this.#sortedFits(parts),
        rows,
        notes: noteColumns(this.#notes.names),
      },
      slots,
      noteMarks: Uint32Array.from(this.#notes.names, markOfNote),
    };
  }

  #sortedRows(parts: number): { rows: RowColumns; rowFrom: Uint32Array } {
    const unsorted = this.#rows;
    const { order, from } = countingOrder((row) => unsorted.part[row] as number, this.#count, parts);
    const ids = new Uint8Array(this.#count * ID_BYTES);
    for (let row = 0; row < this.#count; row++) {
      const at = (order[row] as number) * ID_BYTES;
      ids.set(unsorted.ids.subarray(at, at + ID_BYTES), row * ID_BYTES);
    }
    const sorted = eachColumn(unsorted, (column, name) => (name === 'ids' ? ids : reordered(column, order)));
    this.#rows = emptyRows(0);
    return { rows: { ...sorted, count: this.#count }, rowFrom: from };
  }

  #sortedFits(parts: Pick<PartColumns, 'count' | 'generation' | 'type'>): FitColumns {
    this.#addUnlisted(parts);
    const fits = this.#fits;
    const keys = this.#generations.names.length * this.#types.names.length;
    const { order, from } = countingOrder((at) => fits.key[at] ?? 0, fits.key.length, keys);
    const pick = (values: readonly number[]) => (at: number) => values[at] ?? 0;
    const columns = {
      from,
      part: new Uint32Array(order.length).map((_, at) => pick(fits.part)(order[at] as number)),
      yearFrom: new Uint16Array(order.length).map((_, at) => pick(fits.from)(order[at] as number)),
      yearTo: new Uint16Array(order.length).map((_, at) => pick(fits.to)(order[at] as number)),
      vehicle: new Uint32Array(order.length).map((_, at) => pick(fits.vehicle)(order[at] as number)),
    };
    this.#fits = emptyFits();
    return columns;
  }

  /** A part that its own generation does not list fits it in all years. */
  #addUnlisted({ count, generation, type }: Pick<PartColumns, 'count' | 'generation' | 'type'>): void {
    const listed = new Uint8Array(count);
    const { key, part } = this.#fits;
    const types = this.#types.names.length;
    for (let at = 0; at < key.length; at++) {
      const of = part[at] ?? 0;
      if (key[at] === (generation[of] as number) * types + (type[of] as number)) listed[of] = 1;
    }
    for (let each = 0; each < count; each++) {
      const own = generation[each] as number;
      if (own !== NONE && !listed[each])
        this.#pushFit(each, own, { vehicle: null, yearFrom: 0, yearTo: null });
    }
  }
}

function emptyFits() {
  return {
    key: [] as number[],
    part: [] as number[],
    from: [] as number[],
    to: [] as number[],
    vehicle: [] as number[],
  };
}

function emptyRows(length: number): RowColumns {
  return {
    count: 0,
    part: new Uint32Array(length),
    branch: new Uint16Array(length),
    available: new Int32Array(length),
    price: new Int32Array(length),
    traits: new Uint8Array(length),
    km: new Int32Array(length),
    colour: new Uint16Array(length),
    damage: new Uint32Array(length),
    serial: new Uint16Array(length),
    serialNumber: new Uint32Array(length),
    note: new Uint32Array(length),
    ids: new Uint8Array(length * ID_BYTES),
  };
}

function ordinalsById(parts: readonly RawPart[]): Int32Array {
  const highest = parts.reduce((most, { id }) => Math.max(most, id), 0);
  const ordinals = new Int32Array(highest + 1).fill(UNKNOWN_PART);
  parts.forEach(({ id }, ordinal) => (ordinals[id] = ordinal));
  return ordinals;
}

function numberColumns(parts: readonly RawPart[]) {
  const numberFrom = new Uint32Array(parts.length + 1);
  parts.forEach(({ number }, at) => (numberFrom[at + 1] = (numberFrom[at] as number) + number.length));
  const numbers = new Uint8Array(numberFrom[parts.length] as number);
  parts.forEach(({ number }, at) => {
    for (let each = 0; each < number.length; each++) {
      numbers[(numberFrom[at] as number) + each] = number.charCodeAt(each);
    }
  });
  const forward = parts.map(({ number }) => normalizePartNumber(number));
  const byNumber = sortedBy(forward);
  const byEnding = sortedBy(forward.map((number) => backwards(number)));
  return { numberFrom, numbers, byNumber, byEnding };
}

function sortedBy(keys: readonly string[]): Uint32Array {
  const order = Array.from(keys, (_, at) => at);
  order.sort((left, right) => {
    const [a, b] = [keys[left] ?? '', keys[right] ?? ''];
    return a < b ? -1 : a > b ? 1 : left - right;
  });
  return Uint32Array.from(order);
}

function noteColumns(notes: readonly string[]): NoteColumns {
  const words = new Ordinals<string>();
  const pairs: { word: number; note: number }[] = [];
  notes.forEach((text, note) => {
    for (const word of wordsOfNote(text)) pairs.push({ word: words.of(word), note });
  });
  const { order, from } = countingOrder((at) => pairs[at]?.word ?? 0, pairs.length, words.names.length);
  return {
    count: notes.length,
    words: words.names,
    from,
    notes: Uint32Array.from(order, (at) => pairs[at]?.note ?? 0),
  };
}
