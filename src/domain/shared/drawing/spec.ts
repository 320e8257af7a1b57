import type { BodyStyle, Drivetrain, EngineLayout } from '../facts/generations.ts';
import { TRAITS } from './traits.ts';
import type { CarDrawingSpec } from './types.ts';

/** What a catalog row or a fact must tell to be drawn. Unknown words fall back to the usual of the body style. */
export interface DrawableGeneration {
  /** `make/model/generation`; `path` wins where `slug` is only its last part. */
  readonly slug: string;
  readonly path?: string;
  readonly yearFrom: number;
  readonly bodyStyle: string;
  readonly doors: number;
  readonly wheelbaseMm: number;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly vehicles: readonly { readonly engineLayout: string; readonly drivetrain: string }[];
}

/** Folded sheet metal gave way to pressed curves about here. */
const MODERN_SINCE = 2001;

/** The richest drivetrain tells the most: four driven wheels before two. */
const DRIVE_RANK: readonly Drivetrain[] = ['4WD', 'AWD', 'RWD', 'FWD'];

type Usual = readonly [EngineLayout, Drivetrain];
const CAR: Usual = ['inline-transverse', 'FWD'];
const TRUCK: Usual = ['inline-longitudinal', 'RWD'];

const USUAL: Readonly<Record<BodyStyle, Usual>> = {
  sedan: CAR,
  hatchback: CAR,
  coupe: CAR,
  suv: CAR,
  van: ['inline-longitudinal-underseat', 'RWD'],
  'van-mpv': TRUCK,
  'pickup-regular': TRUCK,
  'pickup-crew': TRUCK,
};

const ENGINE_LAYOUTS: readonly EngineLayout[] = [
  'inline-transverse',
  'v-transverse',
  'inline-longitudinal',
  'inline-longitudinal-underseat',
  'v-longitudinal',
  'boxer-rear-longitudinal',
];

const isBodyStyle = (word: string): word is BodyStyle => Object.hasOwn(USUAL, word);

/**
 * What the drawing of a generation shows: its own dimensions, the engine layout it was mostly sold with (its
 * first vehicle) and the fullest drivetrain among the vehicles of that layout. A wheelbase that leaves no
 * overhangs is a slip of the keyboard and is drawn as 80 % of the length.
 */
export function specOf(generation: DrawableGeneration): CarDrawingSpec {
  const bodyStyle = isBodyStyle(generation.bodyStyle) ? generation.bodyStyle : 'sedan';
  const [usualLayout, usualDrive] = USUAL[bodyStyle];
  const layout = generation.vehicles[0]?.engineLayout;
  const drives = generation.vehicles
    .filter((each) => each.engineLayout === layout)
    .map((each) => each.drivetrain);
  const traits = TRAITS[generation.path ?? generation.slug];
  const { wheelbaseMm, lengthMm } = generation;
  return {
    bodyStyle,
    doors: generation.doors,
    wheelbaseMm: wheelbaseMm < lengthMm * 0.86 ? wheelbaseMm : Math.round(lengthMm * 0.8),
    lengthMm,
    widthMm: generation.widthMm,
    heightMm: generation.heightMm,
    engineLayout: ENGINE_LAYOUTS.find((each) => each === layout) ?? usualLayout,
    drivetrain: DRIVE_RANK.find((drive) => drives.includes(drive)) ?? usualDrive,
    era: generation.yearFrom < MODERN_SINCE ? 'boxy' : 'modern',
    ...(traits ? { traits } : {}),
  };
}
