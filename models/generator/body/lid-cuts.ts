import type { Vec2 } from '../geometry/vec.ts';
import { range } from '../surface/curves.ts';
import type { Region } from '../surface/region.ts';
import type { Draft, Stroke } from './draft.ts';
import { end, type FacePoint } from './faces/outline.ts';
import { deckFront, type GreenhouseCuts } from './greenhouse-cuts.ts';
import { rearKind } from './rear-kind.ts';

/** Outline of the lid before lamps are cut out of it; chart `lid`. */
export function lidBlank(draft: Draft, house: GreenhouseCuts): Region {
  switch (rearKind(draft)) {
    case 'trunk':
      return trunkLid(draft);
    case 'liftgate':
      return liftgate(draft, house);
    case 'bed':
      return tailgate(draft);
  }
}

/** Lower outline seen from behind, from the side to the middle. */
function lowerOutline(draft: Draft, points: readonly FacePoint[]): Vec2[] {
  const { charts, stations: s } = draft;
  return draft.trace(charts.lid, [
    charts.fromBehind,
    points.map(([, share, t]): Vec2 => [s.y(share), s.rearZ(t)]),
  ]);
}

function trunkLid(draft: Draft): Region {
  const { charts, stations: s } = draft;
  const half = s.y(0.672);
  const front = deckFront(draft, half) - 0.05;
  const deck: Stroke[] = [
    [charts.top, range(0, half, 10).map((y): Vec2 => [deckFront(draft, y) - 0.045, y])],
    [charts.top, range(front, s.tail + 0.16, 8).map((x): Vec2 => [x, half])],
  ];
  const back = [
    end(0.66, 0.88),
    end(0.632, 0.76),
    end(0.575, 0.66),
    end(0.546, 0.615),
    end(0.5, 0.6),
    end(0, 0.595),
  ];
  return draft
    .symmetric([...draft.trace(charts.lid, ...deck), ...lowerOutline(draft, back)], 'v')
    .rounded(0.025);
}

function liftgate(draft: Draft, house: GreenhouseCuts): Region {
  const { charts, surface, stations: s, spec } = draft;
  const low = spec.kind === 'van' ? 0.34 : 0.445;
  const belt = charts.lid.inverse(
    draft.on(charts.fromBehind, [s.y(0.57), surface.beltLine(s.tail + 0.3) + 0.1]),
  )[0];
  const upper = [...house.backEdge.filter(([u]) => u > belt), ...house.backTop].reverse();
  const wide = spec.kind === 'van' ? 0.1 : 0;
  const back = [
    end(0.718 + wide, 0.93),
    end(0.69 + wide, 0.8),
    end(0.672 + wide, 0.62),
    end(0.638 + wide, low + 0.045),
    end(0.598 + wide, low + 0.013),
    end(0.5, low),
    end(0, low),
  ];
  return draft.symmetric([...upper, ...lowerOutline(draft, back)], 'v').rounded(0.025);
}

const TAILGATE_HALF = 0.805;

function tailgate(draft: Draft): Region {
  const top = 0.985;
  const back = [end(0, top), end(TAILGATE_HALF, top), end(TAILGATE_HALF, 0.53), end(0, 0.53)];
  return draft.symmetric(lowerOutline(draft, back), 'v').rounded(0.02);
}
