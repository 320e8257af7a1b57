import type { CarTree, Generation } from '#contract/catalog';
import type { StockWish, WantedWord } from '#domain/inventory';
import { partTypeOf, type PartTypeFact } from '#shared/facts/part-types.ts';
import { normalizeTerm } from '#shared/facts/terms.ts';
import { namesCar, type Reading } from './best-reading.ts';
import { candidatesOf } from './car-candidates.ts';
import { hearSentence, unknownWordsOf, type Heard } from './hear-sentence.ts';
import { lexiconOf } from './lexicon.ts';
import { positionsFor, positionsSaid } from './position-words.ts';
import { readMarks } from './read-marks.ts';
import type { UnderstandOptions } from './understood.ts';
import { carsBeginning, partsBeginning, partsGoingOn } from './unfinished-words.ts';
import { yearsMeant } from './years.ts';

export interface KnownCars {
  readonly tree: CarTree;
  readonly generations: readonly Generation[];
}

/**
 * What a clerk's words ask of the stock, read as a customer's sentence is: a name said whole decides the part type
 * and the car; place, year, condition and colour narrow; a word that names nothing may begin a code, a shelf, a
 * maker, or a name that is still being typed.
 */
export function readStockWish(
  text: string,
  { tree, generations }: KnownCars,
  options: UnderstandOptions,
): StockWish {
  const { marks, rest } = readMarks(text.trim(), lexiconOf(tree));
  const heard = hearSentence(rest, tree, options);
  const { best, rival } = heard;
  // A word for a car and a part is the part: the counter sells parts.
  const reading = rival && namesCar(best) ? rival : best;
  const goingOn = partGoingOn(heard, reading);
  const types = goingOn ?? typesOf(heard, reading);
  const named = namedCars(heard, reading, generations, options);
  const car = wantedCar(named, yearsMeant(reading.years), generations);
  const unknown = unknownWordsOf(heard, reading).slice(0, goingOn ? -1 : undefined);
  const isNothing = types.length === 0 && !reading.part.system && !car && marks.length === 0;
  const words = [...marks, ...(heard.code ? [heard.code.value] : []), ...unknown];
  const open = {
    generations: named ? [] : generations,
    hasParts: types.length > 0 || reading.part.system !== undefined,
  };
  const loose = words.length === 0 && isNothing && saysNoAside(reading) ? looseWords(rest) : words;
  const { condition, colour } = reading.asides;
  return {
    parts: types.map((type) => ({ partType: type.code, positions: positionsFor(type, reading.part.place) })),
    ...(types.length === 0 && reading.part.system && { system: reading.part.system }),
    positions: types.length === 0 ? positionsSaid(reading.part.place) : [],
    ...(car && { car }),
    ...(condition && { kind: condition === 'used' ? 'unit' : 'bulk' }),
    ...(colour !== undefined && { colour: colour.replace(/[ao]$/, '') }),
    words: loose.map((word) => wantedWord(word, open)),
    firstTypes: open.hasParts ? [] : loose.flatMap((word) => partsBeginning(normalizeTerm(word)).firstTypes),
  };
}

function typesOf({ symptom }: Heard, { part }: Reading): readonly PartTypeFact[] {
  return symptom ? factsOf(symptom.partTypes) : part.types;
}

const factsOf = (codes: readonly string[]) => codes.flatMap((code) => partTypeOf(code) ?? []);

/** The types of the longer name that the last word goes on with, if it is one. */
function partGoingOn({ tokens }: Heard, { unexplained }: Reading): readonly PartTypeFact[] | undefined {
  const isLastUnknown = tokens.length > 1 && (unexplained & (1 << (tokens.length - 1))) !== 0;
  if (!isLastUnknown) return undefined;
  const types = factsOf(partsGoingOn(tokens.map(({ word }) => word)));
  return types.length > 0 ? types : undefined;
}

/** Undefined when no car was named. */
function namedCars(
  heard: Heard,
  reading: Reading,
  generations: readonly Generation[],
  options: UnderstandOptions,
): readonly Generation[] | undefined {
  const { list, make } = candidatesOf(reading, heard.lexicon.cars, options, false);
  const paths = new Set(list.map(({ path }) => path));
  if (paths.size > 0) return generations.filter(({ path }) => paths.has(path));
  return make && generations.filter((each) => each.make.slug === make.slug);
}

function wantedCar(
  named: readonly Generation[] | undefined,
  years: readonly number[],
  generations: readonly Generation[],
): StockWish['car'] {
  if (!named && years.length === 0) return undefined;
  const fitting = (named ?? generations).filter(
    ({ yearFrom, yearTo }) =>
      years.length === 0 || years.some((year) => yearFrom <= year && year <= (yearTo ?? year)),
  );
  return { generationIds: fitting.map(({ id }) => id), years };
}

const saysNoAside = ({ asides, part }: Reading) =>
  asides.condition === undefined && asides.colour === undefined && positionsSaid(part.place).length === 0;

/** Words that usually say nothing, alone in the box: somebody begins to type. */
const looseWords = (rest: string) =>
  normalizeTerm(rest)
    .split(' ')
    .filter((word) => word !== '');

function wantedWord(
  text: string,
  { generations, hasParts }: { readonly generations: readonly Generation[]; readonly hasParts: boolean },
): WantedWord {
  const word = normalizeTerm(text);
  return {
    text,
    partTypes: hasParts ? [] : partsBeginning(word).partTypes,
    generationIds: carsBeginning(word, generations),
  };
}
