import type { Vec3 } from './extras.ts';

/** Dimensions in metres that a car's shape hangs on. Lengths run along the car, heights up from the ground. */
export interface CarDims {
  readonly wheelbase: number;
  /** Front bumper to front axle. */
  readonly frontOverhang: number;
  readonly length: number;
  readonly width: number;
  readonly height: number;
  /** Lower edge of the sill. */
  readonly sill: number;
  /** Foot of the side glass. */
  readonly belt: number;
  readonly tyreDiameter: number;
}

/** What a generation's facts say about its size, in millimetres. */
export interface SizeFacts {
  readonly wheelbaseMm: number;
  readonly lengthMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/**
 * `skin` and `stretch`: every vertex is mapped. `rigid`: the part moves whole with the point it turns about, so
 * that wheels, engines and seats keep their shape.
 */
export const WARP_MODES = ['skin', 'rigid', 'stretch'] as const;

export type WarpMode = (typeof WARP_MODES)[number];

/** Maps a point of the family's car (GLB frame) to where it is on the generation's. */
export interface CarWarp {
  across(x: number): number;
  up(y: number): number;
  along(z: number): number;
  /** Uniform scale of what sits in the wheels. */
  readonly wheelScale: number;
  /** Nothing moves: the generation has the family's own dimensions. */
  readonly isIdentity: boolean;
}

/** This much before and behind each axle keeps its proportions: wheel, arch and suspension. */
const AXLE_ZONE = 0.45;
/** Top of the wheel arch over the tyre's diameter: up to here heights scale with the wheel. */
const ARCH_HEIGHT = 1.12;
/** Tyres follow the size of the car, but less than it. */
const TYRE_FOLLOWS = 0.6;
const TYRE_SCALES = [0.9, 1.1] as const;
const SAME = 1e-9;

type Knots = readonly (readonly [from: number, to: number])[];

/** The dimensions of a generation: its facts, and for what facts do not say, the family's proportions. */
export function dimsFor(family: CarDims, facts: SizeFacts): CarDims {
  const length = facts.lengthMm / 1000;
  const width = facts.widthMm / 1000;
  const height = facts.heightMm / 1000;
  const wheelbase = facts.wheelbaseMm / 1000;
  const overhangs = (length - wheelbase) / (family.length - family.wheelbase);
  const size = Math.sqrt((length / family.length) * (height / family.height));
  const tyres = between(TYRE_SCALES[0], 1 + TYRE_FOLLOWS * (size - 1), TYRE_SCALES[1]);
  return {
    wheelbase,
    length,
    width,
    height,
    frontOverhang: family.frontOverhang * overhangs,
    sill: family.sill * tyres,
    belt: family.belt * (height / family.height),
    tyreDiameter: family.tyreDiameter * tyres,
  };
}

/** Piecewise-linear maps that take the family's own dimensions exactly to the generation's. */
export function carWarp(family: CarDims, car: CarDims): CarWarp {
  const wheelScale = car.tyreDiameter / family.tyreDiameter;
  const along = mapThrough(alongKnots(family, car, wheelScale));
  const up = mapThrough(upKnots(family, car));
  const widths = car.width / family.width;
  const isIdentity = (Object.keys(family) as (keyof CarDims)[]).every(
    (name) => Math.abs(family[name] - car[name]) < SAME,
  );
  return { along, up, across: (x) => x * widths, wheelScale, isIdentity };
}

export function warpPoint(warp: CarWarp, [x, y, z]: Vec3): Vec3 {
  return [warp.across(x), warp.up(y), warp.along(z)];
}

/** Where a part's own frame sits on the family's car; mirrored: the right copy of a left mesh (scale −1 in x). */
export interface PartFrame {
  readonly origin: Vec3;
  readonly isMirrored: boolean;
}

/**
 * Maps vertices given in a part's own frame, in place; the frame's origin must be moved with `warpPoint`. Left and
 * right copies of one mesh come out alike. Normals stay as they are: the stretch is too small to see and recomputed
 * ones would show a crease where the maps change slope.
 */
export function warpVertices(
  warp: CarWarp,
  positions: Float32Array,
  { origin, isMirrored }: PartFrame,
): void {
  const side = isMirrored ? -1 : 1;
  const [x0, y0, z0] = origin;
  const [x1, y1, z1] = warpPoint(warp, origin);
  for (let i = 0; i + 2 < positions.length; i += 3) {
    positions[i] = (warp.across(x0 + side * (positions[i] ?? 0)) - x1) * side;
    positions[i + 1] = warp.up(y0 + (positions[i + 1] ?? 0)) - y1;
    positions[i + 2] = warp.along(z0 + (positions[i + 2] ?? 0)) - z1;
  }
}

const AT_WHEELS: readonly string[] = ['ruedas', 'frenos', 'suspension-direccion'];
const STOWED: readonly string[] = ['refaccion', 'gato'];

/** Uniform scale of a rigid part: what hangs on a wheel follows the tyre, the rest keeps its size. */
export function rigidScale(warp: CarWarp, { system, type, pos }: RigidPart): number {
  const isAtWheel =
    system === 'ruedas' ? !STOWED.includes(type) : pos.length === 2 && AT_WHEELS.includes(system);
  return isAtWheel ? warp.wheelScale : 1;
}

interface RigidPart {
  readonly system: string;
  readonly type: string;
  readonly pos: string;
}

function alongKnots(from: CarDims, to: CarDims, wheelScale: number): Knots {
  // Short overhangs leave room for a piece of bumper that stretches.
  const zone = Math.min(AXLE_ZONE, 0.8 * shortestOverhang(from), (0.8 * shortestOverhang(to)) / wheelScale);
  const scaled = zone * wheelScale;
  return [
    [from.frontOverhang - from.length, to.frontOverhang - to.length],
    [-from.wheelbase - zone, -to.wheelbase - scaled],
    [-from.wheelbase + zone, -to.wheelbase + scaled],
    [-zone, -scaled],
    [zone, scaled],
    [from.frontOverhang, to.frontOverhang],
  ];
}

function upKnots(from: CarDims, to: CarDims): Knots {
  const arch = [ARCH_HEIGHT * from.tyreDiameter, ARCH_HEIGHT * to.tyreDiameter] as const;
  const hasBelt = from.belt > arch[0] * 1.1 && to.belt > arch[1] * 1.05;
  return [
    [0, 0],
    [from.sill, to.sill],
    arch,
    ...(hasBelt ? [[from.belt, to.belt] as const] : []),
    [from.height, to.height],
  ];
}

const shortestOverhang = ({ frontOverhang, length, wheelbase }: CarDims): number =>
  Math.min(frontOverhang, length - wheelbase - frontOverhang);

/** Linear between knots, the outer slopes carry on beyond them. */
function mapThrough(knots: Knots): (value: number) => number {
  return (value) => {
    let right = 1;
    while (right < knots.length - 1 && value > (knots[right]?.[0] ?? 0)) right += 1;
    const [a0, b0] = knots[right - 1] ?? [0, 0];
    const [a1, b1] = knots[right] ?? [1, 1];
    return b0 + ((value - a0) * (b1 - b0)) / (a1 - a0);
  };
}

const between = (low: number, value: number, high: number): number => Math.min(high, Math.max(low, value));
