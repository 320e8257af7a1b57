import type { Token } from './sentence.ts';
import type { Understood } from './understood.ts';
import { nameWords, stem } from './words.ts';

export type Asides = Pick<Understood, 'condition' | 'grade' | 'colour' | 'place'>;

const CONDITIONS: ReadonlyMap<string, 'used' | 'new'> = new Map([
  ...'usado usada usados usadas seminuevo seminueva used secondhand'
    .split(' ')
    .map((word) => [word, 'used'] as const),
  ...'nuevo nueva nuevos nuevas new'.split(' ').map((word) => [word, 'new'] as const),
]);

const COLOURS = new Set(
  (
    'blanco blanca negro negra gris plata rojo roja azul verde arena dorado dorada vino cafe beige amarillo amarilla ' +
    'naranja morado white black gray grey silver red blue green brown yellow'
  ).split(' '),
);

const GRADES: ReadonlyMap<string, 'A' | 'B' | 'C'> = new Map([
  ['gradoa', 'A'],
  ['gradob', 'B'],
  ['gradoc', 'C'],
]);

/** Never taken for a mistyped name. */
export const ASIDE_WORDS: readonly string[] = [...CONDITIONS.keys(), ...GRADES.keys(), ...COLOURS];

interface Place {
  readonly code: string;
  readonly name: string;
}

interface NamedPlace {
  /** Which place of the list. */
  readonly at: number;
  readonly stems: readonly string[];
}

const madeNames = new WeakMap<readonly Place[], ReadonlyMap<string, readonly NamedPlace[]>>();

/** By the first word of their names, once per list: a chain has hundreds of branches, and a sentence names one or none. */
function placesByWord(places: readonly Place[]): ReadonlyMap<string, readonly NamedPlace[]> {
  let named = madeNames.get(places);
  if (!named) {
    const all = places.map(({ name }, at): NamedPlace => ({ at, stems: nameWords(name).map(stem) }));
    madeNames.set(places, (named = Map.groupBy(all, ({ stems }) => stems[0] ?? '')));
  }
  return named;
}

/** Condition, grade, colour and branch among the chosen words. */
export function findAsides(
  tokens: readonly Token[],
  mask: number,
  places: readonly Place[],
): { readonly said: Asides; readonly mask: number } {
  let said: Asides = {};
  let used = 0;
  const masks = new Map<string, number>();
  tokens.forEach(({ word }, index) => {
    if (!(mask & (1 << index))) return;
    masks.set(stem(word), (masks.get(stem(word)) ?? 0) | (1 << index));
    const condition = CONDITIONS.get(word);
    const grade = GRADES.get(word);
    if (condition) said = { ...said, condition };
    else if (grade) said = { ...said, grade };
    else if (COLOURS.has(word)) said = { ...said, colour: word };
    else return;
    used |= 1 << index;
  });
  const named = firstPlace(masks, places);
  if (!named) return { said, mask: used };
  return {
    said: { ...said, place: places[named.at]?.code ?? '' },
    mask: named.stems.reduce((all, each) => all | (masks.get(each) ?? 0), used),
  };
}

/** The first place of the list whose whole name is said. */
function firstPlace(said: ReadonlyMap<string, number>, places: readonly Place[]): NamedPlace | undefined {
  if (places.length === 0) return undefined;
  const byWord = placesByWord(places);
  let first: NamedPlace | undefined;
  for (const word of said.keys()) {
    for (const place of byWord.get(word) ?? []) {
      if (place.at < (first?.at ?? places.length) && place.stems.every((each) => said.has(each)))
        first = place;
    }
  }
  return first;
}
