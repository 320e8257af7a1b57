import type { Pose } from '../assembly.ts';
import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import { clamp, type Vec3 } from '../geometry/vec.ts';
import { posePoint } from '../assembly.ts';
import { inlineSize } from './engine/inline-size.ts';
import { DIFFERENTIAL_OFFSET } from './gearbox/transaxle.ts';
import { stationsOf, type Stations } from './stations.ts';

/** Height of a dressed engine above and below its crankshaft, before scaling. */
const ABOVE_CRANK = 0.45;
const BELOW_CRANK = 0.2;
const BELT_DRIVE = 0.068;
const TRANSAXLE = 0.37;
const INTAKE_REACH = 0.3;

export interface MechanicsLayout {
  readonly spec: FamilySpec;
  readonly frame: CarFrame;
  readonly stations: Stations;
  /** Engine frame (see `engine/inline-size.ts`) to car. */
  readonly engine: Pose & { readonly scale: number };
  /** x of the gearbox flange in the engine frame. */
  readonly flange: number;
  /** A point of the engine frame on the car. */
  readonly onEngine: (point: Vec3) => Vec3;
  /** Middle of the differential of a transverse gearbox. */
  readonly differential: Vec3;
}

export function layoutOf(spec: FamilySpec, frame: CarFrame): MechanicsLayout {
  const stations = stationsOf(spec, frame);
  const { length } = engineSize(spec);
  const engine = enginePose(spec, frame, stations);
  const flange = -length / 2 - 0.006;
  const onEngine = (point: Vec3): Vec3 => posePoint(point, engine);
  const [dx, dy, dz] = DIFFERENTIAL_OFFSET;
  return { spec, frame, stations, engine, flange, onEngine, differential: onEngine([flange + dx, dy, dz]) };
}

/** Length between the flange and the front of the block. */
function engineSize({ engine }: FamilySpec): { readonly length: number } {
  const isV = engine.layout.startsWith('v-');
  return { length: isV ? (engine.cylinders / 2) * 0.105 + 0.1 : inlineSize(engine.cylinders).length };
}

function enginePose(spec: FamilySpec, frame: CarFrame, stations: Stations): MechanicsLayout['engine'] {
  switch (spec.engine.layout) {
    case 'inline-transverse':
    case 'v-transverse':
      return transverse(spec, frame, stations);
    case 'inline-longitudinal':
    case 'v-longitudinal':
      return longitudinal(spec, frame, stations);
    case 'inline-longitudinal-underseat':
      return underSeat(spec, frame);
    case 'boxer-rear-longitudinal':
      return { at: [frame.rearAxle.x - 0.42, 0, frame.tyreRadius + 0.07], turnZ: 180, scale: 1 };
  }
}

/** Between the rails, as far forward as radiator and fan allow. */
function transverse(spec: FamilySpec, frame: CarFrame, stations: Stations): MechanicsLayout['engine'] {
  const { length } = engineSize(spec);
  const bay = frame.engineBay;
  const room = 2 * (frame.rails.y - 0.03);
  const width = length + BELT_DRIVE + TRANSAXLE;
  const height = stations.hoodZ(0.24) - bay.bottom - 0.03;
  const scale = clamp(Math.min(room / width, height / (ABOVE_CRANK + BELOW_CRANK)), 0.78, 1.05);
  const x = clamp(bay.front - 0.13 - INTAKE_REACH * scale, 0.1, 0.24);
  const y = ((BELT_DRIVE - TRANSAXLE) / 2) * scale;
  return { at: [x, y, bay.bottom + 0.02 + BELOW_CRANK * scale], turnZ: -90, scale };
}

function longitudinal(spec: FamilySpec, frame: CarFrame, stations: Stations): MechanicsLayout['engine'] {
  const { length } = engineSize(spec);
  const bay = frame.engineBay;
  const rear = bay.rear + 0.03;
  const front = bay.front - 0.17;
  const isLadder = spec.chassis.frame === 'ladder';
  const bottom = isLadder ? frame.rails.z - 0.14 : bay.bottom + 0.01;
  const height = stations.hoodZ(0.2) - bottom - 0.03;
  const scale = clamp(
    Math.min((front - rear) / (length + BELT_DRIVE), height / (ABOVE_CRANK + BELOW_CRANK)),
    0.8,
    1.2,
  );
  const x = rear + (length / 2) * scale + (front - rear - (length + BELT_DRIVE) * scale) * 0.4;
  return { at: [x, 0, bottom + BELOW_CRANK * scale], turnZ: 0, scale };
}

function underSeat(spec: FamilySpec, frame: CarFrame): MechanicsLayout['engine'] {
  const { length } = engineSize(spec);
  const bay = frame.engineBay;
  const scale = clamp((bay.top - bay.bottom - 0.04) / (ABOVE_CRANK + BELOW_CRANK), 0.75, 1);
  const x = bay.front - 0.1 - (length / 2 + BELT_DRIVE) * scale;
  return { at: [x, 0, bay.bottom + 0.02 + BELOW_CRANK * scale], turnZ: 0, scale };
}
