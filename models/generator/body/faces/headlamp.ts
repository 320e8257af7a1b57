import { latheX } from '../../geometry/lathe.ts';
import { Mesh } from '../../geometry/mesh.ts';
import type { Vec2 } from '../../geometry/vec.ts';
import type { MaterialRole } from '../../material-role.ts';
import type { Region } from '../../surface/region.ts';
import { HALF_GAP, type Draft } from '../draft.ts';
import type { Layer } from '../parts.ts';

const DEEP = { rim: false, tolerance: 0.005, spacing: 0.2 } as const;

/** Lens, housing and what shines in it, after the age of the car. */
export function headlampLayers(draft: Draft, lamp: Region): Layer[] {
  const { charts, spec } = draft;
  const lens = draft.patch(charts.front, lamp.grow(-HALF_GAP), {
    offset: -0.001,
    thickness: 0.03,
    edgeRadius: 0.004,
  });
  const seat = draft.patch(charts.front, lamp.grow(0.016).minus(lamp.grow(-0.008)), {
    ...DEEP,
    offset: -0.03,
  });
  const inside = lamp.grow(-0.012);
  const classic = spec.era === 'classic' || spec.face.lamp === 'rectangle';
  const housing = draft.patch(charts.front, lamp.grow(-0.005), { ...DEEP, offset: classic ? -0.035 : -0.06 });
  if (classic)
    return [
      ['lens', lens],
      ['dark', seat],
      ['reflector', housing],
      ['led', bulbs(draft, inside, 1)],
    ];
  return [
    ['lens', lens],
    ['dark', Mesh.merge(housing, seat)],
    ['chrome', projectors(draft, inside)],
    ['led', daylightStrip(draft, lamp)],
  ];
}

/** A coloured lamp cover with a reflector behind it. */
export function lensOver(draft: Draft, region: Region, material: MaterialRole): Layer[] {
  const cover = draft.patch(draft.charts.front, region.grow(-HALF_GAP), {
    thickness: 0.03,
    edgeRadius: 0.004,
  });
  return [[material, cover]];
}

/** Middles of `count` round units side by side where the lamp is seen from the front. */
function unitPlaces(inside: Region, count: number): Vec2[] {
  const { low, high } = inside.bounds;
  const width = (high[0] - low[0]) * 0.62;
  const z = low[1] + (high[1] - low[1]) * 0.42;
  return Array.from({ length: count }, (_, index): Vec2 => [low[0] + (width * (index + 0.62)) / count, z]);
}

function projectors(draft: Draft, inside: Region): Mesh {
  const { low, high } = inside.bounds;
  const tall = high[1] - low[1];
  const count = draft.spec.face.lamp === 'slim' || draft.spec.face.lamp === 'swept' ? 2 : 1;
  const radius = Math.min(0.045, tall * (count === 1 ? 0.24 : 0.2), 0.16);
  const units = unitPlaces(inside, count).map((place) => {
    const { point } = draft.near(draft.charts.front, place, -0.045);
    return projector(radius).at(point[0], point[1], point[2]);
  });
  return Mesh.merge(...units);
}

function projector(r: number): Mesh {
  return latheX(
    [
      [0, 0.022],
      [r * 0.6, 0.018],
      [r * 0.95, 0.002],
      [r, -0.01],
      [r * 1.18, -0.01],
      [r * 1.22, -0.02],
      [r * 1.2, -0.05],
    ],
    { segments: 20, creaseDegrees: 30 },
  );
}

function bulbs(draft: Draft, inside: Region, count: number): Mesh {
  const { low, high } = inside.bounds;
  const middle: Vec2 = [(low[0] + high[0]) / 2, (low[1] + high[1]) / 2];
  const places = count === 1 ? [middle] : unitPlaces(inside, count);
  return Mesh.merge(
    ...places.map((place) => {
      const { point } = draft.near(draft.charts.front, place, -0.026);
      return latheX(
        [
          [0, 0.012],
          [0.014, 0.008],
          [0.02, -0.004],
          [0.02, -0.012],
        ],
        { segments: 14 },
      ).at(...point);
    }),
  );
}

/** A light line along the lower edge. */
function daylightStrip(draft: Draft, lamp: Region): Mesh {
  const inner = lamp.grow(-0.016);
  const core = lamp.grow(-0.024);
  const strip = inner.minus(core.plus(inner.moved(0, 0.016))).withoutSlivers(0.002);
  return draft.patch(draft.charts.front, strip, {
    offset: -0.02,
    thickness: 0.004,
    edgeRadius: 0.001,
    tolerance: 0.003,
  });
}
