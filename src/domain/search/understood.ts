import type { SystemCode } from '#shared/facts/systems.ts';
import type { Position } from '#shared/positions.ts';
import type { Symptom } from './symptoms.ts';

/** A generation that the sentence may mean. */
export interface CarCandidate {
  /** `nissan/tsuru/b13` */
  readonly path: string;
  readonly make: string;
  readonly model: string;
  readonly code: string;
  readonly bodyStyle: string;
  readonly yearFrom: number;
  readonly yearTo: number | null;
  /** False: a year was said in which this generation was not sold. */
  readonly coversYear: boolean;
  /** Ids of its vehicles that agree with the engine, gearbox and year said; all of them when nothing was said. */
  readonly vehicles: readonly number[];
}

export type CodeKind = 'serial' | 'part-number' | 'vin';

/** One answer to a question; what it leaves out stays as understood. */
export interface Choice {
  readonly generation?: string;
  /** `nissan/versa`: the model is chosen, its generation not yet. */
  readonly model?: string;
  readonly system?: SystemCode;
  readonly partType?: string;
  readonly position?: Position;
}

/** The one thing to ask next. `word`: the same word names a car and a part ("escape"). */
export interface Ambiguity {
  readonly kind: 'model' | 'generation' | 'partType' | 'position' | 'word';
  /** Likeliest first. */
  readonly options: readonly Choice[];
}

/** What a sentence says. A field is absent when the sentence does not decide it. */
export interface Understood {
  readonly text: string;
  readonly make?: { readonly slug: string; readonly name: string };
  /** `path` is `nissan/tsuru`. */
  readonly model?: { readonly path: string; readonly name: string };
  /** Likeliest first. One entry: the car is known. Empty: no car, or only a make. */
  readonly generations: readonly CarCandidate[];
  /** False when the car is the one the caller passed, not one that the sentence names. */
  readonly isCarSaid: boolean;
  readonly year?: number;
  /** Instead of `year` where two are said: "05 a 10". */
  readonly yearSpan?: { readonly from: number; readonly to: number };
  /** What is said of its engine, gearbox or drive, as typed; met where it narrows the car that is meant. */
  readonly engine?: { readonly said: string; readonly isMet: boolean };
  readonly system?: SystemCode;
  readonly partType?: string;
  /** Every part type that the words fit, likeliest first; one entry where `partType` is decided. */
  readonly partTypes: readonly string[];
  /** Where the part sits, once that is one place; `c` for parts that have only one. */
  readonly position?: Position;
  /** The places that agree with what was said; empty without a part. */
  readonly positions: readonly Position[];
  readonly code?: { readonly kind: CodeKind; readonly value: string };
  readonly condition?: 'used' | 'new';
  /** Of a used part. */
  readonly grade?: 'A' | 'B' | 'C';
  /** Normalised Spanish or English word, as said. */
  readonly colour?: string;
  /** Code of one of `options.places`. */
  readonly place?: string;
  /** What the car does, told instead of a part: where it may come from. */
  readonly symptom?: Symptom;
  /** A make or model that exists but is not in the catalog. */
  readonly missingCar?: string;
  /** Years, an engine, or a place beside a system: what the page of a car or system cannot show. */
  readonly saysMore?: true;
  readonly unknownWords: readonly string[];
  readonly ambiguity?: Ambiguity;
}

export interface UnderstandOptions {
  /** Newest model year that a two-digit year can mean; the caller's year plus one. */
  readonly lastYear: number;
  /** Generation the person already chose; stands when the sentence names no other car. */
  readonly car?: string;
  /** Answers given so far to the questions about this sentence. */
  readonly chosen?: Choice;
  /** Branches that a sentence may name ("en Querétaro"). */
  readonly places?: readonly { readonly code: string; readonly name: string }[];
}
