import { posed } from '../assembly.ts';
import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import type { CarPart } from '../part.ts';
import { frontStruts } from './chassis/front-strut.ts';
import { hubs } from './chassis/hubs.ts';
import { rearBeam } from './chassis/rear-beam.ts';
import { steering } from './chassis/steering.ts';
import { subframe } from './chassis/subframe.ts';
import { wheelBrakes } from './chassis/brakes.ts';
import { driveAxle } from './driveline.ts';
import { inlineEngine } from './engine/inline-engine.ts';
import { transaxle } from './gearbox/transaxle.ts';
import { layoutOf } from './mechanics-layout.ts';

export function buildMechanics(spec: FamilySpec, frame: CarFrame): CarPart[] {
  const layout = layoutOf(spec, frame);
  const { stations, engine, differential } = layout;
  const accessories = { steeringPump: spec.era !== 'modern', airConditioning: true };
  return [
    ...posed([...inlineEngine(spec.engine, accessories), ...transaxle(layout.flange, spec.chassis.gearbox)], engine),
    ...(['l', 'r'] as const).map((side) => {
      const s = side === 'l' ? 1 : -1;
      return driveAxle(
        { inner: [differential[0], differential[1] + s * 0.12, differential[2]], outer: [0, s * (stations.discY - 0.045), frame.tyreRadius] },
        side,
      );
    }),
    ...frontStruts(frame, stations),
    ...hubs(frame, stations),
    ...rearBeam(frame, stations),
    subframe(frame, stations),
    ...steering({ frame, stations, place: { wheel: [frame.dashX - 0.2, frame.driverY, frame.beltZ], shaft: [0.9, 0, -0.42] }, electric: true }),
    ...wheelBrakes({ frame, stations, chassis: spec.chassis }),
  ];
}
