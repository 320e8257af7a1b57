import { posed } from '../assembly.ts';
import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import type { Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import { baySpots } from './bay-spots.ts';
import { brakeControls } from './brake-hydraulics.ts';
import { wheelBrakes } from './chassis/brakes.ts';
import { frontStruts } from './chassis/front-strut.ts';
import { hubs } from './chassis/hubs.ts';
import { rearBeam } from './chassis/rear-beam.ts';
import { steering } from './chassis/steering.ts';
import { subframe } from './chassis/subframe.ts';
import { climate } from './climate.ts';
import { cooling } from './cooling.ts';
import { driveAxle } from './driveline.ts';
import { electrics } from './electrics.ts';
import { inlineOutlet } from './engine/inline-breathing.ts';
import { inlineEngine } from './engine/inline-engine.ts';
import { inlineSize } from './engine/inline-size.ts';
import { exhaust, exhaustRoute } from './exhaust.ts';
import { fuelSystem } from './fuel.ts';
import { transaxle } from './gearbox/transaxle.ts';
import { airPath } from './intake-path.ts';
import { layoutOf } from './mechanics-layout.ts';
import { steeringPlace } from './steering-place.ts';

export function buildMechanics(spec: FamilySpec, frame: CarFrame): CarPart[] {
  const layout = layoutOf(spec, frame);
  const { stations, engine, differential } = layout;
  const accessories = { steeringPump: spec.era !== 'modern', airConditioning: true };
  const spots = baySpots(layout);
  const size = inlineSize(spec.engine.cylinders);
  const throttle = layout.onEngine([layout.flange - 0.06, 0.205, 0.1]);
  const via: Vec3[] = [[throttle[0] + 0.01, throttle[1] + 0.09, throttle[2] + 0.03]];
  return [
    ...posed(
      [...inlineEngine(spec.engine, accessories), ...transaxle(layout.flange, spec.chassis.gearbox)],
      engine,
    ),
    ...(['l', 'r'] as const).map((side) => {
      const s = side === 'l' ? 1 : -1;
      return driveAxle(
        {
          inner: [differential[0], differential[1] + s * 0.12, differential[2]],
          outer: [0, s * (stations.discY - 0.045), frame.tyreRadius],
        },
        side,
      );
    }),
    ...airPath(spots, throttle, via),
    ...cooling(layout, spots),
    ...climate(layout),
    ...electrics(layout, spots),
    ...exhaust(layout, exhaustRoute(layout, [layout.onEngine(inlineOutlet(size))])),
    ...fuelSystem(layout, spots.canister),
    ...brakeControls(layout, spots),
    ...frontStruts(frame, stations),
    ...hubs(frame, stations),
    ...rearBeam(frame, stations),
    subframe(frame, stations),
    ...steering({ frame, stations, place: steeringPlace(spec, frame), electric: spec.era === 'modern' }),
    ...wheelBrakes({ frame, stations, chassis: spec.chassis }),
  ];
}
