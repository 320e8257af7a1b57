import type { Generation } from '#contract/catalog';
import type { StockWish, WantedCar } from '#domain/inventory';
import { partTypeOf, positionsOf } from '#shared/facts/part-types.ts';
import { normalizeTerm } from '#shared/facts/terms.ts';
import type { CarCandidate, Understood } from './understood.ts';
import { carsBeginning, partsBeginning } from './unfinished-words.ts';
import { yearsMeant } from './years.ts';

/**
 * What a customer's sentence asks of the stock. Null when it names nothing to look for: no part, system, car or
 * word. A colour and a branch only order the list; words that nobody understood must be met by it.
 */
export function wishOf(understood: Understood, generations: readonly Generation[]): StockWish | null {
  const { partType, partTypes, positions, system, condition, symptom, code, unknownWords } = understood;
  const parts = partTypes.flatMap((each) => {
    const type = partTypeOf(each);
    return type ? [{ partType: each, positions: each === partType ? positions : positionsOf(type) }] : [];
  });
  const car = wantedCar(understood, generations);
  const words = [...(code && code.kind !== 'vin' ? [code.value] : []), ...unknownWords];
  const isNothing = parts.length === 0 && !system && !car && words.length === 0;
  if (isNothing || symptom) return null;
  return {
    parts,
    ...(parts.length === 0 && system && { system }),
    positions: [],
    ...(car && { car }),
    ...(condition && { kind: condition === 'used' ? 'unit' : 'bulk' }),
    words: words.map((text) => {
      const word = normalizeTerm(text);
      return {
        text,
        partTypes: parts.length > 0 || system ? [] : partsBeginning(word).partTypes,
        generationIds: car ? [] : carsBeginning(word, generations),
      };
    }),
    firstTypes: [],
  };
}

const madeMaps = new WeakMap<readonly Generation[], ReadonlyMap<string, Generation>>();

/** Made once per reading of the catalog. */
function generationsByPath(generations: readonly Generation[]): ReadonlyMap<string, Generation> {
  let byPath = madeMaps.get(generations);
  if (!byPath) madeMaps.set(generations, (byPath = new Map(generations.map((each) => [each.path, each]))));
  return byPath;
}

function wantedCar(understood: Understood, generations: readonly Generation[]): WantedCar | undefined {
  const { generations: candidates, make } = understood;
  if (candidates.length === 0) {
    if (!make) return undefined;
    const ofMake = generations.filter((each) => each.make.slug === make.slug);
    return { generationIds: ofMake.map(({ id }) => id), years: yearsSaid(understood, ofMake) };
  }
  const sold = candidates.filter(({ coversYear }) => coversYear);
  const meant = sold.length > 0 ? sold : candidates;
  const byPath = generationsByPath(generations);
  const known = meant.flatMap(({ path }) => byPath.get(path) ?? []);
  const vehicleIds = vehiclesSaid(meant, known);
  return {
    generationIds: known.map(({ id }) => id),
    years: sold.length === 0 ? [] : yearsSaid(understood, known),
    ...(vehicleIds && { vehicleIds }),
  };
}

/** Of a span the years in which one of the cars was sold. */
function yearsSaid({ year, yearSpan }: Understood, generations: readonly Generation[]): readonly number[] {
  if (!yearSpan) return year === undefined ? [] : [year];
  return yearsMeant([yearSpan.from, yearSpan.to]).filter((each) =>
    generations.some(({ yearFrom, yearTo }) => yearFrom <= each && each <= (yearTo ?? each)),
  );
}

/** Undefined when the sentence leaves every engine open. */
function vehiclesSaid(
  candidates: readonly CarCandidate[],
  generations: readonly Generation[],
): readonly number[] | undefined {
  const said = candidates.flatMap(({ vehicles }) => vehicles);
  const all = generations.reduce((sum, { vehicles }) => sum + vehicles.length, 0);
  return said.length === 0 || said.length === all ? undefined : said;
}
