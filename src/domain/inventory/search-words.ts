import type { Generation } from '#contract/catalog';
import { PART_TYPES } from '#shared/facts/part-types.ts';
import { normalizeTerm } from '#shared/facts/terms.ts';
import type { Position } from '#shared/positions.ts';
import { normalizePartNumber } from './piece-code.ts';
import type { WordMeaning } from './stock.queries.ts';

const MAX_WORDS = 6;
const FILLERS = new Set(['de', 'del', 'la', 'el', 'los', 'las', 'para', 'con', 'y', 'the', 'for', 'of']);

/** Words that say where on the car; stems, so that gender and number do not matter. */
const POSITION_STEMS: readonly (readonly [stem: string, positions: readonly Position[]])[] = [
  ['delanter', ['f', 'fl', 'fr']],
  ['front', ['f', 'fl', 'fr']],
  ['traser', ['b', 'rl', 'rr']],
  ['rear', ['b', 'rl', 'rr']],
  ['izq', ['l', 'fl', 'rl']],
  ['piloto', ['l', 'fl', 'rl']],
  ['left', ['l', 'fl', 'rl']],
  ['der', ['r', 'fr', 'rr']],
  ['copiloto', ['r', 'fr', 'rr']],
  ['right', ['r', 'fr', 'rr']],
];

const TYPE_TERMS = PART_TYPES.map((type) => ({
  code: type.code,
  words: normalizeTerm([type.es, type.en, type.code, ...type.synonymsEs, ...type.synonymsEn].join(' '))
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 1 && !FILLERS.has(word)),
}));

/**
 * What each word of a quick search at the counter or in the stock book may mean: the start of a code, a part
 * type, a place on the car, a car, a shelf, a maker or a colour. Fillers are dropped; six words at most.
 */
export function meaningsOf(text: string, generations: readonly Generation[]): WordMeaning[] {
  const words = text
    .trim()
    .split(/\s+/)
    .filter((word) => word !== '' && !FILLERS.has(normalizeTerm(word)))
    .slice(0, MAX_WORDS);
  return words.map((word) => meaningOf(word, generations));
}

function meaningOf(typed: string, generations: readonly Generation[]): WordMeaning {
  const word = normalizeTerm(typed);
  const code = normalizePartNumber(typed);
  return {
    text: typed,
    codePrefix: code.length >= 2 ? code : '',
    serialPrefix: serialPrefixOf(typed),
    partTypes: partTypesOf(word),
    positions: POSITION_STEMS.find(([stem]) => word.startsWith(stem))?.[1] ?? [],
    generationIds: generations
      .filter((generation) => isOfCar(word, generation))
      .map((generation) => generation.id),
  };
}

function partTypesOf(word: string): string[] {
  if (word.length < 3) return [];
  return TYPE_TERMS.filter((type) => type.words.some((term) => startsAlike(term, word))).map(
    (type) => type.code,
  );
}

/** Singular and plural, and what has been typed so far. */
function startsAlike(term: string, word: string): boolean {
  return (
    term.startsWith(word) || (word.length > 4 && word.endsWith('s') && term.startsWith(word.slice(0, -1)))
  );
}

/** `QRO-P-0488`, also without dashes; nothing for a text that cannot begin a serial number. */
function serialPrefixOf(word: string): string {
  const match = /^([A-Z]{3})(P)?(\d*)$/.exec(normalizePartNumber(word));
  if (!match || (match[3] !== '' && !match[2])) return '';
  return `${match[1]}-P-${match[3] ?? ''}`;
}

function isOfCar(word: string, generation: Generation): boolean {
  const year = /^(19|20)\d\d$/.test(word) ? Number(word) : null;
  if (year !== null) return year >= generation.yearFrom && year <= (generation.yearTo ?? 9_999);
  if (word.length < 2) return false;
  const names = normalizeTerm(`${generation.make.name} ${generation.model.name} ${generation.code}`);
  return names.split(/[^a-z0-9]+/).some((name) => name !== '' && (name.startsWith(word) || name === word));
}
