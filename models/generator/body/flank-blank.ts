import type { Vec2 } from '../geometry/vec.ts';
import { range } from '../surface/curves.ts';
import type { Region } from '../surface/region.ts';
import type { Draft, Stroke } from './draft.ts';
import { rearKind } from './rear-kind.ts';

/** Side up to just over the centre line: from the rear bumper round over the roof to the cowl. */
export function flankBlank(draft: Draft, isBlind: boolean): Region {
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
