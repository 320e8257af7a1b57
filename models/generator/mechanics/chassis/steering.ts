import { part } from '../../assembly.ts';
import type { CarFrame } from '../../body/car-frame.ts';
import { bellows } from '../../geometry/lathe.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { add, mix, normalize, scale, sub, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { barBetween, boltsAt, boxAt, rodAt, turnedAt, turnedBetween } from '../shapes.ts';
import type { Stations } from '../stations.ts';

/** Where the steering wheel sits and how its shaft leans. */
export interface SteeringPlace {
  readonly wheel: Vec3;
  /** From the wheel towards the rack, unit length. */
  readonly shaft: Vec3;
}

interface SteeringOptions {
  readonly frame: CarFrame;
  readonly stations: Stations;
  readonly place: SteeringPlace;
  /** The motor sits on the column; without: a hydraulic pump sits on the engine. */
  readonly electric: boolean;
}

export function steering({ frame, stations, place, electric }: SteeringOptions): CarPart[] {
  const { rackX, rackZ, discY } = stations;
  const half = Math.min(0.3, discY * 0.46);
  const pinion: Vec3 = [rackX + 0.012, half * 0.72, rackZ + 0.03];
  const knuckleArm: Vec3 = [Math.sign(rackX) * 0.12, discY - 0.097, frame.tyreRadius - 0.005];
  return [
    part('cremallera', rack([rackX, 0, rackZ], half, pinion), { explode: [-0.16, 0, 0.02], sequence: 5 }),
    part('terminal', tieRod([rackX, half, rackZ], knuckleArm), {
      position: 'l',
      mirrored: true,
      explode: [-0.14, 0.2, 0],
      sequence: 3,
    }),
    part('columna', column(place, pinion, frame.firewallX), { explode: [-0.16, 0.06, 0.3], sequence: 2 }),
    ...(electric
      ? [part('bomba-direccion', electricAssist(place), { explode: [-0.04, -0.18, 0.36], sequence: 1 })]
      : []),
  ];
}

function rack([x, y, z]: Vec3, half: number, pinion: Vec3) {
  const mount = (side: number): Mesh => boxAt([0.05, 0.04, 0.07], [x, side * half * 0.8, z - 0.004], 0.01);
  return {
    castalu: Mesh.merge(
      rodAt('y', [x, y, z], { radius: 0.023, height: half * 2 }),
      turnedBetween([pinion[0], pinion[1], z - 0.035], add(pinion, [-0.02, 0, 0.05]), [
        [0, 0],
        [0.026, 0.02],
        [0.03, 0.4],
        [0.022, 0.7],
        [0.02, 1],
        [0, 1],
      ]),
      mount(1),
      mount(-1),
    ),
    steel: Mesh.merge(
      barBetween(add(pinion, [-0.02, 0, 0.05]), add(pinion, [-0.04, 0, 0.09]), 0.009),
      boltsAt('x', [
        [x + 0.026, half * 0.8, z + 0.02],
        [x + 0.026, -half * 0.8, z + 0.02],
      ]),
    ),
  };
}

function tieRod(start: Vec3, end: Vec3) {
  const direction = normalize(sub(end, start));
  const gaiterEnd = add(start, scale(direction, 0.13));
  const profile: Vec2[] = bellows(0.025, 0.014, 1, 6);
  return {
    rubber: turnedBetween(start, gaiterEnd, profile),
    steel: Mesh.merge(
      barBetween(mix(start, end, 0.3), end, 0.0085),
      turnedBetween(mix(start, end, 0.62), mix(start, end, 0.84), [
        [0, 0],
        [0.011, 0.02],
        [0.011, 0.98],
        [0, 1],
      ]),
      turnedAt('z', end, [
        [0, 0.012],
        [0.016, 0.012],
        [0.018, 0.004],
        [0.018, -0.008],
        [0.01, -0.014],
        [0.006, -0.034],
        [0, -0.034],
      ]),
    ),
  };
}

function column({ wheel, shaft }: SteeringPlace, pinion: Vec3, firewallX: number) {
  const end = add(wheel, scale(shaft, 0.36));
  const joint: Vec3 = [firewallX + 0.02, mix(end, pinion, 0.55)[1], mix(end, pinion, 0.45)[2]];
  const foot = add(pinion, [-0.04, 0, 0.09]);
  const at = (distance: number): Vec3 => add(wheel, scale(shaft, distance));
  return {
    steel: Mesh.merge(
      barBetween(at(0.015), at(0.1), 0.012),
      barBetween(end, joint, 0.011),
      barBetween(joint, foot, 0.011),
      universalJoint(joint),
      universalJoint(end),
    ),
    iron: Mesh.merge(
      turnedBetween(at(0.07), at(0.34), [
        [0, 0],
        [0.03, 0.02],
        [0.03, 0.3],
        [0.024, 0.34],
        [0.024, 0.97],
        [0, 1],
      ]),
      boxAt([0.05, 0.13, 0.03], add(at(0.22), [0, 0, 0.035]), 0.008),
    ),
    black: Mesh.merge(
      boxAt([0.07, 0.13, 0.1], at(0.085), 0.03, 2),
      barBetween(add(at(0.06), [0, 0.06, 0]), add(at(0.045), [0, 0.2, 0.015]), 0.008),
      barBetween(add(at(0.06), [0, -0.06, 0]), add(at(0.045), [0, -0.2, 0.015]), 0.008),
    ),
  };
}

const universalJoint = (at: Vec3): Mesh =>
  Mesh.merge(rodAt('y', at, { radius: 0.02, height: 0.034 }), rodAt('z', at, { radius: 0.01, height: 0.05 }));

function electricAssist({ wheel, shaft }: SteeringPlace) {
  const centre = add(wheel, scale(shaft, 0.29));
  const motor: Vec3 = [centre[0], centre[1] - 0.075, centre[2] - 0.02];
  return {
    castalu: turnedAt(
      'y',
      [centre[0], centre[1] - 0.02, centre[2] - 0.01],
      [
        [0, 0.04],
        [0.036, 0.04],
        [0.044, 0.02],
        [0.044, -0.02],
        [0.034, -0.03],
        [0, -0.03],
      ],
    ),
    dark: rodAt('y', motor, { radius: 0.036, height: 0.08 }),
    black: boxAt([0.07, 0.05, 0.05], [motor[0] + 0.01, motor[1], motor[2] + 0.045], 0.008),
  };
}
