import type { BodyStyle, Drivetrain, EngineLayout } from '../facts/generations.ts';
import type { SystemCode } from '../facts/systems.ts';

/** What the drawing needs to know about a car. Lengths are whole millimetres. */
export interface CarDrawingSpec {
  readonly bodyStyle: BodyStyle;
  readonly doors: number;
  readonly wheelbaseMm: number;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
  readonly engineLayout: EngineLayout;
  readonly drivetrain: Drivetrain;
  readonly era: 'boxy' | 'modern';
  /** Lines that tell this generation from others of its style; see `traits.ts`. */
  readonly traits?: Traits;
}

/**
 * A point of the side view without millimetres: along the car (-1 front bumper, 0 front axle, 1 rear axle,
 * 2 rear bumper) and up as a share of the car's height.
 */
export type Spot = readonly [along: number, up: number];

/** The named points of a profile, front to rear. */
export type SpotName = 'nose' | 'cowl' | 'header' | 'apex' | 'roofEnd' | 'glassEnd' | 'deckEnd';

export interface Traits {
  readonly spots?: Partial<Record<SpotName, Spot>>;
  /** Belt line (foot of the side glass) at the A pillar and at the rear, as shares of the height. */
  readonly belt?: readonly [front: number, rear: number];
  /** Share of the overhangs that lies in front. */
  readonly frontShare?: number;
  readonly tyreMm?: number;
  /** Spokes of the rim; 0 draws a pressed steel wheel. */
  readonly spokes?: number;
  readonly lamp?: 'sweep' | 'square' | 'tall' | 'oval';
  /** 0 folded sheet metal with hard corners … 1 flowing. */
  readonly soft?: number;
  /** Height of the sill's lower edge. */
  readonly sillMm?: number;
}

/** One piece of artwork: SVG path data and the class that gives it line and tone. */
export interface Stroke {
  readonly d: string;
  readonly c: InkClass;
}

/**
 * o outline, g panel gap, l line, f fine line, h hatch; a0…a3 areas with a line, from paper to graphite;
 * w glass, z area without a line, x hidden line (dashed), p and q a pipe: its wide dark stroke and the lighter one inside.
 */
export type InkClass = 'o' | 'g' | 'l' | 'f' | 'h' | 'a0' | 'a1' | 'a2' | 'a3' | 'w' | 'z' | 'x' | 'p' | 'q';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** The ball and name of a region. `side` says in which row of the sheet it stands. */
export interface Callout extends Point {
  readonly side: 'top' | 'bottom';
}

export interface Region {
  readonly system: SystemCode;
  readonly number: number;
  /** Invisible, generous area that takes the pointer. */
  readonly hit: string;
  readonly art: readonly Stroke[];
  /** The place on the artwork that the leader points at. */
  readonly anchor: Point;
  readonly callout: Callout;
  /** Line from the ball to the anchor. */
  readonly leader: string;
}

/** One dimension line with its figure in millimetres; `turned` figures read from below upwards. */
export interface Dimension {
  readonly name: 'wheelbase' | 'length' | 'height';
  readonly mm: number;
  readonly d: string;
  readonly at: Point;
  readonly turned: boolean;
}

export interface CarDrawing {
  readonly viewBox: string;
  readonly width: number;
  readonly height: number;
  /** Sheet units per millimetre of the car. */
  readonly scale: number;
  /** Ground and axle lines: furniture of the sheet that is no link. */
  readonly sheet: readonly Stroke[];
  /** Path data of the corner ticks. */
  readonly ticks: string;
  /** All 12, ordered by number. */
  readonly regions: readonly Region[];
  /** The order to paint them in, so that near parts cover far ones; indexes into `regions`. */
  readonly paintOrder: readonly number[];
  readonly dims: readonly Dimension[];
  /** Centres of the wheels, for checks and for motion. */
  readonly axles: { readonly front: Point; readonly rear: Point; readonly radius: number };
}
