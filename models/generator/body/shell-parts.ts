import { roundedBox } from '../geometry/box.ts';
import { Mesh } from '../geometry/mesh.ts';
import type { CarPart } from '../part.ts';
import type { Draft } from './draft.ts';
import { contextPart } from './parts.ts';

/** Floor, firewall, side members: what the sold parts hang on. */
export function shellParts(draft: Draft): CarPart[] {
  return [
    contextPart('piso', [['structure', floor(draft)]], { warp: 'stretch' }),
    contextPart('pared-fuego', [['structure', firewall(draft)]], { warp: 'stretch' }),
    contextPart('largueros', [['structure', sideMembers(draft)]], { warp: 'stretch' }),
  ];
}

const plate = (x0: number, x1: number, half: number, z: number) =>
  roundedBox([x1 - x0, half * 2, 0.02], { radius: 0.008, steps: 1 }).at((x0 + x1) / 2, 0, z);

function floor(draft: Draft): Mesh {
  const { stations: s, spec } = draft;
  const rearOfCabin = spec.anchors.cabEnd ?? s.rearAxle.x + s.archRadius + 0.05;
  const cabin = plate(rearOfCabin, s.firewallX - 0.1, s.halfWidth - 0.13, s.floorZ);
  const tunnel = roundedBox([s.firewallX - 0.1 - rearOfCabin, 0.26, 0.12], { radius: 0.05, steps: 3 }).at(
    (s.firewallX - 0.1 + rearOfCabin) / 2,
    0,
    s.floorZ + 0.03,
  );
  if (spec.kind === 'pickup') return Mesh.merge(cabin, tunnel);
  const half = s.trackHalf - s.tyreWidth / 2 - 0.1;
  const boot = plate(s.tail + 0.16, rearOfCabin, half, s.sideZ(0.3));
  const step = roundedBox([0.02, half * 2, s.sideZ(0.3) - s.floorZ + 0.02], { radius: 0.006, steps: 1 }).at(
    rearOfCabin,
    0,
    (s.sideZ(0.3) + s.floorZ) / 2,
  );
  return Mesh.merge(cabin, tunnel, boot, step);
}

function firewall(draft: Draft): Mesh {
  const { stations: s, surface } = draft;
  const top = surface.shoulder(s.firewallX) - 0.03;
  const half = s.halfWidth - 0.2;
  return roundedBox([0.02, half * 2, top - s.floorZ], { radius: 0.008, steps: 1 }).at(
    s.firewallX - 0.1,
    0,
    (top + s.floorZ) / 2,
  );
}

function sideMembers(draft: Draft): Mesh {
  const { stations: s, spec } = draft;
  const { rails } = s;
  if (spec.chassis.frame === 'ladder') return ladder(draft);
  const front = rails.front - s.firewallX;
  const rear = s.rearAxle.x + 0.3 - rails.rear;
  const pieces = [1, -1].flatMap((sign) => [
    roundedBox([front, 0.07, 0.1], { radius: 0.015, steps: 1 }).at(
      s.firewallX + front / 2,
      sign * rails.y,
      rails.z,
    ),
    roundedBox([rear, 0.07, 0.09], { radius: 0.015, steps: 1 }).at(
      rails.rear + rear / 2,
      sign * rails.y,
      rails.z + 0.02,
    ),
    roundedBox([-s.wheelbase * -0.62, 0.09, 0.1], { radius: 0.02, steps: 1 }).at(
      -s.wheelbase / 2 + 0.05,
      sign * (s.halfWidth - 0.13),
      s.sillZ + 0.05,
    ),
  ]);
  return Mesh.merge(...pieces);
}

function ladder({ stations: s }: Draft): Mesh {
  const { rails } = s;
  const length = rails.front - rails.rear;
  const middle = (rails.front + rails.rear) / 2;
  const side = (sign: number) =>
    roundedBox([length, 0.075, 0.13], { radius: 0.012, steps: 1 })
      .map((p) => {
        const kick =
          Math.exp(-(((p[0] + middle) / 0.42) ** 2)) +
          Math.exp(-(((p[0] + middle - s.rearAxle.x) / 0.5) ** 2));
        return [p[0], p[1], p[2] + 0.05 * kick];
      })
      .at(middle, sign * rails.y, rails.z);
  const rungs = [0.08, 0.3, 0.5, 0.72, 0.95].map((t) =>
    roundedBox([0.08, rails.y * 2, 0.08], { radius: 0.015, steps: 1 }).at(
      rails.rear + length * t,
      0,
      rails.z,
    ),
  );
  return Mesh.merge(side(1), side(-1), ...rungs);
}
