import type { Token } from './sentence.ts';
import type { Understood } from './understood.ts';
import { nameWords, stem } from './words.ts';

export type Asides = Pick<Understood, 'condition' | 'colour' | 'place'>;

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

/** Never taken for a mistyped name. */
export const ASIDE_WORDS: readonly string[] = [...CONDITIONS.keys(), ...COLOURS];

const madeStems = new Map<string, readonly string[]>();
/** Names that no longer exist are not kept for ever. */
const MANY_PLACES = 5_000;

/** A chain has hundreds of branches, and every sentence is compared with all of them. */
function stemsOfPlace(name: string): readonly string[] {
  let stems = madeStems.get(name);
  if (!stems) {
    stems = nameWords(name).map(stem);
    if (madeStems.size >= MANY_PLACES) madeStems.clear();
    madeStems.set(name, stems);
  }
  return stems;
}

/** Condition, colour and branch among the chosen words. */
export function findAsides(
  tokens: readonly Token[],
  mask: number,
  places: readonly { readonly code: string; readonly name: string }[],
): { readonly said: Asides; readonly mask: number } {
  let said: Asides = {};
  let used = 0;
  const masks = new Map<string, number>();
  tokens.forEach(({ word }, index) => {
    if (!(mask & (1 << index))) return;
    masks.set(stem(word), (masks.get(stem(word)) ?? 0) | (1 << index));
    const condition = CONDITIONS.get(word);
    if (condition) said = { ...said, condition };
    else if (COLOURS.has(word)) said = { ...said, colour: word };
    else return;
    used |= 1 << index;
  });
  for (const place of places) {
    const bits = stemsOfPlace(place.name).map((each) => masks.get(each) ?? 0);
    if (bits.length === 0 || bits.includes(0)) continue;
    return { said: { ...said, place: place.code }, mask: used | bits.reduce((all, bit) => all | bit, 0) };
  }
  return { said, mask: used };
}
