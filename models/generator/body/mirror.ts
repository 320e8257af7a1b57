import { roundedBox } from '../geometry/box.ts';
import { creased } from '../geometry/crease.ts';
import { Mesh } from '../geometry/mesh.ts';
import type { CarPart } from '../part.ts';
import type { Draft } from './draft.ts';
import { bodyPart } from './parts.ts';

export function mirror(draft: Draft): CarPart {
  const { surface, charts, spec } = draft;
  const x = spec.anchors.doorFront - 0.16;
  const size =
    0.92 *
    (spec.kind === 'pickup' || spec.kind === 'van'
      ? 1.25
      : spec.kind === 'suv' || spec.kind === 'mpv'
        ? 1.12
        : 1);
  const [px, py, pz] = draft.on(charts.side, [x, surface.beltLine(x) + 0.06]);
  const boxy = spec.era === 'classic' ? 0.022 : 0.048;
  const shell = creased(
    roundedBox([0.1, 0.2, 0.135], { radius: boxy, steps: 3 }).map((p) => {
      const taper = 1 - (0.25 * (p[0] + 0.05)) / 0.1;
      return [p[0] - 0.12 * (p[1] + 0.1), p[1], p[2] * taper + 0.02 * p[1]];
    }),
    60,
  ).scaled(1, 1, size);
  const y = 0.155;
  const base = roundedBox([0.07, 0.1, 0.03], { radius: 0.012, steps: 1 }).at(0.03, 0.03, -0.03);
  const bezel = roundedBox([0.012, 0.172, 0.108 * size], { radius: 0.005, steps: 1 })
    .rotated('z', -7)
    .at(0.006, y, 0.032);
  const glass = roundedBox([0.006, 0.155, 0.09 * size], { radius: 0.003, steps: 1 })
    .rotated('z', -7)
    .at(-0.002, y, 0.032);
  return bodyPart(
    'espejo',
    [
      [spec.era === 'classic' ? 'black' : 'paint', shell.at(px + 0.06, py + y, pz + 0.03)],
      ['black', Mesh.merge(base, bezel).at(px, py, pz)],
      ['mirror', glass.at(px, py, pz)],
    ],
    { position: 'l', mirrored: true, explode: [0.1, 1.1, 0.1], sequence: 1 },
  );
}
