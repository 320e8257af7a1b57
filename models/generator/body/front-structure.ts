import { roundedBox } from '../geometry/box.ts';
import { Mesh } from '../geometry/mesh.ts';
import type { CarPart } from '../part.ts';
import type { Draft } from './draft.ts';
import { bodyPart } from './parts.ts';

/** Bumper beam and radiator support. */
export function frontEndFrame(draft: Draft): CarPart[] {
  const { stations: s, spec, surface } = draft;
  const x = s.nose - 0.12 - surface.shape.hoodSetback * 0.4;
  const width = s.halfWidth * 1.28;
  const beam = roundedBox([0.06, width, 0.11], { radius: 0.015, steps: 1 })
    .map((p) => [p[0] - 0.16 * (p[1] / s.halfWidth) ** 2, p[1], p[2]])
    .at(x, 0, s.faceZ(0.48));
  const crashCans = [1, -1].map((sign) =>
    roundedBox([0.16, 0.09, 0.1], { radius: 0.012, steps: 1 }).at(x - 0.15, sign * s.rails.y, s.faceZ(0.48)),
  );
  const parts = [
    bodyPart('alma-del', [['steel', Mesh.merge(beam, ...crashCans)]], {
      inside: true,
      explode: [0.45, 0, 0],
      sequence: 4,
      warp: 'stretch',
    }),
  ];
  if (spec.engine.cooling === 'air' || s.engineAt !== 'front') return parts;
  return [...parts, radiatorSupport(draft, x - 0.16)];
}

function radiatorSupport({ stations: s, surface }: Draft, x: number): CarPart {
  const low = s.faceZ(0.12);
  const high = Math.min(surface.shoulder(x) - 0.02, s.faceZ(0.95));
  const half = s.halfWidth * 0.68;
  const across = (z: number, height: number) =>
    roundedBox([0.05, half * 2, height], { radius: 0.012, steps: 1 }).at(x, 0, z);
  const upright = (y: number) =>
    roundedBox([0.045, 0.06, high - low], { radius: 0.012, steps: 1 }).at(x, y, (low + high) / 2);
  const mesh = Mesh.merge(
    across(low, 0.06),
    across(high, 0.07),
    upright(half - 0.03),
    upright(0.03 - half),
    upright(0).scaled(1, 0.6, 1),
  );
  return bodyPart('marco-radiador', [['structure', mesh]], {
    inside: true,
    explode: [0.3, 0, 0],
    sequence: 6,
    warp: 'stretch',
  });
}

export function hoodHinge(draft: Draft): CarPart {
  const { surface, spec, charts } = draft;
  const x = surface.hoodRear(surface.hoodSide(spec.anchors.cowl[0])) + 0.1;
  const y = surface.hoodSide(x) - 0.06;
  const [, , z] = draft.on(charts.top, [x, y]);
  const leaf = roundedBox([0.12, 0.006, 0.04], { radius: 0.003, steps: 1 }).rotated('y', 6);
  const arm = roundedBox([0.1, 0.006, 0.028], { radius: 0.003, steps: 1 })
    .rotated('y', 24)
    .at(0.03, 0.006, -0.025);
  const pin = roundedBox([0.022, 0.024, 0.022], { radius: 0.009, steps: 1 });
  const mesh = Mesh.merge(leaf, arm, pin).at(x, y, z - 0.07);
  return bodyPart('bisagra-cofre', [['steel', mesh]], {
    position: 'l',
    mirrored: true,
    inside: true,
    explode: [0.05, 0.05, 0.3],
    sequence: 7,
    warp: 'rigid',
  });
}
