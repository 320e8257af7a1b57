import type { CarTree } from '#contract/catalog';
import { bestReading, type Reading } from './best-reading.ts';
import { findCode } from './codes.ts';
import { lexiconOf, type Lexicon } from './lexicon.ts';
import { tokensOf, type Token } from './sentence.ts';
import { findSymptom, SYMPTOM_WORDS, type Symptom } from './symptoms.ts';
import type { UnderstandOptions, Understood } from './understood.ts';
import { isConnector, stem } from './words.ts';

/** A sentence with every word given to what it says; what follows from it is decided elsewhere. */
export interface Heard {
  readonly lexicon: Lexicon;
  readonly code?: NonNullable<Understood['code']>;
  readonly tokens: readonly Token[];
  readonly best: Reading;
  /** As likely: one word names a car in one and a part in the other. */
  readonly rival?: Reading;
  /** Told instead of a part. */
  readonly symptom?: Symptom;
}

export function hearSentence(text: string, tree: CarTree, options: UnderstandOptions): Heard {
  const lexicon = lexiconOf(tree);
  const { code, rest } = findCode(
    text,
    (word) =>
      isConnector(word) ||
      lexicon.cars.words.has(word) ||
      lexicon.engines.has(word) ||
      lexicon.knownStems.has(stem(word)),
  );
  const tokens = tokensOf(rest, lexicon.knownStems, lexicon.spellings);
  const heard = { lexicon, tokens, ...(code && { code }) };
  const asNames = bestReading(tokens, lexicon, options);
  const complaint = findSymptom(tokens);
  if (!complaint) return { ...heard, ...asNames };
  const { symptom, mask } = complaint;
  const { part } = asNames.best;
  // "El faro no prende" asks for a headlight; "no sube el vidrio" does not ask for a glass.
  if (part.types.length > 0 && part.nameMask & ~mask) {
    return { ...heard, best: { ...asNames.best, unexplained: asNames.best.unexplained & ~mask } };
  }
  return { ...heard, ...bestReading(tokens, lexicon, options, mask), symptom };
}

/** The words that say nothing in this reading. */
export function unknownWordsOf({ tokens, symptom }: Heard, reading: Reading): string[] {
  // "Tsuru y Sentra": each car that is left open is named by words of its own.
  const named = reading.car.readings.reduce((all, { mask }) => all | mask, 0);
  const unknown = reading.unexplained & ~named;
  const words = tokens.filter((_, index) => unknown & (1 << index)).map(({ word }) => word);
  return symptom ? words.filter((word) => !SYMPTOM_WORDS.has(word)) : words;
}
