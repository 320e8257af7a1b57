import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import { steeringPlace } from '../mechanics/steering-place.ts';
import type { CarPart } from '../part.ts';
import { boot } from './boot.ts';
import { controls } from './controls.ts';
import { dashboard, dashPlace } from './dashboard.ts';
import { lining } from './lining.ts';
import { belts, seats } from './seats.ts';

/** Everything a passenger sees, and what lies in the boot. */
export function buildInterior(spec: FamilySpec, frame: CarFrame): CarPart[] {
  const dash = dashPlace(spec, frame);
  return [
    ...seats(spec, frame),
    ...belts(spec, frame),
    ...dashboard(spec, dash),
    ...controls(spec, frame, { place: steeringPlace(spec, frame), dash }),
    ...lining(spec, frame),
    ...boot(spec, frame),
  ];
}
