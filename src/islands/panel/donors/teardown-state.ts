import type { TeardownPiece } from '#contract/inventory';
import type { Grade } from '#shared/facts/grading.ts';
import { isLostTo, type Impact } from '#shared/facts/impact.ts';

/** What was seen of a piece that is not whole. `works`: only of what has no damage codes. */
export type Mark =
  | { readonly state: 'missing' }
  | { readonly state: 'damaged'; readonly codes: readonly string[]; readonly works: boolean | null };

/** What a person decided instead of what was suggested; what is absent follows the suggestion. */
export interface Choice {
  readonly isStocked?: boolean;
  readonly grade?: Grade | null;
  readonly priceCents?: number | null;
}

/** Everything that can be undone. Pieces without a mark are there and whole. */
export interface TeardownState {
  readonly impact: Impact;
  /** By `type/position`. */
  readonly marks: Readonly<Record<string, Mark>>;
  /** By `type/position`. */
  readonly choices: Readonly<Record<string, Choice>>;
}

export const UNTOUCHED: TeardownState = { impact: 'none', marks: {}, choices: {} };

export const DAMAGED: Mark = { state: 'damaged', codes: [], works: null };
export const MISSING: Mark = { state: 'missing' };

type Placed = Pick<TeardownPiece, 'partType' | 'position'>;

export const keyOf = ({ partType, position }: Placed): string => `${partType}/${position}`;

/** Null: it is whole again. */
export function mark(state: TeardownState, keys: readonly string[], what: Mark | null): TeardownState {
  const others = Object.entries(state.marks).filter(([key]) => !keys.includes(key));
  const given = what ? keys.map((key) => [key, what] as const) : [];
  const marks = Object.fromEntries([...others, ...given]);
  return { ...state, marks };
}

/** The blow that brought the car: what it usually spoils is damaged, except for what somebody has looked at. */
export function hit(state: TeardownState, pieces: readonly Placed[], impact: Impact): TeardownState {
  const lost = pieces.filter(({ partType, position }) => isLostTo(impact, partType, position)).map(keyOf);
  const unseen = lost.filter((key) => state.marks[key] === undefined);
  return { ...mark(state, unseen, DAMAGED), impact };
}

export function choose(state: TeardownState, keys: readonly string[], change: Choice): TeardownState {
  const choices = { ...state.choices };
  for (const key of keys) choices[key] = { ...choices[key], ...change };
  return { ...state, choices };
}

const MOST_CARDS = 9;

/** One more bank card of that kind of damage at that place. */
export function addDamage(codes: readonly string[], zone: number, kind: string): readonly string[] {
  const known = codes.find((code) => code.startsWith(`${zone}${kind}`));
  if (known === undefined) return codes.length < MOST_CARDS ? [...codes, `${zone}${kind}1`] : codes;
  const size = Math.min(MOST_CARDS, Number(known.slice(2)) + 1);
  return codes.map((code) => (code === known ? `${zone}${kind}${size}` : code));
}

/** One less; the last one takes the code away. */
export function lessDamage(codes: readonly string[], code: string): readonly string[] {
  const size = Number(code.slice(2)) - 1;
  return size < 1
    ? codes.filter((each) => each !== code)
    : codes.map((each) => (each === code ? `${code.slice(0, 2)}${size}` : each));
}
