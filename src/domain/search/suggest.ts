import type { CarTree } from '#contract/catalog';
import { PART_TYPES, type PartTypeFact } from '#shared/facts/part-types.ts';
import { normalizeTerm } from '#shared/facts/terms.ts';
import { lexiconOf } from './lexicon.ts';
import { understandSentence } from './understand-sentence.ts';
import type { Choice, UnderstandOptions, Understood } from './understood.ts';
import { isFiller, isConnector, nameWords } from './words.ts';

/** A way to go on with a sentence. */
export interface Suggestion {
  readonly understood: Understood;
  /** The answer to the open question that leads there, if it is one. */
  readonly choice?: Choice;
  /** What the box would hold: the sentence with its last word finished. Absent for an answer. */
  readonly text?: string;
}

const FEW = 4;

/**
 * What the person may mean while typing, likeliest first: the sentence as it stands, the answers to its open
 * question, and its last word finished to a model or a part type. At most `limit`.
 */
export function suggest(text: string, tree: CarTree, options: UnderstandOptions, limit = 7): Suggestion[] {
  if (text.trim() === '') return [];
  const whole = understandSentence(text, tree, options);
  const suggestions: Suggestion[] = [];
  const isSomething = whole.ambiguity === undefined && saysSomething(whole);
  if (isSomething && whole.unknownWords.length === 0) suggestions.push({ understood: whole });
  for (const choice of whole.ambiguity?.options ?? []) {
    suggestions.push({
      choice,
      understood: understandSentence(text, tree, { ...options, chosen: { ...options.chosen, ...choice } }),
    });
  }
  const last = /\S+$/.exec(text)?.[0] ?? '';
  const beginning = normalizeTerm(last);
  if (beginning.length >= 2 && !whole.code && !isFiller(beginning) && !isConnector(beginning)) {
    const before = text.slice(0, text.length - last.length);
    for (const end of [...modelEndings(beginning, tree), ...partEndings(beginning)]) {
      const finished = before + end;
      if (normalizeTerm(finished) === normalizeTerm(text)) continue;
      const understood = understandSentence(finished, tree, options);
      if (!suggestions.some((known) => isSame(known.understood, understood)))
        suggestions.push({ understood, text: finished });
    }
  }
  const isListed = suggestions.some((known) => isSame(known.understood, whole));
  // Part of it was understood: that much is offered after what the last word may become.
  if (isSomething && !isListed) suggestions.splice(limit - 1, Infinity, { understood: whole });
  return suggestions.slice(0, limit);
}

function saysSomething(understood: Understood): boolean {
  return !!(
    understood.code ??
    understood.make ??
    understood.model ??
    understood.system ??
    understood.partType ??
    understood.isCarSaid
  );
}

function isSame(one: Understood, other: Understood): boolean {
  const key = (each: Understood) =>
    [
      each.generations.map(({ path }) => path),
      each.make?.slug,
      each.system,
      each.partType,
      each.position,
      each.year,
    ].join();
  return key(one) === key(other);
}

/** Names of models with a word that begins so; A–Z. */
function modelEndings(beginning: string, tree: CarTree): string[] {
  const names = lexiconOf(tree).cars.entries.map(({ model }) => model.name.replace(/\s*\(.*\)/, ''));
  return [...new Set(names)].filter((name) => beginsAWord(name, beginning)).slice(0, FEW);
}

/** Labels of part types that begin so, then those whose other names do. */
function partEndings(beginning: string): string[] {
  const byName = PART_TYPES.filter((type) => nameWords(type.nounEs)[0]?.startsWith(beginning));
  const byOther = PART_TYPES.filter(
    (type) => !byName.includes(type) && otherNames(type).some((name) => beginsAWord(name, beginning)),
  );
  return [...byName, ...byOther].slice(0, FEW).map((type) => type.nounEs.toLowerCase());
}

function otherNames(type: PartTypeFact): readonly string[] {
  return [type.nounEs, type.nounEn, ...type.synonymsEs, ...type.synonymsEn];
}

function beginsAWord(name: string, beginning: string): boolean {
  return (
    nameWords(name).some((word) => word.startsWith(beginning)) ||
    nameWords(name).join('').startsWith(beginning)
  );
}
