import { roundedBox } from '../geometry/box.ts';
import { Mesh } from '../geometry/mesh.ts';
import type { Vec2 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { Region } from '../surface/region.ts';
import { HALF_GAP, type Draft } from './draft.ts';
import { GRILLES, type GrilleForm } from './faces/grilles.ts';
import { bars } from './faces/grille-bars.ts';
import { headlampLayers, lensOver } from './faces/headlamp.ts';
import type { FrontCuts } from './front-cuts.ts';
import { bodyPart, contextPart, type Layer } from './parts.ts';

export function frontParts(draft: Draft, cuts: FrontCuts): CarPart[] {
  return [
    hood(draft, cuts),
    hoodSeat(draft, cuts),
    fender(draft, cuts),
    fascia(draft, cuts),
    ...grille(draft, cuts),
    ...(cuts.lamp.isEmpty ? [] : [headlamp(draft, cuts), turnSignal(draft, cuts)]),
    ...fogLamp(draft, cuts),
    ...frontEndFrame(draft),
    hoodHinge(draft),
  ];
}

function hood(draft: Draft, { hood: outline }: FrontCuts): CarPart {
  const { charts, spec } = draft;
  const skin = draft.patch(charts.top, outline.grow(-HALF_GAP));
  const lining = draft.patch(charts.top, outline.grow(-0.06), {
    offset: -0.03,
    rim: false,
    tolerance: 0.006,
    spacing: 0.28,
  });
  return bodyPart(
    'cofre',
    [
      ['paint', skin],
      ['dark', lining],
    ],
    {
      explode: [0.15, 0, 0.75],
      sequence: 1,
      pivot: [spec.anchors.cowl[0], 0, spec.anchors.cowl[1] - 0.05],
    },
  );
}

/** Dark flange under the edge of the hood. */
function hoodSeat(draft: Draft, { hood: outline }: FrontCuts): CarPart {
  const ring = outline.grow(0.02).minus(outline.grow(-0.04));
  const mesh = draft.patch(draft.charts.top, ring, {
    offset: -0.024,
    rim: false,
    tolerance: 0.004,
    spacing: 0.2,
  });
  return contextPart('canal-cofre', [['dark', mesh]], { inside: false });
}

function fender(draft: Draft, cuts: FrontCuts): CarPart {
  const skin = draft.patch(draft.charts.body, cuts.fender, { thickness: 0.03 });
  return bodyPart('salpicadera', [['paint', skin], ...fenderCladding(draft, cuts)], {
    position: 'l',
    mirrored: true,
    explode: [0.25, 0.7, 0],
    sequence: 5,
  });
}

/** Black lip around the wheel opening of a car that pretends to leave the road. */
function fenderCladding(draft: Draft, cuts: FrontCuts): Layer[] {
  if (!draft.spec.features.wheelArchCladding) return [];
  const { pool, charts, stations: s } = draft;
  const ring = pool
    .circle([0, s.tyreRadius], s.archRadius + 0.055)
    .minus(pool.circle([0, s.tyreRadius], s.archRadius + 0.002));
  const band = draft
    .transfer(charts.body, charts.side, cuts.fender)
    .meet(ring)
    .withoutSlivers(0.008)
    .largest();
  return [['black', draft.patch(charts.side, band, { offset: 0.009, thickness: 0.02, edgeRadius: 0.004 })]];
}

/** How far a separate bumper stands out of the apron. */
const BUMPER_RELIEF = 0.012;

function fascia(draft: Draft, { fasciaSkin, intake, fogPocket }: FrontCuts): CarPart {
  const { charts, pool, stations: s, spec } = draft;
  const { bumper } = spec.face;
  const skin = (region: Region, offset = 0) =>
    draft.patch(charts.front, region, {
      thickness: 0.03 + offset,
      offset,
      edgeRadius: offset > 0 ? 0.008 : 0.003,
    });
  const layers: Layer[] = [];
  if (bumper === 'painted') layers.push(['paint', skin(fasciaSkin)]);
  else {
    const [low, high] = bumper === 'chrome' ? [0.16, 0.46] : [0.2, 0.6];
    const band = pool.rectangle([-3, s.faceZ(low)], [3, s.faceZ(high)]);
    layers.push(
      [bumper, skin(fasciaSkin.meet(band.grow(-HALF_GAP)).withoutSlivers(0.004), BUMPER_RELIEF)],
      ['paint', skin(fasciaSkin.minus(band.grow(HALF_GAP)).withoutSlivers(0.005))],
    );
  }
  if (intake) layers.push(...meshBehind(draft, intake));
  if (fogPocket) layers.push(['black', pockets(draft, fogPocket)]);
  if (spec.features.wheelArchCladding) layers.push(['black', chin(draft, fasciaSkin)]);
  return bodyPart('fascia-del', layers, { explode: [0.7, 0, 0], sequence: 3 });
}

/** Black lower edge of the bumper. */
function chin(draft: Draft, fasciaSkin: Region): Mesh {
  const { stations: s, pool, charts } = draft;
  const band = fasciaSkin.meet(pool.rectangle([-3, -1], [3, s.faceZ(0.1)])).withoutSlivers(0.006);
  return draft.patch(charts.front, band, { offset: 0.007, thickness: 0.02 });
}

function pockets(draft: Draft, pocket: Region): Mesh {
  const back = draft.patch(draft.charts.front, pocket.grow(0.004), {
    offset: -0.03,
    rim: false,
    tolerance: 0.005,
  });
  return Mesh.merge(back, back.mirroredY());
}

function meshBehind(draft: Draft, opening: Region): Layer[] {
  const form: GrilleForm = {
    half: [],
    corner: 0,
    bars: 'horizontal',
    barCount: 3,
    barWidth: 0.012,
    frame: 0,
    frameMaterial: 'black',
    barMaterial: 'black',
  };
  return [
    ['black', bars(draft, opening.grow(0.003), form)],
    [
      'dark',
      draft.patch(draft.charts.front, opening.grow(0.006), { offset: -0.04, rim: false, tolerance: 0.006 }),
    ],
  ];
}

function grille(draft: Draft, { grille: opening }: FrontCuts): CarPart[] {
  const form = GRILLES[draft.spec.face.grille];
  if (!form || !opening) return [];
  const { charts } = draft;
  const layers: Layer[] = [
    [
      'dark',
      draft.patch(charts.front, opening.grow(0.004), { offset: -0.035, rim: false, tolerance: 0.006 }),
    ],
    [form.barMaterial, bars(draft, opening.grow(-0.004), form)],
  ];
  if (form.frame > 0) {
    const frame = draft.patch(charts.front, opening.grow(-0.001).border(form.frame), {
      offset: 0.001,
      thickness: 0.02,
      tolerance: 0.0016,
    });
    layers.push([form.frameMaterial, frame]);
  }
  return [bodyPart('parrilla', layers, { explode: [0.9, 0, 0], sequence: 2 })];
}

function headlamp(draft: Draft, { lamp }: FrontCuts): CarPart {
  return bodyPart('faro', headlampLayers(draft, lamp), {
    position: 'l',
    mirrored: true,
    explode: [0.75, 0.25, 0.05],
    sequence: 1,
  });
}

/** Beside a rectangular headlamp, else a small repeater on the fender. */
function turnSignal(draft: Draft, { cornerLamp }: FrontCuts): CarPart {
  const { charts, stations: s, pool } = draft;
  const fields = { position: 'l', mirrored: true, explode: [0.75, 0.4, 0], sequence: 2 } as const;
  if (cornerLamp) return bodyPart('cuarto', lensOver(draft, cornerLamp, 'amber'), fields);
  const x = Math.min(-0.36, -s.archRadius - 0.04);
  const z = s.sideZ(0.6);
  const repeater = pool.rectangle([x - 0.032, z - 0.011], [x + 0.032, z + 0.011]).rounded(0.008);
  const mesh = draft.patch(charts.side, repeater, { offset: 0.006, thickness: 0.012, edgeRadius: 0.004 });
  return bodyPart('cuarto', [['amber', mesh]], { ...fields, explode: [0.25, 0.85, 0] });
}

function fogLamp(draft: Draft, { fogPocket }: FrontCuts): CarPart[] {
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

/** Bumper beam and radiator support. */
function frontEndFrame(draft: Draft): CarPart[] {
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

function hoodHinge(draft: Draft): CarPart {
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
