import { isOneTypoAway, isShortTypoAway, soundOf, stem } from './words.ts';

export interface Form {
  readonly stem: string;
  /** 1 as typed; less when a typing error was forgiven. */
  readonly quality: number;
}

/** A word that sounds the same is almost the word; one that is a letter off may be another. */
const SOUNDS_ALIKE = 0.95;
const ONE_TYPO = 0.6;
/** A short word is sooner another one. */
const SHORT_TYPO = 0.5;
const FEWEST_LETTERS = 3;
const SHORT = 4;

/**
 * The words that a mistyped word may be meant to be. One error leaves the two letters at one end of a word of five as
 * they are, so only the words that share those with it are compared.
 */
export class Spellings {
  readonly #words: readonly string[];
  readonly #bySound = new Map<string, number[]>();
  readonly #byEnds = new Map<string, number[]>();

  constructor(words: Iterable<string>) {
    this.#words = [...new Set(words)];
    this.#words.forEach((word, at) => {
      if (word.length >= FEWEST_LETTERS) {
        listOf(this.#bySound, soundOf(word)).push(at);
        for (const end of endsOf(word)) listOf(this.#byEnds, end).push(at);
      }
    });
  }

  /** How an unknown word may be read, in the order of the vocabulary; itself is not among them. */
  formsOf(word: string): Form[] {
    if (word.length < FEWEST_LETTERS || /\d/.test(word)) return [];
    const forms = word.length < SHORT ? [] : this.#near(word);
    return forms.length > 0 ? forms : this.#short(word);
  }

  #near(word: string): Form[] {
    const alike = word.length > SHORT ? (this.#bySound.get(soundOf(word)) ?? []) : [];
    const isAlike = new Set(alike.filter((at) => (this.#words[at] ?? '').length > FEWEST_LETTERS));
    const near = endsOf(word).flatMap((end) => this.#byEnds.get(end) ?? []);
    const forms = new Map<string, Form>();
    for (const at of [...new Set([...isAlike, ...near])].sort((a, b) => a - b)) {
      const candidate = this.#words[at] ?? '';
      if (!isAlike.has(at) && !isOneTypoAway(word, candidate)) continue;
      const form = { stem: stem(candidate), quality: isAlike.has(at) ? SOUNDS_ALIKE : ONE_TYPO };
      if (!forms.has(form.stem)) forms.set(form.stem, form);
    }
    return [...forms.values()];
  }

  /** A word of four letters is forgiven where it can be only one; two letters swapped are likelier than a wrong one. */
  #short(word: string): Form[] {
    if (word.length > SHORT) return [];
    const near = this.#words.filter((candidate) => isShortTypoAway(word, candidate));
    const swapped = near.filter((candidate) => sortedLetters(candidate) === sortedLetters(word));
    const [only, ...others] = new Set((swapped.length > 0 ? swapped : near).map(stem));
    return only !== undefined && others.length === 0 ? [{ stem: only, quality: SHORT_TYPO }] : [];
  }
}

const sortedLetters = (word: string) => Array.from(word).sort().join('');

/** The two letters at the beginning, and those at the end. */
const endsOf = (word: string) => [`${word.slice(0, 2)}…`, `…${word.slice(-2)}`];

function listOf(lists: Map<string, number[]>, key: string): number[] {
  let list = lists.get(key);
  if (!list) lists.set(key, (list = []));
  return list;
}
