import type { WantedWord } from '#domain/inventory';
import { normalizeTerm } from '#shared/facts/terms.ts';
import { normalizePartNumber } from '#shared/part-number.ts';
import { isOneTypoAway, stem } from '../words.ts';
import { foldedNames } from './folded-names.ts';
import { NONE } from './index-data.ts';
import { firstFrom, numberRange } from './number-order.ts';
import type { StockIndex } from './stock-index.ts';

/** Shorter beginnings and endings of a number name too much. */
const MIN_NUMBER = 2;
const MIN_ENDING = 4;
const MIN_NOTE_WORD = 4;
/** Words beyond are not looked at; a bit mask holds them. */
const MAX_WORDS = 8;

/** Parts whose numbers begin, or end, with a word: they stand side by side in that order. */
interface NumberMatch {
  readonly order: Uint32Array;
  readonly rank: Uint32Array;
  readonly from: number;
  readonly to: number;
  readonly bit: number;
}

/** Pieces with such serial numbers: from `from` to `to` in their order, of those that were there from the beginning. */
interface SerialMatch {
  readonly prefix: number;
  readonly least: number;
  readonly most: number;
  readonly from: number;
  readonly to: number;
  readonly bit: number;
}

/**
 * In which ways each word that names nothing whole meets the stock, as bits: of a part by its number, maker, type or
 * car, of a piece by its serial number, colour or note. A row is wanted when all bits are there.
 */
export class WordMatches {
  readonly all: number;
  /** Words that something is met by: a part by its number or otherwise, a piece by its serial number or otherwise. */
  #byNumber = 0;
  #byName = 0;
  #bySerial = 0;
  #byPaintOrNote = 0;
  readonly #index: StockIndex;
  readonly #numbers: NumberMatch[] = [];
  /** Parts that came later, and those that fit a car. */
  #partBits: Uint8Array | undefined;
  readonly #laterByNumber = new Map<number, number>();
  readonly #makers: Uint8Array;
  readonly #types: Uint8Array;
  readonly #generations: Uint8Array;
  readonly #colours: Uint8Array;
  readonly #notes = new Map<number, number>();
  readonly #serials: SerialMatch[] = [];

