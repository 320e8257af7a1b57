import type { Drivetrain, EngineLayout } from '../facts/generations.ts';
import type { SystemCode } from '../facts/systems.ts';
import { POSITIONS, type Position } from '../positions.ts';
import { CAR_FAMILIES, type CarFamily } from './family.ts';
import { SCENE_SYSTEMS } from './node-name.ts';
import { WARP_MODES, type CarDims, type WarpMode } from './warp.ts';

/** GLB frame: +X the car's left, +Y up, +Z forward; metres; origin on the ground under the front axle. */
export type Vec3 = readonly [x: number, y: number, z: number];

export const CONTRACT_VERSION = 1;

/** `extras` of a `prt_` node. */
export interface PartExtras {
  readonly v: typeof CONTRACT_VERSION;
  readonly system: SystemCode;
  readonly type: string;
  readonly pos: Position;
  /** Where the part goes when its system is taken apart fully. */
  readonly explode: Vec3;
  /** Order of taking apart: low first. */
  readonly seq: number;
  /** Top of the part as assembled, for its label. */
  readonly anchor: Vec3;
  readonly warp: WarpMode;
}

/** `extras` of a `ctx_` node. */
export interface ContextExtras {
  readonly v: typeof CONTRACT_VERSION;
  readonly system: 'estructura';
  readonly context: true;
  readonly warp: WarpMode;
}

/** `extras` of the root node `vehicle`. */
export interface VehicleExtras {
  readonly contract: typeof CONTRACT_VERSION;
  readonly family: CarFamily;
  readonly dims: CarDims;
  readonly engine: EngineLayout;
  readonly drive: Drivetrain;
  readonly illustrative: true;
  readonly hash: string;
}

type Bag = Readonly<Record<string, unknown>>;

const DIMENSIONS: readonly (keyof CarDims)[] = [
  'wheelbase',
  'frontOverhang',
  'length',
  'width',
  'height',
  'sill',
  'belt',
  'tyreDiameter',
];

const isBag = (value: unknown): value is Bag => typeof value === 'object' && value !== null;
const isOneOf = (list: readonly string[], value: unknown): boolean =>
  typeof value === 'string' && list.includes(value);
const isFiniteNumber = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value);

export function isVec3(value: unknown): value is Vec3 {
  return Array.isArray(value) && value.length === 3 && value.every(isFiniteNumber);
}

export function isPartExtras(value: unknown): value is PartExtras {
  return (
    isBag(value) &&
    value['v'] === CONTRACT_VERSION &&
    isOneOf(
      SCENE_SYSTEMS.filter((system) => system !== 'estructura'),
      value['system'],
    ) &&
    typeof value['type'] === 'string' &&
    isOneOf(POSITIONS, value['pos']) &&
    isVec3(value['explode']) &&
    isFiniteNumber(value['seq']) &&
    isVec3(value['anchor']) &&
    isOneOf(WARP_MODES, value['warp'])
  );
}

export function isContextExtras(value: unknown): value is ContextExtras {
  return (
    isBag(value) &&
    value['v'] === CONTRACT_VERSION &&
    value['system'] === 'estructura' &&
    value['context'] === true &&
    isOneOf(WARP_MODES, value['warp'])
  );
}

export function isVehicleExtras(value: unknown): value is VehicleExtras {
  if (!isBag(value) || value['contract'] !== CONTRACT_VERSION || !isBag(value['dims'])) return false;
  const dims = value['dims'];
  return (
    isOneOf(CAR_FAMILIES, value['family']) &&
    DIMENSIONS.every((name) => isFiniteNumber(dims[name])) &&
    typeof value['engine'] === 'string' &&
    typeof value['drive'] === 'string' &&
    value['illustrative'] === true &&
    typeof value['hash'] === 'string'
  );
}

/** A helper of the scene (ground shadow): drawn, never picked. */
export function isHelper(value: unknown): boolean {
  return isBag(value) && value['helper'] === true;
}
