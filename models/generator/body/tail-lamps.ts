import { Mesh } from '../geometry/mesh.ts';
import type { Vec2 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { Chart } from '../surface/charts.ts';
import type { Region } from '../surface/region.ts';
import { HALF_GAP, type Draft } from './draft.ts';
import { TAILS } from './faces/lamps.ts';
import { bodyPart, type Layer } from './parts.ts';
import type { RearCuts } from './rear-cuts.ts';
import { rearKind } from './rear-kind.ts';

/** Red cover with its bands, and the dark seat behind. */
export function tailLamp(draft: Draft, region: Region): Layer[] {
  const { charts, spec, pool } = draft;
  const { low, high } = region.bounds;
  const at = (share: number) => low[1] + (high[1] - low[1]) * share;
  const inside = region.grow(-0.012);
  const bands = TAILS[spec.face.tail].bands.map(([from, to, colour]) => ({
    material: colour === 'lens' ? ('white' as const) : colour,
    area: inside.meet(pool.rectangle([-9, at(from)], [9, at(to)])).withoutSlivers(0.004),
  }));
  const red = region.grow(-HALF_GAP).minus(...bands.map(({ area }) => area));
  const cover = draft.patch(charts.rear, red, { offset: 0.001, thickness: 0.03, edgeRadius: 0.003 });
  const seat = draft.patch(charts.rear, region.grow(0.016), {
    offset: -0.026,
    rim: false,
    tolerance: 0.004,
    spacing: 0.2,
  });
  if (spec.face.tail === 'triple-bar') {
    return [['dark', Mesh.merge(cover, seat)], ...tripleBars(draft, region)];
  }
  return [
    ['dark', seat],
    ['tail-red', cover],
    ...bands.map(({ material, area }): Layer => [
      material,
      draft.patch(charts.rear, area, { offset: 0.001, thickness: 0.02, edgeRadius: 0.001, tolerance: 0.002 }),
    ]),
  ];
}

/** Three upright red bars on black. */
function tripleBars(draft: Draft, region: Region): Layer[] {
  const { low, high } = region.bounds;
  const step = (high[0] - low[0]) / 3;
  const bars = [0, 1, 2].map((index) =>
    draft.pool
      .rectangle(
        [low[0] + step * index + 0.014, low[1] - 1],
        [low[0] + step * (index + 1) - 0.014, high[1] + 1],
      )
      .meet(region.grow(-0.012))
      .rounded(0.006),
  );
  const [first, ...rest] = bars;
  if (!first) return [];
  return [
    [
      'tail-red',
      draft.patch(draft.charts.rear, first.plus(...rest), {
        offset: 0.006,
        thickness: 0.012,
        tolerance: 0.002,
      }),
    ],
  ];
}

/** Above the back glass of a liftgate or a cab, at its foot in a sedan. */
export function stopLamp(draft: Draft, cuts: RearCuts): CarPart {
  const { charts } = draft;
  const [chart, centre, half] = stopLampPlace(draft, cuts);
  const strip = draft.pool
    .rectangle([centre[0] - 0.011, centre[1] - half], [centre[0] + 0.011, centre[1] + half])
    .rounded(0.006);
  const mesh = draft.patch(chart, strip, {
    offset: chart === charts.backGlass && rearKind(draft) === 'trunk' ? 0.001 : 0.005,
    thickness: 0.012,
  });
  return bodyPart('tercer-stop', [['tail-red', mesh]], { explode: [-0.5, 0, 0.65], sequence: 5 });
}

function stopLampPlace(draft: Draft, { lid: lidCut }: RearCuts): [Chart, Vec2, number] {
  const { charts, surface } = draft;
  const edge = charts.backGlass.inverse(draft.on(charts.top, [surface.roofRear(0) - 0.012, 0]))[0];
  if (rearKind(draft) === 'liftgate') {
    const top = Math.min(edge, lidCut.bounds.high[0]);
    return [charts.lid, [top - 0.034, 0], 0.16];
  }
  if (rearKind(draft) === 'bed') return [charts.backGlass, [edge - 0.03, 0], 0.12];
  return [charts.backGlass, [edge - 0.018, 0], 0.13];
}
