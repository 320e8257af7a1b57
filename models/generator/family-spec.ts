import type { Drivetrain, EngineLayout } from '../../src/domain/shared/facts/generations/row.ts';

/** Metres, generator frame: x forward, y left, z up, origin on the ground under the front axle centre. */
export const FAMILY_NAMES = [
  'sedan-city',
  'sedan-compact',
  'sedan-classic',
  'hatch',
  'hatch-classic',
  'suv-fwd',
  'suv-awd',
  'pickup-crew',
  'pickup-full',
  'pickup-compact',
  'van',
  'mpv',
  'coupe',
  'coupe-muscle',
  'beetle',
] as const;

export type FamilyName = (typeof FAMILY_NAMES)[number];

/** What the rear end and the doors are cut like. */
export type BodyKind = 'sedan' | 'coupe' | 'hatch' | 'suv' | 'mpv' | 'van' | 'pickup' | 'beetle';

export interface FamilyDims {
  readonly wheelbase: number;
  readonly frontOverhang: number;
  readonly length: number;
  /** Without mirrors. */
  readonly width: number;
  readonly height: number;
  /** Height of the lower edge of the doors. */
  readonly sill: number;
  /** Height of the body shoulder under the front door glass. */
  readonly belt: number;
  readonly tyreDiameter: number;
  readonly tyreWidth: number;
  readonly rimDiameter: number;
  /** Distance between the middles of the tyres of one axle. */
  readonly track: number;
}

export type SidePoint = readonly [x: number, z: number];

/** Corners of the side view at the centre line; the doors and the mechanics hang from them. */
export interface BodyAnchors {
  /** Base and top of the windshield. */
  readonly cowl: SidePoint;
  readonly header: SidePoint;
  /** Top and base of the back glass. */
  readonly rearHeader: SidePoint;
  readonly tail: SidePoint;
  /** Height of the leading edge of the hood. */
  readonly hoodEdge: number;
  /** Height of the rear edge of the trunk lid, of the belt at the tailgate, or of the bed rail. */
  readonly deckEdge: number;
  /** Front edge of the front door, gap between doors (or end of the only one), rear edge of the rear door. */
  readonly doorFront: number;
  readonly pillarB: number;
  readonly doorRear: number;
  /** Where the cab of a pickup ends. */
  readonly cabEnd?: number;
}

export interface EngineSpec {
  readonly layout: EngineLayout;
  readonly cylinders: 3 | 4 | 5 | 6 | 8;
  readonly cooling: 'water' | 'air';
  readonly turbo: boolean;
  readonly ignition: 'coils' | 'distributor';
}

export interface ChassisSpec {
  readonly frame: 'unibody' | 'ladder' | 'platform';
  readonly frontSuspension: 'strut' | 'wishbone' | 'torsion';
  readonly rearSuspension: 'beam' | 'multilink' | 'leaf' | 'live-coil' | 'swing';
  readonly rearBrakes: 'disc' | 'drum';
  readonly gearbox: 'manual' | 'automatic' | 'cvt';
}

export type WheelVariant =
  | 'steel-cap'
  | 'steel-plain'
  | 'five-spoke'
  | 'ten-spoke'
  | 'twin-spoke'
  | 'multi-spoke'
  | 'chunky'
  | 'beetle';

export interface InteriorSpec {
  readonly era: Era;
  readonly seatRows: 1 | 2 | 3;
  readonly upholstery: 'fabric' | 'leather';
}

export type Era = 'classic' | 'nineties' | 'modern';

export type GrilleVariant =
  | 'slats'
  | 'honeycomb'
  | 'v-bar'
  | 'wing'
  | 'tall-bars'
  | 'split-bar'
  | 'slot'
  | 'mesh-frame'
  | 'band'
  | 'none';

export type LampVariant =
  | 'swept'
  | 'almond'
  | 'rectangle'
  | 'block'
  | 'round'
  | 'round-pair'
  | 'slim'
  | 'tall'
  | 'stacked'
  | 'angular';

export type TailVariant = 'wrap' | 'wide' | 'block' | 'tall' | 'boomerang' | 'triple-bar' | 'pillar' | 'oval';

export interface FaceSpec {
  readonly lamp: LampVariant;
  readonly grille: GrilleVariant;
  readonly intake: 'wide' | 'trapezoid' | 'slot' | 'twin' | 'none';
  readonly tail: TailVariant;
  readonly fogLamps: boolean;
  readonly bumper: 'painted' | 'black' | 'chrome';
}

export interface FeatureSpec {
  readonly sunroof: boolean;
  readonly roofRails: boolean;
  /** Rear lamp split between body and trunk lid or tailgate. */
  readonly twoPieceTailLamps: boolean;
  readonly wheelArchCladding: boolean;
  readonly handles: 'bar' | 'flap';
}

/** One generated car: a body of a kind in its own dimensions, a face, and what drives it. */
export interface FamilySpec {
  readonly name: FamilyName;
  readonly kind: BodyKind;
  readonly era: Era;
  readonly dims: FamilyDims;
  readonly anchors: BodyAnchors;
  /** Side doors: the van has two in front and one that slides, on the right. */
  readonly sideDoors: 2 | 4 | 'slider';
  readonly engine: EngineSpec;
  readonly drive: Drivetrain;
  readonly chassis: ChassisSpec;
  readonly wheel: WheelVariant;
  readonly interior: InteriorSpec;
  readonly face: FaceSpec;
  readonly features: FeatureSpec;
  /** sRGB, `#rrggbb`: the paint it is shown in at first. */
  readonly paint: string;
  /** Departures from the curves of its kind; see `body/shape.ts`. */
  readonly shape?: ShapeOverrides;
}

/** Style numbers that a family may set away from its kind; all metres unless said otherwise. */
export interface ShapeOverrides {
  /** 1 = as its kind; below 1 = boxier: smaller radii and sharper knots. */
  readonly softness?: number;
  readonly noseBow?: number;
  readonly tailBow?: number;
  /** 1 = raked like a sedan, 0 = upright. */
  readonly noseRake?: number;
  readonly hoodArch?: number;
  readonly hoodCrown?: number;
  readonly tumblehome?: number;
  readonly beltRise?: number;
  readonly flare?: number;
  readonly crease?: number;
  readonly hoodRidge?: number;
  /** How much lower the roof is at its sides. */
  readonly roofCrown?: number;
}
