import { roundedBox } from '../geometry/box.ts';
import { latheX } from '../geometry/lathe.ts';
import { Mesh } from '../geometry/mesh.ts';
import { tube } from '../geometry/tube.ts';
import type { Vec3 } from '../geometry/vec.ts';
import type { FamilySpec } from '../family-spec.ts';
import type { CarPart } from '../part.ts';
import { range } from '../surface/curves.ts';
import { bodyPart, contextPart } from './parts.ts';

export function runningBoard({ dims }: FamilySpec): CarPart {
  const front = -0.5;
  const rear = -dims.wheelbase + 0.44;
  const length = front - rear;
  const board = roundedBox([length, 0.2, 0.03], { radius: 0.012, steps: 3 }).at(
    (front + rear) / 2,
    dims.width / 2 - 0.135,
    0.285,
  );
  const trim = roundedBox([length, 0.01, 0.014], { radius: 0.004 }).at(
    (front + rear) / 2,
    dims.width / 2 - 0.032,
    0.29,
  );
  return bodyPart(
    'estribo',
    [
      ['black', board],
      ['chrome', trim],
    ],
    { position: 'l', mirrored: true, explode: [0, 0.4, -0.15], sequence: 6 },
  );
}

/** Lamps that stand on the fenders. */
export function lamps({ dims }: FamilySpec): CarPart[] {
  const y = dims.width / 2 - 0.185;
  const left = { position: 'l', mirrored: true } as const;
  const tail = dims.frontOverhang - dims.length;
  const bowl = latheX(
    [
      [0, -0.05],
      [0.07, -0.03],
      [0.086, 0],
      [0.098, 0.002],
      [0.1, -0.02],
      [0.09, -0.12],
      [0.05, -0.2],
    ],
    { segments: 32 },
  );
  const glass = latheX(
    [
      [0, 0.03],
      [0.045, 0.024],
      [0.075, 0.01],
      [0.088, 0],
    ],
    { segments: 32 },
  );
  const tilt = (mesh: Mesh) => mesh.rotated('y', -8).at(0.5, y, 0.64);
  const pod = latheX(
    [
      [0, 0.055],
      [0.02, 0.05],
      [0.034, 0.02],
      [0.036, -0.02],
      [0.02, -0.06],
      [0, -0.07],
    ],
    { segments: 20 },
  )
    .scaled(1.3, 1, 0.8)
    .at(0.32, y + 0.005, 0.745);
  const rearLamp = (r: number, depth: number) =>
    latheX(
      [
        [0, -depth],
        [r * 0.7, -depth * 0.8],
        [r, -0.01],
        [r, 0.05],
        [0, 0.08],
      ],
      { segments: 28 },
    ).scaled(1, 0.8, 1.35);
  const at = (mesh: Mesh) => mesh.rotated('y', 12).at(tail + 0.3, y - 0.005, 0.6);
  return [
    bodyPart(
      'faro',
      [
        ['chrome', tilt(bowl)],
        ['reflector', tilt(bowl.scaled(0.8, 0.86, 0.86)).at(0.006, 0, 0)],
        ['lens', tilt(glass)],
      ],
      { ...left, explode: [0.6, 0.2, 0], sequence: 1 },
    ),
    bodyPart('cuarto', [['amber', pod]], { ...left, explode: [0.5, 0.3, 0.25], sequence: 2 }),
    bodyPart(
      'calavera',
      [
        ['tail-red', at(rearLamp(0.062, 0.05))],
        ['chrome', at(rearLamp(0.07, 0.02)).at(0.012, 0, 0)],
      ],
      { ...left, explode: [-0.5, 0.2, 0], sequence: 1 },
    ),
    plateLamp(tail),
  ];
}

function plateLamp(tail: number): CarPart {
  const pod = roundedBox([0.09, 0.13, 0.05], { radius: 0.022, steps: 3 }).at(tail + 0.28, 0, 0.735);
  return bodyPart(
    'luz-placa',
    [
      ['paint', pod],
      ['lens', roundedBox([0.03, 0.09, 0.012], { radius: 0.004 }).at(tail + 0.265, 0, 0.71)],
    ],
    { explode: [-0.5, 0, 0.15], sequence: 2 },
  );
}

/** Chrome blades with overriders. */
export function bumpers({ dims }: FamilySpec): CarPart[] {
  const nose = dims.frontOverhang;
  const tail = nose - dims.length;
  return [
    contextPart('defensa-del', [['chrome', blade(nose, 1, dims.width)]], {
      explode: [0.6, 0, 0],
      inside: false,
    }),
    contextPart('defensa-tras', [['chrome', blade(tail, -1, dims.width)]], {
      explode: [-0.6, 0, 0],
      inside: false,
    }),
  ];
}

function blade(end: number, sense: 1 | -1, width: number): Mesh {
  const z = 0.4;
  const half = width / 2 - 0.07;
  const path = range(-1, 1, 14).map((t): Vec3 => [
    end - sense * (0.022 + 0.1 * t * t + 0.16 * t ** 8),
    t * half,
    z,
  ]);
  const bar = tube(path, 0.042, { segments: 12 }).map((p) => {
    const back = end - sense * (0.022 + 0.1 * (p[1] / half) ** 2 + 0.16 * (p[1] / half) ** 8);
    return [back + (p[0] - back) * 0.45, p[1], z + (p[2] - z) * 1.3];
  });
  const guards = [0.32, -0.32].map((y) =>
    roundedBox([0.05, 0.05, 0.2], { radius: 0.022, steps: 3 }).at(end - sense * 0.026, y, z + 0.01),
  );
  return Mesh.merge(bar, ...guards);
}
