import { part } from '../../assembly.ts';
import { belt, type Pulley } from '../../geometry/belt.ts';
import { lathe } from '../../geometry/lathe.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { range, type Vec2, type Vec3 } from '../../geometry/vec.ts';
import type { EngineSpec } from '../../family-spec.ts';
import type { CarPart } from '../../part.ts';
import { boltAt, boxAt, ringPoints, rodAt, turnedAt } from '../shapes.ts';
import type { InlineSize } from './inline-size.ts';

/** y, z of the pulleys in front of the engine and their radii. */
const CRANK = { centre: [0, 0], radius: 0.074 } as const;
const WATER_PUMP = { centre: [0.012, 0.168], radius: 0.05 } as const;
const ALTERNATOR = { centre: [0.17, 0.205], radius: 0.03 } as const;
const COMPRESSOR = { centre: [0.185, 0.03], radius: 0.056 } as const;
const STEERING = { centre: [-0.145, 0.2], radius: 0.052 } as const;
const TENSIONER = { centre: [0.1, 0.118], radius: 0.033 } as const;
const IDLER = { centre: [-0.085, 0.1], radius: 0.032 } as const;

export interface AccessoryOptions {
  /** A hydraulic power-steering pump hangs on the engine. */
  readonly steeringPump: boolean;
  readonly airConditioning: boolean;
}

/** Everything driven by the belt, on the free end of the engine. */
export function inlineAccessories(
  size: InlineSize,
  engine: EngineSpec,
  options: AccessoryOptions,
): CarPart[] {
  const face = size.length / 2 + 0.052;
  const driven: Pulley[] = [CRANK, WATER_PUMP, ALTERNATOR, TENSIONER, IDLER];
  if (options.airConditioning) driven.push(COMPRESSOR);
  if (options.steeringPump) driven.push(STEERING);
  return [
    part(
      'polea-damper',
      {
        dark: pulley(CRANK, face),
        steel: boltAt('x', [face + 0.006, 0, 0], { radius: 0.014, height: 0.012 }),
      },
      { explode: [0.34, 0, 0], sequence: 6 },
    ),
    part('tensor', tensioner(driven, face), { explode: [0.46, 0, 0.02], sequence: 1 }),
    part('bomba-agua', waterPump(face), { explode: [0.26, 0, 0.1], sequence: 6 }),
    part('alternador', alternator(face), { explode: [0.1, 0.26, 0.06], sequence: 3 }),
    ...(options.airConditioning
      ? [part('compresor-ac', compressor(face), { explode: [0.12, 0.28, -0.08], sequence: 5 })]
      : []),
    ...(options.steeringPump
      ? [part('bomba-direccion', steeringPump(face), { explode: [0.18, -0.24, 0.12], sequence: 4 })]
      : []),
    part('soporte-motor', mount(size, engine), { explode: [0.3, 0, 0.24], sequence: 5 }),
  ];
}

function pulley({ centre, radius }: Pulley, x: number): Mesh {
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
function tensioner(driven: readonly Pulley[], x: number) {
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
      boxAt([0.016, 0.075, 0.028], [x - 0.024, TENSIONER.centre[0] - 0.024, TENSIONER.centre[1]], 0.007),
      rodAt('x', [x - 0.026, 0.052, TENSIONER.centre[1]], { radius: 0.027, height: 0.03 }),
    ),
    steel: Mesh.merge(smooth(TENSIONER), smooth(IDLER)),
  };
}

function waterPump(x: number) {
  const [y, z] = WATER_PUMP.centre;
  const vanes = range(6).map((index) =>
    boxAt([0.012, 0.03, 0.004], [0, 0.018, 0], 0.001)
      .rotated('x', index * 60)
      .at(x - 0.062, y, z),
  );
  return {
    castalu: turnedAt(
      'x',
      [x, y, z],
      [
        [0, -0.01],
        [0.018, -0.012],
        [0.022, -0.026],
        [0.05, -0.032],
        [0.056, -0.036],
        [0.056, -0.046],
        [0.04, -0.048],
        [0, -0.05],
      ],
    ),
    dark: pulley(WATER_PUMP, x),
    brass: Mesh.merge(...vanes, rodAt('x', [x - 0.055, y, z], { radius: 0.03, height: 0.004 })),
  };
}

function alternator(face: number) {
  const [y, z] = ALTERNATOR.centre;
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
    steel: Mesh.merge(pulley(ALTERNATOR, face), rodAt('x', [x, y, z], { radius: 0.0585, height: 0.028 })),
    dark: Mesh.merge(...vents),
    black: boxAt([0.02, 0.07, 0.05], [x - 0.07, y, z], 0.008),
  };
}

function compressor(face: number) {
  const [y, z] = COMPRESSOR.centre;
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
      pulley(COMPRESSOR, face),
      rodAt('x', [face + 0.01, y, z], { radius: 0.04, height: 0.006 }),
    ),
    steel: boltAt('x', [face + 0.012, y, z], { radius: 0.01 }),
  };
}

function steeringPump(face: number) {
  const [y, z] = STEERING.centre;
  return {
    castalu: turnedAt(
      'x',
      [face - 0.06, y, z],
      [
        [0, 0.045],
        [0.03, 0.045],
        [0.042, 0.03],
        [0.046, 0],
        [0.046, -0.03],
        [0.03, -0.045],
        [0, -0.048],
      ],
    ).merge(boxAt([0.05, 0.04, 0.04], [face - 0.075, y - 0.03, z], 0.008)),
    dark: pulley(STEERING, face),
    white: rodAt('z', [face - 0.07, y, z + 0.085], { radius: 0.034, height: 0.08, bevel: 0.01 }),
    black: rodAt('z', [face - 0.07, y, z + 0.132], { radius: 0.024, height: 0.018 }),
  };
}

/** Hydraulic mount: bracket on the engine, rubber in a cast cup, plate to the body. */
function mount({ length, coverZ }: InlineSize, engine: EngineSpec) {
  const isTransverse = engine.layout === 'inline-transverse';
  const [x, y, z] = isTransverse ? [length / 2 + 0.1, -0.03, coverZ - 0.1] : [0.02, 0.2, -0.02];
  const cup = lathe(
    [
      [0, 0.035],
      [0.02, 0.034],
      [0.045, 0.02],
      [0.052, 0],
      [0.052, -0.03],
      [0, -0.03],
    ],
    { segments: 20 },
  ).rotated('x', 90);
  const bracket = isTransverse
    ? boxAt([0.11, 0.07, 0.022], [x - 0.05, y, z + 0.034], 0.008, 2)
    : boxAt([0.07, 0.1, 0.022], [x, y - 0.06, z + 0.034], 0.008, 2);
  return {
    castalu: bracket.merge(
      boxAt([0.03, 0.05, 0.08], [x - (isTransverse ? 0.09 : 0), y - (isTransverse ? 0 : 0.1), z], 0.008),
    ),
    rubber: cup.at(x, y, z),
    steel: Mesh.merge(
      boxAt([0.12, 0.075, 0.01], [x, y, z - 0.033], 0.003),
      rodAt('z', [x, y, z + 0.045], { radius: 0.009, height: 0.03, segments: 8 }),
      ...[-0.045, 0.045].map((dx) => boltAt('z', [x + dx, y, z - 0.028])),
    ),
  };
}
