import { POSITIONS, type Position } from '#shared/positions.ts';
import { encodeRow, markOfNote, wordsOfNote, type RowNames } from './encode-row.ts';
import type { BuiltIndex } from './index-builder.ts';
import { NO_LAST_YEAR, NONE, type IndexData, type PartColumns, type RowColumns } from './index-data.ts';
import { grown } from './growing-columns.ts';
import { Ordinals } from './ordinals.ts';
import type { RawFit, RawPart, RawStock } from './raw-rows.ts';
import { grownRows, RowTable } from './row-table.ts';

export interface AddedFit {
  readonly part: number;
  readonly yearFrom: number;
  readonly yearTo: number;
  readonly vehicle: number;
}

/** A part that came after the index was built, with what it fits. */
export interface NewPart {
  readonly part: RawPart;
  readonly fits: readonly RawFit[];
}

/**
 * The stock of the chain in memory: what a worker built, and what changed since. Rows that exist are written over;
 * new rows and parts stand in small lists beside the arrays, until the index is built anew.
 */
export class StockIndex {
  readonly data: IndexData;
  readonly types: Ordinals<string>;
  readonly generations: Ordinals<number>;
  readonly makers: Ordinals<string>;
  readonly names: RowNames;
  /** Of the columns of parts, which grow with new ones. */
  parts: Pick<PartColumns, 'id' | 'type' | 'position' | 'maker' | 'generation' | 'group'>;
  partCount: number;
  rows: RowColumns;
  rowCount: number;
  /** Rows that came later, by part. */
  readonly laterRows = new Map<number, number[]>();
  readonly laterParts = new Map<number, number[]>();
  /** By generation and type, as `fits.from` counts them. */
  readonly laterFits = new Map<number, AddedFit[]>();
  readonly laterNumbers = new Map<number, string>();
  readonly laterNotes = new Map<string, number[]>();
  readonly #partOrdinals: Map<number, number> | Int32Array;
  readonly #laterOrdinals = new Map<number, number>();
  readonly #table: RowTable;
  readonly #numbers: Buffer;
  readonly #noteMarks: Uint32Array;
  readonly #laterMarks: number[] = [];

  constructor({ data, slots, noteMarks }: BuiltIndex) {
    const { names, parts, rows } = data;
    this.data = data;
    this.types = new Ordinals(names.types);
    this.generations = new Ordinals(names.generations);
    this.makers = new Ordinals(names.makers);
    this.names = {
      branches: new Ordinals(names.branches),
      colours: new Ordinals(names.colours),
      damages: new Ordinals(names.damages),
      serials: new Ordinals(names.serials),
    };
    this.parts = parts;
    this.partCount = parts.count;
    this.rows = rows;
    this.rowCount = rows.count;
    this.#table = RowTable.over(slots, rows.count);
    this.#noteMarks = noteMarks;
    this.#numbers = Buffer.from(parts.numbers.buffer, parts.numbers.byteOffset, parts.numbers.byteLength);
    this.#partOrdinals = ordinalsOf(parts);
  }

  /** Rows and parts that stand beside the arrays; many of them make every search slower. */
  get later(): number {
    return this.rowCount - this.data.rows.count + this.partCount - this.data.parts.count;
  }

  get noteCount(): number {
    return this.data.notes.count + this.#laterMarks.length;
  }

  knowsPart(id: number): boolean {
    return this.#ordinalOf(id) >= 0;
  }

  addPart({ part, fits }: NewPart): void {
    if (this.knowsPart(part.id)) return;
    const type = this.types.find(part.type);
    // Part types are facts of the product; one that is not among them cannot be asked for.
    if (type === undefined) return;
    const ordinal = this.partCount++;
    if (ordinal >= this.parts.id.length) this.parts = grownParts(this.parts, ordinal * 2 + 64);
    const generation = part.generation === null ? NONE : this.generations.of(part.generation);
    this.parts.id[ordinal] = part.id;
    this.parts.type[ordinal] = type;
    this.parts.position[ordinal] = POSITIONS.indexOf(part.position as Position);
    this.parts.maker[ordinal] = this.makers.of(part.maker);
    this.parts.generation[ordinal] = generation;
    this.parts.group[ordinal] = part.group ?? 0;
    this.#laterOrdinals.set(part.id, ordinal);
    this.laterNumbers.set(ordinal, part.number);
    listOf(this.laterParts, type).push(ordinal);
    for (const { generation: of, yearFrom, yearTo, vehicle } of withOwn(part, fits)) {
      listOf(this.laterFits, this.fitKey(this.generations.of(of), type)).push({
        part: ordinal,
        yearFrom,
        yearTo: yearTo ?? NO_LAST_YEAR,
        vehicle: vehicle ?? 0,
      });
    }
  }

