import { roundedBox } from '../geometry/box.ts';
import { Mesh } from '../geometry/mesh.ts';
import type { CarPart } from '../part.ts';
import type { Draft } from './draft.ts';
import { bodyPart, type Layer } from './parts.ts';
import { rearKind } from './rear-kind.ts';

/** Where the licence plate sits, as a rear share; on the tailgate or trunk lid, or on the bumper of a pickup. */
function plateShare(draft: Draft): number {
  switch (rearKind(draft)) {
    case 'trunk':
      return 0.7;
    case 'liftgate':
      return draft.spec.kind === 'van' ? 0.45 : 0.62;
    case 'bed':
      return 0.37;
  }
}

export function plate(draft: Draft): Layer[] {
  const { stations: s, charts, spec } = draft;
  const z = s.rearZ(plateShare(draft));
  const { point, normal } = draft.near(charts.fromBehind, [0, z], 0.005);
  const lean = (Math.atan2(normal[2], -normal[0]) * 180) / Math.PI;
  const sheet = roundedBox([0.008, 0.3, 0.15], { radius: 0.003, steps: 1 })
    .rotated('y', lean)
    .at(...point);
  if (rearKind(draft) === 'bed') {
    const handleZ = s.rearZ(0.86);
    const [hx] = draft.on(charts.fromBehind, [0, handleZ]);
    return [
      ['plate', sheet],
      ['black', roundedBox([0.022, 0.24, 0.06], { radius: 0.01, steps: 1 }).at(hx - 0.004, 0, handleZ)],
    ];
  }
  const [u] = charts.lid.inverse(draft.on(charts.fromBehind, [0, z + 0.095]));
  const strip = draft.pool.rectangle([u - 0.01, -0.31], [u + 0.01, 0.31]).rounded(0.006);
  const bar = draft.patch(charts.lid, strip, { offset: 0.007, thickness: 0.012, tolerance: 0.002 });
  return [
    ['plate', sheet],
    [spec.era === 'modern' ? 'chrome' : 'black', bar],
  ];
}

export function plateLamp(draft: Draft): CarPart {
  const { stations: s, charts } = draft;
  const z = s.rearZ(plateShare(draft)) + 0.081;
  const [x] = draft.on(charts.fromBehind, [0, z]);
  const lamps = [0.08, -0.08].map((y) =>
    roundedBox([0.022, 0.05, 0.012], { radius: 0.004, steps: 1 }).at(x - 0.008, y, z),
  );
  return bodyPart(
    'luz-placa',
    [
      ['lens', Mesh.merge(...lamps)],
      ['led', Mesh.merge(...lamps).map((p) => [p[0], p[1], p[2] - 0.002])],
    ],
    {
      explode: [-0.7, 0, 0.1],
      sequence: 3,
    },
  );
}
