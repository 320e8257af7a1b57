type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/** The same values with room for `length`. */
export function grown<Kind extends Column>(column: Kind, length: number): Kind {
  const larger = new (column.constructor as new (length: number) => Kind)(length);
  larger.set(column);
  return larger;
}

/** The same values in another order: the value at `order[i]` comes to `i`. */
export function reordered<Kind extends Column>(column: Kind, order: Uint32Array): Kind {
  const result = new (column.constructor as new (length: number) => Kind)(order.length);
  for (let at = 0; at < order.length; at++) result[at] = column[order[at] as number] as number;
  return result;
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
