import { ID_BYTES } from './index-data.ts';
import type { StockIndex } from './stock-index.ts';
import type { StockCursor } from './stock-query.ts';

/** Keeps the first rows in the order of key, branch and id, of those after the cursor. */
export class FirstRows {
  readonly rows: number[] = [];
  readonly keys: number[] = [];
  readonly #index: StockIndex;
  readonly #limit: number;
  readonly #after: StockCursor | undefined;
  readonly #afterId: Uint8Array;
  /** A row with a greater key cannot be among the first. */
  worst = Number.POSITIVE_INFINITY;

  constructor(index: StockIndex, limit: number, after: StockCursor | undefined) {
    this.#index = index;
    this.#limit = limit;
    this.#after = after;
    this.#afterId = Uint8Array.from(after?.id.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
  }

  offer(row: number, key: number): void {
    if (this.#after && !this.#isAfterCursor(row, key, this.#after)) return;
    let at = this.rows.length;
    while (at > 0 && this.#isBefore(row, key, at - 1)) at -= 1;
    if (at >= this.#limit) return;
    this.rows.splice(at, 0, row);
    this.keys.splice(at, 0, key);
    if (this.rows.length > this.#limit) {
      this.rows.pop();
      this.keys.pop();
    }
    if (this.rows.length === this.#limit) this.worst = this.keys[this.#limit - 1] ?? this.worst;
  }

  #isBefore(row: number, key: number, at: number): boolean {
    const other = this.keys[at] as number;
    if (key !== other) return key < other;
    const { rows } = this.#index;
    const otherRow = this.rows[at] as number;
    const branch = this.#branchId(row) - this.#branchId(otherRow);
    return branch === 0 ? compareIds(rows.ids, row, rows.ids, otherRow) < 0 : branch < 0;
  }

  #isAfterCursor(row: number, key: number, after: StockCursor): boolean {
    if (key !== after.key) return key > after.key;
    const branch = this.#branchId(row) - after.branchId;
    return branch === 0 ? compareIds(this.#index.rows.ids, row, this.#afterId, 0) > 0 : branch > 0;
  }

  #branchId(row: number): number {
    return this.#index.names.branches.names[this.#index.rows.branch[row] as number] as number;
  }
}

function compareIds(left: Uint8Array, leftRow: number, right: Uint8Array, rightRow: number): number {
  for (let byte = 0; byte < ID_BYTES; byte++) {
    const difference =
      (left[leftRow * ID_BYTES + byte] as number) - (right[rightRow * ID_BYTES + byte] as number);
    if (difference !== 0) return difference;
  }
  return 0;
}