  constructor(index: StockIndex, wanted: readonly WantedWord[]) {
    const words = wanted.slice(0, MAX_WORDS);
    this.#index = index;
    this.all = (1 << words.length) - 1;
    this.#makers = new Uint8Array(index.makers.names.length);
    this.#types = new Uint8Array(index.types.names.length);
    this.#generations = new Uint8Array(index.generations.names.length);
    this.#colours = new Uint8Array(index.names.colours.names.length);
    words.forEach((word, at) => this.#add(word, 1 << at));
  }

  /** Words that a piece may meet rather than its part. */
  get byRow(): number {
    return this.#bySerial | this.#byPaintOrNote;
  }

  /** A word meets nothing at all: no row can be wanted. */
  get isHopeless(): boolean {
    return (this.#byName | this.#byNumber | this.byRow) !== this.all;
  }

  /**
   * The fewest parts among which all must be: those with a number, of their own or of a piece, that a word begins
   * or ends which nothing else can meet. Null: any.
   */
  onlyParts(): ReadonlySet<number> | null {
    const onlyNumbers = (this.#byNumber | this.#bySerial) & ~(this.#byName | this.#byPaintOrNote);
    let fewest: { bit: number; size: number } | undefined;
    for (let rest = onlyNumbers; rest; rest &= rest - 1) {
      const bit = rest & -rest;
      const size = [...this.#numbers, ...this.#serials].reduce(
        (sum, each) => sum + (each.bit === bit ? each.to - each.from : 0),
        0,
      );
      if (!fewest || size < fewest.size) fewest = { bit, size };
    }
    return fewest ? this.#partsWith(fewest.bit) : null;
  }

  #partsWith(bit: number): Set<number> {
    const { rows, data, laterRows } = this.#index;
    const parts = new Set<number>();
    for (const { bit: of, order, from, to } of this.#numbers) {
      if (of === bit) for (const part of order.subarray(from, to)) parts.add(part);
    }
    for (const [part, bits] of this.#laterByNumber) if (bits & bit) parts.add(part);
    for (const { bit: of, from, to } of this.#serials) {
      if (of === bit) for (const row of data.bySerial.subarray(from, to)) parts.add(rows.part[row] as number);
    }
    if (this.#bySerial & bit) {
      for (const [part, later] of laterRows) if (later.some((row) => this.ofRow(row) & bit)) parts.add(part);
    }
    return parts;
  }

  ofPart(part: number): number {
    const { parts } = this.#index;
    const generation = parts.generation[part] as number;
    let bits =
      (this.#makers[parts.maker[part] as number] as number) |
      (this.#types[parts.type[part] as number] as number) |
      (generation === NONE ? 0 : (this.#generations[generation] as number));
    if (this.#partBits) bits |= this.#partBits[part] as number;
    for (const match of this.#numbers) if (isIn(match, part)) bits |= match.bit;
    return bits;
  }

  ofRow(row: number): number {
    const { rows } = this.#index;
    let bits = this.#colours[rows.colour[row] as number] as number;
    if (this.#notes.size > 0) bits |= this.#notes.get(rows.note[row] as number) ?? 0;
    for (const { prefix, least, most, bit } of this.#serials) {
      const number = rows.serialNumber[row] as number;
      if (rows.serial[row] === prefix && number >= least && number <= most) bits |= bit;
    }
    return bits;
  }

  #add({ text, partTypes, generationIds }: WantedWord, bit: number): void {
    const word = normalizeTerm(text);
    const number = normalizePartNumber(text);
    if (number.length >= MIN_NUMBER) this.#addNumbers(number, bit);
    this.#addSerials(number, bit);
    if (word === '') return;
    this.#addNames(bit, (name) => name.startsWith(word) || name.includes(` ${word}`));
    for (const code of partTypes) this.#byName |= mark(this.#types, this.#index.types.find(code), bit);
    for (const id of generationIds) this.#addCar(this.#index.generations.find(id), bit);
    if (word.length >= MIN_NOTE_WORD) this.#addNotes(stem(word), bit);
    const isMet = ((this.#byName | this.#byNumber | this.byRow) & bit) !== 0;
    // A word that meets nothing may be a maker or a colour with a typing error.
    if (!isMet) this.#addNames(bit, (name) => name.split(' ').some((each) => isOneTypoAway(word, each)));
  }

  #addNames(bit: number, isMeant: (name: string) => boolean): void {
    const { makers, names } = this.#index;
    foldedNames(makers).forEach((name, at) => {
      if (isMeant(name)) this.#byName |= mark(this.#makers, at, bit);
    });
    foldedNames(names.colours).forEach((name, at) => {
      if (isMeant(name)) this.#byPaintOrNote |= mark(this.#colours, at, bit);
    });
  }

  #addNumbers(number: string, bit: number): void {
    const { parts } = this.#index.data;
    const add = (order: Uint32Array, rank: Uint32Array, direction: 1 | -1) => {
      const { from, to } = numberRange(parts, order, number, direction);
      if (from === to) return;
      this.#numbers.push({ order, rank, from, to, bit });
      this.#byNumber |= bit;
    };
    add(parts.byNumber, parts.numberRank, 1);
    if (number.length >= MIN_ENDING) add(parts.byEnding, parts.endingRank, -1);
    for (const [part, printed] of this.#index.laterNumbers) {
      const own = normalizePartNumber(printed);
      if (!own.startsWith(number) && !(number.length >= MIN_ENDING && own.endsWith(number))) continue;
      this.#markPart(part, bit);
      this.#laterByNumber.set(part, (this.#laterByNumber.get(part) ?? 0) | bit);
      this.#byNumber |= bit;
    }
  }

  /** `QRO-P-0488` and how it may go on. */
  #addSerials(number: string, bit: number): void {
    const match = /^([A-Z]{3})P?(\d*)$/.exec(number);
    const prefix = match && this.#index.names.serials.find(match[1] ?? '');
    const isShort = match?.[2] !== '' && !number.includes('P');
    if (!match || prefix === undefined || prefix === null || isShort) return;
    const typed = match[2] ?? '';
    this.#bySerial |= bit;
    for (let digits = Math.max(6, typed.length); digits <= 9; digits++) {
      const room = 10 ** (digits - typed.length);
      const from = Number(typed || '0') * room;
      // Fewer than six digits are printed with zeros before them.
      const isPrinted = digits === 6 || from + room - 1 >= 10 ** (digits - 1);
      if (isPrinted) {
        const least = digits === 6 ? from : Math.max(from, 10 ** (digits - 1));
        const most = from + room - 1;
        this.#serials.push({ prefix, least, most, ...this.#serialRange(prefix, least, most), bit });
      }
    }
  }

  #serialRange(prefix: number, least: number, most: number): { from: number; to: number } {
    const { rows, data } = this.#index;
    const compare = (at: number, number: number) => {
      const row = data.bySerial[at] as number;
      return (rows.serial[row] as number) - prefix || (rows.serialNumber[row] as number) - number;
    };
    const from = firstFrom(0, data.bySerial.length, (at) => compare(at, least) >= 0);
    return { from, to: firstFrom(from, data.bySerial.length, (at) => compare(at, most) > 0) };
  }

  /** Parts catalogued for the car, and those that the table lists for it. */
  #addCar(generation: number | undefined, bit: number): void {
    if (generation === undefined) return;
    this.#byName |= mark(this.#generations, generation, bit);
    const { from, part } = this.#index.data.fits;
    const types = this.#index.data.names.types.length;
    const end = from[(generation + 1) * types] ?? 0;
    for (let at = from[generation * types] ?? 0; at < end; at++) this.#markPart(part[at] as number, bit);
    for (let type = 0; type < types; type++) {
      for (const fit of this.#index.laterFits.get(generation * types + type) ?? [])
        this.#markPart(fit.part, bit);
    }
  }

  #addNotes(word: string, bit: number): void {
    const { words, from, notes } = this.#index.data.notes;
    const at = words.indexOf(word);
    const found = at < 0 ? [] : notes.subarray(from[at], from[at + 1]);
    const later = this.#index.laterNotes.get(word) ?? [];
    for (const list of [found, later]) {
      for (const note of list) this.#notes.set(note, (this.#notes.get(note) ?? 0) | bit);
      if (list.length > 0) this.#byPaintOrNote |= bit;
    }
  }

  #markPart(part: number, bit: number): void {
    this.#partBits ??= new Uint8Array(this.#index.partCount);
    mark(this.#partBits, part, bit);
  }
}

function isIn({ rank, from, to }: NumberMatch, part: number): boolean {
  const place = rank[part] as number;
  return place >= from && place < to;
}

/** The bit when it is set now, 0 when there is no such place. */
function mark(bits: Uint8Array, at: number | undefined, bit: number): number {
  if (at === undefined) return 0;
  bits[at] = (bits[at] as number) | bit;
  return bit;
}
