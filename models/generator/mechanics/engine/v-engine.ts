import { part } from '../../assembly.ts';
import type { Pulley } from '../../geometry/belt.ts';
import { Mesh } from '../../geometry/mesh.ts';
import type { Vec3 } from '../../geometry/vec.ts';
import type { EngineSpec } from '../../family-spec.ts';
import type { CarPart } from '../../part.ts';
import { boltsAt, boxAt, rodAt, turnedAt } from '../shapes.ts';
import type { AccessoryOptions } from './inline-accessories.ts';
import { alternatorAt, beltDrive, compressorAt, damperAt, type BeltDrive } from './belt-drive.ts';
import { starter } from './starter.ts';
import { vBreathing } from './v-breathing.ts';
import { vCastings } from './v-block.ts';
import { onBank, vSize, type VSize } from './v-size.ts';

/** A V6 or V8 with everything bolted to it, in the frame of the inline engines. */
export function vEngine(engine: EngineSpec, accessories: AccessoryOptions): CarPart[] {
  const size = vSize(engine.cylinders);
  const face = size.length / 2 + 0.058;
  return [
    ...vCastings(size),
    ...vBreathing(size),
    ...drive(face, accessories),
    waterPump(face),
    thermostatTop(size),
    mounts(size),
    starter([-size.length / 2 + 0.09, -0.17, -0.02], [-0.1, -0.2, -0.1]),
  ];
}

const COMPRESSOR: Pulley = { centre: [-0.19, 0.02], radius: 0.058 };
const DRIVE: BeltDrive = {
  crank: { centre: [0, 0], radius: 0.082 },
  waterPump: { centre: [0, 0.165], radius: 0.062 },
  alternator: { centre: [-0.2, 0.225], radius: 0.03 },
  compressor: COMPRESSOR,
  tensioner: { centre: [-0.1, 0.115], radius: 0.036 },
  idler: { centre: [0.105, 0.1], radius: 0.036 },
};

function drive(face: number, { airConditioning }: AccessoryOptions): CarPart[] {
  return [
    part('polea-damper', damperAt(DRIVE.crank, face), { explode: [0.36, 0, 0], sequence: 6 }),
    part('tensor', beltDrive(DRIVE, face), { explode: [0.48, 0, 0.02], sequence: 1 }),
    part('alternador', alternatorAt(DRIVE.alternator, face), { explode: [0.1, -0.26, 0.06], sequence: 3 }),
    ...(airConditioning
      ? [
          part('compresor-ac', compressorAt(COMPRESSOR, face), {
            explode: [0.12, -0.28, -0.08],
            sequence: 5,
          }),
        ]
      : []),
  ];
}

function waterPump(face: number): CarPart {
  const [y, z] = DRIVE.waterPump.centre;
  return part(
    'bomba-agua',
    {
      castalu: Mesh.merge(
        turnedAt(
          'x',
          [face, y, z],
          [
            [0, -0.01],
            [0.02, -0.012],
            [0.024, -0.028],
            [0.062, -0.034],
            [0.068, -0.044],
            [0, -0.048],
          ],
        ),
        ...[1, -1].map((side) => boxAt([0.03, 0.09, 0.05], [face - 0.044, side * 0.075, z - 0.02], 0.014)),
        rodAt('x', [face - 0.02, 0.075, z + 0.02], { radius: 0.022, height: 0.06 }),
      ),
      dark: damperAt(DRIVE.waterPump, face).dark,
    },
    { explode: [0.3, 0, 0.14], sequence: 6 },
  );
}

function thermostatTop({ length }: VSize): CarPart {
  const at: Vec3 = [length / 2 - 0.02, 0.06, 0.262];
  return part(
    'termostato',
    {
      castalu: Mesh.merge(
        boxAt([0.05, 0.07, 0.02], at, 0.006),
        turnedAt(
          'x',
          [at[0] + 0.03, at[1], at[2] + 0.026],
          [
            [0, -0.03],
            [0.026, -0.03],
            [0.024, 0.03],
            [0.02, 0.034],
            [0.021, 0.05],
            [0, 0.05],
          ],
        ),
      ),
      steel: boltsAt('z', [
        [at[0], at[1] + 0.028, at[2] + 0.01],
        [at[0], at[1] - 0.028, at[2] + 0.01],
      ]),
    },
    { explode: [0.16, 0.06, 0.24], sequence: 4 },
  );
}

/** Where the upper hose ends, engine frame. */
export const vWaterOutlet = ({ length }: VSize): Vec3 => [length / 2 + 0.05, 0.06, 0.288];

function mounts({ deck }: VSize): CarPart {
  const [y, z] = onBank(1, [0.09, deck - 0.14]);
  const each = (side: number): { cast: Mesh; rubber: Mesh; steel: Mesh } => ({
    cast: boxAt([0.08, 0.05, 0.05], [0.02, side * (y + 0.01), z - 0.05], 0.01),
    rubber: rodAt('z', [0.02, side * (y + 0.045), z - 0.1], { radius: 0.04, height: 0.05, bevel: 0.01 }),
    steel: boxAt([0.11, 0.09, 0.008], [0.02, side * (y + 0.045), z - 0.128]),
  });
  const both = [each(1), each(-1)];
  return part(
    'soporte-motor',
    {
      castalu: Mesh.merge(...both.map(({ cast }) => cast)),
      rubber: Mesh.merge(...both.map(({ rubber }) => rubber)),
      steel: Mesh.merge(...both.map(({ steel }) => steel)),
    },
    { explode: [0, 0, -0.16], sequence: 5 },
  );
}
