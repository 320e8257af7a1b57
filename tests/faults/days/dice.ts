/** A whole number from 0 to one less than `count`. */
export function upTo(random: () => number, count: number): number {
  return Math.floor(random() * count);
}

export function chance(random: () => number, probability: number): boolean {
  return random() < probability;
}

export function chosen<Value>(random: () => number, values: readonly Value[]): Value {
  const value = values[upTo(random, values.length)];
  if (value === undefined) throw new Error('Nothing to choose from');
  return value;
}
