import { Mesh } from '../geometry/mesh.ts';
import type { Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { Region } from '../surface/region.ts';
import { HALF_GAP, type Draft } from './draft.ts';
import type { GreenhouseCuts } from './greenhouse-cuts.ts';
import { bodyPart, contextPart, type Layer } from './parts.ts';
import { plate, plateLamp } from './plate.ts';
import { both, type RearCuts } from './rear-cuts.ts';
import { rearKind } from './rear-kind.ts';
import { stopLamp, tailLamp } from './tail-lamps.ts';

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
    const low = bumper === 'chrome' ? s.faceZ(0.2) : -1;
    const band = pool.rectangle([-9, low], [9, s.faceZ(0.6)]);
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
