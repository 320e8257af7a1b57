import { findAsides, type Asides } from './asides.ts';
import type { Lexicon } from './lexicon.ts';
import { countBits, type Token } from './sentence.ts';
import { enginePhrases, findTraits, type Traits } from './traits.ts';
import { carNameMask, findCars, type CarFinding } from './understand-car.ts';
import { findParts, partNameMask, type PartFinding } from './understand-part.ts';
import type { UnderstandOptions } from './understood.ts';
import { COMMON_WORDS, isFiller } from './words.ts';
import { findYears, measuresIn } from './years.ts';

/** One way to share the words of a sentence between a car, a part and what is said beside them. */
export interface Reading {
  readonly car: CarFinding;
  readonly part: PartFinding;
  readonly traits: Traits;
  readonly asides: Asides;
  readonly years: readonly number[];
  /** Words that this reading cannot explain. */
  readonly unexplained: number;
  readonly score: number;
}

/** Naming both a car and a part beats one name read more fully. */
const NAMES_SOMETHING = 0.5;
const UNEXPLAINED = -0.6;
const AS_LIKELY = 0.1;
/** Words that name a car as well as a part ("escape"); more in one sentence are read in order. */
const MAX_CONTESTED = 4;

/**
 * The best reading and, where one word alone decides between a car and a part, its rival. The words in `taken`
 * say something else.
 */
export function bestReading(
  tokens: readonly Token[],
  lexicon: Lexicon,
  options: UnderstandOptions,
  taken = 0,
): { readonly best: Reading; readonly rival?: Reading } {
  const all = ((1 << tokens.length) - 1) & ~measuresIn(tokens) & ~taken;
  const contested = bitsOf(carNameMask(tokens, all, lexicon.cars) & partNameMask(tokens, all)).slice(
    0,
    MAX_CONTESTED,
  );
  const readings: Reading[] = [];
  for (let choice = 0; choice < 1 << contested.length; choice++) {
    const forPart = contested.reduce((mask, bit, index) => (choice & (1 << index) ? mask | bit : mask), 0);
    readings.push(read(tokens, all, forPart, lexicon, options));
  }
  readings.sort((a, b) => b.score - a.score);
  const [best, second] = readings as [Reading, ...Reading[]];
  const isRival = second && second.score > best.score - AS_LIKELY && namesCar(second) !== namesCar(best);
  return { best, ...(isRival && { rival: second }) };
}

export const namesCar = (reading: Reading) => reading.car.readings.length > 0;

function read(
  tokens: readonly Token[],
  all: number,
  forPart: number,
  lexicon: Lexicon,
  options: UnderstandOptions,
): Reading {
  const forCar = all & ~forPart;
  const yearLike = findYears(tokens, forCar, options.lastYear);
  const car = findCars(tokens, forCar, lexicon.cars, yearLike.years);
  const { years, mask: yearMask } = findYears(tokens, forCar & ~car.mask, options.lastYear);
  let rest = all & ~car.mask & ~yearMask;
  const part = findParts(tokens, rest & ~enginePhrases(tokens));
  rest &= ~part.mask;
  const { traits, mask: traitMask } = findTraits(tokens, rest, lexicon.engines);
  rest &= ~traitMask;
  const { said: asides, mask: asideMask } = findAsides(tokens, rest, options.places ?? []);
  rest &= ~asideMask;
  const unexplained = bitsOf(rest)
    .filter((bit) => !saysNothing(tokens[31 - Math.clz32(bit)]?.word ?? ''))
    .reduce((mask, bit) => mask | bit, 0);
  const isCarNamed = car.readings.length > 0 || car.make !== undefined;
  const isPartNamed = part.types.length > 0 || part.system !== undefined;
  return {
    car,
    part,
    traits,
    asides,
    years,
    unexplained,
    score:
      car.score +
      part.score +
      (isCarNamed ? NAMES_SOMETHING : 0) +
      (isPartNamed ? NAMES_SOMETHING : 0) +
      UNEXPLAINED * countBits(unexplained),
  };
}

const saysNothing = (word: string) => isFiller(word) || COMMON_WORDS.has(word);

function bitsOf(mask: number): number[] {
  const bits: number[] = [];
  for (let rest = mask; rest; rest &= rest - 1) bits.push(rest & -rest);
  return bits;
}
