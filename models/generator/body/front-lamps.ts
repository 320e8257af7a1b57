import type { Vec2 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { Draft } from './draft.ts';
import { headlampLayers, lensOver } from './faces/headlamp.ts';
import type { FrontCuts } from './front-cuts.ts';
import { bodyPart } from './parts.ts';

export function headlamp(draft: Draft, { lamp }: FrontCuts): CarPart {
  return bodyPart('faro', headlampLayers(draft, lamp), {
    position: 'l',
    mirrored: true,
    explode: [0.75, 0.25, 0.05],
    sequence: 1,
  });
}

/** Beside a rectangular headlamp, else a small repeater on the fender. */
export function turnSignal(draft: Draft, { cornerLamp }: FrontCuts): CarPart {
  const { charts, stations: s, pool } = draft;
  const fields = { position: 'l', mirrored: true, explode: [0.75, 0.4, 0], sequence: 2 } as const;
  if (cornerLamp) return bodyPart('cuarto', lensOver(draft, cornerLamp, 'amber'), fields);
  const x = Math.min(-0.36, -s.archRadius - 0.04);
  const z = s.sideZ(0.6);
  const repeater = pool.rectangle([x - 0.032, z - 0.011], [x + 0.032, z + 0.011]).rounded(0.008);
  const mesh = draft.patch(charts.side, repeater, { offset: 0.006, thickness: 0.012, edgeRadius: 0.004 });
  return bodyPart('cuarto', [['amber', mesh]], { ...fields, explode: [0.25, 0.85, 0] });
}

export function fogLamps(draft: Draft, { fogPocket }: FrontCuts): CarPart[] {
  if (!fogPocket) return [];
  const { low, high } = fogPocket.bounds;
  const centre: Vec2 = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
  const { pool, charts } = draft;
  const glass = pool.circle(centre, 0.042, 32);
  const lens = draft.patch(charts.front, glass, { offset: -0.012, thickness: 0.02, tolerance: 0.002 });
  const bezel = draft.patch(charts.front, pool.circle(centre, 0.052, 32).minus(glass), {
    offset: -0.008,
    thickness: 0.02,
  });
  const bowl = draft.patch(charts.front, glass.grow(-0.003), {
    offset: -0.022,
    rim: false,
    tolerance: 0.004,
  });
  return [
    bodyPart(
      'faro-niebla',
      [
        ['lens', lens],
        ['black', bezel],
        ['reflector', bowl],
      ],
      {
        position: 'l',
        mirrored: true,
        explode: [0.85, 0.1, 0],
        sequence: 3,
      },
    ),
  ];
}
