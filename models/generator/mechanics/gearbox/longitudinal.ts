import { part } from '../../assembly.ts';
import { loft } from '../../geometry/grid.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { roundedRectangle } from '../../geometry/path.ts';
import { lerp, range, spread, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { ChassisSpec } from '../../family-spec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, ringPoints, rodAt, turnedAt } from '../shapes.ts';
import { coupling } from './coupling.ts';

/** Length from the flange to the output yoke. */
const GEARBOX_LENGTH = 0.66;

/** Output of the gearbox, engine frame. */
export const gearboxOutput = (start: number): Vec3 => [start - GEARBOX_LENGTH - 0.02, 0, -0.02];

/** Gearbox behind a longitudinal engine, towards −x from its flange at `start`. */
export function longitudinalGearbox(start: number, gearbox: ChassisSpec['gearbox']): CarPart[] {
  const isManual = gearbox === 'manual';
  const mountX = start - 0.5;
  return [
    part(
      'caja',
      { castalu: casing(start, isManual), steel: outputFlange(start), black: fittings(start, isManual) },
      { explode: [-0.3, 0, 0], sequence: 4 },
    ),
    ...coupling(start, gearbox),
    part(
      'soporte-caja',
      {
        iron: boxAt([0.09, 0.5, 0.035], [mountX, 0, -0.2], 0.012, 2),
        rubber: boxAt([0.09, 0.1, 0.055], [mountX, 0, -0.158], 0.014),
        steel: boltsAt('z', [
          [mountX, 0.22, -0.182],
          [mountX, -0.22, -0.182],
          [mountX, 0.04, -0.13],
        ]),
      },
      { explode: [-0.3, 0, -0.24], sequence: 2 },
    ),
    ...(isManual ? [] : [valveBody(start)]),
  ];
}

/** [distance from the flange, width, height, lift] of the rings of the case. */
const MANUAL_RINGS = [
  [0.14, 0.19, 0.22, -0.01],
  [0.17, 0.2, 0.235, -0.015],
  [0.33, 0.19, 0.23, -0.02],
  [0.335, 0.21, 0.25, -0.02],
  [0.35, 0.21, 0.25, -0.02],
  [0.355, 0.18, 0.22, -0.02],
  [0.46, 0.15, 0.18, -0.02],
  [0.5, 0.12, 0.13, -0.02],
  [0.62, 0.1, 0.1, -0.02],
  [0.63, 0.085, 0.085, -0.02],
] as const;

const AUTOMATIC_RINGS = [
  [0.15, 0.25, 0.24, 0],
  [0.19, 0.24, 0.235, -0.01],
  [0.4, 0.23, 0.23, -0.015],
  [0.46, 0.2, 0.2, -0.02],
  [0.5, 0.13, 0.14, -0.02],
  [0.62, 0.1, 0.1, -0.02],
  [0.63, 0.085, 0.085, -0.02],
] as const;

function casing(start: number, isManual: boolean): Mesh {
  const bell: Vec2[] = [
    [0.15, 0],
    [0.166, 0],
    [0.166, -0.014],
    [0.156, -0.02],
    [0.146, -0.08],
    [0.12, -0.14],
    [0.105, -0.16],
    [0, -0.16],
  ];
  const rings = (isManual ? MANUAL_RINGS : AUTOMATIC_RINGS).map(([depth, width, height, lift]): Vec3[] =>
    roundedRectangle(width, height, Math.min(width, height) * 0.34, 4).map(([y, z]): Vec3 => [
      start - depth,
      y,
      z + lift,
    ]),
  );
  const mesh = turnedAt('x', [start, 0, 0.012], bell).merge(loft(rings, 38));
  for (const [, y, z] of ringPoints('x', [0, 0, 0.012], { radius: 0.15, count: 10, phase: 0.03 })) {
    mesh.merge(rodAt('x', [start - 0.03, y, z], { radius: 0.011, height: 0.055, segments: 8 }));
  }
  for (const depth of spread(0.2, isManual ? 0.3 : 0.42, isManual ? 3 : 5)) {
    mesh.merge(
      loft(
        [-0.0035, 0.0035].map((dx): Vec3[] =>
          roundedRectangle(isManual ? 0.206 : 0.25, isManual ? 0.244 : 0.246, 0.08, 4).map(([y, z]): Vec3 => [
            start - depth + dx,
            y,
            z - 0.015,
          ]),
        ),
      ),
    );
  }
  if (!isManual) mesh.merge(boxAt([0.3, 0.2, 0.05], [start - 0.31, 0, -0.145], 0.02, 2));
  return mesh;
}

function outputFlange(start: number): Mesh {
  const [x, y, z] = gearboxOutput(start);
  return turnedAt(
    'x',
    [x, y, z],
    [
      [0, -0.008],
      [0.046, -0.008],
      [0.046, 0.006],
      [0.026, 0.01],
      [0.024, 0.05],
      [0, 0.05],
    ],
  ).merge(boltsAt('x', ringPoints('x', [x - 0.008, y, z], { radius: 0.036, count: 4 }), { sign: -1 }));
}

function fittings(start: number, isManual: boolean): Mesh {
  return isManual
    ? Mesh.merge(
        rodAt('z', [start - 0.5, 0, 0.06], { radius: 0.034, height: 0.06 }),
        rodAt('z', [start - 0.5, 0, 0.15], { radius: 0.009, height: 0.16 }),
      )
    : Mesh.merge(
        boxAt([0.06, 0.03, 0.05], [start - 0.26, 0.125, -0.06], 0.008),
        rodAt('y', [start - 0.33, 0.13, -0.03], { radius: 0.014, height: 0.03 }),
      );
}

/** Plate of channels with solenoids inside the pan of an automatic. */
function valveBody(start: number): CarPart {
  const x = start - 0.31;
  const solenoids = range(6).map((index) =>
    rodAt('y', [lerp(x - 0.1, x + 0.1, index / 5), 0.075, -0.132], {
      radius: 0.012,
      height: 0.05,
      segments: 10,
    }),
  );
  const channels = range(7).map((index) => boxAt([0.22, 0.007, 0.007], [x, -0.06 + index * 0.016, -0.145]));
  return part(
    'cuerpo-valvulas',
    {
      castalu: Mesh.merge(boxAt([0.25, 0.15, 0.024], [x, 0, -0.13], 0.006), ...channels),
      black: Mesh.merge(...solenoids),
    },
    { explode: [-0.3, 0, -0.3], sequence: 3 },
  );
}
