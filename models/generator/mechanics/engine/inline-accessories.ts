import { part } from '../../assembly.ts';
import type { Pulley } from '../../geometry/belt.ts';
import { lathe } from '../../geometry/lathe.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { range } from '../../geometry/vec.ts';
import type { EngineSpec } from '../../family-spec.ts';
import type { CarPart } from '../../part.ts';
import { boltAt, boxAt, rodAt, turnedAt } from '../shapes.ts';
import { alternatorAt, beltDrive, compressorAt, damperAt, pulley, type BeltDrive } from './belt-drive.ts';
import type { InlineSize } from './inline-size.ts';

const DRIVE = {
  crank: { centre: [0, 0], radius: 0.074 },
  waterPump: { centre: [0.012, 0.168], radius: 0.05 },
  alternator: { centre: [0.17, 0.205], radius: 0.03 },
  tensioner: { centre: [0.1, 0.118], radius: 0.033 },
  idler: { centre: [-0.085, 0.1], radius: 0.032 },
} as const satisfies BeltDrive;
const COMPRESSOR: Pulley = { centre: [0.185, 0.03], radius: 0.056 };
const STEERING: Pulley = { centre: [-0.145, 0.2], radius: 0.052 };

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
  const drive: BeltDrive = {
    ...DRIVE,
    ...(options.airConditioning && { compressor: COMPRESSOR }),
    ...(options.steeringPump && { steeringPump: STEERING }),
  };
  return [
    part('polea-damper', damperAt(DRIVE.crank, face), { explode: [0.34, 0, 0], sequence: 6 }),
    part('tensor', beltDrive(drive, face), { explode: [0.46, 0, 0.02], sequence: 1 }),
    part('bomba-agua', waterPump(face), { explode: [0.26, 0, 0.1], sequence: 6 }),
    part('alternador', alternatorAt(DRIVE.alternator, face), { explode: [0.1, 0.26, 0.06], sequence: 3 }),
    ...(options.airConditioning
      ? [part('compresor-ac', compressorAt(COMPRESSOR, face), { explode: [0.12, 0.28, -0.08], sequence: 5 })]
      : []),
    ...(options.steeringPump
      ? [part('bomba-direccion', steeringPump(face), { explode: [0.18, -0.24, 0.12], sequence: 4 })]
      : []),
    part('soporte-motor', mount(size, engine), { explode: [0.3, 0, 0.24], sequence: 5 }),
  ];
}

function waterPump(x: number) {
  const [y, z] = DRIVE.waterPump.centre;
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
    dark: pulley(DRIVE.waterPump, x),
    brass: Mesh.merge(...vanes, rodAt('x', [x - 0.055, y, z], { radius: 0.03, height: 0.004 })),
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
