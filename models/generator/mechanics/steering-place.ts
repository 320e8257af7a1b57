import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import { normalize } from '../geometry/vec.ts';
import type { SteeringPlace } from './chassis/steering.ts';

/** Centre of the steering wheel, a forearm behind the dashboard; upright shafts in vans and trucks. */
export function steeringPlace(spec: FamilySpec, frame: CarFrame): SteeringPlace {
  const isUpright = spec.kind === 'van' || spec.chassis.frame === 'ladder';
  const z = Math.min(frame.beltZ - 0.055, frame.floorZ + 0.68);
  return {
    wheel: [frame.dashX - 0.23, frame.driverY, z],
    shaft: normalize(isUpright ? [0.82, -0.02, -0.57] : [0.9, -0.02, -0.43]),
  };
}
