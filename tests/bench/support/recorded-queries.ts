import { randomOf, type SampleRandom } from '../../../src/domain/search/read-model/stock-sample.fixture.ts';
import { GENERATIONS } from '../../../src/domain/shared/facts/generations.ts';
import { nameOf, PART_TYPES, positionsOf } from '../../../src/domain/shared/facts/part-types.ts';

/** `part-of-car` and `mistyped` name a car and a part, `chain` a part or a system alone. */
export type QueryKind = 'part-of-car' | 'mistyped' | 'narrowed' | 'number' | 'chain';

export interface RecordedQuery {
  readonly kind: QueryKind;
  /** As people type it. */
  readonly text: string;
  /** Parameters of the API beside it. */
  readonly filter: Readonly<Record<string, string>>;
  /** The sentence that a mistyped one means. */
  readonly meant?: string;
}

const SEED = 19_850_919;
const EACH = 400;
const FIVE_OR_MORE = (letters: number) => letters >= 5;

/** Two thousand sentences, the same at every run for a seed: five kinds, so many of each. */
export function recordedQueries(
  partNumbers: readonly string[],
  branches: readonly string[],
  seed = SEED,
): RecordedQuery[] {
  const random = randomOf(seed);
  const times = <Made>(make: () => Made) => Array.from({ length: EACH }, make);
  return [
    ...times((): RecordedQuery => ({ kind: 'part-of-car', text: partOfCar(random), filter: {} })),
    ...times((): RecordedQuery => {
      const meant = partOfCar(random);
      return { kind: 'mistyped', text: mistyped(meant, random), meant, filter: {} };
    }),
    ...times((): RecordedQuery => ({
      kind: 'narrowed',
      text: partOfCar(random),
      filter: filterOf(branches, random),
    })),
    ...times((): RecordedQuery => {
      const number = random.pick(partNumbers);
      return { kind: 'number', text: random.chance(0.5) ? number : number.slice(0, -2), filter: {} };
    }),
    ...times((): RecordedQuery => ({ kind: 'chain', text: partAlone(random), filter: {} })),
  ];
}

/** The same sentences with an error in each word of four letters, of which few can be told from one another. */
export function shortTypos(): { readonly text: string; readonly meant: string }[] {
  const random = randomOf(SEED + 1);
  return Array.from({ length: EACH }, () => {
    const meant = partOfCar(random);
    return { meant, text: mistyped(meant, random, (letters) => letters === 4) };
  }).filter(({ text, meant }) => text !== meant);
}

function partAlone(random: SampleRandom): string {
  const type = random.pick(PART_TYPES);
  return nameOf(type, random.pick(positionsOf(type)), 'es').toLowerCase();
}

function partOfCar(random: SampleRandom): string {
  const { model, yearFrom, yearTo } = random.pick(GENERATIONS);
  const year = yearFrom + random.below((yearTo ?? yearFrom + 4) - yearFrom + 1);
  const name = model.replace(/\s*\(.*\)/, '').toLowerCase();
  const words = [partAlone(random), name, String(year)];
  return (random.chance(0.5) ? words : [name, String(year), partAlone(random)]).join(' ');
}

/** One error in every word that is long enough: a letter left out, doubled, changed for a neighbour, or two swapped. */
function mistyped(sentence: string, random: SampleRandom, isMistyped = FIVE_OR_MORE): string {
  return sentence
    .split(' ')
    .map((word) => {
      if (!isMistyped(word.length) || /\d/.test(word)) return word;
      const at = 1 + random.below(word.length - 2);
      const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
      const errors = [
        before + after,
        before + letter + letter + after,
        `${before}${letter === 'e' ? 'r' : 'e'}${after}`,
        before + after.charAt(0) + letter + after.slice(1),
      ];
      return random.pick(errors);
    })
    .join(' ');
}

function filterOf(branches: readonly string[], random: SampleRandom): Record<string, string> {
  const filter: Record<string, string> = {};
  if (random.chance(0.7)) filter['branch'] = [random.pick(branches), random.pick(branches)].join(',');
  if (random.chance(0.4)) filter['condition'] = 'used';
  if (random.chance(0.4)) filter['grade'] = 'A,B';
  if (random.chance(0.4)) filter['price'] = '500-1000,1000-2500';
  if (random.chance(0.3)) filter['order'] = random.pick(['price', 'km', 'newest']);
  return filter;
}
