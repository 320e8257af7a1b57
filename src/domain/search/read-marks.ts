import { normalizeTerm } from '#shared/facts/terms.ts';
import type { Lexicon } from './lexicon.ts';
import { nameWords, phraseKey, stem } from './words.ts';

/** A sentence without the words that are no words: the beginning of a code, a shelf ("C-14"), a lone sign. */
export interface Marked {
  readonly marks: readonly string[];
  readonly rest: string;
}

const PUNCTUATION = /^[,;:.!?¡¿()"«»]+|[,;:.!?¡¿()"«»]+$/g;
const SERIAL_BEGINNING = /^[a-z]{3}[-']p[-']?$/i;
const YEARS = /^(19|20)?\d\d[-/](19|20)?\d\d$/;
const WORD_AND_YEAR = /^[a-z]{3,}(19|20)\d\d$/i;
const DISPLACEMENT = /^\d\.\d(l|lt|lts)?$/i;

/** Bare numbers stay: only the sentence knows whether they are years. */
export function readMarks(text: string, lexicon: Lexicon): Marked {
  const words = text.split(/\s+/).filter((word) => word !== '');
  const isMarkHere = (word: string) => isMark(word, lexicon);
  return {
    marks: words.filter(isMarkHere).map((word) => bareOf(word)),
    rest: words.filter((word) => !isMarkHere(word)).join(' '),
  };
}

/** Without the punctuation around it; a sign alone is itself. */
const bareOf = (word: string) => word.replace(PUNCTUATION, '') || word;

function isMark(typed: string, { cars, knownStems }: Lexicon): boolean {
  const word = bareOf(typed);
  if (normalizeTerm(word) === '' || SERIAL_BEGINNING.test(word)) return true;
  if (!/\d/.test(word) || /^\d+$/.test(word)) return false;
  if (YEARS.test(word) || WORD_AND_YEAR.test(word) || DISPLACEMENT.test(word)) return false;
  const parts = nameWords(word);
  const key = phraseKey(parts);
  const isCar = cars.entries.some(({ names }) => names.some((name) => name.key === key));
  return !isCar && !parts.every((part) => knownStems.has(stem(part)));
}
