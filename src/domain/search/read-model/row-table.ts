import { grown } from './growing-columns.ts';
import { ID_BYTES, type RowColumns } from './index-data.ts';

/** What a row is found by. */
export interface RowKeys {
  readonly branch: Uint16Array;
  readonly ids: Uint8Array;
}

const SLOTS_A_ROW = 1.5;

/**
 * Finds a row by branch and id: open addressing over row numbers, a third or more of it empty, so that a million
 * rows cost eight megabytes and no object.
 */
export class RowTable {
  #slots: Int32Array<ArrayBuffer>;
  #rows: number;

  private constructor(slots: Int32Array<ArrayBuffer>, rows: number) {
    this.#slots = slots;
    this.#rows = rows;
  }

  /** Slots as another thread filled them. */
  static over(slots: Int32Array<ArrayBuffer>, rows: number): RowTable {
    return new RowTable(slots, rows);
  }

  /** Empty, for so many rows. */
  static withRoom(rows: number): RowTable {
    return new RowTable(emptySlots(rows), 0);
  }

  static of(keys: RowKeys, rows: number): RowTable {
    const table = new RowTable(emptySlots(rows), rows);
    for (let row = 0; row < rows; row++) table.#put(keys, row);
    return table;
  }

  get slots(): Int32Array<ArrayBuffer> {
    return this.#slots;
  }

  /** -1 for a row that is not there. */
  find(keys: RowKeys, branch: number, id: Uint8Array): number {
    const mask = this.#slots.length - 1;
    for (let slot = hashOf(branch, id, 0) & mask; ; slot = (slot + 1) & mask) {
      const row = (this.#slots[slot] as number) - 1;
      if (row < 0) return -1;
      if (keys.branch[row] === branch && isSame(keys.ids, row * ID_BYTES, id)) return row;
    }
  }

  add(keys: RowKeys, row: number): void {
    this.#rows += 1;
    if (this.#rows * SLOTS_A_ROW > this.#slots.length) {
      this.#slots = emptySlots(this.#rows * 2);
      for (let each = 0; each < row; each++) this.#put(keys, each);
    }
    this.#put(keys, row);
  }

  /** The rows come in another order: the one at `order[i]` comes to `i`. */
  move(order: Uint32Array): void {
    const placeOf = new Int32Array(order.length);
    for (let place = 0; place < order.length; place++) placeOf[order[place] as number] = place;
    const slots = this.#slots;
    for (let slot = 0; slot < slots.length; slot++) {
      const row = (slots[slot] as number) - 1;
      if (row >= 0) slots[slot] = (placeOf[row] as number) + 1;
    }
  }

  #put(keys: RowKeys, row: number): void {
    const mask = this.#slots.length - 1;
    let slot = hashOf(keys.branch[row] as number, keys.ids, row * ID_BYTES) & mask;
    while (this.#slots[slot] !== 0) slot = (slot + 1) & mask;
    this.#slots[slot] = row + 1;
  }
}

function emptySlots(rows: number): Int32Array<ArrayBuffer> {
  return new Int32Array(2 ** Math.ceil(Math.log2(Math.max(16, rows * SLOTS_A_ROW + 2))));
}

/** The last bytes of a UUIDv7 are random. */
function hashOf(branch: number, ids: Uint8Array, at: number): number {
  const random =
    (ids[at + 12] as number) |
    ((ids[at + 13] as number) << 8) |
    ((ids[at + 14] as number) << 16) |
    ((ids[at + 15] as number) << 24);
  return Math.imul(random ^ branch, 0x9e3779b1) >>> 0;
}

function isSame(ids: Uint8Array, at: number, id: Uint8Array): boolean {
  for (let byte = 0; byte < ID_BYTES; byte++) if (ids[at + byte] !== id[byte]) return false;
  return true;
}

/** Room for more rows, for every column of them. */
export function grownRows(columns: RowColumns, rows: number): RowColumns {
  return eachColumn(columns, (column, name) => grown(column, name === 'ids' ? rows * ID_BYTES : rows));
}

/** The same columns, each made anew from the old one. */
export function eachColumn(
  columns: RowColumns,
  change: (column: Uint8Array, name: string) => Uint8Array,
): RowColumns {
  const changed = Object.entries(columns).map(([name, column]) => [
    name,
    typeof column === 'number' ? column : change(column as Uint8Array, name),
  ]);
  return Object.fromEntries(changed) as RowColumns;
}
