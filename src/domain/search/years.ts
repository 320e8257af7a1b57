import type { Token } from './sentence.ts';

const FIRST_YEAR = 1960;
/** Units that make the number before them something else than a year: "4 puertas", "80 mil km". */
const UNITS =
  /^(puertas?|pts|doors?|velocidades|vel|speeds?|cilindros|cil|cylinders?|km|kms|mil|asientos|pasajeros)$/;

/** Model years among the chosen words: "2005", "05", "98". `mask` has a bit per word read as one. */
export function findYears(
  tokens: readonly Token[],
  mask: number,
  lastYear: number,
): { years: number[]; mask: number } {
  const years: number[] = [];
  let used = 0;
  tokens.forEach(({ word }, index) => {
    if (!(mask & (1 << index))) return;
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
