import type { Vec3 } from '../geometry/vec.ts';
import type { CarPart } from '../part.ts';
import type { Region } from '../surface/region.ts';
import type { Draft } from './draft.ts';
import type { AllCuts, FlankCuts } from './flank-cuts.ts';
import { mirror } from './mirror.ts';
import { bodyPart, contextPart, type Layer } from './parts.ts';
import type { SideCuts } from './side-cuts.ts';

export function sideParts(draft: Draft, cuts: AllCuts, flank: FlankCuts): CarPart[] {
  return [
    ...quarters(draft, cuts, flank),
    ...quarterGlass(draft, cuts),
    rocker(draft, flank),
    mirror(draft),
    ...doorFrames(draft, cuts),
    pillarFoot(draft, cuts),
  ];
}

function quarters(draft: Draft, { sides }: AllCuts, flank: FlankCuts): CarPart[] {
  const explode: Vec3 = [-0.15, 0.55, 0.1];
  const { blind } = sides;
  const layers = quarterLayers(draft, flank, flank.quarter, sides.quarterGlass);
  if (!blind || !flank.blindQuarter) {
    return [bodyPart('costado', layers, { position: 'l', mirrored: true, explode, sequence: 8 })];
  }
  const left = quarterLayers(draft, flank, flank.blindQuarter, blind.quarterGlass);
  return [
    bodyPart('costado', left, { position: 'l', explode, sequence: 8 }),
    bodyPart('costado', onRight(layers), { position: 'r', explode: [-0.15, -0.55, 0.1], sequence: 8 }),
  ];
}

const onRight = (layers: readonly Layer[]): Layer[] =>
  layers.map(([material, mesh]) => [material, mesh.mirroredY()]);

function quarterLayers(draft: Draft, flank: FlankCuts, outline: Region, glass: Region | null): Layer[] {
  const { charts } = draft;
  const layers: Layer[] = [['paint', draft.patch(charts.body, outline, { thickness: 0.025 })]];
  if (glass) {
    const channel = glass.grow(0.0105).minus(glass.grow(-0.003));
    layers.push([
      'black',
      draft.patch(charts.side, channel, {
        offset: -0.006,
        thickness: 0.012,
        edgeRadius: 0.001,
        tolerance: 0.002,
      }),
    ]);
  }
  return [...layers, ...archCladding(draft, flank)];
}

function archCladding(draft: Draft, { quarter: outline, bedSide }: FlankCuts): Layer[] {
  if (!draft.spec.features.wheelArchCladding || bedSide) return [];
  const { pool, charts, stations: s } = draft;
  const centre = [s.rearAxle.x, s.tyreRadius] as const;
  const ring = pool.circle(centre, s.archRadius + 0.055).minus(pool.circle(centre, s.archRadius + 0.002));
  const band = draft.transfer(charts.body, charts.side, outline).meet(ring).withoutSlivers(0.008);
  return [['black', draft.patch(charts.side, band, { offset: 0.009, thickness: 0.02, edgeRadius: 0.004 })]];
}

function quarterGlass(draft: Draft, { sides }: AllCuts): CarPart[] {
  const pane = (glass: Region): Layer[] => [
    [
      'glass',
      draft.patch(draft.charts.side, glass, {
        offset: -0.004,
        thickness: 0.004,
        edgeRadius: 0.001,
        tolerance: 0.0018,
      }),
    ],
  ];
  const { quarterGlass: glass, blind } = sides;
  const explode: Vec3 = [-0.2, 0.5, 0.25];
  if (!glass) return [];
  if (!blind)
    return [bodyPart('aleta', pane(glass), { position: 'l', mirrored: true, explode, sequence: 4 })];
  return [
    bodyPart('aleta', pane(blind.quarterGlass), { position: 'l', explode, sequence: 4 }),
    bodyPart('aleta', onRight(pane(glass)), { position: 'r', explode: [-0.2, -0.5, 0.25], sequence: 4 }),
  ];
}

function rocker(draft: Draft, { rocker: outline }: FlankCuts): CarPart {
  const mesh = draft.patch(draft.charts.body, outline, { thickness: 0.03 });
  return bodyPart('estribo', [[draft.spec.features.wheelArchCladding ? 'black' : 'paint', mesh]], {
    position: 'l',
    mirrored: true,
    explode: [0, 0.5, -0.15],
    sequence: 7,
  });
}

function doorFrames(draft: Draft, { sides }: AllCuts): CarPart[] {
  const name = 'marco-puertas';
  const explode: Vec3 = [0, 0.25, 0];
  const all = doorFrame(draft, sides, sides.opening);
  if (!sides.blind) {
    return [contextPart(name, all, { position: 'l', mirrored: true, explode, inside: false })];
  }
  return [
    contextPart(name, doorFrame(draft, sides, sides.blind.opening), {
      position: 'l',
      explode,
      inside: false,
    }),
    contextPart(`${name}-der`, onRight(all), { position: 'r', explode: [0, -0.25, 0], inside: false }),
  ];
}

/** Door aperture flange seen through the gaps: also what holds the side together when the doors are off. */
function doorFrame(draft: Draft, sides: SideCuts, opening: Region): Layer[] {
  const holes = sides.doors.map(({ outline }) => outline.grow(-0.055).rounded(0.05));
  const flange = opening.grow(0.022).minus(...holes, sides.rearArch, sides.frontArch);
  const mesh = draft.patch(draft.charts.side, flange, {
    offset: -0.028,
    thickness: 0.06,
    edgeRadius: 0.012,
    tolerance: 0.003,
    spacing: 0.22,
  });
  return [['structure', mesh]];
}

/** Black filler behind the corner where fender, door and windshield pillar meet. */
function pillarFoot(draft: Draft, { sides }: AllCuts): CarPart {
  const { pool, surface, charts, spec } = draft;
  const x = spec.anchors.doorFront;
  const belt = surface.beltLine(x);
  const corner = pool
    .rectangle([x - 0.1, belt - 0.1], [x + 0.14, belt + 0.1])
    .minus(sides.opening.grow(-0.004));
  const mesh = draft.patch(charts.side, corner.largest(), { offset: -0.012, rim: false, tolerance: 0.004 });
  return contextPart('pie-pilar', [['black', mesh]], { position: 'l', mirrored: true, inside: false });
}
