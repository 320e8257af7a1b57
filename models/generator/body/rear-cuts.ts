import type { Vec2 } from '../geometry/vec.ts';
import type { Region } from '../surface/region.ts';
import { HALF_GAP, type Draft } from './draft.ts';
import { TAIL_CORNER, TAILS } from './faces/lamps.ts';
import { end, faceRegion, type FacePoint } from './faces/outline.ts';
import type { GreenhouseCuts } from './greenhouse-cuts.ts';
import { lidBlank } from './lid-cuts.ts';
import { rearKind } from './rear-kind.ts';
import type { SideCuts } from './side-cuts.ts';

/** Outlines of the rear end; chart `rear` unless said otherwise. */
export interface RearCuts {
  /** Chart `lid`: trunk lid, liftgate or tailgate, glass included. */
  readonly lid: Region;
  /** The same in chart `rear`. */
  readonly lidAtRear: Region;
  /** Left lamp in the body, and its half in the lid. */
  readonly lamp: Region;
  readonly innerLamp: Region | null;
  readonly fascia: Region;
  readonly fasciaSkin: Region;
  /** Black panel under the rear bumper. */
  readonly diffuser: Region | null;
  readonly reflector: Region;
}

export function rearCuts(draft: Draft, house: GreenhouseCuts, sides: SideCuts): RearCuts {
  const { face, features } = draft.spec;
  const { charts, pool } = draft;
  const whole =
    draft.spec.kind === 'beetle'
      ? pool.empty()
      : faceRegion(draft, 'rear', TAILS[face.tail].points, TAIL_CORNER[face.tail]);
  const blank = lidBlank(draft, house);
  const lampsOnLid = both(draft.transfer(charts.rear, charts.lid, whole.grow(HALF_GAP)), 'v');
  const lid = features.twoPieceTailLamps
    ? blank
    : blank
        .minus(...lampsOnLid)
        .largest()
        .rounded(0.012);
  const lidAtRear = draft.transfer(charts.lid, charts.rear, belowGlass(draft, lid));
  const lamp = whole.minus(lidAtRear.grow(HALF_GAP)).largest();
  const inner = whole.meet(lidAtRear.grow(-HALF_GAP));
  const fascia = fasciaOf(draft);
  const diffuser = rearKind(draft) === 'bed' || face.bumper !== 'painted' ? null : diffuserOf(draft);
  const reflector = faceRegion(draft, 'rear', reflectorPoints(draft), 0.008);
  const arch = draft.transfer(
    charts.side,
    charts.rear,
    sides.rearArch.meet(pool.rectangle([-9, 0.05], [draft.stations.rearAxle.x - 0.02, 2])),
  );
  const fasciaSkin = fascia
    .grow(-HALF_GAP)
    .minus(
      lidAtRear.grow(HALF_GAP),
      ...both(whole.grow(HALF_GAP), 'u'),
      ...both(reflector.grow(0.002), 'u'),
      ...both(arch, 'u'),
    )
    .minus(...(diffuser ? [diffuser] : []))
    .withoutSlivers(0.012);
  const innerLamp = features.twoPieceTailLamps && inner.area > 0.004 ? inner.largest() : null;
  return { lid, lidAtRear, lamp, innerLamp, fascia, fasciaSkin, diffuser, reflector };
}

export const both = (region: Region, axis: 'u' | 'v'): [Region, Region] => [region, region.mirrored(axis)];

/** The part of a liftgate that bumper and lamps can touch: its glass would fold in the chart of the rear. */
function belowGlass(draft: Draft, lid: Region): Region {
  if (rearKind(draft) !== 'liftgate') return lid;
  const { charts, surface, stations: s, pool } = draft;
  const belt = surface.beltLine(s.tail + 0.3);
  const top = charts.lid.inverse(draft.on(charts.fromBehind, [0, belt]))[0];
  return lid.meet(pool.rectangle([-9, -9], [top, 9]));
}

/** Height at which the seam between rear bumper cover and quarter leaves the wheel opening. */
function seamAtArch({ stations: s }: Draft): number {
  return s.tyreRadius + 0.66 * s.archRadius;
}

function fasciaOf(draft: Draft): Region {
  const { charts, stations: s, spec } = draft;
  const tail = TAILS[spec.face.tail];
  const middle = { trunk: 0.7, liftgate: spec.kind === 'van' ? 0.37 : 0.48, bed: 0.5 }[rearKind(draft)];
  if (rearKind(draft) === 'bed') {
    const low = s.rearZ(0.22);
    const top = s.rearZ(middle);
    return draft.symmetric(
      draft.trace(
        charts.rear,
        [
          charts.side,
          [
            [s.tail + 0.32, low],
            [s.tail + 0.32, top],
            [s.tail + 0.2, top],
          ],
        ],
        [
          charts.fromBehind,
          [
            [s.y(0.8), top],
            [0, top],
          ],
        ],
      ),
      'u',
    );
  }
  const [back, t] = lampFoot(tail.points);
  const axle = s.rearAxle.x - 0.06;
  const seam = seamAtArch(draft);
  return draft.symmetric(
    draft.trace(
      charts.rear,
      [
        charts.side,
        [
          [axle, s.bumperBottomZ],
          [axle, seam],
        ],
      ],
      [
        charts.side,
        [
          [axle, seam],
          [s.tail + back, s.rearZ(t)],
        ],
      ],
      [
        charts.fromBehind,
        [
          [s.y(0.72), s.rearZ(t)],
          [s.y(0.6), s.rearZ(Math.max(middle, t - 0.1))],
          [0, s.rearZ(middle)],
        ],
      ],
    ),
    'u',
  );
}

/** A point just inside the lower rear corner of the lamp, seen from the side. */
function lampFoot(points: readonly FacePoint[]): Vec2 {
  const sides = points.filter(([view]) => view === 'side');
  const lowest = Math.min(...sides.map(([, , t]) => t));
  const mean = sides.reduce((sum, [, metres]) => sum + metres, 0) / Math.max(1, sides.length);
  return [mean * 0.95, lowest + 0.05];
}

function diffuserOf(draft: Draft): Region {
  return faceRegion(
    draft,
    'rear',
    [end(-0.6, 0.01), end(-0.53, 0.18), end(0.53, 0.18), end(0.6, 0.01)],
    0.02,
  );
}

function reflectorPoints(draft: Draft): FacePoint[] {
  if (rearKind(draft) === 'bed') return [end(0.6, 0.36), end(0.6, 0.385), end(0.7, 0.385), end(0.7, 0.36)];
  return [end(0.58, 0.255), end(0.58, 0.285), end(0.76, 0.3), end(0.76, 0.265)];
}
