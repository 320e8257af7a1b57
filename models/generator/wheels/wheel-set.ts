import { part } from '../assembly.ts';
import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec, WheelVariant } from '../family-spec.ts';
import { lathe } from '../geometry/lathe.ts';
import { Mesh } from '../geometry/mesh.ts';
import type { Vec3 } from '../geometry/vec.ts';
import type { MeshesByRole } from '../assembly.ts';
import type { CarPart } from '../part.ts';
import { boxAt, ringPoints, rodAt } from '../mechanics/shapes.ts';
import { barrel, MOUNT_Y, spokedFace, steelDisc, wheelCover, type SpokeStyle } from './rim.ts';
import { tyre, type WheelSize } from './tyre.ts';

const SPOKES: Partial<Record<WheelVariant, SpokeStyle>> = {
  'five-spoke': { count: 5, widths: [0.034, 0.026], split: [0, 0], dish: 0.014, thickness: 0.046 },
  'ten-spoke': { count: 10, widths: [0.0125, 0.0105], split: [0, 0], dish: 0.012, thickness: 0.042 },
  'twin-spoke': { count: 5, widths: [0.0145, 0.0125], split: [0.014, 0.036], dish: 0.014, thickness: 0.044 },
  'multi-spoke': { count: 7, widths: [0.009, 0.009], split: [0.008, 0.03], dish: 0.01, thickness: 0.036 },
  chunky: { count: 6, widths: [0.03, 0.038], split: [0, 0], dish: 0.004, thickness: 0.055 },
};

/** Four wheels: rim, tyre, cap or cover, nuts and valve sensor; left ones mirrored. */
export function buildWheels(spec: FamilySpec, frame: CarFrame): CarPart[] {
  const size: WheelSize = {
    diameter: frame.tyreRadius * 2,
    width: frame.tyreWidth,
    rimDiameter: frame.rimRadius * 2,
  };
  const hasSensors = spec.era === 'modern';
  return [
    ...wheelAt(size, {
      variant: spec.wheel,
      at: [0, frame.trackHalf, frame.tyreRadius],
      twin: 1,
      hasSensors,
    }),
    ...wheelAt(size, {
      variant: spec.wheel,
      at: [frame.rearAxle.x, frame.trackHalf, frame.tyreRadius],
      twin: 3,
      hasSensors: false,
    }),
  ];
}

interface WheelPlace {
  readonly variant: WheelVariant;
  readonly at: Vec3;
  readonly twin: number;
  readonly hasSensors: boolean;
}

function wheelAt(size: WheelSize, { variant, at, twin, hasSensors }: WheelPlace): CarPart[] {
  const common = { mirrored: true, twin, pivot: at, layer: 'exterior' } as const;
  const place = (meshes: MeshesByRole): MeshesByRole =>
    Object.fromEntries(Object.entries(meshes).map(([role, mesh]) => [role, mesh.at(...at)]));
  const cover = coverOf(variant, size);
  return [
    part('llanta', place({ rubber: tyre(size) }), { ...common, explode: [0, 0.62, 0], sequence: 3 }),
    part('rin', place(rimOf(variant, size)), { ...common, explode: [0, 0.86, 0], sequence: 2 }),
    part(cover.type, place(cover.meshes), { ...common, explode: [0, 1.12, 0], sequence: 1 }),
    part('birlos', place({ steel: lugNuts(variant, size) }), {
      ...common,
      explode: [0, 1.02, 0],
      sequence: 1,
    }),
    ...(hasSensors
      ? [part('sensor-tpms', place(valveSensor(size)), { ...common, explode: [0, 0.74, 0.1], sequence: 3 })]
      : []),
  ];
}

/** Wheel alone, for the spare: a plain steel one. */
export const spareWheel = (size: WheelSize): MeshesByRole => ({
  rubber: tyre(size, 26),
  dark: Mesh.merge(barrel(size, 26), steelDisc(size, 6)),
});

function rimOf(variant: WheelVariant, size: WheelSize): MeshesByRole {
  const style = SPOKES[variant];
  if (style) return { alloy: Mesh.merge(barrel(size), spokedFace(size, style)) };
  const role = variant === 'steel-plain' ? 'castalu' : variant === 'beetle' ? 'white' : 'dark';
  return { [role]: Mesh.merge(barrel(size), steelDisc(size, variant === 'beetle' ? 10 : 8)) };
}

function coverOf(variant: WheelVariant, size: WheelSize): { type: string; meshes: MeshesByRole } {
  const face = size.width / 2 - 0.03;
  if (variant === 'steel-cap') return { type: 'tapon', meshes: { castalu: wheelCover(size, 7) } };
  if (variant === 'beetle') return { type: 'tapon', meshes: { chrome: moonCap(size) } };
  const isSteel = variant === 'steel-plain';
  const cap = lathe(
    [
      [0, 0.008],
      [0.018, 0.007],
      [0.0245, 0.003],
      [0.0255, -0.006],
      [0.023, -0.016],
      [0, -0.016],
    ],
    { segments: 22 },
  );
  return {
    type: 'centro-rin',
    meshes: isSteel
      ? { black: cap.scaled(1.6, 3, 1.6).at(0, face - 0.008, 0) }
      : { dark: cap.at(0, face - 0.004, 0) },
  };
}

const moonCap = ({ width }: WheelSize): Mesh =>
  lathe(
    [
      [0, 0.03],
      [0.04, 0.028],
      [0.08, 0.018],
      [0.108, 0.002],
      [0.116, -0.012],
      [0.112, -0.016],
      [0, -0.02],
    ],
    { segments: 32 },
  ).at(0, width / 2 - 0.046, 0);

function lugNuts(variant: WheelVariant, { width }: WheelSize): Mesh {
  const isCast = SPOKES[variant] !== undefined;
  const y = isCast ? width / 2 - 0.046 : width / 2 - 0.044;
  const seats = ringPoints('y', [0, y, 0], { radius: 0.05, count: 5, phase: 0.05 });
  return Mesh.merge(
    ...seats.map((at) =>
      lathe(
        [
          [0, 0.013],
          [0.006, 0.013],
          [0.0088, 0.009],
          [0.0088, -0.01],
        ],
        { segments: 6, creaseDegrees: 25 },
      ).at(...at),
    ),
    ...(isCast
      ? seats.map(([x, , z]) => rodAt('y', [x, MOUNT_Y + 0.02, z], { radius: 0.006, height: 0.04 }))
      : []),
  );
}

function valveSensor({ rimDiameter, width }: WheelSize): MeshesByRole {
  const r = rimDiameter / 2 - 0.022;
  return {
    black: boxAt([0.05, 0.022, 0.018], [0, width / 2 - 0.075, -r + 0.004], 0.006),
    steel: rodAt('y', [0, width / 2 - 0.045, -r + 0.006], { radius: 0.0045, height: 0.05 }),
  };
}
