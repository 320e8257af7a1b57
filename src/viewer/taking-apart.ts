/** Milliseconds from assembled to taken apart; the design's `--t-explode`. */
export const EXPLODE_MS = 700;
/** Share of that time by which the last part starts after the first. */
const STAGGER = 0.35;

/**
 * How far a part has come, 0 to 1. `progress` runs evenly from 0 to 1 in `EXPLODE_MS`; `order` is the part's place
 * in the order of taking apart, 0 the first and 1 the last.
 */
export function partProgress(progress: number, order: number): number {
  const start = order * STAGGER;
  return eased(clamp((progress - start) / (1 - STAGGER)));
}

/** The design's `--ease`, near enough: quick away, long to rest. */
function eased(t: number): number {
  const rest = 1 - t;
  return 1 - rest * rest * rest;
}

/** Places of sequence numbers in their own order, 0 to 1. */
export function ordersOf(sequence: readonly number[]): number[] {
  const ranks = [...new Set(sequence)].sort((a, b) => a - b);
  const last = Math.max(1, ranks.length - 1);
  return sequence.map((each) => ranks.indexOf(each) / last);
}

const clamp = (value: number) => Math.min(1, Math.max(0, value));
