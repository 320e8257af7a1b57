import type { CarPart } from '../../part.ts';
import type { MechanicsLayout } from '../mechanics-layout.ts';
import { steeringPlace } from '../steering-place.ts';
import { wheelBrakes } from './brakes.ts';
import { frontStruts } from './front-strut.ts';
import { frontWishbones } from './front-wishbone.ts';
import { hubs } from './hubs.ts';
import { coilSprungAxle, leafSprungAxle } from './live-axle.ts';
import { multilink } from './multilink.ts';
import { rearBeam } from './rear-beam.ts';
import { steering } from './steering.ts';
import { subframe } from './subframe.ts';
import { torsionChassis } from './torsion.ts';

/** Suspension, steering and brakes of a car. */
export function chassis(layout: MechanicsLayout): CarPart[] {
  const { spec, frame, stations } = layout;
  const isAirCooled = spec.engine.cooling === 'air';
  return [
    ...suspension(layout),
    ...hubs(frame, stations),
    ...steering({
      frame,
      stations,
      place: steeringPlace(spec, frame),
      electric: spec.era === 'modern' && !isAirCooled,
    }),
    ...wheelBrakes({ frame, stations, chassis: spec.chassis }),
  ];
}

function suspension({ spec, frame, stations }: MechanicsLayout): CarPart[] {
  const { frontSuspension, rearSuspension } = spec.chassis;
  if (frontSuspension === 'torsion') return torsionChassis(frame, stations);
  const front =
    frontSuspension === 'wishbone'
      ? frontWishbones(frame, stations)
      : [...frontStruts(frame, stations), subframe(frame, stations)];
  switch (rearSuspension) {
    case 'leaf':
      return [...front, ...leafSprungAxle(frame, stations)];
    case 'live-coil':
      return [...front, ...coilSprungAxle(frame, stations)];
    case 'multilink':
      return [...front, ...multilink(frame, stations)];
    case 'beam':
    case 'swing':
      return [...front, ...rearBeam(frame, stations, spec.kind === 'coupe')];
  }
}
