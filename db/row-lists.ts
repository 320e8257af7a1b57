import type { SqlValue, Tx } from './client.ts';

// A prepared statement has a fixed number of values, so one for every length of a list would fill the caches of both
// sides. These cut lists into a few lengths.

const INSERTED_AT_ONCE = [32, 16, 8, 7, 6, 5, 4, 3, 2, 1];
const LONGEST_IN_LIST = 64;

/** By the beginning of the statement and the number of rows. */
const statements = new Map<string, Map<number, string>>();

/** `INSERT INTO t (a, b)` and the rows; in their order, in one statement where they are few. */
export async function insertRows(
  tx: Tx,
  insert: string,
  rows: readonly (readonly SqlValue[])[],
): Promise<void> {
  for (const some of inLengths(rows)) {
    const values: SqlValue[] = [];
    for (const row of some) values.push(...row);
    await tx.change(insertText(insert, some.length, values.length / some.length), values);
  }
}

function insertText(insert: string, rows: number, columns: number): string {
  let texts = statements.get(insert);
  if (!texts) statements.set(insert, (texts = new Map<number, string>()));
  let text = texts.get(rows);
  if (text === undefined) {
    const row = `(${marks(columns)})`;
    texts.set(rows, (text = `${insert} VALUES ${Array(rows).fill(row).join(',')}`));
  }
  return text;
}

/** The list in pieces of lengths for which a statement is kept. */
export function inLengths<Item>(list: readonly Item[]): Item[][] {
  const pieces: Item[][] = [];
  for (let from = 0; from < list.length;) {
    const length = INSERTED_AT_ONCE.find((size) => size <= list.length - from) ?? 1;
    pieces.push(list.slice(from, from + length));
    from += length;
  }
  return pieces;
}

/** Values for `IN (…)`, in pieces filled up to a power of two with the last of them, which changes no result. */
export function inLists<Value>(values: readonly Value[]): Value[][] {
  const pieces: Value[][] = [];
  for (let from = 0; from < values.length; from += LONGEST_IN_LIST) {
    const piece = values.slice(from, from + LONGEST_IN_LIST);
    const length = 2 ** Math.ceil(Math.log2(piece.length));
    pieces.push([...piece, ...Array<Value>(length - piece.length).fill(piece.at(-1) as Value)]);
  }
  return pieces;
}

/** `?,?,?` */
export function marks(count: number): string {
  return Array(count).fill('?').join(',');
}
