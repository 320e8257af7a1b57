import { encodePhotos, encodePiece, encodeShelf, markOfNote, type RowNames } from './encode-row.ts';
import { countingOrder, reordered } from './growing-columns.ts';
import { ID_BYTES, type RowColumns } from './index-data.ts';
import { Ordinals } from './ordinals.ts';
import { UNKNOWN_PART } from './parts-builder.ts';
import type { RawPiece, RawShelf } from './raw-rows.ts';
import { eachColumn, grownRows, RowTable } from './row-table.ts';

const FIRST_ROWS = 65_536;
/** Half of the digits of a serial number, as a card sorter takes them. */
const SERIAL_DIGIT = 2 ** 15;

/** The rows in the order of their parts, and how to find one. */
export interface BuiltRows {
  readonly rows: RowColumns;
  readonly rowFrom: Uint32Array;
  readonly bySerial: Uint32Array;
  readonly slots: Int32Array<ArrayBuffer>;
}

/** Collects the stock as it comes and puts it in order at the end. */
export class RowsBuilder {
  readonly #names: RowNames;
  readonly #notes = new Ordinals<string>(['']);
  #rows: RowColumns;
  #count = 0;
  #table: RowTable;

  /** Room that is not used costs nothing. */
  constructor(names: RowNames, room = FIRST_ROWS) {
    this.#names = names;
    this.#rows = emptyRows(Math.max(room, FIRST_ROWS));
    this.#table = RowTable.withRoom(Math.max(room, FIRST_ROWS));
  }

  get notes(): readonly string[] {
    return this.#notes.names;
  }

  get noteMarks(): Uint32Array<ArrayBuffer> {
    return Uint32Array.from(this.#notes.names, markOfNote);
  }

  /** The id of its part stands in the place of the ordinal until the end. */
  addShelf(raw: RawShelf): void {
    if (this.#count === this.#rows.part.length) this.#rows = grownRows(this.#rows, this.#count * 2);
    const row = this.#count++;
    encodeShelf(this.#rows, row, raw, { part: raw.part, branch: this.#names.branches.of(raw.branch) });
    this.#table.add(this.#rows, row);
  }

  /** After its shelf; what stands on none is left out. */
  addPiece(raw: RawPiece): void {
    const row = this.#find(raw);
    if (row < 0) return;
    encodePiece(this.#rows, row, raw, this.#names);
    if (raw.note) this.#rows.note[row] = this.#notes.of(raw.note);
  }

  /** After its shelf. */
  addPhotos(key: { readonly branch: number; readonly id: Uint8Array }): void {
    const row = this.#find(key);
    if (row >= 0) encodePhotos(this.#rows, row);
  }

  #find({ branch, id }: { readonly branch: number; readonly id: Uint8Array }): number {
    const known = this.#names.branches.find(branch);
    return known === undefined ? -1 : this.#table.find(this.#rows, known, id);
  }

  /** Rows of parts that are not there are left out. */
  finish(partOrdinals: Int32Array, parts: number): BuiltRows {
    const unsorted = this.#rows;
    for (let row = 0; row < this.#count; row++) {
      const part = partOrdinals[unsorted.part[row] as number] ?? UNKNOWN_PART;
      unsorted.part[row] = part === UNKNOWN_PART ? parts : part;
    }
    const { order: all, from } = countingOrder((row) => unsorted.part[row] as number, this.#count, parts + 1);
    const count = from[parts] as number;
    const order = all.subarray(0, count);
    const sorted = eachColumn(unsorted, (column, name) => {
      const width = name === 'ids' ? ID_BYTES : column.BYTES_PER_ELEMENT;
      const moved = reordered(column, order, width);
      // Given back at once: the sweep would come when all columns are there twice.
      (column.buffer as ArrayBuffer).transfer(0);
      return moved;
    });
    const rows = { ...sorted, count };
    if (count === this.#count) this.#table.move(order);
    else this.#table = RowTable.of(rows, count);
    return { rows, rowFrom: from.slice(0, parts + 1), bySerial: serialOrder(rows), slots: this.#table.slots };
  }
}

function serialOrder({ count, serial, serialNumber }: RowColumns): Uint32Array {
  let order = new Uint32Array(count);
  let numbered = 0;
  for (let row = 0; row < count; row++) if ((serial[row] as number) > 0) order[numbered++] = row;
  order = order.slice(0, numbered);
  const sortBy = (keyOf: (row: number) => number, keys: number) => {
    const next = countingOrder((at) => keyOf(order[at] as number), numbered, keys);
    order = next.order.map((at) => order[at] as number);
  };
  sortBy((row) => (serialNumber[row] as number) % SERIAL_DIGIT, SERIAL_DIGIT);
  sortBy((row) => ((serialNumber[row] as number) / SERIAL_DIGIT) | 0, SERIAL_DIGIT);
  sortBy((row) => serial[row] as number, 2 ** 16);
  return order;
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
