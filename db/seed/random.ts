/** Reproducible chance for the demo chain: the same seed gives the same run of numbers on every machine. */
export interface Random {
  /** 0 ≤ x < 1. */
  next(): number;
  /** An unsigned 32-bit integer. */
  bits(): number;
  /** Both ends included. */
  between(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<Item>(items: readonly Item[]): Item;
  /** Number of events when `mean` are expected. */
  poisson(mean: number): number;
}

/** sfc32 seeded through splitmix32, so that neighbouring seeds have nothing in common. */
export function createRandom(...seeds: readonly number[]): Random {
  let state = 0x9e3779b9;
  const mix = () => {
    state = (state + 0x9e3779b9) | 0;
    let value = state ^ (state >>> 16);
    value = Math.imul(value, 0x21f0aaad);
    value ^= value >>> 15;
    value = Math.imul(value, 0x735a2d97);
    return (value ^ (value >>> 15)) | 0;
  };
  for (const seed of seeds) state = Math.imul(mix() ^ seed, 0x85ebca6b);
  let a = mix();
  let b = mix();
  let c = mix();
  let counter = 1;

  const bits = () => {
    const result = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + result) | 0;
    return result >>> 0;
  };
  for (let warmUp = 0; warmUp < 12; warmUp++) bits();

  const next = () => bits() / 0x1_0000_0000;
  return {
    next,
    bits,
    between: (low, high) => low + Math.floor(next() * (high - low + 1)),
    chance: (probability) => next() < probability,
    pick<Item>(items: readonly Item[]): Item {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new RangeError('Nothing to pick from');
      return item;
    },
    poisson(mean) {
      const limit = Math.exp(-mean);
      let product = next();
      let events = 0;
      while (product > limit) {
        product *= next();
        events++;
      }
      return events;
    },
  };
}

/** Picks by weight in O(log n). Weights are non-negative and not all zero. */
export function weightedPicker<Item>(
  items: readonly Item[],
  weightOf: (item: Item) => number,
): (random: Random) => Item {
  const sums: number[] = [];
  let total = 0;
  for (const item of items) sums.push((total += weightOf(item)));
  return (random) => {
    const target = random.next() * total;
    let low = 0;
    let high = sums.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) > target) high = middle;
      else low = middle + 1;
    }
    const item = items[low];
    if (item === undefined) throw new RangeError('Nothing to pick from');
    return item;
  };
}

const hex8 = (value: number) => (value >>> 0).toString(16).padStart(8, '0');

/** A UUIDv7 of an instant as 32 hex digits, ready for a BINARY(16) literal. */
export function uuidHexAt(instantMs: number, random: Random): string {
  const time = Math.floor(instantMs).toString(16).padStart(12, '0');
  const first = random.bits();
  const version = (0x7000 | (first & 0x0fff)).toString(16);
  const variant = hex8((random.bits() & 0x3fffffff) | 0x80000000);
  return time + version + variant + hex8(random.bits());
}
