import { part } from '../assembly.ts';
import { Mesh } from '../geometry/mesh.ts';
import { add, normalize, scale, sub, type Vec2, type Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import { boltsAt, ringPoints, rodAt, turnedAt, turnedBetween } from './shapes.ts';

interface ShaftEnds {
  readonly inner: Vec3;
  readonly outer: Vec3;
}

/** Folds of rubber shade smoothly. */
const SOFT = 100;

/** A drive axle with its two joints and gaiters; mirrored where left and right are equally long. */
export function driveAxle(
  { inner, outer }: ShaftEnds,
  { position, twin, mirrored }: { position: 'l' | 'r'; twin: number; mirrored: boolean },
): CarPart {
  const direction = normalize(sub(outer, inner));
  const along = (distance: number): Vec3 => add(inner, scale(direction, distance));
  const back = (distance: number): Vec3 => add(outer, scale(direction, -distance));
  const side = position === 'l' ? 1 : -1;
  const cup: Vec2[] = [
    [0, 0],
    [0.034, 0],
    [0.042, 0.2],
    [0.044, 0.9],
    [0.04, 1],
    [0, 1],
  ];
  const gaiter: Vec2[] = [
    [0.042, 0],
    [0.044, 0.12],
    [0.037, 0.2],
    [0.041, 0.32],
    [0.032, 0.42],
    [0.036, 0.54],
    [0.026, 0.64],
    [0.029, 0.74],
    [0.019, 0.86],
    [0.018, 1],
    [0, 1],
  ];
  return part(
    'flecha',
    {
      steel: Mesh.merge(
        turnedBetween(inner, along(0.075), cup),
        turnedBetween(back(0.02), back(0.1), cup),
        turnedBetween(back(0.03), add(outer, scale(direction, 0.045)), [
          [0, 0],
          [0.024, 0.1],
          [0.018, 0.3],
          [0.0135, 0.35],
          [0.0135, 1],
          [0, 1],
        ]),
        turnedBetween(add(inner, scale(direction, -0.04)), inner, [
          [0, 0],
          [0.014, 0],
          [0.014, 1],
          [0, 1],
        ]),
      ),
      dark: turnedBetween(along(0.12), back(0.14), [
        [0.0125, 0],
        [0.0125, 0.4],
        [0.018, 0.42],
        [0.018, 0.5],
        [0.0125, 0.52],
        [0.0125, 1],
      ]),
      rubber: Mesh.merge(
        turnedBetween(along(0.07), along(0.185), gaiter, SOFT),
        turnedBetween(back(0.095), back(0.2), gaiter, SOFT),
      ),
    },
    { position, twin, mirrored, explode: [-0.02, side * 0.34, -0.12], sequence: 5 },
  );
}

/** A tubular propeller shaft with a universal joint at each end. */
export function propellerShaft({ inner, outer }: ShaftEnds, radius: number): { steel: Mesh; dark: Mesh } {
  const direction = normalize(sub(outer, inner));
  const along = (from: Vec3, distance: number): Vec3 => add(from, scale(direction, distance));
  const joint = (at: Vec3): Mesh =>
    Mesh.merge(
      rodAt('y', at, { radius: 0.016, height: 0.094 }),
      rodAt('z', at, { radius: 0.016, height: 0.094 }),
    );
  const yoke: Vec2[] = [
    [0, 0],
    [0.042, 0],
    [0.044, 0.16],
    [0.03, 0.3],
    [0.026, 0.8],
    [radius, 1],
    [0, 1],
  ];
  return {
    dark: turnedBetween(along(inner, 0.09), along(outer, -0.09), [
      [0, 0],
      [radius, 0],
      [radius, 1],
      [0, 1],
    ]),
    steel: Mesh.merge(
      turnedBetween(along(inner, 0.012), along(inner, 0.1), yoke),
      turnedBetween(along(outer, -0.012), along(outer, -0.1), yoke),
      joint(inner),
      joint(outer),
    ),
  };
}

/** Rear or front axle drive in its housing; input looks forward (or backward), outputs to both sides. */
export function differentialUnit(at: Vec3, facing: 1 | -1) {
  const [x, y, z] = at;
  return {
    iron: Mesh.merge(
      turnedAt('x', at, [
        [0, facing * 0.22],
        [0.034, facing * 0.22],
        [0.04, facing * 0.19],
        [0.05, facing * 0.12],
        [0.09, facing * 0.07],
        [0.118, facing * 0.03],
        [0.126, 0],
        [0.122, facing * -0.05],
        [0, facing * -0.06],
      ]),
      rodAt('y', at, { radius: 0.062, height: 0.3, bevel: 0.012 }),
    ),
    castalu: turnedAt(
      'x',
      [x - facing * 0.05, y, z],
      [
        [0, facing * -0.05],
        [0.05, facing * -0.046],
        [0.09, facing * -0.03],
        [0.112, facing * -0.008],
        [0.126, facing * -0.006],
        [0.126, facing * 0.004],
        [0, facing * 0.004],
      ],
    ),
    steel: boltsAt('x', ringPoints('x', [x - facing * 0.055, y, z], { radius: 0.119, count: 10 }), {
      sign: -facing,
    }).merge(
      turnedAt(
        'x',
        [x + facing * 0.23, y, z],
        [
          [0, 0.012],
          [0.046, 0.012],
          [0.046, -0.01],
          [0.02, -0.012],
          [0, -0.012],
        ],
      ),
    ),
  };
}
