import type { EngineSpec } from '../../family-spec.ts';
import type { Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { BOXER_LENGTH, boxerEngine, boxerOutlets } from './boxer-engine.ts';
import type { AccessoryOptions } from './inline-accessories.ts';
import { inlineOutlet } from './inline-breathing.ts';
import { inlineEngine } from './inline-engine.ts';
import { inlineSize } from './inline-size.ts';
import { thermostatNeck } from './thermostat.ts';
import { vEngine, vWaterOutlet } from './v-engine.ts';
import { vOutlets } from './v-breathing.ts';
import { vSize } from './v-size.ts';

/** What the rest of the car must know of an engine, in the engine frame (see `inline-size.ts`). */
export interface EnginePlan {
  /** Of the block, between gearbox flange and timing cover. */
  readonly length: number;
  /** Lower ends of the exhaust manifolds. */
  readonly outlets: readonly Vec3[];
  /** Mouth of the throttle body and the way its duct leaves it. */
  readonly throttle: Vec3;
  readonly throttleWay: Vec3;
  /** Ends of the upper and lower water hoses. */
  readonly waterOutlet: Vec3;
  readonly waterInlet: Vec3;
  readonly build: (accessories: AccessoryOptions) => CarPart[];
}

export function enginePlan(engine: EngineSpec): EnginePlan {
  if (engine.layout === 'boxer-rear-longitudinal') return boxerPlan();
  return engine.layout.startsWith('v-') ? vPlan(engine) : inlinePlan(engine);
}

function inlinePlan(engine: EngineSpec): EnginePlan {
  const size = inlineSize(engine.cylinders);
  return {
    length: size.length,
    outlets: [inlineOutlet(size)],
    throttle: [-size.length / 2 - 0.066, 0.205, 0.1],
    throttleWay: [-0.06, 0.03, 0.02],
    waterOutlet: thermostatNeck(size),
    waterInlet: [size.length / 2 + 0.01, 0.08, 0.13],
    build: (accessories) => inlineEngine(engine, accessories),
  };
}

function vPlan(engine: EngineSpec): EnginePlan {
  const size = vSize(engine.cylinders);
  return {
    length: size.length,
    outlets: vOutlets(size),
    throttle: [size.length * 0.45 + 0.08, 0, 0.33],
    throttleWay: [0.06, 0.01, 0.01],
    waterOutlet: vWaterOutlet(size),
    waterInlet: [size.length / 2 + 0.07, 0.075, 0.185],
    build: (accessories) => vEngine(engine, accessories),
  };
}

function boxerPlan(): EnginePlan {
  return {
    length: BOXER_LENGTH,
    outlets: boxerOutlets(),
    throttle: [0, 0, 0.3],
    throttleWay: [0, 0, 0.04],
    waterOutlet: [0, 0, 0],
    waterInlet: [0, 0, 0],
    build: () => boxerEngine(),
  };
}
