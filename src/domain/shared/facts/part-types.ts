import type { Position } from '../positions.ts';
import { PART_TYPE_ROWS } from './part-type-rows.ts';
import { SYSTEMS, type SystemCode } from './systems.ts';

type PartAxes = 'none' | 'side' | 'end' | 'side+end';
export type PartClass =
  'mechanical' | 'body' | 'glass' | 'electrical' | 'lamp' | 'interior' | 'wear' | 'wheel';
type Gender = 'm' | 'f';

/** A kind of part: what a customer asks for, without saying for which car or of which maker. */
export interface PartTypeFact {
  /** Stable slug, shared by the database, URLs and 3D nodes. */
  readonly code: string;
  readonly system: SystemCode;
  /** 1..144 in catalog order. */
  readonly ordinal: number;
  /** Label in lists, sentence case. Names of pieces come from `nameOf`. */
  readonly es: string;
  readonly esPlural: string;
  readonly en: string;
  readonly enPlural: string;
  /** Gender of the Spanish noun ("usado", "usada"). */
  readonly gender: Gender;
  /** The noun is always plural: "balatas", "birlos". */
  readonly isPlural: boolean;
  readonly axes: PartAxes;
  /** The end of the car that the code itself names; such a type has no front/rear axis of its own. */
  readonly end?: 'f' | 'b';
  /** What the trade also calls it, as written by people; compare with `normalizeTerm`. */
  readonly synonymsEs: readonly string[];
  readonly synonymsEn: readonly string[];
  /** Decides grading rules, guarantee and photographs. */
  readonly partClass: PartClass;
  readonly nounEs: string;
  readonly nounEn: string;
  readonly positionGender: Gender;
}

const listed = (text: string) => text.split('|').filter((term) => term !== '');

/** All part types in catalog order: by system, then as a body shop walks around the car. */
export const PART_TYPES: readonly PartTypeFact[] = SYSTEMS.flatMap((system) =>
  PART_TYPE_ROWS[system.code].map((row) => ({ system: system.code, row })),
).map(({ system, row }, index) => {
  const [code, es, esPlural, agreement, en, enPlural, axes, partClass, synonymsEs, synonymsEn, exceptions] =
    row;
  const gender: Gender = agreement.startsWith('m') ? 'm' : 'f';
  return {
    code,
    system,
    ordinal: index + 1,
    es,
    esPlural,
    en,
    enPlural,
    gender,
    isPlural: agreement.endsWith('p'),
    axes,
    ...(exceptions?.end && { end: exceptions.end }),
    synonymsEs: listed(synonymsEs),
    synonymsEn: listed(synonymsEn),
    partClass,
    nounEs: exceptions?.nounEs ?? es,
    nounEn: exceptions?.nounEn ?? en,
    positionGender: exceptions?.positionGender ?? gender,
  };
});

const byCode = new Map(PART_TYPES.map((type) => [type.code, type]));

export function partTypeOf(code: string): PartTypeFact | undefined {
  return byCode.get(code);
}

const POSITIONS_OF_AXES: Readonly<Record<PartAxes, readonly Position[]>> = {
  none: ['c'],
  side: ['l', 'r'],
  end: ['f', 'b'],
  'side+end': ['fl', 'fr', 'rl', 'rr'],
};

/** The places on a car where one part of this type can sit, in reading order. */
export function positionsOf(type: Pick<PartTypeFact, 'axes'>): readonly Position[] {
  return POSITIONS_OF_AXES[type.axes];
}

const ENDS_AND_SIDES: Readonly<Record<Position, readonly ('f' | 'b' | 'l' | 'r')[]>> = {
  c: [],
  l: ['l'],
  r: ['r'],
  f: ['f'],
  b: ['b'],
  fl: ['f', 'l'],
  fr: ['f', 'r'],
  rl: ['b', 'l'],
  rr: ['b', 'r'],
};
const STEM_ES = { f: 'delanter', b: 'traser', l: 'izquierd', r: 'derech' } as const;
const WORD_EN = { f: 'front', b: 'rear', l: 'left', r: 'right' } as const;

/** The name of a piece: "Puerta delantera izquierda", "Balatas delanteras", "Front left door". */
export function nameOf(type: PartTypeFact, position: Position, locale: 'es' | 'en'): string {
  const words = ENDS_AND_SIDES[position];
  if (locale === 'es') {
    const ending = (type.positionGender === 'm' ? 'o' : 'a') + (type.isPlural ? 's' : '');
    return [type.nounEs, ...words.map((word) => STEM_ES[word] + ending)].join(' ');
  }
  if (words.length === 0) return type.nounEn;
  const phrase = [...words.map((word) => WORD_EN[word]), lowerFirst(type.nounEn)].join(' ');
  return phrase.charAt(0).toUpperCase() + phrase.slice(1);
}

/** Lower-cases a leading word, not a leading acronym. */
function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
