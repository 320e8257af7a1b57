import { tube } from '../geometry/tube.ts';
import { Mesh } from '../geometry/mesh.ts';
import type { Vec2, Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { Chart } from '../surface/charts.ts';
import { range } from '../surface/curves.ts';
import type { Region } from '../surface/region.ts';
import { HALF_GAP, type Draft } from './draft.ts';
import { deckFront, type GreenhouseCuts } from './greenhouse-cuts.ts';
import { isLiftgate } from './rear-kind.ts';
import { bodyPart, contextPart, type Layer } from './parts.ts';
import type { AllCuts, FlankCuts } from './flank-cuts.ts';
import { both, type RearCuts } from './rear-cuts.ts';

const FRIT = 0.028;

export function greenhouseParts(draft: Draft, cuts: GreenhouseCuts, rear: RearCuts): CarPart[] {
  const { charts, spec } = draft;
  return [
    ...roof(draft, cuts),
    bodyPart('parabrisas', glazing(draft, charts.windshield, cuts.windshield), {
      explode: [0.55, 0, 0.55],
      sequence: 2,
    }),
    bodyPart('medallon', glazing(draft, charts.backGlass, cuts.backGlass), {
      explode: isLiftgate(draft) ? [-0.9, 0, 0.45] : [-0.55, 0, 0.55],
      sequence: 3,
    }),
    ...wipers(draft, cuts),
    ...(spec.kind === 'sedan' || spec.kind === 'coupe' ? [parcelShelf(draft, cuts, rear)] : []),
    ...(spec.features.roofRails ? [roofRail(draft)] : []),
  ];
}

/** A fixed pane with its printed black border. */
function glazing(draft: Draft, chart: Chart, pane: Region): Layer[] {
  const clear = pane.grow(-FRIT).rounded(0.035);
  const options = { thickness: 0.005, edgeRadius: 0.001, offset: -0.003 } as const;
  return [
    ['glass', draft.patch(chart, clear.grow(0.002), options)],
    ['black', draft.patch(chart, pane.minus(clear), { ...options, thickness: 0.006, tolerance: 0.0016 })],
  ];
}

function roof(draft: Draft, { roof: outline }: GreenhouseCuts): CarPart[] {
  const { charts, spec, pool, stations: s } = draft;
  const panel = outline.grow(-HALF_GAP * 0.7);
  const explode: Vec3 = [0, 0, 0.9];
  if (!spec.features.sunroof) {
    return [bodyPart('toldo', [['paint', draft.patch(charts.top, panel)]], { explode, sequence: 8 })];
  }
  const front = spec.anchors.header[0] - 0.3;
  const hole = pool.rectangle([front - 0.46, -s.y(0.43)], [front, s.y(0.43)]).rounded(0.05);
  const pane = draft.patch(charts.top, hole.grow(-0.004), {
    offset: -0.001,
    thickness: 0.008,
    tolerance: 0.002,
  });
  const shade = draft.patch(charts.top, hole.grow(0.01), { offset: -0.02, rim: false, tolerance: 0.006 });
  return [
    bodyPart('toldo', [['paint', draft.patch(charts.top, panel.minus(hole))]], { explode, sequence: 8 }),
    bodyPart(
      'quemacocos',
      [
        ['glass', pane],
        ['dark', shade],
      ],
      { explode: [0, 0, 1.15], sequence: 7 },
    ),
  ];
}

/** Black plastic between hood and windshield, out to the feet of the pillars; on a Beetle it is part of the body. */
export function cowlPanel(draft: Draft, { house, front }: AllCuts, { quarter }: FlankCuts): CarPart {
  const { charts, spec } = draft;
  const isBody = spec.kind === 'beetle';
  const beside = [quarter, front.fender].flatMap((region) =>
    both(draft.transfer(charts.body, charts.top, region), 'v'),
  );
  const region = house.cowl
    .minus(draft.transfer(charts.windshield, charts.top, house.windshield), front.hood, ...beside)
    .withoutSlivers(0.003);
  const mesh = isBody
    ? draft.patch(charts.top, region.grow(-HALF_GAP))
    : draft.patch(charts.top, region, { offset: -0.01, rim: false, tolerance: 0.003 });
  return contextPart('rejilla-cofre', [[isBody ? 'paint' : 'black', mesh]], {
    explode: [0.2, 0, 0.45],
    inside: false,
  });
}

/** Strip between the trunk lid and the back glass. */
function parcelShelf(draft: Draft, cuts: GreenhouseCuts, rear: RearCuts): CarPart {
  const { charts, pool, stations: s } = draft;
  const half = s.y(0.69);
  const strip = pool
    .polygon([
      ...range(-half, half, 16).map((y): Vec2 => [deckFront(draft, y) + 0.05, y]),
      ...range(half, -half, 16).map((y): Vec2 => [deckFront(draft, y) - 0.06, y]),
    ])
    .minus(
      draft.transfer(charts.backGlass, charts.top, cuts.backGlass),
      draft.transfer(charts.lid, charts.top, rear.lid).grow(HALF_GAP),
    );
  const mesh = draft.patch(charts.top, strip.grow(-0.003), { offset: -0.004, tolerance: 0.003 });
  return contextPart('franja-medallon', [['black', mesh]], { explode: [-0.2, 0, 0.4], inside: false });
}

function wipers(draft: Draft, { windshield }: GreenhouseCuts): CarPart[] {
  const { low } = windshield.bounds;
  const blade = (from: Vec2, to: Vec2): Mesh => {
    const at = (t: number, out: number): Vec3 =>
      draft.near(
        draft.charts.windshield,
        [from[0] + (to[0] - from[0]) * t, from[1] + (to[1] - from[1]) * t],
        out,
      ).point;
    const rubber = tube(
      [0.12, 0.4, 0.7, 1].map((t) => at(t, 0.01)),
      0.005,
      { segments: 6 },
    );
    const arm = tube([at(-0.02, 0.004), at(0.12, 0.024), at(0.55, 0.02)], (t) => 0.008 - 0.004 * t, {
      segments: 6,
    });
    return Mesh.merge(rubber, arm);
  };
  const base = low[0] + 0.02;
  const wide = draft.stations.halfWidth;
  const arms = [
    blade([base, wide * 0.05], [base + 0.1, wide * 0.68]),
    blade([base, -wide * 0.6], [base + 0.07, -wide * 0.02]),
  ];
  return arms.map((mesh, index) =>
    bodyPart('brazo-limpiador', [['black', mesh]], {
      ...(index > 0 ? { twin: 2 } : {}),
      explode: [0.6, 0, 0.5],
      sequence: 1,
    }),
  );
}

function roofRail(draft: Draft): CarPart {
  const { spec, surface, charts } = draft;
  const { header, rearHeader } = spec.anchors;
  const y = surface.side(-1, surface.cantRail(-1)) - 0.075;
  const at = (x: number, out: number) => draft.near(charts.top, [x, y], out).point;
  const front = header[0] - 0.25;
  const rear = rearHeader[0] + 0.2;
  const path = [
    at(front, -0.01),
    at(front - 0.1, 0.028),
    ...range(front - 0.25, rear + 0.25, 4).map((x) => at(x, 0.036)),
    at(rear + 0.1, 0.028),
    at(rear, -0.01),
  ];
  const mesh = tube(path, 0.014, { segments: 8, smooth: 4 });
  return contextPart('barra-toldo', [['black', mesh]], {
    position: 'l',
    mirrored: true,
    explode: [0, 0, 0.9],
    inside: false,
  });
}
