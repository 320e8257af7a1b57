import { part } from '../../assembly.ts';
import { loft } from '../../geometry/grid.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { roundedRectangle } from '../../geometry/path.ts';
import { range, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { ChassisSpec } from '../../family-spec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, ringPoints, rodAt, turnedAt } from '../shapes.ts';
import { coupling } from './coupling.ts';

/** Distance from the crankshaft to the differential, engine frame: behind (−y) and below. */
export const DIFFERENTIAL_OFFSET: Vec3 = [-0.14, -0.165, -0.075];
const DEPTH = 0.36;

/**
 * Gearbox of a transverse engine with its differential, in the engine's frame: `start` is the x of the flange,
 * the box reaches `DEPTH` towards −x.
 */
export function transaxle(start: number, gearbox: ChassisSpec['gearbox']): CarPart[] {
  const isManual = gearbox === 'manual';
  return [
    part(
      'caja',
      { castalu: casing(start, isManual), steel: caseBolts(start), black: fittings(start, isManual) },
      { explode: [-0.32, 0, 0], sequence: 4 },
    ),
    ...coupling(start, gearbox),
    part(
      'soporte-caja',
      {
        castalu: boxAt([0.07, 0.1, 0.02], [start - DEPTH + 0.05, 0, 0.178], 0.007, 2),
        rubber: rodAt('z', [start - DEPTH + 0.03, 0, 0.205], { radius: 0.038, height: 0.05, bevel: 0.01 }),
        steel: boltsAt('z', [
          [start - DEPTH + 0.03, 0.02, 0.23],
          [start - DEPTH + 0.03, -0.02, 0.23],
        ]).merge(boxAt([0.12, 0.06, 0.008], [start - DEPTH + 0.02, 0, 0.227], 0.003)),
      },
      { explode: [-0.36, 0, 0.2], sequence: 2 },
    ),
    ...(isManual ? [] : [valveBody(start)]),
  ];
}

function casing(start: number, isManual: boolean): Mesh {
  const bell: Vec2[] = [
    [0.148, 0],
    [0.162, 0],
    [0.162, -0.014],
    [0.15, -0.02],
    [0.142, -0.07],
    [0.118, -0.105],
    [0.1, -0.115],
    [0, -0.115],
  ];
  const mesh = turnedAt('x', [start, 0, 0.012], bell);
  for (const [, y, z] of ringPoints('x', [0, 0, 0.012], { radius: 0.147, count: 12, phase: 0.03 })) {
    mesh.merge(rodAt('x', [start - 0.035, y, z], { radius: 0.01, height: 0.06, segments: 8 }));
  }
  mesh.merge(gearCase(start, isManual), differentialCase(start));
  const ribs = range(5).map((index) => {
    const x = start - 0.14 - index * 0.04;
    return ribAround(x, [0.238 - index * 0.008, 0.272 - index * 0.011]);
  });
  return mesh.merge(...ribs);
}

function gearCase(start: number, isManual: boolean): Mesh {
  const rings = [
    [0.1, 0.92],
    [0.115, 1],
    [0.225, 0.97],
    [0.235, 1.03],
    [0.25, 1.03],
    [0.26, 0.93],
    [isManual ? 0.33 : 0.345, 0.84],
    [isManual ? 0.345 : 0.36, 0.72],
  ].map(([depth = 0, size = 1]): Vec3[] =>
    roundedRectangle(0.23 * size, 0.262 * size, 0.07, 4).map(([y, z]): Vec3 => [
      start - depth,
      y - 0.012,
      z + 0.006,
    ]),
  );
  return loft(rings, 38);
}

function differentialCase(start: number): Mesh {
  const [x, y, z] = DIFFERENTIAL_OFFSET;
  const profile: Vec2[] = [
    [0, 0.115],
    [0.036, 0.115],
    [0.04, 0.1],
    [0.06, 0.09],
    [0.108, 0.06],
    [0.116, 0.02],
    [0.116, -0.03],
    [0.1, -0.06],
    [0.052, -0.085],
    [0.04, -0.115],
    [0, -0.115],
  ];
  return turnedAt('x', [start + x, y, z], profile).merge(
    boxAt([0.1, 0.12, 0.16], [start - 0.14, -0.1, -0.03], 0.03, 3),
  );
}

function ribAround(x: number, [width, height]: readonly [number, number]): Mesh {
  return loft(
    [x - 0.0035, x + 0.0035].map((at): Vec3[] =>
      roundedRectangle(width, height, 0.07, 4).map(([y, z]): Vec3 => [at, y - 0.012, z + 0.006]),
    ),
  );
}

function caseBolts(start: number): Mesh {
  const joint = ringPoints('x', [start - 0.252, -0.012, 0.006], { radius: 0.122, count: 10 });
  return boltsAt('x', joint, { sign: -1 }).merge(
    rodAt('y', [start - 0.19, 0.115, -0.06], { radius: 0.012, height: 0.02, segments: 6 }),
  );
}

function fittings(start: number, isManual: boolean): Mesh {
  const tower = rodAt('z', [start - 0.2, 0.02, 0.16], { radius: 0.03, height: 0.05 });
  return isManual
    ? tower.merge(boxAt([0.02, 0.11, 0.012], [start - 0.2, 0.05, 0.188], 0.004))
    : Mesh.merge(
        boxAt([0.06, 0.05, 0.03], [start - 0.17, 0.06, 0.148], 0.008),
        rodAt('y', [start - 0.27, 0.118, 0.04], { radius: 0.016, height: 0.03 }),
      );
}

/** Plate of channels with its solenoids, under the lid in front of the box. */
function valveBody(start: number): CarPart {
  const x = start - 0.2;
  const solenoids = range(5).map((index) =>
    rodAt('y', [x - 0.06 + index * 0.03, 0.122, -0.055], { radius: 0.011, height: 0.05, segments: 10 }),
  );
  const channels = range(6).map((index) =>
    boxAt([0.14, 0.008, 0.006], [x, 0.112, -0.03 + index * 0.017], 0.002),
  );
  return part(
    'cuerpo-valvulas',
    {
      castalu: Mesh.merge(boxAt([0.17, 0.022, 0.14], [x, 0.098, 0.005], 0.006), ...channels),
      black: Mesh.merge(...solenoids),
      steel: boltsAt('y', [
        [x - 0.07, 0.11, 0.06],
        [x + 0.07, 0.11, 0.06],
        [x - 0.07, 0.11, -0.04],
        [x + 0.07, 0.11, -0.04],
      ]),
    },
    { explode: [-0.3, 0.26, -0.02], sequence: 3 },
  );
}
