import { context, part } from '../../assembly.ts';
import type { CarFrame } from '../../body/car-frame.ts';
import { Mesh } from '../../geometry/mesh.ts';
import { tube } from '../../geometry/tube.ts';
import type { Vec3 } from '../../geometry/vec.ts';
import type { CarPart } from '../../part.ts';
import { bothSides } from '../both-sides.ts';
import { barBetween, boxAt, rodAt, turnedAt } from '../shapes.ts';
import type { Stations } from '../stations.ts';
import { coil } from './front-strut.ts';
import { damper } from './rear-beam.ts';

/** Independent rear suspension: cradle, upright, links, separate spring and damper; left side mirrored. */
export function multilink(frame: CarFrame, stations: Stations): CarPart[] {
  const { x } = frame.rearAxle;
  const r = frame.tyreRadius;
  const outer = stations.discY - 0.06;
  const inner = Math.min(0.34, outer - 0.26);
  const foot: Vec3 = [x - 0.1, (inner + outer) / 2, r - 0.06];
  return [
    part('horquilla', links({ x, r, outer, inner }), {
      position: 'l',
      twin: 2,
      mirrored: true,
      explode: [-0.06, 0.16, -0.22],
      sequence: 6,
    }),
    part('mango', uprightMeshes({ x, r, outer }), {
      position: 'l',
      twin: 2,
      mirrored: true,
      explode: [0, 0.4, 0],
      sequence: 4,
    }),
    part(
      'resorte',
      {
        red: coil([foot[0], foot[1], foot[2] + 0.01], [foot[0], foot[1] - 0.01, r + 0.16], 0.054),
        rubber: rodAt('z', [foot[0], foot[1] - 0.01, r + 0.165], { radius: 0.058, height: 0.014 }),
      },
      { position: 'rl', mirrored: true, explode: [-0.04, 0.1, 0.26], sequence: 3 },
    ),
    part(
      'amortiguador',
      damper(
        [x + 0.06, outer - 0.05, r - 0.05],
        [x + 0.03, outer - 0.13, Math.min(r + 0.38, frame.beltZ - 0.2)],
      ),
      { position: 'rl', mirrored: true, explode: [0.12, 0.18, 0.2], sequence: 2 },
    ),
    part(
      'barra-estab',
      {
        dark: tube(
          [
            [x - 0.16, outer - 0.1, r - 0.06],
            [x - 0.24, outer - 0.16, r - 0.02],
            [x - 0.27, inner, r],
            [x - 0.27, -inner, r],
            [x - 0.24, 0.16 - outer, r - 0.02],
            [x - 0.16, 0.1 - outer, r - 0.06],
          ],
          0.01,
          { smooth: 3, segments: 8 },
        ),
      },
      { position: 'b', explode: [-0.24, 0, -0.06], sequence: 5 },
    ),
    context('cuna-trasera', { iron: cradle(x, r, inner) }, { warp: 'rigid' }),
  ];
}

interface LinkPlace {
  readonly x: number;
  readonly r: number;
  readonly outer: number;
  readonly inner: number;
}

function links({ x, r, outer, inner }: LinkPlace) {
  const ends: readonly (readonly [Vec3, Vec3, number])[] = [
    [[x + 0.14, inner, r - 0.02], [x + 0.05, outer, r - 0.07], 0.015],
    [[x + 0.06, inner + 0.02, r + 0.11], [x + 0.01, outer - 0.03, r + 0.11], 0.014],
    [[x + 0.46, outer - 0.08, r + 0.01], [x + 0.06, outer + 0.01, r - 0.02], 0.018],
  ];
  const broad = boxAt([0.1, outer - inner, 0.04], [x - 0.1, (inner + outer) / 2, r - 0.075], 0.014, 2);
  return {
    iron: Mesh.merge(
      ...ends.map(([a, b, radius]) => barBetween(a, b, radius)),
      broad,
      rodAt('z', [x - 0.1, (inner + outer) / 2, r - 0.06], { radius: 0.064, height: 0.014 }),
    ),
    rubber: Mesh.merge(
      ...ends.flatMap(([a, b]) => [a, b].map((at) => rodAt('x', at, { radius: 0.023, height: 0.042 }))),
      rodAt('x', [x - 0.1, inner, r - 0.075], { radius: 0.027, height: 0.11 }),
    ),
  };
}

function uprightMeshes({ x, r, outer }: Omit<LinkPlace, 'inner'>) {
  return {
    castalu: Mesh.merge(
      turnedAt(
        'y',
        [x, outer + 0.012, r],
        [
          [0.034, 0.024],
          [0.058, 0.024],
          [0.062, 0.016],
          [0.062, -0.022],
          [0.034, -0.026],
          [0.034, 0.024],
        ],
      ),
      tube(
        [
          [x - 0.1, outer, r - 0.07],
          [x - 0.05, outer + 0.006, r - 0.03],
          [x, outer, r + 0.06],
          [x + 0.01, outer - 0.02, r + 0.11],
        ],
        0.022,
        { smooth: 3, segments: 8 },
      ),
      boxAt([0.06, 0.03, 0.06], [x + 0.055, outer, r - 0.05], 0.012),
    ),
  };
}

function cradle(x: number, r: number, inner: number): Mesh {
  const side = tube(
    [
      [x + 0.28, inner + 0.05, r + 0.07],
      [x + 0.12, inner - 0.02, r + 0.02],
      [x - 0.12, inner - 0.02, r + 0.02],
      [x - 0.26, inner + 0.05, r + 0.07],
    ],
    0.026,
    { smooth: 3, segments: 8 },
  );
  return Mesh.merge(
    bothSides(side),
    boxAt([0.06, inner * 2, 0.05], [x + 0.15, 0, r - 0.1 + 0.16], 0.014),
    boxAt([0.06, inner * 2, 0.05], [x - 0.16, 0, r + 0.03], 0.014),
  );
}
