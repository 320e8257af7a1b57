type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** The same values with room for `length`. */
export function grown<Kind extends Column>(column: Kind, length: number): Kind {
  const larger = new (column.constructor as new (length: number) => Kind)(length);
  larger.set(column);
  return larger;
}

/** Values of `width` bytes in another order: the one at `order[i]` comes to `i`. */
export function reordered<Kind extends Column>(column: Kind, order: Uint32Array, width: number): Kind {
  const { buffer, byteOffset, byteLength } = column;
  const bytes = new ArrayBuffer(order.length * width);
  // One loop for each width: a loop over arrays of several kinds is several times slower.
  if (width === 1) pick1(new Uint8Array(buffer, byteOffset, byteLength), order, new Uint8Array(bytes));
  else if (width === 2)
    pick2(new Uint16Array(buffer, byteOffset, byteLength / 2), order, new Uint16Array(bytes));
  else pick4s(new Int32Array(buffer, byteOffset, byteLength / 4), order, new Int32Array(bytes), width / 4);
  return new (column.constructor as new (buffer: ArrayBuffer) => Kind)(bytes);
}

function pick1(from: Uint8Array, order: Uint32Array, to: Uint8Array): void {
  for (let at = 0; at < order.length; at++) to[at] = from[order[at] as number] as number;
}

function pick2(from: Uint16Array, order: Uint32Array, to: Uint16Array): void {
  for (let at = 0; at < order.length; at++) to[at] = from[order[at] as number] as number;
}

function pick4s(from: Int32Array, order: Uint32Array, to: Int32Array, words: number): void {
  for (let at = 0; at < order.length; at++) {
    const place = (order[at] as number) * words;
    for (let word = 0; word < words; word++) to[at * words + word] = from[place + word] as number;
  }
}

/**
 * The order that puts keys from 0 to `keys` ascending, equal ones as they stood, and where each key then begins.
 */
export function countingOrder(
  keyOf: (at: number) => number,
  count: number,
  keys: number,
): { readonly order: Uint32Array; readonly from: Uint32Array } {
  const from = new Uint32Array(keys + 1);
  for (let at = 0; at < count; at++) {
    const key = keyOf(at) + 1;
    from[key] = (from[key] as number) + 1;
  }
  for (let key = 0; key < keys; key++) from[key + 1] = (from[key + 1] as number) + (from[key] as number);
  const next = from.slice();
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const key = keyOf(at);
    const place = next[key] as number;
    order[place] = at;
    next[key] = place + 1;
  }
  return { order, from };
}
