/**
 * Tells a scanner from a person. A keyboard wedge types a whole code and Enter within a few milliseconds per
 * key; nobody types six keys at that pace.
 */
export interface Wedge {
  /** A printable key at this time; true: the first after a pause. */
  key(atMs: number): boolean;
  /** Enter at this time, ending a code of `length` characters: was it scanned? Starts over. */
  ended(atMs: number, length: number): boolean;
  /** Milliseconds since the last printable key. */
  sinceKeyMs(atMs: number): number;
}

const MIN_CODE_LENGTH = 5;
const MAX_MS_PER_KEY = 35;

export function makeWedge(): Wedge {
  let firstMs = 0;
  let lastMs = Number.NEGATIVE_INFINITY;
  let keys = 0;
  return {
    key(atMs) {
      const isFirst = keys === 0 || atMs - lastMs > MAX_MS_PER_KEY * 4;
      if (isFirst) {
        firstMs = atMs;
        keys = 0;
      }
      keys += 1;
      lastMs = atMs;
      return isFirst;
    },
    ended(atMs, length) {
      const wasScanned =
        length >= MIN_CODE_LENGTH && keys >= length && (atMs - firstMs) / keys <= MAX_MS_PER_KEY;
      keys = 0;
      return wasScanned;
    },
    sinceKeyMs: (atMs) => atMs - lastMs,
  };
}
