import { part } from '../../assembly.ts';
import { lathe } from '../../geometry/lathe.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { range, type Vec2 } from '../../geometry/vec.ts';
import type { ChassisSpec } from '../../family-spec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, ringPoints, rodAt, turnedAt } from '../shapes.ts';

/** What sits between crankshaft and gearbox: flywheel and clutch, or torque converter. Flange at x = `start`. */
export function coupling(start: number, gearbox: ChassisSpec['gearbox']): CarPart[] {
  if (gearbox !== 'manual') return [flexPlate(start), converter(start)];
  return [
    part(
      'volante-motor',
      { iron: flywheel(start), steel: ringGear(start) },
      { explode: [-0.07, 0, 0], sequence: 7 },
    ),
    part(
      'clutch',
      { steel: pressurePlate(start), dark: frictionDisc(start), castalu: releaseBearing(start) },
      { explode: [-0.17, 0, 0], sequence: 6 },
    ),
  ];
}

const CENTRE_Z = 0.012;

function flywheel(start: number): Mesh {
  const profile: Vec2[] = [
    [0.026, 0],
    [0.132, 0],
    [0.132, -0.02],
    [0.118, -0.022],
    [0.08, -0.022],
    [0.074, -0.012],
    [0.026, -0.012],
    [0.026, 0],
  ];
  return turnedAt('x', [start, 0, CENTRE_Z], profile).merge(
    boltsAt('x', ringPoints('x', [start - 0.012, 0, CENTRE_Z], { radius: 0.042, count: 6 }), { sign: -1 }),
  );
}

function ringGear(start: number): Mesh {
  const teeth = range(30).map((index) =>
    boxAt([0.011, 0.009, 0.007], [0, 0, 0.137], 0.001)
      .rotated('x', (index / 30) * 360)
      .at(start - 0.007, 0, CENTRE_Z),
  );
  const band: Vec2[] = [
    [0.13, -0.0015],
    [0.135, -0.0015],
    [0.135, -0.0125],
    [0.13, -0.0125],
    [0.13, -0.0015],
  ];
  return turnedAt('x', [start, 0, CENTRE_Z], band).merge(...teeth);
}

function frictionDisc(start: number): Mesh {
  const lining: Vec2[] = [
    [0.072, -0.024],
    [0.108, -0.024],
    [0.108, -0.031],
    [0.072, -0.031],
    [0.072, -0.024],
  ];
  const hub: Vec2[] = [
    [0.012, -0.022],
    [0.03, -0.022],
    [0.034, -0.026],
    [0.074, -0.026],
    [0.074, -0.029],
    [0.012, -0.034],
    [0.012, -0.022],
  ];
  const springs = ringPoints('x', [start - 0.028, 0, CENTRE_Z], { radius: 0.048, count: 6 });
  return turnedAt('x', [start, 0, CENTRE_Z], lining).merge(
    turnedAt('x', [start, 0, CENTRE_Z], hub),
    ...springs.map((point) => rodAt('z', point, { radius: 0.008, height: 0.024, segments: 8 })),
  );
}

function pressurePlate(start: number): Mesh {
  const cover: Vec2[] = [
    [0.098, -0.058],
    [0.112, -0.052],
    [0.118, -0.034],
    [0.128, -0.03],
    [0.128, -0.026],
    [0.112, -0.028],
    [0.104, -0.048],
    [0.098, -0.054],
    [0.098, -0.058],
  ];
  const fingers = range(16).map((index) =>
    boxAt([0.003, 0.014, 0.074], [-0.06, 0, 0.07], 0.001)
      .rotated('y', 8)
      .rotated('x', index * 22.5)
      .at(start - 0.006, 0, CENTRE_Z),
  );
  return turnedAt('x', [start, 0, CENTRE_Z], cover).merge(
    ...fingers,
    boltsAt('x', ringPoints('x', [start - 0.03, 0, CENTRE_Z], { radius: 0.122, count: 6 }), { sign: -1 }),
  );
}

const releaseBearing = (start: number): Mesh =>
  turnedAt(
    'x',
    [start, 0, CENTRE_Z],
    [
      [0.018, -0.066],
      [0.034, -0.066],
      [0.036, -0.07],
      [0.036, -0.08],
      [0.026, -0.084],
      [0.026, -0.104],
      [0.018, -0.104],
      [0.018, -0.066],
    ],
  ).merge(boxAt([0.01, 0.02, 0.12], [start - 0.09, 0, CENTRE_Z - 0.07], 0.004));

/** Thin plate with a ring gear that carries the converter. */
function flexPlate(start: number): CarPart {
  const plate = lathe(
    [
      [0.02, 0],
      [0.05, 0.001],
      [0.06, -0.004],
      [0.128, -0.005],
      [0.128, -0.008],
      [0.02, -0.004],
      [0.02, 0],
    ],
    { segments: 32 },
  ).rotated('z', -90);
  return part(
    'volante-motor',
    { steel: Mesh.merge(plate.at(start, 0, CENTRE_Z), ringGear(start)) },
    { explode: [-0.07, 0, 0], sequence: 7 },
  );
}

function converter(start: number): CarPart {
  const shell: Vec2[] = [
    [0, -0.012],
    [0.02, -0.012],
    [0.022, -0.018],
    [0.07, -0.02],
    [0.104, -0.028],
    [0.118, -0.042],
    [0.122, -0.05],
    [0.122, -0.058],
    [0.126, -0.06],
    [0.126, -0.066],
    [0.12, -0.068],
    [0.112, -0.084],
    [0.09, -0.098],
    [0.05, -0.104],
    [0.026, -0.106],
    [0.024, -0.13],
    [0, -0.13],
  ];
  const studs = ringPoints('x', [start - 0.022, 0, CENTRE_Z], { radius: 0.09, count: 4 });
  const fins = ringPoints('x', [start - 0.094, 0, CENTRE_Z], { radius: 0.098, count: 12 }).map((point) =>
    boxAt([0.014, 0.006, 0.006], point, 0.002),
  );
  return part(
    'convertidor',
    {
      dark: turnedAt('x', [start, 0, CENTRE_Z], shell),
      steel: Mesh.merge(boltsAt('x', studs, { radius: 0.009 }), ...fins),
    },
    { explode: [-0.17, 0, 0], sequence: 6 },
  );
}
