import { part } from '../assembly.ts';
import { Mesh } from '../geometry/mesh.ts';
import { range, type Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { BaySpots } from './bay-spots.ts';
import type { MechanicsLayout } from './mechanics-layout.ts';
import { barBetween, boltsAt, boxAt, cable, rodAt, turnedAt } from './shapes.ts';

/** Booster, master cylinder, ABS block, pedals and parking lever. */
export function brakeControls({ frame, spec }: MechanicsLayout, spots: BaySpots): CarPart[] {
  const { booster } = spots;
  const isManual = spec.chassis.gearbox === 'manual';
  const isAirCooled = spec.engine.cooling === 'air';
  return [
    ...(isAirCooled
      ? [part('cilindro-maestro', masterCylinder(booster, -0.06), { explode: [0.2, 0, 0.18], sequence: 1 })]
      : [
          part('booster', boosterMeshes(booster), { explode: [0.06, 0.02, 0.2], sequence: 2 }),
          part('cilindro-maestro', masterCylinder(booster, 0.05), {
            explode: [0.26, 0.02, 0.24],
            sequence: 1,
          }),
        ]),
    ...(spec.era === 'classic'
      ? []
      : [
          part('abs', absBlock(spots.abs), {
            explode: [0.06, Math.sign(spots.abs[1]) * 0.16, 0.22],
            sequence: 2,
          }),
        ]),
    part('pedalera', pedals(frame.firewallX, frame.driverY, { floor: frame.floorZ, isManual }), {
      explode: [-0.3, 0, 0.12],
      sequence: 4,
    }),
    part('freno-mano', parkingLever([frame.frontSeatX + 0.08, 0.045, frame.floorZ + 0.2]), {
      explode: [0, 0, 0.3],
      sequence: 3,
    }),
  ];
}

function boosterMeshes([x, y, z]: Vec3) {
  return {
    black: turnedAt(
      'x',
      [x, y, z],
      [
        [0, 0.056],
        [0.036, 0.054],
        [0.06, 0.046],
        [0.1, 0.03],
        [0.112, 0.016],
        [0.116, 0.004],
        [0.122, 0.002],
        [0.122, -0.008],
        [0.114, -0.01],
        [0.106, -0.03],
        [0.06, -0.052],
        [0, -0.056],
      ],
    ),
    steel: Mesh.merge(
      boltsAt(
        'x',
        [
          [x - 0.056, y + 0.04, z + 0.04],
          [x - 0.056, y - 0.04, z - 0.04],
        ],
        { sign: -1, height: 0.02 },
      ),
      rodAt('x', [x - 0.09, y, z], { radius: 0.008, height: 0.09 }),
    ),
    rubber: rodAt('x', [x + 0.03, y + 0.06, z + 0.06], { radius: 0.012, height: 0.05 }),
  };
}

function masterCylinder([x, y, z]: Vec3, offset: number) {
  const start = x + offset;
  return {
    castalu: turnedAt(
      'x',
      [start, y, z],
      [
        [0, 0.15],
        [0.018, 0.15],
        [0.02, 0.14],
        [0.022, 0.03],
        [0.026, 0.02],
        [0.026, 0],
        [0, 0],
      ],
    ).merge(boxAt([0.012, 0.1, 0.04], [start + 0.006, y, z])),
    white: Mesh.merge(
      boxAt([0.13, 0.066, 0.05], [start + 0.08, y, z + 0.054], 0.014, 2),
      boxAt([0.06, 0.05, 0.03], [start + 0.05, y, z + 0.084], 0.01),
    ),
    black: rodAt('z', [start + 0.05, y, z + 0.104], { radius: 0.024, height: 0.02 }),
    steel: Mesh.merge(
      ...[0.06, 0.11].map((dx) =>
        cable(
          [
            [start + dx, y - 0.018, z],
            [start + dx, y - 0.06, z - 0.01],
            [start + dx - 0.03, y - 0.08, z - 0.08],
          ],
          0.003,
        ),
      ),
    ),
  };
}

function absBlock([x, y, z]: Vec3) {
  return {
    castalu: boxAt([0.08, 0.1, 0.085], [x, y, z], 0.005),
    black: Mesh.merge(
      boxAt([0.035, 0.1, 0.095], [x - 0.056, y, z], 0.008),
      boxAt([0.02, 0.03, 0.05], [x - 0.06, y + 0.06, z], 0.004),
    ),
    dark: rodAt('x', [x + 0.075, y, z - 0.005], { radius: 0.034, height: 0.08 }),
    steel: Mesh.merge(
      ...range(6).map((index) => {
        const at: Vec3 = [
          x - 0.025 + (index % 3) * 0.026,
          y - 0.03 + Math.floor(index / 3) * 0.06,
          z + 0.046,
        ];
        return cable([at, [at[0], at[1], at[2] + 0.03], [at[0] - 0.05, at[1] * 0.97, at[2] + 0.05]], 0.003);
      }),
    ),
  };
}

interface PedalOptions {
  readonly floor: number;
  readonly isManual: boolean;
}

function pedals(firewallX: number, driverY: number, { floor, isManual }: PedalOptions) {
  const padZ = floor + 0.17;
  const top = floor + 0.46;
  const list = [
    { y: driverY - 0.14, width: 0.05, height: 0.13 },
    { y: driverY - 0.02, width: isManual ? 0.07 : 0.12, height: 0.062 },
    ...(isManual ? [{ y: driverY + 0.13, width: 0.07, height: 0.062 }] : []),
  ];
  const x = firewallX - 0.27;
  const pads = list.map(({ y, width, height }) =>
    boxAt([0.02, width, height], [0, 0, 0], 0.006).rotated('y', -32).at(x, y, padZ),
  );
  const arms = list.map(({ y }) =>
    cable(
      [
        [x + 0.008, y, padZ],
        [x + 0.05, y, padZ + 0.12],
        [x + 0.1, y, top],
      ],
      0.0085,
    ),
  );
  return {
    rubber: Mesh.merge(...pads),
    steel: Mesh.merge(...arms, rodAt('y', [x + 0.1, driverY, top], { radius: 0.011, height: 0.34 })),
    iron: boxAt([0.07, 0.3, 0.1], [x + 0.13, driverY, top + 0.01], 0.014),
  };
}

function parkingLever([x, y, z]: Vec3) {
  const tip: Vec3 = [x + 0.24, y, z + 0.085];
  return {
    black: Mesh.merge(
      barBetween([x + 0.1, y, z + 0.04], tip, 0.0175),
      boxAt([0.16, 0.06, 0.05], [x + 0.02, y, z - 0.02], 0.016, 2),
    ),
    steel: Mesh.merge(
      barBetween([x, y, z], [x + 0.11, y, z + 0.043], 0.0095),
      rodAt('y', [x, y, z], { radius: 0.024, height: 0.02 }),
    ),
    chrome: barBetween(tip, [tip[0] + 0.014, tip[1], tip[2] + 0.005], 0.009),
  };
}
