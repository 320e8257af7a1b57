import { posed } from '../assembly.ts';
import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import { add, scale, type Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import { baySpots, type BaySpots } from './bay-spots.ts';
import { beetleExhaust } from './beetle-exhaust.ts';
import { brakeControls } from './brake-hydraulics.ts';
import { chassis } from './chassis/chassis.ts';
import { climate } from './climate.ts';
import { cooling } from './cooling.ts';
import { drivetrain } from './drivetrain.ts';
import { electrics } from './electrics.ts';
import { exhaust, exhaustRoute } from './exhaust.ts';
import { fuelSystem } from './fuel.ts';
import { airPath } from './intake-path.ts';
import { layoutOf, type MechanicsLayout } from './mechanics-layout.ts';

/** Everything under the skin but the cabin and the wheels. */
export function buildMechanics(spec: FamilySpec, frame: CarFrame): CarPart[] {
  const layout = layoutOf(spec, frame);
  const spots = baySpots(layout);
  const isAirCooled = spec.engine.cooling === 'air';
  const accessories = { steeringPump: spec.era !== 'modern' && !isAirCooled, airConditioning: !isAirCooled };
  return [
    ...posed(layout.plan.build(accessories), layout.engine),
    ...drivetrain(layout),
    ...(isAirCooled ? beetleExhaust(layout) : waterCooled(layout, spots)),
    ...climate(layout),
    ...electrics(layout, spots),
    ...fuelSystem(layout, spots.canister),
    ...brakeControls(layout, spots),
    ...chassis(layout),
  ];
}

function waterCooled(layout: MechanicsLayout, spots: BaySpots): CarPart[] {
  const { plan, onEngine } = layout;
  const throttle = onEngine(plan.throttle);
  const leaving = onEngine(add(plan.throttle, scale(plan.throttleWay, 1.5)));
  const outlets: Vec3[] = plan.outlets.map((outlet) => onEngine(outlet));
  return [
    ...airPath(spots, throttle, [leaving]),
    ...cooling(layout, spots),
    ...exhaust(layout, exhaustRoute(layout, outlets)),
  ];
}
