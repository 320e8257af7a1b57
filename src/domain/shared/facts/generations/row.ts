import type { BodyStyle } from '../body-styles.ts';
/** Bodies the chain sells parts for. */
export type { BodyStyle };

export type EngineLayout =
  | 'inline-transverse'
  | 'inline-longitudinal'
  | 'inline-longitudinal-underseat'
  | 'v-transverse'
  | 'v-longitudinal'
  | 'boxer-rear-longitudinal';

export type Fuel = 'gasoline' | 'gasoline-turbo' | 'gasoline-hybrid' | 'diesel-turbo';

/** Kind and number of gears: manual, automatic, dual clutch; CVT has no number. */
export type Transmission = `${'MT' | 'AT' | 'DCT'}${number}` | 'CVT';

export type Drivetrain = 'FWD' | 'RWD' | 'AWD' | '4WD';

/**
 * `verified`: an independent public table has the same figures (US twin in the EPA list).
 * `cross-checked`: at least one figure agrees with an independent source, the rest is own knowledge.
 * `unverified`: own knowledge only; drawings made from it say "ilustrativo".
 */
export type Confidence = 'verified' | 'cross-checked' | 'unverified';

/** Source of a figure nobody has checked against a document yet. */
export const OWN = 'own knowledge, unverified';

export type VehicleRow = readonly [
  engineName: string,
  displacementL: number,
  cylinders: number,
  engineLayout: EngineLayout,
  fuel: Fuel,
  transmission: Transmission,
  drivetrain: Drivetrain,
  yearFrom: number,
  yearTo: number | null,
  source: string,
  confidence: Confidence,
];

export type GenerationRow = readonly [
  slug: string,
  model: string,
  code: string,
  yearFrom: number,
  yearTo: number | null,
  bodyStyle: BodyStyle,
  doorCounts: readonly number[],
  wheelbaseMm: number,
  lengthMm: number,
  widthMm: number,
  heightMm: number,
  source: string,
  confidence: Confidence,
  /** What people call it, `|` between. */
  aliases: string,
  vehicles: readonly VehicleRow[],
];

export type MakeRow = readonly [slug: string, name: string, generations: readonly GenerationRow[]];
