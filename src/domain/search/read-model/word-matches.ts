import { normalizePartNumber } from '#shared/part-number.ts';
import type { WantedWord } from '#domain/inventory';
import { normalizeTerm } from '#shared/facts/terms.ts';
import { isOneTypoAway, stem } from '../words.ts';
import { NONE } from './index-data.ts';
import { backwards } from './part-number.ts';
import type { StockIndex } from './stock-index.ts';

/** Shorter beginnings and endings of a number name too much. */
const MIN_NUMBER = 2;
const MIN_ENDING = 4;
const MIN_NOTE_WORD = 4;
/** Words beyond are not looked at; a bit mask holds them. */
const MAX_WORDS = 8;

/**
 * In which ways each word that names nothing whole meets the stock, as bits: of a part by its number, maker, type or
 * car, of a piece by its serial number, colour or note. A row is wanted when all bits are there.
 */
export class WordMatches {
  readonly all: number;
  /** Whether any word can be met by a piece rather than its part. */
  readonly hasRowMeanings: boolean;
  /** Parts whose numbers carry a word that nothing else can: no need to look further. */
  readonly onlyParts: readonly number[] | null;
  readonly #index: StockIndex;
  readonly #partBits = new Map<number, number>();
  readonly #makers: Uint8Array;
  readonly #types: Uint8Array;
  readonly #generations: Uint8Array;
  readonly #colours: Uint8Array;
  readonly #notes = new Map<number, number>();
  readonly #serials: { prefix: number; from: number; to: number; bit: number }[] = [];

