import type { Vec2 } from '../../geometry/vec.ts';
import type { Chart } from '../../surface/charts.ts';
import type { Region } from '../../surface/region.ts';
import type { Draft } from '../draft.ts';

/**
 * A corner of a lamp or opening: `end` = seen straight on, share of the half width and face (or rear) share t;
 * `side` = seen from the side, metres from the end of the car and share t.
 */
export type FacePoint = readonly [view: 'end' | 'side', across: number, t: number];

export const end = (share: number, t: number): FacePoint => ['end', share, t];
export const side = (metres: number, t: number): FacePoint => ['side', metres, t];

type End = 'front' | 'rear';

function toChart(draft: Draft, at: End, [view, across, t]: FacePoint): Vec2 {
  const { charts, stations: s } = draft;
  const z = at === 'front' ? s.faceZ(t) : s.rearZ(t);
  const chart: Chart = at === 'front' ? charts.front : charts.rear;
  if (view === 'end') {
    const from = at === 'front' ? charts.fromFront : charts.fromBehind;
    return chart.inverse(draft.on(from, [s.y(across), z]));
  }
  const x = at === 'front' ? s.nose - across : s.tail + across;
  return chart.inverse(draft.on(charts.side, [x, z]));
}

/** The outline in the chart of its end of the car. */
export function faceRegion(draft: Draft, at: End, points: readonly FacePoint[], corner = 0.012): Region {
  return draft.pool.polygon(points.map((point) => toChart(draft, at, point))).rounded(corner);
}

/** An outline drawn for the left half, closed across the centre line. */
export function centredRegion(draft: Draft, at: End, half: readonly FacePoint[], corner = 0.018): Region {
  return draft
    .symmetric(
      half.map((point) => toChart(draft, at, point)),
      'u',
    )
    .rounded(corner);
}
