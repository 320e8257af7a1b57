import { countingOrder } from './growing-columns.ts';
import type { PartColumns } from './index-data.ts';

/** Part numbers as printed, one after the other. */
type Numbers = Pick<PartColumns, 'count' | 'numbers' | 'numberFrom'>;

/** Read from the beginning or from the end. */
export type Direction = 1 | -1;

/** Parts in an order of their compared numbers, and the place of each part in it. */
export interface NumberOrder {
  readonly order: Uint32Array;
  readonly rank: Uint32Array;
}

const SYMBOLS = 37;
const SYMBOLS_A_KEY = 5;
/** Two of these hold a key. */
const DIGIT = 2 ** 14;

/** What a printed character counts as: 1–10 a digit, 11–36 a letter, 0 nothing. */
const SYMBOL_OF = Uint8Array.from({ length: 256 }, (_, code) => {
  const at = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(String.fromCharCode(code).toUpperCase());
  return at + 1;
});

/**
 * Sorts by the compared number, equal ones as they stand. Ten symbols are two whole numbers, sorted digit by digit as
 * a card sorter does: a third of a million texts would take seconds. The few that go on alike are compared in full.
 */
export function numberOrder(parts: Numbers, direction: Direction): NumberOrder {
  const { count } = parts;
  const [first, second] = keysOf(parts, direction);
  let order = Uint32Array.from({ length: count }, (_, part) => part);
  for (const key of [second, first]) {
    for (const digitOf of [(value: number) => value % DIGIT, (value: number) => (value / DIGIT) | 0]) {
      const before = order;
      const next = countingOrder((at) => digitOf(key[before[at] as number] as number), count, DIGIT);
      order = next.order.map((at) => before[at] as number);
    }
  }
  const isAlike = (left: number, right: number) =>
    first[left] === first[right] && second[left] === second[right];
  for (let from = 0; from < count; from++) {
    const start = from;
    while (from + 1 < count && isAlike(order[start] as number, order[from + 1] as number)) from += 1;
    if (from > start) {
      order.subarray(start, from + 1).sort((a, b) => compareNumbers(parts, direction, a, b) || a - b);
    }
  }
  const rank = new Uint32Array(count);
  for (let at = 0; at < count; at++) rank[order[at] as number] = at;
  return { order, rank };
}

/** Where in the order the numbers stand that begin, or end, with this text of capitals and digits. */
export function numberRange(
  parts: Numbers,
  order: Uint32Array,
  text: string,
  direction: Direction,
): { readonly from: number; readonly to: number } {
  const symbols = Array.from(text, (letter) => SYMBOL_OF[letter.charCodeAt(0)] ?? 0);
  if (direction < 0) symbols.reverse();
  const from = firstFrom(
    0,
    order.length,
    (at) => beginning(parts, order[at] as number, symbols, direction) >= 0,
  );
  const to = firstFrom(
    from,
    order.length,
    (at) => beginning(parts, order[at] as number, symbols, direction) > 0,
  );
  return { from, to };
}

function keysOf(parts: Numbers, direction: Direction): [Uint32Array, Uint32Array] {
  const { count, numbers, numberFrom } = parts;
  const keys: [Uint32Array, Uint32Array] = [new Uint32Array(count), new Uint32Array(count)];
  for (let part = 0; part < count; part++) {
    let at = startOf(numberFrom, part, direction);
    const stop = stopOf(numberFrom, part, direction);
    for (const key of keys) {
      let value = 0;
      for (let taken = 0; taken < SYMBOLS_A_KEY;) {
        const symbol = at === stop ? 0 : (SYMBOL_OF[numbers[at] as number] as number);
        if (at !== stop) at += direction;
        if (symbol === 0 && at !== stop) continue;
        value = value * SYMBOLS + symbol;
        taken += 1;
      }
      key[part] = value;
    }
  }
  return keys;
}

/** Negative: the number stands before all that begin so; 0: it begins so. */
function beginning(
  { numbers, numberFrom }: Numbers,
  part: number,
  symbols: readonly number[],
  direction: Direction,
): number {
  let at = startOf(numberFrom, part, direction);
  const stop = stopOf(numberFrom, part, direction);
  for (const wanted of symbols) {
    let symbol = 0;
    for (; symbol === 0 && at !== stop; at += direction) symbol = SYMBOL_OF[numbers[at] as number] as number;
    if (symbol !== wanted) return symbol - wanted;
  }
  return 0;
}

function compareNumbers(
  { numbers, numberFrom }: Numbers,
  direction: Direction,
  left: number,
  right: number,
): number {
  let [a, b] = [startOf(numberFrom, left, direction), startOf(numberFrom, right, direction)];
  const [stopA, stopB] = [stopOf(numberFrom, left, direction), stopOf(numberFrom, right, direction)];
  for (;;) {
    let [one, other] = [0, 0];
    for (; one === 0 && a !== stopA; a += direction) one = SYMBOL_OF[numbers[a] as number] as number;
    for (; other === 0 && b !== stopB; b += direction) other = SYMBOL_OF[numbers[b] as number] as number;
    if (one !== other || one === 0) return one - other;
  }
}

const startOf = (from: Uint32Array, part: number, direction: Direction) =>
  direction > 0 ? (from[part] as number) : (from[part + 1] as number) - 1;

const stopOf = (from: Uint32Array, part: number, direction: Direction) =>
  direction > 0 ? (from[part + 1] as number) : (from[part] as number) - 1;

/** The first place from which on it holds; `end` when it never does. */
export function firstFrom(start: number, end: number, holds: (at: number) => boolean): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
