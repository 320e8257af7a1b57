import type { Vec2 } from '../geometry/vec.ts';
import { range } from '../surface/curves.ts';
import type { Region } from '../surface/region.ts';
import { HALF_GAP, type Draft, type Stroke } from './draft.ts';
import type { FrontCuts } from './front-cuts.ts';
import { deckFront, type GreenhouseCuts } from './greenhouse-cuts.ts';
import { rearKind, type RearCuts } from './rear-cuts.ts';
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
  return blankOf(draft, openings === sides.blind)
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

/** Side up to just over the centre line: from the rear bumper round over the roof to the cowl. */
function blankOf(draft: Draft, isBlind: boolean): Region {
  const { charts, surface, stations: s, spec } = draft;
  const { cowl, doorFront, doorRear, pillarB } = spec.anchors;
  const low = s.sideZ(0);
  const behind = isBlind ? pillarB + 0.03 : Math.max(doorRear, s.rearAxle.x + s.archRadius) + 0.12;
  const along = (from: number): Stroke => [
    charts.top,
    range(from, cowl[0] - 0.04, 40).map((x): Vec2 => [x, 0.05]),
  ];
  const ahead: Stroke[] = [
    [
      charts.top,
      [
        [cowl[0] - 0.04, surface.hoodSide(cowl[0])],
        [cowl[0] - 0.03, s.y(0.83)],
        [doorFront + 0.06, s.y(0.9)],
      ],
    ],
    [
      charts.side,
      [
        [doorFront + 0.06, s.sideZ(0.94)],
        [doorFront, s.sideZ(0.73)],
      ],
    ],
    [
      charts.side,
      [
        [doorFront, s.sideZ(0.73)],
        [behind, s.sideZ(0.73)],
      ],
    ],
  ];
  return draft.outline(charts.body, ...rearStrokes(draft, behind, low), along(topEnd(draft)), ...ahead);
}

function topEnd(draft: Draft): number {
  const { rearHeader } = draft.spec.anchors;
  switch (rearKind(draft)) {
    case 'trunk':
      return draft.stations.tail + 0.16;
    case 'liftgate':
      return rearHeader[0] + 0.2;
    case 'bed':
      return rearHeader[0] + 0.1;
  }
}

function rearStrokes(draft: Draft, behind: number, low: number): Stroke[] {
  const { charts, stations: s, spec } = draft;
  const { rearHeader, cabEnd = s.tail } = spec.anchors;
  const bottom: Stroke = [
    charts.side,
    [
      [behind, low],
      [s.tail + 0.5, low],
    ],
  ];
  switch (rearKind(draft)) {
    case 'trunk':
      return [
        bottom,
        [
          charts.fromBehind,
          [
            [s.y(0.6), s.rearZ(0.06)],
            [s.y(0.48), s.rearZ(0.5)],
            [s.y(0.48), s.rearZ(0.92)],
          ],
        ],
        [
          charts.top,
          [
            [s.tail + 0.12, 0.4],
            [s.tail + 0.16, 0.05],
          ],
        ],
      ];
    case 'liftgate':
      return [
        bottom,
        [
          charts.fromBehind,
          [
            [s.y(0.6), s.rearZ(0.06)],
            [s.y(0.48), s.rearZ(0.53)],
            [s.y(0.48), s.rearZ(0.97)],
            [s.y(0.44), s.roofZ - 0.1],
          ],
        ],
        [
          charts.top,
          [
            [rearHeader[0] + 0.05, 0.3],
            [rearHeader[0] + 0.2, 0.05],
          ],
        ],
      ];
    case 'bed':
      return [
        [
          charts.side,
          [
            [behind, low],
            [cabEnd + 0.02, low],
          ],
        ],
        [
          charts.side,
          [
            [cabEnd + 0.02, low],
            [cabEnd + 0.02, s.beltZ - 0.01],
          ],
        ],
        [charts.side, cabBackLine(draft)],
        [
          charts.top,
          [
            [rearHeader[0] + 0.06, 0.4],
            [rearHeader[0] + 0.1, 0.05],
          ],
        ],
      ];
  }
}

/** Rear edge of the side of a pickup cab, a little ahead of where side and back meet. */
function cabBackLine({ surface, stations: s, spec }: Draft): Vec2[] {
  const top = spec.anchors.rearHeader[1] - 0.06;
  return range(s.beltZ + 0.03, top, 8).map((z): Vec2 => [surface.backCorner(z) + 0.015, z]);
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
