import { Mesh } from '../geometry/mesh.ts';
import type { CarPart } from '../part.ts';
import type { Region } from '../surface/region.ts';
import { HALF_GAP, type Draft } from './draft.ts';
import { GRILLES, type GrilleForm } from './faces/grilles.ts';
import { bars } from './faces/grille-bars.ts';
import type { FrontCuts } from './front-cuts.ts';
import { fogLamps, headlamp, turnSignal } from './front-lamps.ts';
import { frontEndFrame, hoodHinge } from './front-structure.ts';
import { bodyPart, contextPart, type Layer } from './parts.ts';

export function frontParts(draft: Draft, cuts: FrontCuts): CarPart[] {
  return [
    hood(draft, cuts),
    hoodSeat(draft, cuts),
    fender(draft, cuts),
    fascia(draft, cuts),
    ...grille(draft, cuts),
    ...(cuts.lamp.isEmpty ? [] : [headlamp(draft, cuts), turnSignal(draft, cuts)]),
    ...fogLamps(draft, cuts),
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
    // Plastic goes down to the edge; a chromed blade has painted metal under it.
    const [low, high] = bumper === 'chrome' ? [s.faceZ(0.16), s.faceZ(0.46)] : [-1, s.faceZ(0.6)];
    const band = pool.rectangle([-3, low], [3, high]);
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