  constructor(index: StockIndex, wanted: readonly WantedWord[]) {
    const words = wanted.slice(0, MAX_WORDS);
    this.#index = index;
    this.all = (1 << words.length) - 1;
    this.#makers = new Uint8Array(index.makers.names.length);
    this.#types = new Uint8Array(index.types.names.length);
    this.#generations = new Uint8Array(index.generations.names.length);
    this.#colours = new Uint8Array(index.names.colours.names.length);
    words.forEach((word, at) => this.#add(word, 1 << at));
    this.hasRowMeanings =
      this.#serials.length > 0 || this.#notes.size > 0 || this.#colours.some((bits) => bits > 0);
    const byNumber = words.map((_, at) => 1 << at).find((bit) => !(this.#otherBits() & bit));
    this.onlyParts =
      byNumber === undefined
        ? null
        : [...this.#partBits].filter(([, bits]) => bits & byNumber).map(([part]) => part);
  }

  /** Words that mean more than part numbers. */
  #otherBits(): number {
    const either = (all: number, bits: number) => all | bits;
    return [
      ...[this.#makers, this.#types, this.#generations, this.#colours].map((each) => each.reduce(either, 0)),
      ...this.#notes.values(),
      ...this.#serials.map(({ bit }) => bit),
    ].reduce(either, 0);
  }

  ofPart(part: number): number {
    const { parts } = this.#index;
    const generation = parts.generation[part] as number;
    return (
      (this.#partBits.get(part) ?? 0) |
      (this.#makers[parts.maker[part] as number] as number) |
      (this.#types[parts.type[part] as number] as number) |
      (generation === NONE ? 0 : (this.#generations[generation] as number))
    );
  }

  ofRow(row: number): number {
    const { rows } = this.#index;
    let bits = this.#colours[rows.colour[row] as number] as number;
    if (this.#notes.size > 0) bits |= this.#notes.get(rows.note[row] as number) ?? 0;
    for (const { prefix, from, to, bit } of this.#serials) {
      const number = rows.serialNumber[row] as number;
      if (rows.serial[row] === prefix && number >= from && number <= to) bits |= bit;
    }
    return bits;
  }

  #add({ text, partTypes, generationIds }: WantedWord, bit: number): void {
    const word = normalizeTerm(text);
    const number = normalizePartNumber(text);
    if (number.length >= MIN_NUMBER) this.#addNumbers(number, bit);
    this.#addSerials(number, bit);
    if (word === '') return;
    markBeginning(this.#makers, this.#index.makers.names, word, bit);
    markBeginning(this.#colours, this.#index.names.colours.names, word, bit);
    for (const code of partTypes) mark(this.#types, this.#index.types.find(code), bit);
    for (const id of generationIds) this.#addCar(this.#index.generations.find(id), bit);
    if (word.length >= MIN_NOTE_WORD) this.#addNotes(stem(word), bit);
    if (!this.#isMet(bit)) this.#addMistyped(word, bit);
  }

  #isMet(bit: number): boolean {
    const met = (bits: number) => (bits & bit) !== 0;
    return (
      this.#serials.some(({ bit: of }) => of === bit) ||
      [this.#makers, this.#types, this.#generations, this.#colours].some((each) => each.some(met)) ||
      [this.#partBits, this.#notes].some((each) => [...each.values()].some(met))
    );
  }

  /** A word that meets nothing may be a maker or a colour with a typing error. */
  #addMistyped(word: string, bit: number): void {
    const { makers, names } = this.#index;
    const isMeant = (name: string) =>
      normalizeTerm(name)
        .split(' ')
        .some((each) => isOneTypoAway(word, each));
    makers.names.forEach((name, at) => isMeant(name) && mark(this.#makers, at, bit));
    names.colours.names.forEach((name, at) => isMeant(name) && mark(this.#colours, at, bit));
  }

  #addNumbers(number: string, bit: number): void {
    const { byNumber, byEnding } = this.#index.data.parts;
    const numberAt = (order: Uint32Array, at: number) => this.#numberOf(order[at] as number);
    const endingAt = (order: Uint32Array, at: number) => backwards(numberAt(order, at));
    this.#addRange(byNumber, (at) => numberAt(byNumber, at), number, bit);
    if (number.length >= MIN_ENDING)
      this.#addRange(byEnding, (at) => endingAt(byEnding, at), backwards(number), bit);
    for (const [part, printed] of this.#index.laterNumbers) {
      const own = normalizePartNumber(printed);
      if (own.startsWith(number) || (number.length >= MIN_ENDING && own.endsWith(number)))
        this.#markPart(part, bit);
    }
  }

  #addRange(order: Uint32Array, keyAt: (at: number) => string, beginning: string, bit: number): void {
    for (let at = firstFrom(order.length, (each) => keyAt(each) >= beginning); at < order.length; at++) {
      if (!keyAt(at).startsWith(beginning)) return;
      this.#markPart(order[at] as number, bit);
    }
  }

  #numberOf(part: number): string {
    return normalizePartNumber(this.#index.numberOf(part));
  }

  /** `QRO-P-0488` and how it may go on. */
  #addSerials(number: string, bit: number): void {
    const match = /^([A-Z]{3})P?(\d*)$/.exec(number);
    const prefix = match && this.#index.names.serials.find(match[1] ?? '');
    const isShort = match?.[2] !== '' && !number.includes('P');
    if (!match || prefix === undefined || prefix === null || isShort) return;
    const typed = match[2] ?? '';
    for (let digits = Math.max(6, typed.length); digits <= 9; digits++) {
      const room = 10 ** (digits - typed.length);
      const from = Number(typed || '0') * room;
      // Fewer than six digits are printed with zeros before them.
      const isPrinted = digits === 6 || from + room - 1 >= 10 ** (digits - 1);
      if (isPrinted) {
        const least = digits === 6 ? from : Math.max(from, 10 ** (digits - 1));
        this.#serials.push({ prefix, from: least, to: from + room - 1, bit });
      }
    }
  }

  /** Parts catalogued for the car, and those that the table lists for it. */
  #addCar(generation: number | undefined, bit: number): void {
    if (generation === undefined) return;
    mark(this.#generations, generation, bit);
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
    for (const note of found) this.#notes.set(note, (this.#notes.get(note) ?? 0) | bit);
    for (const note of this.#index.laterNotes.get(word) ?? []) {
      this.#notes.set(note, (this.#notes.get(note) ?? 0) | bit);
    }
  }

  #markPart(part: number, bit: number): void {
    this.#partBits.set(part, (this.#partBits.get(part) ?? 0) | bit);
  }
}

function mark(bits: Uint8Array, at: number | undefined, bit: number): void {
  if (at !== undefined) bits[at] = (bits[at] as number) | bit;
}

/** Names of which a word begins so. */
function markBeginning(bits: Uint8Array, names: readonly string[], beginning: string, bit: number): void {
  names.forEach((name, at) => {
    const folded = normalizeTerm(name);
    if (folded.startsWith(beginning) || folded.includes(` ${beginning}`)) mark(bits, at, bit);
  });
}

/** The first place from which on it holds; `count` when it never does. */
function firstFrom(count: number, holds: (at: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