  fitKey(generation: number, type: number): number {
    return generation * this.data.names.types.length + type;
  }

  /** Puts the row as the database has it now. False when its part is not known yet. */
  put(raw: RawStock): boolean {
    const part = this.#ordinalOf(raw.part);
    if (part < 0) return false;
    const branch = this.names.branches.of(raw.branch);
    let row = this.#table.find(this.rows, branch, raw.id);
    const isNew = row < 0;
    if (isNew) {
      row = this.rowCount++;
      if (row >= this.rows.part.length) this.rows = grownRows(this.rows, row + 65_536);
    }
    encodeRow(this.rows, row, raw, { part, names: this.names });
    this.rows.note[row] = this.#noteOf(row, raw.note ?? '', isNew);
    if (isNew) {
      this.#table.add(this.rows, row);
      listOf(this.laterRows, part).push(row);
    }
    return true;
  }

  /** The database has it no longer: it moved to another branch. */
  remove(branchId: number, id: Uint8Array): void {
    const branch = this.names.branches.find(branchId);
    const row = branch === undefined ? -1 : this.#table.find(this.rows, branch, id);
    if (row >= 0) this.rows.available[row] = 0;
  }

  /** As it is printed. */
  numberOf(part: number): string {
    const { count, numberFrom } = this.data.parts;
    if (part >= count) return this.laterNumbers.get(part) ?? '';
    return this.#numbers.toString('latin1', numberFrom[part], numberFrom[part + 1]);
  }

  #ordinalOf(id: number): number {
    const known = this.#partOrdinals instanceof Map ? this.#partOrdinals.get(id) : this.#partOrdinals[id];
    return known !== undefined && known >= 0 ? known : (this.#laterOrdinals.get(id) ?? -1);
  }

  #noteOf(row: number, text: string, isNew: boolean): number {
    if (text === '') return 0;
    const mark = markOfNote(text);
    const known = isNew ? 0 : (this.rows.note[row] as number);
    const markNow = this.#noteMarks[known] ?? this.#laterMarks[known - this.#noteMarks.length];
    if (known > 0 && markNow === mark) return known;
    const note = this.#noteMarks.length + this.#laterMarks.length;
    this.#laterMarks.push(mark);
    for (const word of wordsOfNote(text)) listOf(this.laterNotes, word).push(note);
    return note;
  }
}

function ordinalsOf({ count, id }: PartColumns): Map<number, number> | Int32Array {
  let highest = 0;
  for (let part = 0; part < count; part++) highest = Math.max(highest, id[part] as number);
  if (highest > count * 8 + 1_000) {
    const sparse = new Map<number, number>();
    for (let part = 0; part < count; part++) sparse.set(id[part] as number, part);
    return sparse;
  }
  const ordinals = new Int32Array(highest + 1).fill(-1);
  for (let part = 0; part < count; part++) ordinals[id[part] as number] = part;
  return ordinals;
}

function grownParts(parts: StockIndex['parts'], length: number): StockIndex['parts'] {
  return {
    id: grown(parts.id, length),
    type: grown(parts.type, length),
    position: grown(parts.position, length),
    maker: grown(parts.maker, length),
    generation: grown(parts.generation, length),
    group: grown(parts.group, length),
  };
}

/** With its own generation, in all years, unless the table says it. */
function withOwn(part: RawPart, fits: readonly RawFit[]): readonly RawFit[] {
  const { generation } = part;
  if (generation === null || fits.some((fit) => fit.generation === generation)) return fits;
  return [...fits, { part: part.id, generation, vehicle: null, yearFrom: 0, yearTo: null }];
}

function listOf<Key, Item>(lists: Map<Key, Item[]>, key: Key): Item[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
}
