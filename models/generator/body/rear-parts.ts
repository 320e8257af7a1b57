import { roundedBox } from '../geometry/box.ts';
import { Mesh } from '../geometry/mesh.ts';
import type { Vec2, Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { Chart } from '../surface/charts.ts';
import type { Region } from '../surface/region.ts';
import { HALF_GAP, type Draft } from './draft.ts';
import { TAILS } from './faces/lamps.ts';
import type { GreenhouseCuts } from './greenhouse-cuts.ts';
import { bodyPart, contextPart, type Layer } from './parts.ts';
import { both, rearKind, type RearCuts } from './rear-cuts.ts';

export function rearParts(draft: Draft, cuts: RearCuts, house: GreenhouseCuts): CarPart[] {
  const position = { position: 'l', mirrored: true } as const;
  const inner = cuts.innerLamp
    ? [
        bodyPart('calavera-int', tailLamp(draft, cuts.innerLamp), {
          ...position,
          explode: [-0.75, 0.05, 0.35],
          sequence: 2,
        }),
      ]
    : [];
  const lamp = cuts.lamp.isEmpty
    ? []
    : [
        bodyPart('calavera', tailLamp(draft, cuts.lamp), {
          ...position,
          explode: [-0.6, 0.3, 0.05],
          sequence: 1,
        }),
      ];
  return [
    lid(draft, cuts, house),
    lidSeat(draft, cuts),
    ...lamp,
    ...inner,
    fascia(draft, cuts),
    plateLamp(draft),
    stopLamp(draft, cuts),
  ];
}

const lidExplode = { trunk: [-0.45, 0, 0.55], liftgate: [-0.75, 0, 0.35], bed: [-0.6, 0, 0.1] } as const;

function lid(draft: Draft, cuts: RearCuts, house: GreenhouseCuts): CarPart {
  const { charts, spec } = draft;
  const kind = rearKind(draft);
  const whole = cuts.lid.grow(-HALF_GAP);
  const glass = house.backGlass.grow(0.004);
  const inner = cuts.innerLamp
    ? both(draft.transfer(charts.rear, charts.lid, cuts.innerLamp.grow(HALF_GAP * 0.6)), 'v')
    : [];
  const skin = kind === 'liftgate' ? whole.minus(glass, ...inner) : whole.minus(...inner);
  const lining = cuts.lid.grow(-0.06);
  const layers: Layer[] = [
    ['paint', draft.patch(charts.lid, skin.withoutSlivers(0.004))],
    [
      'dark',
      draft.patch(charts.lid, kind === 'liftgate' ? lining.minus(glass.grow(0.016)) : lining, {
        offset: -0.035,
        rim: false,
        tolerance: 0.006,
        spacing: 0.28,
      }),
    ],
    ...plate(draft),
  ];
  const hinge: Vec3 =
    kind === 'liftgate'
      ? [spec.anchors.rearHeader[0], 0, spec.anchors.rearHeader[1]]
      : kind === 'trunk'
        ? [spec.anchors.tail[0], 0, spec.anchors.tail[1]]
        : [draft.stations.tail + 0.06, 0, draft.stations.rearZ(0.53)];
  return bodyPart('tapa-cajuela', layers, { explode: lidExplode[kind], sequence: 3, pivot: hinge });
}

/** Dark flange under the edge of the lid: what the gap around it shows. */
function lidSeat(draft: Draft, cuts: RearCuts): CarPart {
  const ring = cuts.lid.grow(0.02).minus(cuts.lid.grow(-0.04));
  const mesh = draft.patch(draft.charts.lid, ring, {
    offset: -0.024,
    rim: false,
    tolerance: 0.004,
    spacing: 0.2,
  });
  return contextPart('canal-cajuela', [['dark', mesh]], { inside: false });
}

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

function plate(draft: Draft): Layer[] {
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

function plateLamp(draft: Draft): CarPart {
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

function tailLamp(draft: Draft, region: Region): Layer[] {
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

function fascia(draft: Draft, cuts: RearCuts): CarPart {
  const { charts, pool, stations: s, spec } = draft;
  const { bumper } = spec.face;
  const skin = (region: Region) => draft.patch(charts.rear, region, { thickness: 0.03 });
  const layers: Layer[] = [];
  if (bumper === 'painted' || rearKind(draft) === 'bed') {
    layers.push([
      bumper === 'painted' && rearKind(draft) !== 'bed' ? 'paint' : bumper === 'painted' ? 'dark' : bumper,
      skin(cuts.fasciaSkin),
    ]);
  } else {
    const band = pool.rectangle([-9, s.faceZ(0.2)], [9, s.faceZ(0.6)]);
    layers.push(
      [bumper, skin(cuts.fasciaSkin.meet(band.grow(-HALF_GAP)).withoutSlivers(0.004))],
      ['paint', skin(cuts.fasciaSkin.minus(band.grow(HALF_GAP)).withoutSlivers(0.005))],
    );
  }
  if (cuts.diffuser) {
    layers.push([
      'black',
      draft.patch(charts.rear, cuts.diffuser.grow(-0.002), { offset: -0.006, tolerance: 0.003 }),
    ]);
  }
  const reflectors = both(cuts.reflector, 'u').map((region) =>
    draft.patch(charts.rear, region, { offset: -0.002, thickness: 0.008, edgeRadius: 0.001 }),
  );
  layers.push(['tail-red', Mesh.merge(...reflectors)]);
  return bodyPart('fascia-tras', layers, { explode: [-0.7, 0, 0], sequence: 4 });
}

/** Above the back glass of a liftgate or a cab, at its foot in a sedan. */
function stopLamp(draft: Draft, cuts: RearCuts): CarPart {
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
