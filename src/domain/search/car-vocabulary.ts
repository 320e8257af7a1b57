import type { CarTree } from '#contract/catalog';
import { CAR_NICKNAMES, COMMON_NAME_WORDS, MAKE_NICKNAMES } from './car-nicknames.ts';
import { nameWords, phraseKey, stem } from './words.ts';

type Make = CarTree['makes'][number];
type Model = Make['models'][number];
type Generation = Model['generations'][number];

/** A way to name a car. */
export interface CarName {
  readonly key: string;
  /** Stems of its words, in no order. */
  readonly stems: readonly string[];
  /** 1 for the whole name of the model, less for nicknames and parts of the name. */
  readonly quality: number;
}

/** Everything by which one generation can be recognised in a sentence. */
export interface CarEntry {
  readonly make: Make;
  readonly model: Model;
  readonly modelPath: string;
  readonly generation: Generation;
  /** Each of these alone names the car. */
  readonly names: readonly CarName[];
  readonly makeNames: readonly CarName[];
  /** The maker's code in words ("n17", "corsa", "b"): confirms a car that is named. */
  readonly codeStems: ReadonlySet<string>;
  /** Words of the model's name that confirm it and do not name it ("doble cabina"). */
  readonly commonStems: ReadonlySet<string>;
}

export interface CarVocabulary {
  readonly entries: readonly CarEntry[];
  /**
   * Which entries, by their place among all, may be named by a key or a stem: that of a name, of a make, or the first
   * stem of a name of several words. A sentence names few of the cars, and the others need not be looked at.
   */
  readonly named: ReadonlyMap<string, readonly number[]>;
  /** Every single word, for forgiving typing errors. */
  readonly words: ReadonlySet<string>;
  readonly longest: number;
}

const NAME = 1;
const NICKNAME = 0.97;
const PART_OF_NAME = 0.9;
const CODE = 0.8;

const built = new WeakMap<CarTree, CarVocabulary>();

/** Made once per tree; trees are treated as immutable. */
export function carVocabulary(tree: CarTree): CarVocabulary {
  let vocabulary = built.get(tree);
  if (!vocabulary) built.set(tree, (vocabulary = build(tree)));
  return vocabulary;
}

function build(tree: CarTree): CarVocabulary {
  const words = new Set<string>();
  let longest = 1;
  const named = (name: string, quality: number): CarName => {
    const said = nameWords(name);
    longest = Math.max(longest, said.length);
    for (const word of said) words.add(word);
    return { key: phraseKey(said), stems: said.map(stem), quality };
  };
  const entries: CarEntry[] = [];
  for (const make of tree.makes) {
    const makeNames = [make.name, ...listed(MAKE_NICKNAMES[make.slug])].map((name) => named(name, NAME));
    for (const model of make.models) {
      const modelPath = `${make.slug}/${model.slug}`;
      const modelNames = [
        ...namesOfModel(model.name).map((name) => named(name, NAME)),
        ...ownWords(model.name).map((word) => named(word, PART_OF_NAME)),
        ...listed(CAR_NICKNAMES[modelPath]).map((name) => named(name, NICKNAME)),
      ];
      for (const generation of model.generations) {
        const codeWords = nameWords(generation.code);
        for (const word of codeWords) if (isCode(word)) words.add(word);
        entries.push({
          make,
          model,
          modelPath,
          generation,
          names: [
            ...modelNames,
            ...listed(CAR_NICKNAMES[generation.path]).map((name) => named(name, NICKNAME)),
            ...codeWords.filter((word) => isCode(word) && word.length > 2).map((word) => named(word, CODE)),
          ],
          makeNames,
          codeStems: new Set(codeWords.map(stem)),
          commonStems: new Set(
            nameWords(model.name)
              .filter((word) => COMMON_NAME_WORDS.has(word))
              .map(stem),
          ),
        });
      }
    }
  }
  return { entries, named: placesByName(entries), words, longest };
}

function placesByName(entries: readonly CarEntry[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  entries.forEach(({ names, makeNames }, place) => {
    const [keys, firsts] = [
      [...names, ...makeNames].map(({ key }) => key),
      [...names, ...makeNames].flatMap(({ stems }) => (stems.length > 1 ? stems.slice(0, 1) : [])),
    ];
    for (const key of new Set([...keys, ...firsts])) places.set(key, [...(places.get(key) ?? []), place]);
  });
  return places;
}

const listed = (names: string | undefined) => names?.split('|') ?? [];

/** "Sedan (Vocho)" is said "Sedan Vocho" or "Vocho", never "Sedan". */
function namesOfModel(name: string): string[] {
  const aside = /\((.*?)\)/.exec(name)?.[1];
  return aside === undefined ? [name] : [name.replace(/[()]/g, ''), aside];
}

/** Words that only this name has: of "NP300 Frontier doble cabina" the first two. */
function ownWords(name: string): string[] {
  const words = nameWords(name);
  if (words.length < 2) return [];
  return words.filter((word) => word.length >= 4 && /[a-z]/.test(word) && !COMMON_NAME_WORDS.has(word));
}

/** Letters and digits mixed, as in "n17"; "clio" or "ii" explain a car and do not name it. */
function isCode(word: string): boolean {
  return /[a-z]/.test(word) && /\d/.test(word);
}
