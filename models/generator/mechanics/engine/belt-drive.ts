import { belt, type Pulley } from '../../geometry/belt.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { range, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import { boltAt, boxAt, ringPoints, rodAt, turnedAt } from '../shapes.ts';

/** Pulleys in front of an engine: y, z of their middles and radii. */
export interface BeltDrive {
  readonly crank: Pulley;
  readonly waterPump: Pulley;
  readonly alternator: Pulley;
  readonly tensioner: Pulley;
  readonly idler: Pulley;
  readonly compressor?: Pulley;
  readonly steeringPump?: Pulley;
}

/** Crank pulley with its bolt. */
export const damperAt = (place: Pulley, face: number) => ({
  dark: pulley(place, face),
  steel: boltAt('x', [face + 0.006, ...place.centre], { radius: 0.014, height: 0.012 }),
});

export function pulley({ centre, radius }: Pulley, x: number): Mesh {
  const grooves = range(4).flatMap((index): Vec2[] => {
    const y = 0.008 - index * 0.0045;
    return [
      [radius, y],
      [radius - 0.004, y - 0.0022],
    ];
  });
  const profile: Vec2[] = [
    [0, 0.006],
    [radius * 0.32, 0.006],
    [radius * 0.36, 0.001],
    [radius - 0.013, -0.001],
    [radius - 0.009, 0.011],
    [radius, 0.011],
    ...grooves,
    [radius, -0.011],
    [radius - 0.01, -0.012],
    [0, -0.012],
  ];
  return turnedAt('x', [x, centre[0], centre[1]], profile);
}

/** Spring arm, smooth wheels and the belt itself. */
export function beltDrive(drive: BeltDrive, x: number) {
  const { tensioner, idler } = drive;
  const driven = Object.values(drive).filter((each) => each !== undefined);
  const smooth = ({ centre, radius }: Pulley): Mesh =>
    turnedAt(
      'x',
      [x, centre[0], centre[1]],
      [
        [0, 0.008],
        [radius * 0.4, 0.008],
        [radius * 0.45, 0.003],
        [radius - 0.006, 0.003],
        [radius - 0.004, 0.011],
        [radius, 0.011],
        [radius, -0.011],
        [0, -0.011],
      ],
    );
  const loop = belt(driven, { width: 0.02, thickness: 0.004 });
  return {
    rubber: loop
      .map(
        ([a, b, c]): Vec3 => [b, a, c],
        ([a, b, c]): Vec3 => [b, a, c],
      )
      .flippedWinding()
      .at(x, 0, 0),
    castalu: Mesh.merge(
      boxAt([0.016, 0.075, 0.028], [x - 0.024, tensioner.centre[0] - 0.024, tensioner.centre[1]], 0.007),
      rodAt('x', [x - 0.026, tensioner.centre[0] - 0.048, tensioner.centre[1]], {
        radius: 0.027,
        height: 0.03,
      }),
    ),
    steel: Mesh.merge(smooth(tensioner), smooth(idler)),
  };
}

export function alternatorAt(pulleyPlace: Pulley, face: number) {
  const [y, z] = pulleyPlace.centre;
  const x = face - 0.085;
  const shell: Vec2[] = [
    [0, 0.066],
    [0.026, 0.066],
    [0.05, 0.058],
    [0.058, 0.05],
    [0.06, 0.018],
    [0.056, 0.016],
    [0.056, -0.014],
    [0.06, -0.016],
    [0.06, -0.05],
    [0.05, -0.062],
    [0, -0.064],
  ];
  const vents = [0.046, -0.046].flatMap((dx) =>
    ringPoints('x', [x + dx, y, z], { radius: 0.0575, count: 14 }).map((point) =>
      boxAt([0.02, 0.005, 0.005], point, 0.001),
    ),
  );
  return {
    castalu: turnedAt('x', [x, y, z], shell).merge(
      boxAt([0.03, 0.024, 0.05], [x + 0.04, y - 0.02, z - 0.072], 0.006),
      boxAt([0.03, 0.024, 0.04], [x + 0.04, y + 0.02, z + 0.066], 0.006),
    ),
    steel: Mesh.merge(pulley(pulleyPlace, face), rodAt('x', [x, y, z], { radius: 0.0585, height: 0.028 })),
    dark: Mesh.merge(...vents),
    black: boxAt([0.02, 0.07, 0.05], [x - 0.07, y, z], 0.008),
  };
}

export function compressorAt(pulleyPlace: Pulley, face: number) {
  const [y, z] = pulleyPlace.centre;
  const x = face - 0.1;
  const shell: Vec2[] = [
    [0, 0.082],
    [0.042, 0.082],
    [0.05, 0.074],
    [0.05, 0.03],
    [0.054, 0.026],
    [0.054, -0.03],
    [0.048, -0.034],
    [0.048, -0.066],
    [0.04, -0.072],
    [0, -0.072],
  ];
  const ribs = ringPoints('x', [x + 0.004, y, z], { radius: 0.05, count: 6, phase: 0.04 });
  return {
    castalu: turnedAt('x', [x, y, z], shell).merge(
      ...ribs.map((point) => rodAt('x', point, { radius: 0.009, height: 0.12, segments: 8 })),
      boxAt([0.05, 0.045, 0.03], [x - 0.03, y, z + 0.055], 0.006),
    ),
    dark: Mesh.merge(
      pulley(pulleyPlace, face),
      rodAt('x', [face + 0.01, y, z], { radius: 0.04, height: 0.006 }),
    ),
    steel: boltAt('x', [face + 0.012, y, z], { radius: 0.01 }),
  };
}
