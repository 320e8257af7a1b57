import type { Vec2 } from '../geometry/vec.ts';
import { range } from '../surface/curves.ts';
import type { Region } from '../surface/region.ts';
import { HALF_GAP, type Draft } from './draft.ts';
import { flankBlank } from './flank-blank.ts';
import type { FrontCuts } from './front-cuts.ts';
import { deckFront, type GreenhouseCuts } from './greenhouse-cuts.ts';
import type { RearCuts } from './rear-cuts.ts';
import { rearKind } from './rear-kind.ts';
import type { SideCuts } from './side-cuts.ts';

export interface AllCuts {
  readonly house: GreenhouseCuts;
  readonly sides: SideCuts;
  readonly front: FrontCuts;
  readonly rear: RearCuts;
}

/** What is left of the body side when everything else has been cut; chart `body`. */
export interface FlankCuts {
  /** Pillars, cant rail and quarter in one piece. */
  readonly quarter: Region;
  /** The same on the left of a van, where no door slides. */
  readonly blindQuarter: Region | null;
  readonly rocker: Region;
  /** Outer side of a pickup bed. */
  readonly bedSide: Region | null;
}

export function flankCuts(draft: Draft, cuts: AllCuts): FlankCuts {
  const { sides } = cuts;
  const quarter = quarterOf(draft, cuts, sides);
  const rocker = rockerOf(draft, cuts, quarter);
  const blindQuarter = sides.blind
    ? quarterOf(draft, cuts, sides.blind)
        .minus(rocker.grow(2 * HALF_GAP))
        .withoutSlivers(0.008)
        .largest()
    : null;
  return { quarter, blindQuarter, rocker, bedSide: bedSideOf(draft, cuts) };
}

type Openings = Pick<SideCuts, 'opening' | 'quarterGlass'>;

function quarterOf(draft: Draft, cuts: AllCuts, openings: Openings): Region {
  const { charts, pool } = draft;
  const { house, sides, front, rear } = cuts;
  const body = charts.body;
  const fromSide = (region: Region) => draft.transfer(charts.side, body, region);
  const positive = pool.rectangle([0, 0], [9, 9]);
  const lidHalf = rear.lid.meet(pool.rectangle([-9, 0.002], [9, 9]));
  const { opening, quarterGlass } = openings;
  const glass = quarterGlass ? [fromSide(quarterGlass.grow(0.01))] : [];
  return flankBlank(draft, openings === sides.blind)
    .minus(
      draft.transfer(charts.top, body, house.roof).grow(HALF_GAP),
      draft.transfer(charts.windshield, body, house.windshield).grow(0.002),
      draft.transfer(charts.backGlass, body, house.backGlass).grow(0.002),
      draft.transfer(charts.lid, body, lidHalf).grow(HALF_GAP),
      draft.transfer(charts.rear, body, rear.lamp).grow(HALF_GAP),
      draft.transfer(charts.rear, body, rear.fascia.meet(positive)).grow(HALF_GAP),
      cowlCorner(draft),
      fromSide(opening).grow(HALF_GAP),
      ...glass,
      archOn(draft, sides.rearArch),
      front.fender.grow(2 * HALF_GAP),
      ...deckStrip(draft),
    )
    .minus(aheadOfPillar(draft))
    .withoutSlivers(0.008)
    .largest();
}

const archOn = (draft: Draft, arch: Region) =>
  draft.transfer(draft.charts.side, draft.charts.body, arch.minus(draft.pool.rectangle([-9, -1], [9, 0.1])));

/** The fender's own ground: nothing of the pillar reaches ahead of the door below the belt. */
function aheadOfPillar(draft: Draft): Region {
  const { charts, pool, stations: s, spec } = draft;
  const { doorFront } = spec.anchors;
  return draft.transfer(
    charts.side,
    charts.body,
    pool.rectangle([doorFront - 0.03, 0.1], [s.nose - 0.5, s.sideZ(0.92)]),
  );
}

function cowlCorner(draft: Draft): Region {
  const { charts, pool, surface, stations: s, spec } = draft;
  const x = spec.anchors.cowl[0];
  const half = surface.hoodSide(x);
  const around = pool.polygon([
    [x - 0.24, 0],
    [x + 0.16, 0],
    [x + 0.16, half],
    [x, half + 0.005],
    [x - 0.24, s.y(0.71)],
  ]);
  return draft.transfer(charts.top, charts.body, around);
}

/** Between the trunk lid and the back glass. */
function deckStrip(draft: Draft): Region[] {
  if (rearKind(draft) !== 'trunk') return [];
  const { charts, pool, stations: s } = draft;
  const half = s.y(0.644);
  const strip = pool.polygon([
    ...range(0, half, 8).map((y): Vec2 => [deckFront(draft, y) + 0.06, y]),
    ...range(half, 0, 8).map((y): Vec2 => [deckFront(draft, y) - 0.06, y]),
  ]);
  return [draft.transfer(charts.top, charts.body, strip)];
}

function rockerOf(draft: Draft, { sides, front }: AllCuts, quarter: Region): Region {
  const { charts, pool, stations: s, spec } = draft;
  const { doorFront } = spec.anchors;
  const rear = spec.anchors.cabEnd ?? s.rearAxle.x + 0.1;
  const strip = pool.rectangle([rear, s.sideZ(0)], [doorFront + 0.16, s.sideZ(0.27)]);
  const fromSide = (region: Region) => draft.transfer(charts.side, charts.body, region);
  return fromSide(strip)
    .minus(
      fromSide(sides.opening).grow(HALF_GAP),
      archOn(draft, sides.frontArch),
      archOn(draft, sides.rearArch),
      front.fender.grow(2 * HALF_GAP),
      quarter.grow(2 * HALF_GAP),
    )
    .withoutSlivers(0.006)
    .largest();
}

function bedSideOf(draft: Draft, { sides, rear }: AllCuts): Region | null {
  const { charts, pool, stations: s, spec } = draft;
  const { cabEnd } = spec.anchors;
  if (cabEnd === undefined) return null;
  const low = s.sideZ(0.16);
  const top = s.y(0.805);
  const blank = draft.outline(
    charts.body,
    [
      charts.side,
      [
        [cabEnd - 0.012, low],
        [s.tail + 0.3, low],
      ],
    ],
    [charts.side, [[s.tail + 0.1, s.rearZ(0.5)]]],
    [
      charts.fromBehind,
      [
        [top, s.rearZ(0.52)],
        [top, s.rearZ(0.975)],
      ],
    ],
    [
      charts.top,
      [
        [s.tail + 0.1, top],
        [cabEnd - 0.012, top],
      ],
    ],
  );
  const fascia = rear.fascia.meet(pool.rectangle([0, 0], [9, 9]));
  return blank
    .minus(
      archOn(draft, sides.rearArch),
      draft.transfer(charts.rear, charts.body, rear.lamp).grow(HALF_GAP),
      draft.transfer(charts.rear, charts.body, fascia).grow(HALF_GAP),
    )
    .grow(-HALF_GAP)
    .withoutSlivers(0.008)
    .largest();
}
