import { part } from '../assembly.ts';
import type { CarFrame } from '../body/car-frame.ts';
import type { FamilySpec } from '../family-spec.ts';
import { grid } from '../geometry/grid.ts';
import { Mesh } from '../geometry/mesh.ts';
import { gauss, lerp, smoothstep, spread, type Vec3 } from '../geometry/vec.ts';
import { cabinSkin, highestUnder } from './ceiling.ts';
import { barBetween, boxAt } from '../mechanics/shapes.ts';
import type { CarPart } from '../part.ts';

/** Headliner, carpet and sun visors. */
export function lining(spec: FamilySpec, frame: CarFrame): CarPart[] {
  return [
    part(
      'cielo',
      { headliner: headliner(spec, frame) },
      { explode: [0, 0, 0.8], sequence: 5, warp: 'stretch' },
    ),
    part(
      'alfombra',
      { carpet: carpet(spec, frame) },
      { explode: [0, 0, -0.2], sequence: 7, warp: 'stretch' },
    ),
    part('viseras', visors(spec, frame), { explode: [-0.06, 0, 0.66], sequence: 1 }),
  ];
}

const CLEARANCE = 0.05;
/** Nearer than this it would show through the edge of the roof. */
const UNDER_SKIN = 0.025;

/** Follows the roof from header to header, a hand's breadth inside its rails. */
function headliner(spec: FamilySpec, frame: CarFrame): Mesh {
  const { anchors, kind } = spec;
  const skin = cabinSkin(spec);
  const front = anchors.header[0] - 0.07;
  const rear = Math.max(anchors.rearHeader[0] + 0.08, frame.cabin.rear + 0.05);
  const half = skin.stations.halfWidth * (kind === 'van' ? 0.7 : 0.58);
  const rows = spread(front, rear, 12).map((x): Vec3[] => {
    const t = (front - x) / (front - rear);
    const edge = lerp(anchors.header[1], anchors.rearHeader[1], t);
    const rise = (frame.roofZ - edge) * Math.min(1, 4 * t * (1 - t) * 1.15);
    const wide = half * (1 - 0.06 * (2 * t - 1) ** 2);
    return spread(-1, 1, 11).map((s): Vec3 => {
      const z = edge + rise - CLEARANCE - 0.055 * Math.abs(s) ** 2.4;
      const room = { low: z - 0.2, high: z, under: UNDER_SKIN };
      return [x, s * wide, highestUnder(skin, [x, s * wide], room)];
    });
  });
  const sheet = grid(rows, { creaseDegrees: 60 });
  const faced = sheet.normal(0)[2] < 0 ? sheet : sheet.reversed();
  return Mesh.merge(faced, faced.reversed().at(0, 0, 0.008));
}

/** Floor covering with its tunnel, turned up at the firewall. */
function carpet({ kind }: FamilySpec, frame: CarFrame): Mesh {
  const rear =
    kind === 'pickup' ? frame.cabin.rear + 0.04 : Math.max(frame.cabin.rear + 0.1, frame.rearAxle.x + 0.42);
  const front = frame.firewallX - 0.12;
  const half = frame.cabin.halfWidth - 0.02;
  const tunnel = frame.engineAt === 'underseat' ? 0.02 : 0.1;
  const rows = spread(front, rear, 16).map((x): Vec3[] =>
    spread(-half, half, 19).map((y): Vec3 => {
      const toe = 0.2 * smoothstep(front - 0.28, front, x);
      const heel =
        0.1 * smoothstep(rear + 0.3, rear + 0.02, x) * (kind === 'pickup' || kind === 'van' ? 0 : 1);
      return [
        x,
        y,
        frame.floorZ +
          0.018 +
          tunnel * gauss(y, 0.1) * (1 - toe) +
          toe +
          heel +
          0.03 * smoothstep(half - 0.07, half, Math.abs(y)),
      ];
    }),
  );
  const sheet = grid(rows, { creaseDegrees: 60 });
  const faced = sheet.normal(0)[2] > 0 ? sheet : sheet.reversed();
  return Mesh.merge(faced, faced.reversed().at(0, 0, -0.006));
}

function visors({ anchors }: FamilySpec, frame: CarFrame) {
  const [x, z] = [anchors.header[0] - 0.14, anchors.header[1] - 0.088];
  const y = frame.driverY - 0.05;
  return {
    headliner: Mesh.merge(
      ...[-1, 1].map((side) =>
        boxAt([0.15, 0.34, 0.022], [0, 0, 0], 0.009, 2)
          .rotated('y', 7)
          .at(x, side * y, z),
      ),
    ),
    black: Mesh.merge(
      ...[-1, 1].map((side) =>
        boxAt([0.06, 0.12, 0.004], [0, 0, 0], 0.001)
          .rotated('y', 7)
          .at(x, side * y, z - 0.013),
      ),
    ),
    steel: Mesh.merge(
      ...[-1, 1].map((side) =>
        barBetween(
          [x + 0.07, side * (y + 0.19), z + 0.012],
          [x + 0.066, side * (y - 0.17), z + 0.008],
          0.005,
        ),
      ),
    ),
  };
}
