import type { Token } from './sentence.ts';

const FIRST_YEAR = 1960;
const WHEEL = /^(rin|rines|rims?|wheels?|llantas?|ruedas?|tires?|tyres?)$/;
const INCHES = /^(pulgadas?|pulg|inch|inches)$/;
/** Of rims, in inches. */
const DIAMETER = /^r?(1[2-9]|2[0-4])$/;
const TYRE_WIDTH = /^[1-3]\d5$/;
const TYRE_HEIGHT = /^[2-8][05]$/;
/** Units that make the number before them something else than a year: "4 puertas", "80 mil km". */
const UNITS =
  /^(puertas?|pts|doors?|velocidades|vel|speeds?|cilindros|cil|cylinders?|km|kms|mil|asientos|pasajeros)$/;

/** "rin 15", "15 pulgadas", "r14", "185/60 14": the size of a wheel or a tyre. A bit per word, without its noun. */
export function sizesIn(tokens: readonly Token[]): number {
  let mask = 0;
  tokens.forEach(({ word }, index) => {
    const before = tokens[index - 1]?.word ?? '';
    const after = tokens[index + 1]?.word ?? '';
    if (TYRE_WIDTH.test(word) && TYRE_HEIGHT.test(after)) {
      mask |= 3 << index;
      if (DIAMETER.test(tokens[index + 2]?.word ?? '')) mask |= 4 << index;
    }
    const isBesideWheel = WHEEL.test(before) || INCHES.test(after);
    if (/^r/.test(word) ? DIAMETER.test(word) : isBesideWheel && DIAMETER.test(word)) mask |= 1 << index;
    if (INCHES.test(word) && DIAMETER.test(before)) mask |= 1 << index;
  });
  return mask;
}

/** Model years among the chosen words: "2005", "05", "98". `mask` has a bit per word read as one. */
export function findYears(
  tokens: readonly Token[],
  mask: number,
  lastYear: number,
): { years: number[]; mask: number } {
  const years: number[] = [];
  const sizes = sizesIn(tokens);
  let used = 0;
  tokens.forEach(({ word }, index) => {
    if (!(mask & ~sizes & (1 << index))) return;
    const year = yearOf(word, lastYear);
    if (year === undefined) return;
    used |= 1 << index;
    if (!years.includes(year)) years.push(year);
  });
  return { years, mask: used };
}

function yearOf(word: string, lastYear: number): number | undefined {
  if (!/^(\d{2}|\d{4})$/.test(word)) return undefined;
  const number = Number(word);
  const year = word.length === 4 ? number : number + (2000 + number <= lastYear ? 2000 : 1900);
  return year >= FIRST_YEAR && year <= lastYear ? year : undefined;
}

/** Two years are a span, "05 a 10": every year from one to the other. */
export function yearsMeant(years: readonly number[]): readonly number[] {
  const [first, second, ...others] = years;
  if (first === undefined || second === undefined || others.length > 0) return years;
  const from = Math.min(first, second);
  return Array.from({ length: Math.abs(second - first) + 1 }, (_, at) => from + at);
}

/**
 * How many years a car is from those said, 0 where it was sold in one of them. Several are the span from the first to
 * the last.
 */
export function yearsAway(
  { yearFrom, yearTo }: { readonly yearFrom: number; readonly yearTo: number | null },
  years: readonly number[],
): number {
  const after = Math.min(...years) - (yearTo ?? Number.POSITIVE_INFINITY);
  return Math.max(yearFrom - Math.max(...years), after, 0);
}

/** Numbers with their units, which say nothing about the part. */
export function measuresIn(tokens: readonly Token[]): number {
  let mask = 0;
  tokens.forEach(({ word }, index) => {
    const unit = tokens[index + 1]?.word;
    const isCount =
      /^[2-8]$/.test(word) || (/^\d+$/.test(word) && /^(km|kms|mil|asientos|pasajeros)$/.test(unit ?? ''));
    if (isCount && unit && UNITS.test(unit)) mask |= 3 << index;
    if (word === 'mil' && unit && UNITS.test(unit)) mask |= 3 << index;
  });
  return mask;
}
