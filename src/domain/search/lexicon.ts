import type { CarTree } from '#contract/catalog';
import { ASIDE_WORDS } from './asides.ts';
import { OTHER_CARS } from './car-nicknames.ts';
import { carVocabulary, type CarVocabulary } from './car-vocabulary.ts';
import { partVocabulary } from './part-vocabulary.ts';
import { POSITION_WORDS } from './position-words.ts';
import { Spellings } from './spellings.ts';
import { SYMPTOM_WORDS } from './symptoms.ts';
import { engineCodes, TRAIT_WORDS } from './traits.ts';
import { COMMON_WORDS, FILLER_WORDS, stem } from './words.ts';

/** Everything a sentence can be made of, for one catalog of cars. */
export interface Lexicon {
  readonly cars: CarVocabulary;
  readonly engines: ReadonlySet<string>;
  /** Stems that need no forgiving. */
  readonly knownStems: ReadonlySet<string>;
  /** Words that a mistyped word may be meant to be. */
  readonly spellings: Spellings;
}

const made = new WeakMap<CarTree, Lexicon>();

/** Made once per tree. */
export function lexiconOf(tree: CarTree): Lexicon {
  let lexicon = made.get(tree);
  if (!lexicon) made.set(tree, (lexicon = make(tree)));
  return lexicon;
}

function make(tree: CarTree): Lexicon {
  const cars = carVocabulary(tree);
  const engines = new Set(cars.entries.flatMap(({ generation }) => engineCodes(generation.vehicles)));
  const spellings = [...cars.words, ...partVocabulary().words, ...POSITION_WORDS, ...TRAIT_WORDS];
  const unforgiving = [
    ...FILLER_WORDS,
    ...COMMON_WORDS,
    ...SYMPTOM_WORDS,
    ...ASIDE_WORDS,
    ...OTHER_CARS,
    ...engines,
  ];
  return {
    cars,
    engines,
    spellings: new Spellings(spellings),
    knownStems: new Set([...spellings, ...unforgiving].map(stem)),
  };
}
