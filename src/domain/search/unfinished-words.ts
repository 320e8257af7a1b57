import type { Generation } from '#contract/catalog';
import { normalizeTerm } from '#shared/facts/terms.ts';
import { partVocabulary, type PartName } from './part-vocabulary.ts';
import { stem } from './words.ts';

/** Shorter beginnings name too much. */
const MIN_PART_LETTERS = 3;
const MIN_CAR_LETTERS = 2;
const MIN_LAST_LETTERS = 2;

export interface PartBeginning {
  readonly partTypes: readonly string[];
  /** Those whose own name begins so. */
  readonly firstTypes: readonly string[];
}

/** Part types that a word which names none may begin: any word of their own names, the first of the others. */
export function partsBeginning(word: string): PartBeginning {
  if (word.length < MIN_PART_LETTERS) return { partTypes: [], firstTypes: [] };
  const begins = (name: PartName, index: number) => name.words[index]?.startsWith(word) === true;
  const names = namesByBeginning().get(word.slice(0, MIN_PART_LETTERS)) ?? [];
  const fitting = names.filter((name) =>
    name.isOwn ? name.words.some((_, index) => begins(name, index)) : begins(name, 0),
  );
  return {
    partTypes: codesOf(fitting),
    firstTypes: codesOf(fitting.filter((name) => name.isOwn && begins(name, 0))),
  };
}

let byBeginning: Map<string, PartName[]> | undefined;

/** Names by the first letters of any of their words, each list in the order of all. */
function namesByBeginning(): ReadonlyMap<string, readonly PartName[]> {
  if (byBeginning) return byBeginning;
  byBeginning = new Map();
  for (const name of partVocabulary().names) {
    for (const letters of new Set(name.words.map((word) => word.slice(0, MIN_PART_LETTERS)))) {
      const known = byBeginning.get(letters);
      if (known) known.push(name);
      else byBeginning.set(letters, [name]);
    }
  }
  return byBeginning;
}

/** Part types whose name of several words the last words begin: "faro nie" is a fog lamp. */
export function partsGoingOn(words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? '';
  if (last.length < MIN_LAST_LETTERS) return [];
  let longest = 0;
  let found: PartName[] = [];
  for (const name of partVocabulary().names) {
    const said = depthOf(name.words, words.slice(0, -1), last);
    if (said === 0 || said < longest) continue;
    if (said > longest) found = [];
    longest = said;
    found.push(name);
  }
  return codesOf(found);
}

/** How many whole words of the name come just before its unfinished one; 0 when none do. */
function depthOf(name: readonly string[], before: readonly string[], last: string): number {
  for (let depth = Math.min(name.length - 1, before.length); depth > 0; depth--) {
    const tail = before.slice(-depth);
    const isSaid = tail.every((word, index) => stem(word) === stem(name[index] ?? ''));
    if (isSaid && name[depth]?.startsWith(last)) return depth;
  }
  return 0;
}

/** Generations of which a word of the make, the model or the code begins so. */
export function carsBeginning(word: string, generations: readonly Generation[]): readonly number[] {
  if (word.length < MIN_CAR_LETTERS) return [];
  return carWordsOf(generations)
    .filter(({ words }) => words.some((name) => name.startsWith(word)))
    .map(({ id }) => id);
}

interface CarWords {
  readonly id: number;
  readonly words: readonly string[];
}

const madeCarWords = new WeakMap<readonly Generation[], readonly CarWords[]>();

/** Made once per list. */
function carWordsOf(generations: readonly Generation[]): readonly CarWords[] {
  let made = madeCarWords.get(generations);
  if (!made) {
    made = generations.map(({ id, make, model, code }) => ({
      id,
      words: normalizeTerm(`${make.name} ${model.name} ${code}`).split(' '),
    }));
    madeCarWords.set(generations, made);
  }
  return made;
}

const codesOf = (names: readonly PartName[]) => [...new Set(names.map(({ type }) => type.code))];
