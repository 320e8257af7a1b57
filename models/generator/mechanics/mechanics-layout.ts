import type { Pose } from '../assembly.ts';
import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import { clamp, type Vec3 } from '../geometry/vec.ts';
import { posePoint } from '../assembly.ts';
import { enginePlan, type EnginePlan } from './engine/engine-plan.ts';
import { REAR_DIFFERENTIAL } from './gearbox/rear-transaxle.ts';
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
  readonly plan: EnginePlan;
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
  const plan = enginePlan(spec.engine);
  const { length } = plan;
  const engine = enginePose({ spec, frame, stations, length });
  const flange = -length / 2 - 0.006;
  const onEngine = (point: Vec3): Vec3 => posePoint(point, engine);
  const [dx, dy, dz] = DIFFERENTIAL_OFFSET;
  return {
    spec,
    frame,
    stations,
    plan,
    engine,
    flange,
    onEngine,
    differential: onEngine([flange + dx, dy, dz]),
  };
}

interface EngineRoom {
  readonly spec: FamilySpec;
  readonly frame: CarFrame;
  readonly stations: Stations;
  /** Of the block. */
  readonly length: number;
}

type EnginePose = MechanicsLayout['engine'];

function enginePose(room: EngineRoom): EnginePose {
  switch (room.spec.engine.layout) {
    case 'inline-transverse':
    case 'v-transverse':
      return transverse(room);
    case 'inline-longitudinal':
    case 'v-longitudinal':
      return longitudinal(room);
    case 'inline-longitudinal-underseat':
      return underSeat(room);
    case 'boxer-rear-longitudinal':
      return rearEngine(room);
  }
}

/** Behind the axle, so that the differential of its gearbox lies between the wheels. */
function rearEngine({ frame, length }: EngineRoom): EnginePose {
  const x = frame.rearAxle.x - REAR_DIFFERENTIAL - length / 2 - 0.01;
  return { at: [x, 0, frame.tyreRadius + 0.035], turnZ: 180, scale: 1 };
}

/** Between the rails, as far forward as radiator and fan allow. */
function transverse({ frame, stations, length }: EngineRoom): EnginePose {
  const bay = frame.engineBay;
  const room = 2 * (frame.rails.y - 0.03);
  const width = length + BELT_DRIVE + TRANSAXLE;
  const height = stations.hoodZ(0.24) - bay.bottom - 0.03;
  const scale = clamp(Math.min(room / width, height / (ABOVE_CRANK + BELOW_CRANK)), 0.78, 1.05);
  const x = clamp(bay.front - 0.13 - INTAKE_REACH * scale, 0.1, 0.24);
  const y = ((BELT_DRIVE - TRANSAXLE) / 2) * scale;
  return { at: [x, y, bay.bottom + 0.02 + BELOW_CRANK * scale], turnZ: -90, scale };
}

function longitudinal({ spec, frame, stations, length }: EngineRoom): EnginePose {
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

function underSeat({ frame, length }: EngineRoom): EnginePose {
  const bay = frame.engineBay;
  const scale = clamp((bay.top - bay.bottom - 0.04) / (ABOVE_CRANK + BELOW_CRANK), 0.75, 1);
  const x = bay.front - 0.1 - (length / 2 + BELT_DRIVE) * scale;
  return { at: [x, 0, bay.bottom + 0.02 + BELOW_CRANK * scale], turnZ: 0, scale };
}
