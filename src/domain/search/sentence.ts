import { normalizeTerm } from '#shared/facts/terms.ts';
import { placeOfWord } from './position-words.ts';
import type { Form, Spellings } from './spellings.ts';
import { isConnector, stem } from './words.ts';

export interface Token {
  /** As typed, normalised. */
  readonly word: string;
  /** How it may be read, as typed first. */
  readonly forms: readonly Form[];
  /** The connector just before it ("de", "y"), if any. */
  readonly after?: string;
}

/** A run of words that reads as one name. `mask` has a bit per token. */
export interface Span {
  readonly mask: number;
  readonly start: number;
  readonly words: number;
  readonly quality: number;
}

/** A sentence is read up to here; a bit mask holds its words. */
const MAX_TOKENS = 24;
const CONTRACTION = /\b(?:wo|do|does|did|ca|is|are|was)n['’]?t\b/gi;
const GRADE_WORD = /^(?:grado|grade|calidad)$/;
const GRADE_LETTER = /^[abc]$/;
const SIDE_ABBREVIATION = /^(izq|izquierd[ao]|der|derech[ao])$/;

/** Words of a sentence, without connectors, each with its possible readings. */
export function tokensOf(text: string, knownStems: ReadonlySet<string>, spellings: Spellings): Token[] {
  const said = spread(normalizeTerm(text.replace(CONTRACTION, ' not ')).split(' '));
  const words = joined(withGrades(said), knownStems);
  const tokens: Token[] = [];
  let after: string | undefined;
  words.forEach((word, index) => {
    const read = word === 'del' && endsHere(words, index) ? 'delantera' : word;
    if (read === '' || isConnector(read)) {
      after = read;
      return;
    }
    tokens.push({
      word: read,
      forms: formsOf(read, knownStems, spellings),
      ...(after !== undefined && { after }),
    });
    after = undefined;
  });
  return tokens.slice(0, MAX_TOKENS);
}

/** "tsuru2005" and "2.5l" are two words, or one without its unit. */
function spread(words: readonly string[]): string[] {
  return words.flatMap((word) => {
    const glued = /^([a-z]{3,})((?:19|20)\d\d)$/.exec(word);
    if (glued) return [glued[1] ?? '', glued[2] ?? ''];
    return [word.replace(/^(\d\.\d)(?:l|lt|lts)$/, '$1')];
  });
}

/** "grado a" is one word, whose letter is no preposition. */
function withGrades(words: readonly string[]): string[] {
  const isLetter = (at: number) => GRADE_WORD.test(words[at - 1] ?? '') && GRADE_LETTER.test(words[at] ?? '');
  return words.flatMap((word, at) => {
    if (isLetter(at)) return [];
    return isLetter(at + 1) ? [`grado${words[at + 1]}`] : [word];
  });
}

/** "para brisas" is one word; the "para" of "para tsuru" is none. */
function joined(words: readonly string[], knownStems: ReadonlySet<string>): string[] {
  return words.flatMap((word, index) => {
    const whole = (first: string | undefined, second: string | undefined) =>
      first === 'para' && second !== undefined && knownStems.has(stem(first + second))
        ? first + second
        : undefined;
    if (whole(words[index - 1], word)) return [];
    return [whole(word, words[index + 1]) ?? word];
  });
}

/** "facia del" and "puerta del izq" abbreviate "delantera"; "facia del tsuru" does not. */
function endsHere(words: readonly string[], index: number): boolean {
  const next = words[index + 1];
  return index > 0 && (next === undefined || SIDE_ABBREVIATION.test(next));
}

function formsOf(word: string, knownStems: ReadonlySet<string>, spellings: Spellings): Form[] {
  const own: Form = { stem: stem(word), quality: 1 };
  if (knownStems.has(own.stem) || placeOfWord(word)) return [own];
  return [own, ...spellings.formsOf(word).filter((form) => form.stem !== own.stem)];
}

const madeSpans = new WeakMap<readonly Token[], Map<string, ReadonlyMap<string, Span[]>>>();

/**
 * Every run of up to `longest` of the chosen tokens, by the key of the name it may be. Best quality first wins. The
 * same runs are asked for several times while one sentence is read.
 */
export function spansOf(
  tokens: readonly Token[],
  mask: number,
  longest: number,
): ReadonlyMap<string, readonly Span[]> {
  let made = madeSpans.get(tokens);
  if (!made) madeSpans.set(tokens, (made = new Map<string, ReadonlyMap<string, Span[]>>()));
  const asked = `${mask} ${longest}`;
  let spans = made.get(asked);
  if (!spans) made.set(asked, (spans = makeSpans(tokens, mask, longest)));
  return spans;
}

function makeSpans(tokens: readonly Token[], mask: number, longest: number): Map<string, Span[]> {
  const spans = new Map<string, Span[]>();
  const chosen = tokens.map((token, index) => ({ token, index })).filter(({ index }) => mask & (1 << index));
  const grow = (from: number, length: number, key: string, spanMask: number, quality: number) => {
    if (length > 0) {
      const first = chosen[from];
      const list = spans.get(key) ?? [];
      list.push({ mask: spanMask, start: first?.index ?? 0, words: length, quality });
      spans.set(key, list);
    }
    const next = chosen[from + length];
    if (length >= longest || !next) return;
    for (const form of next.token.forms) {
      grow(from, length + 1, key + form.stem, spanMask | (1 << next.index), Math.min(quality, form.quality));
    }
  };
  for (let from = 0; from < chosen.length; from++) grow(from, 0, '', 0, 1);
  return spans;
}

export function countBits(mask: number): number {
  let count = 0;
  for (let rest = mask; rest; rest &= rest - 1) count++;
  return count;
}
